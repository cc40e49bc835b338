// The conformance suite fails where a broker answers otherwise than a table has it, and counts what it confirmed.
import { expect, it } from 'vitest';
import { differencesOf } from '../../support/conformance.ts';
import { conformanceLine, sumLines } from '../../support/conformance-lines.ts';

it('reports a row that the broker answers otherwise with both answers, and no other row', async () => {
  const differences = await differencesOf([
    { text: 'right', expected: 'accepted', play: async () => 'accepted' },
    { text: 'falsified', expected: 'accepted', play: async () => '406' },
    { text: 'from the source', expected: 'accepted' },
    {
      text: 'unanswered',
      expected: 'accepted',
      play: () => Promise.reject(new Error('no route to the broker')),
    },
  ]);
  expect(differences).toEqual([
    'falsified: the table has "accepted", the broker answered "406"',
    'unanswered: the table has "accepted", the broker answered "no answer: Error: no route to the broker"',
  ]);
});

it('prints the confirmed rows of each table and their sum by version, and apart from them those that rest on a source', () => {
  const rows = { version: '4.3.6', table: 'queue arguments', confirmed: 231, sourceOnly: 0 };
  expect(conformanceLine(rows)).toBe('conformance 4.3.6: 231 rows confirmed (queue arguments)');
  const settings = { ...rows, table: 'settings', confirmed: 9, sourceOnly: 4 };
  expect(sumLines([rows, settings, { ...rows, version: '4.0.5' }])).toEqual([
    'conformance 4.3.6: 240 rows confirmed, 4 from the source only (all of 2 tables)',
    'conformance 4.0.5: 231 rows confirmed (all of 1 table)',
  ]);
});
