// Rollbacks of renames: what returns to the old queue if its consumers stay, when there is no rollback, and what is rejected in a saved plan.
import { describe, expect, it } from 'vitest';
import type { Entity, Queue } from '../../../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../../../src/model/key.ts';
import { isOfMigration } from '../../../../src/model/migration.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import type { RenameRollback } from '../../../../src/model/rename.ts';
import type { ApplyResult } from '../../../../src/model/run.ts';
import type { Topology } from '../../../../src/model/topology.ts';
import { parseAllowance } from '../../../../src/planner/allow.ts';
import { stepsOf } from '../../../../src/planner/order.ts';
import { planFault } from '../../../../src/planner/verify/plan.ts';
import { renderApply, stepText } from '../../../../src/reporter/apply.ts';
import { renderPlan } from '../../../../src/reporter/plan-text.ts';
import { apply, plan } from '../../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../../support/memory/broker.ts';

const classic = { type: 'classic' } as const;
const there = { vhost: '/new' };

/** A rename with its broker before, and where messages are published and bindings exist. */
interface Renaming {
  readonly name: string;
  readonly live: readonly Entity[];
  readonly old: Queue;
  readonly to: Queue;
  readonly files: Topology;
}

const old = queue('old', classic);
const kept = [exchange('x'), exchange('other'), exchange('x', there)];
const live = [...kept, old, binding('x', 'old', 'k'), binding('other', 'old', 'undeclared')];

function renaming(name: string, to: Queue): Renaming {
  const files = topology(...kept, binding('x', to.name, 'k', { vhost: to.vhost }), {
    ...declared(to),
    renamedFrom: { vhost: '/', name: 'old' },
  });
  return { name, live, old, to, files };
}

const withinVhost = renaming('a rename', queue('new', classic));
const toVhost = renaming('a move to another virtual host', queue('old', { ...classic, ...there }));
const both = [withinVhost, toVhost];

const saved = (made: Plan): Plan => JSON.parse(JSON.stringify(made)) as Plan;

async function planFor(broker: MemoryBroker, { files }: Renaming, allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  const made = await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  expect(planFault(saved(made))).toBeUndefined();
  return made;
}

/** With 5 messages in the old queue, and a consumer. */
function brokerWith(entities: readonly Entity[] = live): MemoryBroker {
  const broker = createMemoryBroker();
  broker.seed(entities);
  broker.publish('old', 5);
  broker.consumers('old', 1);
  return broker;
}

const once = async (broker: MemoryBroker, one: Renaming): Promise<ApplyResult> =>
  await apply(await planFor(broker, one), broker, { saved: false });

const keysIn = (broker: MemoryBroker): ReadonlySet<EntityKey> => new Set(broker.entities().map(keyOf));
const isForward = ({ rollback }: Plan['steps'][number]): boolean => rollback !== true;
const carriersIn = (broker: MemoryBroker): readonly Entity[] =>
  broker.entities().filter((one) => one.kind === 'exchange' && isOfMigration(one.name));

