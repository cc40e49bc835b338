// Generated from schema/topology.schema.json by scripts/generate.ts.
"use strict";
export const validate = validate10;
const schema11 = {"type":"object","properties":{"vhost":{"$ref":"#/definitions/vhost"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"superStreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/superStream"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"users":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/user"}},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"federationUpstreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstream"}},"federationUpstreamSets":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstreamSet"}},"shovels":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/shovel"}},"parameters":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/parameter"}}},"globalParameters":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/globalParameter"}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"superStream":{"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"vhost":{"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"required":["name"],"additionalProperties":false},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"user":{"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"federationUpstream":{"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"federationUpstreamSet":{"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["upstreams"]}},"shovel":{"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"parameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}},"globalParameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"consume":{"type":"string"},"get":{"type":"string"},"ack":{"type":"string"},"nack":{"type":"string"},"cancel":{"type":"string"},"disconnect":{"type":"string"},"as":{"type":"string"},"prefetch":{"type":"integer","minimum":0,"maximum":65535},"global":{"type":"boolean"},"exclusive":{"type":"boolean"},"autoAck":{"type":"boolean"},"message":{"type":"integer","minimum":1,"maximum":100},"multiple":{"type":"boolean"},"requeue":{"type":"boolean"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"delivered":{"type":"array","items":{"type":"integer","minimum":1,"maximum":100}},"to":{"type":"string"},"redelivered":{"type":"boolean"},"refused":{"type":"boolean"},"ready":{"type":"integer","minimum":0,"maximum":100},"properties":{"$ref":"#/definitions/properties"},"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"properties":{"type":"object","properties":{"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":255},"headers":{"type":"object"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"federationUpstreams":{"type":"array","items":{"type":"string"}},"federationUpstreamSets":{"type":"array","items":{"type":"string"}},"shovels":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"string"}},"globalParameters":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
const schema12 = {"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"required":["name"],"additionalProperties":false};
const schema13 = {"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}};
const schema16 = {"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema17 = {"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]};
const schema18 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema19 = {"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}};
const schema20 = {"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false};
const schema21 = {"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema22 = {"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}};
const schema23 = {"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}};
const schema24 = {"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema25 = {"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["upstreams"]}};
const schema26 = {"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
const schema27 = {"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}};
const schema28 = {"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}};
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
const schema14 = {"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false};
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
if(!((((((key1 === "name") || (key1 === "description")) || (key1 === "tags")) || (key1 === "defaultQueueType")) || (key1 === "protectedFromDeletion")) || (key1 === "state"))){
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
}
}
if(data.exchanges !== undefined){
let data8 = data.exchanges;
if((!(data8 && typeof data8 == "object" && !Array.isArray(data8))) && (data8 !== null)){
const err14 = {instancePath:instancePath+"/exchanges",schemaPath:"#/properties/exchanges/type",keyword:"type",params:{type: schema11.properties.exchanges.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
let data9 = data8[key2];
const _errs26 = errors;
let valid7 = true;
const _errs27 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing0;
if((data9.state === undefined) && (missing0 = "state")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data9.state !== undefined){
if("absent" !== data9.state){
const err16 = {};
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
}
var _valid0 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs29 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.type === undefined){
const err17 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid0 = _errs29 === errors;
valid7 = _valid0;
}
if(!valid7){
const err18 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key3 in data9){
if(!(func2.call(schema13.properties, key3))){
const err19 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.type !== undefined){
let data11 = data9.type;
if(typeof data11 === "string"){
if(!pattern2.test(data11)){
const err20 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/definitions/exchange/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.durable !== undefined){
if(typeof data9.durable !== "boolean"){
const err22 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/durable",schemaPath:"#/definitions/exchange/properties/durable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.autoDelete !== undefined){
if(typeof data9.autoDelete !== "boolean"){
const err23 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/autoDelete",schemaPath:"#/definitions/exchange/properties/autoDelete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.internal !== undefined){
if(typeof data9.internal !== "boolean"){
const err24 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/internal",schemaPath:"#/definitions/exchange/properties/internal/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.alternateExchange !== undefined){
if(typeof data9.alternateExchange !== "string"){
const err25 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/alternateExchange",schemaPath:"#/definitions/exchange/properties/alternateExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.delayedType !== undefined){
let data16 = data9.delayedType;
if(typeof data16 === "string"){
if(!pattern2.test(data16)){
const err26 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/pattern",keyword:"pattern",params:{pattern: "^(direct|fanout|topic|headers|x-.+)$"},message:"must match pattern \""+"^(direct|fanout|topic|headers|x-.+)$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/delayedType",schemaPath:"#/definitions/exchange/properties/delayedType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.arguments !== undefined){
let data17 = data9.arguments;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err28 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/exchange/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.external !== undefined){
if(typeof data9.external !== "boolean"){
const err29 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/external",schemaPath:"#/definitions/exchange/properties/external/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.protect !== undefined){
if(typeof data9.protect !== "boolean"){
const err30 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/exchange/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.renamedFrom !== undefined){
let data20 = data9.renamedFrom;
if((typeof data20 !== "string") && (!(data20 && typeof data20 == "object" && !Array.isArray(data20)))){
const err31 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/type",keyword:"type",params:{type: schema13.properties.renamedFrom.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.vhost === undefined){
const err32 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/required",keyword:"required",params:{missingProperty: "vhost"},message:"must have required property '"+"vhost"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key4 in data20){
if(!((key4 === "vhost") || (key4 === "name"))){
const err33 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom",schemaPath:"#/definitions/exchange/properties/renamedFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data20.vhost !== undefined){
if(typeof data20.vhost !== "string"){
const err34 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/vhost",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/vhost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data20.name !== undefined){
if(typeof data20.name !== "string"){
const err35 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/renamedFrom/name",schemaPath:"#/definitions/exchange/properties/renamedFrom/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
if(data9.onImmutableChange !== undefined){
let data23 = data9.onImmutableChange;
if(typeof data23 !== "string"){
const err36 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!(((data23 === "refuse") || (data23 === "replace-if-empty")) || (data23 === "migrate"))){
const err37 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/onImmutableChange",schemaPath:"#/definitions/exchange/properties/onImmutableChange/enum",keyword:"enum",params:{allowedValues: schema13.properties.onImmutableChange.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.state !== undefined){
let data24 = data9.state;
if(typeof data24 !== "string"){
const err38 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!((data24 === "present") || (data24 === "absent"))){
const err39 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/exchange/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.state.enum},message:"must be equal to one of the allowed values"};
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
const err40 = {instancePath:instancePath+"/exchanges/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/exchange/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
if(data.queues !== undefined){
let data25 = data.queues;
if((!(data25 && typeof data25 == "object" && !Array.isArray(data25))) && (data25 !== null)){
const err41 = {instancePath:instancePath+"/queues",schemaPath:"#/properties/queues/type",keyword:"type",params:{type: schema11.properties.queues.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 in data25){
if(!(validate11(data25[key5], {instancePath:instancePath+"/queues/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data25,parentDataProperty:key5,rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
}
if(data.superStreams !== undefined){
let data27 = data.superStreams;
if((!(data27 && typeof data27 == "object" && !Array.isArray(data27))) && (data27 !== null)){
const err42 = {instancePath:instancePath+"/superStreams",schemaPath:"#/properties/superStreams/type",keyword:"type",params:{type: schema11.properties.superStreams.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key6 in data27){
let data28 = data27[key6];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key7 in data28){
if(!(func2.call(schema16.properties, key7))){
const err43 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/superStream/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data28.partitions !== undefined){
let data29 = data28.partitions;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err44 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 10000 || isNaN(data29)){
const err45 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data29 < 1 || isNaN(data29)){
const err46 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/partitions",schemaPath:"#/definitions/superStream/properties/partitions/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data28.bindingKeys !== undefined){
let data30 = data28.bindingKeys;
if(Array.isArray(data30)){
const len1 = data30.length;
for(let i1=0; i1<len1; i1++){
if(typeof data30[i1] !== "string"){
const err47 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindingKeys/" + i1,schemaPath:"#/definitions/superStream/properties/bindingKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err48 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindingKeys",schemaPath:"#/definitions/superStream/properties/bindingKeys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data28.maxLengthBytes !== undefined){
let data32 = data28.maxLengthBytes;
if((!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))) && (typeof data32 !== "string")){
const err49 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/type",keyword:"type",params:{type: schema16.properties.maxLengthBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 9007199254740991 || isNaN(data32)){
const err50 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data32 < 0 || isNaN(data32)){
const err51 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(typeof data32 === "string"){
if(!pattern6.test(data32)){
const err52 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxLengthBytes",schemaPath:"#/definitions/superStream/properties/maxLengthBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
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
if(data28.maxAge !== undefined){
let data33 = data28.maxAge;
if(typeof data33 === "string"){
if(!pattern12.test(data33)){
const err53 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/superStream/properties/maxAge/pattern",keyword:"pattern",params:{pattern: "^0*[1-9][0-9]*[YMDhms]$"},message:"must match pattern \""+"^0*[1-9][0-9]*[YMDhms]$"+"\""};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxAge",schemaPath:"#/definitions/superStream/properties/maxAge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data28.maxSegmentSizeBytes !== undefined){
let data34 = data28.maxSegmentSizeBytes;
if((!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))) && (typeof data34 !== "string")){
const err55 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/type",keyword:"type",params:{type: schema16.properties.maxSegmentSizeBytes.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 3000000000 || isNaN(data34)){
const err56 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3000000000},message:"must be <= 3000000000"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data34 < 0 || isNaN(data34)){
const err57 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(typeof data34 === "string"){
if(!pattern6.test(data34)){
const err58 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxSegmentSizeBytes",schemaPath:"#/definitions/superStream/properties/maxSegmentSizeBytes/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},message:"must match pattern \""+"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
if(data28.initialClusterSize !== undefined){
let data35 = data28.initialClusterSize;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err59 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 9007199254740991 || isNaN(data35)){
const err60 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err61 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/initialClusterSize",schemaPath:"#/definitions/superStream/properties/initialClusterSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data28.leaderLocator !== undefined){
let data36 = data28.leaderLocator;
if(typeof data36 !== "string"){
const err62 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/leaderLocator",schemaPath:"#/definitions/superStream/properties/leaderLocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!(((((data36 === "client-local") || (data36 === "balanced")) || (data36 === "random")) || (data36 === "least-leaders")) || (data36 === "unset"))){
const err63 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/leaderLocator",schemaPath:"#/definitions/superStream/properties/leaderLocator/enum",keyword:"enum",params:{allowedValues: schema16.properties.leaderLocator.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data28.arguments !== undefined){
let data37 = data28.arguments;
if(!(data37 && typeof data37 == "object" && !Array.isArray(data37))){
const err64 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/arguments",schemaPath:"#/definitions/superStream/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data28.protect !== undefined){
if(typeof data28.protect !== "boolean"){
const err65 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/protect",schemaPath:"#/definitions/superStream/properties/protect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data28.state !== undefined){
let data39 = data28.state;
if(typeof data39 !== "string"){
const err66 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/superStream/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!((data39 === "present") || (data39 === "absent"))){
const err67 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/superStream/properties/state/enum",keyword:"enum",params:{allowedValues: schema16.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/superStreams/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/superStream/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
if(data.bindings !== undefined){
let data40 = data.bindings;
if((!(Array.isArray(data40))) && (data40 !== null)){
const err69 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/type",keyword:"type",params:{type: schema11.properties.bindings.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(Array.isArray(data40)){
const len2 = data40.length;
for(let i2=0; i2<len2; i2++){
let data41 = data40[i2];
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.source === undefined){
const err70 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data41.destination === undefined){
const err71 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key8 in data41){
if(!((((((key8 === "source") || (key8 === "destination")) || (key8 === "destinationType")) || (key8 === "routingKey")) || (key8 === "arguments")) || (key8 === "state"))){
const err72 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data41.source !== undefined){
if(typeof data41.source !== "string"){
const err73 = {instancePath:instancePath+"/bindings/" + i2+"/source",schemaPath:"#/definitions/binding/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data41.destination !== undefined){
if(typeof data41.destination !== "string"){
const err74 = {instancePath:instancePath+"/bindings/" + i2+"/destination",schemaPath:"#/definitions/binding/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data41.destinationType !== undefined){
let data44 = data41.destinationType;
if(typeof data44 !== "string"){
const err75 = {instancePath:instancePath+"/bindings/" + i2+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((data44 === "queue") || (data44 === "exchange"))){
const err76 = {instancePath:instancePath+"/bindings/" + i2+"/destinationType",schemaPath:"#/definitions/binding/properties/destinationType/enum",keyword:"enum",params:{allowedValues: schema17.properties.destinationType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data41.routingKey !== undefined){
if(typeof data41.routingKey !== "string"){
const err77 = {instancePath:instancePath+"/bindings/" + i2+"/routingKey",schemaPath:"#/definitions/binding/properties/routingKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data41.arguments !== undefined){
let data46 = data41.arguments;
if(!(data46 && typeof data46 == "object" && !Array.isArray(data46))){
const err78 = {instancePath:instancePath+"/bindings/" + i2+"/arguments",schemaPath:"#/definitions/binding/properties/arguments/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data41.state !== undefined){
let data47 = data41.state;
if(typeof data47 !== "string"){
const err79 = {instancePath:instancePath+"/bindings/" + i2+"/state",schemaPath:"#/definitions/binding/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!((data47 === "present") || (data47 === "absent"))){
const err80 = {instancePath:instancePath+"/bindings/" + i2+"/state",schemaPath:"#/definitions/binding/properties/state/enum",keyword:"enum",params:{allowedValues: schema17.properties.state.enum},message:"must be equal to one of the allowed values"};
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
else {
const err81 = {instancePath:instancePath+"/bindings/" + i2,schemaPath:"#/definitions/binding/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
}
if(data.policies !== undefined){
let data48 = data.policies;
if((!(data48 && typeof data48 == "object" && !Array.isArray(data48))) && (data48 !== null)){
const err82 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: schema11.properties.policies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key9 in data48){
let data49 = data48[key9];
const _errs117 = errors;
let valid23 = true;
const _errs118 = errors;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing1;
if((data49.state === undefined) && (missing1 = "state")){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
else {
if(data49.state !== undefined){
if("absent" !== data49.state){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
}
var _valid1 = _errs118 === errors;
errors = _errs117;
if(vErrors !== null){
if(_errs117){
vErrors.length = _errs117;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs120 = errors;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.pattern === undefined){
const err85 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data49.definition === undefined){
const err86 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var _valid1 = _errs120 === errors;
valid23 = _valid1;
}
if(!valid23){
const err87 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key10 in data49){
if(!(((((key10 === "pattern") || (key10 === "applyTo")) || (key10 === "priority")) || (key10 === "definition")) || (key10 === "state"))){
const err88 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data49.pattern !== undefined){
if(typeof data49.pattern !== "string"){
const err89 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/policy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data49.applyTo !== undefined){
let data52 = data49.applyTo;
if(typeof data52 !== "string"){
const err90 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!((((((data52 === "all") || (data52 === "queues")) || (data52 === "exchanges")) || (data52 === "classic_queues")) || (data52 === "quorum_queues")) || (data52 === "streams"))){
const err91 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/policy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema18.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data49.priority !== undefined){
let data53 = data49.priority;
if(!((typeof data53 == "number") && (isFinite(data53)))){
const err92 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/type",keyword:"type",params:{type: schema18.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 9007199254740991 || isNaN(data53)){
const err93 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data53 < -9007199254740991 || isNaN(data53)){
const err94 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/policy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
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
if(data49.definition !== undefined){
let data54 = data49.definition;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(Object.keys(data54).length < 1){
const err95 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/policy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data49.state !== undefined){
let data55 = data49.state;
if(typeof data55 !== "string"){
const err97 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!((data55 === "present") || (data55 === "absent"))){
const err98 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/policy/properties/state/enum",keyword:"enum",params:{allowedValues: schema18.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/policies/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
}
if(data.operatorPolicies !== undefined){
let data56 = data.operatorPolicies;
if((!(data56 && typeof data56 == "object" && !Array.isArray(data56))) && (data56 !== null)){
const err100 = {instancePath:instancePath+"/operatorPolicies",schemaPath:"#/properties/operatorPolicies/type",keyword:"type",params:{type: schema11.properties.operatorPolicies.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
for(const key11 in data56){
let data57 = data56[key11];
const _errs138 = errors;
let valid28 = true;
const _errs139 = errors;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing2;
if((data57.state === undefined) && (missing2 = "state")){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
else {
if(data57.state !== undefined){
if("absent" !== data57.state){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
}
var _valid2 = _errs139 === errors;
errors = _errs138;
if(vErrors !== null){
if(_errs138){
vErrors.length = _errs138;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs141 = errors;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.pattern === undefined){
const err103 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data57.definition === undefined){
const err104 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/else/required",keyword:"required",params:{missingProperty: "definition"},message:"must have required property '"+"definition"+"'"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
var _valid2 = _errs141 === errors;
valid28 = _valid2;
}
if(!valid28){
const err105 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
for(const key12 in data57){
if(!(((((key12 === "pattern") || (key12 === "applyTo")) || (key12 === "priority")) || (key12 === "definition")) || (key12 === "state"))){
const err106 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data57.pattern !== undefined){
if(typeof data57.pattern !== "string"){
const err107 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/definitions/operatorPolicy/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data57.applyTo !== undefined){
let data60 = data57.applyTo;
if(typeof data60 !== "string"){
const err108 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(!((((((data60 === "all") || (data60 === "queues")) || (data60 === "exchanges")) || (data60 === "classic_queues")) || (data60 === "quorum_queues")) || (data60 === "streams"))){
const err109 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/applyTo",schemaPath:"#/definitions/operatorPolicy/properties/applyTo/enum",keyword:"enum",params:{allowedValues: schema19.properties.applyTo.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data57.priority !== undefined){
let data61 = data57.priority;
if(!((typeof data61 == "number") && (isFinite(data61)))){
const err110 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/type",keyword:"type",params:{type: schema19.properties.priority.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 9007199254740991 || isNaN(data61)){
const err111 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data61 < -9007199254740991 || isNaN(data61)){
const err112 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/priority",schemaPath:"#/definitions/operatorPolicy/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},message:"must be >= -9007199254740991"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
if(data57.definition !== undefined){
let data62 = data57.definition;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(Object.keys(data62).length < 1){
const err113 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/definition",schemaPath:"#/definitions/operatorPolicy/properties/definition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data57.state !== undefined){
let data63 = data57.state;
if(typeof data63 !== "string"){
const err115 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(!((data63 === "present") || (data63 === "absent"))){
const err116 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/operatorPolicy/properties/state/enum",keyword:"enum",params:{allowedValues: schema19.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/operatorPolicies/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/operatorPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
}
if(data.limits !== undefined){
let data64 = data.limits;
if((!(data64 && typeof data64 == "object" && !Array.isArray(data64))) && (data64 !== null)){
const err118 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/type",keyword:"type",params:{type: schema20.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
for(const key13 in data64){
if(!((key13 === "maxQueues") || (key13 === "maxConnections"))){
const err119 = {instancePath:instancePath+"/limits",schemaPath:"#/definitions/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data64.maxQueues !== undefined){
let data65 = data64.maxQueues;
if((!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))) && (!(data65 && typeof data65 == "object" && !Array.isArray(data65)))){
const err120 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/type",keyword:"type",params:{type: schema20.properties.maxQueues.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 > 9007199254740991 || isNaN(data65)){
const err121 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data65 < -1 || isNaN(data65)){
const err122 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
if(data65.state === undefined){
const err123 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
for(const key14 in data65){
if(!(key14 === "state")){
const err124 = {instancePath:instancePath+"/limits/maxQueues",schemaPath:"#/definitions/limits/properties/maxQueues/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data65.state !== undefined){
let data66 = data65.state;
if(typeof data66 !== "string"){
const err125 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!(data66 === "absent")){
const err126 = {instancePath:instancePath+"/limits/maxQueues/state",schemaPath:"#/definitions/limits/properties/maxQueues/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.maxQueues.properties.state.enum},message:"must be equal to one of the allowed values"};
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
}
if(data64.maxConnections !== undefined){
let data67 = data64.maxConnections;
if((!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))) && (!(data67 && typeof data67 == "object" && !Array.isArray(data67)))){
const err127 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/type",keyword:"type",params:{type: schema20.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 > 9007199254740991 || isNaN(data67)){
const err128 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data67 < -1 || isNaN(data67)){
const err129 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
if(data67.state === undefined){
const err130 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
for(const key15 in data67){
if(!(key15 === "state")){
const err131 = {instancePath:instancePath+"/limits/maxConnections",schemaPath:"#/definitions/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data67.state !== undefined){
let data68 = data67.state;
if(typeof data68 !== "string"){
const err132 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!(data68 === "absent")){
const err133 = {instancePath:instancePath+"/limits/maxConnections/state",schemaPath:"#/definitions/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema20.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
}
}
}
if(data.users !== undefined){
let data69 = data.users;
if((!(data69 && typeof data69 == "object" && !Array.isArray(data69))) && (data69 !== null)){
const err134 = {instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type: schema11.properties.users.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
for(const key16 in data69){
let data70 = data69[key16];
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
for(const key17 in data70){
if(!(((((((key17 === "password") || (key17 === "passwordFile")) || (key17 === "passwordHash")) || (key17 === "hashingAlgorithm")) || (key17 === "tags")) || (key17 === "limits")) || (key17 === "state"))){
const err135 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/user/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data70.password !== undefined){
if(typeof data70.password !== "string"){
const err136 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/password",schemaPath:"#/definitions/user/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data70.passwordFile !== undefined){
if(typeof data70.passwordFile !== "string"){
const err137 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordFile",schemaPath:"#/definitions/user/properties/passwordFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data70.passwordHash !== undefined){
if(typeof data70.passwordHash !== "string"){
const err138 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/passwordHash",schemaPath:"#/definitions/user/properties/passwordHash/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data70.hashingAlgorithm !== undefined){
let data74 = data70.hashingAlgorithm;
if(typeof data74 !== "string"){
const err139 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/hashingAlgorithm",schemaPath:"#/definitions/user/properties/hashingAlgorithm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(!(((data74 === "sha256") || (data74 === "sha512")) || (data74 === "md5"))){
const err140 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/hashingAlgorithm",schemaPath:"#/definitions/user/properties/hashingAlgorithm/enum",keyword:"enum",params:{allowedValues: schema21.properties.hashingAlgorithm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data70.tags !== undefined){
let data75 = data70.tags;
if(Array.isArray(data75)){
const len3 = data75.length;
for(let i3=0; i3<len3; i3++){
let data76 = data75[i3];
if(typeof data76 === "string"){
if(!pattern19.test(data76)){
const err141 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags/" + i3,schemaPath:"#/definitions/user/properties/tags/items/pattern",keyword:"pattern",params:{pattern: "^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"},message:"must match pattern \""+"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"+"\""};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags/" + i3,schemaPath:"#/definitions/user/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/tags",schemaPath:"#/definitions/user/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data70.limits !== undefined){
let data77 = data70.limits;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key18 in data77){
if(!((key18 === "maxConnections") || (key18 === "maxChannels"))){
const err144 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/definitions/user/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data77.maxConnections !== undefined){
let data78 = data77.maxConnections;
if((!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))) && (!(data78 && typeof data78 == "object" && !Array.isArray(data78)))){
const err145 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/type",keyword:"type",params:{type: schema21.properties.limits.properties.maxConnections.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 > 9007199254740991 || isNaN(data78)){
const err146 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data78 < -1 || isNaN(data78)){
const err147 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
if(data78.state === undefined){
const err148 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key19 in data78){
if(!(key19 === "state")){
const err149 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data78.state !== undefined){
let data79 = data78.state;
if(typeof data79 !== "string"){
const err150 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections/state",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(!(data79 === "absent")){
const err151 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxConnections/state",schemaPath:"#/definitions/user/properties/limits/properties/maxConnections/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.limits.properties.maxConnections.properties.state.enum},message:"must be equal to one of the allowed values"};
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
}
if(data77.maxChannels !== undefined){
let data80 = data77.maxChannels;
if((!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))) && (!(data80 && typeof data80 == "object" && !Array.isArray(data80)))){
const err152 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/type",keyword:"type",params:{type: schema21.properties.limits.properties.maxChannels.type},message:"must be integer,object"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 9007199254740991 || isNaN(data80)){
const err153 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data80 < -1 || isNaN(data80)){
const err154 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
if(data80.state === undefined){
const err155 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
for(const key20 in data80){
if(!(key20 === "state")){
const err156 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data80.state !== undefined){
let data81 = data80.state;
if(typeof data81 !== "string"){
const err157 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels/state",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(!(data81 === "absent")){
const err158 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits/maxChannels/state",schemaPath:"#/definitions/user/properties/limits/properties/maxChannels/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.limits.properties.maxChannels.properties.state.enum},message:"must be equal to one of the allowed values"};
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
}
}
else {
const err159 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/limits",schemaPath:"#/definitions/user/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data70.state !== undefined){
let data82 = data70.state;
if(typeof data82 !== "string"){
const err160 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/user/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(!((data82 === "present") || (data82 === "absent"))){
const err161 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/user/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/users/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/user/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
}
if(data.permissions !== undefined){
let data83 = data.permissions;
if((!(data83 && typeof data83 == "object" && !Array.isArray(data83))) && (data83 !== null)){
const err163 = {instancePath:instancePath+"/permissions",schemaPath:"#/properties/permissions/type",keyword:"type",params:{type: schema11.properties.permissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
for(const key21 in data83){
let data84 = data83[key21];
const _errs207 = errors;
let valid45 = true;
const _errs208 = errors;
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing3;
if((data84.state === undefined) && (missing3 = "state")){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
else {
if(data84.state !== undefined){
if("absent" !== data84.state){
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
}
}
var _valid3 = _errs208 === errors;
errors = _errs207;
if(vErrors !== null){
if(_errs207){
vErrors.length = _errs207;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs210 = errors;
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
if(data84.configure === undefined){
const err166 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "configure"},message:"must have required property '"+"configure"+"'"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(data84.write === undefined){
const err167 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(data84.read === undefined){
const err168 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
var _valid3 = _errs210 === errors;
valid45 = _valid3;
}
if(!valid45){
const err169 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
for(const key22 in data84){
if(!((((key22 === "configure") || (key22 === "write")) || (key22 === "read")) || (key22 === "state"))){
const err170 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data84.configure !== undefined){
if(typeof data84.configure !== "string"){
const err171 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/configure",schemaPath:"#/definitions/permission/properties/configure/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data84.write !== undefined){
if(typeof data84.write !== "string"){
const err172 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/permission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data84.read !== undefined){
if(typeof data84.read !== "string"){
const err173 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/permission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data84.state !== undefined){
let data89 = data84.state;
if(typeof data89 !== "string"){
const err174 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(!((data89 === "present") || (data89 === "absent"))){
const err175 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/permission/properties/state/enum",keyword:"enum",params:{allowedValues: schema22.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
}
else {
const err176 = {instancePath:instancePath+"/permissions/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/permission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
}
}
if(data.topicPermissions !== undefined){
let data90 = data.topicPermissions;
if((!(data90 && typeof data90 == "object" && !Array.isArray(data90))) && (data90 !== null)){
const err177 = {instancePath:instancePath+"/topicPermissions",schemaPath:"#/properties/topicPermissions/type",keyword:"type",params:{type: schema11.properties.topicPermissions.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
for(const key23 in data90){
let data91 = data90[key23];
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key24 in data91){
let data92 = data91[key24];
const _errs229 = errors;
let valid51 = true;
const _errs230 = errors;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
let missing4;
if((data92.state === undefined) && (missing4 = "state")){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
else {
if(data92.state !== undefined){
if("absent" !== data92.state){
const err179 = {};
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
var _valid4 = _errs230 === errors;
errors = _errs229;
if(vErrors !== null){
if(_errs229){
vErrors.length = _errs229;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs232 = errors;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
if(data92.write === undefined){
const err180 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "write"},message:"must have required property '"+"write"+"'"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data92.read === undefined){
const err181 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/else/required",keyword:"required",params:{missingProperty: "read"},message:"must have required property '"+"read"+"'"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
var _valid4 = _errs232 === errors;
valid51 = _valid4;
}
if(!valid51){
const err182 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
for(const key25 in data92){
if(!(((key25 === "write") || (key25 === "read")) || (key25 === "state"))){
const err183 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data92.write !== undefined){
if(typeof data92.write !== "string"){
const err184 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/write",schemaPath:"#/definitions/topicPermission/properties/write/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data92.read !== undefined){
if(typeof data92.read !== "string"){
const err185 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/read",schemaPath:"#/definitions/topicPermission/properties/read/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data92.state !== undefined){
let data96 = data92.state;
if(typeof data96 !== "string"){
const err186 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(!((data96 === "present") || (data96 === "absent"))){
const err187 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/topicPermission/properties/state/enum",keyword:"enum",params:{allowedValues: schema23.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
else {
const err188 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/topicPermission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
else {
const err189 = {instancePath:instancePath+"/topicPermissions/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/topicPermissions/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
}
}
if(data.federationUpstreams !== undefined){
let data97 = data.federationUpstreams;
if((!(data97 && typeof data97 == "object" && !Array.isArray(data97))) && (data97 !== null)){
const err190 = {instancePath:instancePath+"/federationUpstreams",schemaPath:"#/properties/federationUpstreams/type",keyword:"type",params:{type: schema11.properties.federationUpstreams.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
for(const key26 in data97){
let data98 = data97[key26];
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
for(const key27 in data98){
if(!(func2.call(schema24.properties, key27))){
const err191 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstream/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data98.uri !== undefined){
let data99 = data98.uri;
if((typeof data99 !== "string") && (!(Array.isArray(data99)))){
const err192 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uri",schemaPath:"#/definitions/federationUpstream/properties/uri/type",keyword:"type",params:{type: schema24.properties.uri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(Array.isArray(data99)){
const len4 = data99.length;
for(let i4=0; i4<len4; i4++){
if(typeof data99[i4] !== "string"){
const err193 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uri/" + i4,schemaPath:"#/definitions/federationUpstream/properties/uri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
if(data98.uriFile !== undefined){
if(typeof data98.uriFile !== "string"){
const err194 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/uriFile",schemaPath:"#/definitions/federationUpstream/properties/uriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data98.exchange !== undefined){
if(typeof data98.exchange !== "string"){
const err195 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/exchange",schemaPath:"#/definitions/federationUpstream/properties/exchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data98.queue !== undefined){
if(typeof data98.queue !== "string"){
const err196 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queue",schemaPath:"#/definitions/federationUpstream/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data98.consumerTag !== undefined){
if(typeof data98.consumerTag !== "string"){
const err197 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/consumerTag",schemaPath:"#/definitions/federationUpstream/properties/consumerTag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data98.prefetchCount !== undefined){
let data105 = data98.prefetchCount;
if(!(((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105))) && (isFinite(data105)))){
const err198 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if((typeof data105 == "number") && (isFinite(data105))){
if(data105 > 9007199254740991 || isNaN(data105)){
const err199 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(data105 < 0 || isNaN(data105)){
const err200 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/prefetchCount",schemaPath:"#/definitions/federationUpstream/properties/prefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data98.reconnectDelay !== undefined){
let data106 = data98.reconnectDelay;
if(!((typeof data106 == "number") && (isFinite(data106)))){
const err201 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/type",keyword:"type",params:{type: schema24.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if((typeof data106 == "number") && (isFinite(data106))){
if(data106 > 9007199254740991 || isNaN(data106)){
const err202 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data106 < 0 || isNaN(data106)){
const err203 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/federationUpstream/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data98.maxHops !== undefined){
let data107 = data98.maxHops;
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err204 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 > 9007199254740991 || isNaN(data107)){
const err205 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(data107 < 0 || isNaN(data107)){
const err206 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxHops",schemaPath:"#/definitions/federationUpstream/properties/maxHops/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
if(data98.expires !== undefined){
let data108 = data98.expires;
if((!(((typeof data108 == "number") && (!(data108 % 1) && !isNaN(data108))) && (isFinite(data108)))) && (typeof data108 !== "string")){
const err207 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/type",keyword:"type",params:{type: schema24.properties.expires.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if((typeof data108 == "number") && (isFinite(data108))){
if(data108 > 9007199254740991 || isNaN(data108)){
const err208 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data108 < 0 || isNaN(data108)){
const err209 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(typeof data108 === "string"){
if(!pattern4.test(data108)){
const err210 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/expires",schemaPath:"#/definitions/federationUpstream/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
}
if(data98.messageTtl !== undefined){
let data109 = data98.messageTtl;
if((!(((typeof data109 == "number") && (!(data109 % 1) && !isNaN(data109))) && (isFinite(data109)))) && (typeof data109 !== "string")){
const err211 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/type",keyword:"type",params:{type: schema24.properties.messageTtl.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if((typeof data109 == "number") && (isFinite(data109))){
if(data109 > 9007199254740991 || isNaN(data109)){
const err212 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data109 < 0 || isNaN(data109)){
const err213 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(typeof data109 === "string"){
if(!pattern4.test(data109)){
const err214 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/messageTtl",schemaPath:"#/definitions/federationUpstream/properties/messageTtl/pattern",keyword:"pattern",params:{pattern: "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},message:"must match pattern \""+"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"+"\""};
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
if(data98.trustUserId !== undefined){
if(typeof data98.trustUserId !== "boolean"){
const err215 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/trustUserId",schemaPath:"#/definitions/federationUpstream/properties/trustUserId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data98.ackMode !== undefined){
let data111 = data98.ackMode;
if(typeof data111 !== "string"){
const err216 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/federationUpstream/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if(!(((data111 === "on-confirm") || (data111 === "on-publish")) || (data111 === "no-ack"))){
const err217 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/federationUpstream/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data98.resourceCleanupMode !== undefined){
let data112 = data98.resourceCleanupMode;
if(typeof data112 !== "string"){
const err218 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstream/properties/resourceCleanupMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(!((data112 === "default") || (data112 === "never"))){
const err219 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstream/properties/resourceCleanupMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.resourceCleanupMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data98.channelUseMode !== undefined){
let data113 = data98.channelUseMode;
if(typeof data113 !== "string"){
const err220 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/channelUseMode",schemaPath:"#/definitions/federationUpstream/properties/channelUseMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(!((data113 === "multiple") || (data113 === "single"))){
const err221 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/channelUseMode",schemaPath:"#/definitions/federationUpstream/properties/channelUseMode/enum",keyword:"enum",params:{allowedValues: schema24.properties.channelUseMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data98.queueType !== undefined){
let data114 = data98.queueType;
if(typeof data114 !== "string"){
const err222 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueType",schemaPath:"#/definitions/federationUpstream/properties/queueType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if(!((data114 === "classic") || (data114 === "quorum"))){
const err223 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/queueType",schemaPath:"#/definitions/federationUpstream/properties/queueType/enum",keyword:"enum",params:{allowedValues: schema24.properties.queueType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data98.bindNowait !== undefined){
if(typeof data98.bindNowait !== "boolean"){
const err224 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/bindNowait",schemaPath:"#/definitions/federationUpstream/properties/bindNowait/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data98.haPolicy !== undefined){
if(typeof data98.haPolicy !== "string"){
const err225 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/haPolicy",schemaPath:"#/definitions/federationUpstream/properties/haPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data98.state !== undefined){
let data117 = data98.state;
if(typeof data117 !== "string"){
const err226 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstream/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(!((data117 === "present") || (data117 === "absent"))){
const err227 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstream/properties/state/enum",keyword:"enum",params:{allowedValues: schema24.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
else {
const err228 = {instancePath:instancePath+"/federationUpstreams/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstream/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
}
if(data.federationUpstreamSets !== undefined){
let data118 = data.federationUpstreamSets;
if((!(data118 && typeof data118 == "object" && !Array.isArray(data118))) && (data118 !== null)){
const err229 = {instancePath:instancePath+"/federationUpstreamSets",schemaPath:"#/properties/federationUpstreamSets/type",keyword:"type",params:{type: schema11.properties.federationUpstreamSets.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
for(const key28 in data118){
let data119 = data118[key28];
const _errs291 = errors;
let valid61 = true;
const _errs292 = errors;
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
let missing5;
if((data119.state === undefined) && (missing5 = "state")){
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
else {
if(data119.state !== undefined){
if("absent" !== data119.state){
const err231 = {};
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
}
var _valid5 = _errs292 === errors;
errors = _errs291;
if(vErrors !== null){
if(_errs291){
vErrors.length = _errs291;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs294 = errors;
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
if(data119.upstreams === undefined){
const err232 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/else/required",keyword:"required",params:{missingProperty: "upstreams"},message:"must have required property '"+"upstreams"+"'"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
var _valid5 = _errs294 === errors;
valid61 = _valid5;
}
if(!valid61){
const err233 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
for(const key29 in data119){
if(!((key29 === "upstreams") || (key29 === "state"))){
const err234 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data119.upstreams !== undefined){
let data121 = data119.upstreams;
if(Array.isArray(data121)){
const len5 = data121.length;
for(let i5=0; i5<len5; i5++){
let data122 = data121[i5];
if(data122 && typeof data122 == "object" && !Array.isArray(data122)){
if(data122.upstream === undefined){
const err235 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/required",keyword:"required",params:{missingProperty: "upstream"},message:"must have required property '"+"upstream"+"'"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
for(const key30 in data122){
if(!(func2.call(schema25.properties.upstreams.items.properties, key30))){
const err236 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
if(data122.upstream !== undefined){
if(typeof data122.upstream !== "string"){
const err237 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/upstream",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/upstream/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data122.exchange !== undefined){
if(typeof data122.exchange !== "string"){
const err238 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/exchange",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/exchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
if(data122.queue !== undefined){
if(typeof data122.queue !== "string"){
const err239 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queue",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data122.consumerTag !== undefined){
if(typeof data122.consumerTag !== "string"){
const err240 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/consumerTag",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/consumerTag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
if(data122.prefetchCount !== undefined){
let data127 = data122.prefetchCount;
if(!(((typeof data127 == "number") && (!(data127 % 1) && !isNaN(data127))) && (isFinite(data127)))){
const err241 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if((typeof data127 == "number") && (isFinite(data127))){
if(data127 > 9007199254740991 || isNaN(data127)){
const err242 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(data127 < 0 || isNaN(data127)){
const err243 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/prefetchCount",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/prefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
if(data122.reconnectDelay !== undefined){
let data128 = data122.reconnectDelay;
if(!((typeof data128 == "number") && (isFinite(data128)))){
const err244 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/type",keyword:"type",params:{type: schema25.properties.upstreams.items.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if((typeof data128 == "number") && (isFinite(data128))){
if(data128 > 9007199254740991 || isNaN(data128)){
const err245 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(data128 < 0 || isNaN(data128)){
const err246 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/reconnectDelay",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
}
if(data122.maxHops !== undefined){
let data129 = data122.maxHops;
if(!(((typeof data129 == "number") && (!(data129 % 1) && !isNaN(data129))) && (isFinite(data129)))){
const err247 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if((typeof data129 == "number") && (isFinite(data129))){
if(data129 > 9007199254740991 || isNaN(data129)){
const err248 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data129 < 0 || isNaN(data129)){
const err249 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/maxHops",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/maxHops/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
}
if(data122.expires !== undefined){
let data130 = data122.expires;
if(!(((typeof data130 == "number") && (!(data130 % 1) && !isNaN(data130))) && (isFinite(data130)))){
const err250 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if((typeof data130 == "number") && (isFinite(data130))){
if(data130 > 9007199254740991 || isNaN(data130)){
const err251 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(data130 < 0 || isNaN(data130)){
const err252 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/expires",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/expires/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
}
if(data122.messageTtl !== undefined){
let data131 = data122.messageTtl;
if(!(((typeof data131 == "number") && (!(data131 % 1) && !isNaN(data131))) && (isFinite(data131)))){
const err253 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if((typeof data131 == "number") && (isFinite(data131))){
if(data131 > 9007199254740991 || isNaN(data131)){
const err254 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if(data131 < 0 || isNaN(data131)){
const err255 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/messageTtl",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/messageTtl/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
}
if(data122.trustUserId !== undefined){
if(typeof data122.trustUserId !== "boolean"){
const err256 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/trustUserId",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/trustUserId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data122.ackMode !== undefined){
let data133 = data122.ackMode;
if(typeof data133 !== "string"){
const err257 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/ackMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(!(((data133 === "on-confirm") || (data133 === "on-publish")) || (data133 === "no-ack"))){
const err258 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/ackMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data122.resourceCleanupMode !== undefined){
let data134 = data122.resourceCleanupMode;
if(typeof data134 !== "string"){
const err259 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/resourceCleanupMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(!((data134 === "default") || (data134 === "never"))){
const err260 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/resourceCleanupMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/resourceCleanupMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.resourceCleanupMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data122.channelUseMode !== undefined){
let data135 = data122.channelUseMode;
if(typeof data135 !== "string"){
const err261 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/channelUseMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/channelUseMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
if(!((data135 === "multiple") || (data135 === "single"))){
const err262 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/channelUseMode",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/channelUseMode/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.channelUseMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
if(data122.queueType !== undefined){
let data136 = data122.queueType;
if(typeof data136 !== "string"){
const err263 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queueType",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queueType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(!((data136 === "classic") || (data136 === "quorum"))){
const err264 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/queueType",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/queueType/enum",keyword:"enum",params:{allowedValues: schema25.properties.upstreams.items.properties.queueType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data122.bindNowait !== undefined){
if(typeof data122.bindNowait !== "boolean"){
const err265 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/bindNowait",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/bindNowait/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
if(data122.haPolicy !== undefined){
if(typeof data122.haPolicy !== "string"){
const err266 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5+"/haPolicy",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/properties/haPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
}
else {
const err267 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams/" + i5,schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
}
else {
const err268 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/upstreams",schemaPath:"#/definitions/federationUpstreamSet/properties/upstreams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
if(data119.state !== undefined){
let data139 = data119.state;
if(typeof data139 !== "string"){
const err269 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstreamSet/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(!((data139 === "present") || (data139 === "absent"))){
const err270 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/federationUpstreamSet/properties/state/enum",keyword:"enum",params:{allowedValues: schema25.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
}
else {
const err271 = {instancePath:instancePath+"/federationUpstreamSets/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/federationUpstreamSet/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
}
}
if(data.shovels !== undefined){
let data140 = data.shovels;
if((!(data140 && typeof data140 == "object" && !Array.isArray(data140))) && (data140 !== null)){
const err272 = {instancePath:instancePath+"/shovels",schemaPath:"#/properties/shovels/type",keyword:"type",params:{type: schema11.properties.shovels.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
for(const key31 in data140){
let data141 = data140[key31];
if(data141 && typeof data141 == "object" && !Array.isArray(data141)){
for(const key32 in data141){
if(!(func2.call(schema26.properties, key32))){
const err273 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/shovel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
if(data141.srcUri !== undefined){
let data142 = data141.srcUri;
if((typeof data142 !== "string") && (!(Array.isArray(data142)))){
const err274 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUri",schemaPath:"#/definitions/shovel/properties/srcUri/type",keyword:"type",params:{type: schema26.properties.srcUri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
if(Array.isArray(data142)){
const len6 = data142.length;
for(let i6=0; i6<len6; i6++){
if(typeof data142[i6] !== "string"){
const err275 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUri/" + i6,schemaPath:"#/definitions/shovel/properties/srcUri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
if(data141.srcUriFile !== undefined){
if(typeof data141.srcUriFile !== "string"){
const err276 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcUriFile",schemaPath:"#/definitions/shovel/properties/srcUriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
if(data141.srcProtocol !== undefined){
let data145 = data141.srcProtocol;
if(typeof data145 !== "string"){
const err277 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcProtocol",schemaPath:"#/definitions/shovel/properties/srcProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(!(((data145 === "amqp091") || (data145 === "amqp10")) || (data145 === "local"))){
const err278 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcProtocol",schemaPath:"#/definitions/shovel/properties/srcProtocol/enum",keyword:"enum",params:{allowedValues: schema26.properties.srcProtocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data141.srcQueue !== undefined){
if(typeof data141.srcQueue !== "string"){
const err279 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcQueue",schemaPath:"#/definitions/shovel/properties/srcQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
if(data141.srcQueueArgs !== undefined){
let data147 = data141.srcQueueArgs;
if(!(data147 && typeof data147 == "object" && !Array.isArray(data147))){
const err280 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcQueueArgs",schemaPath:"#/definitions/shovel/properties/srcQueueArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
if(data141.srcExchange !== undefined){
if(typeof data141.srcExchange !== "string"){
const err281 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcExchange",schemaPath:"#/definitions/shovel/properties/srcExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
if(data141.srcExchangeKey !== undefined){
if(typeof data141.srcExchangeKey !== "string"){
const err282 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcExchangeKey",schemaPath:"#/definitions/shovel/properties/srcExchangeKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data141.srcAddress !== undefined){
if(typeof data141.srcAddress !== "string"){
const err283 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcAddress",schemaPath:"#/definitions/shovel/properties/srcAddress/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data141.srcPredeclared !== undefined){
if(typeof data141.srcPredeclared !== "boolean"){
const err284 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPredeclared",schemaPath:"#/definitions/shovel/properties/srcPredeclared/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data141.srcConsumerArgs !== undefined){
let data152 = data141.srcConsumerArgs;
if(!(data152 && typeof data152 == "object" && !Array.isArray(data152))){
const err285 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcConsumerArgs",schemaPath:"#/definitions/shovel/properties/srcConsumerArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data141.srcConsumerName !== undefined){
if(typeof data141.srcConsumerName !== "string"){
const err286 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcConsumerName",schemaPath:"#/definitions/shovel/properties/srcConsumerName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
if(data141.srcPrefetchCount !== undefined){
let data154 = data141.srcPrefetchCount;
if(!(((typeof data154 == "number") && (!(data154 % 1) && !isNaN(data154))) && (isFinite(data154)))){
const err287 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if((typeof data154 == "number") && (isFinite(data154))){
if(data154 > 9007199254740991 || isNaN(data154)){
const err288 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(data154 < 0 || isNaN(data154)){
const err289 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcPrefetchCount",schemaPath:"#/definitions/shovel/properties/srcPrefetchCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
}
if(data141.srcDeleteAfter !== undefined){
let data155 = data141.srcDeleteAfter;
if((typeof data155 !== "string") && (!(((typeof data155 == "number") && (!(data155 % 1) && !isNaN(data155))) && (isFinite(data155))))){
const err290 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/type",keyword:"type",params:{type: schema26.properties.srcDeleteAfter.type},message:"must be string,integer"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if((typeof data155 == "number") && (isFinite(data155))){
if(data155 > 9007199254740991 || isNaN(data155)){
const err291 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(data155 < 0 || isNaN(data155)){
const err292 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
if(typeof data155 === "string"){
if(!pattern22.test(data155)){
const err293 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfter",schemaPath:"#/definitions/shovel/properties/srcDeleteAfter/pattern",keyword:"pattern",params:{pattern: "^(never|queue-length)$"},message:"must match pattern \""+"^(never|queue-length)$"+"\""};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
}
if(data141.srcDeleteAfterDuration !== undefined){
let data156 = data141.srcDeleteAfterDuration;
if(!(((typeof data156 == "number") && (!(data156 % 1) && !isNaN(data156))) && (isFinite(data156)))){
const err294 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if((typeof data156 == "number") && (isFinite(data156))){
if(data156 > 9007199254740991 || isNaN(data156)){
const err295 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if(data156 < 1 || isNaN(data156)){
const err296 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/srcDeleteAfterDuration",schemaPath:"#/definitions/shovel/properties/srcDeleteAfterDuration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data141.destUri !== undefined){
let data157 = data141.destUri;
if((typeof data157 !== "string") && (!(Array.isArray(data157)))){
const err297 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUri",schemaPath:"#/definitions/shovel/properties/destUri/type",keyword:"type",params:{type: schema26.properties.destUri.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
if(Array.isArray(data157)){
const len7 = data157.length;
for(let i7=0; i7<len7; i7++){
if(typeof data157[i7] !== "string"){
const err298 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUri/" + i7,schemaPath:"#/definitions/shovel/properties/destUri/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
}
}
if(data141.destUriFile !== undefined){
if(typeof data141.destUriFile !== "string"){
const err299 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destUriFile",schemaPath:"#/definitions/shovel/properties/destUriFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data141.destProtocol !== undefined){
let data160 = data141.destProtocol;
if(typeof data160 !== "string"){
const err300 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProtocol",schemaPath:"#/definitions/shovel/properties/destProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
if(!(((data160 === "amqp091") || (data160 === "amqp10")) || (data160 === "local"))){
const err301 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProtocol",schemaPath:"#/definitions/shovel/properties/destProtocol/enum",keyword:"enum",params:{allowedValues: schema26.properties.destProtocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data141.destQueue !== undefined){
if(typeof data141.destQueue !== "string"){
const err302 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destQueue",schemaPath:"#/definitions/shovel/properties/destQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data141.destQueueArgs !== undefined){
let data162 = data141.destQueueArgs;
if(!(data162 && typeof data162 == "object" && !Array.isArray(data162))){
const err303 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destQueueArgs",schemaPath:"#/definitions/shovel/properties/destQueueArgs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
if(data141.destExchange !== undefined){
if(typeof data141.destExchange !== "string"){
const err304 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destExchange",schemaPath:"#/definitions/shovel/properties/destExchange/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data141.destExchangeKey !== undefined){
if(typeof data141.destExchangeKey !== "string"){
const err305 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destExchangeKey",schemaPath:"#/definitions/shovel/properties/destExchangeKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data141.destAddress !== undefined){
if(typeof data141.destAddress !== "string"){
const err306 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddress",schemaPath:"#/definitions/shovel/properties/destAddress/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data141.destPredeclared !== undefined){
if(typeof data141.destPredeclared !== "boolean"){
const err307 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destPredeclared",schemaPath:"#/definitions/shovel/properties/destPredeclared/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
if(data141.destAddForwardHeaders !== undefined){
if(typeof data141.destAddForwardHeaders !== "boolean"){
const err308 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddForwardHeaders",schemaPath:"#/definitions/shovel/properties/destAddForwardHeaders/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data141.destAddTimestampHeader !== undefined){
if(typeof data141.destAddTimestampHeader !== "boolean"){
const err309 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destAddTimestampHeader",schemaPath:"#/definitions/shovel/properties/destAddTimestampHeader/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
if(data141.destPublishProperties !== undefined){
let data169 = data141.destPublishProperties;
if(!(data169 && typeof data169 == "object" && !Array.isArray(data169))){
const err310 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destPublishProperties",schemaPath:"#/definitions/shovel/properties/destPublishProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
if(data141.destProperties !== undefined){
let data170 = data141.destProperties;
if(!(data170 && typeof data170 == "object" && !Array.isArray(data170))){
const err311 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destProperties",schemaPath:"#/definitions/shovel/properties/destProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
if(data141.destApplicationProperties !== undefined){
let data171 = data141.destApplicationProperties;
if(!(data171 && typeof data171 == "object" && !Array.isArray(data171))){
const err312 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destApplicationProperties",schemaPath:"#/definitions/shovel/properties/destApplicationProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
if(data141.destMessageAnnotations !== undefined){
let data172 = data141.destMessageAnnotations;
if(!(data172 && typeof data172 == "object" && !Array.isArray(data172))){
const err313 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/destMessageAnnotations",schemaPath:"#/definitions/shovel/properties/destMessageAnnotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
if(data141.ackMode !== undefined){
let data173 = data141.ackMode;
if(typeof data173 !== "string"){
const err314 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/shovel/properties/ackMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(!(((data173 === "on-confirm") || (data173 === "on-publish")) || (data173 === "no-ack"))){
const err315 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/ackMode",schemaPath:"#/definitions/shovel/properties/ackMode/enum",keyword:"enum",params:{allowedValues: schema26.properties.ackMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
if(data141.reconnectDelay !== undefined){
let data174 = data141.reconnectDelay;
if(!((typeof data174 == "number") && (isFinite(data174)))){
const err316 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/type",keyword:"type",params:{type: schema26.properties.reconnectDelay.type},message:"must be integer,number"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if((typeof data174 == "number") && (isFinite(data174))){
if(data174 > 9007199254740991 || isNaN(data174)){
const err317 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if(data174 < 0 || isNaN(data174)){
const err318 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/reconnectDelay",schemaPath:"#/definitions/shovel/properties/reconnectDelay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
}
if(data141.internal !== undefined){
if(typeof data141.internal !== "boolean"){
const err319 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/internal",schemaPath:"#/definitions/shovel/properties/internal/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
if(data141.state !== undefined){
let data176 = data141.state;
if(typeof data176 !== "string"){
const err320 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/shovel/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(!((data176 === "present") || (data176 === "absent"))){
const err321 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/shovel/properties/state/enum",keyword:"enum",params:{allowedValues: schema26.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
}
else {
const err322 = {instancePath:instancePath+"/shovels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/shovel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
}
}
if(data.parameters !== undefined){
let data177 = data.parameters;
if((!(data177 && typeof data177 == "object" && !Array.isArray(data177))) && (data177 !== null)){
const err323 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: schema11.properties.parameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if(data177 && typeof data177 == "object" && !Array.isArray(data177)){
for(const key33 in data177){
let data178 = data177[key33];
if(data178 && typeof data178 == "object" && !Array.isArray(data178)){
for(const key34 in data178){
let data179 = data178[key34];
const _errs421 = errors;
let valid77 = true;
const _errs422 = errors;
if(data179 && typeof data179 == "object" && !Array.isArray(data179)){
let missing6;
if((data179.state === undefined) && (missing6 = "state")){
const err324 = {};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
else {
if(data179.state !== undefined){
if("absent" !== data179.state){
const err325 = {};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
}
}
var _valid6 = _errs422 === errors;
errors = _errs421;
if(vErrors !== null){
if(_errs421){
vErrors.length = _errs421;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs424 = errors;
if(data179 && typeof data179 == "object" && !Array.isArray(data179)){
if(data179.value === undefined){
const err326 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
var _valid6 = _errs424 === errors;
valid77 = _valid6;
}
if(!valid77){
const err327 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(data179 && typeof data179 == "object" && !Array.isArray(data179)){
for(const key35 in data179){
if(!((key35 === "value") || (key35 === "state"))){
const err328 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
if(data179.state !== undefined){
let data181 = data179.state;
if(typeof data181 !== "string"){
const err329 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/parameter/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
if(!((data181 === "present") || (data181 === "absent"))){
const err330 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/parameter/properties/state/enum",keyword:"enum",params:{allowedValues: schema27.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
else {
const err331 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/parameter/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
}
else {
const err332 = {instancePath:instancePath+"/parameters/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/parameters/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
}
}
if(data.globalParameters !== undefined){
let data182 = data.globalParameters;
if((!(data182 && typeof data182 == "object" && !Array.isArray(data182))) && (data182 !== null)){
const err333 = {instancePath:instancePath+"/globalParameters",schemaPath:"#/properties/globalParameters/type",keyword:"type",params:{type: schema11.properties.globalParameters.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(data182 && typeof data182 == "object" && !Array.isArray(data182)){
for(const key36 in data182){
let data183 = data182[key36];
const _errs434 = errors;
let valid82 = true;
const _errs435 = errors;
if(data183 && typeof data183 == "object" && !Array.isArray(data183)){
let missing7;
if((data183.state === undefined) && (missing7 = "state")){
const err334 = {};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
else {
if(data183.state !== undefined){
if("absent" !== data183.state){
const err335 = {};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
}
}
var _valid7 = _errs435 === errors;
errors = _errs434;
if(vErrors !== null){
if(_errs434){
vErrors.length = _errs434;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs437 = errors;
if(data183 && typeof data183 == "object" && !Array.isArray(data183)){
if(data183.value === undefined){
const err336 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
var _valid7 = _errs437 === errors;
valid82 = _valid7;
}
if(!valid82){
const err337 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
if(data183 && typeof data183 == "object" && !Array.isArray(data183)){
for(const key37 in data183){
if(!((key37 === "value") || (key37 === "state"))){
const err338 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
if(data183.state !== undefined){
let data185 = data183.state;
if(typeof data185 !== "string"){
const err339 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/globalParameter/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(!((data185 === "present") || (data185 === "absent"))){
const err340 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1")+"/state",schemaPath:"#/definitions/globalParameter/properties/state/enum",keyword:"enum",params:{allowedValues: schema28.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
else {
const err341 = {instancePath:instancePath+"/globalParameters/" + key36.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/globalParameter/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
}
}
if(data.prune !== undefined){
let data186 = data.prune;
if((!(data186 && typeof data186 == "object" && !Array.isArray(data186))) && (data186 !== null)){
const err342 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/type",keyword:"type",params:{type: schema29.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if(data186 && typeof data186 == "object" && !Array.isArray(data186)){
for(const key38 in data186){
if(!(func2.call(schema29.properties, key38))){
const err343 = {instancePath:instancePath+"/prune",schemaPath:"#/definitions/prune/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data186.queues !== undefined){
let data187 = data186.queues;
if(Array.isArray(data187)){
const len8 = data187.length;
for(let i8=0; i8<len8; i8++){
if(typeof data187[i8] !== "string"){
const err344 = {instancePath:instancePath+"/prune/queues/" + i8,schemaPath:"#/definitions/prune/properties/queues/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
}
}
else {
const err345 = {instancePath:instancePath+"/prune/queues",schemaPath:"#/definitions/prune/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
if(data186.exchanges !== undefined){
let data189 = data186.exchanges;
if(Array.isArray(data189)){
const len9 = data189.length;
for(let i9=0; i9<len9; i9++){
if(typeof data189[i9] !== "string"){
const err346 = {instancePath:instancePath+"/prune/exchanges/" + i9,schemaPath:"#/definitions/prune/properties/exchanges/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
}
else {
const err347 = {instancePath:instancePath+"/prune/exchanges",schemaPath:"#/definitions/prune/properties/exchanges/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
if(data186.policies !== undefined){
let data191 = data186.policies;
if(Array.isArray(data191)){
const len10 = data191.length;
for(let i10=0; i10<len10; i10++){
if(typeof data191[i10] !== "string"){
const err348 = {instancePath:instancePath+"/prune/policies/" + i10,schemaPath:"#/definitions/prune/properties/policies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err349 = {instancePath:instancePath+"/prune/policies",schemaPath:"#/definitions/prune/properties/policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data186.operatorPolicies !== undefined){
let data193 = data186.operatorPolicies;
if(Array.isArray(data193)){
const len11 = data193.length;
for(let i11=0; i11<len11; i11++){
if(typeof data193[i11] !== "string"){
const err350 = {instancePath:instancePath+"/prune/operatorPolicies/" + i11,schemaPath:"#/definitions/prune/properties/operatorPolicies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
}
else {
const err351 = {instancePath:instancePath+"/prune/operatorPolicies",schemaPath:"#/definitions/prune/properties/operatorPolicies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
if(data186.limits !== undefined){
let data195 = data186.limits;
if(Array.isArray(data195)){
const len12 = data195.length;
for(let i12=0; i12<len12; i12++){
if(typeof data195[i12] !== "string"){
const err352 = {instancePath:instancePath+"/prune/limits/" + i12,schemaPath:"#/definitions/prune/properties/limits/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err353 = {instancePath:instancePath+"/prune/limits",schemaPath:"#/definitions/prune/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
if(data186.users !== undefined){
let data197 = data186.users;
if(Array.isArray(data197)){
const len13 = data197.length;
for(let i13=0; i13<len13; i13++){
if(typeof data197[i13] !== "string"){
const err354 = {instancePath:instancePath+"/prune/users/" + i13,schemaPath:"#/definitions/prune/properties/users/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
}
else {
const err355 = {instancePath:instancePath+"/prune/users",schemaPath:"#/definitions/prune/properties/users/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
if(data186.permissions !== undefined){
let data199 = data186.permissions;
if(Array.isArray(data199)){
const len14 = data199.length;
for(let i14=0; i14<len14; i14++){
if(typeof data199[i14] !== "string"){
const err356 = {instancePath:instancePath+"/prune/permissions/" + i14,schemaPath:"#/definitions/prune/properties/permissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err357 = {instancePath:instancePath+"/prune/permissions",schemaPath:"#/definitions/prune/properties/permissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
if(data186.topicPermissions !== undefined){
let data201 = data186.topicPermissions;
if(Array.isArray(data201)){
const len15 = data201.length;
for(let i15=0; i15<len15; i15++){
if(typeof data201[i15] !== "string"){
const err358 = {instancePath:instancePath+"/prune/topicPermissions/" + i15,schemaPath:"#/definitions/prune/properties/topicPermissions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err359 = {instancePath:instancePath+"/prune/topicPermissions",schemaPath:"#/definitions/prune/properties/topicPermissions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
if(data186.federationUpstreams !== undefined){
let data203 = data186.federationUpstreams;
if(Array.isArray(data203)){
const len16 = data203.length;
for(let i16=0; i16<len16; i16++){
if(typeof data203[i16] !== "string"){
const err360 = {instancePath:instancePath+"/prune/federationUpstreams/" + i16,schemaPath:"#/definitions/prune/properties/federationUpstreams/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
}
else {
const err361 = {instancePath:instancePath+"/prune/federationUpstreams",schemaPath:"#/definitions/prune/properties/federationUpstreams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
if(data186.federationUpstreamSets !== undefined){
let data205 = data186.federationUpstreamSets;
if(Array.isArray(data205)){
const len17 = data205.length;
for(let i17=0; i17<len17; i17++){
if(typeof data205[i17] !== "string"){
const err362 = {instancePath:instancePath+"/prune/federationUpstreamSets/" + i17,schemaPath:"#/definitions/prune/properties/federationUpstreamSets/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
}
else {
const err363 = {instancePath:instancePath+"/prune/federationUpstreamSets",schemaPath:"#/definitions/prune/properties/federationUpstreamSets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
if(data186.shovels !== undefined){
let data207 = data186.shovels;
if(Array.isArray(data207)){
const len18 = data207.length;
for(let i18=0; i18<len18; i18++){
if(typeof data207[i18] !== "string"){
const err364 = {instancePath:instancePath+"/prune/shovels/" + i18,schemaPath:"#/definitions/prune/properties/shovels/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
}
else {
const err365 = {instancePath:instancePath+"/prune/shovels",schemaPath:"#/definitions/prune/properties/shovels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data186.parameters !== undefined){
let data209 = data186.parameters;
if(Array.isArray(data209)){
const len19 = data209.length;
for(let i19=0; i19<len19; i19++){
if(typeof data209[i19] !== "string"){
const err366 = {instancePath:instancePath+"/prune/parameters/" + i19,schemaPath:"#/definitions/prune/properties/parameters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err367 = {instancePath:instancePath+"/prune/parameters",schemaPath:"#/definitions/prune/properties/parameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
if(data186.globalParameters !== undefined){
let data211 = data186.globalParameters;
if(Array.isArray(data211)){
const len20 = data211.length;
for(let i20=0; i20<len20; i20++){
if(typeof data211[i20] !== "string"){
const err368 = {instancePath:instancePath+"/prune/globalParameters/" + i20,schemaPath:"#/definitions/prune/properties/globalParameters/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
}
else {
const err369 = {instancePath:instancePath+"/prune/globalParameters",schemaPath:"#/definitions/prune/properties/globalParameters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data186.bindings !== undefined){
if(typeof data186.bindings !== "boolean"){
const err370 = {instancePath:instancePath+"/prune/bindings",schemaPath:"#/definitions/prune/properties/bindings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
if(data.tests !== undefined){
let data214 = data.tests;
if((!(Array.isArray(data214))) && (data214 !== null)){
const err371 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: schema11.properties.tests.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
if(Array.isArray(data214)){
const len21 = data214.length;
for(let i21=0; i21<len21; i21++){
if(!(validate13(data214[i21], {instancePath:instancePath+"/tests/" + i21,parentData:data214,parentDataProperty:i21,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err372 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const schema = {"type":"object","properties":{"vhost":{"$ref":"#/definitions/vhost"},"exchanges":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/exchange"}},"queues":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/queue"}},"superStreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/superStream"}},"bindings":{"type":["array","null"],"items":{"$ref":"#/definitions/binding"}},"policies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/policy"}},"operatorPolicies":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/operatorPolicy"}},"limits":{"$ref":"#/definitions/limits"},"users":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/user"}},"permissions":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/permission"}},"topicPermissions":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/topicPermission"}}},"federationUpstreams":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstream"}},"federationUpstreamSets":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/federationUpstreamSet"}},"shovels":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/shovel"}},"parameters":{"type":["object","null"],"additionalProperties":{"type":"object","additionalProperties":{"$ref":"#/definitions/parameter"}}},"globalParameters":{"type":["object","null"],"additionalProperties":{"$ref":"#/definitions/globalParameter"}},"prune":{"$ref":"#/definitions/prune"},"tests":{"type":["array","null"],"items":{"$ref":"#/definitions/test"}}},"patternProperties":{"^x-":{}},"additionalProperties":false,"definitions":{"exchange":{"type":"object","properties":{"type":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"internal":{"type":"boolean"},"alternateExchange":{"type":"string"},"delayedType":{"type":"string","pattern":"^(direct|fanout|topic|headers|x-.+)$"},"arguments":{"type":"object"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["type"]}},"queue":{"type":["object","null"],"properties":{"type":{"type":"string","enum":["classic","quorum","stream"]},"durable":{"type":"boolean"},"autoDelete":{"type":"boolean"},"exclusive":{"type":"boolean"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"expires":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"overflow":{"type":"string","enum":["drop-head","reject-publish","reject-publish-dlx"]},"deadLetterExchange":{"type":"string"},"deadLetterRoutingKey":{"type":"string"},"deadLetterStrategy":{"type":"string","enum":["at-most-once","at-least-once"]},"singleActiveConsumer":{"type":"boolean"},"maxPriority":{"type":"integer","minimum":0,"maximum":255},"queueMode":{"type":"string","enum":["default","lazy"]},"queueVersion":{"type":"integer","minimum":1,"maximum":2},"queueMasterLocator":{"type":"string","enum":["client-local","min-masters","random"]},"queueLeaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders"]},"deliveryLimit":{"type":"integer","minimum":-1,"maximum":9007199254740991},"quorumInitialGroupSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"maxInMemoryLength":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxInMemoryBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"consumerTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"consumerDisconnectedTimeout":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryType":{"type":"string"},"delayedRetryMin":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"delayedRetryMax":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"streamMaxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"streamFilterSizeBytes":{"type":["integer","string"],"minimum":16,"maximum":255,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"arguments":{"type":"object"},"retry":{"$ref":"#/definitions/retry"},"external":{"type":"boolean"},"protect":{"type":"boolean"},"renamedFrom":{"type":["string","object"],"properties":{"vhost":{"type":"string"},"name":{"type":"string"}},"required":["vhost"],"additionalProperties":false},"onImmutableChange":{"type":"string","enum":["refuse","replace-if-empty","migrate"]},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"retry":{"type":"object","properties":{"delays":{"type":"array","items":{"type":["integer","string"],"minimum":1,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}},"then":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false,"required":["delays"]},"superStream":{"type":"object","properties":{"partitions":{"type":"integer","minimum":1,"maximum":10000},"bindingKeys":{"type":"array","items":{"type":"string"}},"maxLengthBytes":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"maxAge":{"type":"string","pattern":"^0*[1-9][0-9]*[YMDhms]$"},"maxSegmentSizeBytes":{"type":["integer","string"],"minimum":0,"maximum":3000000000,"pattern":"^[0-9]+(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$"},"initialClusterSize":{"type":"integer","minimum":1,"maximum":9007199254740991},"leaderLocator":{"type":"string","enum":["client-local","balanced","random","least-leaders","unset"]},"arguments":{"type":"object"},"protect":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"binding":{"type":"object","properties":{"source":{"type":"string"},"destination":{"type":"string"},"destinationType":{"type":"string","enum":["queue","exchange"]},"routingKey":{"type":"string"},"arguments":{"type":"object"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"required":["source","destination"]},"policy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"operatorPolicy":{"type":"object","properties":{"pattern":{"type":"string"},"applyTo":{"type":"string","enum":["all","queues","exchanges","classic_queues","quorum_queues","streams"]},"priority":{"type":["integer","number"],"minimum":-9007199254740991,"maximum":9007199254740991},"definition":{"type":"object","minProperties":1},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["pattern","definition"]}},"vhost":{"type":["string","object"],"properties":{"name":{"type":"string"},"description":{"type":"string"},"tags":{"type":"array","items":{"type":"string","pattern":"^\\S(.*\\S)?$"}},"defaultQueueType":{"type":"string","enum":["classic","quorum","stream"]},"protectedFromDeletion":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"required":["name"],"additionalProperties":false},"limits":{"type":["object","null"],"properties":{"maxQueues":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"user":{"type":"object","properties":{"password":{"type":"string","writeOnly":true},"passwordFile":{"type":"string"},"passwordHash":{"type":"string","writeOnly":true},"hashingAlgorithm":{"type":"string","enum":["sha256","sha512","md5"]},"tags":{"type":"array","items":{"type":"string","pattern":"^[!-+\\--~]([ -+\\--~]*[!-+\\--~])?$"}},"limits":{"type":"object","properties":{"maxConnections":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false},"maxChannels":{"type":["integer","object"],"minimum":-1,"maximum":9007199254740991,"properties":{"state":{"type":"string","enum":["absent"]}},"required":["state"],"additionalProperties":false}},"additionalProperties":false},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"permission":{"type":"object","properties":{"configure":{"type":"string"},"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["configure","write","read"]}},"topicPermission":{"type":"object","properties":{"write":{"type":"string"},"read":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["write","read"]}},"federationUpstream":{"type":"object","properties":{"uri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"uriFile":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"messageTtl":{"type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"federationUpstreamSet":{"type":"object","properties":{"upstreams":{"type":"array","items":{"type":"object","properties":{"upstream":{"type":"string"},"exchange":{"type":"string"},"queue":{"type":"string"},"consumerTag":{"type":"string"},"prefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"maxHops":{"type":"integer","minimum":0,"maximum":9007199254740991},"expires":{"type":"integer","minimum":0,"maximum":9007199254740991},"messageTtl":{"type":"integer","minimum":0,"maximum":9007199254740991},"trustUserId":{"type":"boolean"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"resourceCleanupMode":{"type":"string","enum":["default","never"]},"channelUseMode":{"type":"string","enum":["multiple","single"]},"queueType":{"type":"string","enum":["classic","quorum"]},"bindNowait":{"type":"boolean"},"haPolicy":{"type":"string"}},"required":["upstream"],"additionalProperties":false}},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["upstreams"]}},"shovel":{"type":"object","properties":{"srcUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"srcUriFile":{"type":"string"},"srcProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"srcQueue":{"type":"string"},"srcQueueArgs":{"type":"object"},"srcExchange":{"type":"string"},"srcExchangeKey":{"type":"string"},"srcAddress":{"type":"string"},"srcPredeclared":{"type":"boolean"},"srcConsumerArgs":{"type":"object"},"srcConsumerName":{"type":"string"},"srcPrefetchCount":{"type":"integer","minimum":0,"maximum":9007199254740991},"srcDeleteAfter":{"type":["string","integer"],"pattern":"^(never|queue-length)$","minimum":0,"maximum":9007199254740991},"srcDeleteAfterDuration":{"type":"integer","minimum":1,"maximum":9007199254740991},"destUri":{"type":["string","array"],"writeOnly":true,"items":{"type":"string","writeOnly":true}},"destUriFile":{"type":"string"},"destProtocol":{"type":"string","enum":["amqp091","amqp10","local"]},"destQueue":{"type":"string"},"destQueueArgs":{"type":"object"},"destExchange":{"type":"string"},"destExchangeKey":{"type":"string"},"destAddress":{"type":"string"},"destPredeclared":{"type":"boolean"},"destAddForwardHeaders":{"type":"boolean"},"destAddTimestampHeader":{"type":"boolean"},"destPublishProperties":{"type":"object"},"destProperties":{"type":"object"},"destApplicationProperties":{"type":"object"},"destMessageAnnotations":{"type":"object"},"ackMode":{"type":"string","enum":["on-confirm","on-publish","no-ack"]},"reconnectDelay":{"type":["integer","number"],"minimum":0,"maximum":9007199254740991},"internal":{"type":"boolean"},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false},"parameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}},"globalParameter":{"type":"object","properties":{"value":{"writeOnly":true},"state":{"type":"string","enum":["present","absent"]}},"additionalProperties":false,"if":{"properties":{"state":{"const":"absent"}},"required":["state"]},"else":{"required":["value"]}},"test":{"type":"object","properties":{"name":{"type":"string"},"publish":{"$ref":"#/definitions/publish"},"expect":{"$ref":"#/definitions/expect"},"then":{"type":"array","items":{"$ref":"#/definitions/step"}},"table":{"type":"array","items":{"$ref":"#/definitions/row"}}},"additionalProperties":false,"required":["name","publish"]},"publish":{"type":"object","properties":{"exchange":{"type":"string"},"routingKey":{"type":"string"},"headers":{"type":"object"},"expiration":{"type":["integer","string"],"minimum":0,"maximum":315360000000,"pattern":"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"priority":{"type":"integer","minimum":0,"maximum":255},"persistent":{"type":"boolean"},"deliveryMode":{"type":"integer","minimum":1,"maximum":2},"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"times":{"type":"integer","minimum":1,"maximum":100},"mandatory":{"type":"boolean"}},"additionalProperties":false},"expect":{"type":"object","properties":{"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"row":{"type":"object","properties":{"routingKey":{"type":"string"},"headers":{"type":"object"},"queues":{"type":"array","items":{"type":"string"}},"either":{"type":"array","items":{"type":"string"}},"unroutable":{"type":"boolean"},"returned":{"type":"boolean"},"refused":{"type":"boolean"}},"additionalProperties":false},"step":{"type":"object","properties":{"reject":{"type":"string"},"expire":{"type":"string"},"overflow":{"type":"string"},"redeliver":{"type":"string"},"consume":{"type":"string"},"get":{"type":"string"},"ack":{"type":"string"},"nack":{"type":"string"},"cancel":{"type":"string"},"disconnect":{"type":"string"},"as":{"type":"string"},"prefetch":{"type":"integer","minimum":0,"maximum":65535},"global":{"type":"boolean"},"exclusive":{"type":"boolean"},"autoAck":{"type":"boolean"},"message":{"type":"integer","minimum":1,"maximum":100},"multiple":{"type":"boolean"},"requeue":{"type":"boolean"},"times":{"type":"integer","minimum":1,"maximum":100},"expect":{"$ref":"#/definitions/outcome"}},"additionalProperties":false,"required":["expect"]},"outcome":{"type":"object","properties":{"delivered":{"type":"array","items":{"type":"integer","minimum":1,"maximum":100}},"to":{"type":"string"},"redelivered":{"type":"boolean"},"refused":{"type":"boolean"},"ready":{"type":"integer","minimum":0,"maximum":100},"properties":{"$ref":"#/definitions/properties"},"deadLetteredTo":{"type":"array","items":{"type":"string"}},"dropped":{"type":"boolean"},"requeued":{"type":"boolean"},"nacked":{"type":"boolean"},"kept":{"type":"boolean"}},"additionalProperties":false},"properties":{"type":"object","properties":{"contentType":{"type":"string"},"contentEncoding":{"type":"string"},"correlationId":{"type":"string"},"replyTo":{"type":"string"},"messageId":{"type":"string"},"timestamp":{"type":"integer","minimum":0,"maximum":9007199254740991},"type":{"type":"string"},"userId":{"type":"string"},"appId":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":255},"headers":{"type":"object"}},"additionalProperties":false},"prune":{"type":["object","null"],"properties":{"queues":{"type":"array","items":{"type":"string"}},"exchanges":{"type":"array","items":{"type":"string"}},"policies":{"type":"array","items":{"type":"string"}},"operatorPolicies":{"type":"array","items":{"type":"string"}},"limits":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"type":"string"}},"permissions":{"type":"array","items":{"type":"string"}},"topicPermissions":{"type":"array","items":{"type":"string"}},"federationUpstreams":{"type":"array","items":{"type":"string"}},"federationUpstreamSets":{"type":"array","items":{"type":"string"}},"shovels":{"type":"array","items":{"type":"string"}},"parameters":{"type":"array","items":{"type":"string"}},"globalParameters":{"type":"array","items":{"type":"string"}},"bindings":{"type":"boolean"}},"additionalProperties":false}}};
