// Shared by the tests of `topo doctor`: a virtual host with objects, users of all kinds, and an examination that compares the objects
// before and after it.
import { createServer } from 'node:net';
import { connect } from 'amqplib';
import { beforeAll, expect, onTestFinished } from 'vitest';
import type { Check, CheckName, CheckState } from '../../../src/model/check.ts';
import { topo } from '../../readme/terminal.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { createUser, http, type TestPermission, type TestVhost, useVhost, vhostUrl } from '../../support/vhost.ts';
import { listen } from '../amqp/support.ts';

/** Of all users; must never be printed. */
export const password = 's3cret-word';
/** Patterns that match every name. */
export const every = { configure: '.*', write: '.*', read: '.*' };

/** The output of doctor. */
export interface Result {
  readonly status: number;
  readonly checks: readonly Check[];
  /** The state of each check, by its name. */
  readonly states: { readonly [name in CheckName]?: CheckState };
  of(name: CheckName): Check | undefined;
}

/** A user and its URLs. */
export interface DoctorUser {
  readonly name: string;
  readonly url: string;
  readonly management: string;
}

/** What a describe block works with. */
export interface DoctorBench {
  readonly vhost: TestVhost;
  /** Runs doctor. Fails where anything in the virtual host is another afterwards, a secret is printed, or a trouble has no fix. */
  examine(env: { readonly url: string; readonly management?: string }, ...argv: string[]): Promise<Result>;
  /** Makes a user for one test. */
  user(tags: string, patterns?: Omit<TestPermission, 'vhost'>): Promise<DoctorUser>;
}

/** Gives the describe block that calls it a virtual host of its own with queues, messages, bindings and a policy. */
export function useDoctor(broker: BrokerInfo): DoctorBench {
  const vhost = useVhost(broker);

  beforeAll(async () => {
    const at = vhost.name;
    await http(broker, 'PUT', `exchanges/${at}/orders`, { type: 'topic', durable: true });
    await http(broker, 'PUT', `exchanges/${at}/inner`, { type: 'fanout', durable: true, internal: true });
    await http(broker, 'PUT', `queues/${at}/orders.created`, { durable: true });
    await http(broker, 'POST', `bindings/${at}/e/orders/q/orders.created`, { routing_key: 'order.#', arguments: { n: 1 } });
    await http(broker, 'PUT', `policies/${at}/cap`, { pattern: '^orders', definition: { 'max-length': 10 }, 'apply-to': 'queues' });
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createConfirmChannel();
    for (let n = 0; n < 3; n++) channel.sendToQueue('orders.created', Buffer.from(`message ${n}`), { persistent: true });
    await channel.waitForConfirms();
    await connection.close();
  });

  /** All objects and permissions of the virtual host. */
  async function everything(): Promise<unknown> {
    const paths = ['exchanges', 'queues', 'bindings', 'policies', 'permissions'].map((kind) =>
      kind === 'permissions' ? `vhosts/${vhost.name}/permissions` : `${kind}/${vhost.name}?disable_stats=true`,
    );
    const lists = await Promise.all([...paths, `definitions/${vhost.name}`].map(async (path) => (await http(broker, 'GET', path)).json()));
    const connection = await connect(vhost.url, { noDelay: true });
    const { messageCount } = await (await connection.createChannel()).checkQueue('orders.created');
    await connection.close();
    return { lists, messageCount };
  }

  async function examine(env: { url: string; management?: string }, ...argv: string[]): Promise<Result> {
    const before = await everything();
    const variables = { RABBITMQ_URL: env.url, ...(env.management === undefined ? {} : { RABBITMQ_MANAGEMENT_URL: env.management }) };
    const { status, output } = await topo(['doctor', '--format', 'json', ...argv], '/', variables);
    expect(await everything()).toEqual(before);
    expect(before).toMatchObject({ messageCount: 3 });
    expect(output).not.toContain(password);
    const { checks, exitCode } = JSON.parse(output) as { checks: Check[]; exitCode: number };
    expect(exitCode).toBe(status);
    expect(checks.filter(({ state, fix }) => state !== 'ok' && (fix ?? '') === '')).toEqual([]);
    return {
      status,
      checks,
      states: Object.fromEntries(checks.map(({ name, state }) => [name, state])),
      of: (name) => checks.find((check) => check.name === name),
    };
  }

  async function user(tags: string, patterns?: Omit<TestPermission, 'vhost'>): Promise<DoctorUser> {
    const permissions = patterns === undefined ? [] : [{ vhost: vhost.name, ...patterns }];
    const made = await createUser(broker, { name: `${tags || 'none'}@${vhost.name}`, password, tags, permissions });
    onTestFinished(() => made.remove());
    return { name: `${tags || 'none'}@${vhost.name}`, url: vhostUrl(made, vhost.name), management: made.httpUrl };
  }

  return { vhost, examine, user };
}

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}
