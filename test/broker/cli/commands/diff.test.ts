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

describe.each(outermost(inject('brokers')))('the virtual hosts of environments on $name $version', (broker) => {
  const [one, two, three, four] = [useVhost(broker), useVhost(broker), useVhost(broker), useVhost(broker)];
  const at = `url: '\${URL}', management: '\${API}'`;
  const files = {
    'topo.config.yaml': `environments:
  staging: { ${at}, files: [t.yaml], mapVhost: { /: ${one.name} } }
  prod: { ${at}, files: [t.yaml], mapVhost: { /: ${two.name} } }
  both: { ${at}, files: [s.yaml], mapVhost: { /a: ${one.name}, /b: ${three.name} } }
  others: { ${at}, files: [s.yaml], mapVhost: { /a: ${two.name}, /b: ${four.name} } }
`,
    't.yaml': 'queues: { a: {} }\n',
    's.yaml': 'vhost: /a\nqueues: { a: {} }\n---\nvhost: /b\nqueues: { b: {} }\n',
  };
  const env = { URL: broker.amqpUrl, API: broker.httpUrl };
  const run = (...argv: readonly string[]) => topo(argv, { cwd: directoryOf(files), env });

  test('are those of their files and mapVhost, and are named', async () => {
    const applied = await run('apply', '--yes', '-e', 'staging');
    expect(applied.code, applied.out + applied.err).toBe(0);
    const titles = [`staging (vhost ${one.name})`, `prod (vhost ${two.name})`];
    for (const [a, b] of [
      ['live', 'live'],
      ['env', 'live'],
    ]) {
      const { code, out, err } = await run('diff', `${a}:staging`, `${b}:prod`);
      expect({ code, err }).toEqual({ code: 2, err: '' });
      expect(out).toMatch(/ {2}queue +a /);
      expect(out).toContain(`1 only in ${a}:${titles[0]}, 0 only in ${b}:${titles[1]}, 0 different, `);
      expect(out).toContain(`Compared: ${a}:${titles[0]} and ${b}:${titles[1]}.\n`);
    }
    const { code, out } = await run('diff', 'env:staging', 'live:staging');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`1 object equal.\nCompared: virtual host ${one.name}.\n`) });
  });

  test('are paired by the names in their files if they have several', async () => {
    const applied = await run('apply', '--yes', '-e', 'both');
    expect(applied.code, applied.out + applied.err).toBe(0);
    const { code, out } = await run('diff', 'live:both', 'env:others');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('No differences: 2 objects equal.\n') });
    expect(out).toContain(four.name);
  });
});
