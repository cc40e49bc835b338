// Ranges of versions.
import { describe, expect, it } from 'vitest';
import { versionOf } from '../../../src/rabbitmq/version.ts';
import { versionRange } from '../../../src/rabbitmq/version-range.ts';

/** Which of these versions a range contains. */
function within(range: string): readonly string[] {
  const holds = versionRange(range);
  return ['3.13.7', '4.0.0', '4.0.5', '4.1.0', '4.3.0', '4.3.6'].filter((text) => holds?.(versionOf(text) ?? [0, 0]) === true);
}

describe('a range of versions', () => {
  it.each([
    ['4.0', ['4.0.0', '4.0.5']],
    ['=4.0.5', ['4.0.5']],
    ['4.0.5', ['4.0.5']],
    ['>=4.0', ['4.0.0', '4.0.5', '4.1.0', '4.3.0', '4.3.6']],
    ['>4.0', ['4.1.0', '4.3.0', '4.3.6']],
    ['<=4.0', ['3.13.7', '4.0.0', '4.0.5']],
    ['<4.0', ['3.13.7']],
    ['>=4.0.5 <4.3', ['4.0.5', '4.1.0']],
    [' >= 4.1  < 4.3.6 ', ['4.1.0', '4.3.0']],
  ])('%s contains the versions of its comparisons', (range, expected) => {
    expect(within(range)).toEqual(expected);
  });

  it.each(['', '4', 'latest', '^4.0', '>=', '>=4.0,<4.3', '4.0.x', '>=4.0 || 3.13'])('is not parsed from %j', (text) => {
    expect(versionRange(text)).toBeUndefined();
  });
});
