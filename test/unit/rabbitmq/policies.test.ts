// Which policies may apply, and which of them is told.
import { describe, expect, it } from 'vitest';
import { policiesInEffect, policyFor } from '../../../src/rabbitmq/policies.ts';
import { takesKeys, unsupportedKeys } from '../../../src/rabbitmq/policy-keys.ts';
import { versionOf } from '../../../src/rabbitmq/version.ts';
import { anExchange, aPolicy, aQueue } from '../router/entities.ts';

const [low, b, a] = [aPolicy('low', {}), aPolicy('b', {}, { priority: 5 }), aPolicy('a', {}, { priority: 5 })];
const unread = aPolicy('unread', {}, { pattern: '(?>q)', priority: 9 });
const perhaps = aPolicy('perhaps', { 'queue-leader-locator': 'balanced' }, { priority: 7 });
const never = aPolicy('never', { 'max-age': '1D' }, { priority: 8 });

describe('the policies that may apply', () => {
  it.each([
    ['all of the highest priority, by name', [low, b, a], 'a b', false],
    ['none', [], '', true],
    ['one that is not to be read, and the next', [low, unread, b], 'unread b', false],
    ['one that only some versions take, and the next', [low, perhaps, b], 'perhaps b', false],
    ['perhaps none', [perhaps], 'perhaps', true],
    ['not one that no version takes', [never, low], 'low', false],
  ])('are %s', (_, policies, names, orNone) => {
    const found = policiesInEffect(policies, aQueue('q', { type: 'classic' }), undefined);
    expect([found.policies.map(({ name }) => name).join(' '), found.orNone, found.unreadable]).toEqual([
      names,
      orNone,
      names.includes('unread'),
    ]);
  });

  it('are all that any Erlang may find in a name with other letters', () => {
    const letters = aPolicy('letters', {}, { pattern: '^\\w+$', priority: 1 });
    expect(policiesInEffect([letters, low], aQueue('ê'), [4, 3, 6]).policies).toEqual([letters, low]);
    expect(policiesInEffect([letters, low], aQueue('e'), [4, 3, 6]).policies).toEqual([letters]);
    expect(policiesInEffect([letters, low], aQueue('e-'), [4, 3, 6]).policies).toEqual([low]);
  });

  it('keep off no exchange for its keys', () => {
    expect(policiesInEffect([never, low], anExchange('x', 'topic'), [4, 3, 6]).policies).toEqual([never]);
  });
});

it('of several policies the first is told that can be read', () => {
  const queue = aQueue('q', { type: 'classic' });
  expect(policyFor(queue, [low, unread, b, a])).toBe(a);
  expect(policyFor(queue, [low, perhaps])).toBe(perhaps);
  expect(policyFor(queue, [unread])).toBeUndefined();
});

describe('the keys of a policy', () => {
  it.each([
    ['queue-leader-locator', 'classic', 'no yes yes'],
    ['max-in-memory-length', 'classic', 'yes no no'],
    ['ha-mode', 'classic', 'yes yes yes'],
    ['ha-mode', 'quorum', 'no no no'],
    ['target-group-size', 'stream', 'yes no no'],
    ['max-length', 'stream', 'no no no'],
    ['max-age', 'stream', 'yes yes yes'],
  ] as const)('%s on %s queues of 3.10.8, 4.0.5 and 4.3.6: %s', (key, type, verdicts) => {
    const versions = ['3.10.8', '4.0.5', '4.3.6'];
    expect(versions.map((version) => takesKeys({ [key]: 1 }, type, versionOf(version))).join(' ')).toBe(verdicts);
    expect(versions.map((version) => (unsupportedKeys(versionOf(version))[type].has(key) ? 'no' : 'yes')).join(' ')).toBe(verdicts);
  });

  it('are judged by both neighbours of a version that was not measured', () => {
    const verdicts = ['3.9.0', '3.12.1', '4.2.0', '4.4.0', 'unknown', undefined].map((version) =>
      takesKeys({ 'target-group-size': 1 }, 'classic', versionOf(version)),
    );
    expect(verdicts).toEqual(['yes', 'unsure', 'no', 'no', 'unsure', 'unsure']);
    expect(takesKeys({ 'delivery-limit': 1 }, 'classic', undefined)).toBe('no');
  });
});
