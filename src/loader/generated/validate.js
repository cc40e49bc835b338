// Generated from schema/topology.schema.json by scripts/generate.ts.
"use strict";
export const validate = validate10;
const schema11 = {"type":"object","properties":{"vhost":{"type":"string"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
const schema12 = {"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}};
const schema15 = {"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]};
const schema16 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema17 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema18 = {"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false};
const schema19 = {"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}};
const schema20 = {"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}};
const schema21 = {"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^x-", "u");
const pattern1 = new RegExp("^(direct|fanout|topic|headers|x-.+)$", "u");
const schema13 = {"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema14 = {"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]};
const pattern3 = new RegExp("^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", "u");
const pattern5 = new RegExp("^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$", "u");
const pattern11 = new RegExp("^0*[1-9][0-9]*[YMDhms]$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema13.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema13.properties, key0))){
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
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((data0 === "classic") || (data0 === "quorum")) || (data0 === "stream"))){
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema13.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.durable !== undefined){
if(typeof data.durable !== "boolean"){
const err4 = {instancePath:instancePath+"/durable",schemaPath:"#/properties/durable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.autoDelete !== undefined){
if(typeof data.autoDelete !== "boolean"){
const err5 = {instancePath:instancePath+"/autoDelete",schemaPath:"#/properties/autoDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.exclusive !== undefined){
if(typeof data.exclusive !== "boolean"){
const err6 = {instancePath:instancePath+"/exclusive",schemaPath:"#/properties/exclusive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.messageTtl !== undefined){
let data4 = data.messageTtl;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (typeof data4 !== "string")){
const err7 = {instancePath:instancePath+"/messageTtl",schemaPath:"#/properties/messageTtl/type",keyword:"type",params:{type: schema13.properties.messageTtl.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 315360000000 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/messageTtl",schemaPath:"#/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/messageTtl",schemaPath:"#/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(typeof data4 === "string"){
if(!pattern3.test(data4)){
const err10 = {instancePath:instancePath+"/messageTtl",schemaPath:"#/properties/messageTtl/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
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
if(data.expires !== undefined){
let data5 = data.expires;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (typeof data5 !== "string")){
const err11 = {instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/type",keyword:"type",params:{type: schema13.properties.expires.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 315360000000 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(typeof data5 === "string"){
if(!pattern3.test(data5)){
const err14 = {instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
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
if(data.maxLength !== undefined){
let data6 = data.maxLength;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err15 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/maxLength",schemaPath:"#/properties/maxLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.maxLengthBytes !== undefined){
let data7 = data.maxLengthBytes;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (typeof data7 !== "string")){
const err18 = {instancePath:instancePath+"/maxLengthBytes",schemaPath:"#/properties/maxLengthBytes/type",keyword:"type",params:{type: schema13.properties.maxLengthBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/maxLengthBytes",schemaPath:"#/properties/maxLengthBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/maxLengthBytes",schemaPath:"#/properties/maxLengthBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(typeof data7 === "string"){
if(!pattern5.test(data7)){
const err21 = {instancePath:instancePath+"/maxLengthBytes",schemaPath:"#/properties/maxLengthBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.overflow !== undefined){
let data8 = data.overflow;
if(typeof data8 !== "string"){
const err22 = {instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(((data8 === "drop-head") || (data8 === "reject-publish")) || (data8 === "reject-publish-dlx"))){
const err23 = {instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/enum",keyword:"enum",params:{allowedValues: schema13.properties.overflow.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.deadLetterExchange !== undefined){
if(typeof data.deadLetterExchange !== "string"){
const err24 = {instancePath:instancePath+"/deadLetterExchange",schemaPath:"#/properties/deadLetterExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.deadLetterRoutingKey !== undefined){
if(typeof data.deadLetterRoutingKey !== "string"){
const err25 = {instancePath:instancePath+"/deadLetterRoutingKey",schemaPath:"#/properties/deadLetterRoutingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.deadLetterStrategy !== undefined){
let data11 = data.deadLetterStrategy;
if(typeof data11 !== "string"){
const err26 = {instancePath:instancePath+"/deadLetterStrategy",schemaPath:"#/properties/deadLetterStrategy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!((data11 === "at-most-once") || (data11 === "at-least-once"))){
const err27 = {instancePath:instancePath+"/deadLetterStrategy",schemaPath:"#/properties/deadLetterStrategy/enum",keyword:"enum",params:{allowedValues: schema13.properties.deadLetterStrategy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.singleActiveConsumer !== undefined){
if(typeof data.singleActiveConsumer !== "boolean"){
const err28 = {instancePath:instancePath+"/singleActiveConsumer",schemaPath:"#/properties/singleActiveConsumer/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.maxPriority !== undefined){
let data13 = data.maxPriority;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err29 = {instancePath:instancePath+"/maxPriority",schemaPath:"#/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 255 || isNaN(data13)){
const err30 = {instancePath:instancePath+"/maxPriority",schemaPath:"#/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err31 = {instancePath:instancePath+"/maxPriority",schemaPath:"#/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data.queueMode !== undefined){
let data14 = data.queueMode;
if(typeof data14 !== "string"){
const err32 = {instancePath:instancePath+"/queueMode",schemaPath:"#/properties/queueMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!((data14 === "default") || (data14 === "lazy"))){
const err33 = {instancePath:instancePath+"/queueMode",schemaPath:"#/properties/queueMode/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.queueVersion !== undefined){
let data15 = data.queueVersion;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err34 = {instancePath:instancePath+"/queueVersion",schemaPath:"#/properties/queueVersion/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 2 || isNaN(data15)){
const err35 = {instancePath:instancePath+"/queueVersion",schemaPath:"#/properties/queueVersion/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/queueVersion",schemaPath:"#/properties/queueVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data.queueMasterLocator !== undefined){
let data16 = data.queueMasterLocator;
if(typeof data16 !== "string"){
const err37 = {instancePath:instancePath+"/queueMasterLocator",schemaPath:"#/properties/queueMasterLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!(((data16 === "client-local") || (data16 === "min-masters")) || (data16 === "random"))){
const err38 = {instancePath:instancePath+"/queueMasterLocator",schemaPath:"#/properties/queueMasterLocator/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueMasterLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.queueLeaderLocator !== undefined){
let data17 = data.queueLeaderLocator;
if(typeof data17 !== "string"){
const err39 = {instancePath:instancePath+"/queueLeaderLocator",schemaPath:"#/properties/queueLeaderLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!((((data17 === "client-local") || (data17 === "balanced")) || (data17 === "random")) || (data17 === "least-leaders"))){
const err40 = {instancePath:instancePath+"/queueLeaderLocator",schemaPath:"#/properties/queueLeaderLocator/enum",keyword:"enum",params:{allowedValues: schema13.properties.queueLeaderLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.deliveryLimit !== undefined){
let data18 = data.deliveryLimit;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err41 = {instancePath:instancePath+"/deliveryLimit",schemaPath:"#/properties/deliveryLimit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 9007199254740991 || isNaN(data18)){
const err42 = {instancePath:instancePath+"/deliveryLimit",schemaPath:"#/properties/deliveryLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data18 < -1 || isNaN(data18)){
const err43 = {instancePath:instancePath+"/deliveryLimit",schemaPath:"#/properties/deliveryLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data.quorumInitialGroupSize !== undefined){
let data19 = data.quorumInitialGroupSize;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err44 = {instancePath:instancePath+"/quorumInitialGroupSize",schemaPath:"#/properties/quorumInitialGroupSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
const err45 = {instancePath:instancePath+"/quorumInitialGroupSize",schemaPath:"#/properties/quorumInitialGroupSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err46 = {instancePath:instancePath+"/quorumInitialGroupSize",schemaPath:"#/properties/quorumInitialGroupSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
if(data.maxInMemoryLength !== undefined){
let data20 = data.maxInMemoryLength;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err47 = {instancePath:instancePath+"/maxInMemoryLength",schemaPath:"#/properties/maxInMemoryLength/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 9007199254740991 || isNaN(data20)){
const err48 = {instancePath:instancePath+"/maxInMemoryLength",schemaPath:"#/properties/maxInMemoryLength/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err49 = {instancePath:instancePath+"/maxInMemoryLength",schemaPath:"#/properties/maxInMemoryLength/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.maxInMemoryBytes !== undefined){
let data21 = data.maxInMemoryBytes;
if((!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) && (typeof data21 !== "string")){
const err50 = {instancePath:instancePath+"/maxInMemoryBytes",schemaPath:"#/properties/maxInMemoryBytes/type",keyword:"type",params:{type: schema13.properties.maxInMemoryBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 9007199254740991 || isNaN(data21)){
const err51 = {instancePath:instancePath+"/maxInMemoryBytes",schemaPath:"#/properties/maxInMemoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err52 = {instancePath:instancePath+"/maxInMemoryBytes",schemaPath:"#/properties/maxInMemoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(typeof data21 === "string"){
if(!pattern5.test(data21)){
const err53 = {instancePath:instancePath+"/maxInMemoryBytes",schemaPath:"#/properties/maxInMemoryBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
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
if(data.consumerTimeout !== undefined){
let data22 = data.consumerTimeout;
if((!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) && (typeof data22 !== "string")){
const err54 = {instancePath:instancePath+"/consumerTimeout",schemaPath:"#/properties/consumerTimeout/type",keyword:"type",params:{type: schema13.properties.consumerTimeout.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 9007199254740991 || isNaN(data22)){
const err55 = {instancePath:instancePath+"/consumerTimeout",schemaPath:"#/properties/consumerTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err56 = {instancePath:instancePath+"/consumerTimeout",schemaPath:"#/properties/consumerTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(typeof data22 === "string"){
if(!pattern3.test(data22)){
const err57 = {instancePath:instancePath+"/consumerTimeout",schemaPath:"#/properties/consumerTimeout/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data.consumerDisconnectedTimeout !== undefined){
let data23 = data.consumerDisconnectedTimeout;
if((!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) && (typeof data23 !== "string")){
const err58 = {instancePath:instancePath+"/consumerDisconnectedTimeout",schemaPath:"#/properties/consumerDisconnectedTimeout/type",keyword:"type",params:{type: schema13.properties.consumerDisconnectedTimeout.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 9007199254740991 || isNaN(data23)){
const err59 = {instancePath:instancePath+"/consumerDisconnectedTimeout",schemaPath:"#/properties/consumerDisconnectedTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err60 = {instancePath:instancePath+"/consumerDisconnectedTimeout",schemaPath:"#/properties/consumerDisconnectedTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(typeof data23 === "string"){
if(!pattern3.test(data23)){
const err61 = {instancePath:instancePath+"/consumerDisconnectedTimeout",schemaPath:"#/properties/consumerDisconnectedTimeout/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
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
if(data.delayedRetryType !== undefined){
if(typeof data.delayedRetryType !== "string"){
const err62 = {instancePath:instancePath+"/delayedRetryType",schemaPath:"#/properties/delayedRetryType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.delayedRetryMin !== undefined){
let data25 = data.delayedRetryMin;
if((!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) && (typeof data25 !== "string")){
const err63 = {instancePath:instancePath+"/delayedRetryMin",schemaPath:"#/properties/delayedRetryMin/type",keyword:"type",params:{type: schema13.properties.delayedRetryMin.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 9007199254740991 || isNaN(data25)){
const err64 = {instancePath:instancePath+"/delayedRetryMin",schemaPath:"#/properties/delayedRetryMin/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err65 = {instancePath:instancePath+"/delayedRetryMin",schemaPath:"#/properties/delayedRetryMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(typeof data25 === "string"){
if(!pattern3.test(data25)){
const err66 = {instancePath:instancePath+"/delayedRetryMin",schemaPath:"#/properties/delayedRetryMin/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
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
if(data.delayedRetryMax !== undefined){
let data26 = data.delayedRetryMax;
if((!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))) && (typeof data26 !== "string")){
const err67 = {instancePath:instancePath+"/delayedRetryMax",schemaPath:"#/properties/delayedRetryMax/type",keyword:"type",params:{type: schema13.properties.delayedRetryMax.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 9007199254740991 || isNaN(data26)){
const err68 = {instancePath:instancePath+"/delayedRetryMax",schemaPath:"#/properties/delayedRetryMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err69 = {instancePath:instancePath+"/delayedRetryMax",schemaPath:"#/properties/delayedRetryMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(typeof data26 === "string"){
if(!pattern3.test(data26)){
const err70 = {instancePath:instancePath+"/delayedRetryMax",schemaPath:"#/properties/delayedRetryMax/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
if(data.maxAge !== undefined){
let data27 = data.maxAge;
if(typeof data27 === "string"){
if(!pattern11.test(data27)){
const err71 = {instancePath:instancePath+"/maxAge",schemaPath:"#/properties/maxAge/pattern",keyword:"pattern",params:{pattern: "^0*[1-9][0-9]*[YMDhms]$"},message:"must match pattern \""+"^0*[1-9][0-9]*[YMDhms]$"+"\""};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/maxAge",schemaPath:"#/properties/maxAge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.streamMaxSegmentSizeBytes !== undefined){
let data28 = data.streamMaxSegmentSizeBytes;
if((!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))) && (typeof data28 !== "string")){
const err73 = {instancePath:instancePath+"/streamMaxSegmentSizeBytes",schemaPath:"#/properties/streamMaxSegmentSizeBytes/type",keyword:"type",params:{type: schema13.properties.streamMaxSegmentSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 3000000000 || isNaN(data28)){
const err74 = {instancePath:instancePath+"/streamMaxSegmentSizeBytes",schemaPath:"#/properties/streamMaxSegmentSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3000000000},message:"must be <= 3000000000"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data28 < 0 || isNaN(data28)){
const err75 = {instancePath:instancePath+"/streamMaxSegmentSizeBytes",schemaPath:"#/properties/streamMaxSegmentSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(typeof data28 === "string"){
if(!pattern5.test(data28)){
const err76 = {instancePath:instancePath+"/streamMaxSegmentSizeBytes",schemaPath:"#/properties/streamMaxSegmentSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
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
if(data.streamFilterSizeBytes !== undefined){
let data29 = data.streamFilterSizeBytes;
if((!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))) && (typeof data29 !== "string")){
const err77 = {instancePath:instancePath+"/streamFilterSizeBytes",schemaPath:"#/properties/streamFilterSizeBytes/type",keyword:"type",params:{type: schema13.properties.streamFilterSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 255 || isNaN(data29)){
const err78 = {instancePath:instancePath+"/streamFilterSizeBytes",schemaPath:"#/properties/streamFilterSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data29 < 16 || isNaN(data29)){
const err79 = {instancePath:instancePath+"/streamFilterSizeBytes",schemaPath:"#/properties/streamFilterSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 16},message:"must be >= 16"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(typeof data29 === "string"){
if(!pattern5.test(data29)){
const err80 = {instancePath:instancePath+"/streamFilterSizeBytes",schemaPath:"#/properties/streamFilterSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
if(data.initialClusterSize !== undefined){
let data30 = data.initialClusterSize;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err81 = {instancePath:instancePath+"/initialClusterSize",schemaPath:"#/properties/initialClusterSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 9007199254740991 || isNaN(data30)){
const err82 = {instancePath:instancePath+"/initialClusterSize",schemaPath:"#/properties/initialClusterSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err83 = {instancePath:instancePath+"/initialClusterSize",schemaPath:"#/properties/initialClusterSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.arguments !== undefined){
let data31 = data.arguments;
if(!(data31 && typeof data31 == "object" && !Array.isArray(data31))){
const err84 = {instancePath:instancePath+"/arguments",schemaPath:"#/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.retry !== undefined){
let data32 = data.retry;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.delays === undefined){
const err85 = {instancePath:instancePath+"/retry",schemaPath:"#/definitions/retry/required",keyword:"required",params:{missingProperty: "delays"},message:"must have required property '"+"delays"+"'"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key1 in data32){
if(!(((key1 === "delays") || (key1 === "then")) || (key1 === "name"))){
const err86 = {instancePath:instancePath+"/retry",schemaPath:"#/definitions/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data32.delays !== undefined){
let data33 = data32.delays;
if(Array.isArray(data33)){
const len0 = data33.length;
for(let i0=0; i0<len0; i0++){
let data34 = data33[i0];
if((!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))) && (typeof data34 !== "string")){
const err87 = {instancePath:instancePath+"/retry/delays/" + i0,schemaPath:"#/definitions/retry/properties/delays/items/type",keyword:"type",params:{type: schema14.properties.delays.items.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 315360000000 || isNaN(data34)){
const err88 = {instancePath:instancePath+"/retry/delays/" + i0,schemaPath:"#/definitions/retry/properties/delays/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 315360000000},message:"must be <= 315360000000"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data34 < 1 || isNaN(data34)){
const err89 = {instancePath:instancePath+"/retry/delays/" + i0,schemaPath:"#/definitions/retry/properties/delays/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(typeof data34 === "string"){
if(!pattern3.test(data34)){
const err90 = {instancePath:instancePath+"/retry/delays/" + i0,schemaPath:"#/definitions/retry/properties/delays/items/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
}
}
else {
const err91 = {instancePath:instancePath+"/retry/delays",schemaPath:"#/definitions/retry/properties/delays/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data32.then !== undefined){
if(typeof data32.then !== "string"){
const err92 = {instancePath:instancePath+"/retry/then",schemaPath:"#/definitions/retry/properties/then/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data32.name !== undefined){
if(typeof data32.name !== "string"){
const err93 = {instancePath:instancePath+"/retry/name",schemaPath:"#/definitions/retry/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/retry",schemaPath:"#/definitions/retry/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data.external !== undefined){
if(typeof data.external !== "boolean"){
const err95 = {instancePath:instancePath+"/external",schemaPath:"#/properties/external/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.protect !== undefined){
if(typeof data.protect !== "boolean"){
const err96 = {instancePath:instancePath+"/protect",schemaPath:"#/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.renamedFrom !== undefined){
let data39 = data.renamedFrom;
if((typeof data39 !== "string") && (!(data39 && typeof data39 == "object" && !Array.isArray(data39)))){
const err97 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema13.properties.renamedFrom.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.vhost === undefined){
const err98 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/required",keyword:"required",params:{missingProperty: "vhost"},message:"must have required property '"+"vhost"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key2 in data39){
if(!((key2 === "vhost") || (key2 === "name"))){
const err99 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data39.vhost !== undefined){
if(typeof data39.vhost !== "string"){
const err100 = {instancePath:instancePath+"/renamedFrom/vhost",schemaPath:"#/properties/renamedFrom/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data39.name !== undefined){
if(typeof data39.name !== "string"){
const err101 = {instancePath:instancePath+"/renamedFrom/name",schemaPath:"#/properties/renamedFrom/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
}
if(data.onImmutableChange !== undefined){
let data42 = data.onImmutableChange;
if(typeof data42 !== "string"){
const err102 = {instancePath:instancePath+"/onImmutableChange",schemaPath:"#/properties/onImmutableChange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!(((data42 === "refuse") || (data42 === "replace-if-empty")) || (data42 === "migrate"))){
const err103 = {instancePath:instancePath+"/onImmutableChange",schemaPath:"#/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema13.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.state !== undefined){
let data43 = data.state;
if(typeof data43 !== "string"){
const err104 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!((data43 === "present") || (data43 === "absent"))){
const err105 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
validate11.errors = vErrors;
return errors === 0;
}

const schema22 = {"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]};
const schema23 = {"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false};
const schema24 = {"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema27 = {"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema25 = {"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]};
const schema26 = {"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate14.errors = vErrors;
return errors === 0;
}


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(func2.call(schema23.properties, key1))){
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
const err8 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/type",keyword:"type",params:{type: schema23.properties.expiration.type},message:"must be integer,string"};
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
if(!(validate14(data27[i2], {instancePath:instancePath+"/then/" + i2,parentData:data27,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
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
validate13.errors = vErrors;
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
if(!(validate11(data18[key4], {instancePath:instancePath+"/queues/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data18,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
}
if(data.bindings !== undefined){
let data20 = data.bindings;
if((!(Array.isArray(data20))) && (data20 !== null)){
const err30 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/type",keyword:"type",params:{type: schema11.properties.bindings.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
let data21 = data20[i0];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.source === undefined){
const err31 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data21.destination === undefined){
const err32 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key5 in data21){
if(!((((((key5 === "source") || (key5 === "destination")) || (key5 === "destinationType")) || (key5 === "routingKey")) || (key5 === "arguments")) || (key5 === "state"))){
const err33 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data21.source !== undefined){
if(typeof data21.source !== "string"){
const err34 = {instancePath:instancePath+"/bindings/" + i0+"/source",schemaPath:"#/definitions/binding/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data21.destination !== undefined){
if(typeof data21.destination !== "string"){
const err35 = {instancePath:instancePath+"/bindings/" + i0+"/destination",schemaPath:"#/definitions/binding/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data21.destinationType !== undefined){
let data24 = data21.destinationType;
if(typeof data24 !== "string"){
const err36 = {instancePath:instancePath+"/bindings/" + i0+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data24 === "queue") || (data24 === "exchange"))){
const err37 = {instancePath:instancePath+"/bindings/" + i0+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/enum",keyword:"enum",params:{allowedValues: schema15.properties.destinationType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data21.routingKey !== undefined){
if(typeof data21.routingKey !== "string"){
const err38 = {instancePath:instancePath+"/bindings/" + i0+"/routingKey",schemaPath:"#/definitions/binding/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data21.arguments !== undefined){
let data26 = data21.arguments;
if(!(data26 && typeof data26 == "object" && !Array.isArray(data26))){
const err39 = {instancePath:instancePath+"/bindings/" + i0+"/arguments",schemaPath:"#/definitions/binding/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data21.state !== undefined){
let data27 = data21.state;
if(typeof data27 !== "string"){
const err40 = {instancePath:instancePath+"/bindings/" + i0+"/state",schemaPath:"#/definitions/binding/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((data27 === "present") || (data27 === "absent"))){
const err41 = {instancePath:instancePath+"/bindings/" + i0+"/state",schemaPath:"#/definitions/binding/properties/state/enum",keyword:"enum",params:{allowedValues: schema15.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/bindings/" + i0,schemaPath:"#/definitions/binding/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
}
if(data.policies !== undefined){
let data28 = data.policies;
if((!(data28 && typeof data28 == "object" && !Array.isArray(data28))) && (data28 !== null)){
const err43 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: schema11.properties.policies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key6 in data28){
let data29 = data28[key6];
const _errs72 = errors;
let valid14 = true;
const _errs73 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing1;
if((data29.state === undefined) && (missing1 = "state")){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
if(data29.state !== undefined){
if("absent" !== data29.state){
const err45 = {};
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
}
var _valid1 = _errs73 === errors;
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs75 = errors;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.pattern === undefined){
const err46 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data29.definition === undefined){
const err47 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
var _valid1 = _errs75 === errors;
valid14 = _valid1;
}
if(!valid14){
const err48 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key7 in data29){
if(!(((((key7 === "pattern") || (key7 === "applyTo")) || (key7 === "priority")) || (key7 === "definition")) || (key7 === "state"))){
const err49 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data29.pattern !== undefined){
if(typeof data29.pattern !== "string"){
const err50 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/policy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data29.applyTo !== undefined){
let data32 = data29.applyTo;
if(typeof data32 !== "string"){
const err51 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!((((((data32 === "all") || (data32 === "queues")) || (data32 === "exchanges")) || (data32 === "classic_queues")) || (data32 === "quorum_queues")) || (data32 === "streams"))){
const err52 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema16.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data29.priority !== undefined){
let data33 = data29.priority;
if(!((typeof data33 == "number") && (isFinite(data33)))){
const err53 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/type",keyword:"type",params:{type: schema16.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 9007199254740991 || isNaN(data33)){
const err54 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data33 < -9007199254740991 || isNaN(data33)){
const err55 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data29.definition !== undefined){
let data34 = data29.definition;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(Object.keys(data34).length < 1){
const err56 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data29.state !== undefined){
let data35 = data29.state;
if(typeof data35 !== "string"){
const err58 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!((data35 === "present") || (data35 === "absent"))){
const err59 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/enum",keyword:"enum",params:{allowedValues: schema16.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/policies/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
}
if(data.operatorPolicies !== undefined){
let data36 = data.operatorPolicies;
if((!(data36 && typeof data36 == "object" && !Array.isArray(data36))) && (data36 !== null)){
const err61 = {instancePath:instancePath+"/operatorPolicies",schemaPath:"#/properties/operatorPolicies/type",keyword:"type",params:{type: schema11.properties.operatorPolicies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key8 in data36){
let data37 = data36[key8];
const _errs93 = errors;
let valid19 = true;
const _errs94 = errors;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
let missing2;
if((data37.state === undefined) && (missing2 = "state")){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
else {
if(data37.state !== undefined){
if("absent" !== data37.state){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
}
var _valid2 = _errs94 === errors;
errors = _errs93;
if(vErrors !== null){
if(_errs93){
vErrors.length = _errs93;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs96 = errors;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.pattern === undefined){
const err64 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data37.definition === undefined){
const err65 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var _valid2 = _errs96 === errors;
valid19 = _valid2;
}
if(!valid19){
const err66 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key9 in data37){
if(!(((((key9 === "pattern") || (key9 === "applyTo")) || (key9 === "priority")) || (key9 === "definition")) || (key9 === "state"))){
const err67 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data37.pattern !== undefined){
if(typeof data37.pattern !== "string"){
const err68 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/operatorPolicy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data37.applyTo !== undefined){
let data40 = data37.applyTo;
if(typeof data40 !== "string"){
const err69 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((((((data40 === "all") || (data40 === "queues")) || (data40 === "exchanges")) || (data40 === "classic_queues")) || (data40 === "quorum_queues")) || (data40 === "streams"))){
const err70 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema17.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data37.priority !== undefined){
let data41 = data37.priority;
if(!((typeof data41 == "number") && (isFinite(data41)))){
const err71 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/type",keyword:"type",params:{type: schema17.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 9007199254740991 || isNaN(data41)){
const err72 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data41 < -9007199254740991 || isNaN(data41)){
const err73 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
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
if(data37.definition !== undefined){
let data42 = data37.definition;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(Object.keys(data42).length < 1){
const err74 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data37.state !== undefined){
let data43 = data37.state;
if(typeof data43 !== "string"){
const err76 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!((data43 === "present") || (data43 === "absent"))){
const err77 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/enum",keyword:"enum",params:{allowedValues: schema17.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/operatorPolicies/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
}
if(data.limits !== undefined){
let data44 = data.limits;
if((!(data44 && typeof data44 == "object" && !Array.isArray(data44))) && (data44 !== null)){
const err79 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/type",keyword:"type",params:{type: schema18.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
for(const key10 in data44){
if(!((key10 === "maxQueues") || (key10 === "maxConnections"))){
const err80 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data44.maxQueues !== undefined){
let data45 = data44.maxQueues;
if((!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))) && (!(data45 && typeof data45 == "object" && !Array.isArray(data45)))){
const err81 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/type",keyword:"type",params:{type: schema18.properties.maxQueues.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 9007199254740991 || isNaN(data45)){
const err82 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data45 < -1 || isNaN(data45)){
const err83 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.state === undefined){
const err84 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
for(const key11 in data45){
if(!(key11 === "state")){
const err85 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data45.state !== undefined){
let data46 = data45.state;
if(typeof data46 !== "string"){
const err86 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(!(data46 === "absent")){
const err87 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/enum",keyword:"enum",params:{allowedValues: schema18.properties.maxQueues.properties.state.enum},message:"must be equal to one of the allowed values"};
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
}
if(data44.maxConnections !== undefined){
let data47 = data44.maxConnections;
if((!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))) && (!(data47 && typeof data47 == "object" && !Array.isArray(data47)))){
const err88 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/type",keyword:"type",params:{type: schema18.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 9007199254740991 || isNaN(data47)){
const err89 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data47 < -1 || isNaN(data47)){
const err90 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.state === undefined){
const err91 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
for(const key12 in data47){
if(!(key12 === "state")){
const err92 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data47.state !== undefined){
let data48 = data47.state;
if(typeof data48 !== "string"){
const err93 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(!(data48 === "absent")){
const err94 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema18.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
}
}
}
if(data.permissions !== undefined){
let data49 = data.permissions;
if((!(data49 && typeof data49 == "object" && !Array.isArray(data49))) && (data49 !== null)){
const err95 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: schema11.properties.permissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key13 in data49){
let data50 = data49[key13];
const _errs128 = errors;
let valid28 = true;
const _errs129 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing3;
if((data50.state === undefined) && (missing3 = "state")){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
else {
if(data50.state !== undefined){
if("absent" !== data50.state){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
}
var _valid3 = _errs129 === errors;
errors = _errs128;
if(vErrors !== null){
if(_errs128){
vErrors.length = _errs128;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs131 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.configure === undefined){
const err98 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "configure"},message:"must have required property '"+"configure"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data50.write === undefined){
const err99 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data50.read === undefined){
const err100 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
var _valid3 = _errs131 === errors;
valid28 = _valid3;
}
if(!valid28){
const err101 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key14 in data50){
if(!((((key14 === "configure") || (key14 === "write")) || (key14 === "read")) || (key14 === "state"))){
const err102 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data50.configure !== undefined){
if(typeof data50.configure !== "string"){
const err103 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/configure",schemaPath:"#/definitions/permission/properties/configure/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data50.write !== undefined){
if(typeof data50.write !== "string"){
const err104 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/permission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data50.read !== undefined){
if(typeof data50.read !== "string"){
const err105 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/permission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data50.state !== undefined){
let data55 = data50.state;
if(typeof data55 !== "string"){
const err106 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(!((data55 === "present") || (data55 === "absent"))){
const err107 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/enum",keyword:"enum",params:{allowedValues: schema19.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/permissions/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
}
if(data.topicPermissions !== undefined){
let data56 = data.topicPermissions;
if((!(data56 && typeof data56 == "object" && !Array.isArray(data56))) && (data56 !== null)){
const err109 = {instancePath:instancePath+"/topicPermissions",schemaPath:"#/properties/topicPermissions/type",keyword:"type",params:{type: schema11.properties.topicPermissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
for(const key15 in data56){
let data57 = data56[key15];
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
for(const key16 in data57){
let data58 = data57[key16];
const _errs150 = errors;
let valid34 = true;
const _errs151 = errors;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing4;
if((data58.state === undefined) && (missing4 = "state")){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
else {
if(data58.state !== undefined){
if("absent" !== data58.state){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
}
var _valid4 = _errs151 === errors;
errors = _errs150;
if(vErrors !== null){
if(_errs150){
vErrors.length = _errs150;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs153 = errors;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(data58.write === undefined){
const err112 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data58.read === undefined){
const err113 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
var _valid4 = _errs153 === errors;
valid34 = _valid4;
}
if(!valid34){
const err114 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key17 in data58){
if(!(((key17 === "write") || (key17 === "read")) || (key17 === "state"))){
const err115 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data58.write !== undefined){
if(typeof data58.write !== "string"){
const err116 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/topicPermission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data58.read !== undefined){
if(typeof data58.read !== "string"){
const err117 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/topicPermission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data58.state !== undefined){
let data62 = data58.state;
if(typeof data62 !== "string"){
const err118 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(!((data62 === "present") || (data62 === "absent"))){
const err119 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
else {
const err121 = {instancePath:instancePath+"/topicPermissions/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/topicPermissions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
if(data.prune !== undefined){
let data63 = data.prune;
if((!(data63 && typeof data63 == "object" && !Array.isArray(data63))) && (data63 !== null)){
const err122 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/type",keyword:"type",params:{type: schema21.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
for(const key18 in data63){
if(!((((((((key18 === "queues") || (key18 === "exchanges")) || (key18 === "policies")) || (key18 === "operatorPolicies")) || (key18 === "limits")) || (key18 === "permissions")) || (key18 === "topicPermissions")) || (key18 === "bindings"))){
const err123 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data63.queues !== undefined){
let data64 = data63.queues;
if(Array.isArray(data64)){
const len1 = data64.length;
for(let i1=0; i1<len1; i1++){
if(typeof data64[i1] !== "string"){
const err124 = {instancePath:instancePath+"/prune/queues/" + i1,schemaPath:"#/definitions/prune/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
else {
const err125 = {instancePath:instancePath+"/prune/queues",schemaPath:"#/definitions/prune/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data63.exchanges !== undefined){
let data66 = data63.exchanges;
if(Array.isArray(data66)){
const len2 = data66.length;
for(let i2=0; i2<len2; i2++){
if(typeof data66[i2] !== "string"){
const err126 = {instancePath:instancePath+"/prune/exchanges/" + i2,schemaPath:"#/definitions/prune/properties/exchanges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/prune/exchanges",schemaPath:"#/definitions/prune/properties/exchanges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data63.policies !== undefined){
let data68 = data63.policies;
if(Array.isArray(data68)){
const len3 = data68.length;
for(let i3=0; i3<len3; i3++){
if(typeof data68[i3] !== "string"){
const err128 = {instancePath:instancePath+"/prune/policies/" + i3,schemaPath:"#/definitions/prune/properties/policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath:instancePath+"/prune/policies",schemaPath:"#/definitions/prune/properties/policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data63.operatorPolicies !== undefined){
let data70 = data63.operatorPolicies;
if(Array.isArray(data70)){
const len4 = data70.length;
for(let i4=0; i4<len4; i4++){
if(typeof data70[i4] !== "string"){
const err130 = {instancePath:instancePath+"/prune/operatorPolicies/" + i4,schemaPath:"#/definitions/prune/properties/operatorPolicies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/prune/operatorPolicies",schemaPath:"#/definitions/prune/properties/operatorPolicies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data63.limits !== undefined){
let data72 = data63.limits;
if(Array.isArray(data72)){
const len5 = data72.length;
for(let i5=0; i5<len5; i5++){
if(typeof data72[i5] !== "string"){
const err132 = {instancePath:instancePath+"/prune/limits/" + i5,schemaPath:"#/definitions/prune/properties/limits/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
else {
const err133 = {instancePath:instancePath+"/prune/limits",schemaPath:"#/definitions/prune/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data63.permissions !== undefined){
let data74 = data63.permissions;
if(Array.isArray(data74)){
const len6 = data74.length;
for(let i6=0; i6<len6; i6++){
if(typeof data74[i6] !== "string"){
const err134 = {instancePath:instancePath+"/prune/permissions/" + i6,schemaPath:"#/definitions/prune/properties/permissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
else {
const err135 = {instancePath:instancePath+"/prune/permissions",schemaPath:"#/definitions/prune/properties/permissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data63.topicPermissions !== undefined){
let data76 = data63.topicPermissions;
if(Array.isArray(data76)){
const len7 = data76.length;
for(let i7=0; i7<len7; i7++){
if(typeof data76[i7] !== "string"){
const err136 = {instancePath:instancePath+"/prune/topicPermissions/" + i7,schemaPath:"#/definitions/prune/properties/topicPermissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/prune/topicPermissions",schemaPath:"#/definitions/prune/properties/topicPermissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data63.bindings !== undefined){
if(typeof data63.bindings !== "boolean"){
const err138 = {instancePath:instancePath+"/prune/bindings",schemaPath:"#/definitions/prune/properties/bindings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
if(data.tests !== undefined){
let data79 = data.tests;
if((!(Array.isArray(data79))) && (data79 !== null)){
const err139 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: schema11.properties.tests.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(Array.isArray(data79)){
const len8 = data79.length;
for(let i8=0; i8<len8; i8++){
if(!(validate13(data79[i8], {instancePath:instancePath+"/tests/" + i8,parentData:data79,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err140 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const schema = {"type":"object","properties":{"vhost":{"type":"string"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
