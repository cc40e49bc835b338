// A broker that stops responding, at any request of any command: the command ends, or reports what it waits for; and Ctrl-C ends it within
// seconds, with the outcome.
// One transport alone may be silent, and the bodies of HTTP may trickle.
//   TOPO_SILENCE  requests per command after which the broker goes silent (2); `all` tries each of them, with each kind of silence
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import type { BrokerInfo } from '../support/broker-source.ts';
import { outermost } from '../support/fewer-versions.ts';
import { topo, writeDirectory } from '../support/io.ts';
import { type Silence, type Silencer, startSilencer } from '../support/silencer.ts';
import { http, vhostUrl } from '../support/vhost.ts';

/** Reports come 15 times as early as for users. */
const waitLimits = { reportMs: 300, finishMs: 2_000 };
/** Milliseconds from the silence until a command has ended or reported a wait, on a busy machine. */
const reportedMs = 15_000;
/**
 * Milliseconds from Ctrl-C, or from a silence that begins after it while topo removes what it created, to the end: it takes up to 2 s on an
 * idle machine, and 15 s or longer if a wait does not end with the signal.
 */
const endedMs = 8_000;

/** Whether to try each place of each command, one command after the other. */
const isSearch = process.env['TOPO_SILENCE'] === 'all';

interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  /** What exists before. */
  readonly before?: string;
}

const migrated = (priority: number): string =>
  `exchanges: { e: { type: topic } }\nqueues: { q: { maxPriority: ${priority} } }\nbindings: [{ source: e, destination: q, routingKey: '#' }]\n`;
const topology = `${migrated(2)}policies: { p: { pattern: '^q$', applyTo: queues, definition: { max-length: 9 } } }
tests: [{ name: t, publish: { exchange: e, routingKey: a }, expect: { queues: [q] } }]
`;
const before = migrated(1);
const allow = ['--allow', 'migrate:queue/q'];

const commands: readonly Command[] = [
  { name: 'plan', argv: ['plan', ...allow], before },
  { name: 'plan over AMQP', argv: ['plan', 'plain.yaml', '--transport', 'amqp', ...allow], before },
  { name: 'apply', argv: ['apply', '--yes'] },
  { name: 'apply with a migration', argv: ['apply', '--yes', ...allow], before },
  { name: 'apply over HTTP', argv: ['apply', '--yes', '--transport', 'http', '--no-lock'] },
  { name: 'drift', argv: ['drift'], before },
  { name: 'export', argv: ['export'], before },
  { name: 'doctor', argv: ['doctor', 'topology.yaml'] },
  { name: 'test --live', argv: ['test', '--live'] },
  { name: 'test --live under scratch names', argv: ['test', '--live', '--transport', 'amqp', 'plain.yaml'] },
];
const plain = topology.replace(/^policies.*\n/m, '');

interface Run {
  readonly code: number;
  readonly output: string;
  readonly proxy: Pick<Silencer, 'requests' | 'silentSince'>;
  /** When it was interrupted, and when it had ended, in `performance.now()`. */
  readonly interrupted?: number;
  readonly ended: number;
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const whole = new Map<Command, Promise<Run>>();
  const undisturbed = (command: Command): Promise<Run> => {
    const known = whole.get(command) ?? runOn(broker, command, Number.POSITIVE_INFINITY);
    whole.set(command, known);
    return known;
  };

  // side by side: they wait most of the time, and a search of all places keeps the machine busy with one command
  const group = isSearch ? describe : describe.concurrent;
  group.each(commands)('$name', (command) => {
    test('ends by itself with a broker that responds', async () => {
      const { code, output, proxy } = await undisturbed(command);
      expect(code, output).toBe(command.name === 'drift' ? 2 : 0);
      expect(proxy.requests()).toBeGreaterThan(8);
    });

    test.for(places(command))(
      'a broker that is silent ($silence) after $percent % of the requests does not hang it',
      isSearch ? { timeout: 3_600_000 } : {},
      async ({ silence, percent }) => {
        const { code, proxy } = await undisturbed(command);
        const all = proxy.requests();
        const places = percent === 'all' ? Array.from({ length: all }, (_, index) => index) : [Math.floor((all * percent) / 100)];
        const next = places.values();
        const slow: number[] = [];
        const worker = async (): Promise<void> => {
          for (const place of next) {
            // a busy machine delays what is measured: once or twice more, alone
            await attempt(place).catch(() => slow.push(place));
          }
        };
        let waited = 0;
        const attempt = async (place: number): Promise<void> => {
          const run = await runOn(broker, command, place, silence);
          check(command, place, run, code);
          if (run.interrupted !== undefined) waited += 1;
        };
        await Promise.all(Array.from({ length: 6 }, worker));
        for (const place of slow) await attempt(place).catch(() => attempt(place));
        if (percent === 'all') console.log(`${command.name}, silent: ${silence}: ${waited} of ${all} runs had to wait`);
        expect(waited).toBeGreaterThan(0);
      },
    );
  });
});

interface Place {
  readonly silence: Silence;
  readonly percent: number | 'all';
}

