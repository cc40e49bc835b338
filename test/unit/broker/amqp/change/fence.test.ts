// Fences with simulated nodes: which nodes are asked, when a fence ends, and what it reports. Real nodes: test/broker/cluster/fence.test.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { brokerAddresses } from '../../../../../src/broker/address.ts';
import { createFences, fenceLimit } from '../../../../../src/broker/amqp/change/fence.ts';
import { type NodeLinks, nameOf } from '../../../../../src/broker/amqp/change/node-links.ts';
import { connectProblem } from '../../../../../src/broker/amqp/connection/connect-errors.ts';
import type { CallResult } from '../../../../../src/broker/amqp/connection/failure.ts';
import type { ListedNode, NodeFinder } from '../../../../../src/broker/nodes.ts';
import { type Diagnostic, problem, TopoError } from '../../../../../src/model/diagnostic.ts';
import type { Queue } from '../../../../../src/model/entity.ts';
import { keyOf } from '../../../../../src/model/key.ts';
import type { Step } from '../../../../../src/model/plan.ts';

type FenceStep = Extract<Step, { do: 'fence' }>;

const entity: Queue = {
  kind: 'queue',
  vhost: '/',
  name: 'q',
  durable: true,
  autoDelete: false,
  exclusive: false,
  arguments: {},
};

function stepOf(more: Partial<Pick<FenceStep, 'nodes' | 'without'>> = {}): FenceStep {
  return { id: 1, level: 1, change: keyOf(entity), do: 'fence', entity, nodes: 'listed', ...more };
}

const urls = brokerAddresses('amqp://one,amqp://two').amqp;

/** How a simulated node replies: in milliseconds, never, with a failure, or its connection cannot be opened. */
type Reply = number | 'never' | Extract<CallResult<never>, { ok: false }>['failure'] | TopoError;

function world(
  list: () => Awaited<ReturnType<NodeFinder['list']>> | undefined,
  replies: { readonly [node: string]: Reply | (() => Reply) },
) {
  const asked: string[] = [];
  const links: NodeLinks = {
    get: async (_, target) => {
      const name = nameOf(target);
      const given = replies[name] ?? 0;
      let first: Reply | undefined = typeof given === 'function' ? given() : given;
      if (first instanceof TopoError) throw first;
      const call = async <T>(): Promise<CallResult<T>> => {
        asked.push(name);
        const reply = first ?? (typeof given === 'function' ? given() : given);
        first = undefined;
        if (reply === 'never') return await new Promise(() => {});
        if (reply instanceof TopoError) throw reply;
        if (typeof reply === 'object') return { ok: false, failure: reply };
        await sleep(reply);
        return { ok: true, value: undefined as T };
      };
      return { address: name, call };
    },
    close: async () => {},
  };
  const finder: NodeFinder = {
    list: async () => list() ?? 'hidden',
    nodeOf: async () => undefined,
    nodeOfConnection: async () => undefined,
    store: async () => undefined,
  };
  return { asked, fences: createFences(links, urls, list() === undefined ? undefined : finder) };
}

const node = (name: string, running = true): ListedNode => ({ name, running, listeners: [] });
const three = [node('a'), node('b'), node('c')];

/** The diagnostic of a fence that failed. */
async function failure(run: Promise<void>): Promise<Diagnostic | undefined> {
  try {
    await run;
    return undefined;
  } catch (error) {
    if (error instanceof TopoError) return error.diagnostics[0];
    throw error;
  }
}

const closed = new TopoError([
  connectProblem(
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    urls[1] as (typeof urls)[1],
    '/',
    { kind: 'nothing' },
    5000,
  ),
]);

