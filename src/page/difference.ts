// The same message routed before and after a plan: the differences in words.

import type { EntityKey } from '../model/key.ts';
import type { Routing } from '../model/routing.ts';
import { possibleQueues } from '../router/arrivals.ts';
import { shortKey } from './answer.ts';

/** One sentence per difference, without full stops; `none` if the message takes the same route to the same queues. */
export function differences(before: Routing, after: Routing, vhost: string): readonly string[] {
  if (before.refusal?.text !== after.refusal?.text) return [refusalText(before, after)];
  const [old, now] = [possibleQueues(before), possibleQueues(after)];
  const name = (key: EntityKey): string => shortKey(key, vhost);
  const sure = (routing: Routing, key: EntityKey): boolean => routing.queues.includes(key);
  const lines = [
    ...[...old].filter((key) => !now.has(key)).map((key) => `no longer reaches ${name(key)}`),
    ...[...now].filter((key) => !old.has(key)).map((key) => `${sure(after, key) ? 'newly reaches' : 'may newly reach'} ${name(key)}`),
    ...[...now]
      .filter((key) => old.has(key) && sure(before, key) !== sure(after, key))
      .map((key) => certaintyText(name(key), sure(after, key))),
    ...(before.unroutable === after.unroutable ? [] : [after.unroutable ? 'becomes unroutable' : 'is no longer unroutable']),
    ...(before.returned === after.returned ? [] : [after.returned ? 'is returned to the publisher' : 'is no longer returned']),
  ];
  if (lines.length > 0) return lines;
  const path = (routing: Routing): string => JSON.stringify(routing.way === undefined ? null : routing.exercised);
  return path(before) === path(after) ? ['takes the same route'] : ['reaches the same queues through other bindings'];
}

function refusalText(before: Routing, after: Routing): string {
  if (after.refusal !== undefined) return `is refused: ${after.refusal.text}`;
  return `is no longer refused (before: ${before.refusal?.text ?? ''})`;
}

function certaintyText(name: string, certain: boolean): string {
  return certain ? `always reaches ${name}, before only as one of several` : `reaches ${name} only if the exchange chooses it`;
}
