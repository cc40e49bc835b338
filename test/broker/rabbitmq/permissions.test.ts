// The table of permissions that operations need, on real brokers: with exactly those an operation is accepted, and without any one of them
// it is refused with 403.
import { randomUUID } from 'node:crypto';
import type { ConfirmChannel } from 'amqplib';
import { describe, inject, onTestFinished, test } from 'vitest';
import {
  type Operation,
  type OperationNeed,
  operationNeeds,
  type Part,
  type Permission,
  passiveDeclareNeedsAny,
  permissionName,
} from '../../../src/rabbitmq/operation-needs.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { type Asking, confirm, openAsking, type Row } from '../../support/conformance.ts';
import { createUser, useVhost, vhostUrl } from '../../support/vhost.ts';

/** How an operation is done to objects with the names of a row. */
interface Play {
  readonly operation: Operation;
  readonly text: string;
  /** Names of the parts, as permissions have them; default: the row's name. */
  readonly names?: { readonly [part in Part]?: string };
  readonly does: (channel: ConfirmChannel, id: string) => Promise<unknown>;
}

const part = (id: string, of: Part) => (of === 'itself' ? id : `${id} ${of}`);
const plays: readonly Play[] = [
  { operation: 'declare', text: 'declare a queue', does: (channel, id) => channel.assertQueue(`${id} new`) },
  { operation: 'declare', text: 'declare an exchange', does: (channel, id) => channel.assertExchange(`${id} new`, 'direct') },
  { operation: 'declare', text: 'declare an existing queue again', does: (channel, id) => channel.assertQueue(id) },
  {
    operation: 'declare-dead-lettering',
    text: 'declare a queue with a dead-letter exchange',
    does: (channel, id) => channel.assertQueue(`${id} new`, { deadLetterExchange: part(id, 'other') }),
  },
  {
    operation: 'declare-dead-lettering',
    text: 'declare a queue that dead-letters to the default exchange',
    names: { other: permissionName('') },
    does: (channel, id) => channel.assertQueue(`${id} new`, { deadLetterExchange: '' }),
  },
  {
    operation: 'declare-alternating',
    text: 'declare an exchange with an alternate exchange',
    does: (channel, id) => channel.assertExchange(`${id} new`, 'direct', { alternateExchange: part(id, 'other') }),
  },
  { operation: 'delete', text: 'delete a queue', does: (channel, id) => channel.deleteQueue(id) },
  { operation: 'delete', text: 'delete an exchange', does: (channel, id) => channel.deleteExchange(id) },
  { operation: 'delete', text: 'delete a queue that does not exist', does: (channel, id) => channel.deleteQueue(`${id} missing`) },
  {
    operation: 'bind',
    text: 'bind a queue',
    does: (channel, id) => channel.bindQueue(part(id, 'destination'), part(id, 'source'), 'k'),
  },
  {
    operation: 'bind',
    text: 'bind an exchange',
    does: (channel, id) => channel.bindExchange(part(id, 'destination'), part(id, 'source'), 'k'),
  },
  {
    operation: 'unbind',
    text: 'unbind a queue',
    does: (channel, id) => channel.unbindQueue(part(id, 'destination'), part(id, 'source'), 'k'),
  },
  {
    operation: 'unbind',
    text: 'unbind an exchange',
    does: (channel, id) => channel.unbindExchange(part(id, 'destination'), part(id, 'source'), 'k'),
  },
  { operation: 'purge', text: 'purge a queue', does: (channel, id) => channel.purgeQueue(id) },
  { operation: 'get', text: 'get a message', does: (channel, id) => channel.get(id) },
  { operation: 'publish', text: 'publish to an exchange', does: (channel, id) => publish(channel, id) },
  {
    operation: 'publish',
    text: 'publish to the default exchange',
    names: { itself: permissionName('') },
    does: (channel) => publish(channel, ''),
  },
];

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('needs the permissions of the table, and no others', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const rows = plays.flatMap((play, at) => {
      const needs = operationNeeds[play.operation];
      return [undefined, ...needs].map((lacking, which) => permissionRow(asking, play, needs, lacking, `p${at}.${which}`));
    });
    await confirm(task.meta, broker, 'permissions', [...rows, ...passiveRows(asking)]);
  });

  function permissionRow(asking: Asking, play: Play, needs: readonly OperationNeed[], lacking: OperationNeed | undefined, id: string): Row {
    const patternFor = (permission: Permission) => {
      const names = needs
        .filter((need) => need.permission === permission && need !== lacking)
        .map(({ on }) => play.names?.[on] ?? part(id, on));
      return names.length === 0 ? '^$' : `^(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})( new| missing)?$`;
    };
    return {
      text: `${play.text} ${lacking === undefined ? 'with exactly what it needs' : `without ${lacking.permission} on ${lacking.on}`}`,
      expected: lacking === undefined ? 'accepted' : '403',
      play: async () => {
        await prepare(asking, id);
        return askAs({ configure: patternFor('configure'), write: patternFor('write'), read: patternFor('read') }, (channel) =>
          play.does(channel, id),
        );
      },
    };
  }

  function passiveRows(asking: Asking): readonly Row[] {
    const needsAny = passiveDeclareNeedsAny(version);
    const all = ['none', 'configure', 'write', 'read'] as const;
    return all.map((permission): Row => {
      const id = `passive.${permission}`;
      const play = async () => {
        await prepare(asking, id);
        return askAs(permission === 'none' ? {} : { [permission]: '^passive' }, (channel) => channel.checkQueue(id));
      };
      return { text: `declare passively with ${permission}`, expected: needsAny && permission === 'none' ? '403' : 'accepted', play };
    });
  }

  /** Queues and exchanges of one name, so that an operation finds what it is about. */
  async function prepare(asking: Asking, id: string): Promise<void> {
    const answer = await asking.ask(async (channel) => {
      for (const name of [id, part(id, 'source'), part(id, 'destination'), part(id, 'other')]) {
        await channel.assertQueue(name);
        await channel.assertExchange(name, 'direct');
      }
    });
    if (!answer.ok) throw new Error(answer.text);
  }

  async function askAs(patterns: { readonly [permission in Permission]?: string }, work: (channel: ConfirmChannel) => Promise<unknown>) {
    const name = `conformance-${randomUUID().slice(0, 8)}`;
    const user = await createUser(broker, { name, password: name, permissions: [{ vhost: vhost.name, ...patterns }] });
    onTestFinished(() => user.remove());
    const own = await openAsking(vhostUrl(user, vhost.name));
    const answer = await own.ask(work);
    return answer.ok ? 'accepted' : String(answer.code);
  }
});

/** A refusal closes the channel, and with it the confirms that are waited for. */
async function publish(channel: ConfirmChannel, exchange: string): Promise<void> {
  const refused = new Promise<never>((_, reject) => channel.once('error', reject));
  channel.publish(exchange, 'k', Buffer.from('m'));
  await Promise.race([channel.waitForConfirms().catch(() => refused), refused]);
}
