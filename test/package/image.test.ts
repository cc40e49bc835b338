// The image of the Dockerfile. With a Docker engine, the image is built, and plans, applies and watches an example on a real broker as an
// unprivileged user without capabilities on a read-only file system; without one, only the commands of its build stage run, in a folder that
// has nothing but the files that the stage copies. test/unit/deploy/image.test.ts compares the Dockerfile with the repository.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type StartedBroker, startBrokers } from '../support/broker-source.ts';
import { buildImage, docker, reasonAgainstImages } from '../support/docker-image.ts';
import { copyOf, readDockerfile, type Stage, textsOf } from '../support/dockerfile.ts';
import { eventually } from '../support/eventually.ts';
import { expectApplied, type Start } from '../support/example-topology.ts';
import { root, run } from '../support/packed.ts';
import { freePorts } from '../support/ports.ts';

const { args, stages } = readDockerfile(readFileSync(`${root}Dockerfile`, 'utf8'));
const [build, image] = stages as readonly [Stage, Stage];
const base = args.find((text) => text.startsWith('NODE_IMAGE='))?.slice('NODE_IMAGE='.length) as string;
const tag = 'rabbit-topo:test';

const reason = reasonAgainstImages();
if (reason !== undefined) console.warn(`test/package/image.test.ts: the image is not built and run here: ${reason}`);

describe.skipIf(reason === undefined)('the build stage, without an engine', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'topo-image-'));
  });
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
  const name = `topo-image-test-${process.pid}`;
  const flags = ['--read-only', '--cap-drop', 'ALL', '--network', 'host', '--volume', `${root}topologies:/topo/files:ro`];

  beforeAll(async () => {
    const [{ brokers, stop: stopAll }, from] = await Promise.all([
      startBrokers({ oneIsEnough: true }),
      buildImage(tag, base, ['--build-arg', 'SOURCE=https://example.com/topo']),
    ]);
    [broker, stop] = [brokers[0] as StartedBroker, stopAll];
    const [size, sizeOfBase] = await Promise.all([tag, from].map(sizeOf));
    console.info(`the image is built on ${from}: ${size} MB, ${sizeOfBase} MB of them the base`);
  });
  afterEach(() => docker('rm', '--force', name).catch(() => {})); // most tests have none
  afterAll(async () => {
    await stop?.();
    await docker('image', 'rm', '--force', tag);
  });

  it('has the user, the labels and the health check of the Dockerfile', async () => {
    const [{ Config }] = JSON.parse(await docker('image', 'inspect', tag));
    expect(Config.User).toBe(textsOf(image, 'USER')[0]);
    expect(Config.Labels['org.opencontainers.image.source']).toBe('https://example.com/topo');
    expect(Config.Healthcheck.Test).toEqual(['CMD', 'node', '/opt/topo/healthcheck.js']);
  });

  it('runs as a user who can change nothing of the program', async () => {
    const shell = (command: string): Promise<string> => docker('run', '--rm', '--entrypoint', 'sh', tag, '-c', command);
    expect(await shell('id -u; id -g')).toBe('65532\n65532');
    expect(await shell('find /opt/topo /usr/local/bin/topo -writable ! -type l')).toBe('');
  });

  it('plans and applies an example on a real broker', async () => {
    const topo: Start = async (...args) => `${await docker('run', '--rm', ...flags, tag, ...args)}\n`;
    await expectApplied(topo, '/topo/files/topics', broker);
  });

  it('is healthy while topo watch responds, and not once it hangs', async () => {
    const health = ['--health-interval', '500ms', '--health-start-period', '0s', '--health-retries', '1'];
    await watch(...health);
    await eventually(async () => expect(await state('{{.State.Health.Status}}')).toBe('healthy'));
    await docker('kill', '--signal', 'STOP', name);
    await eventually(async () => expect(await state('{{.State.Health.Status}}')).toBe('unhealthy'));
  });

  it('ends topo watch with exit code 0 when it is stopped', async () => {
    const port = await watch();
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200));
    const began = performance.now();
    await docker('stop', '--time', '60', name);
    expect(performance.now() - began).toBeLessThan(10_000); // the engine waits as long by default, and then kills
    expect(await state('{{.State.ExitCode}}')).toBe('0');
    expect(await docker('logs', name)).toContain('listening');
  });

  const state = (format: string): Promise<string> => docker('inspect', '--format', format, name);
  /** Starts `topo watch` and returns the port of its pages. */
  const watch = async (...options: readonly string[]): Promise<number> => {
    const [port] = (await freePorts(1)) as [number];
    const at = ['--url', broker.amqpUrl, '--management', broker.httpUrl, '--listen', `127.0.0.1:${port}`];
    await docker('run', '--detach', '--name', name, ...options, ...flags, tag, 'watch', '/topo/files/topics', ...at);
    return port;
  };
});

/** Megabytes. */
async function sizeOf(name: string): Promise<number> {
  return Math.round(Number(await docker('image', 'inspect', '--format', '{{.Size}}', name)) / 1e6);
}
