// The policy in effect, on real brokers: patterns as interpreted by Erlang, keys that exclude a queue type, and equal priorities.
import { connect } from 'amqplib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Policy } from '../../../src/model/entity.ts';
import { patternOf } from '../../../src/rabbitmq/pattern.ts';
import { policiesInEffect } from '../../../src/rabbitmq/policies.ts';
import { versionOf } from '../../../src/rabbitmq/version.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { http, useVhost } from '../../support/vhost.ts';
import { aPolicy, aQueue } from '../../unit/router/entities.ts';

const names = [
  'a',
  'A',
  'orders.eu',
  'Orders.EU',
  'a-b_c',
  'a b',
  '10',
  'ž',
  'ê',
  'x.ê',
  'Ê',
  ':',
  ']',
  'a{,2}',
  'aa',
  '\t',
  'a\n',
  'a\r',
  'é.x',
  `${'a'.repeat(200)}!`,
  'orders.eu.north',
];

const patterns = [
  '^[[:lower:].]+$',
  '^[[:upper:]]',
  '^[[:alpha:]]+$',
  '[[:punct:]]',
  '[[:space:]]',
  '^[[:alnum:]_[:blank:]-]+$',
  '^[[:word:]]+$',
  '^\\w+$',
  '\\W',
  '\\bb',
  'e\\b',
  '^\\S+$',
  '\\s',
  '(?i)^ORDERS',
  '(?i)ê$',
  '(?i)[[:upper:]]',
  '^[]:]$',
  '^[^[:lower:]]+$',
  '^[\\s-]$',
  '^[A-Z-]$',
  '\\Aa\\z',
  '^a\\Z',
  '^a$',
  '^a.$',
  '^..$',
  '^(?P<n>a)',
  '^(?!amq\\.)o',
  '(?<=s)\\.eu',
  '^\\x{61}$',
  '\\_',
  'ž',
  '^a{2}$',
  '^(a+)+$',
  '^(a+)+!$',
  '^([a-z]+\\.)+[a-z]+$',
  '^(?:(?!eu).)+$',
  '(?<!s)\\.',
  '^(?:a?){20}a{20}!?$',
  '^(?=(a|b)*$)',
];

describe.each(inject('brokers'))('the policy in effect on RabbitMQ $version ($name)', (broker) => {
  const vhost = useVhost(broker);
  const at = encodeURIComponent(vhost.name);

  const put = ({ name, pattern, applyTo, priority, definition }: Policy): Promise<unknown> =>
    http(broker, 'PUT', `policies/${at}/${name}`, { pattern, 'apply-to': applyTo, priority, definition });
  const remove = (policies: readonly Policy[]): Promise<unknown> =>
    Promise.all(policies.map(({ name }) => http(broker, 'DELETE', `policies/${at}/${name}`)));

  beforeAll(async () => {
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createChannel();
    for (const name of names) await channel.assertExchange(name, 'fanout');
    for (const type of ['classic', 'quorum', 'stream']) await channel.assertQueue(type, { arguments: { 'x-queue-type': type } });
    await connection.close();
  });

  it('the predicted policy is the one in effect wherever the pattern match is certain', async () => {
    const wrong: string[] = [];
    let judged = 0;
    for (const pattern of patterns) {
      await put(aPolicy('p', { 'alternate-exchange': 'x' }, { pattern }));
      const found = await exchangesWithPolicy(broker, vhost.name);
      const outcome = patternOf(pattern);
      if (!('matches' in outcome)) throw new Error(`${pattern}: ${outcome.unclear}`);
      for (const name of names.filter(outcome.isSure)) {
        judged += 1;
        if (outcome.matches(name) !== found.has(name)) wrong.push(`${pattern} ${JSON.stringify(name)}: ${found.has(name)}`);
      }
    }
    await remove([aPolicy('p', {})]);
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(patterns.length * 10);
  });

  it('a match that backtracking finds only after too many steps is not certain, and RabbitMQ does not find it', async () => {
    const [pattern, name] = ['^((a+)+b|a.*)', `${'a'.repeat(200)}!`];
    await put(aPolicy('p', { 'alternate-exchange': 'x' }, { pattern }));
    const found = await exchangesWithPolicy(broker, vhost.name);
    await remove([aPolicy('p', {})]);
    const outcome = patternOf(pattern);
    expect('matches' in outcome && [outcome.matches(name), outcome.isSure(name), outcome.isSure('a')]).toEqual([true, false, true]);
    expect([found.has(name), found.has('aa')]).toEqual([false, true]);
  });

  const passing: readonly (readonly [title: string, keys: Policy['definition']])[] = [
    ['a stream', { 'max-age': '1D' }],
    ['a limit of deliveries', { 'delivery-limit': 5 }],
    ['memory', { 'max-in-memory-length': 5 }],
    ['a length', { 'max-length': 100 }],
    ['a leader', { 'queue-leader-locator': 'balanced' }],
    ['what limits nothing', { overflow: 'drop-head' }],
    ['a mirror', { 'ha-mode': 'all' }],
  ];

  it.each(passing)('a policy with keys for %s is not in effect on a type that ignores them', async (_, definition) => {
    if ('ha-mode' in definition && !broker.version.startsWith('3.')) {
      await expect(put(aPolicy('over', definition))).rejects.toThrow(/400/);
      return;
    }
    const policies = [aPolicy('over', definition, { priority: 10 }), aPolicy('under', { 'max-length-bytes': 1000 })];
    for (const policy of policies) await put(policy);
    for (const type of ['classic', 'quorum', 'stream'] as const) {
      const expected = policiesInEffect(policies, aQueue(type, { type }), versionOf(broker.version));
      expect({ type, policy: await policyOf(broker, vhost.name, type) }).toEqual({
        type,
        policy: expected.policies.map(({ name }) => name).join(' '),
      });
    }
    await remove(policies);
  });

  it('the policy in effect is one of those with the highest priority', async () => {
    const tied = ['m', 'z', 'a'].map((name) => aPolicy(name, { 'max-length': 100 }, { priority: 3 }));
    const policies = [...tied, aPolicy('low', { 'max-length': 100 })];
    for (const policy of policies) await put(policy);
    const applied = await policyOf(broker, vhost.name, 'classic');
    const { policies: may } = policiesInEffect(policies, aQueue('classic', { type: 'classic' }), versionOf(broker.version));
    await remove(policies);
    expect(may.map(({ name }) => name)).toEqual(['a', 'm', 'z']);
    expect(may.map(({ name }) => name)).toContain(applied);
    console.log(`${broker.name} (${broker.version}): of a, m and z with one priority ${applied} applies`);
  });
});

/** Names of the exchanges that have a policy. */
async function exchangesWithPolicy(broker: BrokerInfo, vhost: string): Promise<ReadonlySet<string>> {
  const rows = (await (await http(broker, 'GET', `exchanges/${encodeURIComponent(vhost)}`)).json()) as { name: string; policy?: string }[];
  return new Set(rows.filter(({ policy }) => policy !== undefined).map(({ name }) => name));
}

/** The name of the policy that the queue has; '' where it has none. The listing without statistics asks the queue, and not its last report. */
async function policyOf(broker: BrokerInfo, vhost: string, queue: string): Promise<string> {
  const path = `queues/${encodeURIComponent(vhost)}?disable_stats=true&enable_queue_totals=true`;
  const rows = (await (await http(broker, 'GET', path)).json()) as { name: string; policy?: string | null }[];
  return rows.find(({ name }) => name === queue)?.policy ?? '';
}
