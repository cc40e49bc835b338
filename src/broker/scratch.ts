// A place for a scratch copy: a virtual host of its own where one can be created, otherwise names with a prefix in the given one. It is
// always removed again.
import { randomBytes } from 'node:crypto';
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import type { Policy } from '../model/entity.ts';
import type { ScratchPlace } from '../model/playing.ts';
import type { BrokerAddresses, TlsOptions } from './address.ts';
import { failureText } from './amqp/connection/failure.ts';
import { changeMs, changeWidth } from './amqp/connection/limits.ts';
import { Session } from './amqp/connection/session.ts';
import { makeScratchVhost } from './management/scratch-vhost.ts';
import type { Transport } from './open.ts';
import type { Waits } from './waits.ts';

/** How to reach the broker, and the virtual host of the tests. */
export interface ScratchOptions {
  readonly addresses: BrokerAddresses;
  readonly tls?: TlsOptions;
  /** The waits of the run. */
  readonly waits?: Waits;
  readonly transport: Transport;
  /** The given virtual host, for scratch names. */
  readonly vhost: string;
}

/** A place that exists until it is removed. */
export interface Scratch {
  readonly place: ScratchPlace;
  /** Why it is not a separate virtual host. */
  readonly notices: readonly Diagnostic[];
  /** Sets operator policies in the virtual host; under scratch names, none can be set. @throws TopoError of the first refusal */
  limit(operatorPolicies: readonly Policy[]): Promise<void>;
  /** Removes everything in the place; these names need not exist. @throws TopoError `scratch-left-behind` */
  remove(names: { readonly exchanges: readonly string[]; readonly queues: readonly string[] }): Promise<void>;
}

/**
 * Creates a place.
 * @throws TopoError if an explicitly configured management API does not work, and if no login is accepted
 */
export async function openScratch(options: ScratchOptions): Promise<Scratch> {
  const random = randomBytes(4).toString('hex');
  const names = (notices: readonly Diagnostic[]): Scratch => scratchNamesIn(options, `topo.test.${random}.`, notices);
  if (options.transport === 'amqp') return names([]);
  try {
    const made = await makeScratchVhost(options.addresses.management, `topo-test-${random}`, {
      ...(options.tls === undefined ? {} : { tls: options.tls }),
      ...(options.waits === undefined ? {} : { waits: options.waits }),
    });
    return { place: { vhost: made.name }, notices: [], limit: made.limit, remove: () => made.remove() };
  } catch (error) {
    if (!(error instanceof TopoError) || !mayUseNames(error, options)) throw error;
    const [first] = error.diagnostics;
    const message = `no scratch virtual host can be created, so scratch names are used in ${options.vhost}: ${first?.message ?? ''}`;
    return names([
      {
        code: 'management-unavailable',
        severity: 'notice',
        message,
        hint: 'a scratch virtual host requires the management API and a user with the tag administrator',
      },
    ]);
  }
}

/** A user without the tag, or a management API that was not configured explicitly. */
function mayUseNames({ diagnostics }: TopoError, { addresses, transport }: ScratchOptions): boolean {
  return diagnostics.every(
    ({ code }) => code === 'access-refused' || code === 'login-refused' || (!addresses.managementGiven && transport === 'auto'),
  );
}

function scratchNamesIn(options: ScratchOptions, prefix: string, notices: readonly Diagnostic[]): Scratch {
  const { addresses, tls, waits, vhost } = options;
  return {
    place: { vhost, prefix },
    notices,
    limit: async () => undefined,
    remove: async ({ exchanges, queues }) => {
      // never an object of others
      const ours = (name: string): boolean => name.startsWith(prefix);
      const dial = {
        addresses: addresses.amqp,
        name: 'topo test (clean up)',
        ...(tls === undefined ? {} : { tls }),
        ...(waits === undefined ? {} : { waits }),
      };
      const failures = await removeAll(dial, vhost, exchanges.filter(ours), queues.filter(ours));
      if (failures.length > 0) {
        throw new TopoError([
          problem('scratch-left-behind', `some of the scratch names ${prefix}* in ${vhost} could not be deleted: ${failures.join('; ')}`),
        ]);
      }
    },
  };
}

async function removeAll(
  dial: Parameters<typeof Session.open>[0],
  vhost: string,
  exchanges: readonly string[],
  queues: readonly string[],
): Promise<readonly string[]> {
  try {
    const session = await Session.open(dial, vhost, changeWidth);
    try {
      const answers = await Promise.all([
        ...queues.map((name) => session.call((channel) => channel.deleteQueue(name), changeMs)),
        ...exchanges.map((name) => session.call((channel) => channel.deleteExchange(name), changeMs)),
      ]);
      return answers.flatMap((answer) => (answer.ok ? [] : [failureText(answer.failure)]));
    } finally {
      await session.close();
    }
  } catch (error) {
    return error instanceof TopoError ? error.diagnostics.map(({ message }) => message) : [String(error)];
  }
}
