// An interrupted apply: by a lost connection, an operator, Ctrl-C. It reports the completed steps, and the same command completes it.
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import type { ApplyResult } from '../../../src/model/run.ts';
import { applyingOver } from '../../support/applying.ts';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { directoryOf, startTopo, topo } from '../../support/io.ts';
import { cutting } from '../../support/silent-server.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

const count = 2000;
const names = Array.from({ length: count }, (_, i) => `q-${i}`);
const topologyOf = (most: number) => ({
  'topology.yaml': `queues:\n${names
    .slice(0, most)
    .map((name) => `  ${name}: {}\n`)
    .join('')}`,
});
const few = topologyOf(200);
const some = topologyOf(500);
const many = topologyOf(count);

interface Report {
  readonly exitCode: number;
  readonly plan: Plan;
  readonly result: ApplyResult;
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const queues = async (): Promise<Set<string>> => {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
    return new Set(rows.map(({ name }) => name));
  };
  beforeEach(async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  });
  afterEach(async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
  });

  /** Steps reported as done took effect, and steps not begun did not. */
  async function expectHonest({ result }: Report): Promise<readonly string[]> {
    const there = await queues();
    const by = (state: string): string[] =>
      result.outcomes.flatMap(({ step, state: its }) => (its === state && step.entity.kind === 'queue' ? [step.entity.name] : []));
    expect(by('done').filter((name) => !there.has(name))).toEqual([]);
    expect(by('not-run').filter((name) => there.has(name))).toEqual([]);
    expect(by('refused')).toEqual([]);
    return by('done');
  }

  async function expectFinishes(cwd: string, ...flags: string[]): Promise<void> {
    // a broker detects late that a connection was lost, and with it the lock
    const waiting = flags.includes('--no-lock') ? [] : ['--lock-timeout', '10s'];
    const { code, out, err } = await topo(['apply', '--yes', ...flags, ...waiting], { cwd, env });
    expect({ code, out, err }).toEqual({ code: 0, out: expect.stringContaining('as planned'), err: expect.not.stringContaining('error') });
    expect(await topo(['plan', '--detailed-exitcode'], { cwd, env })).toMatchObject({
      code: 0,
      out: expect.stringContaining('No changes'),
    });
  }

  test.each([
    ['amqp', 2_500],
    ['http', 6_000],
  ])('topo apply over %s reports its steps and can be resumed if the network is lost', async (transport, more) => {
    const cwd = directoryOf(few);
    const over = applyingOver(transport);
    const target = Number(new URL(transport === 'amqp' ? broker.amqpUrl : broker.httpUrl).port);
    const through = ({ port }: { port: number }): Record<string, string> => {
      const by = (url: string): string => url.replace(/:\d+(?=\/|$)/, `:${port}`);
      return transport === 'amqp' ? { ...env, RABBITMQ_URL: by(vhost.url) } : { ...env, RABBITMQ_MANAGEMENT_URL: by(broker.httpUrl) };
    };
    const whole = await cutting(target, 1e9);
    await topo(['plan', '--transport', transport], { cwd, env: through(whole) });
    // the bytes of the observation, and then of some steps
    const cut = through(await cutting(target, whole.sent() + more));
    const { code, out, err } = await topo(['apply', '--yes', ...over, '--format', 'json'], { cwd, env: cut });
    const report = JSON.parse(out) as Report;
    expect({ code, err, exitCode: report.exitCode }).toEqual({ code: 7, err: '', exitCode: 7 });
    expect(report.diagnostics[0]).toMatchObject({ code: 'step-unknown' });
    expect((await expectHonest(report)).length).toBeGreaterThan(0);
    await expectFinishes(cwd, ...over);
  });

  test('topo apply reports its steps if an operator closes the connection', async () => {
    const name = `ann-${vhost.name}`;
    const user = await createUser(broker, {
      name,
      password: 'hunter2hunter2',
      tags: 'management',
      permissions: [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }],
    });
    onTestFinished(() => user.remove());
    const cwd = directoryOf(many);
    const running = topo(['apply', '--yes'], {
      cwd,
      env: { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl },
    });
    await eventually(async () => expect((await queues()).size).toBeGreaterThan(20), { interval: 30 });
    await http(broker, 'DELETE', `connections/username/${name}`);
    const { code, out, err } = await running;
    // between two steps no response is missing, and only the lock is lost
    expect({ code, err }).toEqual({ code: 7, err: expect.stringMatching(/error\[(step-unknown|lock-lost)\].*CONNECTION_FORCED/) });
    expect(out).toMatch(/\ndone:\n {2}declare queue q-/);
    expect(out).toMatch(/Incomplete: \d+ of 2000 steps done in .* s, 0 refused, \d+ without a response, \d+ not run\.\n/);
    expect(out + err).not.toContain('hunter2');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops topo apply between two steps', async (signal) => {
    const cwd = directoryOf(many);
    const { child, ended } = startTopo(['apply', '--yes', '--format', 'json'], { cwd, env });
    await eventually(async () => expect((await queues()).size).toBeGreaterThan(20), { interval: 30 });
    child.kill(signal);
    const { code, out, err } = await ended;
    const report = JSON.parse(out) as Report;
    expect({ code, exitCode: report.exitCode, err }).toMatchObject({ code: 130, exitCode: 130 });
    expect(report.diagnostics).toMatchObject([{ code: 'interrupted' }]);
    expect(report.result.outcomes.filter(({ state }) => state === 'unknown')).toEqual([]);
    const done = await expectHonest(report);
    expect(done.length).toBeLessThan(count);
    expect(done.length).toBe((await queues()).size);
  });

  test('an interrupted topo apply lists the completed steps and how to resume', async () => {
    const cwd = directoryOf(some);
    const { child, ended } = startTopo(['apply', '--yes'], { cwd, env });
    await eventually(async () => expect((await queues()).size).toBeGreaterThan(20), { interval: 30 });
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 130, err: expect.stringContaining('error[interrupted]') });
    expect(out).toMatch(/\ndone:\n( {2}declare queue q-\d+\n)+( {2}and \d+ more .*\n)?not run:\n/);
    expect(out).toMatch(/Interrupted: \d+ of 500 steps done .*\nRun the same command again to finish\.\n$/);
    await expectFinishes(cwd);
  });

  test('the second Ctrl-C ends topo apply at once', async () => {
    const proxy = await cutting(Number(new URL(broker.amqpUrl).port), Number.POSITIVE_INFINITY);
    const cwd = directoryOf(some);
    const url = vhost.url.replace(/:\d+(?=\/)/, `:${proxy.port}`);
    const { child, ended } = startTopo(['apply', '--yes', '--transport', 'amqp'], { cwd, env: { RABBITMQ_URL: url } });
    await eventually(async () => expect((await queues()).size).toBeGreaterThan(20), { interval: 30 });
    proxy.freeze(); // the steps under way get no answer, so the first Ctrl-C would wait for them
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, out: expect.not.stringContaining('steps done') }); // it has not waited for the steps
  });
});
