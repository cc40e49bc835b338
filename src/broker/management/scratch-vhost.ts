// Creates a scratch virtual host over the management API, and deletes it.
import { isOnly, problem, TopoError } from '../../model/diagnostic.ts';
import type { Policy } from '../../model/entity.ts';
import type { BrokerAddress } from '../address.ts';
import { writeJson } from '../json.ts';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { refusalProblem } from './response.ts';

/** Milliseconds. Creating a virtual host starts its message stores; deleting one stops its queues one by one. */
const limitMs = 60_000;

/** A scratch virtual host. */
export interface ScratchVhost {
  readonly name: string;
  /** Sets operator policies in it. @throws TopoError `access-refused`, or as Client.send */
  limit(operatorPolicies: readonly Policy[]): Promise<void>;
  /** Deletes it with its content. @throws TopoError `scratch-left-behind` */
  remove(): Promise<void>;
}

/** How to create one. */
export interface ScratchVhostOptions extends Pick<ClientOptions, 'tls' | 'waits'> {
  /** Shown in the management UI; default that of a live test. */
  readonly description?: string;
  /** A further user with all permissions in it. */
  readonly user?: string;
}

/**
 * Creates a virtual host in which the user has all permissions. Its default queue type is classic, whatever that of the node is.
 * @throws TopoError of the last address: `access-refused` without the tag administrator, or as Client.send
 */
export async function makeScratchVhost(
  addresses: readonly BrokerAddress[],
  name: string,
  { description = 'scratch copy of topo test', user, ...options }: ScratchVhostOptions = {},
): Promise<ScratchVhost> {
  let failure: unknown;
  for (const address of addresses) {
    const client = createClient(address, { ...options, timeoutMs: limitMs });
    try {
      await make(client, name, description, new Set([client.user, ...(user === undefined ? [] : [user])]));
      return { name, limit: (policies) => limit(client, name, policies), remove: () => remove(client, name) };
    } catch (error) {
      client.close();
      failure = error;
      if (!isUnheard(error)) break;
    }
  }
  throw failure;
}

async function make(client: Client, name: string, description: string, users: ReadonlySet<string>): Promise<void> {
  // 3.10 accepts the first spelling, 4.x the second; each ignores the other
  const body = JSON.stringify({ defaultqueuetype: 'classic', default_queue_type: 'classic', description });
  await put(client, ['vhosts', name], body);
  try {
    const all = JSON.stringify({ configure: '.*', write: '.*', read: '.*' });
    for (const user of users) await put(client, ['permissions', name, user], all);
  } catch (error) {
    await remove(client, name);
    throw error;
  }
}

async function limit(client: Client, vhost: string, policies: readonly Policy[]): Promise<void> {
  for (const { name, pattern, applyTo, priority, definition } of policies) {
    const body = writeJson({ pattern, 'apply-to': applyTo, priority, definition });
    await put(client, ['operator-policies', vhost, name], body);
  }
}

async function put(client: Client, path: readonly string[], body: string): Promise<void> {
  const answer = await client.send({ method: 'PUT', path, body });
  if (answer.status !== 201 && answer.status !== 204) throw new TopoError([refusalProblem(answer, { client })]);
}

async function remove(client: Client, name: string): Promise<void> {
  try {
    const answer = await client.send({ method: 'DELETE', path: ['vhosts', name] });
    if (answer.status === 204 || answer.status === 404) return;
    throw new TopoError([refusalProblem(answer, { client })]);
  } catch (error) {
    const why = error instanceof TopoError ? error.diagnostics.map(({ message }) => message).join('; ') : String(error);
    throw new TopoError([problem('scratch-left-behind', `the scratch virtual host ${name} could not be deleted: ${why}`)], {
      cause: error,
    });
  } finally {
    client.close();
  }
}

function isUnheard(error: unknown): boolean {
  return isOnly(error, ['broker-unreachable', 'connection-lost']);
}
