// `npx rabbit-topo`, with the packed file in place of the name: in an empty directory, without any installation, it plans and applies an
// example. npx runs the only command of the package, `topo`. The packages that it unpacks are in a cache of this test.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { expectApplied, type Start } from '../support/example-topology.ts';
import { pack, root, run } from '../support/packed.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-npx-'));
afterAll(() => rmSync(folder, { recursive: true }));
const directory = join(folder, 'empty');
const cache = join(folder, 'cache');
let npx: Start;

beforeAll(async () => {
  const { filename } = await pack(folder);
  mkdirSync(directory);
  mkdirSync(cache);
  // the downloads of npm, but not what npx unpacked
  symlinkSync(join((await run('npm', ['config', 'get', 'cache'], folder)).trim(), '_cacache'), join(cache, '_cacache'));
  cpSync(`${root}topologies/topics`, join(directory, 'topics'), { recursive: true });
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1', npm_config_cache: cache };
  npx = (...args) => run('npx', ['--yes', '--prefer-offline', `file:${join(folder, filename)}`, ...args], directory, env);
});

// the last one, by default the newest: this is about npm, not about the broker
it.each(inject('brokers').slice(-1))('npx plans and applies an example on $name $version', async (broker) => {
  await expectApplied(npx, 'topics', broker);
});
