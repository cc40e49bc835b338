// Values to play a rule with: the least and the greatest that it has, what is just outside, and other types.
import type { ArgumentValue } from '../../src/model/values.ts';
import type { AcceptedValues } from '../../src/rabbitmq/argument-rows.ts';

const max = Number.MAX_SAFE_INTEGER;

/** Values on both sides of each border of a rule, none twice. */
export function valuesOf(rule: AcceptedValues): readonly ArgumentValue[] {
  switch (rule.kind) {
    case 'any':
      return ['any', 1];
    case 'duration':
    case 'bytes':
    case 'integer': {
      const above = rule.max === max ? [] : [rule.max + 1];
      return [...new Set([rule.min, rule.min - 1, rule.min + 1, rule.max, ...above]), '100', 1.5, true];
    }
    case 'boolean':
      return [true, false, 'true', 1];
    case 'choice':
      return [...rule.values, 'bogus', '', 1];
    case 'string':
      return rule.pattern === undefined
        ? ['some', '', 'ž', 1, true]
        : ['7D', '1Y', '2M', '24h', '90m', '3600s', '07D', '0D', '7x', '1.5D', 'D', '', '7', 7];
  }
}

/** A value that the rule has, and another one. */
export function twoValuesOf(rule: AcceptedValues): readonly [ArgumentValue, ArgumentValue] {
  switch (rule.kind) {
    case 'any':
      return ['one', 'other'];
    case 'duration':
    case 'bytes':
    case 'integer': {
      if (rule.min === rule.max) return [rule.min, rule.min];
      const low = Math.max(rule.min, 0);
      return rule.max > 1_000_000 ? [Math.max(low, 600_000), Math.max(low, 600_000) + 1] : [rule.max - 1, rule.max];
    }
    case 'boolean':
      return [true, false];
    case 'choice': {
      const [one = '', other = one] = rule.values;
      return [one, other];
    }
    case 'string':
      return rule.pattern === undefined ? ['one', 'other'] : ['7D', '8D'];
  }
}
