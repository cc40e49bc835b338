// The watch over a lock: it is given up when the last confirmation is too old, and not before.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LockWatch, watchLock } from '../../../../../src/broker/amqp/change/lock-watch.ts';

const timing = { takeoverMs: 60_000, staleMs: 40_000, everyMs: 5_000 };
let stale: number[] = [];

beforeEach(() => {
  stale = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function watching(confirm: () => Promise<boolean>): LockWatch {
  return watchLock(performance.now(), timing, confirm, () => stale.push(Math.round(performance.now())));
}

test('a lock that is confirmed every 5 s is kept', async () => {
  const confirm = vi.fn(async () => true);
  const watch = watching(confirm);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(confirm.mock.calls.length).toBeGreaterThan(90);
  watch.check();
  expect(stale).toEqual([]);
});

test.each([
  ['is refused', async () => false],
  ['is never answered', () => new Promise<boolean>(() => {})],
])('a lock whose confirmation %s is given up once, 40 s after the last one', async (_, answer) => {
  let confirm: () => Promise<boolean> = async () => true;
  watching(() => confirm());
  await vi.advanceTimersByTimeAsync(100_500);
  const began = performance.now();
  confirm = answer;
  await vi.advanceTimersByTimeAsync(39_000 - 5_000);
  expect(stale).toEqual([]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(stale).toHaveLength(1);
  expect((stale[0] ?? 0) - began).toBeLessThanOrEqual(41_000);
});

test('a confirmation counts from its request, however late its answer is read', async () => {
  watching(
    () =>
      new Promise((resolve) => {
        setTimeout(() => resolve(true), 39_000);
      }),
  );
  // asked at 5 s and answered at 44 s: too late for a lock that was confirmed at 0 s
  await vi.advanceTimersByTimeAsync(42_000);
  expect(stale).toHaveLength(1);
});

test('a check finds a lock stale at once, although the timers of a stopped process are late', () => {
  const watch = watching(async () => true);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 40_001);
  watch.check();
  expect(stale).toHaveLength(1);
  watch.check();
  expect(stale).toHaveLength(1);
  vi.restoreAllMocks();
});

test('a watch that has ended reports nothing', async () => {
  const watch = watching(async () => false);
  watch.end();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(stale).toEqual([]);
});
