// The documents against the program: every topology and YAML block is valid, every flag and command exists, every link leads somewhere.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { exit } from '../../src/cli/exit.ts';
import { createProgram } from '../../src/cli/program.ts';
import { loadTexts } from '../../src/loader/load.ts';
import { codes } from '../../src/model/codes.ts';
import { actionsOf, blocksOf, documents, read, root, topologies } from './markdown.ts';
import { ioOf } from './terminal.ts';

const texts = [...documents(), 'CONTRIBUTING.md', 'CHANGELOG.md'].map((path) => ({ path, markdown: read(path) }));
const program = createProgram(ioOf({ cwd: root, env: {}, write: () => {} }), () => {});
const options = { defaultVhost: '/', variable: () => undefined };

describe.each(topologies())('topologies/%s', (name) => {
  const text = read(`topologies/${name}/topology.yaml`);

  test('loads without an error or a warning', () => {
    const { diagnostics, topology } = loadTexts([{ file: 'topology.yaml', text }], options);
    expect(diagnostics).toEqual([]);
    expect(topology.declarations.size).toBeGreaterThan(0);
  });

  test('names the schema for editors, and is listed in README.md', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schema/topology.schema.json');
    expect(read('README.md')).toContain(`| [${name}](topologies/${name}) | `);
  });

  test('its README shows a plan and an apply', () => {
    const commands = actionsOf(read(`topologies/${name}/README.md`)).flatMap((action) => (action.do === 'run' ? [action.command] : []));
    expect(commands).toEqual(expect.arrayContaining([expect.stringMatching(/^topo plan\b/), 'topo apply --yes']));
  });
});

test('the example topologies can be applied together', () => {
  const texts = topologies().map((name) => ({ file: name, text: read(`topologies/${name}/topology.yaml`) }));
  expect(loadTexts(texts, options).diagnostics).toEqual([]);
});

describe('README.md', () => {
  const blocks = blocksOf(read('README.md')).filter(({ language }) => language === 'yaml');

  test.each(blocks.map((block) => [block.line, block] as const))('the YAML at line %i is valid, without a warning', (_, { text }) => {
    expect(loadTexts([{ file: 'README.yaml', text }], options).diagnostics).toEqual([]);
  });

  test('README.md contains YAML', () => expect(blocks.length).toBeGreaterThan(0));
});

describe.each(texts)('$path', ({ path, markdown }) => {
  const documentBlocks = blocksOf(markdown);

  test('its console blocks can be executed', () => {
    expect(() => actionsOf(markdown)).not.toThrow();
  });

  test('its YAML parses', () => {
    const yaml = documentBlocks.filter(({ language }) => language === 'yaml');
    for (const { text, line } of yaml) {
      const errors = parseAllDocuments(text).flatMap((document) => ('errors' in document ? document.errors : []));
      expect(errors, `line ${line}`).toEqual([]);
    }
  });

  test('its links have existing targets', () => {
    const prose = markdown.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '');
    const links = [...prose.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    for (const link of links) expect(existsSync(join(root, dirname(path), link)), link).toBe(true);
  });

  test('its commands and flags exist', () => {
    const unknown = commandLinesOf(markdown).flatMap(({ name, flags }) => {
      const known = flagsOf(program.commands.find((command) => command.name() === name) ?? program);
      return flags.filter((flag) => !known.has(flag)).map((flag) => `topo ${name} ${flag}`);
    });
    expect(unknown).toEqual([]);
    const anywhere = new Set(program.commands.flatMap((command) => [...flagsOf(command)]));
    const ours = markdown.replace(/^.*\b(?:npx|npm|rabbitmqctl|gh|docker|kubectl) .*$/gm, ''); // flags of other programs; `npx topo` is checked above
    const flags = new Set([...ours.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag));
    expect([...flags].filter((flag) => !anywhere.has(flag))).toEqual([]);
  });
});

describe('docs/commands.md', () => {
  const markdown = read('docs/commands.md');

  test.each(program.commands.map((command) => [command.name(), command] as const))('describes topo %s', (name, command) => {
    expect(markdown).toContain(`\n## topo ${name}\n`);
    for (const { long } of command.options) expect(markdown).toContain(`\`${long}`);
  });

  test('has every exit code', () => {
    const rows = markdown.slice(markdown.indexOf('## Exit codes'));
    const documented = new Set([...rows.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code)));
    const used = [...Object.values(codes).map((entry) => entry.exit), exit.ok, exit.failure, exit.pending, exit.interrupted];
    expect([...new Set(used)].filter((code) => !documented.has(code))).toEqual([]);
    expect([...documented].filter((code) => !(Object.values(exit) as number[]).includes(code))).toEqual([]);
  });
});

interface CommandLine {
  readonly name: string;
  readonly flags: readonly string[];
}

/** Every `topo ...` of code spans and blocks. @throws where the word after it is no command */
function commandLinesOf(markdown: string): CommandLine[] {
  const code = [
    ...blocksOf(markdown).flatMap(({ text }) => text.split('\n')),
    ...[...markdown.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
  ];
  return code.flatMap((line) => {
    const [, name, rest = ''] = /^(?:\$ |.*\bnpx )?topo ([a-z][a-z-]*)\b(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined) return [];
    if (name !== 'help' && !program.commands.some((command) => command.name() === name)) throw new Error(`no such command: ${line}`);
    return [{ name, flags: [...rest.replace(/#.*$/, '').matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag) }];
  });
}

function flagsOf(command: Command): Set<string> {
  return new Set(['--help', '--version', ...command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]))]);
}
