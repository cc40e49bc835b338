// Paths on a real file system: the files that are read, their order, and the diagnostics for others.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../../../src/loader/load.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'topo-files-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

/** Writes files, each with a queue that is called like its path. */
async function files(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(cwd, dirname(path)), { recursive: true });
    await writeFile(join(cwd, path), `{"queues": {${JSON.stringify(path)}: {}}}\n`);
  }
}

async function loaded(...paths: readonly string[]): Promise<{ readonly files: readonly string[]; readonly said: readonly string[] }> {
  const { sources, diagnostics } = await load(paths, { defaultVhost: '/', variable: () => undefined, cwd });
  return { files: [...sources.keys()], said: diagnostics.map(({ code, span }) => `${code} ${span?.file}`) };
}

describe('directories', () => {
  it.skipIf(process.platform === 'win32')('reports pipes, which may never end, and does not read them', async () => {
    await files('a.yaml');
    execFileSync('mkfifo', [join(cwd, 'b.yaml'), join(cwd, 'pipe')]);
    await symlink('pipe', join(cwd, 'c.yaml'));
    for (const path of ['.', '*.yaml', '**/*.yaml'])
      expect(await loaded(path)).toEqual({ files: ['a.yaml'], said: ['file-unreadable b.yaml', 'file-unreadable c.yaml'] });
  });

  it('does not follow links out of the directory, and reports each of them', async () => {
    await files('in/a.yaml', 'in/sub/b.yaml', 'out/secret.yaml', 'out/deep/c.yaml', 'in.d/d.yaml');
    await symlink('../out/secret.yaml', join(cwd, 'in/link.yaml'));
    await symlink(join(cwd, 'in.d/d.yaml'), join(cwd, 'in/like.yaml'));
    await symlink('../out', join(cwd, 'in/linked'));
    await symlink('../../out', join(cwd, 'in/sub/linked'));
    await symlink('/dev/zero', join(cwd, 'in/zero.yaml'));
    await symlink('../out/secret.yaml', join(cwd, 'in/notes.txt'));
    await symlink('gone.yaml', join(cwd, 'in/broken.yaml'));
    await symlink('loop.yaml', join(cwd, 'in/loop.yaml'));
    const outside = (...names: string[]): string[] => names.map((name) => `link-outside in/${name}`);
    const broken = ['file-unreadable in/broken.yaml', 'file-unreadable in/loop.yaml'];
    // errors, then warnings
    const said = [...outside('like.yaml', 'link.yaml', 'zero.yaml'), ...broken, ...outside('linked', 'sub/linked')];
    for (const path of ['in', 'in/**/*.yaml']) {
      expect(await loaded(path), path).toEqual({ files: ['in/a.yaml', 'in/sub/b.yaml'], said });
    }
    // what is named is read, and a link to the directory itself is the directory
    await symlink('in', join(cwd, 'named'));
    expect((await loaded('in/link.yaml')).files).toEqual(['in/link.yaml']);
    expect((await loaded('in/linked')).files).toEqual(['in/linked/deep/c.yaml', 'in/linked/secret.yaml']);
    expect((await loaded('named')).files).toEqual(['named/a.yaml', 'named/sub/b.yaml']);
  });

  it('warns of a linked directory, and fails for a linked file, as a missing declaration could delete objects', async () => {
    await files('in/a.yaml', 'out/b.yaml');
    await symlink('../out', join(cwd, 'in/linked'));
    const read = async () =>
      (await load(['in'], { defaultVhost: '/', variable: () => undefined, cwd })).diagnostics.map(({ severity }) => severity);
    expect(await read()).toEqual(['warning']);
    await symlink('../out/b.yaml', join(cwd, 'in/b.yaml'));
    expect(await read()).toEqual(['error', 'warning']);
  });

  it('reads the YAML files of a directory, sorted, without hidden files, tests and node_modules', async () => {
    await files('b.yaml', 'a/z.yml', 'a/A.YAML', 'a/.hidden.yaml', '.git/x.yaml', 'node_modules/p/x.yaml', 'a/node_modules/x.yaml');
    await files('routes.test.yaml', 'a/x.test.yml', 'definitions.json', 'notes.txt');
    expect(await loaded('.')).toEqual({ files: ['a/A.YAML', 'a/z.yml', 'b.yaml'], said: [] });
    expect((await loaded('a/')).files).toEqual(['a/A.YAML', 'a/z.yml']);
    expect(await loaded()).toEqual({ files: [], said: ['file-not-found undefined'] });
    expect(await loaded('', 'b.yaml')).toEqual({ files: ['b.yaml'], said: ['file-not-found undefined'] });
    expect((await loaded(cwd)).files).toEqual([join(cwd, 'a/A.YAML'), join(cwd, 'a/z.yml'), join(cwd, 'b.yaml')]);
  });

  it('follows symbolic links to directories, even in a cycle', async () => {
    await files('real/x.yaml', '..data/y.yaml');
    await symlink('real', join(cwd, 'link'));
    await symlink('..', join(cwd, 'real/up'));
    await symlink('..data/y.yaml', join(cwd, 'y.yaml'));
    expect(await loaded('.')).toEqual({ files: ['link/x.yaml', 'y.yaml'], said: [] });
  });

  it('reports a directory without YAML files', async () => {
    await files('empty/definitions.json');
    expect(await loaded('empty')).toEqual({ files: [], said: ['no-files empty'] });
  });
});

