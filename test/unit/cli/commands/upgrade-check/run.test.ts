// topo upgrade-check as a command: findings, exit codes and formats.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';
import { sarifSchema } from '../../../../support/sarif-schema.ts';

const check = (files: { readonly [name: string]: string }, ...more: readonly string[]) =>
  topo(['upgrade-check', '--to', '4.3', ...more], { cwd: directoryOf(files) });

const ready = 'queues: { orders: { type: quorum, deadLetterExchange: amq.fanout } }\n';
const mirrored = `policies:
  ha-all: { pattern: '^orders', applyTo: queues, definition: { ha-mode: all, ha-sync-mode: automatic } }
`;
const transient = 'queues: { cache: { type: classic, durable: false } }\n';
const refused = 'queues: { jobs: { type: classic, queueVersion: 1 } }\n';
const delayed = 'exchanges: { later: { type: x-delayed-message, delayedType: direct } }\n';
const lazy = 'queues: { big: { type: classic, queueMode: lazy } }\n';
const hashes = `exchanges: { events: { type: topic } }
queues: { all: { type: quorum } }
bindings: [{ source: events, destination: all, routingKey: '#.a.#.b.#' }]
`;

describe('findings and exit codes', () => {
  test('files without findings are ready: 0', async () => {
    const { code, out, err } = await check({ 'a.yaml': ready });
    expect({ code, out, err }).toEqual({ code: 0, out: 'Ready for RabbitMQ 4.3: no findings in 1 file.\n', err: '' });
  });

  test('the policy of mirrored queues is lost silently: 4, one finding for all its keys, with a place and the cheapest remedy first', async () => {
    const { code, out } = await check({ 'a.yaml': mirrored });
    expect(code).toBe(4);
    expect(out).toContain('error[upgrade-lost]: ha-mode, ha-sync-mode of policy ha-all: since RabbitMQ 4.0 the policy is refused (400)');
    expect(out).toContain('[silently]');
    expect(out).toContain('--> a.yaml:2:');
    expect(out).toMatch(/help: remove the ha-\* keys if one replica is enough; or declare the queues with type: quorum/);
    expect(out).toMatch(/Not ready for RabbitMQ 4\.3: 1 finding in 1 file \(1 lost\)\.\n$/);
  });

  test('a refused queue: 4, at declaration', async () => {
    const { code, out } = await check({ 'a.yaml': refused });
    expect(code).toBe(4);
    expect(out).toMatch(/error\[upgrade-refused\]: x-queue-version 1 of queue jobs: .*\[at declaration or import\]/);
  });

  test('an exchange whose plugin has no release: 4, at the start of a node', async () => {
    const { code, out } = await check({ 'a.yaml': delayed });
    expect(code).toBe(4);
    expect(out).toMatch(/error\[upgrade-refused\]: type x-delayed-message of exchange later: .*\[at the start of a node\]/);
    expect(await topo(['upgrade-check', '--to', '4.2'], { cwd: directoryOf({ 'a.yaml': delayed }) })).toMatchObject({ code: 0 });
  });

  const returning = 'queues: { jobs: { type: quorum } }\n';
  const limit = "policies: { limit: { pattern: '^jobs$', applyTo: queues, definition: { delivery-limit: 100 } } }\n";

  test('a quorum queue without a delivery limit gets one in 4.0: 2, with what becomes of a message that returns too often', async () => {
    const { code, out } = await check({ 'a.yaml': returning }, '--from', '3.10');
    expect(code).toBe(2);
    expect(out).toMatch(
      /warning\[upgrade-changed\]: queue jobs has no delivery limit: .* is returned\s+to\s+it\s+21\s+times\s+is\s+dropped/,
    );
    const { out: routed } = await check(
      { 'a.yaml': returning.replace('quorum', 'quorum, deadLetterExchange: amq.fanout') },
      '--from',
      '3.13',
    );
    expect(routed).toMatch(/21 times is\s+dead-lettered; RabbitMQ 3\.13 keeps it/);
  });

  test.each([
    ['a policy sets one', returning + limit, ['--from', '3.10']],
    ['the old version has it already', returning, ['--from', '4.0']],
    ['the old version is not known', returning, []],
    ['the queue is classic', returning.replace('quorum', 'classic'), ['--from', '3.10']],
  ])('a delivery limit does not change if %s: 0', async (_, text, flags) => {
    expect(await check({ 'a.yaml': text }, ...flags)).toMatchObject({ code: 0 });
  });

  test('a binding with more wildcards than 4.3 accepts: 4', async () => {
    const { code, out } = await check({ 'a.yaml': hashes });
    expect({ code, out }).toEqual({
      code: 4,
      out: expect.stringMatching(/routingKey #\.a\.#\.b\.# of binding events -> all: since RabbitMQ 4\.3/),
    });
  });

  test.each([
    ['a transient queue', transient],
    ['a setting without effect', lazy],
  ])('%s is a finding that does not prevent the upgrade: 2', async (_, text) => {
    const { code, out } = await check({ 'a.yaml': text });
    expect({ code, out }).toEqual({ code: 2, out: expect.stringMatching(/warning\[upgrade-deprecated\][\s\S]*Ready with findings/) });
  });

  test('a setting that the version stores and does not obey: 2', async () => {
    const cwd = directoryOf({ 'a.yaml': 'queues: { q: { type: quorum, delayedRetryType: all } }\n' });
    const { code, out } = await topo(['upgrade-check', '--to', '4.2', '--format', 'json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: [{ code: 'upgrade-ignored', severity: 'warning' }],
      findings: [{ effect: 'ignored', when: 'silently' }],
    });
  });

  test('a queue without a type is checked with the default type of its virtual host', async () => {
    const text = 'vhost: { name: /orders, defaultQueueType: stream }\nqueues: { log: { arguments: { x-max-length: 5 } } }\n';
    expect(await check({ 'a.yaml': text })).toMatchObject({ code: 4, out: expect.stringContaining('x-max-length of queue log') });
  });

  test('external objects and tombstones are not findings', async () => {
    const text = 'queues: { one: { type: classic, durable: false, external: true }, two: { state: absent } }\n';
    expect(await check({ 'a.yaml': text })).toMatchObject({ code: 0 });
  });
});

describe('definitions files', () => {
  const file = (parts: object) => ({ 'd.json': JSON.stringify({ rabbit_version: '3.13.7', vhosts: [{ name: '/' }], ...parts }, null, 1) });
  const queue = { name: 'q', vhost: '/', durable: true, auto_delete: false, arguments: {} };
  const binding = { source: 'amq.topic', vhost: '/', destination: 'q', destination_type: 'queue', routing_key: '', arguments: {} };
  const permission = { user: 'app', vhost: '/', exchange: 'amq.topic', write: '', read: '' };

  test.each([
    ['a binding to a queue that it does not contain', { bindings: [binding] }, 'binding amq.topic -> q refers to queue q'],
    ['a binding without a virtual host', { queues: [queue], bindings: [{ ...binding, vhost: undefined }] }, 'has no virtual host'],
    ['a queue of another virtual host', { queues: [{ ...queue, vhost: 'x' }] }, 'queue q is in virtual host x'],
    ['a permission of a user that it does not contain', { permissions: [{ ...permission, configure: '' }] }, 'belongs to user app'],
    [
      'a topic permission for an exchange that it does not contain',
      { users: [{ name: 'app', tags: '' }], topic_permissions: [{ ...permission, exchange: '.*' }] },
      'topic permission of app is for exchange .*',
    ],
    [
      'a limit that is not a number',
      { users: [{ name: 'app', tags: '', limits: { 'max-connections': 'x' } }] },
      'has the limit max-connections',
    ],
    ['a row that no version imports', { queues: [{ ...queue, name: undefined }] }, 'every version refuses the file'],
    [
      'an argument of a queue that an import omits',
      { queues: [{ ...queue, durable: false, arguments: { 'x-queue-type': 'stream', 'x-max-length': 1 } }] },
      'has the argument x-max-length',
    ],
  ])('%s: 4', async (_, parts, message) => {
    const { code, out } = await check(file(parts), 'd.json');
    expect({ code, out }).toEqual({ code: 4, out: expect.stringContaining(message) });
    expect(out).toContain('error[upgrade-refused]');
  });

  test('3.13 imports a file with a binding to a missing queue: 0', async () => {
    const cwd = directoryOf(file({ bindings: [binding] }));
    expect(await topo(['upgrade-check', '--to', '3.13', 'd.json'], { cwd })).toMatchObject({ code: 0 });
  });

  test('a policy that no longer applies, because of one key, is lost silently: 4', async () => {
    const definition = { 'message-ttl': 60000, 'max-in-memory-length': 10 };
    const policy = { name: 'ttl', vhost: '/', pattern: '^q', 'apply-to': 'queues', priority: 0, definition };
    const { code, out } = await check(file({ queues: [queue], policies: [policy] }), 'd.json');
    expect(code).toBe(4);
    expect(out).toMatch(/upgrade-lost\]: policy ttl no longer applies to queue q: RabbitMQ 4\.3 does not support max-in-memory-length/);
    const later = { ...file({ queues: [queue], policies: [policy] }) };
    const cwd = directoryOf({ 'd.json': later['d.json'].replace('3.13.7', '4.0.5') });
    expect((await topo(['upgrade-check', '--to', '4.3', 'd.json'], { cwd })).out).not.toContain('no longer applies');
  });

  test('a file that is complete is ready: 0', async () => {
    expect(await check(file({ queues: [queue], bindings: [binding] }), 'd.json')).toMatchObject({ code: 0 });
  });
});

