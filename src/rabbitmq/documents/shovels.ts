// Dynamic shovels. The plugin validates their values (3.10.8, 4.0.5, 4.3.6: 400 `Validation failed`), and declares missing queues.
import type { Document } from '../../model/entity.ts';
import { ofComponent } from './parameters.ts';
import type { DocumentRow } from './row.ts';

export const shovels: DocumentRow = ofComponent({
  ...{ of: 'shovel', title: 'shovel', plural: 'shovels', section: 'shovels' },
  ...{ component: 'shovel', plugin: 'rabbitmq_shovel', phase: 'shovels' },
  fields: [
    { property: 'srcUri', field: 'src-uri', secret: 'uri', file: 'srcUriFile' },
    { property: 'srcProtocol', field: 'src-protocol', valuesSince: { local: [4, 2, 0] } },
    { property: 'srcQueue', field: 'src-queue' },
    { property: 'srcQueueArgs', field: 'src-queue-args' },
    { property: 'srcExchange', field: 'src-exchange' },
    { property: 'srcExchangeKey', field: 'src-exchange-key' },
    { property: 'srcAddress', field: 'src-address' },
    { property: 'srcConsumerArgs', field: 'src-consumer-args' },
    { property: 'srcConsumerName', field: 'src-consumer-name', since: [4, 3, 0] },
    { property: 'srcPrefetchCount', field: 'src-prefetch-count', formerly: 'prefetch-count' },
    { property: 'srcDeleteAfter', field: 'src-delete-after', formerly: 'delete-after' },
    { property: 'srcPredeclared', field: 'src-predeclared', since: [4, 0, 0] },
    { property: 'destUri', field: 'dest-uri', secret: 'uri', file: 'destUriFile' },
    { property: 'destProtocol', field: 'dest-protocol', valuesSince: { local: [4, 2, 0] } },
    { property: 'destQueue', field: 'dest-queue' },
    { property: 'destQueueArgs', field: 'dest-queue-args' },
    { property: 'destExchange', field: 'dest-exchange' },
    { property: 'destExchangeKey', field: 'dest-exchange-key' },
    { property: 'destAddress', field: 'dest-address' },
    { property: 'destPredeclared', field: 'dest-predeclared', since: [4, 0, 0] },
    { property: 'destAddForwardHeaders', field: 'dest-add-forward-headers', formerly: 'add-forward-headers' },
    { property: 'destAddTimestampHeader', field: 'dest-add-timestamp-header', formerly: 'add-timestamp-header' },
    { property: 'destPublishProperties', field: 'dest-publish-properties', formerly: 'publish-properties' },
    { property: 'destProperties', field: 'dest-properties' },
    { property: 'destApplicationProperties', field: 'dest-application-properties' },
    { property: 'destMessageAnnotations', field: 'dest-message-annotations' },
    { property: 'ackMode', field: 'ack-mode' },
    { property: 'reconnectDelay', field: 'reconnect-delay' },
  ],
});

/** Whether a shovel deletes itself when it has moved what it is for: a missing one may be finished. */
export function deletesItself({ of, body }: Document): boolean {
  const after = body['srcDeleteAfter'];
  return of === 'shovel' && after !== undefined && after !== 'never';
}
