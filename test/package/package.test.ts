// What users install: the packed package holds what it should and nothing else, and works in an empty project, as a library with types and
// as a command. Needs the npm registry, or its cache, for the dependencies.
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installIn, type Packed, pack, root, run } from '../support/packed.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

let packed: Packed;

beforeAll(async () => {
  // as prepack does, but for the build, which stands before every run of the tests
  await run('npm', ['run', 'types'], root);
  packed = await pack(folder);
});

describe('the package', () => {
  it('holds the compiled sources, one declaration file per entry, the schema, the examples, the action, and what npm always adds', () => {
    const paths = packed.files.map(({ path }) => path);
    const compiled = paths.filter((path) => /^dist\/.*\.js$/.test(path));
    const examples = paths.filter((path) => /^topologies\/[\w-]+\/(README\.md|[\w.-]+\.yaml)$/.test(path));
    expect(compiled).toContain('dist/cli/main.js');
    expect(examples.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !compiled.includes(path) && !examples.includes(path)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'action/annotations.js',
      'action/comments.js',
      'action/main.js',
      'action/topo.js',
      'bin/topo.js',
      'dist/index.d.ts',
      'dist/page/browser/style.css',
      'dist/testing/index.d.ts',
      'package.json',
      'schema/catalog-entry.json',
      'schema/config.schema.json',
      'schema/topology.schema.json',
    ]);
  });

  it('holds no file whose source is gone', () => {
    const compiled = packed.files.filter(({ path }) => /^dist\/.*\.js$/.test(path)).map(({ path }) => path.replace(/^dist|js$/g, ''));
    const sources = (path: string) => [`${root}src${path}ts`, `${root}src${path}js`];
    const stale = compiled.filter((path) => !sources(path).some((source) => existsSync(source)));
    expect(stale).toEqual([]);
  });

  it('takes less than 1 MB packed and 4 MB unpacked', () => {
    expect(packed.size).toBeLessThan(1_000_000);
    expect(packed.unpackedSize).toBeLessThan(4_000_000);
  });

  it('has no finding of publint', async () => {
    const tarball = readFileSync(join(folder, packed.filename));
    const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});

describe('an empty project', () => {
  let project: string;

  beforeAll(async () => {
    project = await installIn(folder, packed);
    symlinkSync(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'));
  });

  const program = `
import { type Loaded, lint, loadTopology, runTests, TopoError } from 'rabbit-topo';
import { type ExpectedQueues, startTopology, type TestTopology } from 'rabbit-topo/testing';

const topology: Loaded = await loadTopology('node_modules/rabbit-topo/topologies/topics');
const { results } = runTests(topology);
console.log(results.map(({ state }) => state).join(' '));
console.log(lint(topology).found.filter(({ diagnostic }) => diagnostic.severity === 'error').length);
export const started = async (queues: ExpectedQueues): Promise<TestTopology> => {
  const topology = await startTopology({ yaml: 'queues: { a: {} }' }, { signal: AbortSignal.timeout(1000) });
  topology.expectRoutes({ routingKey: 'a' }, queues);
  return topology;
};
try {
  await loadTopology('missing.yaml');
} catch (error) {
  console.log(error instanceof TopoError ? error.diagnostics.map(({ code }) => code) : error);
}
`;

  it('type-checks a program that uses the package, with the checks of declaration files on', async () => {
    const options = { target: 'es2023', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    writeFileSync(join(project, 'program.ts'), program);
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...options, types: ['node'] }, files: ['program.ts'] }),
    );
    await run(join(root, 'node_modules/.bin/tsc'), ['--noEmit'], project);
    writeFileSync(join(project, 'program.ts'), program.replace(': Loaded', ': string'));
    await expect(run(join(root, 'node_modules/.bin/tsc'), ['--noEmit'], project)).rejects.toThrow(
      "'Loaded' is not assignable to type 'string'",
    );
  });

  it('runs the program', async () => {
    await run(join(root, 'node_modules/.bin/tsc'), ['--noCheck', '--outDir', '.'], project);
    expect(await run(process.execPath, ['program.js'], project)).toMatch(/^(passed ?)+\n0\n\[ 'file-not-found' \]\n$/);
  });

  it('plans with the command, against definitions of a broker', async () => {
    const queue = { name: 'shop.audit', vhost: '/', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum' } };
    writeFileSync(
      join(project, 'definitions.json'),
      JSON.stringify({ rabbit_version: '4.0.5', queues: [queue], exchanges: [], bindings: [] }),
    );
    const args = ['plan', 'node_modules/rabbit-topo/topologies/topics', '--against', 'definitions.json'];
    expect(await run('npx', ['--no-install', 'topo', ...args], project)).toMatch(/^Plan: 6 to create, .* 1 unchanged\.$/m);
  });

  it('names the ways to get a broker for a test, without the optional package testcontainers', async () => {
    const testing = `import { startTopology } from 'rabbit-topo/testing';
await startTopology({ yaml: 'queues: { a: {} }' }, { image: 'rabbitmq:4-management' }).catch(({ message }) => console.log(message));\n`;
    writeFileSync(join(project, 'testing.js'), testing);
    const text = await run(process.execPath, ['testing.js'], project, { PATH: process.env['PATH'] });
    expect(text).toMatch(
      /provide one of these:[\s\S]*npm install --save-dev testcontainers.*; the package testcontainers is not installed\n$/,
    );
  });
});
