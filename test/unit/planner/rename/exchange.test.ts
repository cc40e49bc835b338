// Renames of exchanges: the order of their steps, what stays with the old exchange, and what is rejected in a saved plan.
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../src/model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../../../../src/model/key.ts';
import { carrierOf, renameCarrierOf } from '../../../../src/model/migration.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import type { Rename } from '../../../../src/model/rename.ts';
import type { Declaration, Prune, Topology } from '../../../../src/model/topology.ts';
import { type Allowance, parseAllowance } from '../../../../src/planner/allow.ts';
import { stepsOf } from '../../../../src/planner/order.ts';
import { planFault } from '../../../../src/planner/verify/plan.ts';
import { stepText } from '../../../../src/reporter/apply.ts';
import { renderPlan } from '../../../../src/reporter/plan-text.ts';
import { apply, plan } from '../../../../src/workflows/plan-and-apply.ts';
import { binding, exchange, queue } from '../../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../../support/memory/broker.ts';

const vhost = '/';
const toExchange = { destinationType: 'exchange' } as const;
const front = exchange('front', { type: 'fanout' });
const live = [
  front,
  exchange('old'),
  queue('q'),
  binding('front', 'old', '', toExchange),
  binding('old', 'q', 'k'),
  binding('old', 'q', 'undeclared'),
];
const declared = [front, exchange('new'), queue('q'), binding('front', 'new', '', toExchange), binding('new', 'q', 'k')];

function topologyOf(entities: readonly Entity[], prune?: Partial<Prune>): Topology {
  const declarations = new Map<EntityKey, Declaration>(
    entities.map((entity) => {
      const isNew = entity.kind === 'exchange' && entity.name === 'new';
      return [keyOf(entity), { entity, presence: 'present', protect: false, ...(isNew ? { renamedFrom: { vhost, name: 'old' } } : {}) }];
    }),
  );
  const rule = { queues: [], exchanges: [], policies: [], bindings: false, ...prune };
  return { vhosts: [vhost], declarations, prune: prune === undefined ? new Map() : new Map([[vhost, rule]]) };
}

const saved = (made: Plan): Plan => JSON.parse(JSON.stringify(made)) as Plan;

/** The plan; what is saved of it does what it shows. */
async function planFor(broker: MemoryBroker, topology: Topology, allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.map((text) => parseAllowance(text) as Allowance);
  const made = await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  expect(planFault(saved(made))).toBeUndefined();
  return made;
}

function brokerWith(entities: readonly Entity[], options: Parameters<typeof createMemoryBroker>[0] = {}): MemoryBroker {
  const broker = createMemoryBroker(options);
  broker.seed(entities);
  return broker;
}

const changeOf = (made: Plan) => made.changes.find(({ key }) => key === exchangeKey(vhost, 'new'));

