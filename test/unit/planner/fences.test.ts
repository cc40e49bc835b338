// Fences in plans: where they stand, when there are none, and what a plan says about nodes that cannot be asked.
import { describe, expect, it } from 'vitest';
import { TopoError } from '../../../src/model/diagnostic.ts';
import type { Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Cluster } from '../../../src/model/observed.ts';
import { deletes, type Plan } from '../../../src/model/plan.ts';
import type { BrokerReader } from '../../../src/model/ports.ts';
import { type Allowance, parseAllowance } from '../../../src/planner/allow.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { renderApply, stepText } from '../../../src/reporter/apply.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker, type MemoryVersion } from '../../support/memory/broker.ts';

const vhost = '/';

function queue(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, type: 'classic', durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

function exchange(name: string, type: string): Exchange {
  return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: false, arguments: {} };
}

function bound(destination: string): Entity {
  return { kind: 'binding', vhost, source: 'x', destinationType: 'queue', destination, routingKey: '', arguments: {} };
}

const priority = { arguments: { 'x-max-priority': 3 } };
const three = (more: Partial<NonNullable<Cluster['nodes']>[number]> = {}): Cluster => ({
  nodes: [
    { name: 'rabbit@a', running: true },
    { name: 'rabbit@b', running: true },
    { name: 'rabbit@c', running: true, ...more },
  ],
});

/** A reader whose broker is that cluster. */
function inCluster({ reader }: MemoryBroker, cluster: Cluster | undefined): BrokerReader {
  return {
    observe: async (request) => {
      const { cluster: _, ...observed } = await reader.observe(request);
      return cluster === undefined || request.cluster !== true ? observed : { ...observed, cluster };
    },
  };
}

async function planned(
  broker: MemoryBroker,
  entities: readonly Entity[],
  allow: string,
  cluster: Cluster | undefined = three(),
): Promise<Plan> {
  const declarations = new Map(entities.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const topology = { vhosts: [vhost], declarations, prune: new Map() };
  const allowances = allow.split(' ').map((text) => parseAllowance(text) as Allowance);
  return await plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, inCluster(broker, cluster));
}

async function migration(cluster: Cluster | undefined = three(), version: MemoryVersion = '4.3.6'): Promise<Plan> {
  const broker = createMemoryBroker({ version });
  broker.seed([exchange('x', 'fanout'), queue('a'), bound('a')]);
  return await planned(broker, [exchange('x', 'fanout'), queue('a', priority), bound('a')], 'migrate:queue/a', cluster);
}

/** Each delete of a queue, with what comes right before it in the steps of its change. */
function beforeDeletes({ steps }: Plan): readonly string[] {
  return steps.flatMap((step) => {
    if (!deletes(step) || step.entity.kind !== 'queue') return [];
    const own = steps.filter(({ change }) => change === step.change);
    const previous = own[own.indexOf(step) - 1];
    return [`${previous?.do} ${previous === undefined || !('name' in previous.entity) ? '' : previous.entity.name}`];
  });
}

describe('on a cluster whose nodes may route late, nodes are awaited', () => {
  it('in a migration of a queue before each of the two queues is deleted, also in the rollback', async () => {
    expect(beforeDeletes(await migration())).toEqual(['fence a', 'fence a.topo-migration', 'fence a.topo-migration']);
  });

  it('after the last unbind and before the move that ends in the delete', async () => {
    const { steps } = await migration();
    const kinds = steps.map(({ do: what, entity }) => `${what} ${entity.kind === 'binding' ? entity.source : entity.name}`);
    const at = kinds.indexOf('fence a');
    expect(kinds.slice(at - 1, at + 2)).toEqual(['unbind x', 'fence a', 'move a']);
    const levels = steps.slice(at - 1, at + 2).map(({ level }) => level);
    expect(new Set(levels).size).toBe(3);
  });

  it('in a migration of an exchange before its holding queue is deleted', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x', 'fanout'), queue('a'), bound('a')]);
    const made = await planned(broker, [exchange('x', 'direct'), queue('a'), bound('a')], 'migrate:exchange/x');
    expect(beforeDeletes(made)).toEqual(['fence x.topo-exchange-migration']);
  });

  it('before a queue is replaced', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a')]);
    expect(beforeDeletes(await planned(broker, [queue('a', priority)], 'replace:queue/a'))).toEqual(['fence a']);
  });

  it('before a queue is deleted, and after a binding that replaces its own', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x', 'fanout'), queue('old'), bound('old')]);
    const made = await planned(broker, [exchange('x', 'fanout'), queue('new'), bound('new')], 'delete:queue/old blast-radius');
    expect(beforeDeletes(made)).toEqual(['fence old']);
    const order = made.steps.map(({ do: what, level }) => [what, level] as const);
    const levelOf = (what: string): number => order.find(([one]) => one === what)?.[1] ?? 0;
    expect(levelOf('bind')).toBeLessThan(levelOf('fence'));
    expect(levelOf('fence')).toBeLessThan(levelOf('delete'));
  });

  it('and not for an exchange: its queues remain', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x', 'fanout'), queue('a'), bound('a')]);
    const made = await planned(broker, [queue('a')], 'delete:exchange/x blast-radius');
    expect(made.steps.map(({ do: what }) => what)).toEqual(['delete']);
    expect(made.fencing).toBeUndefined();
  });
});

