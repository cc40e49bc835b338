// Routes messages by trying every key and header on every binding: slow, simple, and independent of src.
import type { Binding, Exchange } from '../../src/model/entity.ts';
import type { Topology } from '../../src/model/topology.ts';

const keys = ['', 'a', 'b', 'a.b', 'a.c', 'b.b', 'a.b.c', 'x.a.b', 'x', '*', '#', 'a.*', 'a.#'];
const headers: readonly { readonly [name: string]: number }[] = [{}, { k: 1 }, { k: 2 }, { other: 1 }];

/** The queues that each of a fixed set of messages reaches, by exchange, key and headers. */
export function routed({ declarations }: Topology): { readonly [message: string]: readonly string[] } {
  const entities = [...declarations.values()].flatMap(({ entity, presence }) => (presence === 'absent' ? [] : [entity]));
  const exchanges = new Map(entities.flatMap((one) => (one.kind === 'exchange' ? [[one.name, one] as const] : [])));
  const bindings = entities.flatMap((one) => (one.kind === 'binding' ? [one] : []));
  const out: { [message: string]: string[] } = {};
  for (const start of exchanges.keys()) {
    for (const key of keys)
      for (const table of headers) out[`${start} [${key}] ${JSON.stringify(table)}`] = reach(start, key, table, exchanges, bindings);
  }
  return out;
}

function reach(
  start: string,
  key: string,
  table: { readonly [name: string]: number },
  exchanges: ReadonlyMap<string, Exchange>,
  bindings: readonly Binding[],
): string[] {
  const queues = new Set<string>();
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const type = exchanges.get(name)?.type;
    for (const binding of bindings.filter(({ source }) => source === name)) {
      if (!matchesOne(type, binding, key, table)) continue;
      if (binding.destinationType === 'queue') queues.add(binding.destination);
      else open.push(binding.destination);
    }
  }
  return [...queues].sort();
}

function matchesOne(type: string | undefined, binding: Binding, key: string, table: { readonly [name: string]: number }): boolean {
  if (type === 'fanout') return true;
  if (type === 'direct') return binding.routingKey === key;
  if (type === 'headers') {
    const { 'x-match': match = 'all', ...wanted } = binding.arguments;
    const hits = Object.entries(wanted).map(([name, value]) => table[name] === value);
    return match === 'any' ? hits.some(Boolean) : hits.every(Boolean);
  }
  return topic(binding.routingKey === '' ? [] : binding.routingKey.split('.'), key === '' ? [] : key.split('.'));
}

/** By definition: `*` matches one word, `#` zero or more. */
function topic([first, ...rest]: readonly string[], words: readonly string[]): boolean {
  if (first === undefined) return words.length === 0;
  if (first === '#') return topic(rest, words) || (words.length > 0 && topic([first, ...rest], words.slice(1)));
  return words.length > 0 && (first === '*' || first === words[0]) && topic(rest, words.slice(1));
}
