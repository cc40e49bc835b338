// Quoting in commands to copy: the shell must read the exact name, and the terminal must not interpret any part of it.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { allowFlag, shellQuoted, shellWord } from '../../../src/model/shell.ts';
import { directoryOf, topo } from '../../support/io.ts';

test.each([
  ['orders.created', "'orders.created'"],
  ['', "''"],
  ["it's", "'it'\\''s'"],
  ['a $(id) `id` \\ "b"', '\'a $(id) `id` \\ "b"\''],
  ['\u001b[31mred', `"$(printf '\\033[31mred')"`],
  ["\u202e'\\", `"$(printf '\\342\\200\\256\\047\\\\')"`],
  ['tab\there', `"$(printf 'tab\\011here')"`],
  ['two\nlines\n', `"$(printf 'two\\012lines')"'\n'`],
])('quotes %j for a shell', (word, quoted) => {
  expect(shellQuoted(word)).toBe(quoted);
  expect(allowFlag(word)).toBe(`--allow ${quoted}`);
});

const nasty = [
  ...[
    "it's",
    '"',
    '`id`',
    '$(id)',
    '$HOME',
    '~',
    '*',
    '!',
    '!!',
    '\\',
    '\\n',
    '%s',
    '%',
    '#',
    '&',
    ';',
    '|',
    ' ',
    '-n',
    '--',
    '-',
    '=x',
    '{a,b}',
    'ž',
  ],
  ...[
    'a\nb',
    'a\n',
    '\n',
    '\n\n',
    'a\r\nb',
    '\t',
    '\u0001',
    '\u007f',
    '\u001b[2J',
    '\u202e',
    '\ufeff',
    '\u{e000}',
    'a\u00017',
    '-\u0001',
    '%\u0001%d',
    '!\u0001!!',
  ],
  ...[
    "'\u0001'",
    '"\u0001"',
    '\\\u0001\\101',
    '$\u0001$HOME`',
    '\u0001\n\n',
    Array.from({ length: 127 }, (_, at) => String.fromCharCode(at + 1)).join(''),
  ],
];

test.each(['dash', 'bash', 'sh'])('writes every name so that %s reads exactly that name', (shell) => {
  for (const quote of [shellQuoted, shellWord]) {
    const script = nasty.map((word) => `printf '%s\\000' ${quote(word)}`).join('\n');
    const read = execFileSync(shell, ['-c', script], { encoding: 'utf8' });
    expect(read.split('\0').slice(0, -1)).toEqual(nasty);
  }
});

test.each([
  ['a/b.c:d', 'a/b.c:d'],
  ['', "''"],
  ['~', "'~'"],
  ['.*', "'.*'"],
])('writes %j without quotes only if a shell does not change it', (word, written) => {
  expect(shellWord(word)).toBe(written);
});

test('shows no control character of a terminal in the fixes of a blocked plan', async () => {
  const name = "x\u001b]0;owned\u0007\u202e'";
  const live = (args: object) => ({
    vhosts: [{ name: '/' }],
    queues: [{ name, vhost: '/', durable: true, auto_delete: false, arguments: args }],
  });
  const cwd = directoryOf({
    't.yaml': `queues:\n  ${JSON.stringify(name)}: { type: classic, maxLength: 5 }\n`,
    'live.json': JSON.stringify(live({ 'x-max-length': 9, 'x-queue-type': 'classic' })),
  });
  for (const format of ['text', 'markdown', 'github']) {
    const { out, err } = await topo(['plan', 't.yaml', '--against', 'live.json', '--format', format], { cwd });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(`${out}${err}`).toContain(`--allow "$(printf 'replace:queue/x\\033]0;owned\\007\\342\\200\\256\\047')"`);
    if (format !== 'github') expect(out).toContain('pattern: "^x\\U0000001b\\\\]0;owned\\U00000007\\U0000202e\'$"');
  }
});
