// What makes a saved plan stale although its own objects are as observed.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { Document, Entity } from '../../../src/model/entity.ts';
import type { Account, Conditions, Facts, Observed } from '../../../src/model/observed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { allowancesOf } from '../../../src/planner/allow.ts';
import { makePart, type Part, parseSelector } from '../../../src/planner/part.ts';
import { recheck } from '../../../src/planner/recheck.ts';
import { binding, exchange, observed, policy, queue } from '../../support/ends.ts';

type Live = Entity | readonly [Entity, Facts];

function seen(all: readonly Live[], conditions: Partial<Conditions> = {}, account: Partial<Account> = {}): Observed {
  const users = { user: 'root', tags: ['administrator'], users: ['root', 'app'], ...account };
  return { ...observed(...all), over: 'http', conditions: { vhosts: new Map(), account: users, ...conditions } };
}

function planOf(text: string, now: Observed, allow: readonly string[] = [], part: Part = {}): Plan {
  const { topology, origins, diagnostics } = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
  expect(diagnostics).toEqual([]);
  return makePart({ topology, origins, observed: now, allowances: allowancesOf([...allow, 'blast-radius']), version: 'X' }, part);
}

const document = (of: Document['of'], name: string, body: Document['body'], vhost = ''): Document => ({
  kind: 'document',
  of,
  vhost,
  name,
  body,
});
const user = (name: string, tags: readonly string[] = []): Document => document('user', name, { tags: [...tags] });
const permission = document('permission', 'app', { configure: '', write: '', read: '^orders$' }, '/');
const upstream = document('federation-upstream', 'up', { uri: 'amqp://up' }, '/');
const consumer = { tag: 'c', user: 'app' };
const link = { vhost: '/', upstream: 'up', kind: 'exchange', name: 'orders', status: 'running' } as const;
const [root, app] = [user('root', ['administrator']), user('app')];
const dead = exchange('dead');
const ofDead = { 'dead-letter-exchange': 'dead' };
const own = exchange('own', { autoDelete: true });
const bound = [own, queue('q', { type: 'classic' }), queue('r', { type: 'classic' }), binding('own', 'q', 'a')];

interface Case {
  readonly name: string;
  readonly file: string;
  readonly planned: Observed;
  readonly now: Observed;
  readonly why: string;
  /** A permission with which a plan made then does the same. */
  readonly allow?: string;
}

