// `superStreams:` against super streams that RabbitMQ's own command makes: a plan of them has no changes, and topo makes the same objects.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { applyingOver } from '../../../support/applying.ts';
import { fetchSuite } from '../../../support/broker-source.ts';
import { topo } from '../../../support/io.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../../support/private-suites.ts';
import { http, useVhost } from '../../../support/vhost.ts';

interface Row {
  readonly name?: string;
  readonly arguments: { readonly [argument: string]: unknown };
  readonly source?: string;
  readonly properties_key?: string;
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const listed = async (kind: string): Promise<readonly Row[]> =>
    (await http(broker, 'GET', `${kind}/${encodeURIComponent(vhost.name)}`)).json() as Promise<readonly Row[]>;

  test.each(['amqp', 'http'])('over %s, the bindings are those that the management API makes, and no second ones', async (transport) => {
    const name = `clicks.${transport}`;
    const yaml = (partitions: number) => `superStreams: { ${name}: { partitions: ${partitions}, maxAge: 1D } }`;
    expect(await run(['apply', '--yes', ...applyingOver(transport)], yaml(2), env)).toMatchObject({ code: 0 });
    const path = `bindings/${encodeURIComponent(vhost.name)}/e/${name}/q/${name}-1`;
    await http(broker, 'POST', path, { routing_key: '1', arguments: { 'x-stream-partition-order': 1 } });
    const bound = (await listed('bindings')).filter(({ source }) => source === name);
    expect(bound.map((row) => row.properties_key)).toEqual(['0~iKEaZQ', '1~1jlUUQ']);
    const more = await run(['apply', '--yes', ...applyingOver(transport)], yaml(3), env);
    expect(more).toMatchObject({ code: 0, out: expect.stringContaining('new partitions') });
    const fewer = await run(['plan', '--detailed-exitcode'], yaml(1), env);
    expect(fewer).toMatchObject({
      code: 0,
      out: expect.stringContaining(`has 2 undeclared partitions, left unchanged: ${name}-1, ${name}-2`),
    });
  });

  test('exports a complete super stream as one entry, and one with an additional binding as its parts', async () => {
    const yaml = `
superStreams:
  whole: { bindingKeys: [eu, us], maxLengthBytes: 1GiB, leaderLocator: unset }
  more: { partitions: 2, maxAge: 1D }
exchanges: { extra: { type: fanout } }
bindings:
  - { source: extra, destination: whole-eu }
  - { source: more, destination: more-0, routingKey: '7' }
`;
    expect(await run(['apply', '--yes'], yaml, env)).toMatchObject({ code: 0 });
    const { out } = await topo(['export'], { env });
    expect(out).toContain('  whole: { bindingKeys: [ eu, us ], maxLengthBytes: 1GiB, leaderLocator: unset }\n');
    expect(out).toContain('  more: { type: direct, arguments: { x-super-stream: true } }\n');
    expect(out).not.toMatch(/^ {2}whole-eu:/m);
    expect(await run(['plan', '--detailed-exitcode'], out, env)).toMatchObject({ code: 0 });
  });
});

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('rabbitmq-streams on a private node of %s', (suite) => {
  let node: PrivateBroker;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: ['rabbitmq_stream'] });
  });
  afterAll(() => node.stop());

  test('a super stream of the command is exported as one entry, and a plan of one has no changes', async () => {
    const env = { RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl };
    const add = (...args: string[]) => node.command('rabbitmq-streams', 'add_super_stream', ...args);
    const isOld = suite === 'bookworm';
    await add('orders', '--partitions', '2');
    await add('regions', isOld ? '--routing-keys' : '--binding-keys', 'us,eu');
    await add('bills', '--partitions', '1', '--max-age', 'PT24H', '--max-length-bytes', '1gb', '--leader-locator', 'least-leaders');
    const { code, out } = await topo(['export', '--no-documents'], { env });
    expect(code).toBe(0);
    const locator = isOld ? ', leaderLocator: unset' : ''; // the command of 3.10 sets none
    expect(out).toBe(`${out.slice(0, out.indexOf('superStreams:'))}superStreams:
  bills: { partitions: 1, maxLengthBytes: 1000000000, maxAge: 86400s, leaderLocator: least-leaders }
  orders: { partitions: 2${locator} }
  regions: { bindingKeys: [ us, eu ]${locator} }
`);
    expect(await run(['plan', '--detailed-exitcode'], out, env)).toMatchObject({ code: 0 });
    const mine = `superStreams: { bills: { partitions: 1, maxAge: 24h, maxLengthBytes: 1GB, leaderLocator: least-leaders } }`;
    expect(await run(['plan', '--detailed-exitcode'], mine, env)).toMatchObject({ code: 0 });
  });
});

/** Runs a command in a directory with the topology. */
async function run(
  argv: readonly string[],
  yaml: string,
  env: { readonly [name: string]: string },
): Promise<{ code: number; out: string }> {
  const cwd = mkdtempSync(join(tmpdir(), 'topo-super-stream-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, 'topology.yaml'), yaml);
  return topo(argv, { cwd, env });
}
