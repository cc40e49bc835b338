// The environment of a broker test: its own virtual host, users with few permissions, and the management API.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { BrokerInfo, BrokerUrls } from './broker-source.ts';

/** A virtual host of a test file or describe block. */
export interface TestVhost {
  readonly name: string;
  /** AMQP URL with the credentials of the administrator and this virtual host. */
  readonly url: string;
}

/** Permissions in one virtual host: regular expressions of RabbitMQ; an omitted one is '' and permits nothing. */
export interface TestPermission {
  readonly vhost: string;
  readonly configure?: string;
  readonly write?: string;
  readonly read?: string;
}

/** A user to create. */
export interface TestUser {
  readonly name: string;
  readonly password: string;
  /** Such as 'monitoring' or 'management,policymaker'; default none: no management API for this user. */
  readonly tags?: string;
  readonly permissions?: readonly TestPermission[];
}

/**
 * Calls the management API with the credentials of the broker's httpUrl. The path follows /api/.
 * @returns the response; also for 404
 * @throws on every other status of 400 and above, with the body
 */
export async function http(broker: BrokerUrls & Partial<BrokerInfo>, method: string, path: string, body?: unknown): Promise<Response> {
  const { origin, username, password } = new URL(broker.httpUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const send = (): Promise<Response> =>
    fetch(`${origin}/api/${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  // 4.x closes an idle connection after 5 s, sometimes during its reuse; every call here is idempotent
  const response = await send().catch(send);
  if (!response.ok && response.status !== 404) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Gives the calling test file or describe block its own virtual host: created before its tests, deleted after them. */
export function useVhost(broker: BrokerInfo): TestVhost {
  const name = `t-${randomUUID().slice(0, 8)}`;
  const path = `vhosts/${encodeURIComponent(name)}`;
  beforeAll(async () => {
    await http(broker, 'PUT', path, {}); // its creator gets all permissions in it at once
  });
  afterAll(async () => {
    await http(broker, 'DELETE', path);
  });
  return { name, url: vhostUrl(broker, name) };
}

/** AMQP URL of a virtual host with the credentials of the broker's amqpUrl. */
export function vhostUrl(broker: BrokerUrls & Partial<BrokerInfo>, vhost: string): string {
  return `${broker.amqpUrl}/${encodeURIComponent(vhost)}`;
}

/**
 * Creates a user. Returns the broker with the credentials of that user in both URLs, and `remove`.
 * Call remove() at the end: users exist outside virtual hosts.
 */
export async function createUser(broker: BrokerInfo, user: TestUser): Promise<BrokerInfo & { remove(): Promise<void> }> {
  const path = `users/${encodeURIComponent(user.name)}`;
  await http(broker, 'PUT', path, { password: user.password, tags: user.tags ?? '' });
  for (const { vhost, configure = '', write = '', read = '' } of user.permissions ?? []) {
    await http(broker, 'PUT', `permissions/${encodeURIComponent(vhost)}/${encodeURIComponent(user.name)}`, { configure, write, read });
  }
  return {
    ...broker,
    amqpUrl: withUser(broker.amqpUrl, user),
    httpUrl: withUser(broker.httpUrl, user),
    remove: async () => {
      await http(broker, 'DELETE', path);
    },
  };
}

function withUser(url: string, { name, password }: TestUser): string {
  return url.replace(/^(\w+:\/\/)(?:[^@/]*@)?/, `$1${encodeURIComponent(name)}:${encodeURIComponent(password)}@`);
}