const pruneDead = "exchanges: { events: { type: topic } }\nprune: { exchanges: ['dead'] }\n";
const cases: readonly Case[] = [
  {
    name: 'a queue that no file declares names a pruned exchange',
    ...{ file: pruneDead, planned: seen([dead]), allow: 'delete:exchange/dead' },
    now: seen([dead, queue('other', { arguments: { 'x-dead-letter-exchange': 'dead' } })]),
    why: 'queue / other names it as dead-letter or alternate exchange',
  },
  {
    name: 'a policy that no file declares names a pruned exchange',
    ...{ file: pruneDead, planned: seen([dead]), allow: 'delete:exchange/dead' },
    now: seen([dead, policy('other', ofDead)]),
    why: 'policy / other names it as dead-letter or alternate exchange',
  },
  {
    name: 'an autoDelete exchange has lost its other binding',
    file: 'queues: { q: { type: classic } }\nprune: { bindings: true }\n',
    planned: seen([...bound, binding('own', 'r', 'b')]),
    now: seen(bound),
    why: 'its deletion would also delete exchange / own',
  },
  {
    name: 'a pruned policy has come to hide one with a limit',
    file: "queues: { q: { type: classic } }\nprune: { policies: ['old'] }\n",
    planned: seen([queue('q', { type: 'classic' }), policy('old', { 'max-length': 9 }, { priority: 2 })]),
    now: seen([queue('q', { type: 'classic' }), policy('old', { 'max-length': 9 }, { priority: 2 }), policy('low', { 'max-length': 1 })]),
    why: 'with other policies that now exist, it can drop messages (max-length)',
  },
  {
    name: 'a client consumes with the permission that it deletes',
    file: 'permissions: { app: { state: absent } }\n',
    planned: seen([root, app, permission, [queue('orders'), { attached: [] }]]),
    now: seen([root, app, permission, [queue('orders'), { attached: [consumer] }]]),
    why: 'a new plan is blocked (permission-in-use), unless --allow revoke:user/app',
    allow: 'revoke:user/app',
  },
  {
    name: 'the user that it deletes has connected',
    file: 'users: { app: { state: absent } }\n',
    planned: seen([root, [app, { connections: 0 }]]),
    now: seen([root, [app, { connections: 1 }]]),
    why: 'a new plan is blocked (user-in-use), unless --allow delete:user/app',
    allow: 'delete:user/app',
  },
  {
    name: 'topo runs as the user that it deletes',
    file: 'users: { app: { state: absent } }\n',
    planned: seen([root, app]),
    now: seen([root, app], {}, { user: 'app' }),
    why: 'user app: topo itself runs as this user',
  },
  {
    name: 'the user that it deletes is the last administrator',
    file: 'users: { admin: { state: absent } }\n',
    planned: seen([root, user('admin', ['administrator'])]),
    now: seen([user('root', ['management']), user('admin', ['administrator'])]),
    why: 'user admin: after the plan, no user would have the tag administrator',
  },
  {
    name: 'a link of the upstream that it deletes may hold messages',
    file: 'federationUpstreams: { up: { state: absent } }\n',
    planned: seen([upstream], { federationLinks: [] }),
    now: seen([upstream], { federationLinks: [link] }),
    why: 'a new plan is blocked (link-queue-lost), unless --allow lose:upstream/up',
    allow: 'lose:upstream/up',
  },
];

const isDelete = ({ action }: Plan['changes'][number]): boolean => action === 'delete';

describe('the premises of a saved plan', () => {
  test.each(cases)('are broken when $name', ({ file, planned, now, why }) => {
    const plan = planOf(file, planned);
    const [change] = plan.changes.filter(isDelete);
    expect(change?.blocked).toBeUndefined();
    expect([...recheck(plan, planned).premises]).toEqual([]);
    expect([...recheck(plan, now).premises]).toEqual([[change?.key, why]]);
  });

  test.each(cases)('are those of a plan that is made now, when $name', ({ file, now }) => {
    const plan = planOf(file, now);
    const unblocked = plan.changes.filter(({ blocked }) => blocked === undefined).map(({ key }) => key);
    expect([...recheck(plan, now).premises.keys()].filter((key) => unblocked.includes(key))).toEqual([]);
  });

  test.each(cases.filter(({ allow }) => allow !== undefined))('hold with the permission for it, when $name', ({ file, now, allow }) => {
    const plan = planOf(file, now, allow === undefined ? [] : [allow]);
    expect(plan.changes.filter(isDelete)).toHaveLength(1);
    expect([...recheck(plan, now).premises]).toEqual([]);
  });

  test('keep a pruned exchange that an object names which a part of the plan leaves as it is', () => {
    const live = seen([dead, queue('orders', { type: 'classic', arguments: { 'x-dead-letter-exchange': 'dead' } })]);
    const file = "queues: { orders: { type: classic, onImmutableChange: migrate } }\nprune: { exchanges: ['dead'] }\n";
    expect(planOf(file, live).changes.filter(isDelete)).toHaveLength(1);
    const only = [parseSelector('exchange/dead')].flatMap((one) => one ?? []);
    for (const part of [{ only }, { skipBlocked: true, only }]) {
      const plan = planOf(file, live, [], part);
      expect(plan.changes.filter(isDelete)).toEqual([]);
      expect([...recheck(plan, live).premises]).toEqual([]);
    }
  });
});
