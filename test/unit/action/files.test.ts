// The files that other tools read: action.yml, the component of GitLab, the hooks of pre-commit. They parse, and name flags that exist.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { createProgram } from '../../../src/cli/program.ts';
import { version } from '../../../src/version.ts';
import { read, root } from '../../readme/markdown.ts';
import { ioOf } from '../../readme/terminal.ts';

const program = createProgram(ioOf({ cwd: root, env: {}, write: () => {} }), () => {});

/** Flags of topo command lines that its commands lack. @throws where the command does not exist */
function unknownFlags(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const [, name, rest = ''] = /(?:^topo|rabbit-topo@\S*(?: inputs\.version \]\])?) ([a-z-]+)(.*)$/.exec(line) ?? [];
    const command = program.commands.find((one) => one.name() === name);
    if (command === undefined) throw new Error(`no such command: ${line}`);
    const known = command.options.flatMap(({ long, short }) => [long, short]);
    return [...rest.matchAll(/(?<= )--?[a-z][a-z-]*/g)].flatMap(([flag]) => (known.includes(flag) ? [] : [`${line}: ${flag}`]));
  });
}

describe('action.yml', () => {
  const action = parse(read('action.yml'));
  const [step, artifact] = action.runs.steps;

  it('passes each of its inputs to the script, and each output of the script on', () => {
    const used = Object.values<string>(step.env).map((text) => /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text)?.[1]);
    expect(used.toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    const script = readFileSync(`${root}action/main.js`, 'utf8') + readFileSync(`${root}action/topo.js`, 'utf8');
    for (const name of Object.keys(step.env)) expect(script).toContain(`'${name}'`);
    for (const [name, { value }] of Object.entries<{ value: string }>(action.outputs)) {
      expect(value).toBe(`\${{ steps.${step.id}.outputs.${name} }}`);
      expect(script).toMatch(new RegExp(`\\b'?${name}'?(:|,| })`));
    }
    expect(artifact.if).toContain('always()');
  });

  it('contains no expression in a script, where an input would be code', () => {
    expect(step.run).not.toContain('${{');
  });
});

describe('templates/topo.yml', () => {
  const documents = parseAllDocuments(read('templates/topo.yml'));

  it('declares each input that it uses, and names the version of this package', () => {
    expect(documents.flatMap((document) => ('errors' in document ? document.errors : []))).toEqual([]);
    const [{ spec }] = documents.map((document) => ('toJS' in document ? document.toJS() : undefined));
    const used = [...read('templates/topo.yml').matchAll(/\$\[\[ inputs\.([a-z]+) \]\]/g)].map(([, name]) => name);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(spec.inputs).toSorted());
    expect(spec.inputs.version.default).toBe(version);
  });

  it('runs commands with flags that exist', () => {
    const lines = read('templates/topo.yml')
      .split('\n')
      .filter((line) => line.includes('npx '));
    expect(lines).toHaveLength(2);
    expect(unknownFlags(lines.map((line) => line.replace('$[[ inputs.version ]]', version)))).toEqual([]);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks: readonly { readonly id: string; readonly entry: string; readonly language: string }[] = parse(
    read('.pre-commit-hooks.yaml'),
  );

  it('runs commands with flags that exist', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([
      ['topo-validate', 'node'],
      ['topo-lint', 'node'],
    ]);
    expect(unknownFlags(hooks.map(({ entry }) => entry))).toEqual([]);
  });
});
