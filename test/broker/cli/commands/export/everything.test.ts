// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
// A virtual host with everything that a broker accepts: its export lacks nothing, a plan of it has no changes, and a copy holds the same.
import { connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parseManagementUrls } from '../../../../../src/broker/address.ts';
import { openManagement } from '../../../../../src/broker/management/open.ts';
import { keyOf } from '../../../../../src/model/key.ts';
import type { Arguments } from '../../../../../src/model/values.ts';
import { queueArguments } from '../../../../../src/rabbitmq/arguments.ts';
import { policyKeys } from '../../../../../src/rabbitmq/policy-key-table.ts';
import { neededBeside } from '../../../../../src/rabbitmq/policy-keys.ts';
import { twoValuesOf, valuesOf } from '../../../../support/argument-values.ts';
import type { BrokerInfo } from '../../../../support/broker-source.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { http, vhostUrl } from '../../../../support/vhost.ts';

const names = [
  ...['a b', 'a/b', '%2F', '#', '~', '*', '中文', '${x}', '$${x}', 'true', '1', "it's", '"', ' leading', 'trailing ', 'x: y', '- x', '&a'],
  ...['@', '\\', '{', '[', '!x', '|', '>', '?', '-', '...', '---', 'Null', '<<', '=', '🐇', 'a\tb', '中'.repeat(85)],
];
const keys = ['', '#', '*', 'a.#.#', '${x}', 'x'.repeat(255), ' ', '1', 'null', '\t', '漢字.*'];
const typed = (type: string, value: unknown) => ({ '!': type, value });
const headers: readonly unknown[] = [
  ...[null, 'undefined', '', 'text', 'Not UTF-8, base64 is: /w==', true, 1, -1, 1.5, [], {}, [1, 'x', [null]], { a: { b: null } }],
  ...[
    typed('timestamp', 5),
    typed('double', 2),
    typed('float', 0.5),
    typed('int64', 9_007_199_254_740_993n),
    typed('uint32', 4_000_000_000),
  ],
  ...[Buffer.from([0xff]), Buffer.from('abc'), typed('decimal', { digits: 314, places: 2 }), typed('int8', 5), typed('int16', 300)],
];

/** Declares all of it, and ignores what this version refuses. */
async function fill(broker: BrokerInfo, vhost: string): Promise<void> {
  const put = (path: string, body: unknown) => http(broker, 'PUT', path, body).catch(() => undefined);
  for (const row of queueArguments) {
    const needed: Arguments = row.needs === undefined ? {} : { [row.needs]: 'some' };
    for (const type of ['classic', 'quorum', 'stream']) {
      const values = type === 'classic' ? valuesOf(row.rule) : twoValuesOf(row.rule).slice(0, 1);
      const bodies = values.map((value) => ({ durable: true, arguments: { ...needed, [row.argument]: value, 'x-queue-type': type } }));
      await Promise.all(bodies.map((body, at) => put(`queues/${vhost}/${type}.${row.argument}.${at}`, body)));
    }
  }
  for (const name of names) {
    const encoded = encodeURIComponent(name);
    await put(`queues/${vhost}/${encoded}`, { durable: true, arguments: { 'x-dead-letter-exchange': `no ${name}`.slice(0, 80) } });
    await put(`exchanges/${vhost}/${encoded}`, { type: 'topic', durable: true, arguments: { 'alternate-exchange': name } });
    await put(`policies/${vhost}/${encoded}`, { pattern: '^nothing$', definition: { 'max-length': 1 }, 'apply-to': 'queues' });
  }
  for (const [at, flags] of [{ durable: false }, { auto_delete: true }, { durable: false, auto_delete: true }].entries()) {
    await put(`queues/${vhost}/flags.${at}`, flags);
    await put(`exchanges/${vhost}/flags.${at}`, { type: 'fanout', internal: true, ...flags });
  }
  for (const row of policyKeys) {
    const [value] = twoValuesOf(row.rule);
    const beside = neededBeside(row, value);
    const definition = { ...(beside === undefined ? {} : { [beside]: 'exactly' }), [row.key]: value };
    await put(`policies/${vhost}/key ${row.key}`, { pattern: '^nothing$', definition, 'apply-to': 'all', priority: -5 });
  }
  await bindAll(broker, vhost);
}

async function bindAll(broker: BrokerInfo, vhost: string): Promise<void> {
  const connection = await connect(vhostUrl(broker, vhost));
  const channel = await connection.createChannel();
  await channel.assertQueue('q', { durable: true });
  await channel.assertExchange('h', 'headers', { durable: true });
  await channel.assertExchange('cycle', 'fanout', { durable: true });
  for (const key of keys) await channel.bindQueue('q', '*', key);
  for (const name of names) await channel.bindQueue(name, name, 'k');
  for (const [at, value] of headers.entries()) await channel.bindQueue('q', 'h', `${at}`, { 'x-match': 'any', value });
  await channel.bindQueue('q', 'h', 'none of them', { a: null, b: 'undefined', c: null, d: typed('timestamp', 5) });
  await channel.bindExchange('cycle', 'cycle', '');
  await channel.bindExchange('amq.topic', 'cycle', '');
  await channel.bindExchange('cycle', 'amq.topic', '#');
  await connection.close();
}

/** A virtual host for one test. */
async function createVhost(broker: BrokerInfo, name: string): Promise<void> {
  await http(broker, 'PUT', `vhosts/${name}`, {});
  onTestFinished(async () => void (await http(broker, 'DELETE', `vhosts/${name}`)));
}

/** All objects of a virtual host, as keys without its name. */
async function objectsOf(broker: BrokerInfo, vhost: string): Promise<readonly string[]> {
  const management = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
  onTestFinished(() => management.close());
  const { observations } = await management.reader.observe({ vhosts: [vhost], wanted: new Map() });
  return [...observations.values()]
    .flatMap((seen) => (seen.state === 'present' ? [{ ...seen.entity, vhost: '/' }] : []))
    .map((entity) => JSON.stringify([keyOf(entity), entity]))
    .sort();
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = `t-everything-${broker.name}`;
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  test('an export of everything is whole, plans to no changes, and applied elsewhere gives the same objects', async () => {
    await createVhost(broker, vhost);
    await fill(broker, vhost);
    const cwd = directoryOf({});
    const exported = await topo(['export', '-o', 'all.yaml'], { cwd, env });
    expect({ code: exported.code, missing: exported.err.match(/error\[.*/g) }).toEqual({ code: 0, missing: null });
    expect((await objectsOf(broker, vhost)).length).toBeGreaterThan(250);
    for (const transport of ['http', 'auto']) {
      const planned = await topo(['plan', 'all.yaml', '--detailed-exitcode', '--show-undeclared', '--transport', transport], { cwd, env });
      expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
      expect(planned.out).not.toContain('undeclared objects');
    }

    expect(await topo(['export', '-o', 'split/', '--split', 'prefix'], { cwd, env })).toMatchObject({ code: 0 });
    const planned = await topo(['plan', 'split', '--detailed-exitcode'], { cwd, env });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });

    await createVhost(broker, `${vhost}-copy`);
    const other = { ...env, RABBITMQ_URL: vhostUrl(broker, `${vhost}-copy`) };
    const applied = await topo(['apply', 'all.yaml', '--yes', '--map-vhost', `${vhost}=${vhost}-copy`], { cwd, env: other });
    expect({ code: applied.code, err: applied.err.match(/error\[.*/g) }).toEqual({ code: 0, err: null });
    expect(await objectsOf(broker, `${vhost}-copy`)).toEqual(await objectsOf(broker, vhost));
  });
});
