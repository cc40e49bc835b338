// topo init without a broker: the files of a new repository, which are valid, and what it never overwrites.
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { firstTests } from '../../../../src/cli/commands/init/first-tests.ts';
import { writeNew } from '../../../../src/cli/commands/init/new-files.ts';
import { loadTexts } from '../../../../src/loader/load.ts';
import { runTests } from '../../../../src/workflows/simulate-tests.ts';
import { ioOf } from '../../../readme/terminal.ts';
import { directoryOf, topo } from '../../../support/io.ts';

const names = [
  '.github/workflows/topology.yml',
  '.gitignore',
  'README.md',
  'topo.config.yaml',
  'topologies/orders.yaml',
  'topologies/routing.test.yaml',
];
const filesIn = (cwd: string): readonly string[] =>
  readdirSync(cwd, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(cwd.length + 1)] : []))
    .sort();

describe('topo init from nothing', () => {
  it('creates a repository whose files are valid, whose tests pass and whose lint finds nothing', async () => {
    const cwd = directoryOf({});
    const { code, out, err } = await topo(['init', '--yes'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Next: set RABBITMQ_URL, and run `topo plan -e production`.');
    expect(filesIn(cwd)).toEqual(names);
    const env = { RABBITMQ_URL: '' };
    expect(await topo(['validate', 'topologies/'], { cwd, env })).toMatchObject({ code: 0 });
    expect(await topo(['lint', '-e', 'production', '--max-warnings', '0'], { cwd, env })).toMatchObject({ code: 0 });
    expect(await topo(['test', '-e', 'production', '--coverage-minimum', '100'], { cwd, env })).toMatchObject({ code: 0 });
    const workflow = parse(readFileSync(join(cwd, '.github/workflows/topology.yml'), 'utf8'));
    expect(Object.keys(workflow.jobs)).toEqual(['check', 'plan', 'apply']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub
    expect(workflow.jobs.apply.env).toEqual({ RABBITMQ_URL: '${{ secrets.RABBITMQ_URL }}' });
  });

  it('names the environment, and writes no password of the command line', async () => {
    const cwd = directoryOf({});
    expect((await topo(['init', '--yes', '--name', 'staging'], { cwd })).code).toBe(0);
    expect(Object.keys(parse(readFileSync(join(cwd, 'topo.config.yaml'), 'utf8')).environments)).toEqual(['staging']);
  });

  it.each(['topo.config.yaml', 'topologies/other.yml', 'topologies/deep/x.test.yaml', '.github/workflows/topology.yml'])(
    'lists an existing %s with other content and creates nothing',
    async (name) => {
      const cwd = directoryOf({ [name]: 'mine', 'README.md': 'mine' });
      const { code, out, err } = await topo(['init', '--yes'], { cwd });
      expect({ code, out, err }).toEqual({
        code: 64,
        out: '',
        err: `error: these files exist with other content, and init does not overwrite them; nothing was created\n  ${name}\nMove them, or run init in another directory.\n`,
      });
      expect(filesIn(cwd)).toEqual(['README.md', name].sort());
      expect(readFileSync(join(cwd, name), 'utf8')).toBe('mine');
    },
  );

  it('lists a link that leads nowhere', async () => {
    const cwd = directoryOf({});
    symlinkSync('/nowhere/at/all', join(cwd, 'topo.config.yaml'));
    const { code, err } = await topo(['init', '--yes'], { cwd });
    expect(code).toBe(64);
    expect(err).toContain('\n  topo.config.yaml\n');
    expect(existsSync(join(cwd, 'README.md'))).toBe(false);
  });

  it('keeps the files of a new repository unchanged, reports them, and names the lines that .gitignore lacks', async () => {
    const own = {
      'README.md': '# orders\n',
      LICENSE: 'MIT',
      '.gitignore': '/node_modules\n.env\n!.env.example\n',
      'topologies/.gitkeep': '',
    };
    const cwd = directoryOf(own);
    const { code, out, err } = await topo(['init', '--yes'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      'Kept unchanged:\n  .gitignore  (does not contain *.plan.json, plan.json, .env.*: add these lines to keep saved plans and passwords out of commits)\n  README.md\n',
    );
    expect(out).toMatch(/Next: set RABBITMQ_URL, and run `topo plan -e production`\.\n$/);
    expect(filesIn(cwd)).toEqual([...names, 'LICENSE', 'topologies/.gitkeep'].sort());
    for (const [name, text] of Object.entries(own)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
    expect(await topo(['test', '-e', 'production'], { cwd, env: { RABBITMQ_URL: '' } })).toMatchObject({ code: 0 });
  });

  it('adds no second README beside one of another name, and no remark on a complete .gitignore', async () => {
    const cwd = directoryOf({ 'Readme.rst': 'mine', '.gitignore': '*.plan.json\r\nplan.json\r\n.env\r\n.env.*\r\nnode_modules\r\n' });
    const { out } = await topo(['init', '--yes'], { cwd });
    expect(out).toContain('Kept unchanged:\n  .gitignore\n  Readme.rst\n');
    expect(existsSync(join(cwd, 'README.md'))).toBe(false);
  });

  it('lists the kept files before it asks, and creates nothing twice', async () => {
    const cwd = directoryOf({ 'README.md': 'mine' });
    const { err, code } = await topo(['init'], { cwd, answers: ['yes'] });
    expect(code).toBe(0);
    expect(err).toContain('To keep unchanged:\n  README.md\n');
    const again = await topo(['init', '--yes'], { cwd });
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/^Nothing to create: all files exist\.\nKept unchanged:\n {2}topo\.config\.yaml\n/);
  });

  it('asks on a terminal, and creates nothing without yes', async () => {
    const cwd = directoryOf({});
    const declined = await topo(['init'], { cwd, answers: ['y'] });
    expect(declined).toMatchObject({ code: 130, asked: ['\nCreate these files? Only "yes" is accepted: '] });
    expect(declined.err).toContain('  topo.config.yaml\n');
    expect(filesIn(cwd)).toEqual([]);
    expect((await topo(['init'], { cwd, answers: ['yes'] })).code).toBe(0);
    expect(filesIn(cwd)).toEqual(names);
  });

  it('requires --yes without a terminal, a valid name, and a broker for --all-vhosts', async () => {
    const cwd = directoryOf({});
    expect((await topo(['init'], { cwd })).err).toContain('without a terminal, init requires --yes');
    expect((await topo(['init', '--yes', '--name', 'a/b'], { cwd })).code).toBe(64);
    expect((await topo(['init', '--yes', '--all-vhosts'], { cwd })).err).toContain('--all-vhosts requires a broker');
    expect(filesIn(cwd)).toEqual([]);
  });

  it('creates nothing if the broker cannot be reached', async () => {
    const cwd = directoryOf({});
    const { code } = await topo(['init', '--yes', '--url', 'amqp://guest:guest@127.0.0.1:1', '--management', 'http://127.0.0.1:1'], {
      cwd,
    });
    expect(code).toBe(69);
    expect(filesIn(cwd)).toEqual([]);
  });
});

describe('the files of topo init', () => {
  it('are removed again if one of them cannot be written', async () => {
    const cwd = directoryOf({ other: 'mine' });
    const io = ioOf({ cwd, env: {}, write: () => {} });
    const files = ['first.yaml', 'deep/er/second.yaml', 'other/third.yaml'].map((file) => ({ file, text: 'x' }));
    await expect(writeNew(files, io)).rejects.toThrow('other/third.yaml cannot be written');
    expect(readdirSync(cwd)).toEqual(['other']);
    await expect(
      writeNew(
        [
          { file: 'a', text: 'x' },
          { file: 'other', text: 'x' },
        ],
        io,
      ),
    ).rejects.toThrow('other cannot be written: EEXIST');
    expect(readdirSync(cwd)).toEqual(['other']);
    expect(readFileSync(join(cwd, 'other'), 'utf8')).toBe('mine');
  });
});

const topology = `exchanges:
  all: { type: fanout }
  by-header: { type: headers }
  events: { type: topic }
  hidden: { type: direct, internal: true }
  hashed: { type: x-consistent-hash }
  unbound: { type: direct }
queues:
  a: { type: classic }
  b: { type: classic }
bindings:
  - { source: all, destination: a }
  - { source: by-header, destination: b, arguments: { x-match: all, region: eu, size: 3 } }
  - { source: events, destination: a, routingKey: 'order.*.#' }
  - { source: events, destination: b, routingKey: 'order.#' }
  - { source: hidden, destination: a, routingKey: k }
  - { source: hashed, destination: a, routingKey: '1' }
  - { source: hashed, destination: b, routingKey: '1' }
  - { source: amq.topic, destination: a, routingKey: '#' }
`;

describe('the first tests of topo init', () => {
  it('state the route of one message per exchange with a binding, and pass', () => {
    const texts = [{ file: 't.yaml', text: topology }];
    const options = { defaultVhost: '/', variable: () => undefined };
    const { topology: loaded } = loadTexts(texts, options);
    const { text, count, untested } = firstTests(
      texts,
      [...loaded.declarations.values()].map(({ entity }) => entity),
    );
    expect(untested).toEqual(['hidden']);
    expect(count).toBe(5);
    const again = loadTexts([...texts, { file: 'routing.test.yaml', text: text ?? '' }], options);
    expect(again.diagnostics).toEqual([]);
    const { results } = runTests(again);
    expect(results.map(({ publication: { exchange, routingKey, headers }, state }) => [exchange, routingKey, headers, state])).toEqual([
      ['all', '', {}, 'passed'],
      ['amq.topic', 'any', {}, 'passed'],
      ['by-header', '', { region: 'eu', size: 3 }, 'passed'],
      ['events', 'order.any.any', {}, 'passed'],
      ['hashed', 'any', {}, 'passed'],
    ]);
    expect(text).toContain('expect: { queues: [a, b] }');
    expect(text).toContain('either: [a, b]');
  });
});
