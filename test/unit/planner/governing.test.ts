// What governs declared objects and is declared in no file: found by the plan, with the value that takes effect.
import { describe, expect, it } from 'vitest';
import type { Governing } from '../../../src/model/governing.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { driftOf } from '../../../src/planner/drift.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { makePart } from '../../../src/planner/part.ts';
import { declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

function plan(wanted: Topology, seen: Observed): ReturnType<typeof makePlan> {
  return makePlan({ topology: wanted, observed: seen, origins: new Map(), allowances: [], version: '0.0.0' });
}

/** `op max-length=0 of a<100 dropped`, a line per row. */
function linesOf(governing: readonly Governing[]): readonly string[] {
  return governing.map(({ name, key, value, objects, fate, unsure }) => {
    const names = objects.map((object) => `${object.name}${object.over === undefined ? '' : `<${JSON.stringify(object.over.value)}`}`);
    const rest = [fate, unsure === true ? 'unsure' : undefined].filter((one) => one !== undefined);
    return [`${name} ${key}=${JSON.stringify(value)} of`, names.join(','), ...rest].join(' ');
  });
}

function governing(wanted: Topology, seen: Observed): readonly string[] {
  return linesOf(plan(wanted, seen).governing);
}

const a = queue('a', { type: 'classic', arguments: { 'x-max-length': 100 } });
const b = queue('b', { type: 'classic', arguments: { 'x-max-length': 100 } });

describe('an operator policy', () => {
  const op = policy('op', { 'max-length': 0 });

  it('is listed once with all objects for which its value takes effect', () => {
    const seen = { ...observed(a, b), operatorPolicies: [op] };
    expect(governing(topology(a, b), seen)).toEqual(['op max-length=0 of a<100,b<100 dropped']);
  });

  it('is not listed where the declared value is lower or equal', () => {
    const seen = { ...observed(a), operatorPolicies: [policy('op', { 'max-length': 100 })] };
    expect(governing(topology(a), seen)).toEqual([]);
  });

  it('dead-letters or refuses messages where the queue does so at its limit', () => {
    const dead = queue('dead', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'dlx' } });
    const full = queue('full', { type: 'classic', arguments: { 'x-overflow': 'reject-publish' } });
    const seen = { ...observed(dead, full), operatorPolicies: [op] };
    expect(governing(topology(dead, full), seen)).toEqual(['op max-length=0 of dead dead-lettered', 'op max-length=0 of full refused']);
  });

  it('is not the cause of a fate that the declared limit already has', () => {
    const closed = queue('closed', { type: 'classic', arguments: { 'x-max-length': 0 } });
    const seen = { ...observed(closed), operatorPolicies: [policy('op', { 'message-ttl': 5 })] };
    expect(governing(topology(closed), seen)).toEqual(['op message-ttl=5 of closed']);
  });

  it('is listed with the keys that the queue type supports, and not where an unsupported key voids it', () => {
    const stream = queue('s', { type: 'stream' });
    const seen = { ...observed(stream), operatorPolicies: [policy('void', { 'max-length': 0, 'max-length-bytes': 5 })] };
    expect(governing(topology(stream), seen)).toEqual([]);
    const bytes = { ...observed(stream), operatorPolicies: [policy('bytes', { 'max-length-bytes': 5 })] };
    expect(governing(topology(stream), bytes)).toEqual(['bytes max-length-bytes=5 of s']);
  });

  it('of another virtual host is not listed', () => {
    const seen = { ...observed(a), operatorPolicies: [{ ...op, vhost: '/other' }] };
    expect(governing(topology(a), seen)).toEqual([]);
  });

  it('is possible where topo cannot read its pattern', () => {
    const seen = { ...observed(a), operatorPolicies: [{ ...op, pattern: '(?>a)' }] };
    expect(governing(topology(a), seen)).toEqual(['op max-length=0 of a<100 dropped unsure']);
  });
});

describe('an undeclared policy', () => {
  const hot = policy('hot', { 'message-ttl': 5 }, { priority: 5 });
  const mine = policy('mine', { 'max-length': 7 });

  it('is listed with its own keys, and with those of the declared policy that it replaces', () => {
    const free = queue('free', { type: 'classic' });
    expect(governing(topology(free, mine), observed(free, mine, hot))).toEqual([
      'hot max-length=undefined of free<7',
      'hot message-ttl=5 of free',
    ]);
  });

  it('is not listed where a declared policy takes over with this plan', () => {
    const strong = policy('strong', { 'max-length': 7 }, { priority: 9 });
    expect(governing(topology(a, strong), observed(a, hot))).toEqual([]);
  });

  it('is not listed if the plan deletes it', () => {
    expect(governing(topology(a, declared(hot, { presence: 'absent' })), observed(a, hot))).toEqual([]);
    expect(governing(topology(a, { prune: { policies: ['hot'] } }), observed(a, hot))).toEqual([]);
  });

  it('is listed where the plan deletes the declared policy that overrode it', () => {
    const strong = policy('strong', { 'max-length': 7 }, { priority: 9 });
    const gone = declared(strong, { presence: 'absent' });
    expect(governing(topology(a, gone), observed(a, strong, hot))).toEqual(['hot message-ttl=5 of a']);
  });

  it('is possible where another policy has its priority', () => {
    const tied = policy('tied', { 'max-length': 7 }, { priority: 5 });
    expect(governing(topology(a, tied), observed(a, tied, hot))).toEqual([
      'hot max-length=100 of a<7 unsure',
      'hot message-ttl=5 of a unsure',
    ]);
  });

  it('is listed for exchanges with the keys that exchanges use', () => {
    const orders = exchange('orders');
    const ae = policy('ae', { 'alternate-exchange': 'x', 'max-length': 1, 'federation-upstream-set': 'all' }, { applyTo: 'all' });
    expect(governing(topology(orders), observed(orders, ae))).toEqual([
      'ae alternate-exchange="x" of orders',
      'ae federation-upstream-set="all" of orders',
    ]);
  });

  it('of an external object is the business of its owner', () => {
    expect(governing(topology(declared(a, { presence: 'external' })), observed(a, hot))).toEqual([]);
  });
});

