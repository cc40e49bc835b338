// The accountant of cluster rounds: with forged records, a loss that no plan or result named is never excused.
import { describe, expect, test } from 'vitest';
import { createLedger } from '../../../support/traffic/ledger.ts';
import {
  allowedCases,
  caseOf,
  type Evidence,
  type LostMessage,
  lossText,
  mayReturn,
  type RecordedRun,
  traceLedger,
} from '../../../support/traffic/losses.ts';

const message: LostMessage = { path: 'declared', number: 17, node: 'b@localhost', sentAt: 1_500, confirmedAt: 1_510 };
const run: RecordedRun = {
  from: 1_000,
  to: 4_000,
  code: 0,
  given: ['a@localhost'],
  text: 'notice node b@localhost is not running, and is not asked: if it is only frozen or cut off, ...',
  changes: [
    { at: 1_400, text: 'queue.unbind orders' },
    { at: 1_600, text: 'queue.delete orders' },
  ],
};
const frozen = { node: 'b@localhost', what: 'frozen', from: 900, to: 2_000 } as const;
const tied: Evidence = { runs: [run], troubles: [frozen] };
const notVisible = 'the nodes of the broker are not visible: topo asks those of --url, and messages ...';

describe('a lost message', () => {
  test('is excused if the plan named the node of its publisher, and the node was in that trouble', () => {
    expect(caseOf(message, tied)).toBe('node that is not running');
  });

  const unexcused: readonly { why: string; evidence: Evidence; other?: Partial<LostMessage> }[] = [
    { why: 'nothing was named', evidence: { ...tied, runs: [{ ...run, text: 'Applied: 8 of 8 steps done.' }] } },
    { why: 'there was no run', evidence: { ...tied, runs: [] } },
    { why: 'another node was named', evidence: { ...tied, runs: [{ ...run, text: run.text.replace('b@localhost', 'c@localhost') }] } },
    { why: 'the publisher was on another node', evidence: tied, other: { node: 'a@localhost' } },
    { why: 'the node was in no trouble', evidence: { ...tied, troubles: [] } },
    { why: 'another node was in trouble', evidence: { ...tied, troubles: [{ ...frozen, node: 'c@localhost' }] } },
    { why: 'the node was killed, and neither frozen nor cut off', evidence: { ...tied, troubles: [{ ...frozen, what: 'killed' }] } },
    { why: 'the node lagged behind, and could have been asked', evidence: { ...tied, troubles: [{ ...frozen, what: 'lags' }] } },
    { why: 'the node had long caught up', evidence: tied, other: { sentAt: 4_100, confirmedAt: 4_110 } },
    { why: 'it was confirmed before the trouble', evidence: tied, other: { sentAt: 800, confirmedAt: 850 } },
    { why: 'it was confirmed before the run that named the node', evidence: { ...tied, runs: [{ ...run, from: 1_600 }] } },
    {
      why: 'the plan names nodes that no URL names, and the publisher was on another one',
      evidence: { troubles: [frozen], runs: [{ ...run, text: notVisible, given: ['a@localhost', 'b@localhost'] }] },
    },
    {
      why: 'the plan only says that the list of nodes was late',
      evidence: { ...tied, runs: [{ ...run, text: 'the broker has not listed its nodes in time: an apply waits for the list' }] },
    },
  ];

  test.each(unexcused)('is not excused if $why', ({ evidence, other = {} }) => {
    expect(caseOf({ ...message, ...other }, evidence)).toBeUndefined();
    expect(lossText({ ...message, ...other }, evidence)).toMatch(/^NOT NAMED: /);
  });

  test('is excused if the plan said that nodes are not visible, and the publisher was on one that no URL names', () => {
    expect(caseOf(message, { ...tied, runs: [{ ...run, text: notVisible }] })).toBe('node not visible');
  });

  test('is described by its publisher, its times, the changes around it and the trouble of its node', () => {
    expect(lossText(message, tied)).toBe(
      'node that is not running: declared/17 over b@localhost; sent at 500 ms, confirmed at 510 ms; ' +
        'topo: after queue.unbind orders at 400 ms, before queue.delete orders at 600 ms; node: frozen -100 ms to 1000 ms',
    );
  });

  test('is found by the traced ledger with its node and its times', () => {
    let now = 0;
    const ledger = createLedger();
    const traced = traceLedger(ledger, () => now);
    const [a, b] = [traced.over('a'), traced.over('b')];
    const numbers = [a.issue('declared'), b.issue('declared'), b.issue('declared')];
    now = 5;
    a.verdict('declared', numbers[0] as number, 'confirmed');
    b.verdict('declared', numbers[1] as number, 'confirmed');
    b.verdict('declared', numbers[2] as number, 'unsure');
    ledger.consumed('declared/0', true);
    expect(traced.lost()).toEqual([{ path: 'declared', number: 1, node: 'b', sentAt: 0, confirmedAt: 5 }]);
  });
});

