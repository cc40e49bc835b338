// A plan and its broker agree on what is refused: no step of a change that is not blocked is refused, and each step for which a change is
// blocked is refused if it is sent all the same. TOPO_PROPERTY_RUNS searches longer.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { brokerAddresses } from '../../src/broker/address.ts';
import { type Broker, openBroker } from '../../src/broker/open.ts';
import { TopoError } from '../../src/model/diagnostic.ts';
import type { Entity, QueueType } from '../../src/model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../../src/model/key.ts';
import type { Change, Plan, Step } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import { isBuiltIn } from '../../src/rabbitmq/predeclared.ts';
import { apply, gate, plan, takeLocks } from '../../src/workflows/plan-and-apply.ts';
import type { BrokerInfo } from '../support/broker-source.ts';
import { inParallel } from '../support/conformance.ts';
import { declared, queue, topology } from '../support/ends.ts';
import { arbitraryRefusable } from '../support/refusable.ts';
import { sample } from '../support/sample.ts';
import { http } from '../support/vhost.ts';

/** A long search is opt-in; milliseconds. */
const longest = 3_600_000;
const defaults: readonly (QueueType | undefined)[] = [undefined, 'classic', 'quorum', 'stream'];

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  test(
    'a plan blocks exactly the changes that the broker refuses',
    async () => {
      const counts = { topologies: 0, applied: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(arbitraryRefusable(), fc.constantFrom(...defaults), async (entities, defaultType) => {
          await inVhost(broker, { defaultType }, async (vhost, open) => {
            const all = entities.map((entity) => ({ ...entity, vhost }));
            const made = await planOf(all, open);
            const blocked = new Map(made.changes.flatMap(({ key, blocked }) => (blocked === undefined ? [] : [[key, blocked] as const])));
            counts.refused += await refuseAll(
              made.steps.filter(({ change }) => blocked.has(change)),
              broker,
              open,
            );
            const rest = await planOf(accepted(all, new Set(blocked.keys())), open);
            expect(gate(rest)).toEqual([]);
            const { diagnostics, outcomes } = await apply(rest, open, { saved: false });
            expect(diagnostics).toEqual([]);
            counts.applied += outcomes.length;
          });
          counts.topologies += 1;
        }),
        { ...sample(12, 10), endOnFailure: true },
      );
      console.log(
        `refusals ${broker.version}: ${counts.topologies} topologies, ${counts.applied} steps done, ${counts.refused} refused as foreseen`,
      );
      expect(counts.applied).toBeGreaterThan(0);
      expect(counts.refused).toBeGreaterThan(0);
    },
    longest,
  );

  test(
    'a plan at the limit of queues blocks exactly the declarations that the broker refuses',
    async () => {
      const names = ['a', 'b', 'c', 'd'];
      const arbitrary = fc.record({
        limit: fc.integer({ min: 0, max: 6 }),
        live: fc.subarray(names),
        wanted: fc.subarray([...names, 'e', 'f']),
        absent: fc.boolean(),
        locked: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ limit, live, wanted, absent, locked }) => {
          await inVhost(broker, {}, async (vhost, open) => {
            const classic = (name: string) => queue(name, { vhost, type: 'classic' });
            await apply(await planOf(live.map(classic), open), open, { saved: false });
            await http(broker, 'PUT', `vhost-limits/${encodeURIComponent(vhost)}/max-queues`, { value: limit });
            const gone = absent ? live.filter((name) => !wanted.includes(name)) : [];
            const files = topology(...wanted.map(classic), ...gone.map((name) => declared(classic(name), { presence: 'absent' })));
            const made = await plan({ ...request, topology: files, overAmqp: locked }, open.reader);
            const blocked = made.changes.filter((change) => change.blocked !== undefined).map(({ key }) => key);
            expect(await refusedInOrder(made.steps, vhost, locked, open)).toEqual(lockOrBlocked(made, blocked, locked));
          });
        }),
        { ...sample(8, 40), endOnFailure: true },
      );
    },
    longest,
  );
});

const request = { origins: new Map(), allowances: [{ what: 'blast-radius' }], version: '0.0.0' } as const;

/** The refused changes, or `lock` if the broker refuses the lock and nothing is done. */
async function refusedInOrder(
  steps: readonly Step[],
  vhost: string,
  locked: boolean,
  { lock, writer }: Broker,
): Promise<readonly string[]> {
  if (lock === undefined) throw new Error('no lock over AMQP');
  try {
    const held = locked && steps.length > 0 ? await takeLocks(lock, [vhost]) : undefined;
    try {
      const refused: string[] = [];
      for (const step of steps) if (await isRefused(step, writer)) refused.push(step.change);
      return refused;
    } finally {
      await held?.release();
    }
  } catch (error) {
    if (error instanceof TopoError && error.diagnostics.some(({ code }) => code === 'lock-refused')) return ['lock'];
    throw error;
  }
}

