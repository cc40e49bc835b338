// Bindings that a topic permission of the user refuses, as far as it is visible.
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation, Observed, TopicPermission } from '../../../src/model/observed.ts';
import type { Step } from '../../../src/model/plan.ts';
import { topicRefusals } from '../../../src/planner/topic-refusals.ts';
import { binding, exchange, queue } from '../../support/ends.ts';

const permission: TopicPermission = { vhost: '/', user: 'ann', exchange: 'news', write: 'w', read: '^key\\.one$' };
const news = exchange('news', { type: 'topic' });

function observed(live: readonly Entity[], topicPermissions: readonly TopicPermission[] = [permission], version = '4.0.5'): Observed {
  const observations = new Map<EntityKey, Observation>(live.map((entity) => [keyOf(entity), { state: 'present', entity, facts: {} }]));
  const conditions = { vhosts: new Map(), topicPermissions };
  return { over: 'http', broker: { address: 'test', version }, complete: true, observations, conditions };
}

function stepsOf(
  ...parts: readonly (Pick<Step, 'do' | 'entity'> & { readonly change?: EntityKey; readonly guard?: 'none' })[]
): readonly Step[] {
  return parts.map((part, at) => ({ id: at, level: at, change: keyOf(part.entity), ...part }) as Step);
}

function refused(steps: readonly Step[], seen: Observed): readonly string[] {
  return [...topicRefusals([], steps, seen)].flatMap(([key, { code, refusals = [] }]) =>
    refusals.map(({ part }) => `${code}, ${key}: ${part}`),
  );
}

const bind = (key: string, source = 'news') => ({ do: 'bind', entity: binding(source, 'q', key) }) as const;

test('a bind and an unbind with a key that is not covered are refused, others are not', () => {
  const unbind = { do: 'unbind', entity: binding('news', 'q', 'key.three') } as const;
  expect(refused(stepsOf(bind('key.one'), bind('key.two'), unbind), observed([news]))).toEqual([
    `topic-permission-missing, ${keyOf(bind('key.two').entity)}: routing key key.two`,
    `topic-permission-missing, ${keyOf(unbind.entity)}: routing key key.three`,
  ]);
});

test('the refusal names user, pattern and command', () => {
  const [block] = topicRefusals([], stepsOf(bind('k')), observed([news], [{ ...permission, user: "o'neil" }])).values();
  expect(block?.refusals).toEqual([
    {
      part: 'routing key k',
      how: `user "o'neil" may bind exchange news with keys that match ^key\\.one$ only`,
      fix: "extend the read pattern: rabbitmqctl set_topic_permissions -p / 'o'\\''neil' news w READ",
    },
  ]);
});

test('a binding that is restored after a replacement blocks it, once per key', () => {
  const change = keyOf(queue('q'));
  const again = { ...bind('key.two'), change };
  expect(refused(stepsOf(again, again), observed([news]))).toEqual([
    `topic-permission-missing, ${change}: routing key key.two of ${keyOf(again.entity)}`,
  ]);
});

test('nothing is refused without an entry for the exchange, for another exchange type, or with a pattern that topo cannot evaluate', () => {
  const steps = stepsOf(bind('key.two'));
  expect(refused(steps, observed([news], [{ ...permission, exchange: 'other' }]))).toEqual([]);
  expect(refused(steps, observed([news], [{ ...permission, vhost: 'other' }]))).toEqual([]);
  expect(refused(steps, observed([exchange('news', { type: 'direct' })]))).toEqual([]);
  expect(refused(steps, observed([news], [{ ...permission, read: '(?<a>.)(*FAIL)' }]))).toEqual([]);
  expect(refused(stepsOf(bind('k', 'amq.topic')), observed([], [{ ...permission, exchange: 'amq.topic' }]))).toHaveLength(1);
});

test('since 4.2.9 and 4.3.2, a topic permission is deleted with an exchange that is replaced', () => {
  const replaced = stepsOf({ do: 'delete', entity: news, guard: 'none' }, bind('key.two'));
  for (const [version, count] of [
    ['4.0.5', 1],
    ['4.2.8', 1],
    ['4.2.9', 0],
    ['4.3.1', 1],
    ['4.3.6', 0],
  ] as const) {
    expect(refused(replaced, observed([news], [permission], version)), version).toHaveLength(count);
  }
});
