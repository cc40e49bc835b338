// The rename of a queue: its steps, how an interrupted one shows, what its plan leaves to others, and which saved ones are rejected.
import { describe, expect, it } from 'vitest';
import { keyOf, queueKey } from '../../../src/model/key.ts';
import { isOfMigration, renameCarrierOf } from '../../../src/model/migration.ts';
import type { Rename } from '../../../src/model/rename.ts';
import { driftOf } from '../../../src/planner/drift.ts';
import { stepsOf } from '../../../src/planner/order.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { renderApply, stepText } from '../../../src/reporter/apply.ts';
import { apply } from '../../../src/workflows/plan-and-apply.ts';
import {
  bind,
  brokerWith,
  changeOf,
  declared,
  exchange,
  isForward,
  live,
  newKey,
  planFor,
  queue,
  saved,
  topologyOf,
  vhost,
} from './rename/old-to-new.ts';

describe('the rename of a queue', () => {
  it('binds the new queue before it unbinds the old one, and deletes the old one last', async () => {
    const made = await planFor(brokerWith(live), topologyOf(declared));
    expect(made.steps.filter(isForward).map(stepText)).toEqual([
      'declare exchange new.topo-rename',
      'declare queue new',
      'bind new.topo-rename -> queue new',
      'move messages out of old',
      'bind x -[k]-> queue new',
      'bind x -[undeclared]-> queue new',
      'unbind x -[k]-> queue old',
      'unbind x -[undeclared]-> queue old',
      'move messages out of old, then delete it',
      'delete exchange new.topo-rename',
      'delete exchange old.topo-rename',
    ]);
    expect(made.undeclared).toEqual([]);
    expect(made.summary).toMatchObject({ create: 1, rename: 1, delete: 0, blocked: 0 });
  });

  it.each(['full', 'amqp'] as const)(
    'resumes after an interruption at any step without a permission (visibility: %s)',
    async (visibility) => {
      const { steps } = await planFor(brokerWith(live, { visibility }), topologyOf(declared));
      for (const { id: at } of steps.filter(isForward).slice(0, -1)) {
        const broker = brokerWith(visibility === 'amqp' ? live.slice(0, 3) : live, { visibility });
        broker.publish('old', 5);
        const first = await planFor(broker, topologyOf(declared));
        const end = broker.failOn(({ id }) => id === at, { code: 'step-refused', severity: 'error', message: 'no' });
        const broken = await apply(first, broker, { saved: false });
        end();
        expect(broken.diagnostics).not.toEqual([]);
        const again = await planFor(broker, topologyOf(declared));
        expect(changeOf(again)).toMatchObject({ action: 'rename', reasons: at === 1 ? [] : ['rename-unfinished'] });
        expect(again.summary.blocked).toBe(0);
        expect((await apply(again, broker, { saved: false })).diagnostics).toEqual([]);
        expect(broker.messages('new')).toHaveLength(5);
        expect(broker.entities().filter(({ kind }) => kind === 'queue')).toEqual([queue('new')]);
        expect(broker.entities().filter((one) => one.kind === 'exchange' && isOfMigration(one.name))).toEqual([]);
        expect((await planFor(broker, topologyOf(declared))).summary).toMatchObject({ create: 0, rename: 0, blocked: 0 });
      }
    },
  );

  it('resumes a saved plan where it was interrupted', async () => {
    const made = await planFor(brokerWith(live), topologyOf(declared));
    for (const { id } of made.steps.filter(isForward)) {
      const broker = brokerWith(live);
      broker.publish('old', 5);
      const planned = saved(await planFor(broker, topologyOf(declared)));
      const end = broker.failOn((step) => step.id === id, { code: 'step-refused', severity: 'error', message: 'no' });
      await apply(planned, broker, { saved: true });
      end();
      const result = await apply(planned, broker, { saved: true });
      expect(result.diagnostics).toEqual([]);
      expect(broker.messages('new')).toHaveLength(5);
      expect(await apply(planned, broker, { saved: true })).toMatchObject({ outcomes: [], diagnostics: [] });
    }
  });

  it('does nothing once the old queue is gone, and creates the queue where neither exists', async () => {
    expect((await planFor(brokerWith(declared), topologyOf(declared))).steps).toEqual([]);
    const made = await planFor(brokerWith([exchange('x')]), topologyOf(declared));
    expect(changeOf(made)?.action).toBe('create');
  });

  it('makes a saved plan stale when another client creates the new queue', async () => {
    const broker = brokerWith(live);
    const made = await planFor(broker, topologyOf(declared));
    broker.seed([queue('new')]);
    await expect(apply(made, broker, { saved: true })).rejects.toMatchObject({ diagnostics: [{ code: 'plan-stale' }] });
  });

  it('makes a saved plan stale when the old queue gets a binding that the plan does not show', async () => {
    const broker = brokerWith(live);
    const made = await planFor(broker, topologyOf(declared));
    broker.seed([bind('x', 'old', 'later')]);
    await expect(apply(made, broker, { saved: true })).rejects.toMatchObject({ diagnostics: [{ code: 'plan-stale' }] });
  });

  it('ends an unfinished rename in the opposite direction', async () => {
    const carrier = renameCarrierOf(queue('old'));
    const broker = brokerWith([...live, queue('new'), carrier]);
    broker.publish('old', 2);
    broker.publish('new', 3);
    const made = await planFor(broker, topologyOf(declared));
    expect(changeOf(made)).toMatchObject({ reasons: ['rename-unfinished'], rename: { reverses: true } });
    expect((await apply(made, broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.messages('new')).toHaveLength(5);
    expect(broker.entities()).not.toContainEqual(carrier);
  });

  it('reports where the messages are when it is interrupted', async () => {
    const broker = brokerWith(live);
    broker.publish('old', 2);
    const made = await planFor(broker, topologyOf(declared));
    const unbind = made.steps.find(({ do: what }) => what === 'unbind')?.id;
    const end = broker.failOn(({ id }) => id === unbind, { code: 'step-refused', severity: 'error', message: 'no' });
    const text = renderApply(await apply(made, broker, { saved: false }), 0, { color: false, ascii: true });
    end();
    expect(text).toContain('unfinished  queue / new: messages are in old and in the new queue; run the same command again to resume');
  });
});

describe('the plan of a rename', () => {
  it('leaves the old queue to the rename, not to prune or --allow delete', async () => {
    const topology = topologyOf(declared, { queues: ['.*'] });
    expect((await planFor(brokerWith(live), topology, ['delete:queue/old'])).summary).toMatchObject({ rename: 1, delete: 0 });
    const both = await planFor(brokerWith([...live, queue('new')]), topology);
    expect(both.summary).toMatchObject({ rename: 1, blocked: 1, delete: 0 });
  });

  it('does not carry over undeclared bindings that prune would remove, except the last of an autoDelete exchange', async () => {
    const auto = exchange('auto', { autoDelete: true });
    const broker = brokerWith([...live, auto, bind('auto', 'old')]);
    const made = await planFor(broker, topologyOf(declared, { bindings: true }));
    expect(changeOf(made)?.cascades).toEqual([
      { key: keyOf(bind('auto', 'new')), entity: bind('auto', 'new'), restored: true },
      { key: keyOf(bind('x', 'old', 'undeclared')), entity: bind('x', 'old', 'undeclared'), restored: false },
    ]);
    expect((await apply(made, broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.entities()).toContainEqual(auto);
  });

  it('uses the declared weight of an x-consistent-hash exchange', async () => {
    const hash = exchange('hash', { type: 'x-consistent-hash' });
    const broker = brokerWith([hash, queue('old'), bind('hash', 'old', '10')]);
    const made = await planFor(broker, topologyOf([hash, queue('new'), bind('hash', 'new', '20')]));
    expect(made.steps.filter(isForward).flatMap((step) => (step.do === 'bind' || step.do === 'unbind' ? [stepText(step)] : []))).toEqual([
      'bind new.topo-rename -> queue new',
      'bind hash -[20]-> queue new',
      'unbind hash -[10]-> queue old',
    ]);
  });

  it('names the queues that send to the old name, unless the same plan changes them', async () => {
    const feeding = (to: string) => queue('work', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': to } });
    const broker = brokerWith([...live, feeding('old')]);
    expect(changeOf(await planFor(broker, topologyOf([...declared, feeding('old')])))?.rename?.fedBy).toEqual([queueKey(vhost, 'work')]);
    const changed = await planFor(broker, topologyOf([...declared, feeding('new')]), ['migrate:queue/work']);
    expect(changeOf(changed)?.rename).not.toHaveProperty('fedBy');
    const [moved, declaredAt] = ['move messages out of old, then delete it', 'declare queue new'].map((text) =>
      changed.steps.findIndex((step) => stepText(step) === text),
    );
    const migrated = changed.steps.filter(({ change }) => change === queueKey(vhost, 'work') && change !== newKey);
    const ids = migrated.filter((step) => step.do !== 'try').map(({ id }) => id);
    expect(Math.min(...ids)).toBeGreaterThan((declaredAt ?? 0) + 1);
    expect(Math.max(...ids)).toBeLessThan((moved ?? 0) + 1);
  });

  it('deletes an exchange of the old queue without counting its binding as foreign', async () => {
    const topology = topologyOf([queue('new')]);
    const absent = { entity: exchange('x'), presence: 'absent', protect: false } as const;
    const made = await planFor(brokerWith(live), {
      ...topology,
      declarations: new Map([...topology.declarations, [keyOf(exchange('x')), absent]]),
    });
    expect(made.summary).toMatchObject({ rename: 1, delete: 1, blocked: 0 });
  });

  it('counts as drift', async () => {
    const drift = driftOf(await planFor(brokerWith(live), topologyOf(declared)), { undeclared: true });
    expect(drift.drifted.map(({ drift: kind, key }) => [kind, key])).toEqual([
      ['missing', keyOf(bind('x', 'new'))],
      ['missing', newKey],
    ]);
  });
});

describe('a saved plan with a rename is rejected', () => {
  const other = bind('x', 'precious');
  const forgeries: readonly (readonly [string, (rename: Rename) => Partial<Rename>, RegExp])[] = [
    [
      'of another queue',
      () => ({ from: queue('precious') }),
      /unbinds binding \/ x -> queue old \[k\], which does not end at queue \/ precious/,
    ],
    ['of a declared queue', () => ({ from: queue('kept'), unbound: [] }), /which is declared or deleted/],
    ['from another virtual host', ({ from }) => ({ from: { ...from, vhost: '/eu' } }), /another virtual host|not among them/],
    ['that unbinds another queue', ({ unbound }) => ({ unbound: [...unbound, { binding: other }] }), /does not end at queue \/ old/],
    ['that binds another queue', ({ bindings }) => ({ bindings: [...bindings, other] }), /does not end at it/],
    ['that binds what it does not show', ({ bindings }) => ({ bindings: [...bindings, bind('x', 'new', 'more')] }), /does not show/],
    ['that omits a binding', () => ({ bindings: [] }), /does not bind binding \/ x -> queue new \[k\]/],
    ['that ends another rename', () => ({ reverses: true }), /not shown as unfinished/],
    ['without an old queue', () => ({ facts: undefined as never }), /not shown as unfinished/],
  ];
  it.each(forgeries)('%s', async (_, forge, fault) => {
    const made = saved(await planFor(brokerWith([...live, queue('kept')]), topologyOf([...declared, queue('kept')])));
    const changes = made.changes.map((change) => {
      return change.rename === undefined ? change : { ...change, rename: { ...change.rename, ...forge(change.rename) } };
    });
    const forged = saved({ ...made, changes });
    expect(planFault({ ...forged, steps: stepsOf(forged.changes) })?.text).toMatch(fault);
  });

  it('that joins two queues without the permission', async () => {
    const made = await planFor(brokerWith([...live, queue('new')]), topologyOf(declared), ['rename:queue/new']);
    const changes = made.changes.map(({ allowedBy: _, ...change }) => change);
    expect(planFault(saved({ ...made, changes }))?.text).toMatch(/must be blocked \(rename-both-exist\)/);
  });
});
