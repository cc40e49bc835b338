// The flags of the waits of an apply, for the lock, for the consumers of a queue to be migrated and for the end of an alarm, and the identity
// that a waiting run is shown.
import { hostname } from 'node:os';
import type { RunAbout } from '../../../broker/lock-identity.ts';
import type { Transport } from '../../../broker/open.ts';
import { milliseconds } from '../../../loader/format/quantity.ts';
import type { AlarmWaiting } from '../../../workflows/await-alarms.ts';
import type { Waiting } from '../../../workflows/plan-and-apply.ts';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';

/** Flags of the lock. */
export interface LockOptions {
  /** False with --no-lock. */
  readonly lock: boolean;
  readonly lockTimeout?: string;
  readonly drainTimeout?: string;
  readonly waitForAlarm?: string;
  readonly transport: Transport;
}

/** Checks the flags before anything is sent. */
export function checkLocking({ lock, lockTimeout, transport }: LockOptions): void {
  if (lockTimeout !== undefined && !lock) throw new UsageError('error: --lock-timeout and --no-lock cannot be combined');
  timeOf('--lock-timeout', lockTimeout, '5m');
  if (transport === 'http' && lock)
    throw new UsageError(
      'error: apply takes its lock over AMQP, which --transport http excludes; pass --no-lock if no other run can interfere',
    );
}

const longestMs = 86_400_000;

/** The time of a flag in milliseconds; undefined without the flag. @throws UsageError with `example` for any other text */
function timeOf(flag: string, text: string | undefined, example: string): number | undefined {
  const ms = text === undefined ? 0 : milliseconds(text);
  if (ms === undefined || ms > longestMs) throw new UsageError(`error: ${flag} requires a time of at most 24h, such as 30s or ${example}`);
  return text === undefined ? undefined : ms;
}

/** Milliseconds between two progress lines of a waiting run. */
const everyMs = 5_000;

/** Whether a progress line is due at this time of a wait, in milliseconds. */
function everyFew(): (waitedMs: number) => boolean {
  let next = 0;
  return (waitedMs) => {
    if (waitedMs < next) return false;
    next = waitedMs + everyMs;
    return true;
  };
}

/** How long to wait for the lock, and the progress lines meanwhile. */
export function waitingOf({ lockTimeout }: LockOptions, io: Io): Pick<Waiting, 'waitMs' | 'onWaiting'> {
  const waitMs = milliseconds(lockTimeout ?? '') ?? 0;
  const isDue = everyFew();
  return {
    waitMs,
    onWaiting: ({ diagnostics }, waitedMs) => {
      if (!isDue(waitedMs)) return;
      // without --lock-timeout, only for a holder whose node does not respond
      const time = lockTimeout === undefined ? `${Math.floor(waitedMs / 1000)} s` : passed(waitedMs, waitMs);
      io.err(`waiting for the lock, ${time}: ${diagnostics.map(({ message }) => message).join('; ')}\n`);
    },
  };
}

/** How long a migration waits for the consumers of a queue to leave, in milliseconds. */
export function drainOf({ drainTimeout }: Pick<LockOptions, 'drainTimeout'>): { readonly drainMs?: number } {
  const drainMs = timeOf('--drain-timeout', drainTimeout, '5m');
  return drainMs === undefined ? {} : { drainMs };
}

/** How long a migration waits for the end of an alarm that begins while it runs, in milliseconds. */
export function alarmOf({ waitForAlarm }: Pick<LockOptions, 'waitForAlarm'>): { readonly alarmMs?: number } {
  const alarmMs = timeOf('--wait-for-alarm', waitForAlarm, '30m');
  return alarmMs === undefined ? {} : { alarmMs };
}

/** How long to wait for the end of an alarm before a migration, and the progress lines meanwhile. */
export function alarmWaitingOf(options: Pick<LockOptions, 'waitForAlarm'>, io: Io): AlarmWaiting {
  const { alarmMs: waitMs } = alarmOf(options);
  if (waitMs === undefined) return {};
  const isDue = everyFew();
  return {
    waitMs,
    onWaiting: (alarms, waitedMs) => {
      if (!isDue(waitedMs)) return;
      io.err(`waiting for the end of an alarm, ${passed(waitedMs, waitMs)}: the broker accepts no messages (${alarms})\n`);
    },
  };
}

function passed(waitedMs: number, waitMs: number): string {
  return `${Math.floor(waitedMs / 1000)} of ${Math.ceil(waitMs / 1000)} s`;
}

/** Variables with the URL of the CI job: of GitLab, Jenkins, Buildkite, CircleCI. */
const jobVariables = ['CI_JOB_URL', 'BUILD_URL', 'BUILDKITE_BUILD_URL', 'CIRCLE_BUILD_URL'];

/** Who runs topo, for the client properties of its connections, which the broker lists. */
export function runAbout({ env }: Io): RunAbout {
  const user = env['USER'] ?? env['USERNAME'];
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  const github = server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
  const job = publicPart(github ?? jobVariables.map((name) => env[name]).find((url) => url !== undefined && url !== ''));
  return {
    host: hostname(),
    pid: process.pid,
    ...(user === undefined || user === '' ? {} : { user }),
    ...(job === undefined ? {} : { job }),
  };
}

/** Without credentials and query, which could hold a token. */
function publicPart(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
