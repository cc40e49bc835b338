// topo init on a filled broker: what it writes is the broker, without the objects of other tools and without a secret.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fetchSuite } from '../../../support/broker-source.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { linkPlugins } from '../../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { clusterSuites } from '../../../support/private-suites.ts';
import { http, useVhost } from '../../../support/vhost.ts';

const filled = `exchanges:
  orders: { type: topic }
  audit: { type: fanout }
queues:
  orders.created: { type: quorum, maxLength: 1000 }
  audit: { type: classic }
bindings:
  - { source: orders, destination: orders.created, routingKey: order.created.# }
  - { source: audit, destination: audit }
  - { source: orders, destination: audit, destinationType: exchange, routingKey: '#' }
policies:
  limits: { pattern: '^audit$', applyTo: queues, definition: { max-length: 50 } }
`;

/** A repository as forges create it. */
const newRepository = { 'README.md': '# orders\n', LICENSE: 'MIT\n', '.gitignore': 'node_modules/\n' };

function repository(): string {
  const cwd = directoryOf(newRepository);
  execFileSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const empty = useVhost(broker);
  const vhost = useVhost(broker);
  const argv = ['init', '--yes', '--url', vhost.url, '--management', broker.httpUrl];
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  beforeAll(async () => {
    const applied = await topo(['apply', '-', '--yes'], { stdin: `vhost: ${vhost.name}\n${filled}`, env });
    expect(applied).toMatchObject({ code: 0 });
  });

  test('adopts a broker in one command: the plan is empty, and the tests pass', async () => {
    const client = await connect(vhost.url);
    const channel = await client.createChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, 'orders', 'own');
    const cwd = repository();
    const { code, out, err } = await topo(argv, { cwd });
    await client.close();
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringContaining('notice[export-excluded]: excluded on purpose: exclusive queues'),
    });
    expect(out).toContain('Kept unchanged:\n  .gitignore  (does not contain *.plan.json, plan.json, .env, .env.*: ');
    expect(out).toMatch(/^No changes\. 10 unchanged\.$/m);
    expect(out).toMatch(
      /Adopted: the files and the broker are equal\.\nSecrets to set where topo runs: RABBITMQ_URL, RABBITMQ_MANAGEMENT_URL\.\n$/,
    );
    for (const [name, text] of Object.entries(newRepository)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
    const texts = readdirSync(cwd, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
      .filter(({ entry, path }) => entry.isFile() && !path.startsWith(join(cwd, '.git/')))
      .map(({ path }) => readFileSync(path, 'utf8'));
    expect(texts.length).toBe(7);
    expect(texts.join('')).not.toMatch(/guest:guest|127\.0\.0\.1|amq\.gen/);
    expect(await topo(['test', '-e', 'production'], { cwd, env })).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 tests: 2 passed'),
    });
    expect(await topo(['drift', '-e', 'production'], { cwd, env })).toMatchObject({ code: 0 });
    const again = await topo(argv, { cwd });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to create: all files exist.') });
    expect(await http(broker, 'PUT', `queues/${vhost.name}/more`, { durable: true })).toMatchObject({ status: 201 });
    expect(await topo(argv, { cwd })).toMatchObject({ code: 64, out: '', err: expect.stringMatching(/^ {2}topologies\/.*\.yaml$/m) });
    await http(broker, 'DELETE', `queues/${vhost.name}/more`);
  });

  test('begins in a new repository with an empty virtual host: the plan is empty, and existing files are kept', async () => {
    const cwd = repository();
    const { code, out } = await topo(['init', '--yes', '--url', empty.url, '--management', broker.httpUrl], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^No changes\. 2 unchanged\.$/m) });
    for (const [name, text] of Object.entries(newRepository)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });
});

describe.each(clusterSuites().slice(-1))('with the plugins of %s', (suite) => {
  let broker: PrivateBroker;
  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
  });
  afterAll(async () => await broker?.stop());

  test('names the variables of secrets, and does not plan without their values', async () => {
    const uri = 'amqp://someone:verysecret@upstream.example';
    await http({ name: 'init', version: '', ...broker }, 'PUT', 'parameters/federation-upstream/%2F/site', { value: { uri } });
    const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const cwd = directoryOf({});
    const { code, out, err } = await topo(['init', '--yes'], { cwd, env });
    expect({ code, out }).toEqual({ code: 9, out: expect.stringMatching(/^Not planned: the values of \w+_SITE_URI are not set\./m) });
    const [variable = ''] = /\w+_SITE_URI/.exec(out) ?? [];
    const set = { ...env, [variable]: uri };
    expect(await topo(['plan', '-e', 'production', '--detailed-exitcode'], { cwd, env: set })).toMatchObject({ code: 0 });
    const adopted = await topo(['init', '--yes'], { cwd: directoryOf({}), env: set });
    expect(adopted).toMatchObject({ code: 0 });
    for (const text of [out, err, adopted.out, adopted.err, readFileSync(join(cwd, 'topologies/default.yaml'), 'utf8')]) {
      expect(text).not.toContain('verysecret');
    }
  });
});
