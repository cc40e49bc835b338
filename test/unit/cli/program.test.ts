// The list of commands as a reader of --help sees it.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { topo } from '../../support/io.ts';

/** Each command has a folder. */
const commands = readdirSync(fileURLToPath(new URL('../../../src/cli/commands', import.meta.url)));

test('every folder of src/cli/commands is a command that topo --help lists, and no other is listed', async () => {
  const { code, out } = await topo(['--help']);
  expect(code).toBe(0);
  const listed = [...out.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, name = '']) => name);
  expect(commands.length).toBeGreaterThan(15);
  expect(listed.filter((name) => name !== 'help').sort()).toEqual([...commands].sort());
});

test.each(commands)('topo %s --help shows examples of the command on stdout, like topo help', async (command) => {
  const { code, out, err } = await topo([command, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: topo ${command} `));
  expect(out).toMatch(new RegExp(`\\nExamples:\\n(.*\\n)*  \\$ .*topo ${command}`));
  expect(await topo(['help', command])).toEqual({ code, out, err, asked: [] });
});

test.each(['', ...commands])('the help of topo %s fits 80 columns', async (command) => {
  const { out } = await topo([...(command === '' ? [] : [command]), '--help']);
  // a word longer than the column of descriptions cannot be wrapped
  const long = out.split('\n').filter((line) => line.length > 80 && /\S+\s+\S+\s/.test(line.slice(28)));
  expect(long).toEqual([]);
});

test('topo without a command prints the help to stderr and exits 64', async () => {
  expect(await topo([])).toMatchObject({ code: 64, out: '', err: expect.stringContaining('Usage: topo') });
});

test('topo help with an unknown command exits 64', async () => {
  expect(await topo(['help', 'nonsense'])).toMatchObject({ code: 64, out: '' });
});
