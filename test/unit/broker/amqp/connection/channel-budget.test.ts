// The channels that all connections of a run share once the broker has refused one.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChannelBudget, type ChannelHolder } from '../../../../../src/broker/amqp/connection/channel-budget.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes channels until none is free, 100 at most. */
function takeAll(budget: ChannelBudget): number {
  let taken = 0;
  while (taken < 100 && budget.tryTake()) taken += 1;
  return taken;
}

/** A holder of `channels` idle channels. */
function holderOf(budget: ChannelBudget, channels: number, keepsOne = false): ChannelHolder & { channels: number } {
  const holder = {
    keepsOne,
    channels,
    shed: () => {
      if (holder.channels <= (keepsOne ? 1 : 0)) return false;
      holder.channels -= 1;
      budget.giveLater();
      return true;
    },
  };
  budget.join(holder);
  return holder;
}

test('is unlimited until the broker refuses a channel', () => {
  const budget = new ChannelBudget();
  expect([takeAll(budget), budget.limited, budget.pressing]).toEqual([100, false, false]);
});

test('keeps to the limit of the refusal', () => {
  const budget = new ChannelBudget();
  takeAll(budget);
  budget.refused(5);
  budget.give(100);
  expect(takeAll(budget)).toBe(5);
});

test('uses half if fewer channels than the limit were refused, as other programs have the rest', () => {
  const budget = new ChannelBudget();
  for (let n = 0; n < 8; n++) budget.tryTake();
  budget.refused(1_000);
  budget.give(8);
  expect(takeAll(budget)).toBe(4);
  budget.refused(1_000);
  budget.give(4);
  expect(takeAll(budget)).toBe(2);
});

test('gives up after repeated refusals, and names user and limit', async () => {
  const budget = new ChannelBudget("o'neil");
  for (let n = 0; n < 8; n++) budget.refused(3);
  await expect(budget.take(1)).rejects.toMatchObject({
    diagnostics: [
      {
        code: 'channel-limit',
        message: expect.stringContaining(`user "o'neil" may open 3 channels`),
        hint: expect.stringContaining(`set_user_limits 'o'\\''neil' '{"max-channels"`),
      },
    ],
  });
});

test('a waiting connection gets a channel that another one sheds, once the broker no longer counts it', async () => {
  const budget = new ChannelBudget();
  const holder = holderOf(budget, 3);
  for (let n = 0; n < 3; n++) budget.tryTake();
  budget.refused(2); // 3 are held: sheds one
  expect(holder.channels).toBe(2);
  let granted = false;
  const waiting = budget.take(1).then(() => {
    granted = true;
  });
  expect(holder.channels).toBe(1); // and another one for the waiting connection, but no more
  await vi.advanceTimersByTimeAsync(40);
  expect(granted).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  await waiting;
  expect([granted, holder.channels, budget.pressing]).toEqual([true, 1, false]);
});

test('never waits for a channel that is kept for a lock', async () => {
  const budget = new ChannelBudget();
  const lock = holderOf(budget, 1, true);
  budget.tryTake();
  budget.tryTake();
  budget.refused(1);
  budget.give(1);
  expect(budget.isPossible(1)).toBe(false);
  await expect(budget.take(1)).rejects.toThrow('may open 1 channel (user limit');
  expect(lock.channels).toBe(1);
});

test('grants several channels together, so that two moves do not wait for each other', async () => {
  const budget = new ChannelBudget();
  for (let n = 0; n < 9; n++) budget.tryTake();
  budget.refused(8);
  budget.give(9);
  await budget.take(4);
  await budget.take(4);
  let third = false;
  void budget.take(4).then(() => {
    third = true;
  });
  budget.give(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(third).toBe(false);
  budget.give(2);
  await vi.advanceTimersByTimeAsync(0);
  expect(third).toBe(true);
});
