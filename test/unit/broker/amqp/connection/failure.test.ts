// Errors of amqplib as data: what the broker sent inside them, and what comes from amqplib itself.
import { describe, expect, test } from 'vitest';
import { closeReason, failureOf, failureText, lostBecause } from '../../../../../src/broker/amqp/connection/failure.ts';

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

  test('an error of amqplib itself has no reply code', () => {
    expect(closeReason(new Error('Channel ended, no reply will be forthcoming'))).toBeUndefined();
    expect(failureOf(new Error('Channel ended, no reply will be forthcoming'), undefined)).toMatchObject({ kind: 'lost' });
    expect(failureOf(new TypeError("Field 'queue' is the wrong type"), undefined)).toMatchObject({ kind: 'unsendable' });
  });

  test('a call that ended without a reason reports why its connection ended', () => {
    const lost = lostBecause(new Error('Connection closed: 541 (INTERNAL-ERROR) with message "INTERNAL_ERROR"'));
    expect(failureOf(new Error('Channel ended, no reply will be forthcoming'), lost)).toEqual({
      kind: 'lost',
      code: 541,
      text: 'INTERNAL_ERROR',
    });
  });

  test('a failure is printed on one line', () => {
    const text = "no queue 'a\r\nb\u0000\u009b\u2028' 中";
    expect(failureText({ kind: 'refused', code: 404, text })).toBe(String.raw`404 no queue 'a\r\nb\u0000\u009b\u2028' 中`);
  });
});
