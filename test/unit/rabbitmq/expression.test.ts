// Expressions are evaluated in bounded time, with the results of JavaScript.
import { describe, expect, test } from 'vitest';
import { boundedExpression, expressionFault } from '../../../src/rabbitmq/expression.ts';
import { machineOf } from '../../../src/rabbitmq/expression-machine.ts';
import { expressionOf } from '../../../src/rabbitmq/expression-syntax.ts';
import { drawFrom, knownNasty, nastyPattern, oneOf } from '../../support/nasty-patterns.ts';
import { sample } from '../../support/sample.ts';
import { workOf } from '../../support/work.ts';

const long = `${'a'.repeat(100)}!`;

test.each([
  ['^(a+)+$', long, false],
  ['^(a+)+!$', long, true],
  ['^(?!(a+)+b)a', long, true],
  ['(?<!(a+)+b)!$', long, true],
  ['^(orders|payments)(\\.[a-z]+)*$', 'payments.eu.north', true],
])('the expression %s and the text %s: %s', (source, text, expected) => {
  expect(boundedExpression(source, '').matches(text)).toBe(expected);
});

test('a match is not soon if backtracking finds it only after too many steps, and a mismatch always is', () => {
  const soon = (source: string): boolean => boundedExpression(source, '').isSoon(long);
  expect(['^(a+)+!$', '^((a+)+b|a.*)', '^(a+)+$', '^a+!$'].map(soon)).toEqual([true, false, true, true]);
});

test.each([
  ['(a)\\1', '', 'it has a back-reference'],
  ['(?<n>a)\\k<n>', 'u', 'it has a back-reference'],
  ['((a|b){100}){100}', '', 'it is too large'],
  ['(secret', '', 'unterminated group'],
  ['.*', 'su', undefined],
])('the fault of %s with the flags "%s": %s', (source, flags, fault) => {
  expect(expressionFault(source, flags)).toBe(fault);
});

test('rejects groups that are nested too deeply', () => {
  expect(expressionFault(`${'(?:'.repeat(300)}a${')'.repeat(300)}`, '')).toBe('its groups are nested too deeply');
});

describe('a sample of nasty patterns', () => {
  const { numRuns } = sample(300);

  test('has the results of JavaScript on short texts, also by the table and after backtracking', () => {
    const different: string[] = [];
    let compared = 0;
    for (let number = 0; number < numRuns; number += 1) {
      const draw = drawFrom(number);
      const [source, flags] = [nastyPattern(draw, 4), oneOf(draw, ['', 'i', 's', 'm', 'us', 'u', 'ims'])];
      if (fault(source, flags)) continue;
      const native = new RegExp(source, flags);
      const machine = machineOf(expressionOf(source, flags.includes('u')), flags);
      const expression = boundedExpression(source, flags);
      for (let times = 0; times < 6; times += 1) {
        const text = Array.from({ length: draw(14) }, () => oneOf(draw, ['a', 'b', '.', '-', 'c', '1', 'é', '\n', 'A', '{', '😀'])).join(
          '',
        );
        const chars = flags.includes('u') ? Array.from(text, codeOf) : text.split('').map(codeOf);
        compared += 1;
        const found = [expression.matches(text), machine(chars).matches];
        if (found.some((one) => one !== native.test(text))) different.push(`${source} ${flags} ${JSON.stringify(text)}: ${found}`);
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(numRuns * 5);
  });

  test('takes a bounded number of steps for names of 255 bytes', { timeout: 600_000 }, async () => {
    const numbers = Array.from({ length: knownNasty.length + Math.ceil(numRuns / 3) }, (_, at) => at + 1);
    const work = await workOf(new URL('../../support/nasty-work.ts', import.meta.url), numbers);
    const most = Math.max(...(work['evaluateNasty'] ?? []));
    console.log(`the most steps for a pattern and four names: ${most}`);
    // 4000 instructions, 256 positions, 4 names, and a few branches for each pair
    expect(most).toBeLessThan(30_000_000);
    expect(most).toBeGreaterThan(100_000);
  });
});

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** Invalid, in JavaScript too. */
function fault(source: string, flags: string): boolean {
  return expressionFault(source, flags) !== undefined;
}
