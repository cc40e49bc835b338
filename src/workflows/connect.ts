// The pipeline for programs that embed topo: one connection, one virtual host, and the stages with the defaults of the command line.
import { brokerAddresses, type TlsOptions, withLogin } from '../broker/address.ts';
import { openBroker, type Transport } from '../broker/open.ts';
import type { Loaded } from '../loader/load.ts';
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import type { Plan } from '../model/plan.ts';
import type { ApplyResult } from '../model/run.ts';
import { allowancesOf } from '../planner/allow.ts';
import { planFault } from '../planner/verify/plan.ts';
import { version } from '../version.ts';
import { loadFor, type TopologyOptions } from './load-topology.ts';
import * as line from './plan-and-apply.ts';

/** Connection options, besides the URL. */
export interface ConnectOptions {
  /** URL of the management API; by default port 15672 (15671 for amqps) of the same host with the same credentials. */
  readonly management?: string | undefined;
  /** User where the URL has none. Special characters need no escaping. */
  readonly user?: string | undefined;
  /** Password where the URL has none. Never part of an error, a plan or an output. */
  readonly password?: string | undefined;
  readonly tls?: TlsOptions;
  /** `auto` (default): AMQP, and the management API if it is available. */
  readonly transport?: Transport;
  /** Opens nothing that only an apply needs; `apply` then fails. Default false. */
  readonly readOnly?: boolean;
  /** Part of the names of the connections that the broker lists; default `library`. */
  readonly purpose?: string;
  /** How long a migration waits for the consumers of a queue to leave, in milliseconds; default 60,000. */
  readonly drainMs?: number;
  /** How long a migration waits for the end of an alarm that begins while it runs, in milliseconds; default 60,000. */
  readonly alarmMs?: number;
}

/** Planning options. */
export interface PlanOptions extends line.Watch {
  /** Values of the command-line flag `--allow`, such as `migrate:queue/orders.created`. */
  readonly allow?: readonly string[];
  /** Whether the apply waits for the end of alarms (`alarmWaiting`), which block migrations otherwise; default false. */
  readonly waitForAlarm?: boolean;
}

/** Apply options. */
export interface ApplyPlanOptions extends Omit<line.ApplyOptions, 'saved'> {
  /** Whether the plan may be older than the connection; default false. A saved plan is compared with the broker before anything is done. */
  readonly saved?: boolean;
}

/** An open broker with the stages that use it. */
export interface Connection {
  /** Virtual host of the URL, and of documents that name none. */
  readonly vhost: string;
  /** Limitations of the connection, such as an unavailable management API. */
  readonly notices: readonly Diagnostic[];
  /**
   * Loads files, directories and globs for the virtual host of the URL. If that is not `/` and no file is about it, a file that names
   * another one is an error: `mapVhost` maps it.
   * @throws TopoError with every error of the files
   */
  load(paths: string | readonly string[], options?: Omit<TopologyOptions, 'vhost'>): Promise<Loaded>;
  /**
   * Observes the broker and plans; changes nothing.
   * @throws TopoError if the broker cannot be observed; `usage-allow` if an allowance has an invalid format
   */
  plan(topology: Pick<Loaded, 'topology' | 'origins'>, options?: PlanOptions): Promise<Plan>;
  /**
   * Executes the steps of the plan under the lock of its virtual hosts, and observes again. A step that fails is in `diagnostics` of the result.
   * @throws TopoError with nothing done: the gate refuses the plan, another run holds the lock (`lock-held`), the broker has changed
   * (`plan-stale`), or a saved plan contradicts itself (`plan-inconsistent`)
   */
  apply(plan: Plan, options?: ApplyPlanOptions): Promise<ApplyResult>;
  /** Closes every connection. Never throws and never hangs. */
  close(): Promise<void>;
}

/**
 * Connects to a broker. The virtual host is that of the URL, else `/`.
 * @throws TopoError if no broker responds, or if it refuses the login or the virtual host
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Connection> {
  const { transport = 'auto', readOnly = false, purpose = 'library', management, user, password, ...rest } = options;
  const addresses = withLogin(brokerAddresses(url, management), {
    ...(user === undefined ? {} : { user: { value: user, from: 'the option user' } }),
    ...(password === undefined ? {} : { password: { value: password, from: 'the option password' } }),
  });
  const vhost = addresses.amqp[0]?.vhost ?? '/';
  const chosen = vhost === '/' ? undefined : { by: 'the URL', only: false };
  const broker = await openBroker({
    ...rest,
    addresses,
    transport,
    purpose,
    vhost,
    writing: !readOnly,
  });
  return {
    vhost,
    notices: broker.notices,
    load: (paths, loading = {}) => loadFor(paths, loading, vhost, chosen),
    plan: async ({ topology, origins }, { allow = [], ...watch } = {}) =>
      await line.plan(
        { ...watch, topology, origins, allowances: allowancesOf(allow), version, overAmqp: transport !== 'http' },
        broker.reader,
      ),
    apply: async (plan, applying) => {
      if (readOnly) throw new Error('the connection is read-only: connect without readOnly to apply');
      const fault = applying?.saved === true ? planFault(plan) : undefined;
      if (fault !== undefined) throw new TopoError([problem('plan-inconsistent', fault.text)]);
      return await line.apply(plan, broker, { saved: false, ...applying });
    },
    close: () => broker.close(),
  };
}
