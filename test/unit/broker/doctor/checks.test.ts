// The checks of `topo doctor` that answers of a broker are made into, and how they are drawn. The answers are those that RabbitMQ
// 3.10.8, 4.0.5 and 4.3.6 gave.
import { describe, expect, test } from 'vitest';
import { alarmsCheck, deprecatedCheck, nodesCheck, typesCheck } from '../../../../src/broker/doctor/cluster.ts';
import { addTag, ctl, setPermissions } from '../../../../src/broker/doctor/commands.ts';
import { endsSoon, peerText } from '../../../../src/broker/doctor/tls-peer.ts';
import { versionCheck } from '../../../../src/broker/doctor/version.ts';
import { type Check, checkNames, passed, warned } from '../../../../src/model/check.ts';
import { renderChecks } from '../../../../src/reporter/checks.ts';

const plain = { color: false, ascii: false };

describe('versions', () => {
  test.each([
    ['3.8.34', 'warning', 'older than'],
    ['3.9.29', 'warning', 'older than'],
    ['3.10.0', 'ok', 'supports RabbitMQ 3.10 to 4.3'],
    ['3.13.7', 'ok', 'supports RabbitMQ'],
    ['4.0.5', 'ok', 'supports RabbitMQ'],
    ['4.3.6', 'ok', 'supports RabbitMQ'],
    ['4.4.0', 'warning', 'newer than'],
    ['5.0.0-rc.1', 'warning', 'newer than'],
    ['next', 'warning', 'not known'],
  ])('%s: %s', (version, state, text) => {
    expect(versionCheck({ product: 'RabbitMQ', version, clusterName: 'rabbit@one' })).toMatchObject({
      name: 'version',
      state,
      detail: expect.stringContaining(text),
    });
  });

  test('another product, and none of its words', () => {
    expect(versionCheck({ product: 'Hare', version: '4.0.0' })).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('Hare 4.0.0'),
    });
    expect(versionCheck({})).toMatchObject({ state: 'warning', detail: expect.stringContaining('unknown version') });
  });
});

describe('the cluster', () => {
  const types = (...names: string[]) => ({ exchange_types: names.map((name) => ({ name })) });

  test('lists the exchange types, and how to enable the missing ones', () => {
    const check = typesCheck(types('direct', 'fanout', 'headers', 'topic', 'x-local-random'));
    expect(check).toMatchObject({
      state: 'ok',
      detail: 'direct, fanout, headers, topic, x-local-random; missing: x-consistent-hash, x-delayed-message',
    });
    expect(check.fix).toContain('rabbitmq-plugins enable rabbitmq_consistent_hash_exchange; install rabbitmq_delayed_message_exchange');
    expect(typesCheck(types('topic', 'x-consistent-hash')).fix).not.toContain('consistent');
    expect(typesCheck(types('x-consistent-hash', 'x-delayed-message'))).toEqual({
      name: 'exchange-types',
      state: 'ok',
      detail: 'x-consistent-hash, x-delayed-message',
    });
  });

  test('warns of alarms, with resource and node', () => {
    expect(alarmsCheck({ status: 'ok' })).toMatchObject({ state: 'ok' });
    const alarms = [{ node: 'rabbit@localhost', resource: 'disk space' }];
    expect(alarmsCheck({ reason: 'There are alarms in effect in the cluster', status: 'failed', alarms })).toMatchObject({
      state: 'warning',
      detail: 'disk alarm on node rabbit@localhost: publishers are blocked, and migrations with them; declarations are not',
      fix: expect.stringContaining('rabbitmq-diagnostics alarms'),
    });
    expect(alarmsCheck({ status: 'failed' })).toMatchObject({ state: 'warning' });
  });

  test('deprecated features', () => {
    expect(deprecatedCheck([])).toMatchObject({ state: 'ok' });
    const used = { name: 'transient_nonexcl_queues', desc: '', deprecation_phase: 'permitted_by_default', provided_by: 'rabbit' };
    expect(deprecatedCheck([used])).toMatchObject({ state: 'warning', detail: 'in use: transient_nonexcl_queues (permitted by default)' });
  });

  test('nodes that are down or cut off', () => {
    const node = (name: string, more: object = {}) => ({ name, running: true, partitions: [], ...more });
    expect(nodesCheck([node('rabbit@a'), node('rabbit@b')])).toMatchObject({ state: 'ok', detail: 'rabbit@a, rabbit@b: running' });
    expect(nodesCheck([node('rabbit@a'), { name: 'rabbit@b', running: false }])).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('down: rabbit@b'),
    });
    expect(nodesCheck([node('rabbit@a', { partitions: ['rabbit@b'] })])).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('network partition: rabbit@a'),
    });
  });
});

