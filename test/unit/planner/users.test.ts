// Users in a plan: a deletion that ends connections, what is deleted with a user, and what prune leaves unchanged.
import { expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { Document, Entity } from '../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../src/model/key.ts';
import type { Observation, Observed } from '../../../src/model/observed.ts';
import { allowancesOf } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';

const user = (name: string, tags: readonly string[] = []): Document => ({ kind: 'document', of: 'user', vhost: '', name, body: { tags } });

function observedOf(entities: readonly Entity[], connections: { readonly [user: string]: number } = {}): Observed {
  const observations = entities.map((entity): readonly [EntityKey, Observation] => {
    const open = entity.kind === 'document' && entity.of === 'user' ? connections[entity.name] : undefined;
    return [keyOf(entity), { state: 'present', entity, facts: open === undefined ? {} : { connections: open } }];
  });
  return {
    over: 'http',
    broker: { address: 'test', version: '4.3.6' },
    complete: true,
    observations: new Map(observations),
    conditions: {
      vhosts: new Map(),
      account: {
        user: 'root',
        tags: ['administrator'],
        users: entities.flatMap((one) => (one.kind === 'document' && one.of === 'user' ? [one.name] : [])),
      },
    },
  };
}

function planOf(text: string, observed: Observed, ...allow: readonly string[]) {
  const { topology, origins, diagnostics } = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
  expect(diagnostics).toEqual([]);
  return makePlan({ topology, origins, observed, allowances: allowancesOf(allow), version: 'X' });
}

const gone = 'users: { app: { state: absent } }\n';

test('the deletion of a user with open connections is blocked until it is allowed', () => {
  const observed = observedOf([user('root', ['administrator']), user('app')], { app: 2 });
  const [change] = planOf(gone, observed).changes;
  expect(change).toMatchObject({ action: 'delete', risk: 'disruptive', blocked: { code: 'user-in-use', allow: 'delete:user/app' } });
  const [allowed] = planOf(gone, observed, 'delete:user/app').changes;
  expect(allowed?.blocked).toBeUndefined();
  expect(allowed?.allowedBy).toEqual(['delete:user/app']);
});

test('the permissions and limits of a deleted user are shown as deleted with it', () => {
  const permission: Document = {
    ...{ kind: 'document', of: 'permission', vhost: '/', name: 'app' },
    body: { configure: '', write: '', read: '' },
  };
  const limit: Document = { kind: 'document', of: 'user-limit', vhost: '', scope: 'app', name: 'max-channels', body: { value: 3 } };
  const plan = planOf(gone, observedOf([user('root', ['administrator']), user('app'), permission, limit], { app: 0 }));
  expect(plan.changes.map(({ cascades }) => cascades.map(({ key }) => key))).toEqual([['permission / app', 'user-limit app max-channels']]);
  expect(plan.undeclared.map(({ key }) => key)).toEqual(['user root']);
});

test('prune deletes neither guest, nor the user of the run, nor the last administrator', () => {
  const observed = observedOf([user('root', ['administrator']), user('guest'), user('app'), user('old')]);
  const plan = planOf("prune: { users: ['.*'] }\nusers: { app: {} }\n", observed, 'blast-radius');
  expect(plan.changes.map(({ key, action }) => [key, action])).toEqual([
    ['user app', 'keep'],
    ['user old', 'delete'],
  ]);
  const others = observedOf([user('boss', ['administrator']), user('app')]);
  expect(planOf("prune: { users: ['.*'] }\nusers: { app: {} }\n", others, 'blast-radius').changes.map(({ key }) => key)).toEqual([
    'user app',
  ]);
});

test('users are put before their permissions, and deleted after them', () => {
  const text = `users: { app: { limits: { maxChannels: 3 } }, old: { state: absent } }
permissions: { app: { configure: '', write: '', read: '' }, old: { state: absent } }
`;
  const permission: Document = {
    kind: 'document',
    of: 'permission',
    vhost: '/',
    name: 'old',
    body: { configure: '', write: '', read: '' },
  };
  const plan = planOf(text, observedOf([user('root', ['administrator']), user('old'), permission]));
  expect(plan.steps.map((step) => `${step.do} ${keyOf(step.entity)}`)).toEqual([
    'put-document user app',
    'put-document permission / app',
    'put-document user-limit app max-channels',
    'delete-document permission / old',
    'delete-document user old',
  ]);
});
