// Generated from schema/topology.schema.json by scripts/generate.ts.
"use strict";
export const validate = validate10;
const schema11 = {"type":"object","properties":{"vhost":{"$ref":"#/definitions/vhost"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"superStreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/superStream"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"users":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/user"}},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"federationUpstreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstream"}},"federationUpstreamSets":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstreamSet"}},"shovels":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/shovel"}},"parameters":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/parameter"}}},"globalParameters":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/globalParameter"}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["type"]}}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"superStream":{"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}},"vhost":{"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"required":["name"],"additionalProperties":false},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"override":{"type":"boolean"}},"additionalProperties":false},"user":{"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["configure","write","read"]}}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["write","read"]}}},"federationUpstream":{"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"federationUpstreamSet":{"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["upstreams"]}}},"shovel":{"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"parameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}},"globalParameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"consume":{"type":"string"},"get":{"type":"string"},"ack":{"type":"string"},"nack":{"type":"string"},"cancel":{"type":"string"},"disconnect":{"type":"string"},"as":{"type":"string"},"prefetch":{"type":"integer","minimum":0,"maximum":65535},"global":{"type":"boolean"},"exclusive":{"type":"boolean"},"autoAck":{"type":"boolean"},"message":{"type":"integer","minimum":1,"maximum":100},"multiple":{"type":"boolean"},"requeue":{"type":"boolean"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"delivered":{"type":"array","items":{"type":"integer","minimum":1,"maximum":100}},"to":{"type":"string"},"redelivered":{"type":"boolean"},"refused":{"type":"boolean"},"ready":{"type":"integer","minimum":0,"maximum":100},"properties":{"$ref":"#/definitions/properties"},"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"properties":{"type":"object","properties":{"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":255},"headers":{"type":"object"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"federationUpstreams":{"type":"array","items":{"type":"string"}},"federationUpstreamSets":{"type":"array","items":{"type":"string"}},"shovels":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"string"}},"globalParameters":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
const schema12 = {"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"required":["name"],"additionalProperties":false};
const schema13 = {"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["type"]}}};
const schema16 = {"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false};
const schema17 = {"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"required":["source","destination"]};
const schema18 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}};
const schema19 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}};
const schema20 = {"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"override":{"type":"boolean"}},"additionalProperties":false};
const schema21 = {"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false};
const schema22 = {"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["configure","write","read"]}}};
const schema23 = {"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["write","read"]}}};
const schema24 = {"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false};
const schema25 = {"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["upstreams"]}}};
const schema26 = {"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false};
const schema27 = {"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}};
const schema28 = {"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}};
const schema29 = {"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"federationUpstreams":{"type":"array","items":{"type":"string"}},"federationUpstreamSets":{"type":"array","items":{"type":"string"}},"shovels":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"string"}},"globalParameters":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^x-", "u");
const pattern1 = new RegExp("^\\S(.*\\S)?$", "u");
const pattern2 = new RegExp("^(direct|fanout|topic|headers|x-.+)$", "u");
const pattern6 = new RegExp("^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$", "u");
const pattern12 = new RegExp("^0*[1-9][0-9]*[YMDhms]$", "u");
const pattern19 = new RegExp("^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$", "u");
const pattern4 = new RegExp("^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", "u");
const pattern22 = new RegExp("^(never|queue-length)$", "u");
const schema14 = {"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false};
const schema15 = {"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema14.type},message:"must be object,null"};
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
if(!(func2.call(schema14.properties, key0))){
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
const err3 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema14.properties.type.enum},message:"must be equal to one of the allowed values"};
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
const err7 = {instancePath:instancePath+"/messageTtl",schemaPath:"#/properties/messageTtl/type",keyword:"type",params:{type: schema14.properties.messageTtl.type},message:"must be integer,string"};
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
if(!pattern4.test(data4)){
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
const err11 = {instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/type",keyword:"type",params:{type: schema14.properties.expires.type},message:"must be integer,string"};
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
if(!pattern4.test(data5)){
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
const err18 = {instancePath:instancePath+"/maxLengthBytes",schemaPath:"#/properties/maxLengthBytes/type",keyword:"type",params:{type: schema14.properties.maxLengthBytes.type},message:"must be integer,string"};
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
if(!pattern6.test(data7)){
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
const err23 = {instancePath:instancePath+"/overflow",schemaPath:"#/properties/overflow/enum",keyword:"enum",params:{allowedValues: schema14.properties.overflow.enum},message:"must be equal to one of the allowed values"};
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
const err27 = {instancePath:instancePath+"/deadLetterStrategy",schemaPath:"#/properties/deadLetterStrategy/enum",keyword:"enum",params:{allowedValues: schema14.properties.deadLetterStrategy.enum},message:"must be equal to one of the allowed values"};
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
const err33 = {instancePath:instancePath+"/queueMode",schemaPath:"#/properties/queueMode/enum",keyword:"enum",params:{allowedValues: schema14.properties.queueMode.enum},message:"must be equal to one of the allowed values"};
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
const err38 = {instancePath:instancePath+"/queueMasterLocator",schemaPath:"#/properties/queueMasterLocator/enum",keyword:"enum",params:{allowedValues: schema14.properties.queueMasterLocator.enum},message:"must be equal to one of the allowed values"};
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
const err40 = {instancePath:instancePath+"/queueLeaderLocator",schemaPath:"#/properties/queueLeaderLocator/enum",keyword:"enum",params:{allowedValues: schema14.properties.queueLeaderLocator.enum},message:"must be equal to one of the allowed values"};
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
const err50 = {instancePath:instancePath+"/maxInMemoryBytes",schemaPath:"#/properties/maxInMemoryBytes/type",keyword:"type",params:{type: schema14.properties.maxInMemoryBytes.type},message:"must be integer,string"};
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
if(!pattern6.test(data21)){
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
const err54 = {instancePath:instancePath+"/consumerTimeout",schemaPath:"#/properties/consumerTimeout/type",keyword:"type",params:{type: schema14.properties.consumerTimeout.type},message:"must be integer,string"};
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
if(!pattern4.test(data22)){
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
const err58 = {instancePath:instancePath+"/consumerDisconnectedTimeout",schemaPath:"#/properties/consumerDisconnectedTimeout/type",keyword:"type",params:{type: schema14.properties.consumerDisconnectedTimeout.type},message:"must be integer,string"};
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
if(!pattern4.test(data23)){
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
const err63 = {instancePath:instancePath+"/delayedRetryMin",schemaPath:"#/properties/delayedRetryMin/type",keyword:"type",params:{type: schema14.properties.delayedRetryMin.type},message:"must be integer,string"};
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
if(!pattern4.test(data25)){
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
const err67 = {instancePath:instancePath+"/delayedRetryMax",schemaPath:"#/properties/delayedRetryMax/type",keyword:"type",params:{type: schema14.properties.delayedRetryMax.type},message:"must be integer,string"};
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
if(!pattern4.test(data26)){
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
if(!pattern12.test(data27)){
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
const err73 = {instancePath:instancePath+"/streamMaxSegmentSizeBytes",schemaPath:"#/properties/streamMaxSegmentSizeBytes/type",keyword:"type",params:{type: schema14.properties.streamMaxSegmentSizeBytes.type},message:"must be integer,string"};
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
if(!pattern6.test(data28)){
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
const err77 = {instancePath:instancePath+"/streamFilterSizeBytes",schemaPath:"#/properties/streamFilterSizeBytes/type",keyword:"type",params:{type: schema14.properties.streamFilterSizeBytes.type},message:"must be integer,string"};
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
if(!pattern6.test(data29)){
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
const err87 = {instancePath:instancePath+"/retry/delays/" + i0,schemaPath:"#/definitions/retry/properties/delays/items/type",keyword:"type",params:{type: schema15.properties.delays.items.type},message:"must be integer,string"};
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
if(!pattern4.test(data34)){
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
const err97 = {instancePath:instancePath+"/renamedFrom",schemaPath:"#/properties/renamedFrom/type",keyword:"type",params:{type: schema14.properties.renamedFrom.type},message:"must be string,object"};
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
const err103 = {instancePath:instancePath+"/onImmutableChange",schemaPath:"#/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema14.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
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
const err105 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema14.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.override !== undefined){
if(typeof data.override !== "boolean"){
const err106 = {instancePath:instancePath+"/override",schemaPath:"#/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
validate11.errors = vErrors;
return errors === 0;
}

const schema30 = {"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]};
const schema31 = {"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"mandatory":{"type":"boolean"}},"additionalProperties":false};
const schema32 = {"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema36 = {"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false};
const schema33 = {"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"consume":{"type":"string"},"get":{"type":"string"},"ack":{"type":"string"},"nack":{"type":"string"},"cancel":{"type":"string"},"disconnect":{"type":"string"},"as":{"type":"string"},"prefetch":{"type":"integer","minimum":0,"maximum":65535},"global":{"type":"boolean"},"exclusive":{"type":"boolean"},"autoAck":{"type":"boolean"},"message":{"type":"integer","minimum":1,"maximum":100},"multiple":{"type":"boolean"},"requeue":{"type":"boolean"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]};
const schema34 = {"type":"object","properties":{"delivered":{"type":"array","items":{"type":"integer","minimum":1,"maximum":100}},"to":{"type":"string"},"redelivered":{"type":"boolean"},"refused":{"type":"boolean"},"ready":{"type":"integer","minimum":0,"maximum":100},"properties":{"$ref":"#/definitions/properties"},"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false};
const schema35 = {"type":"object","properties":{"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":255},"headers":{"type":"object"}},"additionalProperties":false};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema34.properties, key0))){
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
if(data.delivered !== undefined){
let data0 = data.delivered;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err1 = {instancePath:instancePath+"/delivered/" + i0,schemaPath:"#/properties/delivered/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100 || isNaN(data1)){
const err2 = {instancePath:instancePath+"/delivered/" + i0,schemaPath:"#/properties/delivered/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/delivered/" + i0,schemaPath:"#/properties/delivered/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/delivered",schemaPath:"#/properties/delivered/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.to !== undefined){
if(typeof data.to !== "string"){
const err5 = {instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.redelivered !== undefined){
if(typeof data.redelivered !== "boolean"){
const err6 = {instancePath:instancePath+"/redelivered",schemaPath:"#/properties/redelivered/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.refused !== undefined){
if(typeof data.refused !== "boolean"){
const err7 = {instancePath:instancePath+"/refused",schemaPath:"#/properties/refused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.ready !== undefined){
let data5 = data.ready;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err8 = {instancePath:instancePath+"/ready",schemaPath:"#/properties/ready/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/ready",schemaPath:"#/properties/ready/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err10 = {instancePath:instancePath+"/ready",schemaPath:"#/properties/ready/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data.properties !== undefined){
let data6 = data.properties;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
if(!(func2.call(schema35.properties, key1))){
const err11 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.contentType !== undefined){
if(typeof data6.contentType !== "string"){
const err12 = {instancePath:instancePath+"/properties/contentType",schemaPath:"#/definitions/properties/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.contentEncoding !== undefined){
if(typeof data6.contentEncoding !== "string"){
const err13 = {instancePath:instancePath+"/properties/contentEncoding",schemaPath:"#/definitions/properties/properties/contentEncoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.correlationId !== undefined){
if(typeof data6.correlationId !== "string"){
const err14 = {instancePath:instancePath+"/properties/correlationId",schemaPath:"#/definitions/properties/properties/correlationId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.replyTo !== undefined){
if(typeof data6.replyTo !== "string"){
const err15 = {instancePath:instancePath+"/properties/replyTo",schemaPath:"#/definitions/properties/properties/replyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.messageId !== undefined){
if(typeof data6.messageId !== "string"){
const err16 = {instancePath:instancePath+"/properties/messageId",schemaPath:"#/definitions/properties/properties/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data6.timestamp !== undefined){
let data12 = data6.timestamp;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err17 = {instancePath:instancePath+"/properties/timestamp",schemaPath:"#/definitions/properties/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
const err18 = {instancePath:instancePath+"/properties/timestamp",schemaPath:"#/definitions/properties/properties/timestamp/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/properties/timestamp",schemaPath:"#/definitions/properties/properties/timestamp/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data6.type !== undefined){
if(typeof data6.type !== "string"){
const err20 = {instancePath:instancePath+"/properties/type",schemaPath:"#/definitions/properties/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data6.userId !== undefined){
if(typeof data6.userId !== "string"){
const err21 = {instancePath:instancePath+"/properties/userId",schemaPath:"#/definitions/properties/properties/userId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.appId !== undefined){
if(typeof data6.appId !== "string"){
const err22 = {instancePath:instancePath+"/properties/appId",schemaPath:"#/definitions/properties/properties/appId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.priority !== undefined){
let data16 = data6.priority;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err23 = {instancePath:instancePath+"/properties/priority",schemaPath:"#/definitions/properties/properties/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 255 || isNaN(data16)){
const err24 = {instancePath:instancePath+"/properties/priority",schemaPath:"#/definitions/properties/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err25 = {instancePath:instancePath+"/properties/priority",schemaPath:"#/definitions/properties/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data6.headers !== undefined){
let data17 = data6.headers;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err26 = {instancePath:instancePath+"/properties/headers",schemaPath:"#/definitions/properties/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err27 = {instancePath:instancePath+"/properties",schemaPath:"#/definitions/properties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.deadLetteredTo !== undefined){
let data18 = data.deadLetteredTo;
if(Array.isArray(data18)){
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
if(typeof data18[i1] !== "string"){
const err28 = {instancePath:instancePath+"/deadLetteredTo/" + i1,schemaPath:"#/properties/deadLetteredTo/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err29 = {instancePath:instancePath+"/deadLetteredTo",schemaPath:"#/properties/deadLetteredTo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.dropped !== undefined){
if(typeof data.dropped !== "boolean"){
const err30 = {instancePath:instancePath+"/dropped",schemaPath:"#/properties/dropped/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.requeued !== undefined){
if(typeof data.requeued !== "boolean"){
const err31 = {instancePath:instancePath+"/requeued",schemaPath:"#/properties/requeued/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.nacked !== undefined){
if(typeof data.nacked !== "boolean"){
const err32 = {instancePath:instancePath+"/nacked",schemaPath:"#/properties/nacked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.kept !== undefined){
if(typeof data.kept !== "boolean"){
const err33 = {instancePath:instancePath+"/kept",schemaPath:"#/properties/kept/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}


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
if(!(func2.call(schema33.properties, key0))){
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
if(data.consume !== undefined){
if(typeof data.consume !== "string"){
const err6 = {instancePath:instancePath+"/consume",schemaPath:"#/properties/consume/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.get !== undefined){
if(typeof data.get !== "string"){
const err7 = {instancePath:instancePath+"/get",schemaPath:"#/properties/get/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.ack !== undefined){
if(typeof data.ack !== "string"){
const err8 = {instancePath:instancePath+"/ack",schemaPath:"#/properties/ack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.nack !== undefined){
if(typeof data.nack !== "string"){
const err9 = {instancePath:instancePath+"/nack",schemaPath:"#/properties/nack/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.cancel !== undefined){
if(typeof data.cancel !== "string"){
const err10 = {instancePath:instancePath+"/cancel",schemaPath:"#/properties/cancel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.disconnect !== undefined){
if(typeof data.disconnect !== "string"){
const err11 = {instancePath:instancePath+"/disconnect",schemaPath:"#/properties/disconnect/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.as !== undefined){
if(typeof data.as !== "string"){
const err12 = {instancePath:instancePath+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.prefetch !== undefined){
let data11 = data.prefetch;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err13 = {instancePath:instancePath+"/prefetch",schemaPath:"#/properties/prefetch/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 65535 || isNaN(data11)){
const err14 = {instancePath:instancePath+"/prefetch",schemaPath:"#/properties/prefetch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err15 = {instancePath:instancePath+"/prefetch",schemaPath:"#/properties/prefetch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data.global !== undefined){
if(typeof data.global !== "boolean"){
const err16 = {instancePath:instancePath+"/global",schemaPath:"#/properties/global/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.exclusive !== undefined){
if(typeof data.exclusive !== "boolean"){
const err17 = {instancePath:instancePath+"/exclusive",schemaPath:"#/properties/exclusive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.autoAck !== undefined){
if(typeof data.autoAck !== "boolean"){
const err18 = {instancePath:instancePath+"/autoAck",schemaPath:"#/properties/autoAck/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.message !== undefined){
let data15 = data.message;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err19 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100 || isNaN(data15)){
const err20 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err21 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.multiple !== undefined){
if(typeof data.multiple !== "boolean"){
const err22 = {instancePath:instancePath+"/multiple",schemaPath:"#/properties/multiple/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.requeue !== undefined){
if(typeof data.requeue !== "boolean"){
const err23 = {instancePath:instancePath+"/requeue",schemaPath:"#/properties/requeue/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.times !== undefined){
let data18 = data.times;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 100 || isNaN(data18)){
const err25 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err26 = {instancePath:instancePath+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.expect !== undefined){
if(!(validate15(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
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
if(!(func2.call(schema31.properties, key1))){
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
const err8 = {instancePath:instancePath+"/publish/expiration",schemaPath:"#/definitions/publish/properties/expiration/type",keyword:"type",params:{type: schema31.properties.expiration.type},message:"must be integer,string"};
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
if(!pattern4.test(data5)){
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
if(data1.times !== undefined){
let data18 = data1.times;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err30 = {instancePath:instancePath+"/publish/times",schemaPath:"#/definitions/publish/properties/times/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 100 || isNaN(data18)){
const err31 = {instancePath:instancePath+"/publish/times",schemaPath:"#/definitions/publish/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err32 = {instancePath:instancePath+"/publish/times",schemaPath:"#/definitions/publish/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data1.mandatory !== undefined){
if(typeof data1.mandatory !== "boolean"){
const err33 = {instancePath:instancePath+"/publish/mandatory",schemaPath:"#/definitions/publish/properties/mandatory/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err34 = {instancePath:instancePath+"/publish",schemaPath:"#/definitions/publish/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.expect !== undefined){
let data20 = data.expect;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key2 in data20){
if(!(((((key2 === "queues") || (key2 === "either")) || (key2 === "unroutable")) || (key2 === "returned")) || (key2 === "refused"))){
const err35 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data20.queues !== undefined){
let data21 = data20.queues;
if(Array.isArray(data21)){
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
if(typeof data21[i0] !== "string"){
const err36 = {instancePath:instancePath+"/expect/queues/" + i0,schemaPath:"#/definitions/expect/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err37 = {instancePath:instancePath+"/expect/queues",schemaPath:"#/definitions/expect/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data20.either !== undefined){
let data23 = data20.either;
if(Array.isArray(data23)){
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
if(typeof data23[i1] !== "string"){
const err38 = {instancePath:instancePath+"/expect/either/" + i1,schemaPath:"#/definitions/expect/properties/either/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/expect/either",schemaPath:"#/definitions/expect/properties/either/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data20.unroutable !== undefined){
if(typeof data20.unroutable !== "boolean"){
const err40 = {instancePath:instancePath+"/expect/unroutable",schemaPath:"#/definitions/expect/properties/unroutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data20.returned !== undefined){
if(typeof data20.returned !== "boolean"){
const err41 = {instancePath:instancePath+"/expect/returned",schemaPath:"#/definitions/expect/properties/returned/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data20.refused !== undefined){
if(typeof data20.refused !== "boolean"){
const err42 = {instancePath:instancePath+"/expect/refused",schemaPath:"#/definitions/expect/properties/refused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
else {
const err43 = {instancePath:instancePath+"/expect",schemaPath:"#/definitions/expect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.then !== undefined){
let data28 = data.then;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
if(!(validate14(data28[i2], {instancePath:instancePath+"/then/" + i2,parentData:data28,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath:instancePath+"/then",schemaPath:"#/properties/then/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.table !== undefined){
let data30 = data.table;
if(Array.isArray(data30)){
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key3 in data31){
if(!(((((((key3 === "routingKey") || (key3 === "headers")) || (key3 === "queues")) || (key3 === "either")) || (key3 === "unroutable")) || (key3 === "returned")) || (key3 === "refused"))){
const err45 = {instancePath:instancePath+"/table/" + i3,schemaPath:"#/definitions/row/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data31.routingKey !== undefined){
if(typeof data31.routingKey !== "string"){
const err46 = {instancePath:instancePath+"/table/" + i3+"/routingKey",schemaPath:"#/definitions/row/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data31.headers !== undefined){
let data33 = data31.headers;
if(!(data33 && typeof data33 == "object" && !Array.isArray(data33))){
const err47 = {instancePath:instancePath+"/table/" + i3+"/headers",schemaPath:"#/definitions/row/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data31.queues !== undefined){
let data34 = data31.queues;
if(Array.isArray(data34)){
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
if(typeof data34[i4] !== "string"){
const err48 = {instancePath:instancePath+"/table/" + i3+"/queues/" + i4,schemaPath:"#/definitions/row/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/table/" + i3+"/queues",schemaPath:"#/definitions/row/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data31.either !== undefined){
let data36 = data31.either;
if(Array.isArray(data36)){
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
if(typeof data36[i5] !== "string"){
const err50 = {instancePath:instancePath+"/table/" + i3+"/either/" + i5,schemaPath:"#/definitions/row/properties/either/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/table/" + i3+"/either",schemaPath:"#/definitions/row/properties/either/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data31.unroutable !== undefined){
if(typeof data31.unroutable !== "boolean"){
const err52 = {instancePath:instancePath+"/table/" + i3+"/unroutable",schemaPath:"#/definitions/row/properties/unroutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data31.returned !== undefined){
if(typeof data31.returned !== "boolean"){
const err53 = {instancePath:instancePath+"/table/" + i3+"/returned",schemaPath:"#/definitions/row/properties/returned/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data31.refused !== undefined){
if(typeof data31.refused !== "boolean"){
const err54 = {instancePath:instancePath+"/table/" + i3+"/refused",schemaPath:"#/definitions/row/properties/refused/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/table/" + i3,schemaPath:"#/definitions/row/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err56 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
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
let data0 = data.vhost;
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err1 = {instancePath:instancePath+"/vhost",schemaPath:"#/definitions/vhost/type",keyword:"type",params:{type: schema12.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err2 = {instancePath:instancePath+"/vhost",schemaPath:"#/definitions/vhost/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 in data0){
if(!(((((((key1 === "name") || (key1 === "description")) || (key1 === "tags")) || (key1 === "defaultQueueType")) || (key1 === "protectedFromDeletion")) || (key1 === "state")) || (key1 === "override"))){
const err3 = {instancePath:instancePath+"/vhost",schemaPath:"#/definitions/vhost/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err4 = {instancePath:instancePath+"/vhost/name",schemaPath:"#/definitions/vhost/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.description !== undefined){
if(typeof data0.description !== "string"){
const err5 = {instancePath:instancePath+"/vhost/description",schemaPath:"#/definitions/vhost/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.tags !== undefined){
let data3 = data0.tags;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err6 = {instancePath:instancePath+"/vhost/tags/" + i0,schemaPath:"#/definitions/vhost/properties/tags/items/pattern",keyword:"pattern",params:{pattern: "^\\S(.*\\S)?$"},message:"must match pattern \""+"^\\S(.*\\S)?$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/vhost/tags/" + i0,schemaPath:"#/definitions/vhost/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/vhost/tags",schemaPath:"#/definitions/vhost/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.defaultQueueType !== undefined){
let data5 = data0.defaultQueueType;
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/vhost/defaultQueueType",schemaPath:"#/definitions/vhost/properties/defaultQueueType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((data5 === "classic") || (data5 === "quorum")) || (data5 === "stream"))){
const err10 = {instancePath:instancePath+"/vhost/defaultQueueType",schemaPath:"#/definitions/vhost/properties/defaultQueueType/enum",keyword:"enum",params:{allowedValues: schema12.properties.defaultQueueType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.protectedFromDeletion !== undefined){
if(typeof data0.protectedFromDeletion !== "boolean"){
const err11 = {instancePath:instancePath+"/vhost/protectedFromDeletion",schemaPath:"#/definitions/vhost/properties/protectedFromDeletion/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.state !== undefined){
let data7 = data0.state;
if(typeof data7 !== "string"){
const err12 = {instancePath:instancePath+"/vhost/state",schemaPath:"#/definitions/vhost/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data7 === "present") || (data7 === "absent"))){
const err13 = {instancePath:instancePath+"/vhost/state",schemaPath:"#/definitions/vhost/properties/state/enum",keyword:"enum",params:{allowedValues: schema12.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.override !== undefined){
if(typeof data0.override !== "boolean"){
const err14 = {instancePath:instancePath+"/vhost/override",schemaPath:"#/definitions/vhost/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
}
if(data.exchanges !== undefined){
let data9 = data.exchanges;
if((!(data9 && typeof data9 == "object" && !Array.isArray(data9))) && (data9 !== null)){
const err15 = {instancePath:instancePath+"/exchanges",schemaPath:"#/properties/exchanges/type",keyword:"type",params:{type: schema11.properties.exchanges.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key2 in data9){
let data10 = data9[key2];
const _errs28 = errors;
let valid7 = true;
const _errs29 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing0;
if((data10.state === undefined) && (missing0 = "state")){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
if(data10.state !== undefined){
if("absent" !== data10.state){
const err17 = {};
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
}
var _valid0 = _errs29 === errors;
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs31 = errors;
const _errs32 = errors;
let valid9 = true;
const _errs33 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((data10.override === undefined) && (missing1 = "override")){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
if(data10.override !== undefined){
if(true !== data10.override){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
}
var _valid1 = _errs33 === errors;
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs35 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.type === undefined){
const err20 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/else/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid1 = _errs35 === errors;
valid9 = _valid1;
}
if(!valid9){
const err21 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs31 === errors;
valid7 = _valid0;
}
if(!valid7){
const err22 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key3 in data10){
if(!(func2.call(schema13.properties, key3))){
const err23 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data10.type !== undefined){
let data13 = data10.type;
if(typeof data13 === "string"){
if(!pattern2.test(data13)){
const err24 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data10.durable !== undefined){
if(typeof data10.durable !== "boolean"){
const err26 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/durable",schemaPath:"#/definitions/exchange/properties/durable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.autoDelete !== undefined){
if(typeof data10.autoDelete !== "boolean"){
const err27 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoDelete",schemaPath:"#/definitions/exchange/properties/autoDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.internal !== undefined){
if(typeof data10.internal !== "boolean"){
const err28 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/internal",schemaPath:"#/definitions/exchange/properties/internal/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.alternateExchange !== undefined){
if(typeof data10.alternateExchange !== "string"){
const err29 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/alternateExchange",schemaPath:"#/definitions/exchange/properties/alternateExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data10.delayedType !== undefined){
let data18 = data10.delayedType;
if(typeof data18 === "string"){
if(!pattern2.test(data18)){
const err30 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data10.arguments !== undefined){
let data19 = data10.arguments;
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err32 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/exchange/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data10.external !== undefined){
if(typeof data10.external !== "boolean"){
const err33 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/external",schemaPath:"#/definitions/exchange/properties/external/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data10.protect !== undefined){
if(typeof data10.protect !== "boolean"){
const err34 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/exchange/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data10.renamedFrom !== undefined){
let data22 = data10.renamedFrom;
if((typeof data22 !== "string") && (!(data22 && typeof data22 == "object" && !Array.isArray(data22)))){
const err35 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/type",keyword:"type",params:{type: schema13.properties.renamedFrom.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.vhost === undefined){
const err36 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/required",keyword:"required",params:{missingProperty: "vhost"},message:"must have required property '"+"vhost"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key4 in data22){
if(!((key4 === "vhost") || (key4 === "name"))){
const err37 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data22.vhost !== undefined){
if(typeof data22.vhost !== "string"){
const err38 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/vhost",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data22.name !== undefined){
if(typeof data22.name !== "string"){
const err39 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/name",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
if(data10.onImmutableChange !== undefined){
let data25 = data10.onImmutableChange;
if(typeof data25 !== "string"){
const err40 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!(((data25 === "refuse") || (data25 === "replace-if-empty")) || (data25 === "migrate"))){
const err41 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema13.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data10.state !== undefined){
let data26 = data10.state;
if(typeof data26 !== "string"){
const err42 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!((data26 === "present") || (data26 === "absent"))){
const err43 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data10.override !== undefined){
if(typeof data10.override !== "boolean"){
const err44 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/exchange/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
else {
const err45 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
if(data.queues !== undefined){
let data28 = data.queues;
if((!(data28 && typeof data28 == "object" && !Array.isArray(data28))) && (data28 !== null)){
const err46 = {instancePath:instancePath+"/queues",schemaPath:"#/properties/queues/type",keyword:"type",params:{type: schema11.properties.queues.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key5 in data28){
if(!(validate11(data28[key5], {instancePath:instancePath+"/queues/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data28,parentDataProperty:key5,rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
}
if(data.superStreams !== undefined){
let data30 = data.superStreams;
if((!(data30 && typeof data30 == "object" && !Array.isArray(data30))) && (data30 !== null)){
const err47 = {instancePath:instancePath+"/superStreams",schemaPath:"#/properties/superStreams/type",keyword:"type",params:{type: schema11.properties.superStreams.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key6 in data30){
let data31 = data30[key6];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key7 in data31){
if(!(func2.call(schema16.properties, key7))){
const err48 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/superStream/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data31.partitions !== undefined){
let data32 = data31.partitions;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err49 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 10000 || isNaN(data32)){
const err50 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data32 < 1 || isNaN(data32)){
const err51 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data31.bindingKeys !== undefined){
let data33 = data31.bindingKeys;
if(Array.isArray(data33)){
const len1 = data33.length;
for(let i1=0; i1<len1; i1++){
if(typeof data33[i1] !== "string"){
const err52 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindingKeys/" + i1,schemaPath:"#/definitions/superStream/properties/bindingKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err53 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindingKeys",schemaPath:"#/definitions/superStream/properties/bindingKeys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data31.maxLengthBytes !== undefined){
let data35 = data31.maxLengthBytes;
if((!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))) && (typeof data35 !== "string")){
const err54 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/type",keyword:"type",params:{type: schema16.properties.maxLengthBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 9007199254740991 || isNaN(data35)){
const err55 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err56 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(typeof data35 === "string"){
if(!pattern6.test(data35)){
const err57 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
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
if(data31.maxAge !== undefined){
let data36 = data31.maxAge;
if(typeof data36 === "string"){
if(!pattern12.test(data36)){
const err58 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/superStream/properties/maxAge/pattern",keyword:"pattern",params:{pattern: "^0*[1-9][0-9]*[YMDhms]$"},message:"must match pattern \""+"^0*[1-9][0-9]*[YMDhms]$"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/superStream/properties/maxAge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data31.maxSegmentSizeBytes !== undefined){
let data37 = data31.maxSegmentSizeBytes;
if((!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))) && (typeof data37 !== "string")){
const err60 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/type",keyword:"type",params:{type: schema16.properties.maxSegmentSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 3000000000 || isNaN(data37)){
const err61 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3000000000},message:"must be <= 3000000000"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err62 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(typeof data37 === "string"){
if(!pattern6.test(data37)){
const err63 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
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
if(data31.initialClusterSize !== undefined){
let data38 = data31.initialClusterSize;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err64 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 9007199254740991 || isNaN(data38)){
const err65 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data38 < 1 || isNaN(data38)){
const err66 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data31.leaderLocator !== undefined){
let data39 = data31.leaderLocator;
if(typeof data39 !== "string"){
const err67 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/leaderLocator",schemaPath:"#/definitions/superStream/properties/leaderLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!(((((data39 === "client-local") || (data39 === "balanced")) || (data39 === "random")) || (data39 === "least-leaders")) || (data39 === "unset"))){
const err68 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/leaderLocator",schemaPath:"#/definitions/superStream/properties/leaderLocator/enum",keyword:"enum",params:{allowedValues: schema16.properties.leaderLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data31.arguments !== undefined){
let data40 = data31.arguments;
if(!(data40 && typeof data40 == "object" && !Array.isArray(data40))){
const err69 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/superStream/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data31.protect !== undefined){
if(typeof data31.protect !== "boolean"){
const err70 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/superStream/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data31.state !== undefined){
let data42 = data31.state;
if(typeof data42 !== "string"){
const err71 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/superStream/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!((data42 === "present") || (data42 === "absent"))){
const err72 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/superStream/properties/state/enum",keyword:"enum",params:{allowedValues: schema16.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data31.override !== undefined){
if(typeof data31.override !== "boolean"){
const err73 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/superStream/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
else {
const err74 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/superStream/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
}
if(data.bindings !== undefined){
let data44 = data.bindings;
if((!(Array.isArray(data44))) && (data44 !== null)){
const err75 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/type",keyword:"type",params:{type: schema11.properties.bindings.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(Array.isArray(data44)){
const len2 = data44.length;
for(let i2=0; i2<len2; i2++){
let data45 = data44[i2];
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.source === undefined){
const err76 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data45.destination === undefined){
const err77 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
for(const key8 in data45){
if(!(((((((key8 === "source") || (key8 === "destination")) || (key8 === "destinationType")) || (key8 === "routingKey")) || (key8 === "arguments")) || (key8 === "state")) || (key8 === "override"))){
const err78 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data45.source !== undefined){
if(typeof data45.source !== "string"){
const err79 = {instancePath:instancePath+"/bindings/" + i2+"/source",schemaPath:"#/definitions/binding/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data45.destination !== undefined){
if(typeof data45.destination !== "string"){
const err80 = {instancePath:instancePath+"/bindings/" + i2+"/destination",schemaPath:"#/definitions/binding/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data45.destinationType !== undefined){
let data48 = data45.destinationType;
if(typeof data48 !== "string"){
const err81 = {instancePath:instancePath+"/bindings/" + i2+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(!((data48 === "queue") || (data48 === "exchange"))){
const err82 = {instancePath:instancePath+"/bindings/" + i2+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/enum",keyword:"enum",params:{allowedValues: schema17.properties.destinationType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data45.routingKey !== undefined){
if(typeof data45.routingKey !== "string"){
const err83 = {instancePath:instancePath+"/bindings/" + i2+"/routingKey",schemaPath:"#/definitions/binding/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data45.arguments !== undefined){
let data50 = data45.arguments;
if(!(data50 && typeof data50 == "object" && !Array.isArray(data50))){
const err84 = {instancePath:instancePath+"/bindings/" + i2+"/arguments",schemaPath:"#/definitions/binding/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data45.state !== undefined){
let data51 = data45.state;
if(typeof data51 !== "string"){
const err85 = {instancePath:instancePath+"/bindings/" + i2+"/state",schemaPath:"#/definitions/binding/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!((data51 === "present") || (data51 === "absent"))){
const err86 = {instancePath:instancePath+"/bindings/" + i2+"/state",schemaPath:"#/definitions/binding/properties/state/enum",keyword:"enum",params:{allowedValues: schema17.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data45.override !== undefined){
if(typeof data45.override !== "boolean"){
const err87 = {instancePath:instancePath+"/bindings/" + i2+"/override",schemaPath:"#/definitions/binding/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
else {
const err88 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
}
if(data.policies !== undefined){
let data53 = data.policies;
if((!(data53 && typeof data53 == "object" && !Array.isArray(data53))) && (data53 !== null)){
const err89 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: schema11.properties.policies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key9 in data53){
let data54 = data53[key9];
const _errs129 = errors;
let valid25 = true;
const _errs130 = errors;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
let missing2;
if((data54.state === undefined) && (missing2 = "state")){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
else {
if(data54.state !== undefined){
if("absent" !== data54.state){
const err91 = {};
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
}
var _valid2 = _errs130 === errors;
errors = _errs129;
if(vErrors !== null){
if(_errs129){
vErrors.length = _errs129;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs132 = errors;
const _errs133 = errors;
let valid27 = true;
const _errs134 = errors;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
let missing3;
if((data54.override === undefined) && (missing3 = "override")){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
else {
if(data54.override !== undefined){
if(true !== data54.override){
const err93 = {};
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
}
var _valid3 = _errs134 === errors;
errors = _errs133;
if(vErrors !== null){
if(_errs133){
vErrors.length = _errs133;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs136 = errors;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.pattern === undefined){
const err94 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data54.definition === undefined){
const err95 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
var _valid3 = _errs136 === errors;
valid27 = _valid3;
}
if(!valid27){
const err96 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
var _valid2 = _errs132 === errors;
valid25 = _valid2;
}
if(!valid25){
const err97 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
for(const key10 in data54){
if(!((((((key10 === "pattern") || (key10 === "applyTo")) || (key10 === "priority")) || (key10 === "definition")) || (key10 === "state")) || (key10 === "override"))){
const err98 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data54.pattern !== undefined){
if(typeof data54.pattern !== "string"){
const err99 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/policy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data54.applyTo !== undefined){
let data58 = data54.applyTo;
if(typeof data58 !== "string"){
const err100 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!((((((data58 === "all") || (data58 === "queues")) || (data58 === "exchanges")) || (data58 === "classic_queues")) || (data58 === "quorum_queues")) || (data58 === "streams"))){
const err101 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema18.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data54.priority !== undefined){
let data59 = data54.priority;
if(!((typeof data59 == "number") && (isFinite(data59)))){
const err102 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/type",keyword:"type",params:{type: schema18.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if((typeof data59 == "number") && (isFinite(data59))){
if(data59 > 9007199254740991 || isNaN(data59)){
const err103 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data59 < -9007199254740991 || isNaN(data59)){
const err104 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
if(data54.definition !== undefined){
let data60 = data54.definition;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(Object.keys(data60).length < 1){
const err105 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data54.state !== undefined){
let data61 = data54.state;
if(typeof data61 !== "string"){
const err107 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!((data61 === "present") || (data61 === "absent"))){
const err108 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/enum",keyword:"enum",params:{allowedValues: schema18.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data54.override !== undefined){
if(typeof data54.override !== "boolean"){
const err109 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/policy/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
if(data.operatorPolicies !== undefined){
let data63 = data.operatorPolicies;
if((!(data63 && typeof data63 == "object" && !Array.isArray(data63))) && (data63 !== null)){
const err111 = {instancePath:instancePath+"/operatorPolicies",schemaPath:"#/properties/operatorPolicies/type",keyword:"type",params:{type: schema11.properties.operatorPolicies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
for(const key11 in data63){
let data64 = data63[key11];
const _errs156 = errors;
let valid32 = true;
const _errs157 = errors;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
let missing4;
if((data64.state === undefined) && (missing4 = "state")){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
else {
if(data64.state !== undefined){
if("absent" !== data64.state){
const err113 = {};
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
}
var _valid4 = _errs157 === errors;
errors = _errs156;
if(vErrors !== null){
if(_errs156){
vErrors.length = _errs156;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs159 = errors;
const _errs160 = errors;
let valid34 = true;
const _errs161 = errors;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
let missing5;
if((data64.override === undefined) && (missing5 = "override")){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
else {
if(data64.override !== undefined){
if(true !== data64.override){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
}
var _valid5 = _errs161 === errors;
errors = _errs160;
if(vErrors !== null){
if(_errs160){
vErrors.length = _errs160;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs163 = errors;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.pattern === undefined){
const err116 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data64.definition === undefined){
const err117 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
var _valid5 = _errs163 === errors;
valid34 = _valid5;
}
if(!valid34){
const err118 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
var _valid4 = _errs159 === errors;
valid32 = _valid4;
}
if(!valid32){
const err119 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
for(const key12 in data64){
if(!((((((key12 === "pattern") || (key12 === "applyTo")) || (key12 === "priority")) || (key12 === "definition")) || (key12 === "state")) || (key12 === "override"))){
const err120 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data64.pattern !== undefined){
if(typeof data64.pattern !== "string"){
const err121 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/operatorPolicy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data64.applyTo !== undefined){
let data68 = data64.applyTo;
if(typeof data68 !== "string"){
const err122 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(!((((((data68 === "all") || (data68 === "queues")) || (data68 === "exchanges")) || (data68 === "classic_queues")) || (data68 === "quorum_queues")) || (data68 === "streams"))){
const err123 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema19.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data64.priority !== undefined){
let data69 = data64.priority;
if(!((typeof data69 == "number") && (isFinite(data69)))){
const err124 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/type",keyword:"type",params:{type: schema19.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 > 9007199254740991 || isNaN(data69)){
const err125 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data69 < -9007199254740991 || isNaN(data69)){
const err126 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
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
if(data64.definition !== undefined){
let data70 = data64.definition;
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(Object.keys(data70).length < 1){
const err127 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data64.state !== undefined){
let data71 = data64.state;
if(typeof data71 !== "string"){
const err129 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(!((data71 === "present") || (data71 === "absent"))){
const err130 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/enum",keyword:"enum",params:{allowedValues: schema19.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data64.override !== undefined){
if(typeof data64.override !== "boolean"){
const err131 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/operatorPolicy/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
if(data.limits !== undefined){
let data73 = data.limits;
if((!(data73 && typeof data73 == "object" && !Array.isArray(data73))) && (data73 !== null)){
const err133 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/type",keyword:"type",params:{type: schema20.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
for(const key13 in data73){
if(!(((key13 === "maxQueues") || (key13 === "maxConnections")) || (key13 === "override"))){
const err134 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data73.maxQueues !== undefined){
let data74 = data73.maxQueues;
if((!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))) && (!(data74 && typeof data74 == "object" && !Array.isArray(data74)))){
const err135 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/type",keyword:"type",params:{type: schema20.properties.maxQueues.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 9007199254740991 || isNaN(data74)){
const err136 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(data74 < -1 || isNaN(data74)){
const err137 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
if(data74.state === undefined){
const err138 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
for(const key14 in data74){
if(!(key14 === "state")){
const err139 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data74.state !== undefined){
let data75 = data74.state;
if(typeof data75 !== "string"){
const err140 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(!(data75 === "absent")){
const err141 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.maxQueues.properties.state.enum},message:"must be equal to one of the allowed values"};
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
if(data73.maxConnections !== undefined){
let data76 = data73.maxConnections;
if((!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))) && (!(data76 && typeof data76 == "object" && !Array.isArray(data76)))){
const err142 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/type",keyword:"type",params:{type: schema20.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 9007199254740991 || isNaN(data76)){
const err143 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data76 < -1 || isNaN(data76)){
const err144 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
if(data76.state === undefined){
const err145 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
for(const key15 in data76){
if(!(key15 === "state")){
const err146 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data76.state !== undefined){
let data77 = data76.state;
if(typeof data77 !== "string"){
const err147 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(!(data77 === "absent")){
const err148 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
}
if(data73.override !== undefined){
if(typeof data73.override !== "boolean"){
const err149 = {instancePath:instancePath+"/limits/override",schemaPath:"#/definitions/limits/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
}
if(data.users !== undefined){
let data79 = data.users;
if((!(data79 && typeof data79 == "object" && !Array.isArray(data79))) && (data79 !== null)){
const err150 = {instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type: schema11.properties.users.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key16 in data79){
let data80 = data79[key16];
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
for(const key17 in data80){
if(!((((((((key17 === "password") || (key17 === "passwordFile")) || (key17 === "passwordHash")) || (key17 === "hashingAlgorithm")) || (key17 === "tags")) || (key17 === "limits")) || (key17 === "state")) || (key17 === "override"))){
const err151 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/user/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data80.password !== undefined){
if(typeof data80.password !== "string"){
const err152 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/password",schemaPath:"#/definitions/user/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data80.passwordFile !== undefined){
if(typeof data80.passwordFile !== "string"){
const err153 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordFile",schemaPath:"#/definitions/user/properties/passwordFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data80.passwordHash !== undefined){
if(typeof data80.passwordHash !== "string"){
const err154 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordHash",schemaPath:"#/definitions/user/properties/passwordHash/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data80.hashingAlgorithm !== undefined){
let data84 = data80.hashingAlgorithm;
if(typeof data84 !== "string"){
const err155 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/hashingAlgorithm",schemaPath:"#/definitions/user/properties/hashingAlgorithm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(!(((data84 === "sha256") || (data84 === "sha512")) || (data84 === "md5"))){
const err156 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/hashingAlgorithm",schemaPath:"#/definitions/user/properties/hashingAlgorithm/enum",keyword:"enum",params:{allowedValues: schema21.properties.hashingAlgorithm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data80.tags !== undefined){
let data85 = data80.tags;
if(Array.isArray(data85)){
const len3 = data85.length;
for(let i3=0; i3<len3; i3++){
let data86 = data85[i3];
if(typeof data86 === "string"){
if(!pattern19.test(data86)){
const err157 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags/" + i3,schemaPath:"#/definitions/user/properties/tags/items/pattern",keyword:"pattern",params:{pattern: "^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"},message:"must match pattern \""+"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"+"\""};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags/" + i3,schemaPath:"#/definitions/user/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags",schemaPath:"#/definitions/user/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data80.limits !== undefined){
let data87 = data80.limits;
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
for(const key18 in data87){
if(!((key18 === "maxConnections") || (key18 === "maxChannels"))){
const err160 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/definitions/user/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data87.maxConnections !== undefined){
let data88 = data87.maxConnections;
if((!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))) && (!(data88 && typeof data88 == "object" && !Array.isArray(data88)))){
const err161 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/type",keyword:"type",params:{type: schema21.properties.limits.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 > 9007199254740991 || isNaN(data88)){
const err162 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data88 < -1 || isNaN(data88)){
const err163 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
if(data88.state === undefined){
const err164 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
for(const key19 in data88){
if(!(key19 === "state")){
const err165 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data88.state !== undefined){
let data89 = data88.state;
if(typeof data89 !== "string"){
const err166 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections/state",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!(data89 === "absent")){
const err167 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections/state",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.limits.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
}
}
if(data87.maxChannels !== undefined){
let data90 = data87.maxChannels;
if((!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))) && (!(data90 && typeof data90 == "object" && !Array.isArray(data90)))){
const err168 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/type",keyword:"type",params:{type: schema21.properties.limits.properties.maxChannels.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if((typeof data90 == "number") && (isFinite(data90))){
if(data90 > 9007199254740991 || isNaN(data90)){
const err169 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(data90 < -1 || isNaN(data90)){
const err170 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
if(data90.state === undefined){
const err171 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
for(const key20 in data90){
if(!(key20 === "state")){
const err172 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data90.state !== undefined){
let data91 = data90.state;
if(typeof data91 !== "string"){
const err173 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels/state",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(!(data91 === "absent")){
const err174 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels/state",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.limits.properties.maxChannels.properties.state.enum},message:"must be equal to one of the allowed values"};
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
}
else {
const err175 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/definitions/user/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data80.state !== undefined){
let data92 = data80.state;
if(typeof data92 !== "string"){
const err176 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/user/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(!((data92 === "present") || (data92 === "absent"))){
const err177 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/user/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data80.override !== undefined){
if(typeof data80.override !== "boolean"){
const err178 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/user/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
else {
const err179 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/user/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
}
if(data.permissions !== undefined){
let data94 = data.permissions;
if((!(data94 && typeof data94 == "object" && !Array.isArray(data94))) && (data94 !== null)){
const err180 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: schema11.properties.permissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
for(const key21 in data94){
let data95 = data94[key21];
const _errs235 = errors;
let valid51 = true;
const _errs236 = errors;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing6;
if((data95.state === undefined) && (missing6 = "state")){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
else {
if(data95.state !== undefined){
if("absent" !== data95.state){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
}
var _valid6 = _errs236 === errors;
errors = _errs235;
if(vErrors !== null){
if(_errs235){
vErrors.length = _errs235;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs238 = errors;
const _errs239 = errors;
let valid53 = true;
const _errs240 = errors;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing7;
if((data95.override === undefined) && (missing7 = "override")){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
else {
if(data95.override !== undefined){
if(true !== data95.override){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
}
}
var _valid7 = _errs240 === errors;
errors = _errs239;
if(vErrors !== null){
if(_errs239){
vErrors.length = _errs239;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs242 = errors;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
if(data95.configure === undefined){
const err185 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/else/required",keyword:"required",params:{missingProperty: "configure"},message:"must have required property '"+"configure"+"'"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data95.write === undefined){
const err186 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data95.read === undefined){
const err187 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
var _valid7 = _errs242 === errors;
valid53 = _valid7;
}
if(!valid53){
const err188 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
var _valid6 = _errs238 === errors;
valid51 = _valid6;
}
if(!valid51){
const err189 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
for(const key22 in data95){
if(!(((((key22 === "configure") || (key22 === "write")) || (key22 === "read")) || (key22 === "state")) || (key22 === "override"))){
const err190 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data95.configure !== undefined){
if(typeof data95.configure !== "string"){
const err191 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/configure",schemaPath:"#/definitions/permission/properties/configure/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data95.write !== undefined){
if(typeof data95.write !== "string"){
const err192 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/permission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data95.read !== undefined){
if(typeof data95.read !== "string"){
const err193 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/permission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data95.state !== undefined){
let data101 = data95.state;
if(typeof data101 !== "string"){
const err194 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(!((data101 === "present") || (data101 === "absent"))){
const err195 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/enum",keyword:"enum",params:{allowedValues: schema22.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data95.override !== undefined){
if(typeof data95.override !== "boolean"){
const err196 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/permission/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
}
else {
const err197 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
}
if(data.topicPermissions !== undefined){
let data103 = data.topicPermissions;
if((!(data103 && typeof data103 == "object" && !Array.isArray(data103))) && (data103 !== null)){
const err198 = {instancePath:instancePath+"/topicPermissions",schemaPath:"#/properties/topicPermissions/type",keyword:"type",params:{type: schema11.properties.topicPermissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
for(const key23 in data103){
let data104 = data103[key23];
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
for(const key24 in data104){
let data105 = data104[key24];
const _errs263 = errors;
let valid59 = true;
const _errs264 = errors;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
let missing8;
if((data105.state === undefined) && (missing8 = "state")){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
else {
if(data105.state !== undefined){
if("absent" !== data105.state){
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
}
}
var _valid8 = _errs264 === errors;
errors = _errs263;
if(vErrors !== null){
if(_errs263){
vErrors.length = _errs263;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs266 = errors;
const _errs267 = errors;
let valid61 = true;
const _errs268 = errors;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
let missing9;
if((data105.override === undefined) && (missing9 = "override")){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
else {
if(data105.override !== undefined){
if(true !== data105.override){
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
}
var _valid9 = _errs268 === errors;
errors = _errs267;
if(vErrors !== null){
if(_errs267){
vErrors.length = _errs267;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs270 = errors;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
if(data105.write === undefined){
const err203 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
if(data105.read === undefined){
const err204 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
var _valid9 = _errs270 === errors;
valid61 = _valid9;
}
if(!valid61){
const err205 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
var _valid8 = _errs266 === errors;
valid59 = _valid8;
}
if(!valid59){
const err206 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
for(const key25 in data105){
if(!((((key25 === "write") || (key25 === "read")) || (key25 === "state")) || (key25 === "override"))){
const err207 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data105.write !== undefined){
if(typeof data105.write !== "string"){
const err208 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/topicPermission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
if(data105.read !== undefined){
if(typeof data105.read !== "string"){
const err209 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/topicPermission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(data105.state !== undefined){
let data110 = data105.state;
if(typeof data110 !== "string"){
const err210 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(!((data110 === "present") || (data110 === "absent"))){
const err211 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/enum",keyword:"enum",params:{allowedValues: schema23.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data105.override !== undefined){
if(typeof data105.override !== "boolean"){
const err212 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/topicPermission/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
}
else {
const err213 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
}
else {
const err214 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/topicPermissions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
}
}
if(data.federationUpstreams !== undefined){
let data112 = data.federationUpstreams;
if((!(data112 && typeof data112 == "object" && !Array.isArray(data112))) && (data112 !== null)){
const err215 = {instancePath:instancePath+"/federationUpstreams",schemaPath:"#/properties/federationUpstreams/type",keyword:"type",params:{type: schema11.properties.federationUpstreams.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
for(const key26 in data112){
let data113 = data112[key26];
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
for(const key27 in data113){
if(!(func2.call(schema24.properties, key27))){
const err216 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstream/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data113.uri !== undefined){
let data114 = data113.uri;
if((typeof data114 !== "string") && (!(Array.isArray(data114)))){
const err217 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uri",schemaPath:"#/definitions/federationUpstream/properties/uri/type",keyword:"type",params:{type: schema24.properties.uri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(Array.isArray(data114)){
const len4 = data114.length;
for(let i4=0; i4<len4; i4++){
if(typeof data114[i4] !== "string"){
const err218 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uri/" + i4,schemaPath:"#/definitions/federationUpstream/properties/uri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
}
}
if(data113.uriFile !== undefined){
if(typeof data113.uriFile !== "string"){
const err219 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uriFile",schemaPath:"#/definitions/federationUpstream/properties/uriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data113.exchange !== undefined){
if(typeof data113.exchange !== "string"){
const err220 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/exchange",schemaPath:"#/definitions/federationUpstream/properties/exchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data113.queue !== undefined){
if(typeof data113.queue !== "string"){
const err221 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queue",schemaPath:"#/definitions/federationUpstream/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data113.consumerTag !== undefined){
if(typeof data113.consumerTag !== "string"){
const err222 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTag",schemaPath:"#/definitions/federationUpstream/properties/consumerTag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data113.prefetchCount !== undefined){
let data120 = data113.prefetchCount;
if(!(((typeof data120 == "number") && (!(data120 % 1) && !isNaN(data120))) && (isFinite(data120)))){
const err223 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if((typeof data120 == "number") && (isFinite(data120))){
if(data120 > 9007199254740991 || isNaN(data120)){
const err224 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if(data120 < 0 || isNaN(data120)){
const err225 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
if(data113.reconnectDelay !== undefined){
let data121 = data113.reconnectDelay;
if(!((typeof data121 == "number") && (isFinite(data121)))){
const err226 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/type",keyword:"type",params:{type: schema24.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if((typeof data121 == "number") && (isFinite(data121))){
if(data121 > 9007199254740991 || isNaN(data121)){
const err227 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(data121 < 0 || isNaN(data121)){
const err228 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data113.maxHops !== undefined){
let data122 = data113.maxHops;
if(!(((typeof data122 == "number") && (!(data122 % 1) && !isNaN(data122))) && (isFinite(data122)))){
const err229 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if((typeof data122 == "number") && (isFinite(data122))){
if(data122 > 9007199254740991 || isNaN(data122)){
const err230 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(data122 < 0 || isNaN(data122)){
const err231 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
}
if(data113.expires !== undefined){
let data123 = data113.expires;
if((!(((typeof data123 == "number") && (!(data123 % 1) && !isNaN(data123))) && (isFinite(data123)))) && (typeof data123 !== "string")){
const err232 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/type",keyword:"type",params:{type: schema24.properties.expires.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if((typeof data123 == "number") && (isFinite(data123))){
if(data123 > 9007199254740991 || isNaN(data123)){
const err233 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data123 < 0 || isNaN(data123)){
const err234 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(typeof data123 === "string"){
if(!pattern4.test(data123)){
const err235 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
}
if(data113.messageTtl !== undefined){
let data124 = data113.messageTtl;
if((!(((typeof data124 == "number") && (!(data124 % 1) && !isNaN(data124))) && (isFinite(data124)))) && (typeof data124 !== "string")){
const err236 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/type",keyword:"type",params:{type: schema24.properties.messageTtl.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if((typeof data124 == "number") && (isFinite(data124))){
if(data124 > 9007199254740991 || isNaN(data124)){
const err237 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if(data124 < 0 || isNaN(data124)){
const err238 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
if(typeof data124 === "string"){
if(!pattern4.test(data124)){
const err239 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
if(data113.trustUserId !== undefined){
if(typeof data113.trustUserId !== "boolean"){
const err240 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/trustUserId",schemaPath:"#/definitions/federationUpstream/properties/trustUserId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
if(data113.ackMode !== undefined){
let data126 = data113.ackMode;
if(typeof data126 !== "string"){
const err241 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/federationUpstream/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(!(((data126 === "on-confirm") || (data126 === "on-publish")) || (data126 === "no-ack"))){
const err242 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/federationUpstream/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data113.resourceCleanupMode !== undefined){
let data127 = data113.resourceCleanupMode;
if(typeof data127 !== "string"){
const err243 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstream/properties/resourceCleanupMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(!((data127 === "default") || (data127 === "never"))){
const err244 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstream/properties/resourceCleanupMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.resourceCleanupMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data113.channelUseMode !== undefined){
let data128 = data113.channelUseMode;
if(typeof data128 !== "string"){
const err245 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/channelUseMode",schemaPath:"#/definitions/federationUpstream/properties/channelUseMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(!((data128 === "multiple") || (data128 === "single"))){
const err246 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/channelUseMode",schemaPath:"#/definitions/federationUpstream/properties/channelUseMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.channelUseMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data113.queueType !== undefined){
let data129 = data113.queueType;
if(typeof data129 !== "string"){
const err247 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueType",schemaPath:"#/definitions/federationUpstream/properties/queueType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(!((data129 === "classic") || (data129 === "quorum"))){
const err248 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueType",schemaPath:"#/definitions/federationUpstream/properties/queueType/enum",keyword:"enum",params:{allowedValues: schema24.properties.queueType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data113.bindNowait !== undefined){
if(typeof data113.bindNowait !== "boolean"){
const err249 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindNowait",schemaPath:"#/definitions/federationUpstream/properties/bindNowait/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data113.haPolicy !== undefined){
if(typeof data113.haPolicy !== "string"){
const err250 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/haPolicy",schemaPath:"#/definitions/federationUpstream/properties/haPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data113.state !== undefined){
let data132 = data113.state;
if(typeof data132 !== "string"){
const err251 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstream/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(!((data132 === "present") || (data132 === "absent"))){
const err252 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstream/properties/state/enum",keyword:"enum",params:{allowedValues: schema24.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
if(data113.override !== undefined){
if(typeof data113.override !== "boolean"){
const err253 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/federationUpstream/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
}
else {
const err254 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstream/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
}
}
if(data.federationUpstreamSets !== undefined){
let data134 = data.federationUpstreamSets;
if((!(data134 && typeof data134 == "object" && !Array.isArray(data134))) && (data134 !== null)){
const err255 = {instancePath:instancePath+"/federationUpstreamSets",schemaPath:"#/properties/federationUpstreamSets/type",keyword:"type",params:{type: schema11.properties.federationUpstreamSets.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
for(const key28 in data134){
let data135 = data134[key28];
const _errs333 = errors;
let valid71 = true;
const _errs334 = errors;
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing10;
if((data135.state === undefined) && (missing10 = "state")){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
else {
if(data135.state !== undefined){
if("absent" !== data135.state){
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
}
}
var _valid10 = _errs334 === errors;
errors = _errs333;
if(vErrors !== null){
if(_errs333){
vErrors.length = _errs333;
}
else {
vErrors = null;
}
}
if(!_valid10){
const _errs336 = errors;
const _errs337 = errors;
let valid73 = true;
const _errs338 = errors;
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing11;
if((data135.override === undefined) && (missing11 = "override")){
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
else {
if(data135.override !== undefined){
if(true !== data135.override){
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
}
}
var _valid11 = _errs338 === errors;
errors = _errs337;
if(vErrors !== null){
if(_errs337){
vErrors.length = _errs337;
}
else {
vErrors = null;
}
}
if(!_valid11){
const _errs340 = errors;
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
if(data135.upstreams === undefined){
const err260 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/else/else/required",keyword:"required",params:{missingProperty: "upstreams"},message:"must have required property '"+"upstreams"+"'"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
var _valid11 = _errs340 === errors;
valid73 = _valid11;
}
if(!valid73){
const err261 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
var _valid10 = _errs336 === errors;
valid71 = _valid10;
}
if(!valid71){
const err262 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
for(const key29 in data135){
if(!(((key29 === "upstreams") || (key29 === "state")) || (key29 === "override"))){
const err263 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data135.upstreams !== undefined){
let data138 = data135.upstreams;
if(Array.isArray(data138)){
const len5 = data138.length;
for(let i5=0; i5<len5; i5++){
let data139 = data138[i5];
if(data139 && typeof data139 == "object" && !Array.isArray(data139)){
if(data139.upstream === undefined){
const err264 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/required",keyword:"required",params:{missingProperty: "upstream"},message:"must have required property '"+"upstream"+"'"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
for(const key30 in data139){
if(!(func2.call(schema25.properties.upstreams.items.properties, key30))){
const err265 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
if(data139.upstream !== undefined){
if(typeof data139.upstream !== "string"){
const err266 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/upstream",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/upstream/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
if(data139.exchange !== undefined){
if(typeof data139.exchange !== "string"){
const err267 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/exchange",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/exchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data139.queue !== undefined){
if(typeof data139.queue !== "string"){
const err268 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queue",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
if(data139.consumerTag !== undefined){
if(typeof data139.consumerTag !== "string"){
const err269 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/consumerTag",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/consumerTag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
if(data139.prefetchCount !== undefined){
let data144 = data139.prefetchCount;
if(!(((typeof data144 == "number") && (!(data144 % 1) && !isNaN(data144))) && (isFinite(data144)))){
const err270 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
if((typeof data144 == "number") && (isFinite(data144))){
if(data144 > 9007199254740991 || isNaN(data144)){
const err271 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
if(data144 < 0 || isNaN(data144)){
const err272 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
}
if(data139.reconnectDelay !== undefined){
let data145 = data139.reconnectDelay;
if(!((typeof data145 == "number") && (isFinite(data145)))){
const err273 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/type",keyword:"type",params:{type: schema25.properties.upstreams.items.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if((typeof data145 == "number") && (isFinite(data145))){
if(data145 > 9007199254740991 || isNaN(data145)){
const err274 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
if(data145 < 0 || isNaN(data145)){
const err275 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
}
if(data139.maxHops !== undefined){
let data146 = data139.maxHops;
if(!(((typeof data146 == "number") && (!(data146 % 1) && !isNaN(data146))) && (isFinite(data146)))){
const err276 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
if((typeof data146 == "number") && (isFinite(data146))){
if(data146 > 9007199254740991 || isNaN(data146)){
const err277 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(data146 < 0 || isNaN(data146)){
const err278 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
}
if(data139.expires !== undefined){
let data147 = data139.expires;
if(!(((typeof data147 == "number") && (!(data147 % 1) && !isNaN(data147))) && (isFinite(data147)))){
const err279 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if((typeof data147 == "number") && (isFinite(data147))){
if(data147 > 9007199254740991 || isNaN(data147)){
const err280 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(data147 < 0 || isNaN(data147)){
const err281 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
}
if(data139.messageTtl !== undefined){
let data148 = data139.messageTtl;
if(!(((typeof data148 == "number") && (!(data148 % 1) && !isNaN(data148))) && (isFinite(data148)))){
const err282 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
if((typeof data148 == "number") && (isFinite(data148))){
if(data148 > 9007199254740991 || isNaN(data148)){
const err283 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
if(data148 < 0 || isNaN(data148)){
const err284 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
}
if(data139.trustUserId !== undefined){
if(typeof data139.trustUserId !== "boolean"){
const err285 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/trustUserId",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/trustUserId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data139.ackMode !== undefined){
let data150 = data139.ackMode;
if(typeof data150 !== "string"){
const err286 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/ackMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(!(((data150 === "on-confirm") || (data150 === "on-publish")) || (data150 === "no-ack"))){
const err287 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/ackMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
if(data139.resourceCleanupMode !== undefined){
let data151 = data139.resourceCleanupMode;
if(typeof data151 !== "string"){
const err288 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/resourceCleanupMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(!((data151 === "default") || (data151 === "never"))){
const err289 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/resourceCleanupMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.resourceCleanupMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data139.channelUseMode !== undefined){
let data152 = data139.channelUseMode;
if(typeof data152 !== "string"){
const err290 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/channelUseMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/channelUseMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(!((data152 === "multiple") || (data152 === "single"))){
const err291 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/channelUseMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/channelUseMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.channelUseMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
if(data139.queueType !== undefined){
let data153 = data139.queueType;
if(typeof data153 !== "string"){
const err292 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queueType",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queueType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(!((data153 === "classic") || (data153 === "quorum"))){
const err293 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queueType",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queueType/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.queueType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
if(data139.bindNowait !== undefined){
if(typeof data139.bindNowait !== "boolean"){
const err294 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/bindNowait",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/bindNowait/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
if(data139.haPolicy !== undefined){
if(typeof data139.haPolicy !== "string"){
const err295 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/haPolicy",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/haPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
}
else {
const err296 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
}
else {
const err297 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data135.state !== undefined){
let data156 = data135.state;
if(typeof data156 !== "string"){
const err298 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstreamSet/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(!((data156 === "present") || (data156 === "absent"))){
const err299 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstreamSet/properties/state/enum",keyword:"enum",params:{allowedValues: schema25.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data135.override !== undefined){
if(typeof data135.override !== "boolean"){
const err300 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/federationUpstreamSet/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
}
else {
const err301 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
}
}
if(data.shovels !== undefined){
let data158 = data.shovels;
if((!(data158 && typeof data158 == "object" && !Array.isArray(data158))) && (data158 !== null)){
const err302 = {instancePath:instancePath+"/shovels",schemaPath:"#/properties/shovels/type",keyword:"type",params:{type: schema11.properties.shovels.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
if(data158 && typeof data158 == "object" && !Array.isArray(data158)){
for(const key31 in data158){
let data159 = data158[key31];
if(data159 && typeof data159 == "object" && !Array.isArray(data159)){
for(const key32 in data159){
if(!(func2.call(schema26.properties, key32))){
const err303 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/shovel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
if(data159.srcUri !== undefined){
let data160 = data159.srcUri;
if((typeof data160 !== "string") && (!(Array.isArray(data160)))){
const err304 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUri",schemaPath:"#/definitions/shovel/properties/srcUri/type",keyword:"type",params:{type: schema26.properties.srcUri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if(Array.isArray(data160)){
const len6 = data160.length;
for(let i6=0; i6<len6; i6++){
if(typeof data160[i6] !== "string"){
const err305 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUri/" + i6,schemaPath:"#/definitions/shovel/properties/srcUri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
}
}
if(data159.srcUriFile !== undefined){
if(typeof data159.srcUriFile !== "string"){
const err306 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUriFile",schemaPath:"#/definitions/shovel/properties/srcUriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data159.srcProtocol !== undefined){
let data163 = data159.srcProtocol;
if(typeof data163 !== "string"){
const err307 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcProtocol",schemaPath:"#/definitions/shovel/properties/srcProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(!(((data163 === "amqp091") || (data163 === "amqp10")) || (data163 === "local"))){
const err308 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcProtocol",schemaPath:"#/definitions/shovel/properties/srcProtocol/enum",keyword:"enum",params:{allowedValues: schema26.properties.srcProtocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data159.srcQueue !== undefined){
if(typeof data159.srcQueue !== "string"){
const err309 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcQueue",schemaPath:"#/definitions/shovel/properties/srcQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
if(data159.srcQueueArgs !== undefined){
let data165 = data159.srcQueueArgs;
if(!(data165 && typeof data165 == "object" && !Array.isArray(data165))){
const err310 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcQueueArgs",schemaPath:"#/definitions/shovel/properties/srcQueueArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
if(data159.srcExchange !== undefined){
if(typeof data159.srcExchange !== "string"){
const err311 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcExchange",schemaPath:"#/definitions/shovel/properties/srcExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
if(data159.srcExchangeKey !== undefined){
if(typeof data159.srcExchangeKey !== "string"){
const err312 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcExchangeKey",schemaPath:"#/definitions/shovel/properties/srcExchangeKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
if(data159.srcAddress !== undefined){
if(typeof data159.srcAddress !== "string"){
const err313 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcAddress",schemaPath:"#/definitions/shovel/properties/srcAddress/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
if(data159.srcPredeclared !== undefined){
if(typeof data159.srcPredeclared !== "boolean"){
const err314 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPredeclared",schemaPath:"#/definitions/shovel/properties/srcPredeclared/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data159.srcConsumerArgs !== undefined){
let data170 = data159.srcConsumerArgs;
if(!(data170 && typeof data170 == "object" && !Array.isArray(data170))){
const err315 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcConsumerArgs",schemaPath:"#/definitions/shovel/properties/srcConsumerArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
if(data159.srcConsumerName !== undefined){
if(typeof data159.srcConsumerName !== "string"){
const err316 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcConsumerName",schemaPath:"#/definitions/shovel/properties/srcConsumerName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
if(data159.srcPrefetchCount !== undefined){
let data172 = data159.srcPrefetchCount;
if(!(((typeof data172 == "number") && (!(data172 % 1) && !isNaN(data172))) && (isFinite(data172)))){
const err317 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if((typeof data172 == "number") && (isFinite(data172))){
if(data172 > 9007199254740991 || isNaN(data172)){
const err318 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
if(data172 < 0 || isNaN(data172)){
const err319 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
}
if(data159.srcDeleteAfter !== undefined){
let data173 = data159.srcDeleteAfter;
if((typeof data173 !== "string") && (!(((typeof data173 == "number") && (!(data173 % 1) && !isNaN(data173))) && (isFinite(data173))))){
const err320 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/type",keyword:"type",params:{type: schema26.properties.srcDeleteAfter.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if((typeof data173 == "number") && (isFinite(data173))){
if(data173 > 9007199254740991 || isNaN(data173)){
const err321 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(data173 < 0 || isNaN(data173)){
const err322 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(typeof data173 === "string"){
if(!pattern22.test(data173)){
const err323 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/pattern",keyword:"pattern",params:{pattern: "^(never|queue-length)$"},message:"must match pattern \""+"^(never|queue-length)$"+"\""};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
}
if(data159.srcDeleteAfterDuration !== undefined){
let data174 = data159.srcDeleteAfterDuration;
if(!(((typeof data174 == "number") && (!(data174 % 1) && !isNaN(data174))) && (isFinite(data174)))){
const err324 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if((typeof data174 == "number") && (isFinite(data174))){
if(data174 > 9007199254740991 || isNaN(data174)){
const err325 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if(data174 < 1 || isNaN(data174)){
const err326 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
}
if(data159.destUri !== undefined){
let data175 = data159.destUri;
if((typeof data175 !== "string") && (!(Array.isArray(data175)))){
const err327 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUri",schemaPath:"#/definitions/shovel/properties/destUri/type",keyword:"type",params:{type: schema26.properties.destUri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(Array.isArray(data175)){
const len7 = data175.length;
for(let i7=0; i7<len7; i7++){
if(typeof data175[i7] !== "string"){
const err328 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUri/" + i7,schemaPath:"#/definitions/shovel/properties/destUri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
}
}
if(data159.destUriFile !== undefined){
if(typeof data159.destUriFile !== "string"){
const err329 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUriFile",schemaPath:"#/definitions/shovel/properties/destUriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data159.destProtocol !== undefined){
let data178 = data159.destProtocol;
if(typeof data178 !== "string"){
const err330 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProtocol",schemaPath:"#/definitions/shovel/properties/destProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
if(!(((data178 === "amqp091") || (data178 === "amqp10")) || (data178 === "local"))){
const err331 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProtocol",schemaPath:"#/definitions/shovel/properties/destProtocol/enum",keyword:"enum",params:{allowedValues: schema26.properties.destProtocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data159.destQueue !== undefined){
if(typeof data159.destQueue !== "string"){
const err332 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destQueue",schemaPath:"#/definitions/shovel/properties/destQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
if(data159.destQueueArgs !== undefined){
let data180 = data159.destQueueArgs;
if(!(data180 && typeof data180 == "object" && !Array.isArray(data180))){
const err333 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destQueueArgs",schemaPath:"#/definitions/shovel/properties/destQueueArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data159.destExchange !== undefined){
if(typeof data159.destExchange !== "string"){
const err334 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destExchange",schemaPath:"#/definitions/shovel/properties/destExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
if(data159.destExchangeKey !== undefined){
if(typeof data159.destExchangeKey !== "string"){
const err335 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destExchangeKey",schemaPath:"#/definitions/shovel/properties/destExchangeKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
if(data159.destAddress !== undefined){
if(typeof data159.destAddress !== "string"){
const err336 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddress",schemaPath:"#/definitions/shovel/properties/destAddress/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data159.destPredeclared !== undefined){
if(typeof data159.destPredeclared !== "boolean"){
const err337 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destPredeclared",schemaPath:"#/definitions/shovel/properties/destPredeclared/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data159.destAddForwardHeaders !== undefined){
if(typeof data159.destAddForwardHeaders !== "boolean"){
const err338 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddForwardHeaders",schemaPath:"#/definitions/shovel/properties/destAddForwardHeaders/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
if(data159.destAddTimestampHeader !== undefined){
if(typeof data159.destAddTimestampHeader !== "boolean"){
const err339 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddTimestampHeader",schemaPath:"#/definitions/shovel/properties/destAddTimestampHeader/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
if(data159.destPublishProperties !== undefined){
let data187 = data159.destPublishProperties;
if(!(data187 && typeof data187 == "object" && !Array.isArray(data187))){
const err340 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destPublishProperties",schemaPath:"#/definitions/shovel/properties/destPublishProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
if(data159.destProperties !== undefined){
let data188 = data159.destProperties;
if(!(data188 && typeof data188 == "object" && !Array.isArray(data188))){
const err341 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProperties",schemaPath:"#/definitions/shovel/properties/destProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
if(data159.destApplicationProperties !== undefined){
let data189 = data159.destApplicationProperties;
if(!(data189 && typeof data189 == "object" && !Array.isArray(data189))){
const err342 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destApplicationProperties",schemaPath:"#/definitions/shovel/properties/destApplicationProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
if(data159.destMessageAnnotations !== undefined){
let data190 = data159.destMessageAnnotations;
if(!(data190 && typeof data190 == "object" && !Array.isArray(data190))){
const err343 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destMessageAnnotations",schemaPath:"#/definitions/shovel/properties/destMessageAnnotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data159.ackMode !== undefined){
let data191 = data159.ackMode;
if(typeof data191 !== "string"){
const err344 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/shovel/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(!(((data191 === "on-confirm") || (data191 === "on-publish")) || (data191 === "no-ack"))){
const err345 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/shovel/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema26.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
if(data159.reconnectDelay !== undefined){
let data192 = data159.reconnectDelay;
if(!((typeof data192 == "number") && (isFinite(data192)))){
const err346 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/type",keyword:"type",params:{type: schema26.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if((typeof data192 == "number") && (isFinite(data192))){
if(data192 > 9007199254740991 || isNaN(data192)){
const err347 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(data192 < 0 || isNaN(data192)){
const err348 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
}
if(data159.internal !== undefined){
if(typeof data159.internal !== "boolean"){
const err349 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/internal",schemaPath:"#/definitions/shovel/properties/internal/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data159.state !== undefined){
let data194 = data159.state;
if(typeof data194 !== "string"){
const err350 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/shovel/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
if(!((data194 === "present") || (data194 === "absent"))){
const err351 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/shovel/properties/state/enum",keyword:"enum",params:{allowedValues: schema26.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
if(data159.override !== undefined){
if(typeof data159.override !== "boolean"){
const err352 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/shovel/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
}
else {
const err353 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/shovel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
}
}
if(data.parameters !== undefined){
let data196 = data.parameters;
if((!(data196 && typeof data196 == "object" && !Array.isArray(data196))) && (data196 !== null)){
const err354 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema11.properties.parameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if(data196 && typeof data196 == "object" && !Array.isArray(data196)){
for(const key33 in data196){
let data197 = data196[key33];
if(data197 && typeof data197 == "object" && !Array.isArray(data197)){
for(const key34 in data197){
let data198 = data197[key34];
const _errs471 = errors;
let valid89 = true;
const _errs472 = errors;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
let missing12;
if((data198.state === undefined) && (missing12 = "state")){
const err355 = {};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
else {
if(data198.state !== undefined){
if("absent" !== data198.state){
const err356 = {};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
}
}
var _valid12 = _errs472 === errors;
errors = _errs471;
if(vErrors !== null){
if(_errs471){
vErrors.length = _errs471;
}
else {
vErrors = null;
}
}
if(!_valid12){
const _errs474 = errors;
const _errs475 = errors;
let valid91 = true;
const _errs476 = errors;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
let missing13;
if((data198.override === undefined) && (missing13 = "override")){
const err357 = {};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
else {
if(data198.override !== undefined){
if(true !== data198.override){
const err358 = {};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
}
}
var _valid13 = _errs476 === errors;
errors = _errs475;
if(vErrors !== null){
if(_errs475){
vErrors.length = _errs475;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs478 = errors;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
if(data198.value === undefined){
const err359 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/else/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
var _valid13 = _errs478 === errors;
valid91 = _valid13;
}
if(!valid91){
const err360 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
var _valid12 = _errs474 === errors;
valid89 = _valid12;
}
if(!valid89){
const err361 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
for(const key35 in data198){
if(!(((key35 === "value") || (key35 === "state")) || (key35 === "override"))){
const err362 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
if(data198.state !== undefined){
let data201 = data198.state;
if(typeof data201 !== "string"){
const err363 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/parameter/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
if(!((data201 === "present") || (data201 === "absent"))){
const err364 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/parameter/properties/state/enum",keyword:"enum",params:{allowedValues: schema27.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
if(data198.override !== undefined){
if(typeof data198.override !== "boolean"){
const err365 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/parameter/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
}
else {
const err366 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
}
else {
const err367 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
}
}
if(data.globalParameters !== undefined){
let data203 = data.globalParameters;
if((!(data203 && typeof data203 == "object" && !Array.isArray(data203))) && (data203 !== null)){
const err368 = {instancePath:instancePath+"/globalParameters",schemaPath:"#/properties/globalParameters/type",keyword:"type",params:{type: schema11.properties.globalParameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
if(data203 && typeof data203 == "object" && !Array.isArray(data203)){
for(const key36 in data203){
let data204 = data203[key36];
const _errs490 = errors;
let valid96 = true;
const _errs491 = errors;
if(data204 && typeof data204 == "object" && !Array.isArray(data204)){
let missing14;
if((data204.state === undefined) && (missing14 = "state")){
const err369 = {};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
else {
if(data204.state !== undefined){
if("absent" !== data204.state){
const err370 = {};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
}
}
var _valid14 = _errs491 === errors;
errors = _errs490;
if(vErrors !== null){
if(_errs490){
vErrors.length = _errs490;
}
else {
vErrors = null;
}
}
if(!_valid14){
const _errs493 = errors;
const _errs494 = errors;
let valid98 = true;
const _errs495 = errors;
if(data204 && typeof data204 == "object" && !Array.isArray(data204)){
let missing15;
if((data204.override === undefined) && (missing15 = "override")){
const err371 = {};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
else {
if(data204.override !== undefined){
if(true !== data204.override){
const err372 = {};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
}
}
var _valid15 = _errs495 === errors;
errors = _errs494;
if(vErrors !== null){
if(_errs494){
vErrors.length = _errs494;
}
else {
vErrors = null;
}
}
if(!_valid15){
const _errs497 = errors;
if(data204 && typeof data204 == "object" && !Array.isArray(data204)){
if(data204.value === undefined){
const err373 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/else/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
var _valid15 = _errs497 === errors;
valid98 = _valid15;
}
if(!valid98){
const err374 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
var _valid14 = _errs493 === errors;
valid96 = _valid14;
}
if(!valid96){
const err375 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
if(data204 && typeof data204 == "object" && !Array.isArray(data204)){
for(const key37 in data204){
if(!(((key37 === "value") || (key37 === "state")) || (key37 === "override"))){
const err376 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
if(data204.state !== undefined){
let data207 = data204.state;
if(typeof data207 !== "string"){
const err377 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/globalParameter/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
if(!((data207 === "present") || (data207 === "absent"))){
const err378 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/globalParameter/properties/state/enum",keyword:"enum",params:{allowedValues: schema28.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
if(data204.override !== undefined){
if(typeof data204.override !== "boolean"){
const err379 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1")+"/override",schemaPath:"#/definitions/globalParameter/properties/override/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
}
else {
const err380 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
}
}
}
if(data.prune !== undefined){
let data209 = data.prune;
if((!(data209 && typeof data209 == "object" && !Array.isArray(data209))) && (data209 !== null)){
const err381 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/type",keyword:"type",params:{type: schema29.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
if(data209 && typeof data209 == "object" && !Array.isArray(data209)){
for(const key38 in data209){
if(!(func2.call(schema29.properties, key38))){
const err382 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
}
if(data209.queues !== undefined){
let data210 = data209.queues;
if(Array.isArray(data210)){
const len8 = data210.length;
for(let i8=0; i8<len8; i8++){
if(typeof data210[i8] !== "string"){
const err383 = {instancePath:instancePath+"/prune/queues/" + i8,schemaPath:"#/definitions/prune/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
}
}
else {
const err384 = {instancePath:instancePath+"/prune/queues",schemaPath:"#/definitions/prune/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
if(data209.exchanges !== undefined){
let data212 = data209.exchanges;
if(Array.isArray(data212)){
const len9 = data212.length;
for(let i9=0; i9<len9; i9++){
if(typeof data212[i9] !== "string"){
const err385 = {instancePath:instancePath+"/prune/exchanges/" + i9,schemaPath:"#/definitions/prune/properties/exchanges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
}
else {
const err386 = {instancePath:instancePath+"/prune/exchanges",schemaPath:"#/definitions/prune/properties/exchanges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
if(data209.policies !== undefined){
let data214 = data209.policies;
if(Array.isArray(data214)){
const len10 = data214.length;
for(let i10=0; i10<len10; i10++){
if(typeof data214[i10] !== "string"){
const err387 = {instancePath:instancePath+"/prune/policies/" + i10,schemaPath:"#/definitions/prune/properties/policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
}
else {
const err388 = {instancePath:instancePath+"/prune/policies",schemaPath:"#/definitions/prune/properties/policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data209.operatorPolicies !== undefined){
let data216 = data209.operatorPolicies;
if(Array.isArray(data216)){
const len11 = data216.length;
for(let i11=0; i11<len11; i11++){
if(typeof data216[i11] !== "string"){
const err389 = {instancePath:instancePath+"/prune/operatorPolicies/" + i11,schemaPath:"#/definitions/prune/properties/operatorPolicies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
}
else {
const err390 = {instancePath:instancePath+"/prune/operatorPolicies",schemaPath:"#/definitions/prune/properties/operatorPolicies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
if(data209.limits !== undefined){
let data218 = data209.limits;
if(Array.isArray(data218)){
const len12 = data218.length;
for(let i12=0; i12<len12; i12++){
if(typeof data218[i12] !== "string"){
const err391 = {instancePath:instancePath+"/prune/limits/" + i12,schemaPath:"#/definitions/prune/properties/limits/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
}
else {
const err392 = {instancePath:instancePath+"/prune/limits",schemaPath:"#/definitions/prune/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
}
if(data209.users !== undefined){
let data220 = data209.users;
if(Array.isArray(data220)){
const len13 = data220.length;
for(let i13=0; i13<len13; i13++){
if(typeof data220[i13] !== "string"){
const err393 = {instancePath:instancePath+"/prune/users/" + i13,schemaPath:"#/definitions/prune/properties/users/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
}
else {
const err394 = {instancePath:instancePath+"/prune/users",schemaPath:"#/definitions/prune/properties/users/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data209.permissions !== undefined){
let data222 = data209.permissions;
if(Array.isArray(data222)){
const len14 = data222.length;
for(let i14=0; i14<len14; i14++){
if(typeof data222[i14] !== "string"){
const err395 = {instancePath:instancePath+"/prune/permissions/" + i14,schemaPath:"#/definitions/prune/properties/permissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
}
else {
const err396 = {instancePath:instancePath+"/prune/permissions",schemaPath:"#/definitions/prune/properties/permissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
if(data209.topicPermissions !== undefined){
let data224 = data209.topicPermissions;
if(Array.isArray(data224)){
const len15 = data224.length;
for(let i15=0; i15<len15; i15++){
if(typeof data224[i15] !== "string"){
const err397 = {instancePath:instancePath+"/prune/topicPermissions/" + i15,schemaPath:"#/definitions/prune/properties/topicPermissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
}
else {
const err398 = {instancePath:instancePath+"/prune/topicPermissions",schemaPath:"#/definitions/prune/properties/topicPermissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
if(data209.federationUpstreams !== undefined){
let data226 = data209.federationUpstreams;
if(Array.isArray(data226)){
const len16 = data226.length;
for(let i16=0; i16<len16; i16++){
if(typeof data226[i16] !== "string"){
const err399 = {instancePath:instancePath+"/prune/federationUpstreams/" + i16,schemaPath:"#/definitions/prune/properties/federationUpstreams/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
}
}
else {
const err400 = {instancePath:instancePath+"/prune/federationUpstreams",schemaPath:"#/definitions/prune/properties/federationUpstreams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
}
if(data209.federationUpstreamSets !== undefined){
let data228 = data209.federationUpstreamSets;
if(Array.isArray(data228)){
const len17 = data228.length;
for(let i17=0; i17<len17; i17++){
if(typeof data228[i17] !== "string"){
const err401 = {instancePath:instancePath+"/prune/federationUpstreamSets/" + i17,schemaPath:"#/definitions/prune/properties/federationUpstreamSets/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
}
else {
const err402 = {instancePath:instancePath+"/prune/federationUpstreamSets",schemaPath:"#/definitions/prune/properties/federationUpstreamSets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
if(data209.shovels !== undefined){
let data230 = data209.shovels;
if(Array.isArray(data230)){
const len18 = data230.length;
for(let i18=0; i18<len18; i18++){
if(typeof data230[i18] !== "string"){
const err403 = {instancePath:instancePath+"/prune/shovels/" + i18,schemaPath:"#/definitions/prune/properties/shovels/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
}
else {
const err404 = {instancePath:instancePath+"/prune/shovels",schemaPath:"#/definitions/prune/properties/shovels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
if(data209.parameters !== undefined){
let data232 = data209.parameters;
if(Array.isArray(data232)){
const len19 = data232.length;
for(let i19=0; i19<len19; i19++){
if(typeof data232[i19] !== "string"){
const err405 = {instancePath:instancePath+"/prune/parameters/" + i19,schemaPath:"#/definitions/prune/properties/parameters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
}
}
else {
const err406 = {instancePath:instancePath+"/prune/parameters",schemaPath:"#/definitions/prune/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
}
if(data209.globalParameters !== undefined){
let data234 = data209.globalParameters;
if(Array.isArray(data234)){
const len20 = data234.length;
for(let i20=0; i20<len20; i20++){
if(typeof data234[i20] !== "string"){
const err407 = {instancePath:instancePath+"/prune/globalParameters/" + i20,schemaPath:"#/definitions/prune/properties/globalParameters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
}
else {
const err408 = {instancePath:instancePath+"/prune/globalParameters",schemaPath:"#/definitions/prune/properties/globalParameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
if(data209.bindings !== undefined){
if(typeof data209.bindings !== "boolean"){
const err409 = {instancePath:instancePath+"/prune/bindings",schemaPath:"#/definitions/prune/properties/bindings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
}
}
if(data.tests !== undefined){
let data237 = data.tests;
if((!(Array.isArray(data237))) && (data237 !== null)){
const err410 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: schema11.properties.tests.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
if(Array.isArray(data237)){
const len21 = data237.length;
for(let i21=0; i21<len21; i21++){
if(!(validate13(data237[i21], {instancePath:instancePath+"/tests/" + i21,parentData:data237,parentDataProperty:i21,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err411 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const schema = {"type":"object","properties":{"vhost":{"$ref":"#/definitions/vhost"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"superStreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/superStream"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"users":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/user"}},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"federationUpstreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstream"}},"federationUpstreamSets":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstreamSet"}},"shovels":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/shovel"}},"parameters":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/parameter"}}},"globalParameters":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/globalParameter"}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["type"]}}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"superStream":{"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["pattern","definition"]}}},"vhost":{"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"required":["name"],"additionalProperties":false},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"override":{"type":"boolean"}},"additionalProperties":false},"user":{"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["configure","write","read"]}}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["write","read"]}}},"federationUpstream":{"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"federationUpstreamSet":{"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["upstreams"]}}},"shovel":{"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false},"parameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}},"globalParameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]},"override":{"type":"boolean"}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"if":{"properties":{"override":{"const":true}},"required":["override"]},"else":{"required":["value"]}}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"consume":{"type":"string"},"get":{"type":"string"},"ack":{"type":"string"},"nack":{"type":"string"},"cancel":{"type":"string"},"disconnect":{"type":"string"},"as":{"type":"string"},"prefetch":{"type":"integer","minimum":0,"maximum":65535},"global":{"type":"boolean"},"exclusive":{"type":"boolean"},"autoAck":{"type":"boolean"},"message":{"type":"integer","minimum":1,"maximum":100},"multiple":{"type":"boolean"},"requeue":{"type":"boolean"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"delivered":{"type":"array","items":{"type":"integer","minimum":1,"maximum":100}},"to":{"type":"string"},"redelivered":{"type":"boolean"},"refused":{"type":"boolean"},"ready":{"type":"integer","minimum":0,"maximum":100},"properties":{"$ref":"#/definitions/properties"},"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"properties":{"type":"object","properties":{"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":255},"headers":{"type":"object"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"federationUpstreams":{"type":"array","items":{"type":"string"}},"federationUpstreamSets":{"type":"array","items":{"type":"string"}},"shovels":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"string"}},"globalParameters":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