describe('a fence over the listed nodes', () => {
  it('waits longer in a rollback than for the consumers, who are not served completely before its end', () => {
    expect(fenceLimit(stepOf(), 300)).toBe(300);
    expect(fenceLimit({ ...stepOf(), rollback: true }, 300)).toBe(90_000);
    expect(fenceLimit({ ...stepOf(), rollback: true }, 600_000)).toBe(600_000);
  });

  it('ends when each running node has confirmed, the slowest last', async () => {
    const { fences, asked } = world(() => three, { b: 300 });
    const began = performance.now();
    await fences.run(stepOf(), 5_000);
    expect(performance.now() - began).toBeGreaterThan(250);
    expect(asked.sort()).toEqual(['a', 'b', 'c']);
  });

  it('fails after its limit with the name of the node that has not confirmed', async () => {
    const { fences } = world(() => three, { b: 'never' });
    const waits: string[] = [];
    const found = await failure(fences.run(stepOf(), 1_500, { onMove: ({ waitingFor }) => waits.push(waitingFor ?? '') }));
    expect(found?.code).toBe('node-lags-behind');
    expect(found?.message).toBe('queue / q is not deleted: waited 1.5 s for node b to route by the new bindings');
    expect(waits[0]).toBe('node b to route by the new bindings');
  });

  it('asks again over a new connection if one is lost, or cannot be opened yet', async () => {
    let attempts = 0;
    const flaky = (): Reply => {
      attempts += 1;
      if (attempts === 1) return new TopoError([problem('broker-unreachable', 'no AMQP response within 5 s')]);
      return attempts === 2 ? { kind: 'lost', text: 'closed' } : 0;
    };
    const { fences } = world(() => three, { b: flaky });
    await fences.run(stepOf(), 5_000);
    expect(attempts).toBe(3);
  });

  it('does not wait for a node that is no longer running, and reports it', async () => {
    let looks = 0;
    const list = (): readonly ListedNode[] => {
      looks += 1;
      return looks < 3 ? three : [node('a'), node('b', false), node('c')];
    };
    const { fences } = world(list, { b: 'never' });
    const notices: string[] = [];
    await fences.run(stepOf(), 10_000, { onNotice: ({ message }) => notices.push(message.slice(0, 21)) });
    expect(notices).toEqual(['node b is not running']);
  });

  it('waits for a node that has started meanwhile', async () => {
    let looks = 0;
    const list = (): readonly ListedNode[] => {
      looks += 1;
      return looks < 3 ? [node('a'), node('b', false)] : [node('a'), node('b')];
    };
    const { fences, asked } = world(list, { a: 1_200 });
    await fences.run(stepOf(), 10_000);
    expect(asked.sort()).toEqual(['a', 'b']);
  });

  it('excludes the nodes that the plan names, and reports them', async () => {
    const { fences, asked } = world(() => three, { c: 'never' });
    const notices: string[] = [];
    await fences.run(stepOf({ without: ['c'] }), 5_000, { onNotice: ({ message }) => notices.push(message) });
    expect(asked.sort()).toEqual(['a', 'b']);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('node c cannot be asked');
  });

  it('waits for a node list that is delayed, as in a cluster with a frozen node', async () => {
    let looks = 0;
    const { fences } = world(() => {
      looks += 1;
      return looks < 3 ? 'silent' : three;
    }, {});
    await fences.run(stepOf(), 10_000);
    const silent = world(() => 'silent', {});
    expect((await failure(silent.fences.run(stepOf(), 1_200)))?.message).toMatch(/waited 1\.2 s for the list of nodes$/);
  });

  it('is refused if the nodes were visible for the plan, and are not now', async () => {
    const { fences, asked } = world(() => 'hidden', {});
    expect((await failure(fences.run(stepOf(), 5_000)))?.code).toBe('step-refused');
    expect(asked).toEqual([]);
  });

  it('is refused if the user may not ask, with the permission', async () => {
    const refusal = { kind: 'refused', code: 403, text: "ACCESS_REFUSED - configure access to exchange 'topo.trial' refused" } as const;
    const { fences } = world(() => three, { b: refusal });
    expect(await failure(fences.run(stepOf(), 5_000))).toMatchObject({ code: 'step-refused', hint: 'grant configure on ^topo\\.trial$' });
  });

  it.each([0, { kind: 'refused', code: 406, text: "PRECONDITION_FAILED - exchange 'topo.lock' in use" }] as const)(
    'asks by the name of the lock where the user may not use that of trials (reply %j)',
    async (second) => {
      let calls = 0;
      const reply = (): Reply => {
        calls += 1;
        return calls === 1 ? { kind: 'refused', code: 403, text: 'ACCESS_REFUSED' } : second;
      };
      const { fences } = world(() => [node('a')], { a: reply });
      await fences.run(stepOf(), 5_000);
      expect(calls).toBe(2);
    },
  );

  it('ends at once by a signal', async () => {
    const { fences } = world(() => three, { b: 'never' });
    const began = performance.now();
    expect((await failure(fences.run(stepOf(), 60_000, { signal: AbortSignal.timeout(200) })))?.code).toBe('interrupted');
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('fences of several queues', () => {
  it('that wait at the same time share one, and a later one asks again', async () => {
    const { fences, asked } = world(() => [node('a')], { a: 100 });
    const first = fences.run(stepOf(), 5_000);
    const joined = fences.run(stepOf(), 5_000);
    await sleep(20);
    // the first has begun: it may have asked before the last change of the second
    const later = fences.run(stepOf(), 5_000);
    await Promise.all([first, joined, later]);
    expect(asked).toEqual(['a', 'a']);
  });
});

describe('a fence over the nodes of the URLs', () => {
  it('asks each, and does without one on whose port no process listens', async () => {
    const { fences, asked } = world(() => undefined, { 'amqp://two:5672': closed });
    const notices: string[] = [];
    await fences.run(stepOf({ nodes: 'given' }), 5_000, { onNotice: ({ message }) => notices.push(message) });
    expect(asked).toEqual(['amqp://one:5672']);
    expect(notices[0]).toContain('amqp://two:5672');
  });

  it('waits for one that accepts connections and does not respond', async () => {
    const { fences } = world(() => undefined, { 'amqp://two:5672': new TopoError([problem('broker-unreachable', 'no AMQP response')]) });
    expect((await failure(fences.run(stepOf({ nodes: 'given' }), 1_200)))?.message).toContain('amqp://two:5672 (no AMQP response)');
  });

  it('confirms nothing without any node', async () => {
    const { fences } = world(() => undefined, { 'amqp://one:5672': closed, 'amqp://two:5672': closed });
    expect((await failure(fences.run(stepOf({ nodes: 'given' }), 1_200)))?.code).toBe('node-lags-behind');
  });
});