/** By default, one more place with a silence of one transport that the command uses: they take turns. */
function places(command: Command): readonly Place[] {
  const asked = process.env['TOPO_SILENCE'] ?? '2';
  const parts = partsOf(command);
  if (isSearch) return ['both' as const, ...parts].map((silence) => ({ silence, percent: 'all' }));
  const both = Array.from(
    { length: Number(asked) },
    (_, index): Place => ({ silence: 'both', percent: Math.round(((index + 0.5) * 97) / Number(asked)) }),
  );
  const silence = parts[commands.indexOf(command) % parts.length];
  return silence === undefined ? both : [...both, { silence, percent: 40 }];
}

/** Silences that differ from that of the whole broker. Commands that only read use AMQP only if they must. */
function partsOf({ argv }: Command): readonly Silence[] {
  if (argv.includes('amqp')) return [];
  const usesAmqp = !argv.includes('http') && ['apply', 'doctor', 'test'].includes(argv[0] ?? '');
  return usesAmqp ? ['http', 'trickle', 'amqp'] : ['http', 'trickle'];
}

function check(command: Command, place: number, { code, output, proxy, interrupted, ended }: Run, usual: number): void {
  const at = `${command.name}, silent after ${place} requests:\n${output}`;
  expect(output, at).not.toContain('this is a bug');
  const since = proxy.silentSince();
  // the requests of a run vary a little: at the end it may not reach the place
  if (since === undefined || interrupted === undefined) return;
  expect(ended - Math.max(interrupted, since), at).toBeLessThan(endedMs);
  // only the close of the connections was left to do
  if (code === usual) return;
  expect([4, 7, 69, 77, 130], at).toContain(code);
  expect(output, at).toMatch(/error\[(interrupted|step-unknown|scratch-left-behind|connection-lost|broker-unreachable)\]/);
}

/** Runs a command on a virtual host of its own, by way of a proxy that passes this many requests. */
async function runOn(broker: BrokerInfo, { argv, before: live }: Command, most: number, silence: Silence = 'both'): Promise<Run> {
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  await http(broker, 'PUT', `vhosts/${vhost}`, {});
  const files = writeDirectory({ 'topology.yaml': topology, 'before.yaml': live ?? '', 'plain.yaml': plain });
  const urls = { RABBITMQ_URL: vhostUrl(broker, vhost), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  let proxy: Silencer | undefined;
  try {
    if (live !== undefined) await seed(files.cwd, urls);
    proxy = await startSilencer({ amqp: broker.amqpUrl, http: broker.httpUrl }, most, silence);
    const through = {
      RABBITMQ_URL: proxy.through(urls.RABBITMQ_URL),
      RABBITMQ_MANAGEMENT_URL: proxy.through(urls.RABBITMQ_MANAGEMENT_URL),
    };
    return {
      ...(await interruptAtReport(isPaths(argv) ? argv : [...argv, 'topology.yaml'], files.cwd, through, {
        proxy,
        disturbed: Number.isFinite(most),
      })),
      proxy,
    };
  } finally {
    const { scratches } = proxy ?? { scratches: () => [] };
    await proxy?.close();
    for (const name of [vhost, ...scratches()]) await http(broker, 'DELETE', `vhosts/${name}`);
    files.gone();
  }
}

function isPaths(argv: readonly string[]): boolean {
  return argv.some((one) => one.endsWith('.yaml')) || argv[0] === 'export';
}

async function seed(cwd: string, env: { readonly [name: string]: string }): Promise<void> {
  const made = await topo(['apply', '--yes', 'before.yaml'], { cwd, env });
  if (made.code !== 0) throw new Error(made.err);
  const client = await connect(env['RABBITMQ_URL'] ?? '');
  const channel = await client.createConfirmChannel();
  for (let index = 0; index < 3; index += 1) channel.sendToQueue('q', Buffer.from('x'));
  await channel.waitForConfirms();
  await client.close();
}

async function interruptAtReport(
  argv: readonly string[],
  cwd: string,
  env: { readonly [name: string]: string },
  { proxy, disturbed }: { readonly proxy: Silencer; readonly disturbed: boolean },
): Promise<Omit<Run, 'proxy'>> {
  let reported: number | undefined;
  let output = '';
  const watch = (written: { readonly out: string; readonly err: string }): void => {
    output = written.out + written.err;
    if (output.includes('waiting for')) reported ??= performance.now();
  };
  const running = topo(argv, disturbed ? { cwd, env, waitLimits, watch, interruptAt: 'waiting for' } : { cwd, env, watch });
  let hasEnded = false;
  const ended = running.finally(() => {
    hasEnded = true;
  });
  while (!hasEnded && reported === undefined) {
    await Promise.race([ended, sleep(50)]);
    const since = proxy.silentSince() ?? Number.POSITIVE_INFINITY;
    if (performance.now() - since > reportedMs) throw new Error(`${argv.join(' ')}: silent for ${reportedMs / 1000} s:\n${output}`);
  }
  const { code } = await ended;
  return { code, output, ended: performance.now(), ...(reported === undefined ? {} : { interrupted: reported }) };
}
