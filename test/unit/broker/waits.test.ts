// Waits end by their limit and soon after an interruption, and are reported meanwhile.
import { expect, test } from 'vitest';
import { timedOut, Waits } from '../../../src/broker/waits.ts';

const never = new Promise<never>(() => {});
const limits = { reportMs: 100, graceMs: 100, finishMs: 300 };

test('returns the result of the work, or its error', async () => {
  const waits = new Waits();
  expect(await waits.within(Promise.resolve(7), 1_000, () => 'a reply')).toBe(7);
  await expect(waits.within(Promise.reject(new Error('refused')), 1_000, () => 'a reply')).rejects.toThrow('refused');
});

test('ends by its limit', async () => {
  expect(await new Waits().within(never, 100, () => 'a reply')).toBe(timedOut);
});

test('reports the oldest wait and the number of the others', async () => {
  const reports: string[] = [];
  const waits = new Waits({ limits, onWait: (text) => void reports.push(text) });
  await Promise.all([waits.within(never, 400, () => 'a reply about queue q'), waits.within(never, 350, () => 'a reply about queue p')]);
  expect(reports[0]).toBe('waiting for a reply about queue q, and 1 more: 0 of at most 1 s');
  expect(reports.length).toBeGreaterThan(1);
});

test('ends soon after an interruption, and gives later requests a little time', async () => {
  const interrupt = new AbortController();
  const waits = new Waits({ limits, signal: interrupt.signal });
  const before = waits.within(never, 600_000, () => 'a reply');
  interrupt.abort();
  expect(await before).toBe(timedOut);
  expect(waits.interrupted).toBe(true);
  expect(await waits.within(new Promise((resolve) => setTimeout(resolve, 150, 'late')), 600_000, () => 'a reply')).toBe('late');
  expect(await waits.within(never, 600_000, () => 'a reply')).toBe(timedOut);
});
