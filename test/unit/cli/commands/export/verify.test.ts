// The self-check of an export finds every way in which a text may not describe what was observed.
import { expect, test } from 'vitest';
import { differencesIn } from '../../../../../src/cli/commands/export/verify.ts';
import { documentsOf } from '../../../../../src/loader/write/write.ts';
import { binding, exchange, policy, queue } from '../../../../support/ends.ts';

const entities = [
  exchange('e'),
  queue('q', { type: 'quorum', arguments: { 'x-max-length': 5 } }),
  binding('e', 'q', 'k', { arguments: { a: null } }),
  policy('p', { 'max-length': 1 }),
];
const text = documentsOf(['/'], entities);
const check = (...texts: string[]) =>
  differencesIn(
    texts.map((one, at) => ({ file: `${at}.yaml`, text: one })),
    entities,
  );

test('finds no difference in the text of an export', () => {
  expect(check(text)).toEqual([]);
});

test('accepts files that only load together', () => {
  expect(check(documentsOf(['/'], entities.slice(0, 1)), documentsOf(['/'], entities.slice(1)))).toEqual([]);
});

test('rejects an export that exceeds the limits of a topology, as no command could read it', () => {
  const large = `${text}x-more: [${'a, '.repeat(1_500_000)}a]\n`;
  expect(() => check(large)).toThrow(/^file-too-large: the export is too large for one topology: more than 3000000 YAML tokens/);
});

test.each([
  ['an object is missing', text.replace(/policies:[\s\S]*/, ''), 'policy / p', 'it is missing in the text of the export'],
  ['an attribute differs', text.replace('maxLength: 5', 'maxLength: 6'), 'queue / q', 'the text of the export describes it differently'],
  [
    'a null is missing',
    text.replace('a: null', "a: 'undefined'"),
    'binding / e -> queue q [k] {"a":null}',
    'it is missing in the text of the export',
  ],
  [
    'a tombstone took its place',
    text.replace('pattern:', 'state: absent, pattern:').replace(/state: absent,.*\}$/m, 'state: absent }'),
    'policy / p',
    'the text of the export describes it differently',
  ],
  [
    'an object is added',
    `${text.replace('exchanges:', 'exchanges:\n  more: { type: topic }')}`,
    'exchange / more',
    'it is only in the text of the export',
  ],
  ['the text is not valid', text.replace('destination: q', 'destination: nowhere'), '0.yaml', expect.stringContaining('nowhere')],
])('names the object if %s', (_, changed, subject, why) => {
  expect(changed).not.toBe(text);
  expect(check(changed)).toContainEqual(expect.objectContaining({ subject, why }));
});
