// What the table shows of a run in one environment, from its exit code and its report.
import { brokerAddresses, printAddress } from '../../broker/address.ts';
import type { Check } from '../../model/check.ts';
import type { Drift } from '../../model/drift.ts';
import type { Environment } from '../../model/environment.ts';
import type { BrokerIdentity } from '../../model/observed.ts';
import type { Plan } from '../../model/plan.ts';
import type { TestResult } from '../../model/routing-test.ts';
import { type EnvironmentResult, planCounts } from '../../reporter/environments.ts';
import type { LintSummary } from '../../reporter/lint.ts';
import { counted } from '../../reporter/style.ts';
import { exit } from '../exit.ts';
import type { Report } from '../report.ts';

/** The data of the reports that the table shows. */
interface Data {
  readonly plan?: Plan;
  readonly drift?: Drift;
  readonly results?: readonly TestResult[];
  readonly summary?: LintSummary;
  readonly checks?: readonly Check[];
}

/** A run that has ended. */
export interface EndedRun {
  readonly environment: string;
  readonly command: string;
  readonly exitCode: number;
  readonly seconds: number;
  readonly report?: Report;
  /** Absent if the environment is not valid, and for a command that needs no broker. */
  readonly settings?: Environment;
}

/** The row of a run. */
export function resultOf({ environment, command, exitCode, seconds, report, settings }: EndedRun): EnvironmentResult {
  const data = (report?.data ?? {}) as Data;
  const counts = data.plan === undefined ? {} : { counts: planCounts(data.plan.summary) };
  const error = report?.diagnostics.find(({ severity }) => severity === 'error');
  const details = (exitCode === exit.ok ? undefined : error?.code) ?? detailsOf(data);
  const broker = data.plan === undefined ? addressOf(settings) : brokerText(data.plan.broker);
  return {
    ...{ environment, exitCode, seconds, ...counts },
    result: exitCode === exit.ok ? successOf(command, data) : (words[exitCode] ?? 'failed'),
    ...(broker === undefined ? {} : { broker }),
    ...(details === undefined ? {} : { details }),
  };
}

/** Results by exit code, if the run did not succeed. */
const words: { readonly [exitCode: number]: string } = {
  [exit.pending]: 'differs',
  [exit.pendingDestructive]: 'differs',
  [exit.blocked]: 'blocked',
  [exit.stale]: 'stale',
  [exit.locked]: 'locked',
  [exit.partial]: 'partial',
  [exit.testFailed]: 'tests failed',
  [exit.incomplete]: 'incomplete',
  [exit.usage]: 'invalid',
  [exit.invalid]: 'invalid',
  [exit.unreachable]: 'unreachable',
  [exit.refused]: 'refused',
  [exit.interrupted]: 'interrupted',
};

function successOf(command: string, { plan }: Data): string {
  if (plan === undefined) return 'ok';
  const { create, change, destroy } = planCounts(plan.summary);
  if (create + change + destroy === 0) return 'no changes';
  return command === 'apply' ? 'applied' : 'changes';
}

function detailsOf({ drift, results, summary, checks }: Data): string | undefined {
  if (drift !== undefined) return drift.drifted.length === 0 ? undefined : `${counted(drift.drifted.length, 'object')} drifted`;
  if (results !== undefined) {
    const failed = results.filter(({ state }) => state === 'failed').length;
    return `${counted(results.length, 'test')}, ${failed} failed`;
  }
  if (summary !== undefined) return `${counted(summary.error, 'error')}, ${counted(summary.warning, 'warning')}`;
  if (checks === undefined) return undefined;
  const state = (wanted: Check['state']) => checks.filter((check) => check.state === wanted).length;
  return `${counted(state('warning'), 'warning')}, ${state('failed')} failed`;
}

function brokerText({ name, version, address }: BrokerIdentity): string {
  return `${name ?? address}${version === undefined ? '' : ` (${version})`}`;
}

/** The address without credentials of a broker of which nothing else is known. */
function addressOf(settings: Environment | undefined): string | undefined {
  const { url, management } = settings?.connection ?? {};
  if (url === undefined && management === undefined) return undefined;
  try {
    const [address] = brokerAddresses(url, management)[url === undefined ? 'management' : 'amqp'];
    return address === undefined ? undefined : printAddress(address);
  } catch {
    return undefined; // an invalid URL, which is the reported error
  }
}