describe.each(both)('the rollback of $name', (one) => {
  it('returns bindings and messages if the consumers of the old queue stay', async () => {
    const broker = brokerWith();
    const result = await once(broker, one);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['queue-has-consumers']);
    expect(result.rolledBack).toEqual([{ key: keyOf(one.to), former: keyOf(old), consumers: 1, differs: [] }]);
    expect(renderApply(result, 0, { color: false, ascii: true })).toContain(
      'rolled back  queue / old: it has 1 consumer, its messages and bindings are as before',
    );
    expect(broker.messages('old')).toHaveLength(5);
    expect(keysIn(broker)).toEqual(new Set(live.map(keyOf)));
    // the same command renames it later
    broker.consumers('old', 0);
    expect((await once(broker, one)).diagnostics).toEqual([]);
    expect(broker.messages(one.to.name, one.to.vhost)).toHaveLength(5);
  });

  it('mirrors the way there, through the exchange of the old name', async () => {
    const made = await planFor(brokerWith(), one);
    const { to } = one;
    const steps = made.steps
      .filter((step) => !isForward(step))
      .map((step) => `${step.entity.vhost}: ${stepText(step).replace(' (rollback)', '')}`);
    const into = to.vhost === '/' ? '' : ' into virtual host /';
    expect(steps).toEqual([
      `${to.vhost}: check queue ${to.name}`,
      '/: declare exchange old.topo-rename',
      '/: bind old.topo-rename -> queue old',
      `${to.vhost}: move messages out of ${to.name}${into}`,
      '/: bind other -[undeclared]-> queue old',
      '/: bind x -[k]-> queue old',
      ...(to.vhost === '/' ? ['/: unbind other -[undeclared]-> queue new'] : []),
      `${to.vhost}: unbind x -[k]-> queue ${to.name}`,
      `${to.vhost}: move messages out of ${to.name}${into}, then delete it`,
      ...(to.vhost === '/'
        ? ['/: delete exchange new.topo-rename', '/: delete exchange old.topo-rename']
        : ['/: delete exchange old.topo-rename', '/new: delete exchange old.topo-rename']),
    ]);
    expect(renderPlan(made)).toContain(`rollback   if consumers of old${to.vhost === '/' ? '' : ' in virtual host /'} stay`);
  });

  it('does not start if the new queue has consumers, which would starve', async () => {
    const broker = brokerWith();
    const made = await planFor(broker, one);
    const original = broker.writer.execute;
    const writer: MemoryBroker['writer'] = {
      ...broker.writer,
      execute: async (step, options) => {
        // they have switched by then
        if (step.do === 'move' && step.rest === 'delete' && isForward(step)) broker.consumers(one.to.name, 1, one.to.vhost);
        return await original(step, options);
      },
    };
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['queue-has-consumers', 'step-refused']);
    expect(result.rolledBack).toBeUndefined();
    expect(renderApply(result, 0, { color: false, ascii: true })).toContain(`unfinished  ${keyOf(one.to)}`);
    expect(broker.messages(one.to.name, one.to.vhost)).toHaveLength(5);
    expect(keysIn(broker)).toContain(keyOf(binding('x', one.to.name, 'k', { vhost: one.to.vhost })));
  });

  it.each([false, true])('completes the rename after an interruption at any of its steps (saved plan: %s)', async (isSaved) => {
    const { steps } = await planFor(brokerWith(), one);
    for (const { id } of steps.filter((step) => !isForward(step))) {
      const broker = brokerWith();
      const planned = saved(await planFor(broker, one));
      const end = broker.failOn((step) => step.id >= id && step.rollback === true, {
        code: 'step-unknown',
        severity: 'error',
        message: 'killed',
      });
      await apply(planned, broker, { saved: true });
      end();
      broker.consumers('old', 0);
      const again = isSaved ? planned : await planFor(broker, one);
      expect((await apply(again, broker, { saved: true })).diagnostics).toEqual([]);
      expect(broker.messages(one.to.name, one.to.vhost)).toHaveLength(5);
      expect(broker.entities().filter(({ kind }) => kind === 'queue')).toEqual([one.to]);
      expect(keysIn(broker)).toContain(keyOf(binding('x', one.to.name, 'k', { vhost: one.to.vhost })));
      expect(carriersIn(broker)).toEqual([]);
      expect((await planFor(broker, one)).steps).toEqual([]);
    }
  });

  it('moves no more messages back than the old queue accepts', async () => {
    const limited = queue('old', { ...classic, arguments: { 'x-max-length': 6 } });
    const broker = brokerWith([...live.filter((entity) => entity !== old), limited]);
    const made = await planFor(broker, one);
    const original = broker.writer.execute;
    const writer: MemoryBroker['writer'] = {
      ...broker.writer,
      execute: async (step, options) => {
        if (step.do === 'move' && step.rest === 'delete' && isForward(step)) broker.publish(one.to.name, 5, one.to.vhost);
        return await original(step, options);
      },
    };
    const result = await apply(made, { ...broker, writer }, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['queue-has-consumers', 'rollback-would-drop']);
    expect(broker.messages(one.to.name, one.to.vhost)).toHaveLength(10);
  });
});

