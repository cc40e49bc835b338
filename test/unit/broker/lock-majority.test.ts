import { describe, expect, test } from 'vitest';
import { doubtOf, isElsewhere, isSingleNode, type LockView, type MemberView, mayGrantTwice } from '../../../src/broker/lock-majority.ts';

function member(name: string, running = true, partitions: readonly string[] = []): MemberView {
  return { name, running, partitions };
}

function view(members: LockView['members'], run: LockView['run']): LockView {
  return { members, run, address: 'http://a:15672' };
}

function whyOf(members: readonly MemberView[], run: LockView['run'] = 'mine'): string | undefined {
  return doubtOf(view(members, run), 'mine')?.why;
}

describe('a lock may not be the only one', () => {
  test('without a running majority', () => {
    expect(whyOf([member('a'), member('b', false), member('c', false)])).toBe('1 of 3 nodes running, not a majority: b, c not reached');
    expect(whyOf([member('a'), member('b', false)])).toBe('1 of 2 nodes running, not a majority: b not reached');
    expect(whyOf([member('a'), member('b'), member('c', false), member('d', false)])).toMatch(/^2 of 4 nodes running, not a majority/);
  });

  test('if any node reports a partition, even one that is not running', () => {
    expect(whyOf([member('a'), member('b', true, ['c']), member('c', true, ['b'])])).toBe('node b reports a network partition from c');
    expect(whyOf([member('a'), member('b'), member('c', false, ['a', 'b'])])).toBe('node c reports a network partition from a, b');
  });

  test('if the majority sees the lock of another run, or none', () => {
    const three = [member('a'), member('b'), member('c', false)];
    expect(whyOf(three, 'another')).toMatch(/^the majority of the cluster does not reach the node of the AMQP connection/);
    expect(doubtOf(view(three, undefined), 'mine')).toMatchObject({ silent: false });
  });

  test('if the management API does not respond', () => {
    expect(doubtOf('silent', 'mine')).toMatchObject({ silent: true });
    expect(doubtOf(view('silent', 'mine'), 'mine')).toMatchObject({ silent: true });
  });
});

test('a lock that a majority sees is the only one', () => {
  expect(whyOf([member('a'), member('b'), member('c', false)])).toBeUndefined();
  expect(whyOf([member('a'), member('b')])).toBeUndefined();
});

test('a lock is not doubted where the user may not see more, or on a single node', () => {
  expect(doubtOf(view('hidden', undefined), 'mine')).toBeUndefined();
  expect(whyOf([member('a'), member('b')], 'hidden')).toBeUndefined();
  expect(doubtOf(view([member('a')], undefined), 'mine')).toBeUndefined();
});

test('Khepri alone never grants a lock twice', () => {
  expect(['3.10.8', '3.13.0', '4.0.5', '4.2.1', undefined].map(mayGrantTwice)).toEqual([true, true, true, true, true]);
  expect(['4.3.0', '4.3.6'].map(mayGrantTwice)).toEqual([false, false]);
});

test('a node is single only if the management API shows the whole cluster', () => {
  expect(isSingleNode(view([member('a')], undefined))).toBe(true);
  for (const members of ['hidden', 'silent'] as const) expect(isSingleNode(view(members, 'mine'))).toBe(false);
  for (const none of ['silent', undefined] as const) expect(isSingleNode(none)).toBe(false);
  expect(isSingleNode(view([member('a'), member('b', false)], 'mine'))).toBe(false);
});

test('a node that does not show the lock belongs to another broker, unless it gives no answer or is on another side of a partition', () => {
  const elsewhere = (members: LockView['members'], run: LockView['run'], version: string): boolean =>
    isElsewhere(view(members, run), 'mine', version);
  for (const version of ['3.10.8', '4.3.6']) {
    for (const members of [[member('a')], 'hidden'] as const) {
      expect(elsewhere(members, undefined, version)).toBe(true);
      expect(elsewhere(members, 'other', version)).toBe(true);
      for (const run of ['mine', 'hidden', 'silent']) expect(elsewhere(members, run, version)).toBe(false);
    }
    expect(isElsewhere('silent', 'mine', version)).toBe(false);
  }
  const two = [member('a'), member('b')];
  expect(elsewhere(two, undefined, '4.0.5')).toBe(false);
  expect(doubtOf(view(two, undefined), 'mine')).toBeDefined();
  expect(elsewhere(two, undefined, '4.3.6')).toBe(true);
});
