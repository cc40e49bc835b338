// The completion script for bash, in a real bash. Those for zsh and fish are made from the same words; their shells are not everywhere.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const { out: script } = await topo(['completion', 'bash']);

/** What bash would offer for the last word, and whether it would offer files. */
function complete(words: readonly string[], cwd = '/'): { offered: string[]; status: number | null; stderr: string } {
  const setup = `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _topo 2>&1; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', setup], { cwd, encoding: 'utf8' });
  return { offered: stdout.split('\n').filter((line) => line !== ''), status, stderr };
}

describe('bash', () => {
  test('bash completion registers itself and falls back to file names', () => {
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\ncomplete -p topo`], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'complete -o bashdefault -o default -F _topo topo\n', stderr: '' });
  });

  test.each([
    [['topo', 'pl'], ['plan']],
    [['topo', 'a'], ['apply']],
    [['topo', '--v'], ['--version']],
    [['topo', 'plan', '--det'], ['--detailed-exitcode']],
    [
      ['topo', 'plan', '--show'],
      ['--show-undeclared', '--show-unchanged'],
    ],
    [['topo', 'validate', '--url'], []],
    [
      ['topo', 'apply', '--format', ''],
      ['text', 'json', 'ndjson', 'markdown'],
    ],
    [['topo', 'apply', '--format', '=', 'js'], ['json']],
    [
      ['topo', 'apply', '--format', '='],
      ['text', 'json', 'ndjson', 'markdown'],
    ],
    [
      ['topo', 'plan', 'x.yaml', '--transport', 'a'],
      ['auto', 'amqp'],
    ],
    [['topo', 'explain', 'queue-n'], ['queue-not-idle']],
    [
      ['topo', 'completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['topo', 'help', 'sch'], ['schema']],
  ])('bash completion offers the matching words for %j', (words, offered) => {
    expect(complete(words)).toEqual({ offered, status: 0, stderr: '' });
  });

  test('bash completion offers every command', async () => {
    const { out } = await topo(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(complete(['topo', '']).offered).toEqual(expect.arrayContaining(commands));
  });

  test('bash completion leaves file names to bash, which quotes them', () => {
    const cwd = directoryOf({ 'my topology.yaml': '', 'a$b.yaml': '' });
    for (const words of [
      ['topo', 'plan', ''],
      ['topo', 'plan', '--out', 'm'],
      ['topo', 'show', 'a'],
    ]) {
      expect(complete(words, cwd)).toEqual({ offered: [], status: 0, stderr: '' });
    }
  });

  test('bash completion does not run a command in a file name', () => {
    const cwd = directoryOf({ '$(touch x).yaml': '', '*': '' });
    expect(complete(['topo', 'explain', '$(touch y)'], cwd).offered).toEqual([]);
    expect(complete(['topo', '*'], cwd).offered).toEqual([]);
    expect(spawnSync('ls', { cwd, encoding: 'utf8' }).stdout.split('\n').sort()).toEqual(['', '$(touch x).yaml', '*']);
  });
});

test.each(['bash', 'zsh', 'fish'])('the %s completion script has every flag of every command and balanced quotes', async (shell) => {
  const { code, out } = await topo(['completion', shell]);
  expect(code).toBe(0);
  for (const flag of ['detailed-exitcode', 'approved', 'against', 'management', 'show-undeclared']) expect(out).toContain(flag);
  for (const line of out.split('\n').filter((one) => !one.startsWith('#'))) {
    expect(line.replace(/\\'/g, '').split("'").length % 2, line).toBe(1);
  }
});