describe('formats', () => {
  test('--format json has the effect, the moment and the remedies of each finding', async () => {
    const { code, out } = await check({ 'a.yaml': mirrored }, '--format', 'json');
    const json = JSON.parse(out);
    expect(json).toMatchObject({ command: 'upgrade-check', exitCode: code, target: '4.3', summary: { lost: 1, refused: 0 } });
    expect(json.findings).toEqual([
      {
        effect: 'lost',
        when: 'silently',
        key: 'policy / ha-all',
        message: expect.any(String),
        remedies: [expect.stringContaining('ha-*'), expect.stringContaining('quorum')],
      },
    ]);
  });

  test('--format sarif is valid SARIF with the place of each finding', async () => {
    const { out } = await check({ 'a.yaml': mirrored }, '--format', 'sarif');
    const log = JSON.parse(out);
    const validate = new Ajv({
      strict: false,
      formats: { uri: /^https:\/\/\S+$/, 'uri-reference': /^[^\s%]*(%[0-9A-F]{2}[^\s%]*)*$/ },
    }).compile(sarifSchema);
    validate(log);
    expect(validate.errors).toBeNull();
    expect(log.runs[0].results).toMatchObject([
      { ruleId: 'upgrade-lost', level: 'error', locations: [{ physicalLocation: expect.anything() }] },
    ]);
  });

  test('--format markdown and github contain each finding', async () => {
    const { out } = await check({ 'a.yaml': mirrored }, '--format', 'markdown');
    expect(out).toMatch(/^## Not ready for RabbitMQ 4\.3[\s\S]*upgrade-lost/);
    expect((await check({ 'a.yaml': mirrored }, '--format', 'github')).out).toMatch(/^::error file=a\.yaml,line=2/);
  });
});

describe('command lines', () => {
  test('files that are not valid are not checked: 65', async () => {
    expect(await check({ 'a.yaml': 'queues: { one: { durabel: true } }\n' })).toMatchObject({ code: 65, out: '' });
  });

  test.each([
    [['upgrade-check', '--to', '9.9'], '--to 9.9'],
    [['upgrade-check', '--to', 'soon'], '--to requires a version'],
    [['upgrade-check'], '--to'],
    [['upgrade-check', '--to', '4.3', '--live', 'a.yaml'], '--live replaces the paths'],
    [['upgrade-check', '--to', '4.3', '--live', '--var', 'A=1'], '--var has no effect'],
  ])('%j is rejected: 64', async (argv, message) => {
    expect(await topo(argv, { cwd: directoryOf({ 'a.yaml': ready }) })).toMatchObject({ code: 64, err: expect.stringContaining(message) });
  });
});