/** With too many live queues for the lock, every new queue is blocked, or the lock is a notice. */
function lockOrBlocked({ changes, notices, steps }: Plan, blocked: readonly EntityKey[], locked: boolean): readonly string[] {
  const isNoticed = notices.some(({ code }) => code === 'queue-limit-reached');
  const creates = changes.filter(({ action }) => action === 'create').length;
  const lockFails = locked && steps.length > 0 && (isNoticed || (creates > 0 && blocked.length === creates && firstIsOver(changes)));
  return lockFails ? ['lock'] : blocked;
}

/** Whether the virtual host is full before the first new queue: then the lock is refused as well. */
function firstIsOver(changes: readonly Change[]): boolean {
  const [refusal] = changes.flatMap(({ blocked }) => blocked?.refusals ?? []);
  const [, max = ''] = /^max-queues (\d+)/.exec(refusal?.part ?? '') ?? [];
  const [, live = ''] = /^queues in the virtual host: (\d+);/.exec(refusal?.how ?? '') ?? [];
  return Number(live) >= Number(max);
}

/** Sends steps that the plan expects to be refused. Returns their number. @throws if one is accepted */
async function refuseAll(steps: readonly Step[], broker: BrokerInfo, open: Broker): Promise<number> {
  const over = await openBroker({
    addresses: brokerAddresses(broker.amqpUrl, broker.httpUrl),
    transport: 'http',
    purpose: 'test',
    writing: true,
  });
  try {
    // a binding that would be refused for its exchange as well proves nothing
    const provable = steps.filter(({ entity }) => entity.kind !== 'binding');
    const answers = await inParallel(provable, async (step) => ((await isRefused(step, over.writer)) ? undefined : step));
    expect(answers.filter((step) => step !== undefined)).toEqual([]);
    const bindings = steps.filter(({ entity }) => entity.kind === 'binding' && isBuiltIn(entity.source));
    const ends = bindings.flatMap(({ entity }) =>
      entity.kind === 'binding' ? [queue(entity.destination, { vhost: entity.vhost, type: 'classic' })] : [],
    );
    for (const entity of ends) await open.writer.execute({ id: 1, level: 1, change: keyOf(entity), do: 'declare', entity });
    for (const step of bindings) expect(await isRefused(step, over.writer), keyOf(step.entity)).toBe(true);
    for (const entity of ends) await open.writer.execute({ id: 1, level: 1, change: keyOf(entity), do: 'delete', entity, guard: 'none' });
    return provable.length + bindings.length;
  } finally {
    await over.close();
  }
}

/** A crash of the broker (500) is a refusal too. */
async function isRefused(step: Step, writer: Broker['writer']): Promise<boolean> {
  try {
    await writer.execute(step);
    return false;
  } catch (error) {
    if (error instanceof TopoError) return true;
    throw error;
  }
}

/** Without the blocked objects, and without bindings to or from them. */
function accepted(all: readonly Entity[], blocked: ReadonlySet<EntityKey>): readonly Entity[] {
  return all.filter((entity) => {
    if (blocked.has(keyOf(entity))) return false;
    return entity.kind !== 'binding' || endsOf(entity).every((end) => !blocked.has(end));
  });
}

function planOf(entities: readonly Entity[], open: Broker): Promise<Plan> {
  const files: Topology = topology(...entities);
  return plan({ ...request, topology: files }, open.reader);
}

async function inVhost(
  broker: BrokerInfo,
  { defaultType }: { readonly defaultType?: QueueType | undefined },
  work: (vhost: string, open: Broker) => Promise<void>,
): Promise<void> {
  const vhost = `p/${randomUUID()}`;
  const path = `vhosts/${encodeURIComponent(vhost)}`;
  await http(broker, 'PUT', path, defaultType === undefined ? {} : { defaultqueuetype: defaultType, default_queue_type: defaultType });
  const open = await openBroker({
    addresses: brokerAddresses(broker.amqpUrl, broker.httpUrl),
    transport: 'auto',
    purpose: 'test',
    vhost,
    writing: true,
  });
  try {
    await work(vhost, open);
  } finally {
    await open.close();
    await http(broker, 'DELETE', path);
  }
}
