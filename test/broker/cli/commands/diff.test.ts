// topo diff with brokers: what was applied is equal, and a change by hand is found.
import { describe, expect, inject, test } from 'vitest';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { http, useVhost } from '../../../support/vhost.ts';

const topology = `exchanges: { orders: { type: topic, alternateExchange: unrouted }, unrouted: { type: fanout } }
queues:
  orders.created: { type: quorum, maxLength: 1000, deliveryLimit: 5 }
  orders.audit: { type: stream, maxAge: 7D }
  plain: {}
bindings:
  - { source: orders, destination: orders.created, routingKey: order.# }
  - { source: orders, destination: plain, routingKey: '' }
policies: { cap: { pattern: ^orders, applyTo: queues, definition: { max-length-bytes: 1GiB } } }
operatorPolicies: { most: { pattern: ^plain, definition: { max-length: 50 } } }
limits: { maxQueues: 100 }
`;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const [one, two] = [useVhost(broker), useVhost(broker)];
  const environment = (at: number) => `  e${at}: { url: '\${URL_${at}}', management: '\${API}', files: [t.yaml] }\n`;
  const config = `environments:\n${environment(0)}${environment(1)}`;
  const env = { URL_0: one.url, URL_1: two.url, API: broker.httpUrl };
  const run = (...argv: readonly string[]) => topo(argv, { cwd: directoryOf({ 't.yaml': topology, 'topo.config.yaml': config }), env });

  test('finds nothing between files and brokers after an apply, and then what was changed by hand', async () => {
    const applied = await run('apply', '--all', '--yes');
    expect(applied.code, applied.out).toBe(0);
    for (const [a, b] of [
      ['env:e0', 'live:e0'],
      ['live:e1', 'env:e0'],
      ['live:e0', 'live:e1'],
      ['t.yaml', broker.httpUrl],
    ] as const) {
      const vhost = b.startsWith('http') ? ['--vhost', one.name] : [];
      const { code, out } = await run('diff', a, b, ...vhost);
      expect({ code, out: out.split('\n')[0] }, `${a} ${b}`).toEqual({
        code: 0,
        out: expect.stringMatching(/^No differences: \d+ objects equal\.$/),
      });
    }
    await http(broker, 'DELETE', `queues/${one.name}/plain`);
    await http(broker, 'PUT', `policies/${one.name}/cap`, {
      pattern: '^orders',
      'apply-to': 'queues',
      definition: { 'max-length-bytes': 5 },
    });
    await http(broker, 'PUT', `exchanges/${one.name}/by-hand`, { type: 'fanout' });
    const { code, out } = await run('diff', 'env:e0', 'live:e0');
    expect(code).toBe(2);
    expect(out).toMatch(
      /^only in env:e0\n {2}binding +orders -> queue plain\n {2}queue +plain +durable\n\nonly in live:e0\n {2}exchange {2}by-hand /,
    );
    expect(out).toContain('max-length-bytes 1073741824 | 5\n');
    expect(out).toContain('2 only in env:e0, 1 only in live:e0, 1 different, ');
  });
});
