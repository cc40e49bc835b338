// From RabbitMQ 3.10 to 4.3 as docs/upgrading.md describes it: export, check, fix, migrate on the old broker, start a new one with the exported
// definitions, and move the messages with shovels. Every message arrives exactly once, and no step is blocked.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, read } from '../../../readme/markdown.ts';
import { fetchSuite } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { topo, type World, writeDirectory } from '../../../support/io.ts';
import { linkPlugins } from '../../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { skipIfNone, suitePairs } from '../../../support/private-suites.ts';
import { http, vhostUrl } from '../../../support/vhost.ts';

/** Only RabbitMQ 3 has mirrored queues. */
const pair = suitePairs().find(([from, to]) => from === 'bookworm' && to !== from);
skipIfNone(pair ?? [], 'private nodes');

/** The queues of the old broker with the numbers of their messages. */
const legacy = {
  orders: { count: 120, durable: true, arguments: {} },
  archive: { count: 80, durable: true, arguments: { 'x-queue-mode': 'lazy', 'x-max-length': 100_000 } },
  cache: { count: 30, durable: false, arguments: {} },
  jobs: { count: 60, durable: true, arguments: { 'x-max-priority': 5 } },
  reminders: { count: 40, durable: true, arguments: { 'x-message-ttl': 3_600_000, 'x-queue-master-locator': 'min-masters' } },
  work: { count: 50, durable: true, arguments: { 'x-dead-letter-exchange': 'rejected' } },
  dead: { count: 0, durable: true, arguments: {} },
} as const;
const names = Object.keys(legacy) as (keyof typeof legacy)[];
const rejected = 20;

const document = read('docs/upgrading.md');
const commands = blocksOf(document).flatMap(({ language, text }) => (language === 'sh' ? text.split('\n') : []));

/** The file of the document with its shovel for each queue. */
function shovels(file: string): string {
  const lines =
    blocksOf(document)
      .find((block) => block.file === file)
      ?.text.split('\n') ?? [];
  return lines.flatMap((line) => (line.includes('orders') ? names.map((name) => line.replaceAll('orders', name)) : [line])).join('\n');
}

describe.skipIf(pair === undefined)(`from ${pair?.[0]} to ${pair?.[1]}`, () => {
  let old: PrivateBroker;
  let successor: PrivateBroker | undefined;
  let directory: { readonly cwd: string; readonly gone: () => void };
  const worldOf = ({ amqpUrl, httpUrl }: PrivateBroker): World => ({
    cwd: directory.cwd,
    env: { RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl, OLD_URI: vhostUrl(old, 'shop') },
  });

  beforeAll(async () => {
    directory = writeDirectory({ 'move.yaml': shovels('move.yaml'), 'moved.yaml': shovels('moved.yaml') });
    old = await startPrivateBroker({ prefix: await fetchSuite(pair?.[0] ?? ''), plugins: linkPlugins });
    await http(old, 'PUT', 'vhosts/shop', {});
    await http(old, 'PUT', 'permissions/shop/guest', { configure: '.*', write: '.*', read: '.*' });
    const ha = { 'ha-mode': 'all', 'ha-sync-mode': 'automatic' };
    await http(old, 'PUT', 'policies/shop/ha', { pattern: '^(orders|jobs|work|dead)$', 'apply-to': 'queues', definition: ha });
    await http(old, 'PUT', 'policies/shop/reminders', { pattern: '^reminders$', definition: { ...ha, 'max-length': 5000 }, priority: 1 });
    await fill(old);
  });
  afterAll(async () => {
    await Promise.all([old?.stop(), successor?.stop()]);
    directory?.gone();
  });

  /** Runs the next command of the document, which must be this one. */
  const ran: string[] = [];
  const next = (command: string, broker: PrivateBroker, ...more: readonly string[]) => {
    ran.push(command);
    expect(commands[ran.length - 1]).toBe(command);
    return topo([...command.split(' ').slice(1), ...more], worldOf(broker));
  };

  test('the old broker is exported, the check finds what 4.3 refuses, and --fix leaves only the queue with priorities', async () => {
    expect(await next('topo export --all-vhosts --users --password-hashes -o shop.yaml', old)).toMatchObject({ code: 0 });
    const { code, out } = await next('topo upgrade-check --to 4.3 --from 3.10 shop.yaml', old);
    expect({ code, out }).toEqual({ code: 4, out: expect.stringContaining('ha-mode, ha-sync-mode of policy ha') });
    const fixed = await next('topo upgrade-check --to 4.3 --from 3.10 --fix shop.yaml', old, '--format', 'json');
    const { findings, ...result } = JSON.parse(fixed.out);
    expect(result).toMatchObject({ exitCode: 2, written: ['shop.yaml'], left: [{ key: 'queue shop jobs' }] });
    // a quorum queue gets a delivery limit in 4.0, which its owner decides about
    expect(new Set(findings.map(({ effect }: { readonly effect: string }) => effect))).toEqual(new Set(['changed']));
  });

  test('the plan migrates the queues on the old broker, nothing is blocked, and the apply keeps every message', async () => {
    const { plan } = JSON.parse((await next('topo plan shop.yaml', old, '--format', 'json')).out);
    const actions = plan.changes.map(({ action, key }: { action: string; key: string }) => `${action} ${key}`);
    for (const name of names.filter((one) => one !== 'jobs')) expect(actions).toContain(`migrate queue shop ${name}`);
    expect(plan.changes.filter(({ blocked }: { blocked?: unknown }) => blocked !== undefined)).toEqual([]);
    const applied = await next('topo apply shop.yaml', old, '--yes');
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('The broker is as planned.') });
    expect(await countsOf(old)).toEqual(expectedCounts());
  });

  test('a 4.3 broker starts with the exported definitions, is ready, and a plan has no changes', async () => {
    expect(await next('topo export --format definitions shop.yaml -o definitions.json', old)).toMatchObject({ code: 0 });
    const conf = [`load_definitions = ${directory.cwd}/definitions.json`];
    successor = await startPrivateBroker({ prefix: await fetchSuite(pair?.[1] ?? ''), plugins: linkPlugins, conf });
    expect(await next('topo plan shop.yaml --detailed-exitcode', successor)).toMatchObject({ code: 0 });
    expect(await next('topo upgrade-check --to 4.3 --live', successor)).toMatchObject({ code: 0 });
  });

  test('shovels move every message once, in the order of its queue, and are removed', async () => {
    const site = successor as PrivateBroker;
    expect(await next('topo apply move.yaml', site, '--yes')).toMatchObject({ code: 0 });
    await eventually(async () => expect(await countsOf(site)).toEqual(expectedCounts()));
    await eventually(async () => expect(new Set(Object.values(await countsOf(old)))).toEqual(new Set([0])));
    expect(await next('topo apply moved.yaml --allow blast-radius', site, '--yes')).toMatchObject({ code: 0 });
    const got = await drained(site);
    for (const name of names) expect(got[name]?.map(({ id }) => id).toSorted(), name).toEqual(expectedIds(name).toSorted());
    expect(got.orders?.map(({ id }) => id)).toEqual(expectedIds('orders'));
    const priorities = got.jobs?.map(({ priority }) => priority) ?? [];
    expect(priorities).toEqual(priorities.toSorted((one, other) => other - one));
    expect(got.dead?.every(({ deaths }) => deaths === 'work')).toBe(true);
    expect(await topo(['plan', '--detailed-exitcode', 'shop.yaml'], worldOf(site))).toMatchObject({ code: 0 });
    expect(commands).toEqual(ran);
  });
});

