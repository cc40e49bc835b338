// Moves of a queue to another virtual host: the order of their steps, how an interrupted one resumes, what blocks one, and what is rejected
// in a saved plan.
import { describe, expect, it } from 'vitest';
import type { Entity, Queue } from '../../../../src/model/entity.ts';
import { keyOf, queueKey } from '../../../../src/model/key.ts';
import { isOfMigration, renameCarrierOf } from '../../../../src/model/migration.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import type { Rename } from '../../../../src/model/rename.ts';
import type { Topology } from '../../../../src/model/topology.ts';
import { parseAllowance } from '../../../../src/planner/allow.ts';
import { stepsOf } from '../../../../src/planner/order.ts';
import { planFault } from '../../../../src/planner/verify/plan.ts';
import { grantsOf } from '../../../../src/rabbitmq/permissions.ts';
import { renderApply, stepText } from '../../../../src/reporter/apply.ts';
import { apply, plan } from '../../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, policy, queue, topology } from '../../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../../support/memory/broker.ts';

const there = { vhost: '/new' };
const live = [exchange('x'), queue('q', { type: 'classic' }), binding('x', 'q', 'k'), exchange('x', there)];
const wanted = [exchange('x'), exchange('x', there), binding('x', 'q', 'other', there)];
const moved = (more: Partial<Queue> = {}) => queue('q', { type: 'classic', ...there, ...more });
const newKey = queueKey('/new', 'q');

/** The queue `q` of the virtual host `/new` was in `/`. */
function topologyOf(entities: readonly Entity[] = wanted, to: Queue = moved()): Topology {
  return topology(...entities, { ...declared(to), renamedFrom: { vhost: '/', name: 'q' } });
}

/** The opposite direction. */
const back = topology(...wanted.slice(0, 2), {
  ...declared(queue('q', { type: 'classic' })),
  renamedFrom: { vhost: '/new', name: 'q' },
});

const saved = (made: Plan): Plan => JSON.parse(JSON.stringify(made)) as Plan;

async function planFor(broker: MemoryBroker, files = topologyOf(), allow: readonly string[] = []): Promise<Plan> {
  const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
  const made = await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  expect(planFault(saved(made))).toBeUndefined();
  return made;
}

function brokerWith(entities: readonly Entity[] = live, options: Parameters<typeof createMemoryBroker>[0] = {}): MemoryBroker {
  const broker = createMemoryBroker(options);
  broker.seed(entities);
  return broker;
}

const isForward = ({ rollback }: Plan['steps'][number]): boolean => rollback !== true;
const changeOf = (made: Plan) => made.changes.find(({ key }) => key === newKey);
const failAt = (broker: MemoryBroker, id: number) =>
  broker.failOn((step) => step.id === id, { code: 'step-refused', severity: 'error', message: 'no' });

