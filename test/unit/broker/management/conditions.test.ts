// The conditions of a broker from any response: what is refused or missing is absent, and never an error.
import { expect, test } from 'vitest';
import type { Client } from '../../../../src/broker/management/client.ts';
import { readConditions, readTopicPermissions } from '../../../../src/broker/management/conditions.ts';
import type { HttpResponse } from '../../../../src/broker/management/http.ts';
import { versionOf } from '../../../../src/rabbitmq/version.ts';

const vhosts = new Set(['v', 'w']);

test('everything that is refused or missing is absent', async () => {
  const refuse = clientOf(() => ({ status: 401, text: '{"error":"not_authorised","reason":"Not monitor user"}' }));
  expect(await readConditions(refuse, vhosts, {})).toEqual({
    vhosts: new Map([
      ['v', {}],
      ['w', {}],
    ]),
  });
});

test('limits, default queue types, plugins and the states of deprecated features are read', async () => {
  const client = clientOf((path) => ({ status: 200, text: JSON.stringify(rows[path] ?? []) }));
  expect(await readConditions(client, vhosts, {})).toEqual({
    plugins: ['rabbitmq_management', 'rabbitmq_sharding'],
    vhostNames: ['v', 'w'],
    deprecatedFeatures: { transient_nonexcl_queues: 'permitted', classic_queue_mirroring: 'denied' },
    userLimits: { maxChannels: 5 },
    userConnections: 1,
    userChannels: 3,
    topicPermissions: [{ vhost: 'v', user: 'u', exchange: 'news', write: '.*', read: '^a' }],
    federationLinks: [
      { vhost: 'v', upstream: 'up', kind: 'exchange', name: 'news', status: 'running' },
      {
        ...{ vhost: 'v', upstream: 'up', kind: 'queue', name: 'q', status: 'error' },
        reason: 'no broker accepts connections at the address of the upstream (econnrefused)',
      },
    ],
    vhosts: new Map([
      ['v', { defaultQueueType: 'quorum', limits: { maxQueues: 0 }, connections: 2 }],
      ['w', { limits: {}, connections: 0 }],
    ]),
  });
});

test('the topic permissions of all users are read only from a version that deletes them with their exchange', async () => {
  const asked: string[] = [];
  const client = clientOf((path) => {
    asked.push(path);
    return path.startsWith('vhosts/v/')
      ? { status: 200, text: '[{"vhost":"v","user":"u","exchange":"news","write":"w","read":"r"}]' }
      : { status: 401, text: '{}' };
  });
  const read = (version: string) => readTopicPermissions(client, { vhosts, version: versionOf(version) });
  expect(await read('4.3.1')).toEqual(new Map());
  expect(asked).toEqual([]);
  expect(await read('4.3.6')).toEqual(new Map([['v', [{ vhost: 'v', user: 'u', exchange: 'news', write: 'w', read: 'r' }]]]));
});

test('plugins are unknown if one node does not show them', async () => {
  const nodes = [{ enabled_plugins: ['rabbitmq_management'] }, { running: false }];
  const client = clientOf((path) => ({ status: 200, text: JSON.stringify(path === 'nodes' ? nodes : []) }));
  expect(await readConditions(client, vhosts, {})).not.toHaveProperty('plugins');
});

test('a user whose name no path can contain is not asked for', async () => {
  const client = clientOf((path) => ({ status: path === 'user-limits/..' ? 500 : 200, text: '[]' }), '..');
  expect(await readConditions(client, vhosts, {})).not.toHaveProperty('userLimits');
});

/** As 4.3 shows them; `permitted_by_default` without a state is 4.0. */
const rows: { readonly [path: string]: unknown } = {
  vhosts: [
    { name: 'v', default_queue_type: 'quorum' },
    { name: 'w', default_queue_type: 'undefined' },
  ],
  'vhost-limits': [{ vhost: 'v', value: { 'max-queues': 0, 'max-connections': -1 } }],
  'user-limits/u': [{ user: 'u', value: { 'max-channels': 5 } }],
  'users/u/topic-permissions': [{ user: 'u', vhost: 'v', exchange: 'news', write: '.*', read: '^a' }],
  'federation-links': [
    { node: 'n', exchange: 'news', upstream_exchange: 'news', type: 'exchange', vhost: 'v', upstream: 'up', status: 'running' },
    { node: 'n', queue: 'q', upstream_queue: 'q', type: 'queue', vhost: 'v', upstream: 'up', status: 'error', error: 'econnrefused' },
  ],
  connections: [
    { vhost: 'v', user: 'u', channels: 3 },
    { vhost: 'v', user: 'another', channels: 7 },
  ],
  nodes: [{ enabled_plugins: ['rabbitmq_sharding', 'rabbitmq_management'] }, { enabled_plugins: ['rabbitmq_management'] }],
  'deprecated-features': [
    { name: 'transient_nonexcl_queues', state: 'permitted', deprecation_phase: 'permitted_by_default' },
    { name: 'classic_queue_mirroring', deprecation_phase: 'removed' },
    { name: 'queue_master_locator', deprecation_phase: 'permitted_by_default' },
  ],
};

function clientOf(respond: (path: string) => Pick<HttpResponse, 'status' | 'text'>, user = 'u'): Client {
  return {
    address: 'http://test',
    user,
    send: async ({ path }) => ({ contentType: 'application/json', ...respond(path.join('/')) }),
    pause: async () => {},
    close: () => {},
  };
}