describe('the rename of an exchange', () => {
  it('binds the new exchange completely before a message can reach it, and removes the bindings to the old one last', async () => {
    const made = await planFor(brokerWith(live), topologyOf(declared));
    expect(made.steps.map(stepText)).toEqual([
      'declare exchange new.topo-exchange-rename',
      'declare exchange new',
      'bind new -[k]-> queue q',
      'bind new -[undeclared]-> queue q',
      'bind front -> exchange new',
      'unbind front -> exchange old',
      'delete exchange new.topo-exchange-rename',
    ]);
    expect(made.steps.slice(0, 2).map(({ level }) => level)).toEqual([1, 2]);
    expect(made.undeclared.map(({ key, use }) => [key, use])).toEqual([
      [keyOf(binding('old', 'q', 'k')), 'delivers'],
      [keyOf(binding('old', 'q', 'undeclared')), 'delivers'],
      [exchangeKey(vhost, 'old'), undefined],
    ]);
  });

  it('leaves undeclared bindings with the old exchange that prune would remove or only their connection can create', async () => {
    const exclusive = queue('reply', { durable: false, exclusive: true });
    const broker = brokerWith([...live, exclusive, binding('old', 'reply', 'r'), exchange('up'), binding('up', 'old', 'x', toExchange)]);
    const made = await planFor(broker, topologyOf(declared, { bindings: true, exchanges: ['old'] }));
    expect(changeOf(made)?.cascades).toEqual([]);
    expect(made.summary).toMatchObject({ rename: 1, delete: 0 });
  });

  it.each(['full', 'amqp'] as const)('resumes after an interruption at any step (visibility: %s)', async (visibility) => {
    for (let at = 1; at <= 7; at += 1) {
      const broker = brokerWith(visibility === 'amqp' ? live.slice(0, 5) : live, { visibility });
      const first = await planFor(broker, topologyOf(declared));
      const end = broker.failOn(({ id }) => id === at, { code: 'step-refused', severity: 'error', message: 'no' });
      await apply(first, broker, { saved: false });
      end();
      const again = await planFor(broker, topologyOf(declared));
      expect((await apply(again, broker, { saved: false })).diagnostics).toEqual([]);
      const left = broker.entities().map(keyOf);
      expect(left).not.toContain(keyOf(binding('front', 'old', '', toExchange)));
      expect(left).not.toContain(keyOf(renameCarrierOf(exchange('new'))));
      expect(left).toEqual(expect.arrayContaining(declared.map(keyOf)));
    }
  });

  it('does not bring back a binding of the new exchange that the files no longer have', async () => {
    const made = await planFor(brokerWith([...live, ...declared]), topologyOf(declared.slice(0, 4)));
    expect(made.steps).toEqual([]);
    expect(made.notices.map(({ code }) => code)).toEqual(['rename-old-exchange']);
  });

  it('makes a saved plan stale when another client creates the new exchange', async () => {
    const broker = brokerWith(live);
    const made = await planFor(broker, topologyOf(declared));
    broker.seed([exchange('new')]);
    await expect(apply(made, broker, { saved: true })).rejects.toMatchObject({ diagnostics: [{ code: 'plan-stale' }] });
  });

  it.each<[string, readonly Entity[]]>([
    ['rename-old-migrating', [...live, carrierOf(exchange('old'))]],
    ['rename-new-differs', [...live, exchange('new', { type: 'direct' }), renameCarrierOf(exchange('new'))]],
  ])('is blocked with %s', async (code, entities) => {
    expect(changeOf(await planFor(brokerWith(entities), topologyOf(declared)))?.blocked?.code).toBe(code);
  });

  it('names what still sends to the old name, and the flag that deletes it', async () => {
    const work = queue('work', { arguments: { 'x-dead-letter-exchange': 'old' } });
    const text = renderPlan(await planFor(brokerWith([...live, work]), topologyOf([...declared, work])));
    expect(text).toContain('queue / work still sends to old by name');
    expect(text).toContain("to delete  --allow 'delete:exchange/old'");
  });
});

describe('a saved plan with the rename of an exchange is rejected', () => {
  const forgeries: readonly (readonly [string, (rename: Rename) => Partial<Rename>, RegExp])[] = [
    ['of a queue', () => ({ from: queue('old') }), /another kind of object/],
    [
      'that unbinds another exchange',
      ({ unbound }) => ({ unbound: [...unbound, { binding: binding('front', 'q', '') }] }),
      /does not end at/,
    ],
    [
      'that unbinds what the new one does not receive',
      () => ({ unbound: [{ binding: binding('up', 'old', '', toExchange) }] }),
      /does not show/,
    ],
    ['that binds another exchange', ({ bindings }) => ({ bindings: [...bindings, binding('front', 'q', '')] }), /does not end at it/],
    ['that binds what it does not show', ({ bindings }) => ({ bindings: [...bindings, binding('new', 'q', 'more')] }), /does not show/],
    ['that omits a binding', () => ({ bindings: [] }), /does not bind/],
  ];
  it.each(forgeries)('%s', async (_, forge, fault) => {
    const made = saved(await planFor(brokerWith(live), topologyOf(declared)));
    const changes = made.changes.map((change) => {
      return change.rename === undefined ? change : { ...change, rename: { ...change.rename, ...forge(change.rename) } };
    });
    const forged = saved({ ...made, changes });
    expect(planFault({ ...forged, steps: stepsOf(forged.changes) })?.text).toMatch(fault);
  });
});