describe('a new queue without a type', () => {
  const fresh = queue('fresh');
  const ofQuorum = policy('quorum', { 'delivery-limit': 3 });
  const withDefault = (defaultQueueType: 'quorum' | 'classic'): Observed => ({
    ...observed(ofQuorum),
    conditions: { vhosts: new Map([['/', { defaultQueueType }]]) },
  });

  it('is governed as one of the default type of its virtual host', () => {
    expect(governing(topology(fresh), withDefault('quorum'))).toEqual(['quorum delivery-limit=3 of fresh']);
    expect(governing(topology(fresh), withDefault('classic'))).toEqual([]);
  });
});

describe('conditions of the broker', () => {
  const news = exchange('news');
  const withConditions = (conditions: Partial<NonNullable<Observed['conditions']>>, ...all: Parameters<typeof observed>): Observed => ({
    ...observed(...all),
    conditions: { vhosts: new Map(), ...conditions },
  });

  it('limits of the virtual host are listed, that of queues with their number after the plan', () => {
    const vhosts = new Map([
      ['/', { limits: { maxQueues: 5, maxConnections: 0 } }],
      ['/other', { limits: { maxQueues: 1 } }],
    ]);
    const wanted = topology(a, queue('new'), declared(queue('gone'), { presence: 'absent' }));
    const made = plan(wanted, withConditions({ vhosts }, a, queue('gone'), queue('theirs')));
    expect(made.governing).toMatchObject([
      { by: 'vhost-limit', vhost: '/', key: 'max-connections', value: 0, objects: [] },
      { by: 'vhost-limit', vhost: '/', key: 'max-queues', value: 5, used: 3, objects: [] },
    ]);
  });

  const permission = { vhost: '/', user: 'deploy', exchange: 'news', write: '.*', read: '^key\\.one$' };

  it('a topic permission of the user is listed for a declared topic exchange', () => {
    const topicPermissions = [permission, { ...permission, exchange: 'elsewhere' }];
    const seen = withConditions({ topicPermissions }, news, exchange('elsewhere'));
    expect(governing(topology(news), seen)).toEqual(['deploy read="^key\\\\.one$" of news']);
  });

  it('a topic permission of an exchange of another type, or for every key, is not listed', () => {
    const fanout = exchange('news', { type: 'fanout' });
    expect(governing(topology(fanout), withConditions({ topicPermissions: [permission] }, fanout))).toEqual([]);
    const free = { ...permission, read: '^.*$' };
    expect(governing(topology(news), withConditions({ topicPermissions: [free] }, news))).toEqual([]);
  });

  it('links of a declared object are listed once per upstream and status', () => {
    const link = { vhost: '/', upstream: 'up', kind: 'exchange', name: 'news', status: 'running' } as const;
    const federationLinks = [
      link,
      link,
      { ...link, kind: 'queue', name: 'a' } as const,
      { ...link, upstream: 'down', status: 'error' },
      { ...link, name: 'elsewhere' },
      { ...link, vhost: '/other' },
    ];
    expect(governing(topology(news, a), withConditions({ federationLinks }, news, a))).toEqual([
      'down status="error" of news',
      'up status="running" of news,a',
    ]);
  });

  it('links of an upstream that the plan deletes are not listed', () => {
    const federationLinks = (['pruned', 'kept'] as const).map(
      (name) => ({ vhost: '/', upstream: name, kind: 'exchange', name: 'news', status: 'running' }) as const,
    );
    const upstream = { kind: 'document', of: 'federation-upstream', vhost: '/', name: 'pruned', body: { uri: 'amqp://' } } as const;
    const wanted = topology(news, { prune: { documents: { 'federation-upstream': ['pruned'] } } });
    expect(governing(wanted, withConditions({ federationLinks }, news, upstream))).toEqual(['kept status="running" of news']);
  });
});

it('an object that a part of a plan leaves out is governed as it is live, and not at all if it does not exist', () => {
  const seen = { ...observed(a), operatorPolicies: [policy('op', { 'max-length': 60 })] };
  const changed = { ...a, arguments: { 'x-max-length': 50 } };
  const input = {
    topology: topology(changed, b, queue('c', { type: 'classic' })),
    observed: seen,
    origins: new Map(),
    allowances: [],
    version: '0',
  };
  expect(linesOf(makePlan(input).governing)).toEqual(['op max-length=60 of b<100,c']);
  const part = makePart(input, { only: [{ kind: 'queue', name: 'c' }] });
  expect(linesOf(part.governing)).toEqual(['op max-length=60 of a<100,c']);
});

it('a plan over AMQP lists nothing, as policies are not visible', () => {
  expect(governing(topology(a), { ...observed(a), complete: false, operatorPolicies: [policy('op', { 'max-length': 0 })] })).toEqual([]);
});

it('what governs is no drift, and does not change the digest', () => {
  const op = policy('op', { 'max-length': 0 });
  const [free, limited] = [plan(topology(a), observed(a)), plan(topology(a), { ...observed(a), operatorPolicies: [op] })];
  expect(limited.digest).toBe(free.digest);
  expect(limited.summary).toEqual(free.summary);
  const drift = driftOf(limited, { undeclared: false });
  expect(drift.drifted).toEqual([]);
  expect(linesOf(drift.governing)).toEqual(['op max-length=0 of a<100 dropped']);
});
