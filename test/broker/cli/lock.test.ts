// The lock of an apply on real brokers: one of two concurrent applies runs, a killed one releases it, a lost one stops the apply.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { brokerAddresses } from '../../../src/broker/address.ts';
import { openBroker } from '../../../src/broker/open.ts';
import { type HeldLocks, takeLocks } from '../../../src/workflows/plan-and-apply.ts';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { directoryOf, type Ran, startTopo, topo } from '../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

/** Big enough that two of them overlap whatever the scheduler does. */
const topology = { 'topology.yaml': `queues:\n${Array.from({ length: 15 }, (_, i) => `  q-${i}: {}\n`).join('')}` };
/** For an apply that is still running when it is ended; brokers declare and delete exchanges several times as fast as queues. */
const manyExchanges = (prefix: string, count: number): { readonly [name: string]: string } => ({
  'topology.yaml': `exchanges:\n${Array.from({ length: count }, (_, i) => `  ${prefix}-${i}: { type: fanout }\n`).join('')}`,
});
const rounds = Number(process.env['TOPO_LOCK_ROUNDS'] ?? 8);

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const apply = (cwd: string, ...flags: string[]): Promise<Ran> => topo(['apply', '--yes', ...flags], { cwd, env });

  /** Holds the lock as another run does. */
  async function hold(job = 'https://ci.example/jobs/7'): Promise<HeldLocks> {
    const about = { host: 'build-7', pid: 4711, user: 'ann', job };
    const other = await openBroker({
      addresses: brokerAddresses(vhost.url),
      transport: 'amqp',
      purpose: 'apply',
      vhost: vhost.name,
      writing: true,
      about,
    });
    onTestFinished(() => other.close());
    if (other.lock === undefined) throw new Error('no lock over AMQP');
    return await takeLocks(other.lock, [vhost.name]);
  }

  async function empty(): Promise<void> {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
    for (const { name } of rows) await http(broker, 'DELETE', `queues/${vhost.name}/${name}`);
  }

  test(`exactly one of two concurrent applies succeeds (${rounds} times)`, async () => {
    const cwd = directoryOf(topology);
    for (let round = 0; round < rounds; round += 1) {
      const ran = await Promise.all([apply(cwd), apply(cwd)]);
      const [winner, loser] = ran[0].code === 0 ? ran : [ran[1], ran[0]];
      expect([winner.code, loser.code], `${round}: ${JSON.stringify(ran)}`).toEqual([0, 6]);
      expect(winner.out).toContain('Applied: 15 of 15');
      expect(loser).toMatchObject({ out: '', err: expect.stringMatching(/^error\[lock-held\]: virtual host .* is locked by /) });
      await empty();
    }
  });

  test('two applies with --lock-timeout run one after the other', async () => {
    const cwd = directoryOf(topology);
    for (let round = 0; round < 5; round += 1) {
      const ran = await Promise.all([apply(cwd, '--lock-timeout', '5m'), apply(cwd, '--lock-timeout', '5m')]);
      expect(ran.map(({ code }) => code)).toEqual([0, 0]);
      const outs = ran.map(({ out }) => out);
      expect(outs).toContainEqual(expect.stringContaining('Applied: 15 of 15'));
      expect(outs).toContainEqual(expect.stringContaining('No changes. 15 unchanged.'));
      expect(ran.map(({ err }) => err)).toContainEqual(
        expect.stringMatching(/^waiting for the lock, \d+ of 300 s: virtual host .* is locked by /),
      );
      await empty();
    }
  });

  test('a waiting apply names the holder of the lock and times out', async () => {
    await hold();
    const cwd = directoryOf(topology);
    const began = performance.now();
    const { code, err } = await apply(cwd, '--lock-timeout', '1s500ms');
    expect(code).toBe(6);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1_500);
    const holder = 'another run: user guest, on build-7, process 4711, started by ann, https://ci.example/jobs/7, since 20';
    expect(err).toContain(`error[lock-held]: virtual host ${vhost.name} is locked by ${holder}`);
    expect((await apply(cwd, '--transport', 'amqp')).err).toMatch(/is locked by another run\n/);
    expect(await topo(['plan'], { cwd, env })).toMatchObject({ code: 0, err: '', out: expect.not.stringContaining('topo.lock') });
  });

  test('topo apply --no-lock takes no lock', async () => {
    const other = await hold();
    const cwd = directoryOf(topology);
    expect(await apply(cwd, '--no-lock')).toMatchObject({ code: 0 });
    await other.release();
    await empty();
  });

  test.each([[[] as string[]], [['--format', 'json']]])(
    'topo apply of a saved plan exits 6 at once and changes nothing if the lock is held %j',
    async (flags) => {
      const cwd = directoryOf(topology);
      expect(await topo(['plan', '--out', 'plan.json'], { cwd, env })).toMatchObject({ code: 0 });
      const other = await hold();
      expect(await topo(['apply', 'plan.json', ...flags], { cwd, env })).toMatchObject({ code: 6 });
      await other.release();
      expect(await topo(['apply', 'plan.json', ...flags], { cwd, env })).toMatchObject({ code: 0 });
      await empty();
    },
  );

  test('topo apply exits 5 if the broker changed during the question or while another run held the lock', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { maxLength: 5 } }\n' });
    const changed = directoryOf({ 'topology.yaml': 'queues: { a: { maxLength: 6 } }\n' });
    const other = await hold();
    let waits = false;
    const watch = ({ err }: { readonly err: string }): void => {
      waits ||= err.includes('waiting for the lock');
    };
    const asked = topo(['apply', '--lock-timeout', '5m'], { cwd, env, answers: ['yes'], watch });
    await eventually(() => expect(waits).toBe(true));
    expect(await apply(changed, '--no-lock')).toMatchObject({ code: 0 });
    await other.release();
    expect(await asked).toMatchObject({ code: 5, err: expect.stringContaining('error[plan-stale]: queue') });
    await empty();
  });

  test('kill -9 of the holder releases the lock', async () => {
    const cwd = directoryOf(manyExchanges('many', 3000));
    const small = directoryOf(topology);
    const { child, ended } = startTopo(['apply', '--yes'], { cwd, env });
    await eventually(async () => expect((await http(broker, 'GET', `exchanges/${vhost.name}/many-5`)).status).toBe(200));
    expect(await apply(small, '--transport', 'amqp')).toMatchObject({ code: 6 });
    const next = await openBroker({
      addresses: brokerAddresses(vhost.url),
      transport: 'amqp',
      purpose: 'apply',
      vhost: vhost.name,
      writing: true,
    });
    onTestFinished(() => next.close());
    if (next.lock === undefined) throw new Error('no lock over AMQP');
    child.kill('SIGKILL');
    const killed = performance.now();
    await ended;
    await (await takeLocks(next.lock, [vhost.name], { waitMs: 60_000 })).release();
    const ms = Math.round(performance.now() - killed);
    console.log(`${broker.version}: locked again ${ms} ms after kill -9`);
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  });

  test('topo apply exits 77 without permission to declare the lock and prints the permission to grant', async () => {
    const name = `ann-${vhost.name}`;
    const permissions = [{ vhost: vhost.name, configure: '^q-.*$', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name, password: 'hunter2hunter2', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const theirs = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
    const cwd = directoryOf(topology);
    const { code, out, err } = await topo(['apply', '--yes'], { cwd, env: theirs });
    expect({ code, out }).toEqual({ code: 77, out: '' });
    expect(err).toContain('error[lock-refused]');
    expect(err).toMatch(/^\S+: locking virtual host .*: 403 ACCESS_REFUSED/);
    expect(err).toContain(`the configure pattern of user '${name}' in virtual host '${vhost.name}' must match 'topo.lock'`);
    expect(err).toContain('such as ^topo\\.lock$ ');
    expect(err).not.toContain('hunter2');
    expect(await topo(['apply', '--yes', '--no-lock'], { cwd, env: theirs })).toMatchObject({ code: 0 });
    await empty();
  });

  test('virtual hosts are locked in one order, so that two plans over both do not deadlock', async () => {
    const second = `${vhost.name}-b`;
    await http(broker, 'PUT', `vhosts/${second}`, {});
    onTestFinished(async () => void (await http(broker, 'DELETE', `vhosts/${second}`)));
    const document = (name: string): string => `vhost: ${name}\nqueues: { a: {} }\n`;
    const one = directoryOf({ 'a.yaml': document(vhost.name), 'b.yaml': document(second) });
    const other = directoryOf({ 'a.yaml': document(second), 'b.yaml': document(vhost.name) });
    for (let round = 0; round < 5; round += 1) {
      const ran = await Promise.all([apply(one, '--lock-timeout', '20s'), apply(other, '--lock-timeout', '20s')]);
      expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    }
    await empty();
  });

  test.each(['amqp', 'auto'])('topo apply over %s stops if it loses the connection of the lock', async (transport) => {
    const name = `bob-${vhost.name}-${transport}`;
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name, password: 'hunter2hunter2', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const cwd = directoryOf(manyExchanges('lost', 2000));
    const theirs = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
    const running = topo(['apply', '--yes', '--transport', transport, '--format', 'json'], { cwd, env: theirs });
    await eventually(async () => expect((await http(broker, 'GET', `exchanges/${vhost.name}/lost-5`)).status).toBe(200));
    await http(broker, 'DELETE', `connections/username/${name}`);
    const report = JSON.parse((await running).out);
    expect(report.exitCode).toBe(7);
    expect(report.diagnostics.map(({ code }: { code: string }) => code)).toContain('lock-lost');
    expect(report.result.outcomes.filter(({ state }: { state: string }) => state === 'not-run').length).toBeGreaterThan(100);
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  });
});
