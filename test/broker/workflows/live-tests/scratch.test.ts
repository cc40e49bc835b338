// Where live tests run: under scratch names if no virtual host can be created, without reaching or changing other objects;
// everything is removed again, also after a failure and after Ctrl-C.
import { connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import type { BrokerInfo } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, startTopo, topo } from '../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';

/** Uses every name that could lead out of the copy: the default exchange in three ways, a predeclared exchange, an alternate exchange. */
const leaving = `exchanges:
  orders: { type: topic, alternateExchange: unrouted }
  unrouted: { type: fanout }
queues:
  work: { deadLetterExchange: '' } # the dead letters keep their key: a name in the given virtual host
  bystander:
  session: { exclusive: true }
  short: { messageTtl: 1m, deadLetterExchange: amq.topic, deadLetterRoutingKey: bystander.x }
  lost:
bindings:
  - { source: amq.topic, destination: bystander, routingKey: 'bystander.#' }
  - { source: orders, destination: work, routingKey: bystander }
  - { source: orders, destination: session, routingKey: session }
  - { source: unrouted, destination: lost }
tests:
  - name: by its name
    publish: { routingKey: bystander }
    expect: { queues: [bystander] }
  - name: through a predeclared exchange
    publish: { exchange: amq.topic, routingKey: bystander.a }
    expect: { queues: [bystander] }
  - name: by a key that is a name, when it is dead
    publish: { exchange: orders, routingKey: bystander }
    expect: { queues: [work] }
    then:
      - { reject: work, expect: { deadLetteredTo: [bystander] } }
  - name: expired into a predeclared exchange
    publish: { routingKey: short }
    expect: { queues: [short] }
    then:
      - { expire: short, expect: { deadLetteredTo: [bystander] } }
  - name: an exclusive queue
    publish: { exchange: orders, routingKey: session }
    expect: { queues: [session] }
  - name: an alternate exchange
    publish: { exchange: orders, routingKey: nothing }
    expect: { queues: [lost] }
  - name: by CC too
    publish: { routingKey: bystander, headers: { CC: [lost] } }
    expect: { queues: [bystander, lost] }
`;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const everything = async (): Promise<unknown> => {
    const rows = async (what: string): Promise<string[]> =>
      (
        (await (await http(broker, 'GET', `${what}/${vhost.name}?disable_stats=true`)).json()) as {
          name?: string;
          source?: string;
          destination?: string;
        }[]
      )
        .map(({ name, source, destination }) => name ?? `${source} -> ${destination}`)
        .filter((name) => !/^(amq\..*)?$/.test(name) && !name.startsWith(' -> '))
        .sort();
    return { exchanges: await rows('exchanges'), queues: await rows('queues'), bindings: await rows('bindings') };
  };
  const scratchVhosts = async (): Promise<readonly string[]> => {
    const rows = (await (await http(broker, 'GET', 'vhosts?columns=name')).json()) as { name: string }[];
    return rows.map(({ name }) => name).filter((name) => name.startsWith('topo-test-'));
  };

  /** Someone who may do nothing but use scratch names in the virtual host. */
  async function modest(work: (user: BrokerInfo) => Promise<void>): Promise<void> {
    const scratch = '^topo\\.test\\..*';
    const permissions = [{ vhost: vhost.name, configure: scratch, write: `${scratch}|^amq\\.default$`, read: scratch }];
    const user = await createUser(broker, { name: `modest-${vhost.name}`, password: 'p', tags: 'management', permissions });
    try {
      await work(user);
    } finally {
      await user.remove();
    }
  }

  test('scratch names reach no object of the virtual host, and all of them are removed', async () => {
    const connection = await connect(vhost.url);
    const channel = await connection.createChannel();
    // objects that the copy must not reach: the same names, and a queue bound to everything of a predeclared exchange
    for (const name of ['work', 'bystander', 'short', 'lost']) await channel.assertQueue(name);
    await channel.bindQueue('bystander', 'amq.topic', '#');
    await channel.assertExchange('orders', 'topic');
    const before = await everything();
    await modest(async (user) => {
      const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
      const cwd = directoryOf({ 'topology.yaml': leaving });
      for (const transport of ['auto', 'amqp']) {
        const { code, out, err } = await topo(['test', '--live', '--transport', transport], { cwd, env });
        expect({ out, code }).toEqual({ out: expect.stringContaining('7 tests: 7 passed, 0 failed. Run on'), code: 0 });
        expect(out).toContain('under scratch names (removed afterwards)');
        expect(err).toEqual(
          transport === 'amqp'
            ? expect.stringMatching(/^notice\[governor-not-in-test\]: [^[]*$/)
            : expect.stringContaining('no scratch virtual host can be created'),
        );
      }
    });
    for (const name of ['work', 'bystander', 'short', 'lost']) expect(await channel.checkQueue(name)).toMatchObject({ messageCount: 0 });
    expect(await everything()).toEqual(before);
    for (const name of ['work', 'bystander', 'short', 'lost']) await channel.deleteQueue(name);
    await channel.deleteExchange('orders');
    await connection.close();
  });

  test('the same topology passes in a scratch virtual host', async () => {
    const cwd = directoryOf({ 'topology.yaml': leaving });
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const before = await everything();
    const { code, out } = await topo(['test', '--live'], { cwd, env });
    expect({ out, code }).toEqual({ out: expect.stringContaining('7 tests: 7 passed, 0 failed. Run on'), code: 0 });
    expect(await everything()).toEqual(before);
  });

  test('scratch-unavailable is reported for policies, which match by name', async () => {
    await modest(async (user) => {
      const text = `queues: { a: }\npolicies: { p: { pattern: '^a$', definition: { max-length: 5 } } }\ntests:\n  - { name: it, publish: { routingKey: a }, expect: { queues: [a] } }\n`;
      const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
      const { code, out, err } = await topo(['test', '--live'], { cwd: directoryOf({ 'topology.yaml': text }), env });
      expect({ code, out }).toEqual({ code: 4, out: expect.stringContaining('1 skipped') });
      expect(err).toContain('error[scratch-unavailable]: policies match by name');
    });
  });

  test('simulator-differs is reported for an undeclared policy that is not visible; a visible one is named as the cause', async () => {
    const before = await everything();
    // every queue drops its messages, which shows over the management API only
    await http(broker, 'PUT', `policies/${vhost.name}/hungry`, { pattern: '.*', definition: { 'message-ttl': 0 }, 'apply-to': 'queues' });
    await modest(async (user) => {
      const text = `queues: { a: }\ntests:\n  - { name: it arrives, publish: { routingKey: a }, expect: { queues: [a] } }\n`;
      const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
      const cwd = directoryOf({ 'topology.yaml': text });
      for (const transport of ['auto', 'amqp']) {
        const { code, out, err } = await topo(['test', '--live', '--transport', transport], { cwd, env });
        expect({ code, out }).toEqual({ code: 8, out: expect.stringContaining('1 failed') });
        expect(out).toContain('expected  a\n');
        expect(out).toContain('got       no queue\n');
        const differs = 'error[simulator-differs]: test "it arrives": the simulator routes to a, the broker routed to no queue';
        if (transport === 'amqp') expect(err).toContain(differs);
        else
          expect({ err, out }).toEqual({
            err: expect.not.stringContaining('error['),
            out: expect.stringContaining('policy hungry (message-ttl 0)'),
          });
      }
    });
    await http(broker, 'DELETE', `policies/${vhost.name}/hungry`);
    expect(await everything()).toEqual(before);
  });

  test('Ctrl-C exits 130 and deletes the scratch virtual host', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `      - { routingKey: k${i}, unroutable: true }`).join('\n');
    const text = `queues: { a: }\ntests:\n  - name: many\n    publish: {}\n    table:\n${rows}\n`;
    const before = await scratchVhosts();
    const running = startTopo(['test', '--live'], {
      cwd: directoryOf({ 'topology.yaml': text }),
      env: { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl },
    });
    await eventually(() => expect(running.output().err).toContain('testing: '));
    expect((await scratchVhosts()).length).toBeGreaterThanOrEqual(before.length);
    running.child.kill('SIGINT');
    const { code, err } = await running.ended;
    expect({ code, err }).toEqual({ code: 130, err: expect.stringContaining('error[interrupted]') });
    const name = (await scratchVhosts()).filter((one) => !before.includes(one));
    // other test files create some as well, for seconds
    await eventually(async () => expect((await scratchVhosts()).filter((one) => name.includes(one))).toEqual([]));
  });
});
