// The nodes of a cluster from any response of the management API.
import { expect, test } from 'vitest';
import type { Client } from '../../../../src/broker/management/client.ts';
import type { HttpResponse } from '../../../../src/broker/management/http.ts';
import { createNodeFinder } from '../../../../src/broker/management/nodes.ts';
import { problem, TopoError } from '../../../../src/model/diagnostic.ts';

type Reply = Pick<HttpResponse, 'status' | 'text'>;

function finderOf(reply: (path: string) => Reply | Error) {
  const send: Client['send'] = async ({ path }) => {
    const answer = reply(path.join('/'));
    if (answer instanceof Error) throw answer;
    return { contentType: 'application/json', ...answer };
  };
  return createNodeFinder({ address: '', user: 'u', send, pause: async () => {}, close: () => {} });
}

const json = (value: unknown): Reply => ({ status: 200, text: JSON.stringify(value) });
const nodes = [
  { name: 'rabbit@b', running: false },
  { name: 'rabbit@a', running: true },
];
const listeners = [
  { node: 'rabbit@a', protocol: 'amqp', ip_address: '::', port: 5672, socket_opts: { backlog: 128 } },
  { node: 'rabbit@a', protocol: 'http', ip_address: '0.0.0.0', port: 15672 },
];

test('members are listed in order, each with its own listeners', async () => {
  const finder = finderOf((path) => json(path === 'nodes' ? nodes : { listeners }));
  expect(await finder.list()).toEqual([
    {
      name: 'rabbit@a',
      running: true,
      listeners: [
        { protocol: 'amqp', address: '::', port: 5672 },
        { protocol: 'http', address: '0.0.0.0', port: 15672 },
      ],
    },
    { name: 'rabbit@b', running: false, listeners: [] },
  ]);
});

test.each([
  ['401 without the tag monitoring', { status: 401, text: '{"error":"not_authorised","reason":"Not monitor user"}' }],
  ['no node', { status: 200, text: '[]' }],
  ['no list', { status: 200, text: '{}' }],
])('members are hidden: %s', async (_, reply) => {
  expect(await finderOf((path) => (path === 'nodes' ? reply : json({ listeners }))).list()).toBe('hidden');
});

test('a broker that does not respond in time is silent, and hides nothing', async () => {
  const late = new TopoError([problem('connection-lost', 'no response within 5 s')]);
  expect(await finderOf((path) => (path === 'nodes' ? late : json({ listeners }))).list()).toBe('silent');
  expect(await finderOf(() => new TopoError([problem('connection-lost', 'no response within 5 s')])).store()).toBeUndefined();
});

test('an interruption is not silence', async () => {
  const reason = new Error('interrupted');
  const finder = finderOf(() => new TopoError([problem('connection-lost', 'aborted')]));
  await expect(finder.list(AbortSignal.abort(reason))).rejects.toBe(reason);
});

test.each([
  ['enabled', 'khepri'],
  ['disabled', 'mnesia'],
  ['state_changing', undefined],
] as const)('the feature flag khepri_db, %s, shows the store %s', async (state, store) => {
  expect(
    await finderOf(() =>
      json([
        { name: 'quorum_queue', state: 'enabled' },
        { name: 'khepri_db', state },
      ]),
    ).store(),
  ).toBe(store);
});

test('the store is unknown without the flag', async () => {
  expect(await finderOf(() => json([{ name: 'quorum_queue', state: 'enabled' }])).store()).toBeUndefined();
  expect(await finderOf(() => ({ status: 401, text: '' })).store()).toBeUndefined();
});

test('a queue and a connection show their node as soon as they are visible', async () => {
  const rows = [{ node: 'rabbit@a', user_provided_name: 'mine' }, { node: 'rabbit@b' }];
  const finder = finderOf((path) => (path.startsWith('queues') ? json({ node: 'rabbit@b' }) : json(rows)));
  expect(await finder.nodeOf('/', 'q')).toBe('rabbit@b');
  expect(await finder.nodeOfConnection('/', 'mine')).toBe('rabbit@a');
  expect(await finder.nodeOfConnection('/', 'other')).toBeUndefined();
  expect(await finderOf(() => ({ status: 404, text: '{"error":"Object Not Found"}' })).nodeOf('/', 'q')).toBeUndefined();
});
