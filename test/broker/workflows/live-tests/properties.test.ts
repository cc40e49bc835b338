// topo test --live with the properties of messages: they are published, and compared with what arrives, also after a dead-lettering.
import { Buffer } from 'node:buffer';
import { type Channel, connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { directoryOf, topo } from '../../../support/io.ts';

const every = `contentType: application/json, contentEncoding: gzip, correlationId: '7', replyTo: replies, messageId: order-1,
      timestamp: 1700000000, type: order, appId: shop, userId: guest, deliveryMode: 1, priority: 3, expiration: 1h, headers: { text: a,
      whole: 1, double: { '!': double, value: 2 }, wide: { '!': int64, value: 3 }, list: [1, a], table: { nested: true }, nothing: null,
      price: { '!': decimal, value: '2.50' }, bytes: { '!': binary, value: MTIz }, at: { '!': timestamp, value: 1700000000 } }`;

const properties = `
queues:
  classic: { deadLetterExchange: '', deadLetterRoutingKey: dead }
  quorum: { type: quorum, deadLetterExchange: '', deadLetterRoutingKey: dead.quorum }
  dead:
  dead.quorum: { type: quorum }
tests:
  - name: a classic queue keeps every property
    publish: { routingKey: classic, ${every} }
    expect: { queues: [classic] }
  - name: a quorum queue keeps every property
    publish: { routingKey: quorum, ${every} }
    expect: { queues: [quorum] }
  - name: a dead-lettered message keeps every property except its expiration
    publish: { routingKey: classic, ${every} }
    expect: { queues: [classic] }
    then: [{ reject: classic, expect: { deadLetteredTo: [dead] } }]
  - name: a message that a quorum queue dead-letters does too
    publish: { routingKey: quorum, ${every} }
    expect: { queues: [quorum] }
    then: [{ reject: quorum, expect: { deadLetteredTo: [dead.quorum] } }]
  - name: a message without properties arrives without any
    publish: { routingKey: quorum }
    expect: { queues: [quorum] }
`;

const ofAnother = (expectation: string): string => `
queues:
  one:
tests:
  - { name: it, publish: { routingKey: one, userId: somebody.else }, expect: ${expectation} }
`;

interface Report {
  readonly results: readonly TestResult[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const env = { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const play = async (text: string, ...flags: string[]): Promise<Report & { code: number }> => {
    const { code, out } = await topo(['test', '--format', 'json', ...flags], { cwd: directoryOf({ 'topology.yaml': text }), env });
    return { code, ...(JSON.parse(out) as Report) };
  };

  test('every property arrives as published, and so does a header of each AMQP type', async () => {
    const { code, results, diagnostics } = await play(properties, '--live');
    expect({ code, count: results.length, diagnostics }).toEqual({ code: 0, count: 5, diagnostics: [] });
    expect(results.map(({ state, differences }) => ({ state, differences }))).toEqual(
      results.map(() => ({ state: 'passed', differences: [] })),
    );
  });

  test('a user-id that is not the login is refused, which is no difference between simulator and broker', async () => {
    const { code, results, diagnostics } = await play(ofAnother('{ queues: [one] }'), '--live');
    expect({ code, diagnostics }).toEqual({ code: 8, diagnostics: [] });
    const text = /^refused: 406 PRECONDITION_FAILED - user_id property set to 'somebody.else' but authenticated user was/;
    expect(results).toMatchObject([{ state: 'failed', differences: [], mismatches: [{ got: expect.stringMatching(text) }] }]);
  });

  test('only a live test decides whether the broker refuses a user-id', async () => {
    expect(await play(ofAnother('{ refused: true }'), '--live')).toMatchObject({ code: 0, results: [{ state: 'passed' }] });
    const reason = 'requires --live: the broker compares userId with the login of the publisher';
    expect(await play(ofAnother('{ refused: true }'))).toMatchObject({ code: 0, results: [{ state: 'skipped', reason }] });
  });

  test('the broker closes the connection of a publisher that sets immediate', async () => {
    const connection = await connect(broker.amqpUrl);
    const closed = new Promise<string>((resolve) => connection.on('error', ({ message }: Error) => resolve(message)));
    const channel = (await connection.createChannel()) as Channel & { sendMessage(...parts: readonly unknown[]): void };
    channel.on('error', () => {});
    const method = { exchange: '', routingKey: 'nobody', mandatory: false, immediate: true, ticket: 0 };
    channel.sendMessage(method, { headers: {} }, Buffer.from('x'));
    expect(await closed).toContain('NOT_IMPLEMENTED - immediate=true');
  });
});
