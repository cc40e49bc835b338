// The states of federation links and shovels in plans and in doctor, on real nodes with their plugins: running, or why not, without a secret.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this

import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import type { LinkState } from '../../../src/model/links.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { linkPlugins } from '../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

const [password, wrong] = ['right-s3cret', 'wrong-s3cret'];

describe.each(clusterSuites())('the states on %s', (suite) => {
  let broker: PrivateBroker;
  let text: string;
  const isNewest = suite === 'forky';

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
    const { host } = new URL(broker.amqpUrl);
    const upstream = (name: string, uri: string): string => `  ${name}: { uri: '${uri}', reconnectDelay: 1 }\n`;
    const uris = {
      works: `amqp://linker:\${PASSWORD}@${host}/up`,
      login: `amqp://linker:\${WRONG}@${host}/up`,
      closed: 'amqp://linker:${PASSWORD}@127.0.0.1:1/up',
      host: 'amqp://linker:${PASSWORD}@no.such.host.invalid/up',
      vhost: `amqp://linker:\${PASSWORD}@${host}/none`,
      unused: 'amqp://',
    };
    const federated = Object.keys(uris).filter((name) => name !== 'unused');
    const shovel = (name: string, uri: string): string =>
      `  ${name}: { srcUri: '${uri}', srcQueue: a, destUri: 'amqp:///down', destQueue: b, reconnectDelay: 1 }\n`;
    text = `
vhost: { name: down }
exchanges: { ${federated.map((name) => `x-${name}: { type: topic }`).join(', ')} }
queues: { a: { type: classic }, b: { type: classic } }
users: { linker: { password: '\${PASSWORD}' } }
permissions: { linker: { configure: '.*', write: '.*', read: '.*' } }
federationUpstreams:
${Object.entries(uris)
  .map(([name, uri]) => upstream(name, uri))
  .join('')}
policies:
${federated.map((name) => `  ${name}: { pattern: '^x-${name}$', applyTo: exchanges, definition: { federation-upstream: ${name} } }\n`).join('')}
shovels:
${shovel('moves', 'amqp:///down')}${shovel('refused', uris.login)}
---
vhost: { name: up }
permissions: { linker: { configure: '.*', write: '.*', read: '.*' } }
`;
  });

  afterAll(() => broker?.stop());

  const run = async (command: readonly string[], more: { readonly [name: string]: string } = {}, content = text) => {
    const env = {
      RABBITMQ_URL: `${broker.amqpUrl}/down`,
      RABBITMQ_MANAGEMENT_URL: broker.httpUrl,
      PASSWORD: password,
      WRONG: wrong,
      ...more,
    };
    const done = await topo(command, { cwd: directoryOf({ 'topology.yaml': content }), env });
    for (const secret of [password, wrong]) expect(done.out + done.err).not.toContain(secret);
    return done;
  };
  const planOf = async (more = {}, content = text): Promise<Plan> =>
    (JSON.parse((await run(['plan', 'topology.yaml', '--format', 'json'], more, content)).out) as { plan: Plan }).plan;
  const textOf = ({ of, name, status, reason }: LinkState): string =>
    [of, name, status, ...(reason === undefined ? [] : [reason])].join(' ');

  test('a plan lists each link and shovel, and why it is not running', async () => {
    expect((await run(['apply', 'topology.yaml', '--yes'])).err).toBe('');
    await vi.waitFor(
      async () =>
        expect((await planOf()).links?.map(textOf)).toEqual([
          expect.stringMatching(/closed down no broker accepts connections .* \(econnrefused\)/),
          expect.stringMatching(/host down the host name of the upstream is unknown \(unknown_host\)/),
          expect.stringMatching(/login down the upstream refuses the user or the password \(ACCESS_REFUSED - Login was refused/),
          'federation-upstream unused unused',
          expect.stringMatching(/vhost down the virtual host does not exist on the upstream, .* \(not_allowed\)/),
          'federation-upstream works running',
          'shovel moves running',
          expect.stringMatching(
            isNewest ? /refused down it cannot connect to its source/ : /refused down (it is starting|RabbitMQ does not list it)/,
          ),
        ]),
      { timeout: 30_000, interval: 500 },
    );
    const { out } = await run(['plan', 'topology.yaml']);
    expect(out).toContain('No changes.');
    expect(out).toContain('states of federation links and shovels before this plan, 5 not running:');
    expect(out).toMatch(/federation upstream down: login +NOT RUNNING: exchange x-login: the upstream refuses/);
  });

  test('a saved plan with states is shown and applied', async () => {
    const cwd = directoryOf({ 'topology.yaml': text.replace('closed: { uri: ', 'closed: { maxHops: 2, uri: ') });
    const env = { RABBITMQ_URL: `${broker.amqpUrl}/down`, RABBITMQ_MANAGEMENT_URL: broker.httpUrl, PASSWORD: password, WRONG: wrong };
    const made = await topo(['plan', 'topology.yaml', '--out', 'plan.json'], { cwd, env });
    expect(made.out).toMatch(/closed +NOT RUNNING: .*; restarted by this plan/);
    expect((await topo(['show', 'plan.json'], { cwd, env })).out).toMatch(/closed +NOT RUNNING: .*; restarted by this plan/);
    const applied = await topo(['apply', 'plan.json', '--yes'], { cwd, env });
    expect(applied.out).toContain('Applied: 1 of 1 steps');
    expect((await run(['apply', 'topology.yaml', '--yes'])).code).toBe(0);
  });

  test('doctor reports each link and shovel that is not running', async () => {
    const checks = async (): Promise<readonly Check[]> => {
      const { out } = await run(['doctor', '--format', 'json'], {}, 'vhost: down');
      return (JSON.parse(out) as { checks: readonly Check[] }).checks.filter(({ name }) => name === 'links');
    };
    await vi.waitFor(
      async () => {
        const found = await checks();
        expect(found.map(({ state, detail }) => `${state} ${detail}`).sort()).toEqual([
          'ok 2 running, 5 not running',
          expect.stringMatching(/^warning federation upstream closed, exchange x-closed in down is not running: .*econnrefused/),
          expect.stringMatching(/^warning federation upstream host, .*unknown_host/),
          expect.stringMatching(/^warning federation upstream login, .*ACCESS_REFUSED/),
          expect.stringMatching(/^warning federation upstream vhost, .*not_allowed/),
          expect.stringMatching(/^warning shovel refused in down is not running: /),
        ]);
        expect(found.flatMap((one) => ('code' in one ? [one.code] : []))).toEqual(Array(5).fill('link-down'));
      },
      { timeout: 30_000, interval: 500 },
    );
  });

  test('without the tag monitoring, the states are not visible, and the plan and doctor say so', async () => {
    const info = { name: suite, version: '', ...broker };
    await http(info, 'PUT', 'users/maker', { password, tags: 'policymaker' });
    for (const vhost of ['down', 'up']) await http(info, 'PUT', `permissions/${vhost}/maker`, { configure: '.*', write: '.*', read: '.*' });
    const as = (url: string): string => url.replace('guest:guest', `maker:${password}`);
    const env = { RABBITMQ_URL: `${as(broker.amqpUrl)}/down`, RABBITMQ_MANAGEMENT_URL: as(broker.httpUrl) };
    const own = text.replace(/^(users|permissions):.*$/gm, '');
    const plan = await planOf(env, own.replace('{ name: down }', 'down').replace('{ name: up }', 'up'));
    expect(plan.links).toBeUndefined();
    const hidden = plan.notices
      .filter(({ message }) => message.startsWith('the states of'))
      .map(({ message, hint }) => `${message}; ${hint}`);
    expect(hidden).toEqual(
      ['federation links', 'shovels'].map((what) => `the states of ${what} are not visible; they require a user with the tag monitoring`),
    );
    const { out } = await run(['doctor'], env, 'vhost: down');
    expect(out).toMatch(/links +not visible/);
  });
});

describe.each(inject('brokers'))('without the plugins, on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);

  test('doctor reports that states are not visible', async () => {
    const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const { out } = await topo(['doctor'], { cwd: directoryOf({}), env });
    expect(out).toMatch(/links +not visible/);
    expect(out).toContain('rabbitmq_federation_management and rabbitmq_shovel_management');
  });
});
