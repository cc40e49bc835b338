// Every routing row of the shared corpus: what real brokers of three versions did with one publish.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Binding, Entity } from '../../../src/model/entity.ts';
import type { Publication } from '../../../src/model/publication.ts';
import type { RoutedMessage } from '../../../src/model/routing.ts';
import type { Arguments, ArgumentValue } from '../../../src/model/values.ts';
import { deadLetter } from '../../../src/router/dead-letter.ts';
import { type Network, networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';
import { aBinding, anExchange, aQueue } from './entities.ts';

const file = fileURLToPath(new URL('../../../../shared/corpus/routing-cases.json', import.meta.url));
const versions = ['3.10.8', '4.0.5', '4.3.6'] as const;

interface Row {
  readonly id: string;
  readonly title?: string;
  readonly exchange: string;
  readonly internal?: true;
  readonly exchangeArgs?: Arguments;
  readonly exchanges?: readonly { readonly name: string; readonly type: string; readonly args?: Arguments; readonly internal?: boolean }[];
  readonly queues?: { readonly [name: string]: Arguments };
  readonly bindings: readonly BindingRow[];
  readonly unbind?: readonly BindingRow[];
  readonly publish: { readonly exchange?: string; readonly key: string; readonly headers: Arguments | null; readonly expiration?: string };
  readonly observed: { readonly [version: string]: { readonly dests?: readonly string[] } };
  readonly expectByVersion?: { readonly [version: string]: readonly string[] };
}

interface BindingRow {
  readonly source?: string;
  readonly key: string;
  readonly args: Arguments;
  readonly dest: string;
  readonly destType?: 'queue' | 'exchange';
}

const rows: readonly Row[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
if (rows.length === 0) console.warn(`SKIPPED: the routing rows of the corpus are not there (${file})`);

describe.skipIf(rows.length === 0)('the routing rows of the corpus', () => {
  it('contain every row', () => expect(rows.length).toBeGreaterThanOrEqual(206));

  for (const version of versions) {
    it.each(rows)(`$id goes where RabbitMQ ${version} takes it: $title`, (row) => {
      expect(restingPlaces(row, version)).toEqual([...expectedOf(row, version)].sort());
    });
  }
});

/** Two rows of many `#` hang the older brokers, so nobody saw the answer there: it is that of the pattern, which matches. */
function expectedOf(row: Row, version: string): readonly string[] {
  return row.expectByVersion?.[version] ?? row.observed[version]?.dests ?? row.bindings.map(({ dest }) => dest);
}

function restingPlaces(row: Row, version: string): readonly string[] {
  const network = networkOf(entitiesOf(row), { version });
  const { publish } = row;
  const publication: Publication = {
    vhost: '/',
    exchange: publish.exchange ?? 'X',
    routingKey: publish.key,
    headers: plain(publish.headers ?? {}) as Arguments,
    persistent: false,
    mandatory: true,
  };
  const { message, queues } = route(network, publication);
  const resting = queues.flatMap((key) => settled(network, message, nameOf(key), publish.expiration === '0', row));
  return [...new Set(resting)].sort();
}

function settled(network: Network, message: RoutedMessage, queue: string, expiring: boolean, row: Row): readonly string[] {
  const args = row.queues?.[queue] ?? {};
  const reason = args['x-max-length'] === 0 ? 'maxlen' : expiring || args['x-message-ttl'] === 0 ? 'expired' : undefined;
  if (reason === undefined) return [queue];
  const next = deadLetter(network, message, queue, reason);
  if (!('routing' in next)) return [];
  return next.routing.queues.flatMap((key) => settled(network, next.routing.message, nameOf(key), false, row));
}

function nameOf(key: string): string {
  const text = key.replace('queue / ', '');
  return text.startsWith('"') ? JSON.parse(text) : text;
}

function entitiesOf(row: Row): readonly Entity[] {
  const unbound = new Set(row.unbind?.map(rowText));
  const bindings = row.bindings.filter((binding) => !unbound.has(rowText(binding)));
  const queues = new Set([
    ...Object.keys(row.queues ?? {}),
    ...row.bindings.flatMap(({ dest, destType }) => (destType === 'exchange' ? [] : [dest])),
  ]);
  return [
    anExchange('X', row.exchange, { internal: row.internal === true, arguments: plain(row.exchangeArgs ?? {}) as Arguments }),
    ...(row.exchanges ?? []).map(({ name, type, args = {}, internal = false }) => anExchange(name, type, { internal, arguments: args })),
    ...[...queues].map((name) => aQueue(name, { arguments: row.queues?.[name] ?? {} })),
    ...bindings.map(bindingOf),
  ];
}

function rowText({ source, key, args, dest, destType }: BindingRow): string {
  return JSON.stringify([source, key, args, dest, destType]);
}

function bindingOf({ source = 'X', key, args, dest, destType = 'queue' }: BindingRow): Binding {
  return aBinding(source, dest, key, { destinationType: destType, arguments: plain(args) as Arguments });
}

/** `{"$bytes":"abc"}` of the corpus as a typed value; integers inside an argument or header as narrow as amqplib sent them. */
function plain(value: unknown, depth = 0): ArgumentValue {
  if (typeof value === 'number' && depth > 1 && Number.isInteger(value)) return { '!': 'int8', value };
  if (typeof value !== 'object' || value === null) return value as ArgumentValue;
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1));
  if ('$bytes' in value) return { '!': 'bytes', value: String(value.$bytes) };
  if ('!' in value) return value as ArgumentValue;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, depth + 1)]));
}
