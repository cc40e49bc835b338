// Exchanges that store their state by destination, on real brokers: what an apply leaves is told by the queues that messages reach.
import { randomUUID } from 'node:crypto';
import { type ConfirmChannel, connect } from 'amqplib';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished, test } from 'vitest';
import { brokerAddresses } from '../../../src/broker/address.ts';
import { type Broker, openBroker, type Transport } from '../../../src/broker/open.ts';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { hashingBrokers, spread } from '../../support/hash-exchange.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';
import { http, vhostUrl } from '../../support/vhost.ts';

const brokers = await hashingBrokers(inject('brokers'));
if (brokers.length === 0) test.skip('no broker offers x-consistent-hash, and private nodes need Debian packages');

describe.each(brokers)('on $name', ({ open }) => {
  let node: Awaited<ReturnType<typeof open>>;
  let vhost = '';
  let url = '';
  beforeAll(async () => {
    node = await open();
  });
  afterAll(() => node.stop());
  beforeEach(async () => {
    vhost = `t-${randomUUID().slice(0, 8)}`;
    url = vhostUrl(node, vhost);
    await http(node, 'PUT', `vhosts/${vhost}`, {});
    const path = `vhosts/${vhost}`;
    onTestFinished(async () => {
      await http(node, 'DELETE', path);
    });
  });

  const at = () => ({ vhost });
  const hash = (rest = {}) => exchange('fan.hash', { ...at(), type: 'x-consistent-hash', ...rest });
  const part = (name: string, rest = {}) => queue(name, { ...at(), type: 'classic', ...rest });
  const to = (destination: string, weight: string) => binding('fan.hash', destination, weight, at());
  const gone = (entity: Entity) => declared(entity, { presence: 'absent' });
  const all = (...bindings: Parameters<typeof topology>): Topology => topology(hash(), part('part.a'), part('part.b'), ...bindings);
  const pruned = (wanted: Topology): Topology => ({
    ...wanted,
    prune: new Map([[vhost, { queues: [], exchanges: [], policies: [], bindings: true }]]),
  });
  const received = () => spread(url, 'fan.hash', ['part.a', 'part.b']);

  async function opened(transport: Transport): Promise<Broker> {
    const addresses = transport === 'amqp' ? brokerAddresses(url) : brokerAddresses(url, node.httpUrl);
    const found = await openBroker({ addresses, purpose: 'test', writing: true, transport });
    onTestFinished(() => found.close());
    return found;
  }

  function planOn({ reader }: Pick<Broker, 'reader'>, wanted: Topology, allow: readonly string[] = []): Promise<Plan> {
    const allowances = allow.flatMap((text) => parseAllowance(text) ?? []);
    return plan({ topology: wanted, origins: new Map(), allowances, version: '0.0.0' }, reader);
  }

  async function applied(broker: Broker, wanted: Topology, allow: readonly string[] = []): Promise<void> {
    const result = await apply(await planOn(broker, wanted, allow), broker, { saved: false });
    expect(result.diagnostics).toEqual([]);
  }

  describe.each(['auto', 'http', 'amqp'] as const)('over %s', (transport) => {
    it('a changed weight is in force', async () => {
      const broker = await opened(transport);
      await applied(broker, all(to('part.a', '1'), to('part.b', '1')));
      expect((await received())['part.a']).toBeGreaterThan(60);
      const wanted = pruned(all(to('part.a', '10'), to('part.b', '1')));
      // AMQP shows no bindings
      await applied(broker, wanted, transport === 'amqp' ? ['rebind:exchange/fan.hash'] : []);
      const { 'part.a': a = 0, 'part.b': b = 0, returned } = await received();
      expect([a + b, returned]).toEqual([200, 0]);
      expect(a).toBeGreaterThan(160);
      expect(b).toBeGreaterThan(0);
      expect((await planOn(broker, wanted)).steps.filter(({ do: what }) => what !== 'bind')).toEqual([]);
    });

    it('a changed weight with a tombstone for the old one is in force, however often it is applied', async () => {
      const broker = await opened(transport);
      await applied(broker, all(to('part.a', '1'), to('part.b', '1')));
      const wanted = all(gone(to('part.a', '1')), to('part.a', '10'), to('part.b', '1'));
      for (let time = 0; time < 3; time += 1) {
        await applied(broker, wanted);
        expect((await received())['part.a']).toBeGreaterThan(160);
      }
    });

    it('the only destination with the only binding receives every message after its weight was changed', async () => {
      const broker = await opened(transport);
      const only = (...bindings: Parameters<typeof topology>): Topology => topology(hash(), part('part.a'), ...bindings);
      await applied(broker, only(to('part.a', '1')));
      await applied(broker, only(gone(to('part.a', '1')), to('part.a', '2')));
      expect(await spread(url, 'fan.hash', ['part.a'])).toEqual({ returned: 0, 'part.a': 200 });
    });

    it('an autoDelete exchange with one destination exists after its weight was changed', async () => {
      const broker = await opened(transport);
      const temporary = (...bindings: Parameters<typeof topology>): Topology =>
        topology(hash({ autoDelete: true }), part('part.a'), ...bindings);
      await applied(broker, temporary(to('part.a', '1')));
      await applied(broker, temporary(gone(to('part.a', '1')), to('part.a', '2')));
      expect(await spread(url, 'fan.hash', ['part.a'])).toEqual({ returned: 0, 'part.a': 200 });
    });

    it('a destination that an unbind has removed is restored if the exchange is named', async () => {
      const broker = await opened(transport);
      const wanted = all(to('part.a', '1'), to('part.b', '1'));
      await applied(broker, wanted);
      await onChannel(url, async (channel) => {
        await channel.bindQueue('part.a', 'fan.hash', '7');
        await channel.unbindQueue('part.a', 'fan.hash', '7');
      });
      await applied(broker, wanted);
      expect((await received())['part.a']).toBe(0);
      await applied(broker, wanted, ['rebind:exchange/fan.hash']);
      expect((await received())['part.a']).toBeGreaterThan(60);
    });
  });

  it.each(['auto', 'amqp'] as const)('a migrated destination retains its share (%s)', async (transport) => {
    const broker = await opened(transport);
    await applied(broker, all(to('part.a', '10'), to('part.b', '1')));
    const migrated = topology(hash(), part('part.a', { type: 'quorum' }), part('part.b'), to('part.a', '10'), to('part.b', '1'));
    await applied(broker, migrated, ['migrate:queue/part.a']);
    const { 'part.a': a = 0, returned } = await received();
    expect(a).toBeGreaterThan(160);
    expect(returned).toBe(0);
  });

  it('no message is unroutable while the weights of two destinations change', async () => {
    const broker = await opened('auto');
    await applied(broker, all(to('part.a', '1'), to('part.b', '1')));
    let isOver = false;
    const published = publishUntil(url, () => isOver);
    for (const weight of ['2', '3', '4', '5', '6']) await applied(broker, pruned(all(to('part.a', weight), to('part.b', weight))));
    isOver = true;
    const { messages, returned } = await published;
    expect(messages).toBeGreaterThan(50);
    expect(returned).toBe(0);
  });

  it('a destination that was unbound when a run was killed is bound by the next plan', async () => {
    const broker = await opened('auto');
    await applied(broker, all(to('part.a', '1'), to('part.b', '1')));
    const wanted = pruned(all(to('part.a', '10'), to('part.b', '1')));
    const made = await planOn(broker, wanted);
    await expect(apply(made, { reader: broker.reader, writer: killedAfter(broker.writer, 1) }, { saved: false })).rejects.toThrow('killed');
    expect((await received())['part.a']).toBe(0);
    const next = await planOn(broker, wanted);
    expect(next.steps.map(({ do: what, entity }) => `${what} ${keyOf(entity)}`)).toEqual([`bind ${keyOf(to('part.a', '10'))}`]);
    await applied(broker, wanted);
    expect((await received())['part.a']).toBeGreaterThan(160);
  });

  it('the in-memory broker has the destinations and weights of a real one after any binds and unbinds', async () => {
    const memory = createMemoryBroker({ hashing: true });
    const parts = ['part.a', 'part.b', 'part.c'];
    const entities = [hash(), ...parts.map((name) => part(name))];
    const broker = await opened('amqp');
    await applied(broker, topology(...entities));
    memory.seed(entities);
    let random = 7;
    const next = (below: number): number => {
      random = (random * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((random / 2 ** 31) * below);
    };
    for (let round = 0; round < 12; round += 1) {
      for (let one = 0; one < 6; one += 1) {
        const entity = to(parts[next(3)] as string, ['1', '5', '25'][next(3)] as string);
        const step: Step = { id: 1, level: 1, change: keyOf(entity), do: next(2) === 0 ? 'unbind' : 'bind', entity };
        await broker.writer.execute(step);
        await memory.writer.execute(step);
      }
      const weights = memory.weights('fan.hash', vhost);
      const counts = await spread(url, 'fan.hash', parts, 400);
      const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      for (const name of parts) {
        const share = total === 0 ? 0 : (weights[`queue ${name}`] ?? 0) / total;
        expect(Math.abs((counts[name] ?? 0) / 400 - share), `${name} of ${JSON.stringify({ weights, counts })}`).toBeLessThan(
          share === 0 ? 1e-9 : 0.15,
        );
      }
    }
  });
});

async function onChannel(url: string, work: (channel: ConfirmChannel) => Promise<void>): Promise<void> {
  const connection = await connect(url, { noDelay: true });
  try {
    await work(await connection.createConfirmChannel());
  } finally {
    await connection.close();
  }
}

/** Publishes mandatory messages with different keys, each after the confirm of the one before. */
async function publishUntil(url: string, isOver: () => boolean): Promise<{ readonly messages: number; readonly returned: number }> {
  const counts = { messages: 0, returned: 0 };
  await onChannel(url, async (channel) => {
    channel.on('return', () => {
      counts.returned += 1;
    });
    while (!isOver()) {
      channel.publish('fan.hash', `key.${counts.messages}`, Buffer.from('m'), { mandatory: true });
      counts.messages += 1;
      await channel.waitForConfirms();
    }
  });
  return counts;
}

/** Executes a number of steps; the process is then gone. */
function killedAfter({ execute, width }: Broker['writer'], steps: number): Broker['writer'] {
  let done = 0;
  return {
    width,
    execute: async (step, options) => {
      if (done === steps) throw new Error('killed');
      done += 1;
      return await execute(step, options);
    },
  };
}