describe('the move of a queue to another virtual host', () => {
  it('unbinds the old queue after the new one is bound, and moves its messages into the other virtual host', async () => {
    const made = await planFor(brokerWith());
    expect(made.steps.filter(isForward).map((step) => `${step.entity.vhost}: ${stepText(step)}`)).toEqual([
      '/new: declare exchange q.topo-rename',
      '/new: declare queue q',
      '/new: bind q.topo-rename -> queue q',
      '/: move messages out of q into virtual host /new',
      '/new: bind x -[other]-> queue q',
      '/: unbind x -[k]-> queue q',
      '/: move messages out of q into virtual host /new, then delete it',
      '/: delete exchange q.topo-rename',
      '/new: delete exchange q.topo-rename',
    ]);
    expect(made.vhosts).toEqual(['/', '/new']);
    expect(changeOf(made)?.cascades).toEqual([{ key: keyOf(binding('x', 'q', 'k')), entity: binding('x', 'q', 'k'), restored: false }]);
  });

  it('resumes after an interruption at any step', async () => {
    // the last but one, which deletes the exchange of a rollback, has nothing to do
    const ids = (await planFor(brokerWith())).steps.filter(isForward).map(({ id }) => id);
    for (const at of ids.toSpliced(-2, 1)) {
      const broker = brokerWith();
      broker.publish('q', 5);
      const end = failAt(broker, at);
      expect((await apply(await planFor(broker), broker, { saved: false })).diagnostics).not.toEqual([]);
      end();
      const again = await planFor(broker);
      expect(changeOf(again)).toMatchObject({ action: 'rename', reasons: at === 1 ? [] : ['rename-unfinished'] });
      expect((await apply(again, broker, { saved: false })).diagnostics).toEqual([]);
      expect(broker.messages('q', '/new')).toHaveLength(5);
      expect(broker.entities().filter(({ kind }) => kind === 'queue')).toEqual([moved()]);
      expect(broker.entities().filter((one) => one.kind === 'exchange' && isOfMigration(one.name))).toEqual([]);
      expect((await planFor(broker)).steps).toEqual([]);
    }
  });

  it('resumes a saved plan where it was interrupted', async () => {
    for (const { id } of (await planFor(brokerWith())).steps.filter(isForward)) {
      const broker = brokerWith();
      broker.publish('q', 5);
      const planned = saved(await planFor(broker));
      const end = failAt(broker, id);
      await apply(planned, broker, { saved: true });
      end();
      expect((await apply(planned, broker, { saved: true })).diagnostics).toEqual([]);
      expect(broker.messages('q', '/new')).toHaveLength(5);
      expect(await apply(planned, broker, { saved: true })).toMatchObject({ outcomes: [], diagnostics: [] });
    }
  });

  it('is reverted by the opposite move, whose bindings are those of the files', async () => {
    const broker = brokerWith();
    broker.publish('q', 5);
    const made = await planFor(broker);
    const end = failAt(broker, made.steps.find(({ do: what }) => what === 'unbind')?.id ?? 0);
    await apply(made, broker, { saved: false });
    end();
    const other = await planFor(broker, back);
    expect(other.changes.find(({ key }) => key === queueKey('/', 'q'))).toMatchObject({ rename: { reverses: true } });
    expect((await apply(other, broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.messages('q')).toHaveLength(5);
    expect(broker.entities()).not.toContainEqual(renameCarrierOf(moved()));
    expect(broker.entities()).not.toContainEqual(moved());
  });

  it('makes a saved plan stale when the old queue gets a binding that the plan does not show', async () => {
    const broker = brokerWith();
    const made = await planFor(broker);
    broker.seed([binding('x', 'q', 'later')]);
    await expect(apply(made, broker, { saved: true })).rejects.toMatchObject({ diagnostics: [{ code: 'plan-stale' }] });
  });

  it('names the virtual host of the messages when it is interrupted', async () => {
    const broker = brokerWith();
    broker.publish('q', 2);
    const made = await planFor(broker);
    const end = failAt(broker, made.steps.find(({ do: what }) => what === 'unbind')?.id ?? 0);
    const text = renderApply(await apply(made, broker, { saved: false }), 0, { color: false, ascii: true });
    end();
    expect(text).toContain('moved  queue /new q: 2 messages from q in virtual host /');
    expect(text).toContain('unfinished  queue /new q: messages are in q in virtual host / and in the new queue');
  });

  it('requires permissions in both virtual hosts', () => {
    const grants = grantsOf(topologyOf()).filter(({ role }) => role === 'apply');
    expect(grants.map(({ vhost, configure, write, read }) => ({ vhost, configure, write, read }))).toEqual([
      {
        vhost: '/',
        configure: '^(q|q\\.topo-rename|topo\\.lock|topo\\.lock\\.2|x)$',
        write: '^(q|q\\.topo-rename)$',
        read: '^(q|q\\.topo-rename|x)$',
      },
      {
        vhost: '/new',
        configure: '^(q|q\\.topo-rename|topo\\.lock|topo\\.lock\\.2|x)$',
        write: '^(q|q\\.topo-rename)$',
        read: '^(q|q\\.topo-rename|x)$',
      },
    ]);
  });
});

describe('the move of a queue to another virtual host is blocked', () => {
  it.each<[string, () => Promise<Plan>]>([
    ['needs-management', () => planFor(brokerWith(live, { visibility: 'amqp' }))],
    ['rename-both-exist', () => planFor(brokerWith([...live, moved()]))],
    ['rename-new-differs', () => planFor(brokerWith([...live, moved({ type: 'quorum' })]))],
    ['rename-expires', () => planFor(brokerWith([...live, policy('p', { expires: 60_000 }, there)]))],
    [
      'rename-deletes-exchange',
      () => planFor(brokerWith([exchange('x', { autoDelete: true }), ...live.slice(1)]), topologyOf([exchange('y')])),
    ],
  ])('with %s', async (code, made) => {
    expect(changeOf(await made())?.blocked?.code).toBe(code);
  });

  it('but not by the policies of the other virtual host, or for an exchange that the same plan deletes', async () => {
    const governed = await planFor(brokerWith([...live, policy('p', { expires: 60_000 })]));
    expect(governed.summary.blocked).toBe(0);
    const broker = brokerWith([exchange('x', { autoDelete: true }), ...live.slice(1)]);
    const made = await planFor(broker, topologyOf([exchange('y')]), ['delete:exchange/x']);
    expect(made.summary).toMatchObject({ rename: 1, delete: 2, blocked: 0 });
    expect((await apply(made, broker, { saved: false })).diagnostics).toEqual([]);
  });
});

describe('a saved plan with a move to another virtual host is rejected', () => {
  const forgeries: readonly (readonly [string, (rename: Rename) => Partial<Rename>, RegExp])[] = [
    ['from a virtual host that the plan does not lock', ({ from }) => ({ from: { ...from, vhost: '/eu' } }), /not among them/],
    ['that keeps a binding which it shows as deleted', () => ({ unbound: [] }), /shows binding/],
    ['that unbinds what it does not show', ({ unbound }) => ({ unbound: [...unbound, { binding: binding('x', 'q', 'z') }] }), /not show/],
    ['without visible bindings', () => ({ blind: true }), /without visible bindings/],
  ];
  it.each(forgeries)('%s', async (_, forge, fault) => {
    const made = saved(await planFor(brokerWith()));
    const changes = made.changes.map((change) => {
      return change.rename === undefined ? change : { ...change, rename: { ...change.rename, ...forge(change.rename) } };
    });
    const forged = saved({ ...made, changes });
    expect(planFault({ ...forged, steps: stepsOf(forged.changes) })?.text).toMatch(fault);
  });
});
