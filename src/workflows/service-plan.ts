// A plan for a service at its start: made with the AMQP permissions of an application, without the management API. Joins the stages.
import { brokerAddresses, withLogin } from '../broker/address.ts';
import { type Broker, openBroker } from '../broker/open.ts';
import { Waits } from '../broker/waits.ts';
import { problem, TopoError } from '../model/diagnostic.ts';
import type { EntityKey } from '../model/key.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Topology } from '../model/topology.ts';
import { uncomparedBecause } from '../planner/make-plan.ts';
import { withDeclaredTypes } from '../rabbitmq/declared-types.ts';
import { version } from '../version.ts';
import type { ConnectOptions } from './connect.ts';
import { loadFor, type TopologyOptions } from './load-topology.ts';
import { plan } from './plan-and-apply.ts';

/** The files, and how to connect. */
export interface ServiceOptions
  extends Pick<ConnectOptions, 'user' | 'password' | 'tls'>,
    Pick<TopologyOptions, 'mapVhost' | 'variables' | 'cwd'> {
  /** Files, directories and globs, as for the command line; `*.test.yaml` files in directories are excluded. */
  readonly files: string | readonly string[];
  /** AMQP URL of the service, with its virtual host; several nodes of one cluster are separated by commas. */
  readonly url: string;
  /** Part of the name of the connection that the broker lists; default `service`. */
  readonly purpose?: string;
  /**
   * Ends the wait for a broker early, for example `AbortSignal.timeout(5_000)`. Without it, an unreachable node is given up after 10 s,
   * and a request without a response after 75 s at most.
   */
  readonly signal?: AbortSignal;
}

/** A plan for the virtual host of the URL, with its broker. */
export interface Planned {
  readonly plan: Plan;
  readonly broker: Broker;
  readonly vhost: string;
  /** What the plan excludes. */
  readonly left: readonly EntityKey[];
}

/** Loads the files while it connects, plans, and closes the connection in every case. */
export async function planned<T>(
  { files, url, user, password, tls, purpose = 'service', signal, mapVhost, variables, cwd }: ServiceOptions,
  { writing, management }: { readonly writing: boolean; readonly management?: string | undefined },
  partOf: (topology: Topology) => Topology,
  work: (planned: Planned) => Promise<T>,
): Promise<T> {
  const addresses = withLogin(brokerAddresses(url, management), {
    ...(user === undefined ? {} : { user: { value: user, from: 'the option user' } }),
    ...(password === undefined ? {} : { password: { value: password, from: 'the option password' } }),
  });
  const vhost = addresses.amqp[0]?.vhost ?? '/';
  const reading = {
    testFiles: false,
    ...(mapVhost === undefined ? {} : { mapVhost }),
    ...(variables === undefined ? {} : { variables }),
    ...(cwd === undefined ? {} : { cwd }),
  };
  const ends = signal === undefined ? {} : { signal };
  const transport = management === undefined ? 'amqp' : 'auto';
  const [opened, read] = await Promise.allSettled([
    openBroker({
      addresses,
      transport,
      purpose,
      vhost,
      writing,
      lockSettleMs: 0,
      waits: new Waits(ends),
      ...(tls === undefined ? {} : { tls }),
    }),
    loadFor(files, reading, vhost, vhost === '/' ? undefined : { by: 'the URL', only: false }),
  ]);
  try {
    // errors of the files first: they remain when the broker is back
    if (read.status === 'rejected') throw read.reason;
    if (opened.status === 'rejected') throw opened.reason;
    const { topology, origins } = read.value;
    const part = partOf(withDeclaredTypes(topology));
    const made = await plan({ topology: part, origins, allowances: [], version, ...ends }, opened.value.reader);
    const left = [...topology.declarations.keys()].filter((key) => !part.declarations.has(key));
    return await work({ plan: made, broker: opened.value, vhost, left });
  } catch (error) {
    if (signal?.aborted !== true || error instanceof TopoError) throw error;
    throw new TopoError([problem('interrupted', 'interrupted by the signal')], { cause: error });
  } finally {
    if (opened.status === 'fulfilled') await opened.value.close();
  }
}

/** Whether the object may exist and its attributes, or for bindings and policies its existence, could not be compared. */
export function isUncompared({ action, reasons }: Change): boolean {
  return action === 'ensure' || (action === 'keep' && reasons.some((reason) => uncomparedBecause.includes(reason)));
}
