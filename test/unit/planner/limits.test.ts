// The limits of virtual hosts and users: which steps exceed them, counted in the order of the steps.
import { expect, test } from 'vitest';
import type { Document } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Conditions, Limits, Observation, Observed, VhostConditions } from '../../../src/model/observed.ts';
import type { Step } from '../../../src/model/plan.ts';
import { exceededLimits } from '../../../src/planner/limits.ts';
import { exchange, queue } from '../../support/ends.ts';

const noLock = false;

test('a plan that fits, with its lock, is not blocked', () => {
  expect(exceededLimits(declaring('a', 'b'), withLimits({ maxQueues: 4 }, 'live'), true)).toEqual({ refused: new Map(), notices: [] });
});

test('the lock counts as a queue, unless the apply takes none or it is listed already', () => {
  const limits = { maxQueues: 3 };
  expect(blockedIn(declaring('a', 'b'), withLimits(limits, 'live'), true)).toEqual(['b']);
  expect(blockedIn(declaring('a', 'b'), withLimits(limits, 'live'), noLock)).toEqual([]);
  expect(blockedIn(declaring('a'), withLimits(limits, 'live', 'topo.lock'), true)).toEqual([]);
});

test('a queue that exists is not counted again', () => {
  expect(blockedIn(declaring('live'), withLimits({ maxQueues: 1 }, 'live'), noLock)).toEqual([]);
});

test('a queue that is deleted on an earlier level makes room, and one that is deleted on a later level does not', () => {
  const remove = { do: 'delete', entity: queue('live', { type: 'classic' }), guard: 'none' } as const;
  const declare = { do: 'declare', entity: queue('a') } as const;
  const limits = withLimits({ maxQueues: 1 }, 'live');
  expect(blockedIn(stepsOf([remove], [declare]), limits, noLock)).toEqual([]);
  expect(blockedIn(stepsOf([declare], [remove]), limits, noLock)).toEqual(['a']);
});

test('a trial needs room for one more queue while it lasts', () => {
  const attempt = { do: 'try', entity: queue('live', { type: 'quorum' }) } as const;
  expect(blockedIn(stepsOf([attempt]), withLimits({ maxQueues: 1 }, 'live'), noLock)).toEqual(['live']);
  expect(blockedIn(stepsOf([attempt]), withLimits({ maxQueues: 2 }, 'live'), noLock)).toEqual([]);
});

test('a lock that the broker would refuse is a notice, as nothing would be done', () => {
  const steps = stepsOf([{ do: 'declare', entity: exchange('x') }]);
  const full = withLimits({ maxQueues: 1 }, 'live');
  expect(noticesOf(steps, full, true)).toEqual(['queue-limit-reached']);
  expect(noticesOf(steps, full, noLock)).toEqual([]);
});

test('a limit that the plan raises holds for its queues, and not yet for its lock, its connections and its trials', () => {
  const put = { do: 'put-document', entity: limit('max-queues', 9) } as const;
  const declare = { do: 'declare', entity: queue('a') } as const;
  const full = withLimits({ maxQueues: 1 }, 'live');
  expect(blockedIn(stepsOf([put], [declare]), full, true)).toEqual([]);
  expect(noticesOf(stepsOf([put], [declare]), full, true)).toEqual(['queue-limit-reached']);
  expect(noticesOf(stepsOf([put], [declare]), full, noLock)).toEqual([]);
  expect(blockedIn(stepsOf([{ do: 'try', entity: queue('live') }], [put]), full, noLock)).toEqual(['live']);
  const connections = { do: 'put-document', entity: limit('max-connections', 9) } as const;
  const taken = withConditions({ limits: { maxConnections: 1 }, connections: 1 });
  expect(noticesOf(stepsOf([connections], [declare]), taken, true)).toEqual(['connection-limit']);
});

