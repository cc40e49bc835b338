// The image of the Dockerfile. Without a Docker engine, only the commands of its build stage run, in a folder that has nothing but the files
// that the stage copies; with an engine, the image is built, and applies an example to a real broker as an unprivileged user on a read-only
// file system. test/unit/deploy/image.test.ts compares the Dockerfile with the repository.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedBroker, startBrokers } from '../support/broker-source.ts';
import { copyOf, readDockerfile, type Stage, textsOf } from '../support/dockerfile.ts';
import { expectApplied, type Start } from '../support/example-topology.ts';
import { root, run } from '../support/packed.ts';

const { stages } = readDockerfile(readFileSync(`${root}Dockerfile`, 'utf8'));
const [build, image] = stages as readonly [Stage, Stage];
const tag = 'rabbit-topo:test';

/** Why no image can be built here; undefined if an engine responds within 5 s. */
function reasonAgainst(): string | undefined {
  const { status, error, stderr } = spawnSync('docker', ['version'], { encoding: 'utf8', timeout: 5000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1);
}

const reason = reasonAgainst();
if (reason !== undefined) console.warn(`test/package/image.test.ts: the image is not built and run here: ${reason}`);

describe('the build stage, without an engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topo-image-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes a program that runs, from nothing but the files that it copies', async () => {
    symlinkSync(`${root}node_modules`, join(folder, 'node_modules')); // for the first instruction, npm ci
    const { instructions } = build;
    const [, ...rest] = instructions.filter(({ name }) => name === 'RUN');
    for (const { name, text } of instructions) {
      if (name === 'COPY') copy(text, folder);
      if (rest.some((one) => one.text === text)) await run('sh', ['-c', `export npm_config_prefer_offline=true; ${text}`], folder);
    }
    const program = join(folder, 'topo/bin/topo.js');
    expect(await run(process.execPath, [program, 'validate', 'topologies/hello'], folder)).toContain('1 file');
    const installed = readdirSync(join(folder, 'topo/node_modules')).filter((name) => !name.startsWith('.'));
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(installed.toSorted()).toEqual(Object.keys(dependencies).map((name) => name.split('/')[0]));
    expect(readFileSync(join(folder, 'topo/healthcheck.js'), 'utf8')).toContain('/healthz');
  });
});

/** COPY of files, or of one folder. */
function copy(text: string, folder: string): void {
  const { sources, to } = copyOf(text);
  for (const source of sources) {
    const target = join(folder, to === './' ? source : to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(root + source, target, { recursive: true });
  }
}

describe.skipIf(reason !== undefined)(`the image${reason === undefined ? '' : `, not built here: ${reason}`}`, () => {
  let broker: StartedBroker;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const [{ brokers, stop: stopAll }] = await Promise.all([
      startBrokers({ oneIsEnough: true }),
      run('docker', ['build', '--tag', tag, '--build-arg', 'SOURCE=https://example.com/topo', '.'], root),
    ]);
    [broker, stop] = [brokers[0] as StartedBroker, stopAll];
  });
  afterAll(async () => {
    await stop?.();
    await run('docker', ['image', 'rm', '--force', tag], root);
  });

  const topo: Start = (...args) => {
    const flags = ['--rm', '--read-only', '--cap-drop', 'ALL', '--network', 'host', '--volume', `${root}topologies:/topo/files:ro`];
    return run('docker', ['run', ...flags, tag, ...args], root);
  };

  it('has the user, the labels and the health check of the Dockerfile', async () => {
    const [{ Config }] = JSON.parse(await run('docker', ['image', 'inspect', tag], root));
    expect(Config.User).toBe(textsOf(image, 'USER')[0]);
    expect(Config.Labels['org.opencontainers.image.source']).toBe('https://example.com/topo');
    expect(Config.Healthcheck.Test).toEqual(['CMD', 'node', '/opt/topo/healthcheck.js']);
  });

  it('plans and applies an example on a real broker', async () => await expectApplied(topo, '/topo/files/topics', broker));
});
