// topo permissions: patterns without a broker.
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const files = {
  'topology.yaml': `exchanges:
  orders: { type: topic }
queues:
  orders.created: { deadLetterExchange: orders }
bindings:
  - { source: orders, destination: orders.created, routingKey: '#' }
`,
};

test('topo permissions prints one command per role', async () => {
  const { code, out, err } = await topo(['permissions', '--vhost', '/a b'], { cwd: directoryOf(files) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const commands = out.split('\n').filter((line) => line.startsWith('rabbitmqctl'));
  expect(commands.map((command) => /topo-(\w+)/.exec(command)?.[1])).toEqual(['plan', 'apply', 'publish', 'consume']);
  expect(commands.filter((command) => !command.startsWith("rabbitmqctl set_permissions -p '/a b' topo-"))).toEqual([]);
});

test('topo permissions --format json prints the patterns', async () => {
  const { out } = await topo(['permissions', '--format', 'json'], { cwd: directoryOf(files) });
  const { grants } = JSON.parse(out) as { grants: { role: string; configure: string }[] };
  expect(grants.find(({ role }) => role === 'apply')?.configure).toBe('^(orders|orders\\.created|topo\\.lock|topo\\.lock\\.2)$');
  expect(grants.find(({ role }) => role === 'publish')?.configure).toBe('^$');
});

test('topo permissions exits 65 for files with errors and prints no permissions', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { durible: true } }\n' });
  const { code, out, err } = await topo(['permissions'], { cwd });
  expect({ code, out }).toEqual({ code: 65, out: '' });
  expect(err).toContain('unknown-property');
});

test('topo permissions warns about patterns that RabbitMQ 4.3.6 refuses for their length', async () => {
  const queues = Array.from({ length: 100 }, (_, at) => `  orders.created.${at}: {}\n`).join('');
  const { code, out, err } = await topo(['permissions'], { cwd: directoryOf({ 'topology.yaml': `queues:\n${queues}` }) });
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('rabbitmqctl set_permissions') });
  expect(err).toMatch(/warning\[feature-removed\]: the configure pattern of topo-apply in virtual host \/ has \d{4} bytes/);
});
