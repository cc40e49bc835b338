// What a saved plan may contain besides its forms: each of these forgeries makes its own steps, counts and digest again.
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Facts, Observed } from '../../../src/model/observed.ts';
import type { Change, Plan } from '../../../src/model/plan.ts';
import type { ExchangeParts, QueueParts } from '../../../src/model/plan-parts.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { digestOf } from '../../../src/planner/digest.ts';
import { summarise } from '../../../src/planner/make-plan.ts';
import { stepsOf } from '../../../src/planner/order.ts';
import { recheck } from '../../../src/planner/recheck.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';
import { memoryWorld } from '../../support/memory-world.ts';

const vault = binding('amq.topic', 'vault', 'gold');

async function planned(allow: readonly string[]): Promise<Plan> {
  const broker = createMemoryBroker();
  const stays = [exchange('e'), queue('vault'), vault, binding('e', 'q', 'a'), binding('amq.topic', 'q', 'undeclared')];
  broker.seed([...stays, queue('q', { type: 'classic' }), binding('e', 'q', 'b')]);
  broker.publish('q', 3);
  const files = topology(
    exchange('e', { type: 'direct' }),
    queue('q', { type: 'quorum' }),
    binding('e', 'q', 'a'),
    declared(binding('e', 'q', 'b'), { presence: 'absent' }),
  );
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  return JSON.parse(JSON.stringify(await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader)));
}

const migrating = ['migrate:queue/q', 'migrate:exchange/e'];
const replacing = ['lose:queue/q', 'replace:exchange/e'];

/** Changes one change, and makes everything again that follows from the changes. */
function forged(made: Plan, key: string, alter: (change: Change) => object): string | undefined {
  const changes = made.changes.map((change) => (change.key === key ? ({ ...change, ...alter(change) } as Change) : change));
  const steps = stepsOf(changes);
  const digest = digestOf(made.vhosts, changes, steps);
  return planFault({ ...made, changes, steps, digest, summary: summarise(changes, made.undeclared.length) })?.text;
}

function withParts(more: (parts: QueueParts) => object) {
  return ({ migration }: Change): object => {
    const parts = migration?.parts as QueueParts;
    return { migration: { ...migration, parts: { ...parts, ...more(parts) } } };
  };
}

describe('a saved plan', () => {
  it.each([migrating, replacing])('is accepted as it was made (%s)', async (...allow) => {
    expect(planFault(await planned(allow))).toBeUndefined();
  });

  const toVault = { ...vault, destination: 'q' };
  const migrations: readonly (readonly [string, string, (change: Change) => object, string])[] = [
    [
      'a binding of another queue',
      'queue / q',
      withParts(({ bindings }) => ({ bindings: [...bindings, vault] })),
      'which does not end at it',
    ],
    ['a binding that is not shown', 'queue / q', withParts(({ bindings }) => ({ bindings: [...bindings, toVault] })), 'not show'],
    ['a binding less', 'queue / q', withParts(({ bindings }) => ({ bindings: bindings.slice(1) })), 'it does not '],
    ['an unbind of another queue', 'queue / q', withParts(({ live }) => ({ live: [...live, { binding: vault }] })), 'does not end at it'],
    [
      'a holding queue that drops messages',
      'queue / q',
      ({ migration }) => ({ migration: { ...migration, holding: { ...migration?.holding, arguments: { 'x-max-length': 0 } } } }),
      'has a holding queue that could lose messages',
    ],
    [
      'another queue as its holding queue',
      'queue / q',
      ({ migration }) => ({ migration: { ...migration, holding: { ...migration?.holding, name: 'vault' } } }),
      'has the holding queue of another queue',
    ],
    [
      'the policy of another exchange',
      'exchange / e',
      ({ migration }) => {
        const parts = migration?.parts as ExchangeParts;
        return { migration: { ...migration, parts: { ...parts, policy: { ...parts.policy, pattern: '.*' } } } };
      },
      'has the policy of another exchange',
    ],
    ['no allowance', 'queue / q', () => ({ allowedBy: [] }), 'must be blocked (attribute-immutable)'],
    ['the allowance of another queue', 'queue / q', () => ({ allowedBy: ['migrate:queue/vault'] }), 'rests on migrate:queue/vault'],
    [
      'no migration of the action',
      'queue / q',
      () => ({ action: 'replace', risk: 'destructive' }),
      'has the action replace and a migration',
    ],
  ];

  it.each(migrations)('is rejected if a migration has %s', async (_, key, alter, reason) => {
    expect(forged(await planned(migrating), key, alter)).toContain(reason);
  });

  const replaces: readonly (readonly [string, string, (change: Change) => object, string])[] = [
    ['no allowance', 'queue / q', ({ allowedBy: _ }) => ({ allowedBy: [] }), 'must be blocked (queue-not-idle)'],
    [
      'another count, and no allowance',
      'queue / q',
      () => ({ allowedBy: [], facts: { ready: 0 } }),
      'must be blocked (attribute-immutable)',
    ],
    [
      'a binding of another queue among what is deleted with it',
      'queue / q',
      ({ cascades }) => ({ cascades: [...cascades, { key: keyOf(vault), entity: vault, restored: true }] }),
      'which does not follow from it',
    ],
    [
      'an undeclared binding that is not restored, and not shown as such',
      'exchange / e',
      ({ cascades }) => {
        const entity = binding('e', 'vault', 'x');
        return { cascades: [...cascades, { key: keyOf(entity), entity, restored: false }] };
      },
      'which is not shown as undeclared',
    ],
    ['a control character in a permission', 'queue / q', () => ({ allowedBy: ['lose:queue/q\u001b[2J'] }), 'expected a line of text'],
  ];

  it.each(replaces)('is rejected if a replace has %s', async (_, key, alter, reason) => {
    expect(forged(await planned(replacing), key, alter)).toContain(reason);
  });
});