describe('no node is awaited', () => {
  it('by a broker of one node', async () => {
    const made = await migration({ nodes: [{ name: 'rabbit@a', running: true }] });
    expect(beforeDeletes(made)).toEqual(['unbind ', 'unbind ', 'unbind ']);
    expect(made.notices).toEqual([]);
    expect(renderPlan(made)).not.toContain('routes by the new bindings');
  });

  it('by a version that confirms a binding when every node has it', async () => {
    const made = await migration(three(), '3.10.8');
    expect(made.steps.some((step) => step.do === 'fence')).toBe(false);
    expect(made.notices).toEqual([]);
  });

  it('by a version with either store if it is Mnesia', async () => {
    expect((await migration({ ...three(), store: 'mnesia' }, '4.0.5')).fencing).toBeUndefined();
    expect((await migration({ ...three(), store: 'khepri' }, '4.0.5')).fencing).toEqual({ nodes: 'listed' });
  });

  it('if none can be asked, which the plan reports', async () => {
    const nodes = three().nodes?.map((node) => ({ ...node, unreachable: 'no route' })) ?? [];
    const made = await migration({ nodes });
    expect(made.fencing).toBeUndefined();
    expect(made.notices.map(({ code }) => code)).toEqual(['node-not-asked', 'node-not-asked', 'node-not-asked']);
  });
});

describe('a plan names', () => {
  it('a node that cannot be asked, with what follows, and its steps exclude it', async () => {
    const made = await migration(three({ unreachable: 'amqp://c:5672: connect ECONNREFUSED' }));
    expect(made.fencing).toEqual({ nodes: 'listed', without: ['rabbit@c'] });
    const fences = made.steps.filter((step) => step.do === 'fence');
    expect(fences).toHaveLength(3);
    for (const step of fences) expect(step).toMatchObject({ nodes: 'listed', without: ['rabbit@c'] });
    expect(made.notices.map(({ message }) => message)).toEqual([
      'node rabbit@c cannot be asked (amqp://c:5672: connect ECONNREFUSED): messages published through it are lost if it lags behind when a queue is deleted',
    ]);
    expect(renderPlan(made)).toContain('note: node rabbit@c cannot be asked');
    expect(renderPlan(made)).toContain('waits      until every other node of the cluster routes by the new bindings');
    expect(stepText(fences[0] as (typeof fences)[0])).toBe('wait until every node except rabbit@c routes by the new bindings of queue a');
  });

  it('a node that is not running', async () => {
    const made = await migration(three({ running: false }));
    expect(made.fencing).toEqual({ nodes: 'listed' });
    expect(made.notices.map(({ code, message }) => [code, message.slice(0, 28)])).toEqual([
      ['node-not-asked', 'node rabbit@c is not running'],
    ]);
  });

  it('what is unknown if the nodes are not visible', async () => {
    const made = await migration({});
    expect(made.fencing).toEqual({ nodes: 'given' });
    expect(made.notices.map(({ code }) => code)).toEqual(['nodes-not-visible']);
    expect(renderPlan(made)).toContain('waits      until each node of --url routes by the new bindings');
  });

  it('a broker that does not list its nodes, and requires the list in the apply', async () => {
    const made = await migration({ silent: true });
    expect(made.fencing).toEqual({ nodes: 'listed' });
    expect(made.notices.map(({ message }) => message)).toEqual([
      'the broker has not listed its nodes in time: an apply waits for the list before it deletes a queue',
    ]);
  });

  it('nothing about nodes if it deletes no queue', async () => {
    const broker = createMemoryBroker();
    const made = await planned(broker, [queue('a')], 'blast-radius', {});
    expect(made.notices).toEqual([]);
  });

  it('other work under another digest if a node is excluded', async () => {
    expect((await migration(three({ unreachable: 'no route' }))).digest).not.toBe((await migration()).digest);
  });
});

