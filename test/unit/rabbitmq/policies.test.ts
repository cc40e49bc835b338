// Which policies may apply, and which of them is told.
import { describe, expect, it } from 'vitest';
import type { Policy, QueueType } from '../../../src/model/entity.ts';
import { policiesInEffect } from '../../../src/rabbitmq/policies.ts';
import { keyEffect, takesKeys } from '../../../src/rabbitmq/policy-keys.ts';
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

describe('the policy that is taken to apply', () => {
  const chosen = (policies: readonly Policy[], type: QueueType = 'classic', version = '4.0.5') =>
    policiesInEffect(policies, aQueue('q', { type }), versionOf(version));
  const withoutType = (policies: readonly Policy[]) => policiesInEffect(policies, { kind: 'queue', vhost: '/', name: 'q' }, [4, 0, 5]);

  it('is the first by priority and name whose pattern can be read', () => {
    expect(chosen([low, unread, b, a]).policy).toBe(a);
    expect(chosen([unread]).policy).toBeUndefined();
  });

  it('has those of its priority beside it', () => {
    expect(chosen([low, b, a]).tied).toEqual([b]);
    expect(chosen([low, never, a]).tied).toEqual([]);
  });

  it('is the one that the older of two measured versions applies, for a version between them', () => {
    expect(chosen([low, perhaps], 'classic', '3.10.8').policy).toBe(low);
    expect(chosen([low, perhaps], 'classic', '3.13.7')).toMatchObject({ policy: low, policies: [perhaps, low], orNone: false });
    expect(chosen([low, perhaps], 'classic', '4.0.5').policy).toBe(perhaps);
  });

  it('is that of a classic queue where the queue has no type, and not certain', () => {
    const ofQuorum = aPolicy('quorum', { 'delivery-limit': 5 }, { priority: 9 });
    expect(withoutType([low, ofQuorum])).toMatchObject({ policy: low, policies: [ofQuorum, low], orNone: false });
    expect(withoutType([ofQuorum])).toMatchObject({ policy: undefined, policies: [ofQuorum], orNone: true });
  });

  it('is looked for in its own virtual host', () => {
    const elsewhere = aPolicy('elsewhere', {}, { vhost: '/other', priority: 9 });
    expect(chosen([elsewhere, low]).policies).toEqual([low]);
  });
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
    const versions = [
      [3, 10, 8],
      [4, 0, 5],
      [4, 3, 6],
    ] as const;
    expect(versions.map((version) => takesKeys({ [key]: 1 }, type, version)).join(' ')).toBe(verdicts);
    expect(versions.map((version) => (keyEffect(key, type, version) === 'void' ? 'no' : 'yes')).join(' ')).toBe(verdicts);
  });

  it('are judged by both neighbours of a version that was not measured', () => {
    const verdicts = ['3.9.0', '3.12.1', '4.2.0', '4.4.0', 'unknown', undefined].map((version) =>
      takesKeys({ 'target-group-size': 1 }, 'classic', versionOf(version)),
    );
    expect(verdicts).toEqual(['yes', 'unsure', 'no', 'no', 'unsure', 'unsure']);
    expect(takesKeys({ 'delivery-limit': 1 }, 'classic', undefined)).toBe('no');
  });
});
