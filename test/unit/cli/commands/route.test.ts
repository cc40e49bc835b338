// topo route: the tree, the JSON, and where the topology comes from.
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const files = {
  'topology.yaml': `vhost: /orders
exchanges:
  orders: { type: topic, alternateExchange: unrouted }
  audit: { type: fanout, internal: true }
  unrouted: { type: fanout }
  typed: { type: headers }
  shards: { type: x-consistent-hash }
queues:
  created: {}
  archive: {}
  parked: {}
  gone: { state: absent }
bindings:
  - { source: orders, destination: created, routingKey: order.created.# }
  - { source: orders, destinationType: exchange, destination: audit, routingKey: order.*.eu }
  - { source: audit, destination: archive }
  - { source: unrouted, destination: parked }
  - { source: typed, destination: created, arguments: { x-match: all, region: eu, amount: 5 } }
  - { source: shards, destination: created, routingKey: '1' }
  - { source: shards, destination: archive, routingKey: '1' }
`,
};

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

describe('the tree', () => {
  test('topo route shows matching bindings, through other exchanges, down to the queues', async () => {
    const { code, out, err } = await topo(['route', 'orders', 'order.created.eu'], { cwd: directoryOf(files) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out)).toEqual([
      'publish to orders with key order.created.eu, vhost /orders',
      'exchange orders (topic)',
      '├─ order.created.eu matches order.created.# → queue created',
      '└─ order.created.eu matches order.*.eu → exchange audit (fanout)',
      '   └─ routing key ignored → queue archive',
      '',
      'Queues: archive, created',
    ]);
  });

  test('topo route shows near misses with the reason, and the alternate exchange', async () => {
    const { out } = await topo(['route', 'orders', 'order.paid.us', '--ascii'], { cwd: directoryOf(files) });
    expect(lines(out)).toEqual([
      'publish to orders with key order.paid.us, vhost /orders',
      'exchange orders (topic)',
      '|- no match, to the alternate exchange unrouted (fanout)',
      '|  `- routing key ignored -> queue parked',
      '|- not binding orders -> exchange audit [order.*.eu]: word 3 is us, not eu',
      '`- not binding orders -> queue created [order.created.#]: word 2 is paid, not created',
      '',
      'Queues: parked',
    ]);
  });

  test('topo route compares headers including their types', async () => {
    const cwd = directoryOf(files);
    const fitting = await topo(['route', 'typed', '', '-H', 'region=eu', '-H', 'amount=5'], { cwd });
    expect(fitting.out).toContain('Queues: created');
    const text = await topo(['route', 'typed', '', '-H', 'region=eu', '-H', 'amount="5"'], { cwd });
    expect(text.out).toContain('header amount is "5", not 5');
    expect(text.out).toContain('Unroutable: dropped');
  });

  test('topo route shows the alternatives of a random choice, and returned messages', async () => {
    const cwd = directoryOf(files);
    expect((await topo(['route', 'shards', 'any'], { cwd })).out).toContain('One of: archive | created');
    expect((await topo(['route', 'typed', '', '--mandatory'], { cwd })).out).toContain('Unroutable: returned to the publisher');
  });

  test('topo route reports messages that the broker refuses', async () => {
    const cwd = directoryOf(files);
    const refused = [
      { args: ['audit', 'k'], text: "Refused (403): cannot publish to internal exchange 'audit'" },
      { args: ['odrers', 'k'], text: "Refused (404): no exchange 'odrers' in vhost '/orders'" },
      { args: ['orders', 'k', '-H', 'CC=a'], text: 'Refused (406): header CC is not an array' },
    ];
    for (const { args, text } of refused) {
      expect(await topo(['route', ...args], { cwd })).toMatchObject({ code: 77, out: expect.stringContaining(text) });
    }
  });

  test('topo route escapes control characters of names and keys', async () => {
    const { out } = await topo(['route', 'orders', 'a\u001b[31m'], { cwd: directoryOf(files) });
    expect(out).not.toContain('\u001b');
  });
});