it('binds the new queue again when a saved plan continues after a rollback that was interrupted, even one of a resumed rename', async () => {
  const broker = brokerWith();
  // with a declared binding that is missing, the saved plan is stale
  const undeclared = {
    ...withinVhost,
    files: topology(...kept, { ...declared(withinVhost.to), renamedFrom: { vhost: '/', name: 'old' } }),
  };
  const first = await planFor(broker, undeclared);
  const failed = { code: 'step-unknown', severity: 'error', message: 'killed' } as const;
  let end = broker.failOn(({ do: what }) => what === 'unbind', failed);
  await apply(first, broker, { saved: false });
  end();
  const resumed = saved(await planFor(broker, undeclared));
  end = broker.failOn(({ do: what, rollback, ...step }) => rollback === true && 'rest' in step && step.rest === 'delete', failed);
  await apply(resumed, broker, { saved: true });
  end();
  expect(keysIn(broker)).not.toContain(keyOf(binding('x', 'new', 'k')));
  broker.consumers('old', 0);
  expect((await apply(resumed, broker, { saved: true })).diagnostics).toEqual([]);
  for (const bound of [binding('x', 'new', 'k'), binding('other', 'new', 'undeclared')]) expect(keysIn(broker)).toContain(keyOf(bound));
  expect(broker.messages('new')).toHaveLength(5);
});

describe('a rename is not rolled back', () => {
  const rollbackIn = async (broker: MemoryBroker, one: Renaming, allow: readonly string[] = []): Promise<unknown> =>
    (await planFor(broker, one, allow)).changes.find(({ rename }) => rename !== undefined)?.rename?.rollback;

  it('to a stream, or if the new queue existed before', async () => {
    const stream = createMemoryBroker();
    stream.seed([...live.filter((entity) => entity !== old), queue('old', { type: 'stream' })]);
    expect(await rollbackIn(stream, withinVhost)).toBeUndefined();
    expect(await rollbackIn(brokerWith([...live, withinVhost.to]), withinVhost, ['rename:queue/new'])).toBeUndefined();
  });

  it('after an interrupted move to another virtual host, where no copy of its bindings exists; the plan shows that', async () => {
    const broker = brokerWith();
    const made = await planFor(broker, toVhost);
    const end = broker.failOn(({ do: what }) => what === 'move', { code: 'step-unknown', severity: 'error', message: 'killed' });
    await apply(made, broker, { saved: false });
    end();
    expect(await rollbackIn(broker, toVhost)).toBeUndefined();
    expect(renderPlan(await planFor(broker, toVhost))).toContain('this run cannot roll back');
    const result = await once(broker, toVhost);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['queue-has-consumers']);
    expect(result.rolledBack).toBeUndefined();
  });
});

describe('a saved plan with the rollback of a rename is rejected', () => {
  const forgeries: readonly (readonly [string, Renaming, (rollback: RenameRollback) => Partial<RenameRollback>, RegExp])[] = [
    ['that binds another queue', withinVhost, ({ returning }) => ({ returning: [...returning, binding('x', 'precious')] }), /did not have/],
    [
      'that gives it a new binding',
      withinVhost,
      ({ returning }) => ({ returning: [...returning, binding('x', 'old', 'z')] }),
      /did not have/,
    ],
    ['that returns no bindings', withinVhost, () => ({ returning: [] }), /does not return/],
    ['that returns no bindings in another virtual host', toVhost, () => ({ returning: [] }), /does not return/],
    ['that unbinds another queue', withinVhost, () => ({ held: [{ binding: binding('x', 'precious') }] }), /does not end at it/],
    ['that pretends to have begun', withinVhost, () => ({ isReturning: true }), /has not begun/],
  ];
  it.each(forgeries)('%s', async (_, one, forge, fault) => {
    const made = saved(await planFor(brokerWith(), one));
    const changes = made.changes.map((change) => {
      const { rename } = change;
      if (rename?.rollback === undefined) return change;
      return { ...change, rename: { ...rename, rollback: { ...rename.rollback, ...forge(rename.rollback) } } };
    });
    const forged = saved({ ...made, changes });
    expect(planFault({ ...forged, steps: stepsOf(forged.changes) })?.text).toMatch(fault);
  });
});
