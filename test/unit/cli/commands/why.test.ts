// topo why: what sets each value, what loses and why, and which policies apply; as text and as JSON.
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const files = {
  'topology.yaml': `vhost: /shop
exchanges: { unrouted: { type: fanout }, orders: { type: topic, alternateExchange: unrouted } }
queues:
  orders: { type: quorum, arguments: { x-max-length: 1000, x-message-ttl: 5000, x-overflow: reject-publish } }
  mail: { type: classic, arguments: { x-max-priority: 5 } }
policies:
  limits: { pattern: '^orders', applyTo: queues, priority: 5, definition: { max-length: 500, overflow: drop-head, dead-letter-exchange: unrouted } }
  lazy: { pattern: '.*', applyTo: queues, priority: 9, definition: { queue-mode: lazy } }
  low: { pattern: '.*', applyTo: all, definition: { message-ttl: 9 } }
operatorPolicies:
  cap: { pattern: '.*', applyTo: queues, definition: { max-length: 100, delivery-limit: 4 } }
`,
};

const why = async (...argv: string[]) => await topo(['why', ...argv], { cwd: directoryOf(files) });
const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

test('each value has its source, and each value that does not take effect has the reason', async () => {
  const { code, out, err } = await why('queue/orders');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(lines(out)).toEqual([
    'queue orders (quorum), vhost /shop',
    '  dead-letter-exchange  unrouted   policy limits',
    '  delivery-limit        4          operator policy cap',
    '  max-length            100        operator policy cap; not 1000 of the argument: the lower value applies; not 500 of policy limits: the lower value applies',
    '  message-ttl           5000       the argument',
    '  overflow              drop-head  policy limits; not reject-publish of the argument: the policy takes precedence',
    '  policy lazy          priority 9  does not apply: quorum queues do not support queue-mode, and one unsupported key excludes the whole policy (pattern .*)',
    '  policy limits        priority 5  applies (pattern ^orders)',
    '  policy low           priority 0  does not apply: limits applies instead (pattern .*)',
    '  operator policy cap  priority 0  applies (pattern .*)',
  ]);
});

test('a name that a queue and an exchange share shows both', async () => {
  const { out } = await why('orders');
  expect(lines(out).filter((line) => !line.startsWith(' '))).toEqual([
    'exchange orders (topic), vhost /shop',
    '',
    'queue orders (quorum), vhost /shop',
  ]);
});

test('arguments that no policy can set, and policies that a type excludes, are shown', async () => {
  expect(lines((await why('mail')).out)).toEqual([
    'queue mail (classic), vhost /shop',
    '  queue-mode      lazy  policy lazy',
    '  x-max-priority  5     the argument',
    '  policy lazy          priority 9  applies (pattern .*)',
    '  policy low           priority 0  does not apply: lazy applies instead (pattern .*)',
    '  operator policy cap  priority 0  does not apply: classic queues do not support delivery-limit, and one unsupported key excludes the whole policy (pattern .*)',
  ]);
});

test('a key without effect is shown as such', async () => {
  expect(lines((await why('exchange/unrouted')).out)).toEqual([
    'exchange unrouted (fanout), vhost /shop',
    '  message-ttl  none  not 9 of policy low: the key has no effect here',
    '  policy low  priority 0  applies (pattern .*)',
  ]);
});

test('the version decides: 3.10 has no default delivery limit', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { q: { type: quorum } }\n' });
  const settings = async (target: string) => (await topo(['why', 'q', '--target', target], { cwd })).out;
  expect(await settings('4.3')).toContain("delivery-limit  20  RabbitMQ's default");
  expect(await settings('3.10')).toContain("no settings: nothing but RabbitMQ's defaults");
});

test('JSON has the same as data', async () => {
  const { out } = await why('mail', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    command: 'why',
    objects: [
      {
        name: 'mail',
        settings: [
          { key: 'queue-mode', inForce: { value: 'lazy', by: 'policy', name: 'lazy' }, overruled: [] },
          { key: 'x-max-priority', inForce: { value: 5, by: 'argument' } },
        ],
        policies: [
          { name: 'lazy', standing: { is: 'applies' } },
          { name: 'low', standing: { is: 'outranked', over: 'lazy' } },
          { name: 'cap', by: 'operator-policy', standing: { is: 'void', keys: ['delivery-limit'] } },
        ],
      },
    ],
  });
});

test('an unknown name is an error of usage', async () => {
  const { code, err } = await why('nothing');
  expect(code).toBe(64);
  expect(err).toContain('the files declare no queue or exchange nothing');
});
