// Upstreams of federation, and sets of them. The plugin validates their values (3.10.8, 4.0.5, 4.3.6: 400 `Validation failed`).
import type { Document, Policy } from '../../model/entity.ts';
import type { FederationLink } from '../../model/links.ts';
import { type Arguments, type ArgumentValue, isTable } from '../../model/values.ts';
import { patternOf } from '../pattern.ts';
import { fieldsOf, ofComponent, propertiesOf } from './parameters.ts';
import type { DocumentField, DocumentRow } from './row.ts';

const plugin = 'rabbitmq_federation';

/** What an upstream has, and an upstream in a set may have of its own. */
const shared: readonly DocumentField[] = [
  { property: 'exchange', field: 'exchange' },
  { property: 'queue', field: 'queue' },
  { property: 'consumerTag', field: 'consumer-tag' },
  { property: 'prefetchCount', field: 'prefetch-count' },
  { property: 'reconnectDelay', field: 'reconnect-delay' },
  { property: 'maxHops', field: 'max-hops' },
  { property: 'expires', field: 'expires', of: 'milliseconds' },
  { property: 'messageTtl', field: 'message-ttl', of: 'milliseconds' },
  { property: 'trustUserId', field: 'trust-user-id' },
  { property: 'ackMode', field: 'ack-mode' },
  { property: 'resourceCleanupMode', field: 'resource-cleanup-mode' },
  { property: 'channelUseMode', field: 'channel-use-mode' },
  { property: 'queueType', field: 'queue-type', since: [4, 0, 0] },
  { property: 'bindNowait', field: 'bind-nowait' },
  { property: 'haPolicy', field: 'ha-policy', until: [4, 0, 0] },
];

export const federationUpstreams: DocumentRow = ofComponent({
  ...{ of: 'federation-upstream', title: 'federation upstream', plural: 'federation upstreams', section: 'federationUpstreams' },
  ...{ component: 'federation-upstream', plugin, phase: 'upstreams' },
  fields: [{ property: 'uri', field: 'uri', secret: 'uri', file: 'uriFile' }, ...shared],
});

const ofSet: readonly DocumentField[] = [{ property: 'upstream', field: 'upstream' }, ...shared];

const sets = ofComponent({
  ...{ of: 'federation-upstream-set', title: 'federation upstream set', plural: 'federation upstream sets' },
  ...{ section: 'federationUpstreamSets', component: 'federation-upstream-set', plugin, phase: 'upstream sets' },
  fields: [{ property: 'upstreams', field: '' }],
});

/** The value of a set is a list of tables. A missing upstream of it is not noticed by RabbitMQ. */
export const federationUpstreamSets: DocumentRow = {
  ...sets,
  fields: [{ property: 'upstreams', field: '' }],
  fromRow: ({ name, value }, vhost) =>
    typeof name !== 'string'
      ? []
      : [
          {
            kind: 'document',
            of: 'federation-upstream-set',
            vhost,
            name,
            body: { upstreams: membersWith(value as ArgumentValue, propertiesOf) },
          },
        ],
  put: (document) => ({ ...sets.put(document), body: { value: membersWith(document.body['upstreams'] ?? [], fieldsOf) } }),
};

function membersWith(list: ArgumentValue, convert: (member: Arguments, fields: readonly DocumentField[]) => Arguments): ArgumentValue {
  return Array.isArray(list) ? list.map((member: ArgumentValue) => (isTable(member) ? convert(member as Arguments, ofSet) : member)) : list;
}

/**
 * Whether RabbitMQ deletes the queue in which messages wait for a link at the upstream when the upstream, or the policy of the exchange, is changed
 * or deleted: of a running link of an exchange, unless `resource-cleanup-mode` was `never` before (3.10.8, 4.3.6: 30 of 30 messages were lost; a link
 * that is not running keeps them). Links of queues have no queue of their own. `upstream` as observed; undefined if it is not visible.
 */
export function losesQueue({ kind, status }: FederationLink, upstream: Document | undefined): boolean {
  return kind === 'exchange' && status === 'running' && upstream?.body['resourceCleanupMode'] !== 'never';
}

/**
 * The upstreams that a policy federates its exchanges and queues with, by name: one, those of a set, all for the set `all`, or those that match
 * `federation-upstream-pattern`. RabbitMQ refuses a policy with more than one of the keys (3.10 to 4.3).
 */
export function upstreamsNamed({ definition }: Policy, documents: readonly Document[]): readonly string[] {
  const { 'federation-upstream': one, 'federation-upstream-set': set, 'federation-upstream-pattern': pattern } = definition;
  const all = documents.filter(({ of }) => of === 'federation-upstream').map(({ name }) => name);
  if (typeof one === 'string') return [one];
  if (set === 'all') return all;
  if (typeof set === 'string') {
    const members = documents.filter(({ of, name }) => of === 'federation-upstream-set' && name === set).flatMap(membersOf);
    return [...new Set(members.flatMap(({ body: { upstream } }) => (typeof upstream === 'string' ? [upstream] : [])))];
  }
  const wanted = typeof pattern === 'string' ? patternOf(pattern) : undefined;
  return wanted !== undefined && 'matches' in wanted ? all.filter(wanted.matches) : [];
}

/** The tables of a set, which have properties of their own; none of other documents. */
export function membersOf({ of, body }: Document): readonly { readonly body: Arguments; readonly fields: readonly DocumentField[] }[] {
  const { upstreams } = body;
  if (of !== 'federation-upstream-set' || !Array.isArray(upstreams)) return [];
  return upstreams.flatMap((member: ArgumentValue) => (isTable(member) ? [{ body: member as Arguments, fields: ofSet }] : []));
}
