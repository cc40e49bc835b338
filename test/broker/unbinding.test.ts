// Deletes of a queue with many bindings on real brokers: unbound first, and bound again if the broker then refuses the delete.
import { type Channel, connect } from 'amqplib';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { brokerAddresses } from '../../src/broker/address.ts';
import { type Broker, openBroker } from '../../src/broker/open.ts';
import type { Plan, Step } from '../../src/model/plan.ts';
import { manyBindings } from '../../src/planner/unbinding.ts';
import type { ApplyPorts } from '../../src/workflows/plan-and-apply.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { declared, exchange, queue, topology } from '../support/ends.ts';
import { outermost } from '../support/fewer-versions.ts';
import { http, useVhost } from '../support/vhost.ts';

const transports = ['auto', 'http'] as const;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = { vhost: vhost.name };
  const wanted = topology(exchange('x', at), exchange('h', { ...at, type: 'headers' }), declared(queue('old', at), { presence: 'absent' }));
  let channel: Channel;

  beforeEach(async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    channel = await connection.createChannel();
    await channel.assertExchange('x', 'topic');
    await channel.assertExchange('h', 'headers');
    await channel.assertQueue('old', { durable: true });
    await channel.bindQueue('old', 'h', 'a b/%', { 'x-match': 'all', shard: 1, name: 'ž' });
    await channel.bindQueue('old', 'x', 'from a client', { width: 7 }); // a byte, which topo writes as a long
    for (let one = 2; one < manyBindings; one += 1) await channel.bindQueue('old', 'x', `key.${one}.#`);
  });

  async function bindings(): Promise<readonly string[]> {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}/old/bindings`)).json()) as Row[];
    if (!Array.isArray(rows)) return [];
    return rows
      .filter(({ source }) => source !== '')
      .map((row) => JSON.stringify([row.source, row.routing_key, sorted(row.arguments)]))
      .sort();
  }

  async function opened(transport: (typeof transports)[number]): Promise<Broker> {
    const found = await openBroker({ addresses: brokerAddresses(vhost.url, broker.httpUrl), purpose: 'test', writing: true, transport });
    onTestFinished(() => found.close());
    return found;
  }

  const planOn = ({ reader }: Broker): Promise<Plan> =>
    plan({ topology: wanted, origins: new Map(), allowances: [{ what: 'blast-radius' }], version: '0.0.0' }, reader);

  it.each(transports)('deletes a queue with many bindings completely (%s)', async (transport) => {
    const there = await opened(transport);
    const made = await planOn(there);
    expect(made.steps.filter((step) => step.do === 'unbind')).toHaveLength(manyBindings);
    const result = await apply(made, there, { saved: false });
    expect(result.diagnostics).toEqual([]);
    expect(result.outcomes).toHaveLength(manyBindings + 2);
    expect((await planOn(there)).steps).toEqual([]);
  });

  it.each(transports)('restores the bindings if a message arrives before the delete (%s)', async (transport) => {
    const there = await opened(transport);
    const before = await bindings();
    expect(before).toHaveLength(manyBindings);
    const made = await planOn(there);
    let unbound: readonly string[] | undefined;
    const ports = beforeEachOf(there, async (step) => {
      if (step.do !== 'delete') return;
      unbound = await bindings();
      await publish(vhost.url);
    });
    const result = await apply(made, ports, { saved: false });
    expect(unbound).toEqual([]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(result.diagnostics[0]?.message).toMatch(/not empty|not idle|1 ready/);
    expect(await bindings()).toEqual(before);
    expect(await channel.checkQueue('old')).toMatchObject({ messageCount: 1 });
  });

  it.each(transports)('unbinds nothing if the queue came into use after the plan (%s)', async (transport) => {
    const there = await opened(transport);
    const made = await planOn(there);
    await publish(vhost.url);
    const done: string[] = [];
    const result = await apply(
      made,
      beforeEachOf(there, async (step) => void done.push(step.do)),
      { saved: false },
    );
    expect(done).toEqual(['check']);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(await bindings()).toHaveLength(manyBindings);
  });

  it('checks for use over AMQP alone when it applies a plan made over HTTP', async () => {
    const made = await planOn(await opened('http'));
    const there = await openBroker({ addresses: brokerAddresses(vhost.url), purpose: 'test', writing: true, transport: 'amqp' });
    onTestFinished(() => there.close());
    await channel.consume('old', () => {});
    const refused = await apply(made, there, { saved: true });
    expect(refused.diagnostics).toMatchObject([{ code: 'step-refused', message: expect.stringMatching(/in use: 1 consumers/) }]);
    expect(await bindings()).toHaveLength(manyBindings);
    await channel.close();
    const deleted = await apply(made, there, { saved: true });
    expect(deleted.diagnostics).toEqual([]);
    expect(await bindings()).toEqual([]);
    expect((await http(broker, 'GET', `queues/${vhost.name}/old`)).status).toBe(404);
  });
});

interface Row {
  readonly source: string;
  readonly routing_key: string;
  readonly arguments: { readonly [name: string]: unknown };
}

function sorted(table: Row['arguments']): readonly (readonly [string, unknown])[] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The same broker, where something happens right before each step. */
function beforeEachOf({ reader, writer }: Broker, act: (step: Step) => Promise<void>): ApplyPorts {
  const execute: typeof writer.execute = async (step, options) => {
    await act(step);
    return await writer.execute(step, options);
  };
  return { reader, writer: { width: writer.width, execute } };
}

/** A persistent message in the queue, confirmed. */
async function publish(url: string): Promise<void> {
  const connection = await connect(url, { noDelay: true });
  const confirming = await connection.createConfirmChannel();
  confirming.sendToQueue('old', Buffer.from('m'), { persistent: true });
  await confirming.waitForConfirms();
  await connection.close();
}
