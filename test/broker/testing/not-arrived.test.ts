// A message that is routed to a queue and not found there: the explanation names only what was checked, on every broker.
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTopology, type TestTopology } from '../../../src/testing/start.ts';

const yaml = `exchanges: { ev: { type: topic }, dead: { type: fanout } }
queues:
  full: { type: quorum, maxLength: 2 }
  dying: { type: classic, maxLength: 2, deadLetterExchange: dead }
  parking: { type: classic }
  closed: { type: classic, maxLength: 2, overflow: reject-publish }
  limited: { type: classic }
  short: { type: classic, messageTtl: 0 }
  read: { type: classic }
  bytes: { type: classic, maxLengthBytes: 10 }
  own: { exclusive: true }
bindings:
  - { source: ev, destination: full, routingKey: full }
  - { source: ev, destination: dying, routingKey: dying }
  - { source: ev, destination: closed, routingKey: closed }
  - { source: ev, destination: limited, routingKey: limited }
  - { source: ev, destination: short, routingKey: short }
  - { source: ev, destination: read, routingKey: read }
  - { source: ev, destination: bytes, routingKey: bytes }
  - { source: dead, destination: parking }
policies: { limit: { pattern: '^limited$', applyTo: queues, definition: { max-length: 2 } } }
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  let topology: TestTopology;
  beforeAll(async () => {
    topology = await startTopology({ yaml }, { url: broker.amqpUrl, management: broker.httpUrl });
  });
  afterAll(() => topology.stop());

  const explained = async (routingKey: string, messages = 1): Promise<string> => {
    for (let sent = 1; sent < messages; sent += 1) await topology.publishAndExpect({ exchange: 'ev', routingKey }, routingKey);
    const error = await topology.publishAndExpect({ exchange: 'ev', routingKey }, routingKey, { withinMs: 300 }).catch((cause) => cause);
    expect(String(error)).not.toContain('no binding');
    return String(error);
  };

  it.each([
    ['full', 'each further message drops the oldest one'],
    ['limited', 'each further message drops the oldest one'],
    ['dying', 'each further message dead-letters the oldest one'],
  ])('names the limit of the full queue %s', async (queue, what) => {
    const text = await explained(queue, 3);
    expect(text).toContain(`ev -> queue ${queue} [${queue}] matched: `);
    expect(text).toContain(
      `missing   ${queue}: routed to it, but the number of its messages did not rise (2 before, 2 now): max-length is 2, and ${what}`,
    );
    if (queue === 'dying') expect(text).toContain('too many  parking: dead-lettered by dying (max-length)');
  });

  it('names the full queue that rejects a message', async () => {
    expect(await explained('closed', 3)).toContain(
      'the broker rejected the message (basic.nack): closed has 2 messages, and max-length is 2',
    );
  });

  it('names a time to live, a limit in bytes and consumers only as possible', async () => {
    expect(await explained('short')).toContain('(0 before, 0 now); possible: it has expired (a time to live applies)');
    expect(await explained('bytes')).toContain('possible: the limit max-length-bytes of 10 was reached');
    const connection = await connect(topology.url);
    const channel = await connection.createChannel();
    await channel.consume('read', () => {});
    expect(await explained('read')).toMatch(/\(0 before, 0 now\); possible: a consumer has received it \(the queue has 1\)$/m);
    await connection.close();
  });
});
