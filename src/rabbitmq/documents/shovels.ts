// Dynamic shovels. The plugin validates their values by the protocol of each side (400 `Validation failed`), and declares missing queues. Measured
// property by property on 3.10.8, 4.0.5 and 4.3.6: test/broker/rabbitmq/parameter-fields.test.ts. Versions between count as the older one,
// except for the protocol `local`, which 4.2.0 introduced (release notes).
import type { Document } from '../../model/entity.ts';
import type { Arguments } from '../../model/values.ts';
import { isSince, type Version } from '../version.ts';
import { ofComponent } from './parameters.ts';
import type { DocumentField, DocumentRow, ShovelProtocol } from './row.ts';

const always: Version = [3, 10, 0];
const v40: Version = [4, 0, 0];
const v42: Version = [4, 2, 0];
const v43: Version = [4, 3, 0];

/** Of queues and exchanges, which an address names for AMQP 1.0. */
const named = { amqp091: always, local: v42 };
const amqp10 = { amqp10: always };
const predeclared = { amqp091: v40, amqp10: v43, local: v42 };

export const shovels: DocumentRow = ofComponent({
  ...{ of: 'shovel', title: 'shovel', plural: 'shovels', section: 'shovels' },
  ...{ component: 'shovel', plugin: 'rabbitmq_shovel', phase: 'shovels' },
  fields: [
    { property: 'srcUri', field: 'src-uri', secret: 'uri', file: 'srcUriFile' },
    { property: 'srcProtocol', field: 'src-protocol', valuesSince: { local: v42 } },
    { property: 'srcQueue', field: 'src-queue', protocols: named },
    { property: 'srcQueueArgs', field: 'src-queue-args', protocols: named },
    { property: 'srcExchange', field: 'src-exchange', protocols: named },
    { property: 'srcExchangeKey', field: 'src-exchange-key', protocols: named },
    { property: 'srcAddress', field: 'src-address', protocols: amqp10 },
    { property: 'srcConsumerArgs', field: 'src-consumer-args', protocols: { ...named, amqp10: v43 } },
    { property: 'srcConsumerName', field: 'src-consumer-name', protocols: { amqp091: v43, amqp10: v43, local: v43 } },
    {
      property: 'srcPrefetchCount',
      field: 'src-prefetch-count',
      formerly: 'prefetch-count',
      protocols: { amqp091: always, amqp10: always },
    },
    { property: 'srcDeleteAfter', field: 'src-delete-after', formerly: 'delete-after' },
    { property: 'srcDeleteAfterDuration', field: 'src-delete-after-duration', since: v43 },
    { property: 'srcPredeclared', field: 'src-predeclared', protocols: predeclared },
    { property: 'destUri', field: 'dest-uri', secret: 'uri', file: 'destUriFile' },
    { property: 'destProtocol', field: 'dest-protocol', valuesSince: { local: v42 } },
    { property: 'destQueue', field: 'dest-queue', protocols: named },
    { property: 'destQueueArgs', field: 'dest-queue-args', protocols: named },
    { property: 'destExchange', field: 'dest-exchange', protocols: named },
    { property: 'destExchangeKey', field: 'dest-exchange-key', protocols: named },
    { property: 'destAddress', field: 'dest-address', protocols: amqp10 },
    { property: 'destPredeclared', field: 'dest-predeclared', protocols: predeclared },
    { property: 'destAddForwardHeaders', field: 'dest-add-forward-headers', formerly: 'add-forward-headers' },
    { property: 'destAddTimestampHeader', field: 'dest-add-timestamp-header', formerly: 'add-timestamp-header' },
    {
      property: 'destPublishProperties',
      field: 'dest-publish-properties',
      formerly: 'publish-properties',
      protocols: { amqp091: always },
    },
    { property: 'destProperties', field: 'dest-properties', protocols: amqp10 },
    { property: 'destApplicationProperties', field: 'dest-application-properties', protocols: amqp10 },
    { property: 'destMessageAnnotations', field: 'dest-message-annotations', protocols: amqp10 },
    { property: 'ackMode', field: 'ack-mode' },
    { property: 'reconnectDelay', field: 'reconnect-delay' },
    { property: 'internal', field: 'internal', since: v43 },
  ],
});

/** The protocol of the side of a shovel that a property belongs to. */
export function protocolFor({ property }: Pick<DocumentField, 'property'>, body: Arguments): ShovelProtocol {
  const protocol = body[property.startsWith('src') ? 'srcProtocol' : 'destProtocol'];
  return protocol === 'amqp10' || protocol === 'local' ? protocol : 'amqp091';
}

/** Whether a version has the protocol. */
export function hasProtocol(protocol: ShovelProtocol, version: Version): boolean {
  return protocol !== 'local' || isSince(version, v42);
}

/** Whether a shovel deletes itself when it has moved what it is for: a missing one may be finished. */
export function deletesItself({ of, body }: Document): boolean {
  const after = body['srcDeleteAfter'];
  return of === 'shovel' && ((after !== undefined && after !== 'never') || body['srcDeleteAfterDuration'] !== undefined);
}