describe('where the topology comes from', () => {
  test('topo route exits 65 for files with errors', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: { durible: true } }\n' });
    const { code, out, err } = await topo(['route', '', 'a'], { cwd });
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('unknown-property');
  });

  test('topo route ignores objects with a tombstone', async () => {
    const { out } = await topo(['route', '', 'gone', '--vhost', '/orders'], { cwd: directoryOf(files) });
    expect(out).toContain('Unroutable');
  });

  test('topo route --against applies the rules of the version of the export', async () => {
    const definitions = (version: string): string =>
      JSON.stringify({
        rabbitmq_version: version,
        vhosts: [{ name: '/' }],
        exchanges: [{ name: 'x', vhost: '/', type: 'headers', durable: true, auto_delete: false, internal: false, arguments: {} }],
        queues: [{ name: 'q', vhost: '/', durable: true, auto_delete: false, arguments: {} }],
        bindings: [
          {
            source: 'x',
            vhost: '/',
            destination: 'q',
            destination_type: 'queue',
            routing_key: '',
            arguments: { 'x-match': 'all', n: 1.5 },
          },
          { source: 'x', vhost: '/', destination: 'q', destination_type: 'queue', routing_key: '', arguments: { 'x-match': 'all', n: 1 } },
        ],
      });
    const cwd = directoryOf({ 'old.json': definitions('3.10.8'), 'new.json': definitions('4.3.6') });
    const double = '-H={"!":"double","value":1}'.replace('-H=', 'n=');
    expect((await topo(['route', 'x', '', '-H', double, '--against', 'old.json'], { cwd })).out).toContain('Queues: q');
    expect((await topo(['route', 'x', '', '-H', double, '--against', 'new.json'], { cwd })).out).toContain('Unroutable');
    expect((await topo(['route', 'x', '', '-H', double, '--against', 'new.json', '--target', '3.10'], { cwd })).out).toContain('Queues: q');
  });

  test('topo route rejects more than one source of the topology', async () => {
    const { code, err } = await topo(['route', 'x', 'k', 'files', '--live'], {});
    expect(code).toBe(64);
    expect(err).toContain('replace the paths');
  });
});

test('topo route names a destination with two weights, behind another exchange too', async () => {
  const more = `${files['topology.yaml']}  - { source: shards, destination: created, routingKey: '7' }\n`;
  const entry =
    more.replace('queues:\n', '  entry: { type: fanout }\nqueues:\n') +
    '  - { source: entry, destinationType: exchange, destination: shards }\n';
  const cwd = directoryOf({ 'topology.yaml': entry });
  const { code, err } = await topo(['route', 'entry', 'any'], { cwd });
  expect(code).toBe(0);
  expect(err.replace(/\s+/g, ' ')).toContain(
    'exchange /orders shards uses only one of the 2 bindings of queue /orders created: which one is not visible',
  );
  expect((await topo(['route', 'entry', 'any'], { cwd: directoryOf(files) })).err).not.toContain('not visible');
});

test('topo route --format json prints the complete result', async () => {
  const { code, out } = await topo(['route', 'orders', 'order.created.eu', '--format', 'json'], { cwd: directoryOf(files) });
  const { routing, publication, command } = JSON.parse(out);
  expect({ code, command, publication }).toMatchObject({
    code: 0,
    command: 'route',
    publication: { exchange: 'orders', vhost: '/orders' },
  });
  expect(routing.queues).toEqual(['queue /orders archive', 'queue /orders created']);
  expect(routing.exercised).toHaveLength(3);
});

test('topo route exits 64 for a header without a name', async () => {
  const { code, err } = await topo(['route', 'x', 'k', '-H', '=1'], {});
  expect(code).toBe(64);
  expect(err).toContain('--header requires NAME=value');
});
