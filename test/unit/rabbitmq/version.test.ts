// Versions of RabbitMQ: reading, comparing, and which measured ones count.
import { describe, expect, it, test } from 'vitest';
import {
  compareVersions,
  isProven,
  isSince,
  mayBehaveAs,
  measuredAs,
  namedVersion,
  type Version,
  versionOf,
} from '../../../src/rabbitmq/version.ts';

test.each([
  ['4.3', [4, 3]],
  ['3.10.8', [3, 10, 8]],
  ['4.3.0-rc.1', [4, 3, 0]],
  ['4.1.0-beta.4', [4, 1, 0]],
  ['3.13.7+build.2', [3, 13, 7]],
  ['4', undefined],
  ['4.x', undefined],
  ['4.3x', undefined],
  ['v4.3', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads the version %s as %j', (text, version) => expect(versionOf(text)).toEqual(version));

test.each([
  ['4.3', [4, 3]],
  ['3.13.7', [3, 13, 7]],
  ['4', undefined],
  ['4.x', undefined],
  ['', undefined],
  ['v4.3', undefined],
  ['4.3.0-rc.1', undefined],
])('reads the version %s that a person names as %j', (text, version) => expect(namedVersion(text)).toEqual(version));

describe('comparing versions', () => {
  it('orders them by number and not by text', () => {
    const versions: readonly Version[] = [
      [4, 10],
      [3, 10, 8],
      [4, 3, 6],
      [3, 9, 29],
      [4, 3],
    ];
    const sorted = [...versions].sort(compareVersions);
    expect(sorted).toEqual([
      [3, 9, 29],
      [3, 10, 8],
      [4, 3],
      [4, 3, 6],
      [4, 10],
    ]);
  });

  it('counts a missing patch number as 0', () => {
    expect(isSince([4, 3], [4, 3, 0])).toBe(true);
    expect(isSince([4, 2], [4, 2, 9])).toBe(false);
  });
});

describe('a version that was not measured', () => {
  it.each([
    ['3.9.0', '3.10', ['3.10']],
    ['3.10.8', '3.10', ['3.10']],
    ['3.13.7', '3.10', ['3.10', '4.0']],
    ['4.0.5', '4.0', ['4.0']],
    ['4.2.0', '4.0', ['4.0', '4.3']],
    ['4.3.6', '4.3', ['4.3']],
    ['4.4.0', '4.3', ['4.3']],
    ['next', '4.3', ['3.10', '4.0', '4.3']],
  ])('%s counts as %s and may behave as %j', (text, chosen, may) => {
    expect(measuredAs(versionOf(text))).toBe(chosen);
    expect(mayBehaveAs(versionOf(text))).toEqual(may);
  });

  it('is proven within the measured major series only', () => {
    expect(['3.9.29', '3.10.0', '4.10.0', '5.0.0'].map((text) => isProven(versionOf(text) ?? [0, 0]))).toEqual([false, true, true, false]);
  });
});
