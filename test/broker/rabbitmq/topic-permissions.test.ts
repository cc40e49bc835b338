// Topic permissions on real brokers: the operations and exchange types that they count for, and the routing keys that their patterns permit.
import { randomUUID } from 'node:crypto';
import type { ConfirmChannel } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Operation } from '../../../src/rabbitmq/operation-needs.ts';
import { checksTopics, operationTopics, topicNeedsExchange } from '../../../src/rabbitmq/topic-needs.ts';
import { coversKey } from '../../../src/rabbitmq/topic-permissions.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { confirm, openAsking, type Row, status } from '../../support/conformance.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

const types = ['topic', 'direct', 'fanout', 'headers'] as const;

/** Operations on the exchange, with a routing key; each is confirmed whether or not the binding exists. */
const plays: readonly { readonly operation: Operation; readonly text: string; readonly does: typeof publish }[] = [
  { operation: 'bind', text: 'bind a queue', does: (channel, x, key) => channel.bindQueue('topics.q', x, key) },
  { operation: 'bind', text: 'bind an exchange', does: (channel, x, key) => channel.bindExchange('topics.x', x, key) },
  { operation: 'unbind', text: 'unbind a queue', does: (channel, x, key) => channel.unbindQueue('topics.q', x, key) },
  { operation: 'unbind', text: 'unbind an exchange', does: (channel, x, key) => channel.unbindExchange('topics.x', x, key) },
  { operation: 'publish', text: 'publish', does: publish },
  { operation: 'declare', text: 'declare it', does: (channel, x) => channel.assertExchange(x, x.replace('topics.', '')) },
];

async function publish(channel: ConfirmChannel, exchange: string, key: string): Promise<unknown> {
  const refused = new Promise<never>((_, reject) => channel.once('error', reject));
  channel.publish(exchange, key, Buffer.from('m'));
  return await Promise.race([channel.waitForConfirms().catch(() => refused), refused]);
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  async function asUser(topics: { readonly write: string; readonly read: string }) {
    const name = `topics.${randomUUID().slice(0, 8)}`;
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name, password: name, permissions });
    onTestFinished(() => user.remove());
    for (const type of types)
      await http(broker, 'PUT', `topic-permissions/${vhost.name}/${name}`, { exchange: `topics.${type}`, ...topics });
    return { name, asking: await openAsking(vhostUrl(user, vhost.name)) };
  }

  async function prepare(): Promise<void> {
    const admin = await openAsking(vhost.url);
    const answer = await admin.ask(async (channel) => {
      for (const type of types) await channel.assertExchange(`topics.${type}`, type);
      await channel.assertExchange('topics.x', 'fanout');
      await channel.assertQueue('topics.q');
    });
    expect(answer.ok).toBe(true);
  }

  test('count for the operations and exchange types of the table', async ({ task }) => {
    await prepare();
    const [reads, writes] = [await asUser({ write: '^$', read: '^key$' }), await asUser({ write: '^key$', read: '^$' })];
    const rows = plays.flatMap(({ operation, text, does }) =>
      types.flatMap((type) =>
        (['read', 'write'] as const).flatMap((permission) =>
          ['key', 'other'].map((key): Row => {
            const needed = checksTopics(type) ? operationTopics[operation] : undefined;
            const granted = needed === undefined || (needed === permission && key === 'key');
            return {
              text: `${text} on ${type} with key ${key} and only ${permission} of key`,
              expected: granted ? 'accepted' : '403',
              play: async () => {
                const answer = await (permission === 'read' ? reads : writes).asking.ask((channel) => does(channel, `topics.${type}`, key));
                return answer.ok ? 'accepted' : String(answer.code);
              },
            };
          }),
        ),
      ),
    );
    await confirm(task.meta, broker, 'topic permissions', rows);
  });

  test('permit the routing keys that their patterns match', async ({ task }) => {
    await prepare();
    const patterns = ['', '.*', 'a', '^a', 'a$', '^{username}\\.', '^{vhost}$', '^a\\.(b|c)$', '^{username', '[[:digit:]]'];
    const rows = await Promise.all(
      patterns.map(async (read): Promise<readonly Row[]> => {
        const { name, asking } = await asUser({ write: '^$', read });
        const permission = { user: name, vhost: vhost.name, exchange: 'topics.topic', write: '^$', read };
        const keys = ['', 'a', 'ba', 'ab', 'a.b', 'a.d', `${name}.x`, vhost.name, '{username}.x', '7'];
        return keys.flatMap((key): readonly Row[] => {
          const permitted = coversKey(permission, 'read', key);
          if (permitted === undefined) return [];
          const play = async (): Promise<string> => {
            const answer = await asking.ask((channel) => channel.unbindQueue('topics.q', 'topics.topic', key));
            return answer.ok ? 'accepted' : String(answer.code);
          };
          return [{ text: `key "${key}" with pattern "${read}"`, expected: permitted ? 'accepted' : '403', play }];
        });
      }),
    );
    await confirm(task.meta, broker, 'topic patterns', rows.flat());
  });

  test('require their exchange, and go with it, as the version does', async () => {
    const { name } = await asUser({ write: '', read: '' });
    const path = `topic-permissions/${vhost.name}/${name}`;
    const missing = await status(broker, 'PUT', path, { exchange: 'topics.missing', write: '', read: '' });
    expect(missing.code >= 400).toBe(topicNeedsExchange(version));
    await http(broker, 'PUT', `exchanges/${vhost.name}/topics.short`, { type: 'topic' });
    await http(broker, 'PUT', path, { exchange: 'topics.short', write: '', read: '' });
    await http(broker, 'DELETE', `exchanges/${vhost.name}/topics.short`);
    const left = (await (await http(broker, 'GET', path)).json()) as { exchange: string }[];
    expect(left.some(({ exchange }) => exchange === 'topics.short')).toBe(!topicNeedsExchange(version));
  });
});
