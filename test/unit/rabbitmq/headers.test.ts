// Equality of nested values between a headers binding and a message; each row was played on RabbitMQ 3.10.8, 4.0.5 and 4.3.6.
import { describe, expect, it } from 'vitest';
import type { ArgumentValue } from '../../../src/model/values.ts';
import { rulesOf } from '../../../src/rabbitmq/exchange-types.ts';
import { demandOf, headerTerms, matchesDeath, satisfies } from '../../../src/rabbitmq/headers.ts';
import { measuredVersions, versionOf } from '../../../src/rabbitmq/version.ts';

function matches(bound: ArgumentValue, sent: ArgumentValue): readonly boolean[] {
  return measuredVersions.map((version) => {
    const rules = rulesOf(versionOf(version));
    return satisfies(headerTerms({ l: sent }, rules), demandOf({ 'x-match': 'all', l: bound }, rules));
  });
}

const narrow = { '!': 'int8', value: 1 } as const;

describe('a nested header value', () => {
  it.each([
    [[null]],
    [[{ b: null }]],
    [[{ a: [{ b: null }] }]],
    [[{ a: [1, { b: null }] }]],
    [[1]],
    [{ a: 1 }],
    [[{ a: 1.5 }, true]],
  ] as const)('%j matches the same value in a binding', (value) => {
    expect(matches(value as ArgumentValue, value as ArgumentValue)).toEqual([true, true, true]);
  });

  it.each([
    ['an integer of another width', [1], [narrow]],
    ['an integer of another width beside a null', [{ a: [1, { b: null }] }], [{ a: [narrow, { b: null }] }]],
    ['a null instead of a text', [{ b: null }], [{ b: '' }]],
  ] as const)('does not match %s', (_, bound, sent) => {
    expect(matches(bound as ArgumentValue, sent as ArgumentValue)).toEqual([false, false, false]);
  });

  it('matches bytes with the text that they encode at the top level', () => {
    const bytes = { '!': 'binary', value: 'YWJj' };
    expect(matches(bytes, 'abc')).toEqual([true, true, true]);
    expect(matches(bytes, 'YWJj')).toEqual([false, false, false]);
    expect(matches([bytes], ['abc'])).toEqual([false, false, false]);
    expect(matches({ '!': 'binary', value: '/w==' }, { '!': 'binary', value: '/w==' })).toEqual([true, true, true]);
    expect(matches({ '!': 'binary', value: '/w==' }, '\uFFFD')).toEqual([false, false, false]);
  });

  it('matches an integer of another width at the top level, where only the value counts', () => {
    expect(matches(1, narrow)).toEqual([true, true, true]);
  });
});

describe('a binding by the reason of the last death', () => {
  const reason = (more = {}) => ({ 'x-match': 'all-with-x', 'x-last-death-reason': 'expired', ...more });
  const any = { 'x-match': 'any-with-x', 'x-last-death-reason': 'expired', a: 1 };

  it.each([
    ['matches every message with the reason', reason(), 'expired', 'all'],
    ['matches no message with another reason', reason(), 'rejected', 'none'],
    ['matches some messages if it requires another header', reason({ a: 1 }), 'expired', 'some'],
    ['matches every message with the reason if one header is enough', any, 'expired', 'all'],
    ['matches some messages with another reason if one header is enough', any, 'rejected', 'some'],
    [
      'without x- headers in the comparison, matches every message',
      { 'x-match': 'all', 'x-last-death-reason': 'expired' },
      'rejected',
      'all',
    ],
    ['without that header, matches some messages', { a: 1 }, 'expired', 'some'],
  ] as const)('%s, since RabbitMQ 4.0', (_, values, death, expected) => {
    expect(matchesDeath(values, death, rulesOf([4, 0]))).toBe(expected);
  });

  it('matches no message on 3.10, which does not set the header', () => {
    expect(matchesDeath(reason(), 'expired', rulesOf([3, 10]))).toBe('none');
  });
});