describe('an apply', () => {
  it('rejects a saved plan without fences if the broker has become a cluster since', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a')]);
    const made = await planned(broker, [queue('a', priority)], 'migrate:queue/a', { nodes: [{ name: 'rabbit@a', running: true }] });
    const ports = { reader: inCluster(broker, three()), writer: broker.writer };
    await expect(apply(made, ports, { saved: true })).rejects.toSatisfy(
      (error) => error instanceof TopoError && error.diagnostics[0]?.code === 'plan-stale',
    );
    expect(broker.entities()).toEqual([queue('a')]);
  });

  it('deletes nothing if a node does not confirm, and the same command completes the migration later', async () => {
    const broker = createMemoryBroker();
    broker.seed([exchange('x', 'fanout'), queue('a'), bound('a')]);
    broker.publish('a', 2);
    const wanted = [exchange('x', 'fanout'), queue('a', priority), bound('a')];
    const made = await planned(broker, wanted, 'migrate:queue/a');
    const end = broker.failOn((step) => step.do === 'fence', { code: 'node-lags-behind', severity: 'error', message: 'rabbit@c' });
    const ports = { reader: inCluster(broker, three()), writer: broker.writer };
    const result = await apply(made, ports, { saved: false });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['node-lags-behind', 'node-lags-behind']);
    expect(broker.entities().filter(({ kind }) => kind === 'queue').length).toBe(2);
    expect(broker.send('x', '', 'meanwhile')).toBe(true);
    expect(renderApply(result, 0)).toContain('run the same command again to resume');
    end();
    const again = await planned(broker, wanted, 'migrate:queue/a');
    expect((await apply(again, ports, { saved: false })).diagnostics).toEqual([]);
    expect(broker.messages('a')).toHaveLength(3);
  });

  it('binds a queue again that was unbound before its delete, if a node does not confirm', async () => {
    const broker = createMemoryBroker();
    const bindings = Array.from(
      { length: 500 },
      (_, at): Entity => ({ ...(bound('old') as Entity & { kind: 'binding' }), routingKey: `k${at}` }),
    );
    broker.seed([exchange('x', 'direct'), queue('old'), ...bindings]);
    const made = await planned(broker, [exchange('x', 'direct')], 'delete:queue/old blast-radius');
    expect(made.steps.filter((step) => step.do === 'unbind')).toHaveLength(500);
    broker.failOn((step) => step.do === 'fence', { code: 'node-lags-behind', severity: 'error', message: 'rabbit@c' });
    await apply(made, { reader: inCluster(broker, three()), writer: broker.writer }, { saved: false });
    expect(broker.entities().filter(({ kind }) => kind === 'binding')).toHaveLength(500);
    expect(broker.send('x', 'k7', 'm')).toBe(true);
  });

  it('reports each notice of its steps once, and succeeds', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a')]);
    const made = await planned(broker, [queue('a', priority)], 'migrate:queue/a');
    const notice = { code: 'node-not-asked', severity: 'notice', message: 'rabbit@c' } as const;
    const execute: typeof broker.writer.execute = (step, options) => {
      if (step.do === 'fence') options?.onNotice?.(notice);
      return broker.writer.execute(step, options);
    };
    const ports = { reader: inCluster(broker, three()), writer: { ...broker.writer, execute } };
    expect(await apply(made, ports, { saved: false })).toMatchObject({ diagnostics: [], notices: [notice] });
  });
});

describe('a saved plan', () => {
  it('is read again with its fences', async () => {
    expect(planFault(JSON.parse(JSON.stringify(await migration(three({ unreachable: 'no route' })))))).toBeUndefined();
    expect(planFault(JSON.parse(JSON.stringify(await migration({}))))).toBeUndefined();
  });

  it('is rejected if it excludes a node that it does not show, or has fences without the steps', async () => {
    const made = await migration(three({ unreachable: 'no route' }));
    expect(planFault({ ...made, notices: [] })?.text).toBe('fencing: no notice shows that rabbit@c is not asked');
    expect(planFault({ ...(await migration({})), notices: [] })?.text).toBe('fencing: no notice shows that the nodes are not visible');
    const { fencing: _, ...unfenced } = made;
    expect(planFault(unfenced)?.text).toMatch(/^step \d+: not what the changes give/);
    const single = await migration({ nodes: [{ name: 'rabbit@a', running: true }] });
    expect(planFault({ ...single, fencing: { nodes: 'listed' } })?.text).toMatch(/^step \d+: not what the changes give/);
  });
});
