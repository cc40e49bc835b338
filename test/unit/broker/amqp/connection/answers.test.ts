// What the broker's texts mean. They are RabbitMQ's own, as 3.10.8, 4.0.5 and 4.3.6 give them.
import { describe, expect, test } from 'vitest';
import { closeReason, failureOf, failureText, lostBecause } from '../../../../../src/broker/amqp/connection/failure.ts';
import { endsConnectionIfMissing, saysMissing } from '../../../../../src/broker/amqp/connection/missing.ts';
import { permissionHint } from '../../../../../src/broker/amqp/connection/permission-hint.ts';
import type { Binding, Exchange, Queue } from '../../../../../src/model/entity.ts';

const queue: Queue = { kind: 'queue', vhost: '/v', name: 'q', durable: true, autoDelete: false, exclusive: false, arguments: {} };
const exchange: Exchange = { ...queue, kind: 'exchange', name: 'x', type: 'topic', internal: false };
const binding: Binding = {
  kind: 'binding',
  vhost: '/v',
  source: 'x',
  destinationType: 'queue',
  destination: 'q',
  routingKey: 'k',
  arguments: {},
};

describe('amqplib errors', () => {
  test.each([
    ["Operation failed: QueueDeclare; 404 (NOT-FOUND) with message \"NOT_FOUND - no queue 'q' in vhost '/'\"", 404],
    ['Channel closed by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - a "quoted" name"', 403],
    ['Connection closed: 320 (CONNECTION-FORCED) with message "CONNECTION_FORCED - Closed via management plugin"', 320],
    ['Operation failed: QueueDeclare; 405 (RESOURCE-LOCKED) with message "RESOURCE_LOCKED - a\nb"', 405],
  ])('%s', (message, code) => {
    const reason = closeReason(new Error(message));
    expect(reason?.code).toBe(code);
    expect(message.endsWith(`"${reason?.text}"`)).toBe(true);
  });

  test('what is not the broker’s has no reply code', () => {
    expect(closeReason(new Error('Channel ended, no reply will be forthcoming'))).toBeUndefined();
    expect(failureOf(new Error('Channel ended, no reply will be forthcoming'), undefined)).toMatchObject({ kind: 'lost' });
    expect(failureOf(new TypeError("Field 'queue' is the wrong type"), undefined)).toMatchObject({ kind: 'unsendable' });
  });

  test('the connection’s end explains a call that ended without a reason', () => {
    const lost = lostBecause(new Error('Connection closed: 541 (INTERNAL-ERROR) with message "INTERNAL_ERROR"'));
    expect(failureOf(new Error('Channel ended, no reply will be forthcoming'), lost)).toEqual({
      kind: 'lost',
      code: 541,
      text: 'INTERNAL_ERROR',
    });
  });

  test('a text is one line', () => {
    const text = "no queue 'a\r\nb\u0000\u009b\u2028' 中";
    expect(failureText({ kind: 'refused', code: 404, text })).toBe(String.raw`404 no queue 'a\r\nb\u0000\u009b\u2028' 中`);
  });
});

describe('404', () => {
  const long = 'l'.repeat(255);
  test.each([
    [queue, "NOT_FOUND - no queue 'q' in vhost '/v'", true],
    [exchange, "NOT_FOUND - no exchange 'x' in vhost '/v'", true],
    [{ ...queue, name: long }, `NOT_FOUND - no queue '${'l'.repeat(231)}...`, true], // 4.3.6
    [{ ...queue, name: 'qé'.repeat(80) }, `NOT_FOUND - no queue '${'qé'.repeat(76)}q\uFFFD...`, true], // 3.10.8
    [queue, "NOT_FOUND - no queue 'q2' in vhost '/v'", false],
    [queue, "NOT_FOUND - no queue 'q' in vhost '/w'", false],
    [queue, "NOT_FOUND - no queue '...", false],
    [queue, "NOT_FOUND - home node 'rabbit@b' of durable queue 'q' in vhost '/v' is down or inaccessible", false],
    [queue, "NOT_FOUND - failed to perform operation on queue 'q' in vhost '/v' due to timeout", false],
    [queue, "NOT_FOUND - queue 'q' in vhost '/v' process is stopped by supervisor", false],
    [{ ...queue, name: long }, `NOT_FOUND - home node 'rabbit@b' of durable queue '${'l'.repeat(200)}...`, false],
    [{ ...queue, name: long }, `NOT_FOUND - no queue '${'m'.repeat(231)}...`, false],
  ])('of %o: %s', (entity, text, missing) => {
    expect(saysMissing(entity, text)).toBe(missing);
  });

  test.each([
    ['ž'.repeat(120), true],
    ['ž'.repeat(20), false],
    ['z'.repeat(255), false],
  ])('%s: %s', (name, ends) => {
    expect(endsConnectionIfMissing({ ...queue, name })).toBe(ends);
  });
});

describe('403', () => {
  const dlx = { ...queue, arguments: { 'x-dead-letter-exchange': 'dead' } };
  const self: Binding = { ...binding, destinationType: 'exchange', destination: 'x' };
  test.each([
    ['declare', queue, "configure access to queue 'q'", 'the configure pattern'],
    ['declare', dlx, "read access to queue 'q'", 'the read pattern'],
    ['declare', queue, "access to queue 'q'", 'the configure pattern'],
    ['declare', dlx, "access to queue 'q'", 'the configure or (because of x-dead-letter-exchange) the read pattern'],
    ['declare', dlx, "access to exchange 'dead'", 'the write pattern'],
    ['declare', exchange, "access to exchange 'ae'", 'the write pattern'],
    ['delete', queue, "access to queue 'q'", 'the configure pattern'],
    ['bind', binding, "access to queue 'q'", 'the write pattern'],
    ['bind', binding, "access to exchange 'x'", 'the read pattern'],
    ['unbind', self, "access to exchange 'x'", 'the write or the read pattern'],
    ['observe', queue, "configure access to queue 'q'", 'the configure, the write or the read pattern'],
    ['bind', binding, "access to topic 'k' in exchange 'x'", 'the topic permission read'],
  ] as const)('%s %o: %s', (asked, entity, text, hint) => {
    const whole = `ACCESS_REFUSED - ${text} in vhost '/v' refused for user 'u'`;
    expect(permissionHint(asked, entity, whole)).toMatch(new RegExp(`^${hint.replace(/[()]/g, '\\$&')} of user 'u' in virtual host '/v'`));
  });

  test('a name with quotes is named whole', () => {
    const odd = "q' in vhost '/v' refused";
    const text = `ACCESS_REFUSED - configure access to queue '${odd}' in vhost '/v' refused for user 'u'`;
    expect(permissionHint('declare', { ...queue, name: odd }, text)).toContain(`must match '${odd}', as ^`);
  });

  test.each([
    "ACCESS_REFUSED - queue name 'amq.x' contains reserved prefix 'amq.*'",
    'ACCESS_REFUSED - operation not permitted on the default exchange',
    "ACCESS_REFUSED - deletion of system exchange 'amq.topic' in vhost '/' not allowed",
  ])('%s: not about a permission', (text) => {
    expect(permissionHint('declare', queue, text)).toBeUndefined();
  });
});