/** Declares the legacy queues, publishes numbered messages, and rejects some of `work`. */
async function fill(broker: PrivateBroker): Promise<void> {
  const connection = await connect(vhostUrl(broker, 'shop'));
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange('rejected', 'fanout');
  for (const [name, { durable, arguments: values }] of Object.entries(legacy))
    await channel.assertQueue(name, { durable, arguments: values });
  await channel.bindQueue('dead', 'rejected', '');
  for (const [name, { count }] of Object.entries(legacy)) {
    for (let i = 0; i < count; i++)
      channel.publish('', name, Buffer.from('x'.repeat(100)), {
        messageId: `${name}-${i}`,
        persistent: true,
        priority: name === 'jobs' ? i % 6 : 0,
      });
  }
  await channel.waitForConfirms();
  for (let i = 0; i < rejected; i++) {
    const message = await channel.get('work');
    if (message !== false) channel.nack(message, false, false);
  }
  await eventually(async () => expect((await channel.checkQueue('dead')).messageCount).toBe(rejected));
  await connection.close();
}

function expectedIds(name: keyof typeof legacy): readonly string[] {
  const numbered = (queue: string, from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${queue}-${from + i}`);
  if (name === 'work') return numbered('work', rejected, legacy.work.count);
  return name === 'dead' ? numbered('work', 0, rejected) : numbered(name, 0, legacy[name].count);
}

function expectedCounts(): { readonly [queue: string]: number } {
  return Object.fromEntries(names.map((name) => [name, expectedIds(name).length]));
}

/** The messages that are ready, by AMQP, which does not lag. */
async function countsOf(broker: PrivateBroker): Promise<{ readonly [queue: string]: number }> {
  const connection = await connect(vhostUrl(broker, 'shop'));
  const channel = await connection.createChannel();
  const counts: { [queue: string]: number } = {};
  for (const name of names) counts[name] = (await channel.checkQueue(name)).messageCount;
  await connection.close();
  return counts;
}

interface Got {
  readonly id: string;
  readonly priority: number;
  /** The queue that dead-lettered it. */
  readonly deaths: string | undefined;
}

/** Takes all messages out of the queues, and those that would still arrive shortly after. */
async function drained(broker: PrivateBroker): Promise<{ readonly [queue in keyof typeof legacy]?: readonly Got[] }> {
  const connection = await connect(vhostUrl(broker, 'shop'));
  const got: { [queue: string]: Got[] } = {};
  for (const name of names) {
    const channel = await connection.createChannel();
    const all: Got[] = [];
    got[name] = all;
    await channel.consume(name, (message) => {
      if (message === null) return;
      const { messageId, priority, headers } = message.properties;
      all.push({ id: String(messageId), priority: Number(priority), deaths: headers?.['x-death']?.[0]?.queue });
      channel.ack(message);
    });
  }
  await eventually(() => {
    for (const name of names) expect(got[name]?.length).toBeGreaterThanOrEqual(expectedIds(name).length);
  });
  await sleep(500);
  await connection.close();
  return got;
}
