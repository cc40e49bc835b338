// Dead letters that a quorum queue keeps until another queue confirms them: no change of a plan deletes them with the queue.
import { type ConfirmChannel, connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import type { Row } from '../../../src/rabbitmq/rows.ts';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { http, useVhost } from '../../support/vhost.ts';

const sent = 5;
const atLeastOnce = 'type: quorum, deadLetterExchange: dead, overflow: reject-publish, deadLetterStrategy: at-least-once';
const files = (queue: string): { readonly [name: string]: string } => ({
  'a.yaml': `exchanges: { in: { type: fanout }, dead: { type: fanout } }\nqueues:\n  ${queue}\n${/absent/.test(queue) ? '' : binding(queue)}`,
});
/** The queue that the file declares receives what is published to `in`. */
const binding = (queue: string): string => `bindings: [{ source: in, destination: ${queue.slice(0, queue.indexOf(':'))} }]\n`;
const before = files(`work: { ${atLeastOnce} }`);
const forms = {
  migrate: [files(`work: { ${atLeastOnce}, maxLength: 1000 }`), ['--allow', 'migrate:queue/work']],
  replace: [files(`work: { ${atLeastOnce}, maxLength: 1000, onImmutableChange: replace-if-empty }`), []],
  delete: [files('work: { state: absent }'), ['--allow', 'blast-radius']],
  rename: [files(`new: { ${atLeastOnce}, renamedFrom: work }`), []],
} as const;

describe.each(outermost(inject('brokers')))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const env = (): { readonly [name: string]: string } => ({ RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl });
  const apply = (given: { readonly [name: string]: string }, ...flags: readonly string[]) =>
    topo(['apply', '--yes', ...flags], { cwd: directoryOf(given), env: env() });

  test('dead letters that no queue has accepted are never deleted with their queue', async () => {
    expect(await apply(before)).toMatchObject({ code: 0 });
    const connection = await connect(vhost.url);
    const channel = await connection.createConfirmChannel();
    await publish(channel, sent);
    for (let at = 0; at < sent; at += 1) channel.reject(await received(channel), false);
    await eventually(async () => expect(await counted()).toBe(sent));
    await connection.close();
    for (const [form, [given, flags]] of Object.entries(forms))
      for (const transport of form === 'delete' || form === 'replace' ? ['auto', 'http', 'amqp'] : ['auto', 'amqp']) {
        const { code, out, err } = await apply(given, ...flags, '--transport', transport, ...(transport === 'http' ? ['--no-lock'] : []));
        expect({ form, transport, code, text: out + err }).toEqual({ form, transport, code: 4, text: expect.any(String) });
        const block = form === 'migrate' || form === 'rename' ? 'dead-letters-waiting' : 'queue-not-idle';
        const text = transport === 'amqp' ? /management/ : new RegExp(`5 dead letters that no queue has accepted[^]*BLOCKED +${block}`);
        expect(out + err).toMatch(text);
      }
    expect(await counted()).toBe(sent);
  });

  test('a message that a consumer rejects during a migration is not deleted with the old queue', async () => {
    await http(broker, 'DELETE', `queues/${vhost.name}/work`);
    expect(await apply(before)).toMatchObject({ code: 0 });
    const connection = await connect(vhost.url);
    const channel = await connection.createConfirmChannel();
    await publish(channel, 1);
    const message = await received(channel);
    const [given, flags] = forms.migrate;
    const running = apply(given, ...flags, '--drain-timeout', '25s');
    // the queue has no binding any more as soon as the migration waits for the message
    await eventually(async () => expect(await bindings()).not.toContain('in'));
    channel.reject(message, false);
    await channel.checkQueue('work');
    const { code, out, err } = await running;
    expect({ code, out, err }).toMatchObject({ code: 7 });
    await eventually(async () => expect(await counted()).toBe(1));
    await connection.close();
  });

  /** The number of messages, once all of them are dead letters. */
  async function counted(): Promise<unknown> {
    const { messages, messages_ready: ready } = (await (await http(broker, 'GET', `queues/${vhost.name}/work`)).json()) as Row;
    expect(ready).toBe(0);
    return messages;
  }

  async function bindings(): Promise<readonly unknown[]> {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}/work/bindings`)).json()) as readonly Row[];
    return rows.map(({ source }) => source);
  }
});

async function publish(channel: ConfirmChannel, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) channel.sendToQueue('work', Buffer.from(String(at)), { persistent: true });
  await channel.waitForConfirms();
}

/** A message of the queue, unacknowledged. */
async function received(channel: ConfirmChannel) {
  const message = await channel.get('work', { noAck: false });
  if (message === false) throw new Error('the queue is empty');
  return message;
}