describe('globs', () => {
  beforeEach(() => files('a/one.yaml', 'a/b/two.yaml', 'a/b/c/three.json', 'a/b/c/x.test.yaml', 'd/one.yaml', 'a/read.me'));

  it.each([
    ['a/*.yaml', ['a/one.yaml']],
    ['a/**/*.yaml', ['a/b/two.yaml', 'a/one.yaml']],
    ['**/*.json', ['a/b/c/three.json']],
    ['*/one.yaml', ['a/one.yaml', 'd/one.yaml']],
    ['?/one.y?ml', ['a/one.yaml', 'd/one.yaml']],
    ['a/**/c/*', ['a/b/c/three.json']],
    ['a/**/two.yaml', ['a/b/two.yaml']],
    ['**', []],
    ['[ad]/*.yaml', []],
  ])('expands the glob %s', async (pattern, expected) => {
    const { files: found, said } = await loaded(pattern);
    expect(found).toEqual(expected);
    expect(said).toEqual(expected.length > 0 ? [] : [`file-not-found ${pattern}`]);
  });

  it('expands an absolute glob', async () => expect((await loaded(join(cwd, 'd/*'))).files).toEqual([join(cwd, 'd/one.yaml')]));

  it('reads a file whose name looks like a glob', async () => {
    await files('what?.yaml');
    expect((await loaded('what?.yaml')).files).toEqual(['what?.yaml']);
  });
});

describe('files', () => {
  it('reads a file once if it is named several times', async () => {
    await files('a.yaml');
    expect(await loaded('a.yaml', './a.yaml', '.', '*.yaml')).toEqual({ files: ['a.yaml'], said: [] });
  });

  it('reads files in the order of the arguments', async () => {
    await files('a.yaml', 'b.yaml');
    expect((await loaded('b.yaml', 'a.yaml')).files).toEqual(['b.yaml', 'a.yaml']);
  });

  it('reads a file with any name if it is named explicitly', async () => {
    await files('routes.test.yaml', 'topology.conf', '.hidden.yaml');
    expect((await loaded('routes.test.yaml', 'topology.conf', '.hidden.yaml')).files).toHaveLength(3);
  });

  it('rejects a file of more than 10 MiB before reading all of it', async () => {
    await writeFile(join(cwd, 'large.yaml'), '');
    await truncate(join(cwd, 'large.yaml'), 50 * 2 ** 20);
    expect(await loaded('large.yaml')).toEqual({ files: [], said: ['file-too-large large.yaml'] });
  });

  it('rejects more than 40 MiB in all files together', async () => {
    const line = `# ${'x'.repeat(2 ** 20 - 3)}\n`;
    for (let i = 0; i < 5; i++) await writeFile(join(cwd, `${i}.yaml`), `${line.repeat(9)}queues: { q${i}: {} }\n`);
    expect((await loaded('.')).said).toEqual(['file-too-large 4.yaml']);
  });

  it('rejects a device without an end', async () => expect((await loaded('/dev/zero')).said).toEqual(['file-too-large /dev/zero']));

  it.runIf(process.getuid?.() !== 0)('reports a file without read permission', async () => {
    await files('secret.yaml');
    await chmod(join(cwd, 'secret.yaml'), 0);
    expect((await loaded('secret.yaml')).said).toEqual(['file-unreadable secret.yaml']);
  });

  it('reports a path below a file as not found', async () => {
    await files('a.yaml');
    expect((await loaded('a.yaml/b.yaml')).said).toEqual(['file-not-found a.yaml/b.yaml']);
  });
});

describe('standard input', () => {
  const piped = async (...chunks: readonly (string | Buffer)[]) => {
    const stdin = Readable.from(chunks);
    const { topology, sources, diagnostics } = await load(['-'], { defaultVhost: '/', variable: () => undefined, stdin });
    return { files: [...sources.keys()], names: [...topology.declarations.keys()], codes: diagnostics.map(({ code }) => code) };
  };

  it('reads YAML from standard input in chunks that split characters', async () => {
    const text = Buffer.from('queues: { größe: {} }\n');
    const cut = text.indexOf(0xc3) + 1;
    expect(await piped(text.subarray(0, cut), text.subarray(cut))).toEqual({ files: ['<stdin>'], names: ['queue / größe'], codes: [] });
  });

  it('reads JSON from standard input', async () =>
    expect((await piped('{"queues": {"a": {"maxLength": 1e3}}}')).codes).toEqual(['wrong-type']));

  it('reads standard input as YAML if it only begins like JSON', async () =>
    expect((await piped('{queues: {a: {}}}')).names).toEqual(['queue / a']));
});
