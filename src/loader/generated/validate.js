// Generated from schema/topology.schema.json by scripts/generate.ts.
"use strict";
export const validate = validate10;
const schema11 = {"type":"object","properties":{"vhost":{"type":"string"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
const schema12 = {"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}};
const schema13 = {"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema14 = {"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]};
const schema15 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema16 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema17 = {"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false};
const schema18 = {"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}};
const schema19 = {"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}};
const schema20 = {"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^x-", "u");
const pattern1 = new RegExp("^(direct|fanout|topic|headers|x-.+)$", "u");
const pattern3 = new RegExp("^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", "u");
const pattern5 = new RegExp("^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$", "u");
const pattern11 = new RegExp("^0*[1-9][0-9]*[YMDhms]$", "u");
const schema21 = {"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]};
const schema22 = {"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false};
const schema23 = {"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema26 = {"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema24 = {"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]};
const schema25 = {"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.expect === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "reject") || (key0 === "expire")) || (key0 === "overflow")) || (key0 === "redeliver")) || (key0 === "times")) || (key0 === "expect"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.reject !== undefined){
if(typeof data.reject !== "string"){
const err2 = {instancePath:instancePath+"/reject",schemaPath:"#/properties/reject/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.expire !== undefined){
if(typeof data.expire !== "string"){
const err3 = {instancePath:instancePath+"/expire",schemaPath:"#/properties/expire/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.overflow !== undefined){
if(typeof data.overflow !== "string"){
const err4 = {instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.redeliver !== undefined){
if(typeof data.redeliver !== "string"){
const err5 = {instancePath:instancePath+"/redeliver",schemaPath:"#/properties/redeliver/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.times !== undefined){
let data4 = data.times;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err6 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.expect !== undefined){
let data5 = data.expect;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!(((((key1 === "deadLetteredTo") || (key1 === "dropped")) || (key1 === "requeued")) || (key1 === "nacked")) || (key1 === "kept"))){
const err9 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/outcome/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.deadLetteredTo !== undefined){
let data6 = data5.deadLetteredTo;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(typeof data6[i0] !== "string"){
const err10 = {instancePath:instancePath+"/expect/deadLetteredTo/" + i0,schemaPath:"#/definitions/outcome/properties/deadLetteredTo/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/expect/deadLetteredTo",schemaPath:"#/definitions/outcome/properties/deadLetteredTo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.dropped !== undefined){
if(typeof data5.dropped !== "boolean"){
const err12 = {instancePath:instancePath+"/expect/dropped",schemaPath:"#/definitions/outcome/properties/dropped/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data5.requeued !== undefined){
if(typeof data5.requeued !== "boolean"){
const err13 = {instancePath:instancePath+"/expect/requeued",schemaPath:"#/definitions/outcome/properties/requeued/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data5.nacked !== undefined){
if(typeof data5.nacked !== "boolean"){
const err14 = {instancePath:instancePath+"/expect/nacked",schemaPath:"#/definitions/outcome/properties/nacked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.kept !== undefined){
if(typeof data5.kept !== "boolean"){
const err15 = {instancePath:instancePath+"/expect/kept",schemaPath:"#/definitions/outcome/properties/kept/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/outcome/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.publish === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "publish"},message:"must have required property '"+"publish"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "publish")) || (key0 === "expect")) || (key0 === "then")) || (key0 === "table"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.publish !== undefined){
let data1 = data.publish;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(func2.call(schema22.properties, key1))){
const err4 = {instancePath:instancePath+"/publish",schemaPath:"#/definitions/publish/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.exchange !== undefined){
if(typeof data1.exchange !== "string"){
const err5 = {instancePath:instancePath+"/publish/exchange",schemaPath:"#/definitions/publish/properties/exchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.routingKey !== undefined){
if(typeof data1.routingKey !== "string"){
const err6 = {instancePath:instancePath+"/publish/routingKey",schemaPath:"#/definitions/publish/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.headers !== undefined){
let data4 = data1.headers;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err7 = {instancePath:instancePath+"/publish/headers",schemaPath:"#/definitions/publish/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.expiration !== undefined){
let data5 = data1.expiration;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (typeof data5 !== "string")){
const err8 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/type",keyword:"type",params:{type: schema22.properties.expiration.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 315360000000 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err10 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(typeof data5 === "string"){
if(!pattern3.test(data5)){
const err11 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data1.priority !== undefined){
let data6 = data1.priority;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/publish/priority",schemaPath:"#/definitions/publish/properties/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 255 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/publish/priority",schemaPath:"#/definitions/publish/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/publish/priority",schemaPath:"#/definitions/publish/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data1.persistent !== undefined){
if(typeof data1.persistent !== "boolean"){
const err15 = {instancePath:instancePath+"/publish/persistent",schemaPath:"#/definitions/publish/properties/persistent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.deliveryMode !== undefined){
let data8 = data1.deliveryMode;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err16 = {instancePath:instancePath+"/publish/deliveryMode",schemaPath:"#/definitions/publish/properties/deliveryMode/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 2 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/publish/deliveryMode",schemaPath:"#/definitions/publish/properties/deliveryMode/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/publish/deliveryMode",schemaPath:"#/definitions/publish/properties/deliveryMode/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data1.contentType !== undefined){
if(typeof data1.contentType !== "string"){
const err19 = {instancePath:instancePath+"/publish/contentType",schemaPath:"#/definitions/publish/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data1.contentEncoding !== undefined){
if(typeof data1.contentEncoding !== "string"){
const err20 = {instancePath:instancePath+"/publish/contentEncoding",schemaPath:"#/definitions/publish/properties/contentEncoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data1.correlationId !== undefined){
if(typeof data1.correlationId !== "string"){
const err21 = {instancePath:instancePath+"/publish/correlationId",schemaPath:"#/definitions/publish/properties/correlationId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data1.replyTo !== undefined){
if(typeof data1.replyTo !== "string"){
const err22 = {instancePath:instancePath+"/publish/replyTo",schemaPath:"#/definitions/publish/properties/replyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data1.messageId !== undefined){
if(typeof data1.messageId !== "string"){
const err23 = {instancePath:instancePath+"/publish/messageId",schemaPath:"#/definitions/publish/properties/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data1.timestamp !== undefined){
let data14 = data1.timestamp;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err24 = {instancePath:instancePath+"/publish/timestamp",schemaPath:"#/definitions/publish/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
const err25 = {instancePath:instancePath+"/publish/timestamp",schemaPath:"#/definitions/publish/properties/timestamp/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err26 = {instancePath:instancePath+"/publish/timestamp",schemaPath:"#/definitions/publish/properties/timestamp/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
if(data1.type !== undefined){
if(typeof data1.type !== "string"){
const err27 = {instancePath:instancePath+"/publish/type",schemaPath:"#/definitions/publish/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data1.userId !== undefined){
if(typeof data1.userId !== "string"){
const err28 = {instancePath:instancePath+"/publish/userId",schemaPath:"#/definitions/publish/properties/userId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data1.appId !== undefined){
if(typeof data1.appId !== "string"){
const err29 = {instancePath:instancePath+"/publish/appId",schemaPath:"#/definitions/publish/properties/appId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data1.mandatory !== undefined){
if(typeof data1.mandatory !== "boolean"){
const err30 = {instancePath:instancePath+"/publish/mandatory",schemaPath:"#/definitions/publish/properties/mandatory/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/publish",schemaPath:"#/definitions/publish/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.expect !== undefined){
let data19 = data.expect;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key2 in data19){
if(!(((((key2 === "queues") || (key2 === "either")) || (key2 === "unroutable")) || (key2 === "returned")) || (key2 === "refused"))){
const err32 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data19.queues !== undefined){
let data20 = data19.queues;
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
if(typeof data20[i0] !== "string"){
const err33 = {instancePath:instancePath+"/expect/queues/" + i0,schemaPath:"#/definitions/expect/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/expect/queues",schemaPath:"#/definitions/expect/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data19.either !== undefined){
let data22 = data19.either;
if(Array.isArray(data22)){
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
if(typeof data22[i1] !== "string"){
const err35 = {instancePath:instancePath+"/expect/either/" + i1,schemaPath:"#/definitions/expect/properties/either/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/expect/either",schemaPath:"#/definitions/expect/properties/either/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data19.unroutable !== undefined){
if(typeof data19.unroutable !== "boolean"){
const err37 = {instancePath:instancePath+"/expect/unroutable",schemaPath:"#/definitions/expect/properties/unroutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data19.returned !== undefined){
if(typeof data19.returned !== "boolean"){
const err38 = {instancePath:instancePath+"/expect/returned",schemaPath:"#/definitions/expect/properties/returned/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data19.refused !== undefined){
if(typeof data19.refused !== "boolean"){
const err39 = {instancePath:instancePath+"/expect/refused",schemaPath:"#/definitions/expect/properties/refused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/expect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.then !== undefined){
let data27 = data.then;
if(Array.isArray(data27)){
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
if(!(validate12(data27[i2], {instancePath:instancePath+"/then/" + i2,parentData:data27,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath:instancePath+"/then",schemaPath:"#/properties/then/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.table !== undefined){
let data29 = data.table;
if(Array.isArray(data29)){
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
let data30 = data29[i3];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key3 in data30){
if(!(((((((key3 === "routingKey") || (key3 === "headers")) || (key3 === "queues")) || (key3 === "either")) || (key3 === "unroutable")) || (key3 === "returned")) || (key3 === "refused"))){
const err42 = {instancePath:instancePath+"/table/" + i3,schemaPath:"#/definitions/row/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data30.routingKey !== undefined){
if(typeof data30.routingKey !== "string"){
const err43 = {instancePath:instancePath+"/table/" + i3+"/routingKey",schemaPath:"#/definitions/row/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data30.headers !== undefined){
let data32 = data30.headers;
if(!(data32 && typeof data32 == "object" && !Array.isArray(data32))){
const err44 = {instancePath:instancePath+"/table/" + i3+"/headers",schemaPath:"#/definitions/row/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data30.queues !== undefined){
let data33 = data30.queues;
if(Array.isArray(data33)){
const len4 = data33.length;
for(let i4=0; i4<len4; i4++){
if(typeof data33[i4] !== "string"){
const err45 = {instancePath:instancePath+"/table/" + i3+"/queues/" + i4,schemaPath:"#/definitions/row/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/table/" + i3+"/queues",schemaPath:"#/definitions/row/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data30.either !== undefined){
let data35 = data30.either;
if(Array.isArray(data35)){
const len5 = data35.length;
for(let i5=0; i5<len5; i5++){
if(typeof data35[i5] !== "string"){
const err47 = {instancePath:instancePath+"/table/" + i3+"/either/" + i5,schemaPath:"#/definitions/row/properties/either/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/table/" + i3+"/either",schemaPath:"#/definitions/row/properties/either/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data30.unroutable !== undefined){
if(typeof data30.unroutable !== "boolean"){
const err49 = {instancePath:instancePath+"/table/" + i3+"/unroutable",schemaPath:"#/definitions/row/properties/unroutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data30.returned !== undefined){
if(typeof data30.returned !== "boolean"){
const err50 = {instancePath:instancePath+"/table/" + i3+"/returned",schemaPath:"#/definitions/row/properties/returned/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data30.refused !== undefined){
if(typeof data30.refused !== "boolean"){
const err51 = {instancePath:instancePath+"/table/" + i3+"/refused",schemaPath:"#/definitions/row/properties/refused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/table/" + i3,schemaPath:"#/definitions/row/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func2.call(schema11.properties, key0)) || (pattern0.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.vhost !== undefined){
if(typeof data.vhost !== "string"){
const err1 = {instancePath:instancePath+"/vhost",schemaPath:"#/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.exchanges !== undefined){
let data1 = data.exchanges;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (data1 !== null)){
const err2 = {instancePath:instancePath+"/exchanges",schemaPath:"#/properties/exchanges/type",keyword:"type",params:{type: schema11.properties.exchanges.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
let data2 = data1[key1];
const _errs10 = errors;
let valid3 = true;
const _errs11 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing0;
if((data2.state === undefined) && (missing0 = "state")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data2.state !== undefined){
if("absent" !== data2.state){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
var _valid0 = _errs11 === errors;
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs13 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.type === undefined){
const err5 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
valid3 = _valid0;
}
if(!valid3){
const err6 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key2 in data2){
if(!(func2.call(schema12.properties, key2))){
const err7 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.type !== undefined){
let data4 = data2.type;
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err8 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.durable !== undefined){
if(typeof data2.durable !== "boolean"){
const err10 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/durable",schemaPath:"#/definitions/exchange/properties/durable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.autoDelete !== undefined){
if(typeof data2.autoDelete !== "boolean"){
const err11 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoDelete",schemaPath:"#/definitions/exchange/properties/autoDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.internal !== undefined){
if(typeof data2.internal !== "boolean"){
const err12 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/internal",schemaPath:"#/definitions/exchange/properties/internal/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.alternateExchange !== undefined){
if(typeof data2.alternateExchange !== "string"){
const err13 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/alternateExchange",schemaPath:"#/definitions/exchange/properties/alternateExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.delayedType !== undefined){
let data9 = data2.delayedType;
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err14 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data2.arguments !== undefined){
let data10 = data2.arguments;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err16 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/exchange/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.external !== undefined){
if(typeof data2.external !== "boolean"){
const err17 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/external",schemaPath:"#/definitions/exchange/properties/external/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.protect !== undefined){
if(typeof data2.protect !== "boolean"){
const err18 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/exchange/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data2.renamedFrom !== undefined){
let data13 = data2.renamedFrom;
if((typeof data13 !== "string") && (!(data13 && typeof data13 == "object" && !Array.isArray(data13)))){
const err19 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/type",keyword:"type",params:{type: schema12.properties.renamedFrom.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.vhost === undefined){
const err20 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/required",keyword:"required",params:{missingProperty: "vhost"},message:"must have required property '"+"vhost"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key3 in data13){
if(!((key3 === "vhost") || (key3 === "name"))){
const err21 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data13.vhost !== undefined){
if(typeof data13.vhost !== "string"){
const err22 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/vhost",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data13.name !== undefined){
if(typeof data13.name !== "string"){
const err23 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/name",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
}
if(data2.onImmutableChange !== undefined){
let data16 = data2.onImmutableChange;
if(typeof data16 !== "string"){
const err24 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(((data16 === "refuse") || (data16 === "replace-if-empty")) || (data16 === "migrate"))){
const err25 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema12.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.state !== undefined){
let data17 = data2.state;
if(typeof data17 !== "string"){
const err26 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!((data17 === "present") || (data17 === "absent"))){
const err27 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/enum",keyword:"enum",params:{allowedValues: schema12.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/exchanges/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
if(data.queues !== undefined){
let data18 = data.queues;
if((!(data18 && typeof data18 == "object" && !Array.isArray(data18))) && (data18 !== null)){
const err29 = {instancePath:instancePath+"/queues",schemaPath:"#/properties/queues/type",keyword:"type",params:{type: schema11.properties.queues.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key4 in data18){
let data19 = data18[key4];
if((!(data19 && typeof data19 == "object" && !Array.isArray(data19))) && (data19 !== null)){
const err30 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/queue/type",keyword:"type",params:{type: schema13.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key5 in data19){
if(!(func2.call(schema13.properties, key5))){
const err31 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/queue/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data19.type !== undefined){
let data20 = data19.type;
if(typeof data20 !== "string"){
const err32 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/queue/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!(((data20 === "classic") || (data20 === "quorum")) || (data20 === "stream"))){
const err33 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/queue/properties/type/enum",keyword:"enum",params:{allowedValues: schema13.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data19.durable !== undefined){
if(typeof data19.durable !== "boolean"){
const err34 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/durable",schemaPath:"#/definitions/queue/properties/durable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data19.autoDelete !== undefined){
if(typeof data19.autoDelete !== "boolean"){
const err35 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoDelete",schemaPath:"#/definitions/queue/properties/autoDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data19.exclusive !== undefined){
if(typeof data19.exclusive !== "boolean"){
const err36 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/exclusive",schemaPath:"#/definitions/queue/properties/exclusive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data19.messageTtl !== undefined){
let data24 = data19.messageTtl;
if((!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))) && (typeof data24 !== "string")){
const err37 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/queue/properties/messageTtl/type",keyword:"type",params:{type: schema13.properties.messageTtl.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 315360000000 || isNaN(data24)){
const err38 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/queue/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err39 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/queue/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(typeof data24 === "string"){
if(!pattern3.test(data24)){
const err40 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/queue/properties/messageTtl/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
if(data19.expires !== undefined){
let data25 = data19.expires;
if((!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) && (typeof data25 !== "string")){
const err41 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/queue/properties/expires/type",keyword:"type",params:{type: schema13.properties.expires.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 315360000000 || isNaN(data25)){
const err42 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/queue/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err43 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/queue/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(typeof data25 === "string"){
if(!pattern3.test(data25)){
const err44 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/queue/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data19.maxLength !== undefined){
let data26 = data19.maxLength;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err45 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/definitions/queue/properties/maxLength/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 9007199254740991 || isNaN(data26)){
const err46 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/definitions/queue/properties/maxLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err47 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLength",schemaPath:"#/definitions/queue/properties/maxLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
if(data19.maxLengthBytes !== undefined){
let data27 = data19.maxLengthBytes;
if((!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) && (typeof data27 !== "string")){
const err48 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/queue/properties/maxLengthBytes/type",keyword:"type",params:{type: schema13.properties.maxLengthBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 9007199254740991 || isNaN(data27)){
const err49 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/queue/properties/maxLengthBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err50 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/queue/properties/maxLengthBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(typeof data27 === "string"){
if(!pattern5.test(data27)){
const err51 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/queue/properties/maxLengthBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data19.overflow !== undefined){
let data28 = data19.overflow;
if(typeof data28 !== "string"){
const err52 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/overflow",schemaPath:"#/definitions/queue/properties/overflow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!(((data28 === "drop-head") || (data28 === "reject-publish")) || (data28 === "reject-publish-dlx"))){
const err53 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/overflow",schemaPath:"#/definitions/queue/properties/overflow/enum",keyword:"enum",params:{allowedValues: schema13.properties.overflow.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data19.deadLetterExchange !== undefined){
if(typeof data19.deadLetterExchange !== "string"){
const err54 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadLetterExchange",schemaPath:"#/definitions/queue/properties/deadLetterExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.deadLetterRoutingKey !== undefined){
if(typeof data19.deadLetterRoutingKey !== "string"){
const err55 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadLetterRoutingKey",schemaPath:"#/definitions/queue/properties/deadLetterRoutingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data19.deadLetterStrategy !== undefined){
let data31 = data19.deadLetterStrategy;
if(typeof data31 !== "string"){
const err56 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadLetterStrategy",schemaPath:"#/definitions/queue/properties/deadLetterStrategy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((data31 === "at-most-once") || (data31 === "at-least-once"))){
const err57 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadLetterStrategy",schemaPath:"#/definitions/queue/properties/deadLetterStrategy/enum",keyword:"enum",params:{allowedValues: schema13.properties.deadLetterStrategy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data19.singleActiveConsumer !== undefined){
if(typeof data19.singleActiveConsumer !== "boolean"){
const err58 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/singleActiveConsumer",schemaPath:"#/definitions/queue/properties/singleActiveConsumer/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data19.maxPriority !== undefined){
let data33 = data19.maxPriority;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err59 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxPriority",schemaPath:"#/definitions/queue/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 255 || isNaN(data33)){
const err60 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxPriority",schemaPath:"#/definitions/queue/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data33 < 0 || isNaN(data33)){
const err61 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxPriority",schemaPath:"#/definitions/queue/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data19.queueMode !== undefined){
let data34 = data19.queueMode;
if(typeof data34 !== "string"){
const err62 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueMode",schemaPath:"#/definitions/queue/properties/queueMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!((data34 === "default") || (data34 === "lazy"))){
const err63 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueMode",schemaPath:"#/definitions/queue/properties/queueMode/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data19.queueVersion !== undefined){
let data35 = data19.queueVersion;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err64 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueVersion",schemaPath:"#/definitions/queue/properties/queueVersion/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 2 || isNaN(data35)){
const err65 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueVersion",schemaPath:"#/definitions/queue/properties/queueVersion/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err66 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueVersion",schemaPath:"#/definitions/queue/properties/queueVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
if(data19.queueMasterLocator !== undefined){
let data36 = data19.queueMasterLocator;
if(typeof data36 !== "string"){
const err67 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueMasterLocator",schemaPath:"#/definitions/queue/properties/queueMasterLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!(((data36 === "client-local") || (data36 === "min-masters")) || (data36 === "random"))){
const err68 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueMasterLocator",schemaPath:"#/definitions/queue/properties/queueMasterLocator/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueMasterLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data19.queueLeaderLocator !== undefined){
let data37 = data19.queueLeaderLocator;
if(typeof data37 !== "string"){
const err69 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueLeaderLocator",schemaPath:"#/definitions/queue/properties/queueLeaderLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((((data37 === "client-local") || (data37 === "balanced")) || (data37 === "random")) || (data37 === "least-leaders"))){
const err70 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueLeaderLocator",schemaPath:"#/definitions/queue/properties/queueLeaderLocator/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueLeaderLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data19.deliveryLimit !== undefined){
let data38 = data19.deliveryLimit;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err71 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deliveryLimit",schemaPath:"#/definitions/queue/properties/deliveryLimit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 9007199254740991 || isNaN(data38)){
const err72 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deliveryLimit",schemaPath:"#/definitions/queue/properties/deliveryLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data38 < -1 || isNaN(data38)){
const err73 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/deliveryLimit",schemaPath:"#/definitions/queue/properties/deliveryLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
if(data19.quorumInitialGroupSize !== undefined){
let data39 = data19.quorumInitialGroupSize;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err74 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorumInitialGroupSize",schemaPath:"#/definitions/queue/properties/quorumInitialGroupSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 9007199254740991 || isNaN(data39)){
const err75 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorumInitialGroupSize",schemaPath:"#/definitions/queue/properties/quorumInitialGroupSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data39 < 1 || isNaN(data39)){
const err76 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorumInitialGroupSize",schemaPath:"#/definitions/queue/properties/quorumInitialGroupSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
if(data19.maxInMemoryLength !== undefined){
let data40 = data19.maxInMemoryLength;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err77 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryLength",schemaPath:"#/definitions/queue/properties/maxInMemoryLength/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 9007199254740991 || isNaN(data40)){
const err78 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryLength",schemaPath:"#/definitions/queue/properties/maxInMemoryLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err79 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryLength",schemaPath:"#/definitions/queue/properties/maxInMemoryLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
if(data19.maxInMemoryBytes !== undefined){
let data41 = data19.maxInMemoryBytes;
if((!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))) && (typeof data41 !== "string")){
const err80 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryBytes",schemaPath:"#/definitions/queue/properties/maxInMemoryBytes/type",keyword:"type",params:{type: schema13.properties.maxInMemoryBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 9007199254740991 || isNaN(data41)){
const err81 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryBytes",schemaPath:"#/definitions/queue/properties/maxInMemoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data41 < 0 || isNaN(data41)){
const err82 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryBytes",schemaPath:"#/definitions/queue/properties/maxInMemoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(typeof data41 === "string"){
if(!pattern5.test(data41)){
const err83 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxInMemoryBytes",schemaPath:"#/definitions/queue/properties/maxInMemoryBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
if(data19.consumerTimeout !== undefined){
let data42 = data19.consumerTimeout;
if((!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))) && (typeof data42 !== "string")){
const err84 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTimeout",schemaPath:"#/definitions/queue/properties/consumerTimeout/type",keyword:"type",params:{type: schema13.properties.consumerTimeout.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 9007199254740991 || isNaN(data42)){
const err85 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTimeout",schemaPath:"#/definitions/queue/properties/consumerTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data42 < 0 || isNaN(data42)){
const err86 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTimeout",schemaPath:"#/definitions/queue/properties/consumerTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(typeof data42 === "string"){
if(!pattern3.test(data42)){
const err87 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTimeout",schemaPath:"#/definitions/queue/properties/consumerTimeout/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
if(data19.consumerDisconnectedTimeout !== undefined){
let data43 = data19.consumerDisconnectedTimeout;
if((!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))) && (typeof data43 !== "string")){
const err88 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerDisconnectedTimeout",schemaPath:"#/definitions/queue/properties/consumerDisconnectedTimeout/type",keyword:"type",params:{type: schema13.properties.consumerDisconnectedTimeout.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 9007199254740991 || isNaN(data43)){
const err89 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerDisconnectedTimeout",schemaPath:"#/definitions/queue/properties/consumerDisconnectedTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err90 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerDisconnectedTimeout",schemaPath:"#/definitions/queue/properties/consumerDisconnectedTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(typeof data43 === "string"){
if(!pattern3.test(data43)){
const err91 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerDisconnectedTimeout",schemaPath:"#/definitions/queue/properties/consumerDisconnectedTimeout/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
if(data19.delayedRetryType !== undefined){
if(typeof data19.delayedRetryType !== "string"){
const err92 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryType",schemaPath:"#/definitions/queue/properties/delayedRetryType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data19.delayedRetryMin !== undefined){
let data45 = data19.delayedRetryMin;
if((!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))) && (typeof data45 !== "string")){
const err93 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMin",schemaPath:"#/definitions/queue/properties/delayedRetryMin/type",keyword:"type",params:{type: schema13.properties.delayedRetryMin.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 9007199254740991 || isNaN(data45)){
const err94 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMin",schemaPath:"#/definitions/queue/properties/delayedRetryMin/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data45 < 0 || isNaN(data45)){
const err95 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMin",schemaPath:"#/definitions/queue/properties/delayedRetryMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(typeof data45 === "string"){
if(!pattern3.test(data45)){
const err96 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMin",schemaPath:"#/definitions/queue/properties/delayedRetryMin/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
if(data19.delayedRetryMax !== undefined){
let data46 = data19.delayedRetryMax;
if((!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))) && (typeof data46 !== "string")){
const err97 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMax",schemaPath:"#/definitions/queue/properties/delayedRetryMax/type",keyword:"type",params:{type: schema13.properties.delayedRetryMax.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 9007199254740991 || isNaN(data46)){
const err98 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMax",schemaPath:"#/definitions/queue/properties/delayedRetryMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data46 < 0 || isNaN(data46)){
const err99 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMax",schemaPath:"#/definitions/queue/properties/delayedRetryMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(typeof data46 === "string"){
if(!pattern3.test(data46)){
const err100 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedRetryMax",schemaPath:"#/definitions/queue/properties/delayedRetryMax/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
if(data19.maxAge !== undefined){
let data47 = data19.maxAge;
if(typeof data47 === "string"){
if(!pattern11.test(data47)){
const err101 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/queue/properties/maxAge/pattern",keyword:"pattern",params:{pattern: "^0*[1-9][0-9]*[YMDhms]$"},message:"must match pattern \""+"^0*[1-9][0-9]*[YMDhms]$"+"\""};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/queue/properties/maxAge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data19.streamMaxSegmentSizeBytes !== undefined){
let data48 = data19.streamMaxSegmentSizeBytes;
if((!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))) && (typeof data48 !== "string")){
const err103 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamMaxSegmentSizeBytes",schemaPath:"#/definitions/queue/properties/streamMaxSegmentSizeBytes/type",keyword:"type",params:{type: schema13.properties.streamMaxSegmentSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 3000000000 || isNaN(data48)){
const err104 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamMaxSegmentSizeBytes",schemaPath:"#/definitions/queue/properties/streamMaxSegmentSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3000000000},message:"must be <= 3000000000"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err105 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamMaxSegmentSizeBytes",schemaPath:"#/definitions/queue/properties/streamMaxSegmentSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(typeof data48 === "string"){
if(!pattern5.test(data48)){
const err106 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamMaxSegmentSizeBytes",schemaPath:"#/definitions/queue/properties/streamMaxSegmentSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
if(data19.streamFilterSizeBytes !== undefined){
let data49 = data19.streamFilterSizeBytes;
if((!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))) && (typeof data49 !== "string")){
const err107 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamFilterSizeBytes",schemaPath:"#/definitions/queue/properties/streamFilterSizeBytes/type",keyword:"type",params:{type: schema13.properties.streamFilterSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 > 255 || isNaN(data49)){
const err108 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamFilterSizeBytes",schemaPath:"#/definitions/queue/properties/streamFilterSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data49 < 16 || isNaN(data49)){
const err109 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamFilterSizeBytes",schemaPath:"#/definitions/queue/properties/streamFilterSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 16},message:"must be >= 16"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(typeof data49 === "string"){
if(!pattern5.test(data49)){
const err110 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/streamFilterSizeBytes",schemaPath:"#/definitions/queue/properties/streamFilterSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
if(data19.initialClusterSize !== undefined){
let data50 = data19.initialClusterSize;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err111 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/queue/properties/initialClusterSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 9007199254740991 || isNaN(data50)){
const err112 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/queue/properties/initialClusterSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data50 < 1 || isNaN(data50)){
const err113 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/queue/properties/initialClusterSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
if(data19.arguments !== undefined){
let data51 = data19.arguments;
if(!(data51 && typeof data51 == "object" && !Array.isArray(data51))){
const err114 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/queue/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data19.external !== undefined){
if(typeof data19.external !== "boolean"){
const err115 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/external",schemaPath:"#/definitions/queue/properties/external/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data19.protect !== undefined){
if(typeof data19.protect !== "boolean"){
const err116 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/queue/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data19.renamedFrom !== undefined){
let data54 = data19.renamedFrom;
if((typeof data54 !== "string") && (!(data54 && typeof data54 == "object" && !Array.isArray(data54)))){
const err117 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/queue/properties/renamedFrom/type",keyword:"type",params:{type: schema13.properties.renamedFrom.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.vhost === undefined){
const err118 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/queue/properties/renamedFrom/required",keyword:"required",params:{missingProperty: "vhost"},message:"must have required property '"+"vhost"+"'"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
for(const key6 in data54){
if(!((key6 === "vhost") || (key6 === "name"))){
const err119 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/queue/properties/renamedFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data54.vhost !== undefined){
if(typeof data54.vhost !== "string"){
const err120 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/vhost",schemaPath:"#/definitions/queue/properties/renamedFrom/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data54.name !== undefined){
if(typeof data54.name !== "string"){
const err121 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/name",schemaPath:"#/definitions/queue/properties/renamedFrom/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
}
if(data19.onImmutableChange !== undefined){
let data57 = data19.onImmutableChange;
if(typeof data57 !== "string"){
const err122 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/queue/properties/onImmutableChange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(!(((data57 === "refuse") || (data57 === "replace-if-empty")) || (data57 === "migrate"))){
const err123 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/queue/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema13.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data19.state !== undefined){
let data58 = data19.state;
if(typeof data58 !== "string"){
const err124 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/queue/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(!((data58 === "present") || (data58 === "absent"))){
const err125 = {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/queue/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
}
}
}
if(data.bindings !== undefined){
let data59 = data.bindings;
if((!(Array.isArray(data59))) && (data59 !== null)){
const err126 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/type",keyword:"type",params:{type: schema11.properties.bindings.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(Array.isArray(data59)){
const len0 = data59.length;
for(let i0=0; i0<len0; i0++){
let data60 = data59[i0];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.source === undefined){
const err127 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data60.destination === undefined){
const err128 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
for(const key7 in data60){
if(!((((((key7 === "source") || (key7 === "destination")) || (key7 === "destinationType")) || (key7 === "routingKey")) || (key7 === "arguments")) || (key7 === "state"))){
const err129 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data60.source !== undefined){
if(typeof data60.source !== "string"){
const err130 = {instancePath:instancePath+"/bindings/" + i0+"/source",schemaPath:"#/definitions/binding/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data60.destination !== undefined){
if(typeof data60.destination !== "string"){
const err131 = {instancePath:instancePath+"/bindings/" + i0+"/destination",schemaPath:"#/definitions/binding/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data60.destinationType !== undefined){
let data63 = data60.destinationType;
if(typeof data63 !== "string"){
const err132 = {instancePath:instancePath+"/bindings/" + i0+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!((data63 === "queue") || (data63 === "exchange"))){
const err133 = {instancePath:instancePath+"/bindings/" + i0+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/enum",keyword:"enum",params:{allowedValues: schema14.properties.destinationType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data60.routingKey !== undefined){
if(typeof data60.routingKey !== "string"){
const err134 = {instancePath:instancePath+"/bindings/" + i0+"/routingKey",schemaPath:"#/definitions/binding/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data60.arguments !== undefined){
let data65 = data60.arguments;
if(!(data65 && typeof data65 == "object" && !Array.isArray(data65))){
const err135 = {instancePath:instancePath+"/bindings/" + i0+"/arguments",schemaPath:"#/definitions/binding/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data60.state !== undefined){
let data66 = data60.state;
if(typeof data66 !== "string"){
const err136 = {instancePath:instancePath+"/bindings/" + i0+"/state",schemaPath:"#/definitions/binding/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(!((data66 === "present") || (data66 === "absent"))){
const err137 = {instancePath:instancePath+"/bindings/" + i0+"/state",schemaPath:"#/definitions/binding/properties/state/enum",keyword:"enum",params:{allowedValues: schema14.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
}
if(data.policies !== undefined){
let data67 = data.policies;
if((!(data67 && typeof data67 == "object" && !Array.isArray(data67))) && (data67 !== null)){
const err139 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: schema11.properties.policies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key8 in data67){
let data68 = data67[key8];
const _errs154 = errors;
let valid17 = true;
const _errs155 = errors;
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing1;
if((data68.state === undefined) && (missing1 = "state")){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
else {
if(data68.state !== undefined){
if("absent" !== data68.state){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
}
var _valid1 = _errs155 === errors;
errors = _errs154;
if(vErrors !== null){
if(_errs154){
vErrors.length = _errs154;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs157 = errors;
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
if(data68.pattern === undefined){
const err142 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data68.definition === undefined){
const err143 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
var _valid1 = _errs157 === errors;
valid17 = _valid1;
}
if(!valid17){
const err144 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
for(const key9 in data68){
if(!(((((key9 === "pattern") || (key9 === "applyTo")) || (key9 === "priority")) || (key9 === "definition")) || (key9 === "state"))){
const err145 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data68.pattern !== undefined){
if(typeof data68.pattern !== "string"){
const err146 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/policy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data68.applyTo !== undefined){
let data71 = data68.applyTo;
if(typeof data71 !== "string"){
const err147 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(!((((((data71 === "all") || (data71 === "queues")) || (data71 === "exchanges")) || (data71 === "classic_queues")) || (data71 === "quorum_queues")) || (data71 === "streams"))){
const err148 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema15.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data68.priority !== undefined){
let data72 = data68.priority;
if(!((typeof data72 == "number") && (isFinite(data72)))){
const err149 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/type",keyword:"type",params:{type: schema15.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 9007199254740991 || isNaN(data72)){
const err150 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data72 < -9007199254740991 || isNaN(data72)){
const err151 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
if(data68.definition !== undefined){
let data73 = data68.definition;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
if(Object.keys(data73).length < 1){
const err152 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data68.state !== undefined){
let data74 = data68.state;
if(typeof data74 !== "string"){
const err154 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(!((data74 === "present") || (data74 === "absent"))){
const err155 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/enum",keyword:"enum",params:{allowedValues: schema15.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/policies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
}
if(data.operatorPolicies !== undefined){
let data75 = data.operatorPolicies;
if((!(data75 && typeof data75 == "object" && !Array.isArray(data75))) && (data75 !== null)){
const err157 = {instancePath:instancePath+"/operatorPolicies",schemaPath:"#/properties/operatorPolicies/type",keyword:"type",params:{type: schema11.properties.operatorPolicies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
for(const key10 in data75){
let data76 = data75[key10];
const _errs175 = errors;
let valid22 = true;
const _errs176 = errors;
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
let missing2;
if((data76.state === undefined) && (missing2 = "state")){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
else {
if(data76.state !== undefined){
if("absent" !== data76.state){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
}
}
var _valid2 = _errs176 === errors;
errors = _errs175;
if(vErrors !== null){
if(_errs175){
vErrors.length = _errs175;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs178 = errors;
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
if(data76.pattern === undefined){
const err160 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data76.definition === undefined){
const err161 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
var _valid2 = _errs178 === errors;
valid22 = _valid2;
}
if(!valid22){
const err162 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
for(const key11 in data76){
if(!(((((key11 === "pattern") || (key11 === "applyTo")) || (key11 === "priority")) || (key11 === "definition")) || (key11 === "state"))){
const err163 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data76.pattern !== undefined){
if(typeof data76.pattern !== "string"){
const err164 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/operatorPolicy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data76.applyTo !== undefined){
let data79 = data76.applyTo;
if(typeof data79 !== "string"){
const err165 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!((((((data79 === "all") || (data79 === "queues")) || (data79 === "exchanges")) || (data79 === "classic_queues")) || (data79 === "quorum_queues")) || (data79 === "streams"))){
const err166 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema16.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data76.priority !== undefined){
let data80 = data76.priority;
if(!((typeof data80 == "number") && (isFinite(data80)))){
const err167 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/type",keyword:"type",params:{type: schema16.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 9007199254740991 || isNaN(data80)){
const err168 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(data80 < -9007199254740991 || isNaN(data80)){
const err169 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
}
if(data76.definition !== undefined){
let data81 = data76.definition;
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
if(Object.keys(data81).length < 1){
const err170 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data76.state !== undefined){
let data82 = data76.state;
if(typeof data82 !== "string"){
const err172 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(!((data82 === "present") || (data82 === "absent"))){
const err173 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/enum",keyword:"enum",params:{allowedValues: schema16.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath:instancePath+"/operatorPolicies/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
}
if(data.limits !== undefined){
let data83 = data.limits;
if((!(data83 && typeof data83 == "object" && !Array.isArray(data83))) && (data83 !== null)){
const err175 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/type",keyword:"type",params:{type: schema17.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
for(const key12 in data83){
if(!((key12 === "maxQueues") || (key12 === "maxConnections"))){
const err176 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data83.maxQueues !== undefined){
let data84 = data83.maxQueues;
if((!(((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84))) && (isFinite(data84)))) && (!(data84 && typeof data84 == "object" && !Array.isArray(data84)))){
const err177 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/type",keyword:"type",params:{type: schema17.properties.maxQueues.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if((typeof data84 == "number") && (isFinite(data84))){
if(data84 > 9007199254740991 || isNaN(data84)){
const err178 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data84 < -1 || isNaN(data84)){
const err179 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
if(data84.state === undefined){
const err180 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
for(const key13 in data84){
if(!(key13 === "state")){
const err181 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data84.state !== undefined){
let data85 = data84.state;
if(typeof data85 !== "string"){
const err182 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
if(!(data85 === "absent")){
const err183 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/enum",keyword:"enum",params:{allowedValues: schema17.properties.maxQueues.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
}
}
if(data83.maxConnections !== undefined){
let data86 = data83.maxConnections;
if((!(((typeof data86 == "number") && (!(data86 % 1) && !isNaN(data86))) && (isFinite(data86)))) && (!(data86 && typeof data86 == "object" && !Array.isArray(data86)))){
const err184 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/type",keyword:"type",params:{type: schema17.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if((typeof data86 == "number") && (isFinite(data86))){
if(data86 > 9007199254740991 || isNaN(data86)){
const err185 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data86 < -1 || isNaN(data86)){
const err186 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
if(data86.state === undefined){
const err187 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
for(const key14 in data86){
if(!(key14 === "state")){
const err188 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data86.state !== undefined){
let data87 = data86.state;
if(typeof data87 !== "string"){
const err189 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(!(data87 === "absent")){
const err190 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema17.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
}
}
}
}
if(data.permissions !== undefined){
let data88 = data.permissions;
if((!(data88 && typeof data88 == "object" && !Array.isArray(data88))) && (data88 !== null)){
const err191 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: schema11.properties.permissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
for(const key15 in data88){
let data89 = data88[key15];
const _errs210 = errors;
let valid31 = true;
const _errs211 = errors;
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing3;
if((data89.state === undefined) && (missing3 = "state")){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
else {
if(data89.state !== undefined){
if("absent" !== data89.state){
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
}
}
var _valid3 = _errs211 === errors;
errors = _errs210;
if(vErrors !== null){
if(_errs210){
vErrors.length = _errs210;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs213 = errors;
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.configure === undefined){
const err194 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "configure"},message:"must have required property '"+"configure"+"'"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(data89.write === undefined){
const err195 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(data89.read === undefined){
const err196 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
var _valid3 = _errs213 === errors;
valid31 = _valid3;
}
if(!valid31){
const err197 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
for(const key16 in data89){
if(!((((key16 === "configure") || (key16 === "write")) || (key16 === "read")) || (key16 === "state"))){
const err198 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data89.configure !== undefined){
if(typeof data89.configure !== "string"){
const err199 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/configure",schemaPath:"#/definitions/permission/properties/configure/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data89.write !== undefined){
if(typeof data89.write !== "string"){
const err200 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/permission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data89.read !== undefined){
if(typeof data89.read !== "string"){
const err201 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/permission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data89.state !== undefined){
let data94 = data89.state;
if(typeof data94 !== "string"){
const err202 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!((data94 === "present") || (data94 === "absent"))){
const err203 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/enum",keyword:"enum",params:{allowedValues: schema18.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
}
else {
const err204 = {instancePath:instancePath+"/permissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
}
}
if(data.topicPermissions !== undefined){
let data95 = data.topicPermissions;
if((!(data95 && typeof data95 == "object" && !Array.isArray(data95))) && (data95 !== null)){
const err205 = {instancePath:instancePath+"/topicPermissions",schemaPath:"#/properties/topicPermissions/type",keyword:"type",params:{type: schema11.properties.topicPermissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
for(const key17 in data95){
let data96 = data95[key17];
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
for(const key18 in data96){
let data97 = data96[key18];
const _errs232 = errors;
let valid37 = true;
const _errs233 = errors;
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
let missing4;
if((data97.state === undefined) && (missing4 = "state")){
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
else {
if(data97.state !== undefined){
if("absent" !== data97.state){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
}
}
var _valid4 = _errs233 === errors;
errors = _errs232;
if(vErrors !== null){
if(_errs232){
vErrors.length = _errs232;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs235 = errors;
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
if(data97.write === undefined){
const err208 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data97.read === undefined){
const err209 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
var _valid4 = _errs235 === errors;
valid37 = _valid4;
}
if(!valid37){
const err210 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
for(const key19 in data97){
if(!(((key19 === "write") || (key19 === "read")) || (key19 === "state"))){
const err211 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data97.write !== undefined){
if(typeof data97.write !== "string"){
const err212 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/topicPermission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data97.read !== undefined){
if(typeof data97.read !== "string"){
const err213 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/topicPermission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data97.state !== undefined){
let data101 = data97.state;
if(typeof data101 !== "string"){
const err214 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(!((data101 === "present") || (data101 === "absent"))){
const err215 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/enum",keyword:"enum",params:{allowedValues: schema19.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
}
else {
const err216 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
}
else {
const err217 = {instancePath:instancePath+"/topicPermissions/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/topicPermissions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
}
}
if(data.prune !== undefined){
let data102 = data.prune;
if((!(data102 && typeof data102 == "object" && !Array.isArray(data102))) && (data102 !== null)){
const err218 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/type",keyword:"type",params:{type: schema20.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
for(const key20 in data102){
if(!((((((((key20 === "queues") || (key20 === "exchanges")) || (key20 === "policies")) || (key20 === "operatorPolicies")) || (key20 === "limits")) || (key20 === "permissions")) || (key20 === "topicPermissions")) || (key20 === "bindings"))){
const err219 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data102.queues !== undefined){
let data103 = data102.queues;
if(Array.isArray(data103)){
const len1 = data103.length;
for(let i1=0; i1<len1; i1++){
if(typeof data103[i1] !== "string"){
const err220 = {instancePath:instancePath+"/prune/queues/" + i1,schemaPath:"#/definitions/prune/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
}
else {
const err221 = {instancePath:instancePath+"/prune/queues",schemaPath:"#/definitions/prune/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data102.exchanges !== undefined){
let data105 = data102.exchanges;
if(Array.isArray(data105)){
const len2 = data105.length;
for(let i2=0; i2<len2; i2++){
if(typeof data105[i2] !== "string"){
const err222 = {instancePath:instancePath+"/prune/exchanges/" + i2,schemaPath:"#/definitions/prune/properties/exchanges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
else {
const err223 = {instancePath:instancePath+"/prune/exchanges",schemaPath:"#/definitions/prune/properties/exchanges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data102.policies !== undefined){
let data107 = data102.policies;
if(Array.isArray(data107)){
const len3 = data107.length;
for(let i3=0; i3<len3; i3++){
if(typeof data107[i3] !== "string"){
const err224 = {instancePath:instancePath+"/prune/policies/" + i3,schemaPath:"#/definitions/prune/properties/policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
else {
const err225 = {instancePath:instancePath+"/prune/policies",schemaPath:"#/definitions/prune/properties/policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data102.operatorPolicies !== undefined){
let data109 = data102.operatorPolicies;
if(Array.isArray(data109)){
const len4 = data109.length;
for(let i4=0; i4<len4; i4++){
if(typeof data109[i4] !== "string"){
const err226 = {instancePath:instancePath+"/prune/operatorPolicies/" + i4,schemaPath:"#/definitions/prune/properties/operatorPolicies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
}
else {
const err227 = {instancePath:instancePath+"/prune/operatorPolicies",schemaPath:"#/definitions/prune/properties/operatorPolicies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data102.limits !== undefined){
let data111 = data102.limits;
if(Array.isArray(data111)){
const len5 = data111.length;
for(let i5=0; i5<len5; i5++){
if(typeof data111[i5] !== "string"){
const err228 = {instancePath:instancePath+"/prune/limits/" + i5,schemaPath:"#/definitions/prune/properties/limits/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
else {
const err229 = {instancePath:instancePath+"/prune/limits",schemaPath:"#/definitions/prune/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
if(data102.permissions !== undefined){
let data113 = data102.permissions;
if(Array.isArray(data113)){
const len6 = data113.length;
for(let i6=0; i6<len6; i6++){
if(typeof data113[i6] !== "string"){
const err230 = {instancePath:instancePath+"/prune/permissions/" + i6,schemaPath:"#/definitions/prune/properties/permissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
else {
const err231 = {instancePath:instancePath+"/prune/permissions",schemaPath:"#/definitions/prune/properties/permissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data102.topicPermissions !== undefined){
let data115 = data102.topicPermissions;
if(Array.isArray(data115)){
const len7 = data115.length;
for(let i7=0; i7<len7; i7++){
if(typeof data115[i7] !== "string"){
const err232 = {instancePath:instancePath+"/prune/topicPermissions/" + i7,schemaPath:"#/definitions/prune/properties/topicPermissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
}
else {
const err233 = {instancePath:instancePath+"/prune/topicPermissions",schemaPath:"#/definitions/prune/properties/topicPermissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data102.bindings !== undefined){
if(typeof data102.bindings !== "boolean"){
const err234 = {instancePath:instancePath+"/prune/bindings",schemaPath:"#/definitions/prune/properties/bindings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
}
if(data.tests !== undefined){
let data118 = data.tests;
if((!(Array.isArray(data118))) && (data118 !== null)){
const err235 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: schema11.properties.tests.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(Array.isArray(data118)){
const len8 = data118.length;
for(let i8=0; i8<len8; i8++){
if(!(validate11(data118[i8], {instancePath:instancePath+"/tests/" + i8,parentData:data118,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err236 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const schema = {"type":"object","properties":{"vhost":{"type":"string"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
