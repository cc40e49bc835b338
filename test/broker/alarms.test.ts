// Alarms and a frozen node, on a broker of its own: a migration is blocked or waits, reports this, and ends by a limit or Ctrl-C without loss.
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { onNewest } from '../support/fewer-versions.ts';
import { directoryOf, type Ran, topo, type World } from '../support/io.ts';
import { privateSuites } from '../support/private-suites.ts';
import { newestMark } from '../support/version-marks.ts';
import { http } from '../support/vhost.ts';

const topology = (priority: number): string =>
  `exchanges: { e: { type: topic } }\nqueues: { q: { maxPriority: ${priority} } }\nbindings: [{ source: e, destination: q, routingKey: '#' }]\n`;
const backlog = 12_000;
const allow = ['--yes', '--allow', 'migrate:queue/q'];

describe.each(privateSuites())('a broker of %s', (suite) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ suite, nodes: 1 });
  });
  afterAll(() => cluster.stop());
  const node = (): Cluster['nodes'][number] => cluster.nodes[0] as Cluster['nodes'][number];
  const env = (): Record<string, string> => ({ RABBITMQ_URL: node().amqpUrl, RABBITMQ_MANAGEMENT_URL: node().httpUrl });
  const run = (argv: readonly string[], cwd: string, world: Partial<World> = {}): Promise<Ran> => topo(argv, { cwd, env: env(), ...world });

  /** Sets the watermark; the broker looks at its memory every 2.5 s, and at once when it is set. */
  async function alarm(isOn: boolean): Promise<void> {
    await node().evaluate(`vm_memory_monitor:set_vm_memory_high_watermark(${isOn ? '1.0e-7' : '0.6'}).`);
    await eventually(async () => expect((await node().evaluate('rabbit_alarm:get_alarms().')) !== '[]').toBe(isOn));
  }

  async function counts(): Promise<Record<string, number>> {
    const rows = (await (await http(node(), 'GET', 'queues/%2F?disable_stats=true&enable_queue_totals=true')).json()) as {
      name: string;
      messages?: number;
    }[];
    return Object.fromEntries(rows.map(({ name, messages = 0 }) => [name, messages]));
  }

  /** A queue with a backlog of numbered messages, and the files that change it. */
  async function scene(messages: number): Promise<string> {
    await alarm(false);
    await http(node(), 'DELETE', 'queues/%2F/q');
    const before = directoryOf({ 'topology.yaml': topology(1) });
    expect(await run(['apply', '--yes'], before)).toMatchObject({ code: 0 });
    const client = await connect(node().amqpUrl);
    const channel = await client.createConfirmChannel();
    for (let index = 0; index < messages; index += 1) channel.sendToQueue('q', Buffer.from(String(index)));
    await channel.waitForConfirms();
    await client.close();
    return directoryOf({ 'topology.yaml': topology(2) });
  }

  /** Starts the alarm as soon as messages are being moved. */
  function alarmDuringMove(): Pick<World, 'watch'> & { started(): Promise<void> } {
    let started: Promise<void> | undefined;
    const held = async (): Promise<number> => (await counts())['q.topo-migration'] ?? 0;
    const before = held();
    const begin = async (): Promise<void> => {
      const least = await before;
      await eventually(async () => expect(await held()).toBeGreaterThan(least), { interval: 10 });
      await alarm(true);
    };
    return {
      watch: ({ out }) => {
        if (out.includes('sha256:')) started ??= begin();
      },
      started: async () => await started,
    };
  }

  async function expectAll(messages: number): Promise<void> {
    const client = await connect(node().amqpUrl);
    const channel = await client.createChannel();
    const seen = new Set<number>();
    for (let one = await channel.get('q', { noAck: true }); one !== false; one = await channel.get('q', { noAck: true }))
      seen.add(Number(one.content.toString()));
    await client.close();
    expect(seen.size).toBe(messages);
  }

  test('an alarm is named in a plan and in doctor, and blocks a migration', async () => {
    const cwd = await scene(3);
    await alarm(true);
    const named = expect.stringContaining(`memory alarm on node ${node().name}`);
    expect(await run(['plan', '--allow', 'migrate:queue/q'], cwd)).toMatchObject({ code: 4, out: named });
    expect(await run(['doctor'], cwd)).toMatchObject({ code: 0, out: named });
    const doctor = await run(['doctor', '--transport', 'amqp'], cwd);
    expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining('memory alarm: publishers are blocked') });
    expect(await run(['apply', ...allow], cwd)).toMatchObject({ code: 4, out: expect.stringContaining('Nothing was applied') });
    // AMQP shows it only to publishers
    const blind = await run(['apply', ...allow, '--transport', 'amqp'], cwd);
    expect(blind).toMatchObject({ code: 4, err: expect.stringContaining('error[alarm-in-effect]') });
    expect(await counts()).toEqual({ q: 3 });
    // everything else can be applied
    const other = directoryOf({ 'topology.yaml': 'queues: { other: { autoDelete: false } }\n' });
    expect(await run(['apply', '--yes'], other)).toMatchObject({ code: 0 });
    await http(node(), 'DELETE', 'queues/%2F/other');
  });

  onNewest(suite)(
    `an apply waits for the end of an alarm, reports it, and ends by its limit or Ctrl-C with nothing done${newestMark}`,
    async () => {
      const cwd = await scene(3);
      await alarm(true);
      const limited = await run(['apply', ...allow, '--wait-for-alarm', '1s'], cwd);
      expect(limited).toMatchObject({ code: 4, err: expect.stringMatching(/still after 1 s.*nothing was applied/) });
      const interrupted = await run(['apply', ...allow, '--wait-for-alarm', '5m'], cwd, { interruptAt: 'waiting for the end of an alarm' });
      expect(interrupted).toMatchObject({ code: 130, err: expect.stringContaining('nothing was applied') });
      expect(await counts()).toEqual({ q: 3 });
      let ending: Promise<void> | undefined;
      const watch: World['watch'] = ({ err }) => {
        if (err.includes('waiting for the end of an alarm')) ending ??= alarm(false);
      };
      expect(await run(['apply', ...allow, '--wait-for-alarm', '5m'], cwd, { watch })).toMatchObject({ code: 0 });
      await ending;
      await expectAll(3);
    },
  );

  onNewest(suite)(
    `a migration that meets an alarm ends by its limit or Ctrl-C, resumes, and continues when the alarm ends, without loss${newestMark}`,
    async () => {
      const cwd = await scene(backlog);
      const first = alarmDuringMove();
      const limited = await run(['apply', ...allow, '--wait-for-alarm', '1s'], cwd, first);
      await first.started();
      expect(limited).toMatchObject({
        code: 7,
        err: expect.stringMatching(/error\[alarm-in-effect\].*\d+ messages are in q.topo-migration/),
      });
      await alarm(false);
      const second = alarmDuringMove();
      const interrupted = await run(['apply', ...allow], cwd, { ...second, interruptAt: 'blocks publishers' });
      await second.started();
      expect(interrupted).toMatchObject({ code: 130, out: expect.stringContaining('Run the same command again to finish') });
      await alarm(false);
      const third = alarmDuringMove();
      let ending: Promise<void> | undefined;
      const watch: World['watch'] = (written) => {
        third.watch?.(written);
        if (written.err.includes('blocks publishers')) ending ??= alarm(false);
      };
      const resumed = await run(['apply', ...allow, '--wait-for-alarm', '5m'], cwd, { watch });
      await Promise.all([third.started(), ending]);
      expect(resumed).toMatchObject({ code: 0, err: expect.stringContaining('blocks publishers (memory alarm') });
      await expectAll(backlog);
    },
  );

  onNewest(suite)(`live tests report an alarm${newestMark}`, async () => {
    await alarm(true);
    const cwd = directoryOf({
      'topology.yaml': `queues: { q: {} }\ntests: [{ name: t, publish: { exchange: '', routingKey: q }, expect: { queues: [q] } }]\n`,
    });
    const ran = await run(['test', '--live'], cwd);
    await alarm(false);
    expect(ran).toMatchObject({ code: 4, err: expect.stringContaining('error[alarm-in-effect]') });
  });

  onNewest(suite)(`a frozen node does not hang an apply: it reports what it waits for, and Ctrl-C ends it${newestMark}`, async () => {
    const cwd = await scene(3);
    let frozen = false;
    const ran = await run(['apply', ...allow], cwd, {
      waitLimits: { reportMs: 300 },
      interruptAt: 'waiting for',
      watch: ({ out }) => {
        if (frozen || !out.includes('sha256:')) return;
        frozen = true;
        node().freeze();
      },
    });
    node().thaw();
    expect(ran.code).toBe(130);
    expect(ran.err).toMatch(/waiting for .+: \d+ of at most \d+ s/);
    expect(ran.err).toContain('error[interrupted]');
    expect(await run(['apply', ...allow, '--lock-timeout', '1m'], cwd)).toMatchObject({ code: 0 });
    await expectAll(3);
  });
});
