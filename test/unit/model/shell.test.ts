// Quoting in commands to copy: the shell must read the exact name, and the terminal must not interpret any part of it.
import { expect, test } from 'vitest';
import { allowFlag, shellQuoted, shellWord } from '../../../src/model/shell.ts';
import { directoryOf, topo } from '../../support/io.ts';

test.each([
  ['orders.created', "'orders.created'"],
  ['', "''"],
  ["it's", "'it'\\''s'"],
  ['a $(id) `id` \\ "b"', '\'a $(id) `id` \\ "b"\''],
  ['\u001b[31mred', "$'\\033[31mred'"],
  ["\u202e'\\", "$'\\342\\200\\256\\'\\\\'"],
  ['tab\there', "$'tab\\011here'"],
])('quotes %j for a shell', (word, quoted) => {
  expect(shellQuoted(word)).toBe(quoted);
  expect(allowFlag(word)).toBe(`--allow ${quoted}`);
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
    expect(`${out}${err}`).toContain("--allow $'replace:queue/x\\033]0;owned\\007\\342\\200\\256\\''");
    if (format !== 'github') expect(out).toContain('pattern: "^x\\U0000001b\\\\]0;owned\\U00000007\\U0000202e\'$"');
  }
});