it('removes a binding by its present names in the management API, not by those of a saved plan', async () => {
  const gone = binding('e', 'q', 'b');
  const made = await planned(replacing);
  const changes = [made.changes.find(({ key }) => key === keyOf(gone)) as Change].map((change) => ({
    ...change,
    facts: { propertiesKeys: ['a'] },
  }));
  const saved = { ...made, changes, steps: stepsOf(changes) };
  expect(saved.steps).toMatchObject([{ do: 'unbind', entity: gone, propertiesKeys: ['a'] }]);
  const observed = (facts: Facts): Observed => {
    const observations = new Map([[keyOf(gone), { state: 'present', entity: gone, facts } as const]]);
    return { over: 'http', broker: made.broker, complete: true, observations };
  };
  expect(recheck(saved, observed({ propertiesKeys: ['b'] })).steps).toMatchObject([{ do: 'unbind', propertiesKeys: ['b'] }]);
  expect(recheck(saved, observed({})).steps[0]).not.toHaveProperty('propertiesKeys');
});

describe('a saved plan that deletes topic permissions of others', () => {
  async function deleting(): Promise<Plan> {
    const world = await memoryWorld({ version: '4.3.6' });
    const own = { kind: 'document', of: 'topic-permission', vhost: '/', name: 'e', scope: 'ann', body: { write: '', read: '' } } as const;
    await world.seed(topology(exchange('e'), own), {});
    const files = topology(exchange('e', { type: 'direct' }));
    const allowances = ['replace:exchange/e', 'lose:exchange/e'].flatMap((text) => parseAllowance(text) ?? []);
    return plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, world.reader);
  }

  it('is accepted as it was made', async () => {
    expect(planFault(await deleting())).toBeUndefined();
  });

  it.each<[string, (change: Change) => object, string]>([
    ['without its allowance', () => ({ allowedBy: ['replace:exchange/e'] }), 'must be blocked (foreign-cascade)'],
    [
      'as if they were declared',
      ({ cascades }) => ({ allowedBy: ['replace:exchange/e'], cascades: cascades.map(({ foreign: _, ...one }) => one) }),
      'not shown as undeclared',
    ],
    ['as if they were restored', ({ cascades }) => ({ cascades: cascades.map((one) => ({ ...one, restored: true })) }), 'does not follow'],
  ])('is refused %s', async (_, alter, fault) => {
    expect(forged(await deleting(), 'exchange / e', alter)).toContain(fault);
  });
});
