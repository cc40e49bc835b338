// The lines of progress.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { progress } from '../../../src/cli/progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('estimates the time left from a hundredth of the work on', () => {
  const lines: string[] = [];
  const io = { errIsTerminal: false, err: (text: string) => lines.push(text) } as unknown as Io;
  const { onProgress } = progress(io);
  vi.advanceTimersByTime(2_000);
  onProgress('applying', 1, 20_015);
  vi.advanceTimersByTime(5_000);
  onProgress('applying', 2_001, 20_015);
  expect(lines).toEqual(['applying: 1 of 20015 in 2 s\n', 'applying: 2001 of 20015 in 7 s, about 64 s left\n']);
});
