// The shovels that a graph shows: each is a node between its source and its destination. What is on another broker is a node for that broker.
import type { Document } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, queueKey } from '../model/key.ts';
import { isHiddenSecret } from '../model/secret-text.ts';
import type { ArgumentValue } from '../model/values.ts';
import { isPredeclared, predeclaredType } from '../rabbitmq/predeclared.ts';
import { hostOf, vhostOfSameBroker } from '../rabbitmq/uris.ts';
import type { GraphNode } from './model.ts';
import type { Snapshot, Strand } from './snapshot.ts';

type End = Pick<GraphNode, 'kind' | 'vhost' | 'name'>;

/** Connections from the source to the shovel, and from the shovel to the destination. */
export function shovelStrands(shovel: Document): readonly Omit<Strand, 'presence'>[] {
  const [key, end] = [keyOf(shovel), { kind: 'shovel', vhost: shovel.vhost, name: shovel.name } as const];
  const [source, destination] = [sideOf(shovel, 'src'), sideOf(shovel, 'dest')];
  const routingKey = shovel.body['destExchangeKey'];
  return [
    { from: source.key, start: source.end, to: key, end, reason: 'shovel', label: source.label },
    {
      ...{ from: key, start: end, to: destination.key, end: destination.end, reason: 'shovel', label: destination.label },
      keys: typeof routingKey === 'string' ? routingKey : undefined,
    },
  ];
}

interface Side {
  readonly key: EntityKey;
  readonly end: End;
  readonly label: string;
}

function sideOf({ vhost: own, body }: Document, side: 'src' | 'dest'): Side {
  const text = (property: string): string | undefined => {
    const value = body[`${side}${property}`];
    return typeof value === 'string' ? value : undefined;
  };
  const [queue, exchange, routingKey = ''] = [text('Queue'), text('Exchange'), text('ExchangeKey')];
  const uris = [body[`${side}Uri`] ?? []].flat().flatMap(uriText);
  const vhosts = new Set(uris.map(vhostOfSameBroker));
  const [vhost] = vhosts;
  if (vhost !== undefined && vhosts.size === 1) {
    if (queue !== undefined) return { key: queueKey(vhost, queue), end: { kind: 'queue', vhost, name: queue }, label: '' };
    if (exchange !== undefined)
      return { key: exchangeKey(vhost, exchange), end: { kind: 'exchange', vhost, name: exchange }, label: routingKey };
  }
  const name = [...new Set(uris.map(brokerName))].join(', ') || 'another broker';
  const what = queue === undefined ? (exchange === undefined ? text('Address') : `exchange ${exchange}`) : `queue ${queue}`;
  const label = [what ?? '', exchange === undefined ? '' : routingKey].filter((part) => part !== '').join(', ');
  return { key: `broker ${own} ${name}` as EntityKey, end: { kind: 'broker', vhost: own, name }, label };
}

/** A live URI with a password is hidden, and has a text without it. */
function uriText(uri: ArgumentValue): readonly string[] {
  const text = isHiddenSecret(uri) ? uri.value : uri;
  return typeof text === 'string' ? [text] : [];
}

/** Never the user or the password. */
function brokerName(uri: string): string {
  return vhostOfSameBroker(uri) === undefined ? (hostOf(uri) ?? 'another broker') : 'this broker';
}

/** A shovel, or an end of one that the topology does not describe: RabbitMQ declares missing queues of shovels, so they count as external. */
export function shovelNode(key: EntityKey, end: End, { presence, fileOf }: Snapshot): GraphNode {
  if (end.kind === 'exchange' && isPredeclared(end.name)) {
    const type = predeclaredType(end.name);
    return { key, ...end, ...(type === undefined ? {} : { type }), presence: 'built-in', traits: [] };
  }
  const file = fileOf(key);
  const state = presence.get(key) ?? (end.kind === 'shovel' ? 'declared' : 'external');
  return { key, ...end, presence: state, traits: [], ...(file === undefined ? {} : { file }) };
}
