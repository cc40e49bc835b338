// Durations and sizes: accepted and rejected formats, and no confusion of units.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, milliseconds } from '../../../../src/loader/format/quantity.ts';

describe('durations', () => {
  it.each([
    ['0s', 0],
    ['500ms', 500],
    ['30m', 1_800_000],
    ['1h30m', 5_400_000],
    ['7d', 604_800_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['1m1ms', 60_001],
  ])('reads the duration %s as %i ms', (text, expected) => expect(milliseconds(text)).toBe(expected));

  it.each(['', '30', '30 m', '1.5h', '30M', '1w', 'm', '5m1h', '1h1h', '-5s', '5ms5s', ' 5s', '5s\n', '٣s'])(
    'rejects the duration %j',
    (text) => expect(milliseconds(text)).toBeUndefined(),
  );

  it('adds up the parts of a duration in any combination', () => {
    const part = fc.option(fc.nat(10_000), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part), (parts) => {
        fc.pre(parts.some((one) => one !== undefined));
        const [d, h, m, s, ms] = parts;
        const write = (count: number | undefined, unit: string) => (count === undefined ? '' : `${count}${unit}`);
        const text = write(d, 'd') + write(h, 'h') + write(m, 'm') + write(s, 's') + write(ms, 'ms');
        const minutes = ((d ?? 0) * 24 + (h ?? 0)) * 60 + (m ?? 0);
        expect(milliseconds(text)).toBe((minutes * 60 + (s ?? 0)) * 1000 + (ms ?? 0));
      }),
    );
  });
});

describe('sizes', () => {
  it.each([
    ['0B', 0],
    ['10kB', 10_000],
    ['64MiB', 67_108_864],
    ['1GiB', 1_073_741_824],
    ['5GB', 5_000_000_000],
    ['2TiB', 2_199_023_255_552],
  ])('reads the size %s as %i bytes', (text, expected) => expect(bytes(text)).toBe(expected));

  it.each(['', '10', '10KB', '1gb', '1.5GiB', '1 GiB', '-1B', 'GiB', '1Gi', '1G'])('rejects the size %j', (text) =>
    expect(bytes(text)).toBeUndefined(),
  );
});
