// How long observations wait: once, and only as long as a slow broker needs.
import { expect, test } from 'vitest';
import type { CallResult } from '../../../../../src/broker/amqp/connection/failure.ts';
import type { Session } from '../../../../../src/broker/amqp/connection/session.ts';
import { createPatience } from '../../../../../src/broker/amqp/observe/patience.ts';

/** A session on which every request has this result. */
function answering(reply: CallResult<unknown>): Session {
  return { call: async () => reply } as unknown as Session;
}

const silent = answering({ ok: false, failure: { kind: 'timeout', limitMs: 1 } });

test.each([
  ['exists', answering({ ok: true, value: {} })],
  ['is refused', answering({ ok: false, failure: { kind: 'refused', code: 403, text: 'ACCESS_REFUSED' } })],
])(
  'a queue that does not respond is not asked again where another object %s, and later ones get 2 s instead of 8 s',
  async (_, session) => {
    const patience = createPatience();
    expect(patience.limitMs()).toBe(8_000);
    expect(await patience.again(session)).toBe('object');
    expect(patience.limitMs()).toBe(2_000);
  },
);

test('a broker that responds to nothing gets 22 s more, only once per run', async () => {
  const patience = createPatience();
  expect(await patience.again(silent)).toBe(22_000);
  expect(patience.limitMs()).toBe(8_000);
  patience.giveUp();
  expect(await patience.again(silent)).toBe('broker');
  expect(patience.limitMs()).toBe(2_000);
});

test('a fixed limit replaces all others', async () => {
  const patience = createPatience(50);
  expect(await patience.again(silent)).toBe(50);
  expect(patience.limitMs()).toBe(50);
});
