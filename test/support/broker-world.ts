// A real broker as a world of plan cases. Each case has its own virtual hosts; the case itself sees the names in its files.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { brokerAddresses, parseAmqpUrls } from '../../src/broker/address.ts';
import { type HeldQueues, holdQueues } from '../../src/broker/amqp/change/hold-queues.ts';
import { type Broker, openBroker } from '../../src/broker/open.ts';
import type { Entity, Queue } from '../../src/model/entity.ts';
import { type EntityKey, keyOf, queueKey } from '../../src/model/key.ts';
import type { Observation, Observed } from '../../src/model/observed.ts';
import type { BrokerReader, BrokerWriter } from '../../src/model/ports.ts';
import type { Topology } from '../../src/model/topology.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import type { BrokerInfo } from './broker-source.ts';
import { operatorPoliciesOf, type PlanArgs, sorted, type World } from './plan-case.ts';
import { http, vhostUrl } from './vhost.ts';

/** Opens a world on a broker; its virtual hosts are created on first use. */
export async function brokerWorld(info: BrokerInfo, args: PlanArgs): Promise<World> {
  const prefix = `c-${randomUUID().slice(0, 8)}:`;
  const named = { addresses: brokerAddresses(info.amqpUrl, info.httpUrl), purpose: 'case', writing: true };
  const [inside, full] = await Promise.all([
    openBroker({ ...named, transport: args.visibility === 'amqp' ? 'amqp' : args.moves === true ? 'auto' : 'http' }),
    openBroker({ ...named, transport: 'auto' }),
  ]);
  const made = new Set<string>();
  const ensure = async (vhosts: Iterable<string>): Promise<void> => {
    for (const vhost of vhosts) {
      if (!made.has(vhost)) await make(info, encodeURIComponent(prefix + vhost), args);
      made.add(vhost);
    }
  };
  const ends: (() => Promise<unknown>)[] = [() => inside.close(), () => full.close()];
  const world = { ...renamed(inside, prefix), ends, info, prefix };
  const outside = renamed(full, prefix);
  return {
    reader: { observe: async (request) => ensure(request.vhosts).then(() => world.reader.observe(request)) },
    writer: world.writer,
    seed: async (topology, more) => {
      await ensure(topology.vhosts);
      await seed(topology, outside);
      await limit(more, world);
      await hold(topology, world);
      await occupy(more, world);
      await settled(topology, more, outside.reader);
    },
    entities: async () => present(await outside.reader.observe({ vhosts: [...made], wanted: new Map() })),
    close: async () => {
      await Promise.all(ends.map((end) => end()));
      for (const vhost of made) await http(info, 'DELETE', `vhosts/${encodeURIComponent(prefix + vhost)}`);
    },
  };
}

async function make(info: BrokerInfo, vhost: string, { vhost: { defaultQueueType: type, limits = {} } = {} }: PlanArgs): Promise<void> {
  await http(info, 'PUT', `vhosts/${vhost}`, type === undefined ? {} : { defaultqueuetype: type, default_queue_type: type });
  if (limits.maxQueues !== undefined) await http(info, 'PUT', `vhost-limits/${vhost}/max-queues`, { value: limits.maxQueues });
}

interface Place {
  readonly info: BrokerInfo;
  readonly prefix: string;
  readonly ends: (() => Promise<unknown>)[];
}

async function seed(topology: Topology, broker: Pick<Broker, 'reader' | 'writer'>): Promise<void> {
  const made = await plan({ topology, origins: new Map(), allowances: [], version: 'X.Y.Z' }, broker.reader);
  const { diagnostics } = await apply(made, broker, { saved: false });
  if (diagnostics.length > 0) throw new Error(`broker.yaml cannot be applied: ${JSON.stringify(diagnostics)}`);
}

/** Exclusive queues and their bindings belong to a separate connection. */
async function hold({ declarations }: Topology, { info, prefix, ends }: Place): Promise<void> {
  const entities = [...declarations.values()].map(({ entity }) => entity);
  const queues = entities.filter((entity): entity is Queue => entity.kind === 'queue' && entity.exclusive);
  if (queues.length === 0) return;
  const names = new Set(queues.map(({ name }) => name));
  const bindings = entities.filter((entity) => entity.kind === 'binding').filter(({ destination }) => names.has(destination));
  const vhost = prefix + (queues[0]?.vhost ?? '/');
  const held: HeldQueues = await holdQueues({ vhost, queues, bindings }, { addresses: parseAmqpUrls(info.amqpUrl), purpose: 'case' });
  ends.push(() => held.close());
}