describe('certificates', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const peer = (expires: string) => ({ protocol: 'TLSv1.3', subject: 'rabbit-1', issuer: 'Our CA', expires: new Date(expires) });

  test.each([
    ['2027-06-01T12:00:00Z', 'in 365 days', false],
    ['2026-07-01T12:00:00Z', 'in 30 days', false],
    ['2026-06-30T12:00:00Z', 'in 29 days', true],
    ['2026-06-02T12:00:00Z', 'in 1 day', true],
    ['2026-06-01T13:00:00Z', 'in less than a day', true],
    ['2026-06-01T11:00:00Z', 'expired', true],
  ])('%s: %s', (expires, text, soon) => {
    const date = expires.slice(0, 10);
    expect(peerText(peer(expires), now)).toBe(`TLSv1.3, certificate of rabbit-1 by "Our CA", expires ${date} (${text})`);
    expect(endsSoon(peer(expires), now)).toBe(soon);
  });
});

test('commands can be pasted into a shell', () => {
  expect(setPermissions('/orders', 'ann', { configure: '^orders\\.', write: '.*', read: '' })).toBe(
    "rabbitmqctl set_permissions -p /orders ann '^orders\\.' '.*' ''",
  );
  expect(addTag("o'neil", ['monitoring'], 'policymaker')).toBe("rabbitmqctl set_user_tags 'o'\\''neil' monitoring policymaker");
  expect(ctl('add_vhost', 'a\tb')).toBe(`rabbitmqctl add_vhost "$(printf 'a\\011b')"`);
});

describe('text', () => {
  const checks: readonly Check[] = [
    passed('amqp-address', 'amqp://rabbit-1:5672 answers'),
    { name: 'vhost', state: 'failed', detail: 'a \u001b[31mtrap', fix: 'rabbitmqctl add_vhost orders', code: 'vhost-not-found' },
    passed('exchange-types', 'topic', 'enable the plugin'),
    warned('configure', 'refused', 'grant it'),
    warned('write', 'refused', 'grant it'),
    warned('plan', 'existence only', 'grant it'),
  ];

  test('is aligned, groups what belongs together, and says once what helps neighbours', () => {
    expect(renderChecks(checks, plain)).toBe(
      [
        '✓  AMQP            amqp://rabbit-1:5672 answers',
        '✗  virtual host    a \\u{1b}[31mtrap',
        '                   fix: rabbitmqctl add_vhost orders',
        '',
        '✓  exchange types  topic',
        '                   more: enable the plugin',
        '',
        '!  configure       refused',
        '!  write           refused',
        '                   fix: grant it',
        '',
        '!  topo plan       existence only',
        '                   fix: grant it',
        '',
        '6 checks: 2 ok, 3 warnings, 1 failed.',
        '',
      ].join('\n'),
    );
  });

  test('in ASCII, and in colour', () => {
    const ascii = renderChecks(checks, { color: false, ascii: true });
    expect(ascii).toMatch(/^ok {4}AMQP/);
    expect(ascii).toContain('\nFAIL  virtual host');
    expect(ascii).toContain('\nwarn  configure');
    expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
    expect(renderChecks(checks, { color: true, ascii: false })).toContain('\u001b[31m✗\u001b[39m');
  });

  test('has a title of its own for every check', () => {
    const titles = checkNames.map((name) => /^✓ {2}(.+?) {2}x$/m.exec(renderChecks([passed(name, 'x')], plain))?.[1]);
    expect(titles).not.toContain(undefined);
    expect(new Set(titles).size).toBe(checkNames.length);
  });
});
