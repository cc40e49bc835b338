// Paths on a real file system: what is read, in which order, and what is said of the rest.
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
  it.skipIf(process.platform === 'win32')('leave pipes alone, which may never end', async () => {
    await files('a.yaml');
    execFileSync('mkfifo', [join(cwd, 'b.yaml')]);
    expect(await loaded('.')).toEqual({ files: ['a.yaml'], said: [] });
  });

  it('give their YAML files, sorted, without what is not meant', async () => {
    await files('b.yaml', 'a/z.yml', 'a/A.YAML', 'a/.hidden.yaml', '.git/x.yaml', 'node_modules/p/x.yaml', 'a/node_modules/x.yaml');
    await files('routes.test.yaml', 'a/x.test.yml', 'definitions.json', 'notes.txt');
    expect(await loaded('.')).toEqual({ files: ['a/A.YAML', 'a/z.yml', 'b.yaml'], said: [] });
    expect((await loaded('a/')).files).toEqual(['a/A.YAML', 'a/z.yml']);
    expect((await loaded()).files).toEqual(['a/A.YAML', 'a/z.yml', 'b.yaml']);
    expect((await loaded(cwd)).files).toEqual([join(cwd, 'a/A.YAML'), join(cwd, 'a/z.yml'), join(cwd, 'b.yaml')]);
  });

  it('may be links, also in a cycle', async () => {
    await files('real/x.yaml', '..data/y.yaml');
    await symlink('real', join(cwd, 'link'));
    await symlink('..', join(cwd, 'real/up'));
    await symlink('..data/y.yaml', join(cwd, 'y.yaml'));
    expect(await loaded('.')).toEqual({ files: ['link/x.yaml', 'y.yaml'], said: [] });
  });

  it('without YAML files are an error', async () => {
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
  ])('%s', async (pattern, expected) => {
    const { files: found, said } = await loaded(pattern);
    expect(found).toEqual(expected);
    expect(said).toEqual(expected.length > 0 ? [] : [`file-not-found ${pattern}`]);
  });

  it('may be absolute', async () => expect((await loaded(join(cwd, 'd/*'))).files).toEqual([join(cwd, 'd/one.yaml')]));

  it('are not globs where a file has that name', async () => {
    await files('what?.yaml');
    expect((await loaded('what?.yaml')).files).toEqual(['what?.yaml']);
  });
});

describe('files', () => {
  it('are read once, however often they are named', async () => {
    await files('a.yaml');
    expect(await loaded('a.yaml', './a.yaml', '.', '*.yaml')).toEqual({ files: ['a.yaml'], said: [] });
  });

  it('keep the order in which they are named', async () => {
    await files('a.yaml', 'b.yaml');
    expect((await loaded('b.yaml', 'a.yaml')).files).toEqual(['b.yaml', 'a.yaml']);
  });

  it('named explicitly are read whatever they are called', async () => {
    await files('routes.test.yaml', 'topology.conf', '.hidden.yaml');
    expect((await loaded('routes.test.yaml', 'topology.conf', '.hidden.yaml')).files).toHaveLength(3);
  });

  it('of more than 10 MiB are refused, before they are read', async () => {
    await writeFile(join(cwd, 'large.yaml'), '');
    await truncate(join(cwd, 'large.yaml'), 50 * 2 ** 20);
    expect(await loaded('large.yaml')).toEqual({ files: [], said: ['file-too-large large.yaml'] });
  });

  it('together of more than 40 MiB are refused', async () => {
    const line = `# ${'x'.repeat(2 ** 20 - 3)}\n`;
    for (let i = 0; i < 5; i++) await writeFile(join(cwd, `${i}.yaml`), `${line.repeat(9)}queues: { q${i}: {} }\n`);
    expect((await loaded('.')).said).toEqual(['file-too-large 4.yaml']);
  });

  it('without an end are refused', async () => expect((await loaded('/dev/zero')).said).toEqual(['file-too-large /dev/zero']));

  it.runIf(process.getuid?.() !== 0)('without permission are an error', async () => {
    await files('secret.yaml');
    await chmod(join(cwd, 'secret.yaml'), 0);
    expect((await loaded('secret.yaml')).said).toEqual(['file-unreadable secret.yaml']);
  });

  it('below a file do not exist', async () => {
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

  it('is YAML, in chunks that cut characters', async () => {
    const text = Buffer.from('queues: { größe: {} }\n');
    const cut = text.indexOf(0xc3) + 1;
    expect(await piped(text.subarray(0, cut), text.subarray(cut))).toEqual({ files: ['<stdin>'], names: ['queue / größe'], codes: [] });
  });

  it('is JSON where it is JSON', async () => expect((await piped('{"queues": {"a": {"maxLength": 1e3}}}')).codes).toEqual(['wrong-type']));

  it('is YAML where it only begins like JSON', async () => expect((await piped('{queues: {a: {}}}')).names).toEqual(['queue / a']));
});