test('a limit that the plan lowers or sets holds for its queues, and the advice names the file that declares it', () => {
  const entity = limit('max-queues', 1);
  const steps = stepsOf([{ do: 'put-document', entity }], [{ do: 'declare', entity: queue('a') }]);
  expect(blockedIn(steps, withLimits({}, 'live'), noLock)).toEqual(['a']);
  expect(noticesOf(steps, withLimits({ maxQueues: 2 }, 'live'), true)).toEqual([]);
  const declarations = new Map([[keyOf(entity), { entity, presence: 'present', protect: false } as const]]);
  const { refused } = exceededLimits(steps, withLimits({}, 'live'), noLock, declarations);
  expect([...refused.values()].map(({ refusals }) => refusals?.[0]?.fix)).toEqual([
    'set limits.maxQueues in the file to at least 2, or delete other queues first',
  ]);
});

test('connections that an apply cannot open are a notice', () => {
  const limits = { maxConnections: 3 };
  const steps = declaring('a');
  expect(noticesOf(steps, withConditions({ limits, connections: 2 }), true)).toEqual([]);
  expect(noticesOf(steps, withConditions({ limits, connections: 3 }), true)).toEqual(['connection-limit']);
  expect(noticesOf(steps, withConditions({ limits, connections: 3 }), noLock)).toEqual([]);
  expect(noticesOf(steps, withConditions({ limits, connections: 3 }, {}, 'topo.lock'), true)).toEqual([]);
  expect(noticesOf(steps, withConditions({}, { userLimits: { maxConnections: 0 } }), true)).toEqual(['connection-limit']);
  expect(noticesOf(steps, withConditions({}, { userLimits: { maxChannels: 5 }, userChannels: 5 }), true)).toEqual(['connection-limit']);
  // one channel for the lock, and one for the steps
  expect(noticesOf(steps, withConditions({}, { userLimits: { maxChannels: 1 } }), true)).toEqual(['connection-limit']);
  expect(noticesOf(steps, withConditions({}, { userLimits: { maxChannels: 2 } }), true)).toEqual([]);
});

test('a fence requires one more connection per running node of the cluster', () => {
  const nodes = ['a', 'b', 'c'].map((name) => ({ name, running: name !== 'c' }));
  const steps = stepsOf([{ do: 'fence', entity: queue('a'), nodes: 'listed' }]);
  const noticesAt = (connections: number): readonly string[] =>
    noticesOf(steps, { ...withConditions({ limits: { maxConnections: 3 }, connections }), cluster: { store: 'khepri', nodes } }, true);
  expect(noticesAt(0)).toEqual([]);
  expect(noticesAt(1)).toEqual(['connection-limit']);
});

function limit(name: string, value: number): Document {
  return { kind: 'document', of: 'vhost-limit', vhost: '/', name, body: { value } };
}

type Operation = { readonly [what in Step['do']]: Omit<Step & { readonly do: what }, 'id' | 'level' | 'change'> }[Step['do']];

/** Steps on one level after the other. */
function stepsOf(...levels: readonly (readonly Operation[])[]): readonly Step[] {
  const steps = levels.flatMap((operations, level) =>
    operations.map((operation) => ({ ...operation, level, change: keyOf(operation.entity) }) as Omit<Step, 'id'>),
  );
  return steps.map((step, at) => ({ ...step, id: at + 1 }) as Step);
}

function declaring(...names: readonly string[]): readonly Step[] {
  return stepsOf(names.map((name) => ({ do: 'declare', entity: queue(name) }) as const));
}

function withLimits(limits: Limits, ...live: readonly string[]): Observed {
  return withConditions({ limits }, {}, ...live);
}

function withConditions(vhost: VhostConditions, more: Omit<Conditions, 'vhosts'> = {}, ...live: readonly string[]): Observed {
  const seen = live.map((name): [EntityKey, Observation] => {
    const entity = queue(name);
    return [keyOf(entity), { state: 'present', entity, facts: {} }];
  });
  return {
    over: 'memory',
    broker: { address: 'memory' },
    complete: true,
    observations: new Map(seen),
    conditions: { ...more, vhosts: new Map([['/', vhost]]) },
  };
}

function blockedIn(steps: readonly Step[], observed: Observed, overAmqp: boolean): readonly string[] {
  return [...exceededLimits(steps, observed, overAmqp).refused.keys()].map((key) => key.replace(/^queue \/ /, ''));
}

function noticesOf(steps: readonly Step[], observed: Observed, overAmqp: boolean): readonly string[] {
  return exceededLimits(steps, observed, overAmqp).notices.map(({ code }) => code);
}