describe('a message to a queue that is deleted with its messages by permission', () => {
  const old = { queue: 'old', successor: 'orders' } as const;
  const replaced = { queue: 'orders', successor: 'orders' } as const;
  const deleting: RecordedRun = {
    ...run,
    text: "allowed    by --allow 'lose:queue/old'\nLOSES      1 message",
    changes: [
      { at: 1_400, text: 'queue.bind orders' },
      { at: 1_450, text: 'queue.unbind old' },
      { at: 2_000, text: 'queue.delete old' },
    ],
  };
  const replacing: RecordedRun = {
    ...deleting,
    text: "allowed    by --allow 'lose:queue/orders'",
    changes: [
      { at: 1_400, text: 'queue.delete orders' },
      { at: 1_500, text: 'queue.declare orders' },
      { at: 1_600, text: 'queue.bind orders' },
      { at: 1_650, text: 'queue.delete topo.lock' },
    ],
  };
  const caseAt = (sentAt: number, evidence: Evidence): string | undefined =>
    caseOf({ ...message, sentAt, confirmedAt: sentAt + 5 }, evidence);
  const name = 'queue deleted with its messages';

  test('is excused until topo has gone on after the binding of its successor', () => {
    const evidence: Evidence = { runs: [deleting], troubles: [], losing: old };
    expect([1_440, 1_460].map((at) => caseAt(at, evidence))).toEqual([name, undefined]);
  });

  test('is excused until the delete if its node was in trouble: topo has asked it before', () => {
    const evidence: Evidence = { runs: [deleting], troubles: [{ ...frozen, what: 'lags', to: 4_000 }], losing: old };
    expect([1_990, 2_010].map((at) => caseAt(at, evidence))).toEqual([name, undefined]);
    expect(caseAt(1_990, { ...evidence, troubles: [{ ...frozen, node: 'c@localhost' }] })).toBeUndefined();
  });

  test('is excused until the nodes have been asked, and until a bind that topo was killed before is repeated', () => {
    const asked = [...deleting.changes.slice(0, 2), { at: 1_700, text: 'exchange.delete topo.trial' }, ...deleting.changes.slice(2)];
    const fenced: Evidence = { runs: [{ ...deleting, changes: asked }], troubles: [], losing: old };
    expect([1_690, 1_710].map((at) => caseAt(at, fenced))).toEqual([name, undefined]);
    const killed = { ...deleting, to: 1_100, changes: [{ at: 1_050, text: 'queue.bind orders' }] };
    const resumed: Evidence = { runs: [killed, deleting], troubles: [], losing: old };
    expect([1_300, 1_460].map((at) => caseAt(at, resumed))).toEqual([name, undefined]);
  });

  test('is excused until a replaced queue is bound again', () => {
    const evidence: Evidence = { runs: [replacing], troubles: [], losing: replaced };
    expect([1_300, 1_640, 1_660].map((at) => caseAt(at, evidence))).toEqual([name, name, undefined]);
  });

  test('is excused until the delete if the node of its classic successor was away: it was routed past that queue', () => {
    const declaring = { ...deleting, given: ['c@localhost'], changes: [{ at: 1_390, text: 'queue.declare orders' }, ...deleting.changes] };
    const away = { node: 'c@localhost', what: 'cut off', from: 1_600, to: 1_700 } as const;
    const evidence: Evidence = { runs: [declaring], troubles: [away], losing: old };
    expect([1_590, 1_650, 2_010].map((at) => caseAt(at, evidence))).toEqual([undefined, name, undefined]);
    for (const troubles of [[], [{ ...away, node: 'a@localhost' }], [{ ...away, what: 'frozen' as const }]])
      expect(caseAt(1_650, { ...evidence, troubles })).toBeUndefined();
  });

  test('is not excused if no plan shows the permission, nothing was deleted, or the successor was never bound', () => {
    const without = { ...deleting, text: 'Applied: 8 of 8 steps done.' };
    const undeleted = { ...deleting, changes: deleting.changes.slice(0, 2) };
    const unbound = { ...deleting, changes: deleting.changes.slice(1) };
    for (const one of [without, undeleted, unbound]) expect(caseAt(1_300, { runs: [one], troubles: [], losing: old })).toBeUndefined();
    expect(caseAt(1_300, { runs: [deleting], troubles: [] })).toBeUndefined();
  });
});

test('messages may be returned only by a replace, and while a node is away', () => {
  const calm: Evidence = { runs: [run], troubles: [] };
  expect(mayReturn(calm)).toBe(false);
  expect(mayReturn(tied)).toBe(false);
  expect(mayReturn({ ...calm, losing: { queue: 'old', successor: 'orders' } })).toBe(false);
  expect(mayReturn({ ...calm, losing: { queue: 'orders', successor: 'orders' } })).toBe(true);
  expect(mayReturn({ ...calm, troubles: [{ ...frozen, what: 'killed' }] })).toBe(true);
});

describe('the cases', () => {
  test('have different names, and each has a reason', () => {
    expect(new Set(allowedCases.map(({ name }) => name)).size).toBe(allowedCases.length);
    expect(allowedCases.every(({ reason }) => reason.length > 10)).toBe(true);
  });
});
