// The account of messages: each kind of damage is seen, and nothing else is called damage.
import { describe, expect, test } from 'vitest';
import { type Account, bodyOf, createLedger, idOf, type Ledger } from '../../../support/traffic/ledger.ts';

const size = 64;

/** A ledger with so many confirmed messages on the path `declared`. */
function withConfirmed(count: number, lanes = 1): Ledger {
  const ledger = createLedger(lanes);
  for (let at = 0; at < count; at += 1) ledger.verdict('declared', ledger.issue('declared'), 'confirmed');
  return ledger;
}

function find(ledger: Ledger, ...numbers: number[]): Account {
  for (const number of numbers) ledger.found(idOf('declared', number), bodyOf(idOf('declared', number), size));
  const [account] = ledger.accounts();
  if (account === undefined) throw new Error('nothing was sent');
  return account;
}

const nothing = { lost: 0, duplicated: 0, reordered: 0, foreign: 0, examples: [] };

describe('the ledger', () => {
  test('reports no fault where every message is found once and in order', () => {
    expect(find(withConfirmed(3), 0, 1, 2)).toEqual({
      ...nothing,
      path: 'declared',
      sent: 3,
      confirmed: 3,
      returned: 0,
      refused: 0,
      unsure: 0,
      consumed: 0,
      left: 3,
    });
  });

  test('counts a message as lost that was confirmed, and neither consumed nor found', () => {
    const ledger = withConfirmed(4);
    ledger.consumed('declared/1', true);
    expect(find(ledger, 3)).toMatchObject({ ...nothing, lost: 2, examples: [0, 2], consumed: 1, left: 1 });
  });

  test('does not count a message as lost that was returned, refused or never confirmed', () => {
    const ledger = withConfirmed(1);
    for (const verdicts of [['returned', 'confirmed'], ['refused'], ['unsure']] as const) {
      const number = ledger.issue('declared');
      for (const verdict of verdicts) ledger.verdict('declared', number, verdict);
    }
    expect(find(ledger, 0)).toMatchObject({ ...nothing, sent: 4, confirmed: 1, returned: 1, refused: 1, unsure: 1 });
  });

  test('counts neither loss nor copy for an acknowledgement that may not have arrived', () => {
    const gone = withConfirmed(2);
    gone.consumed('declared/0', false);
    expect(find(gone, 1)).toMatchObject(nothing);
    const back = withConfirmed(2);
    back.consumed('declared/0', false);
    expect(find(back, 0, 1)).toMatchObject(nothing);
  });

  test('counts a message as duplicated that is found twice, or found and consumed', () => {
    const ledger = withConfirmed(3);
    ledger.consumed('declared/2', true);
    expect(find(ledger, 0, 1, 1, 2)).toMatchObject({ ...nothing, duplicated: 2 });
  });

  test('counts a message as reordered whose first copy follows a later message of its lane', () => {
    expect(find(withConfirmed(5), 0, 3, 1, 2, 4)).toMatchObject({ ...nothing, reordered: 2 });
    expect(find(withConfirmed(4, 2), 1, 3, 0, 2)).toMatchObject(nothing);
    expect(find(withConfirmed(4, 2), 3, 1, 0, 2)).toMatchObject({ ...nothing, reordered: 1 });
  });

  test('counts a message as foreign that was never sent, has no path, or has another body', () => {
    const ledger = withConfirmed(2);
    ledger.found('declared/7', bodyOf('declared/7', size));
    ledger.found('elsewhere/0', bodyOf('elsewhere/0', size));
    ledger.found('declared/1', bodyOf('declared/0', size));
    const accounts = ledger.accounts();
    expect(accounts.map(({ path, foreign }) => [path, foreign])).toEqual([
      ['backlog', 1],
      ['declared', 2],
    ]);
    expect(accounts.at(-1)).toMatchObject({ lost: 2, left: 0 });
  });
});
