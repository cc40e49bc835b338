// The line of a project's duration at the end of a run.
import { describe, expect, it } from 'vitest';
import { timeLine } from '../../support/time-lines.ts';

const span = (file: string, from: number, to: number) => ({ file, from: from * 1000, to: to * 1000 });

describe('the line of a project', () => {
  it('contains the duration, the processor load, the time of the last file alone and the longest files', () => {
    const spans = [span('a', 10, 40), span('b', 10, 90), span('c', 40, 100), span('d', 11, 12), span('e', 12, 14), span('f', 14, 17)];
    expect(timeLine('unit', spans, { busy: 150, idle: 50 })).toBe(
      'time of unit: 90 s, processors 75 % busy, at the end 10 s with one file; longest: 80 s b, 60 s c, 30 s a, 3 s f, 2 s e',
    );
  });

  it('counts the time with one file from its start, if it started last', () => {
    const spans = [span('a', 0, 30), span('b', 40, 70)];
    expect(timeLine('unit', spans, { busy: 1, idle: 0 })).toContain('at the end 30 s with one file');
  });

  it.each([[[]], [[span('a', 0, 59)]]])('is omitted for a short run: %j', (spans) => {
    expect(timeLine('unit', spans, { busy: 1, idle: 0 })).toBeUndefined();
  });
});