/** Sets operator policies in the virtual host `/`. */
async function limit(args: PlanArgs, { info, prefix }: Place): Promise<void> {
  for (const { name, pattern, applyTo, priority, definition } of operatorPoliciesOf(args)) {
    const path = `operator-policies/${encodeURIComponent(`${prefix}/`)}/${encodeURIComponent(name)}`;
    await http(info, 'PUT', path, { pattern, 'apply-to': applyTo, priority, definition });
  }
}

/** Adds messages and consumers to queues of the virtual host `/`. */
async function occupy({ ready = {}, consumers = {} }: PlanArgs, { info, prefix, ends }: Place): Promise<void> {
  if (Object.keys({ ...ready, ...consumers }).length === 0) return;
  const connection = await connect(vhostUrl(info, `${prefix}/`), { noDelay: true });
  ends.push(() => connection.close());
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(1);
  for (const [queue, count] of Object.entries(ready)) for (let i = 0; i < count; i += 1) channel.sendToQueue(queue, Buffer.from('x'));
  await channel.waitForConfirms();
  for (const [queue, count] of Object.entries(consumers)) for (let i = 0; i < count; i += 1) await channel.consume(queue, () => undefined);
}

/** The management API shows consumers some seconds late. */
async function settled(topology: Topology, { consumers = {} }: PlanArgs, reader: BrokerReader): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(500)) {
    const { observations } = await reader.observe({ vhosts: topology.vhosts, wanted: new Map(), consumers: true });
    const shown = Object.entries(consumers).every(([queue, count]) => {
      const seen = observations.get(queueKey('/', queue));
      return seen?.state === 'present' && seen.facts.consumers === count;
    });
    if (shown) return;
  }
  throw new Error('the consumers do not show');
}

function present({ observations }: Observed): Entity[] {
  return sorted([...observations.values()].flatMap((seen) => (seen.state === 'present' ? [seen.entity] : [])));
}

/** Ports to virtual hosts with a name prefix that is invisible to their users. */
function renamed(broker: Broker, prefix: string): { reader: BrokerReader; writer: BrokerWriter } {
  const into = <E extends Entity>(entity: E): E => ({ ...entity, vhost: prefix + entity.vhost });
  const out = <E extends Entity>(entity: E): E => ({ ...entity, vhost: entity.vhost.slice(prefix.length) });
  return {
    reader: {
      observe: async (request) => {
        const names = new Map([...request.wanted].map(([key, entity]) => [keyOf(into(entity)), key]));
        const wanted = new Map([...request.wanted.values()].map((entity) => [keyOf(into(entity)), into(entity)]));
        const observed = await broker.reader.observe({ ...request, vhosts: request.vhosts.map((vhost) => prefix + vhost), wanted });
        const observations = [...observed.observations].map(([key, seen]): [EntityKey, Observation] => {
          if (seen.state !== 'present') return [names.get(key) ?? key, seen];
          const entity = out(seen.entity);
          return [keyOf(entity), { ...seen, entity }];
        });
        const { conditions, operatorPolicies } = observed;
        const vhosts = [...(conditions?.vhosts ?? [])].map(([name, one]) => [name.slice(prefix.length), one] as const);
        return {
          ...{ ...observed, observations: new Map(observations) },
          ...(operatorPolicies === undefined ? {} : { operatorPolicies: operatorPolicies.map(out) }),
          ...(conditions === undefined ? {} : { conditions: { ...conditions, vhosts: new Map(vhosts) } }),
        };
      },
    },
    writer: {
      execute: (step) => {
        const target = step.do === 'move' && step.toVhost !== undefined ? { toVhost: prefix + step.toVhost } : {};
        return broker.writer.execute({ ...step, entity: into(step.entity), ...target } as typeof step);
      },
      width: (step) => broker.writer.width(step),
    },
  };
}
