// Which changes topo watch --heal applies.
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import type { Declaration } from '../../../src/model/topology.ts';
import { makePart } from '../../../src/planner/part.ts';
import { binding, declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

function healing(live: readonly Entity[], ...wanted: Parameters<typeof topology>): { steps: readonly string[]; left: readonly string[] } {
  const input = { topology: topology(...wanted), observed: observed(...live), origins: new Map(), allowances: [], version: '0.0.0' };
  const { steps, left = [] } = makePart(input, { lossless: true });
  return { steps: steps.map((step) => `${step.do} ${step.change}`), left: left.map(({ key, because }) => `${key} ${because}`) };
}

const e = exchange('e');
const q = queue('q');

describe('a lossless part', () => {
  test('creates missing exchanges, queues and bindings', () => {
    expect(healing([], e, q, binding('e', 'q'))).toEqual({
      steps: ['declare exchange / e', 'declare queue / q', expect.stringMatching(/^bind /)],
      left: [],
    });
  });

  test('leaves out tombstones, pruned objects and stale bindings', () => {
    const { steps, left } = healing([q, e, queue('x'), binding('e', 'q', 'stale')], e, declared(q, { presence: 'absent' }), {
      prune: { queues: ['x'], bindings: true },
    });
    expect(steps).toEqual([]);
    expect(left).toContain('queue / q only');
    expect(left).toContain('queue / x only');
  });

  test('leaves out a queue that would be replaced, also where the file permits it, and a missing binding to it', () => {
    const file: Declaration = { ...declared(queue('q', { arguments: { 'x-max-length': 6 } })), onImmutableChange: 'replace-if-empty' };
    const { steps, left } = healing([e, q], e, file, binding('e', 'q'), queue('other'));
    expect(steps).toEqual(['declare queue / other']);
    expect(left).toEqual(expect.arrayContaining(['queue / q only', expect.stringMatching(/^binding.* depends$/)]));
  });

  test.each(['vhost-limit', 'user-limit'] as const)('leaves out a %s, which could lock clients out', (of) => {
    const limit = { kind: 'document', of, vhost: of === 'user-limit' ? '' : '/', name: 'max-connections', body: { value: 0 } } as const;
    expect(healing([e], e, of === 'user-limit' ? { ...limit, scope: 'app' } : limit).steps).toEqual([]);
  });

  test.each([
    ['a new limit', [], policy('p', { 'max-length': 5 }), false],
    ['a lower limit', [policy('p', { 'max-length': 9 })], policy('p', { 'max-length': 5 }), false],
    ['a higher limit', [policy('p', { 'max-length': 5 })], policy('p', { 'max-length': 9 }), true],
    ['a removed dead-letter exchange', [policy('p', { 'dead-letter-exchange': 'e' })], policy('p', { 'queue-version': 2 }), false],
    [
      'a policy that supersedes one with a dead-letter exchange',
      [policy('low', { 'dead-letter-exchange': 'e' })],
      policy('p', { 'queue-version': 2 }, { priority: 9 }),
      false,
    ],
    [
      'a pattern that no longer covers a queue with a dead-letter exchange',
      [policy('p', { 'dead-letter-exchange': 'e' })],
      policy('p', { 'dead-letter-exchange': 'e' }, { pattern: '^other$' }),
      false,
    ],
    [
      'another alternate exchange',
      [policy('p', { 'alternate-exchange': 'e' }, { applyTo: 'exchanges' })],
      policy('p', { 'alternate-exchange': 'no' }, { applyTo: 'exchanges' }),
      false,
    ],
    ['a policy without limits', [], policy('p', { 'queue-version': 2 }), true],
  ])('of policies: %s', (_, live, wanted, isHealed) => {
    expect(healing([e, q, ...live], e, q, wanted).steps).toEqual(isHealed ? ['put-policy policy / p'] : []);
  });
});
