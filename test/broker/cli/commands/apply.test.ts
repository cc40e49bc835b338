// topo plan and topo apply from end to end: names and virtual hosts of every kind, confirmation, saved and approved plans.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import type { Plan } from '../../../../src/model/plan.ts';
import { applyingOver } from '../../../support/applying.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, type Ran, topo, type World } from '../../../support/io.ts';
import { http, useVhost, vhostUrl } from '../../../support/vhost.ts';

const transports = ['amqp', 'http', 'auto'] as const;
/** A name of one or two dots has no address in the management API. */
const dots = '..';
const odd = ['with blank', 'a/b', '50%', '%2F', 'a#b', '队列', '🐇🐇', 'ü?&=+', "o'clock", '"quoted"', '-', 'null', '#', '*.x'];
const topologyOf = (names: readonly string[]): string =>
  JSON.stringify({
    exchanges: Object.fromEntries(names.map((name) => [name, { type: 'topic' }])),
    queues: Object.fromEntries(names.map((name) => [name, { maxLength: 5 }])),
    bindings: names.map((name) => ({ source: name, destination: name, routingKey: `${name}.#` })),
  });

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = (name = vhost.name) => ({ RABBITMQ_URL: vhostUrl(broker, name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl });
  const run = (argv: readonly string[], cwd: string, world: World = {}): Promise<Ran> => topo(argv, { cwd, env: env(), ...world });
  const queues = async (name = vhost.name): Promise<string[]> =>
    ((await (await http(broker, 'GET', `queues/${encodeURIComponent(name)}?disable_stats=true`)).json()) as { name: string }[])
      .map((queue) => queue.name)
      .sort();

  beforeEach(async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  });

  test('an apply of a part lists the rest and exits 7, and the rest is planned afterwards', async () => {
    const cwd = directoryOf({
      'topology.yaml': 'exchanges: { e: { type: fanout } }\nqueues: { a: {}, b: {} }\nbindings: [{ source: e, destination: b }]\n',
    });
    const part = await run(['apply', '--yes', '--only', 'queue/a'], cwd);
    expect(part).toMatchObject({ code: 7, out: expect.stringContaining('3 changes left out:') });
    expect(await queues()).toEqual(['a']);
    expect(await run(['apply', '--yes', '--only', 'queue/*'], cwd)).toMatchObject({ code: 0 });
    expect(await run(['plan', '--detailed-exitcode'], cwd)).toMatchObject({ code: 0 });
  });

  test('a blocked apply says that nothing was applied, and --skip-blocked applies the others', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { maxLength: 1 }, b: {} }\n' });
    await http(broker, 'PUT', `queues/${vhost.name}/a`, { durable: true });
    expect(await run(['apply', '--yes'], cwd)).toMatchObject({ code: 4, out: expect.stringMatching(/Nothing was applied\.\n$/) });
    expect(await queues()).toEqual(['a']);
    const part = await run(['apply', '--yes', '--skip-blocked'], cwd);
    expect(part).toMatchObject({ code: 7, out: expect.stringContaining('1 change left out:') });
    expect(await queues()).toEqual(['a', 'b']);
  });

  test('a plan names every missing virtual host', async () => {
    const missing = ['one', 'two'].map((tail) => `${vhost.name}:${tail}`);
    const cwd = directoryOf(
      Object.fromEntries(missing.map((name, at) => [`${at}.yaml`, JSON.stringify({ vhost: name, queues: { q: {} } })])),
    );
    const { code, err } = await run(['plan'], cwd, { env: env('/') });
    expect({ code, named: missing.filter((name) => err.includes(name)) }).toEqual({ code: 69, named: missing });
  });

  describe.each(transports)('over %s', (transport) => {
    test('topo apply accepts names with any characters', async () => {
      const names = transport === 'http' ? odd : [...odd, dots];
      const all = 3 * names.length;
      const cwd = directoryOf({ 'topology.yaml': topologyOf(names) });
      const applied = await run(['apply', '--yes', ...applyingOver(transport)], cwd);
      expect(applied).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`${all} of ${all} steps done`) });
      expect(await queues()).toEqual([...names].sort());
      const again = await run(['plan', '--detailed-exitcode', '--transport', transport], cwd);
      expect(again).toMatchObject({ code: 0, err: '' });
      expect((await run(['plan', '--detailed-exitcode', '--transport', 'http'], cwd)).out).toContain(`No changes. ${all} unchanged.`);
    });

    test.each(['a/b', 'with blank', '%2F', '队列'])(
      'topo apply uses the virtual host %s from the URL, the flag and the document',
      async (tail) => {
        const name = `${vhost.name}:${tail}`;
        await http(broker, 'PUT', `vhosts/${encodeURIComponent(name)}`, {});
        try {
          const plain = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
          const named = directoryOf({ 'topology.yaml': JSON.stringify({ vhost: name, queues: { c: {} } }) });
          const flag = directoryOf({ 'topology.yaml': 'queues: { b: {} }\n' });
          const over = ['apply', '--yes', ...applyingOver(transport)];
          expect(await run(over, plain, { env: env(name) })).toMatchObject({ code: 0 });
          expect(await run([...over, '--vhost', name], flag)).toMatchObject({ code: 0 });
          expect(await run(over, named, { env: env('/') })).toMatchObject({ code: 0 });
          expect(await queues(name)).toEqual(['a', 'b', 'c']);
          expect(await queues()).toEqual([]);
        } finally {
          await http(broker, 'DELETE', `vhosts/${encodeURIComponent(name)}`);
        }
      },
    );

    test('topo apply uses the virtual host /', async () => {
      const name = `${vhost.name}-in-root`;
      const cwd = directoryOf({ 'topology.yaml': JSON.stringify({ queues: { [name]: { expires: '1h' } } }) });
      for (const [url, ...flags] of [[`${broker.amqpUrl}/%2F`], [broker.amqpUrl], [`${broker.amqpUrl}/`], [vhost.url, '--vhost', '/']]) {
        const world = { env: { ...env(), RABBITMQ_URL: url } };
        expect(await run(['apply', '--yes', ...applyingOver(transport), ...flags], cwd, world)).toMatchObject({
          code: 0,
          out: expect.stringContaining('vhost / '),
        });
        expect(await queues('/')).toContain(name);
        await http(broker, 'DELETE', `queues/%2F/${encodeURIComponent(name)}`);
      }
    });
  });

  describe('what exists with other attributes', () => {
    const before = directoryOfLater({ 'topology.yaml': 'queues: { a: { maxLength: 5 }, b: {} }\nexchanges: { e: { type: fanout } }\n' });
    const after = directoryOfLater({ 'topology.yaml': 'queues: { a: { maxLength: 6 }, b: {} }\nexchanges: { e: { type: topic } }\n' });
    const exchange = 'replace:exchange/e';

    test('a changed attribute is a replace with both values, blocked until it is allowed', async () => {
      expect(await run(['apply', '--yes'], before())).toMatchObject({ code: 0 });
      const cwd = after();
      const planned = await run(['plan'], cwd);
      expect(planned).toMatchObject({
        code: 4,
        err: '',
        out: expect.stringMatching(/-\/\+ +queue +a .*5 → 6.*BLOCKED.*replace:queue\/a.*2 blocked/s),
      });
      expect(planned.out).toMatch(/-\/\+ +exchange +e .*fanout → topic/);
      const refused = await run(['apply', '--yes'], cwd);
      expect(refused).toMatchObject({ code: 4, err: expect.stringContaining("--allow 'migrate:queue/a'") });
      expect(refused.out).not.toContain('Applied');
      const refusedJson = await run(['apply', '--yes', '--format', 'json'], cwd);
      expect({ code: refusedJson.code, report: JSON.parse(refusedJson.out) as unknown }).toMatchObject({
        code: 4,
        report: {
          exitCode: 4,
          diagnostics: [{ code: 'attribute-immutable' }, { code: 'attribute-immutable' }],
          plan: { summary: { blocked: 2 } },
        },
      });
      const allowed = await run(['apply', '--yes', '--allow', exchange, '--allow', 'replace:queue/a'], cwd);
      expect(allowed).toMatchObject({ code: 0, err: '', out: expect.stringContaining('The broker is as planned.') });
      expect(await run(['plan', '--detailed-exitcode'], cwd)).toMatchObject({ code: 0 });
    });
  });

  describe('without --yes', () => {
    const cwd = directoryOfLater({ 'topology.yaml': 'queues: { a: {} }\n' });

    test('topo apply asks on a terminal and accepts only yes', async () => {
      for (const answer of ['no', '', 'y', 'YES', 'yes please']) {
        const ran = await run(['apply'], cwd(), { answers: [answer] });
        expect(ran).toMatchObject({
          code: 130,
          asked: [expect.stringContaining('Only "yes" is accepted')],
          err: 'Nothing was applied.\n',
          out: expect.stringContaining('1 to create'),
        });
      }
      expect(await queues()).toEqual([]);
      expect(await run(['apply'], cwd(), { answers: [' yes\n'] })).toMatchObject({
        code: 0,
        out: expect.stringContaining('Applied: 1 of 1'),
      });
      expect(await queues()).toEqual(['a']);
      expect(await run(['apply'], cwd(), { answers: ['no'] })).toMatchObject({ code: 0, asked: [] });
    });

    test('topo apply --format json shows the plan before it asks, and prints one document', async () => {
      const ran = await run(['apply', '--format', 'json'], cwd(), { answers: ['no'] });
      expect(ran).toMatchObject({ code: 130, err: expect.stringContaining('1 to create') });
      expect(JSON.parse(ran.out)).toMatchObject({ exitCode: 130, plan: { summary: { create: 1 } } });
    });

    test('topo apply without a terminal changes nothing', async () => {
      expect(await run(['apply'], cwd())).toMatchObject({ code: 64, out: '' });
      expect(await queues()).toEqual([]);
    });

    test('topo apply --approved applies only the plan with that digest', async () => {
      const { out } = await run(['plan', '--format', 'json'], cwd());
      const { digest } = (JSON.parse(out) as { plan: Plan }).plan;
      const wrong = `sha256:${'0'.repeat(16)}`;
      expect(await run(['apply', '--approved', wrong], cwd())).toMatchObject({
        code: 5,
        err: expect.stringContaining(`error[not-approved]: the digest of the plan is ${digest}`),
      });
      expect(await run(['apply', '--yes', '--approved', wrong], cwd())).toMatchObject({ code: 5 });
      expect(await queues()).toEqual([]);
      expect(await run(['apply', '--approved', digest.slice(0, 23)], cwd())).toMatchObject({ code: 0 });
      expect(await queues()).toEqual(['a']);
    });
  });

  describe.each(['amqp', 'http'] as const)('a saved plan over %s', (transport) => {
    const over = applyingOver(transport);
    const saved = async (text: string): Promise<string> => {
      const cwd = directoryOf({ 'topology.yaml': text });
      expect(await run(['plan', '--out', 'plan.json', '--transport', transport], cwd)).toMatchObject({ code: 0 });
      return cwd;
    };

    test('a saved plan is applied without a question, twice', async () => {
      const cwd = await saved('queues: { a: {}, b: {} }\n');
      expect(readFileSync(join(cwd, 'plan.json'), 'utf8')).not.toContain('guest:guest');
      expect(await run(['apply', 'plan.json', ...over], cwd)).toMatchObject({ code: 0, out: expect.stringContaining('Applied: 2 of 2') });
      expect(await run(['apply', 'plan.json', ...over], cwd)).toMatchObject({ code: 0, out: expect.stringContaining('Applied: 0 of 0') });
      expect(await queues()).toEqual(['a', 'b']);
    });

    test('a saved plan is applied to its own virtual host, whatever the URL', async () => {
      const cwd = await saved('queues: { a: {} }\n');
      const world = { env: { ...env(), RABBITMQ_URL: `${broker.amqpUrl}/no-such-vhost` } };
      expect(await run(['apply', 'plan.json', ...over], cwd, world)).toMatchObject({ code: 0 });
      expect(await queues()).toEqual(['a']);
    });

    test('a saved plan with another digest than the approved one is rejected', async () => {
      const cwd = await saved('queues: { a: {} }\n');
      expect(await run(['apply', 'plan.json', '--approved', `sha256:${'f'.repeat(64)}`, ...over], cwd)).toMatchObject({ code: 5 });
      expect(await queues()).toEqual([]);
    });
  });

  test('a stale saved plan changes nothing', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { maxLength: 5 }, b: {} }\n' });
    expect(await run(['plan', '--out', 'plan.json'], cwd)).toMatchObject({ code: 0 });
    await http(broker, 'PUT', `queues/${vhost.name}/a`, { durable: true, auto_delete: false, arguments: { 'x-max-length': 7 } });
    const text = await run(['apply', 'plan.json'], cwd);
    expect(text).toMatchObject({ code: 5, err: expect.stringContaining('error[plan-stale]') });
    const json = await run(['apply', 'plan.json', '--format', 'json'], cwd);
    expect(JSON.parse(json.out)).toMatchObject({ exitCode: 5, diagnostics: [{ code: 'plan-stale' }] });
    expect(await queues()).toEqual(['a']);
  });

  test('a plan of bindings over AMQP alone can be applied repeatedly', async () => {
    const text = 'exchanges: { e: { type: topic } }\nqueues: { a: {} }\nbindings: [{ source: e, destination: a, routingKey: k }]\n';
    const cwd = directoryOf({ 'topology.yaml': text });
    for (const steps of [3, 1, 1]) {
      const ran = await run(['apply', '--yes', '--transport', 'amqp'], cwd);
      expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`Applied: ${steps} of ${steps} steps done`) });
      expect(ran.out).toContain('as far as visible over AMQP');
    }
    expect(await run(['plan', '--transport', 'amqp', '--detailed-exitcode'], cwd)).toMatchObject({ code: 0 });
    expect(await run(['plan', '--transport', 'amqp', '--strict-read'], cwd)).toMatchObject({ code: 2 });
    expect(await run(['plan', '--transport', 'http', '--strict-read'], cwd)).toMatchObject({ code: 0 });
  });

  test('topo apply reads standard input with variables', async () => {
    const stdin = `queues: { q: { maxLength: "\${MOST}" } }\n`;
    expect(await run(['apply', '-', '--yes', '--var', 'MOST=7'], '/', { stdin })).toMatchObject({ code: 0 });
    expect(await run(['plan', '-', '--var', 'MOST=7', '--detailed-exitcode'], '/', { stdin })).toMatchObject({ code: 0 });
    expect(await run(['plan', '-', '--var', 'MOST=8', '--detailed-exitcode'], '/', { stdin })).toMatchObject({ code: 4 });
  });
});

/** A directory that is created on first use in a test and removed after it. */
function directoryOfLater(files: { readonly [name: string]: string }): () => string {
  return () => directoryOf(files);
}
