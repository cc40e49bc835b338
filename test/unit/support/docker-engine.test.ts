// Docker that is there and cannot be used: which engine is asked, and what is printed and done when it does not help.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findSource } from '../../support/broker-source.ts';
import { findEngine } from '../../support/docker-broker.ts';
import { askEngine, engineAddress } from '../../support/docker-engine.ts';
import { startFakeEngine } from '../../support/fake-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-engine-'));
const socket = join(folder, 'docker.sock');
afterAll(() => rmSync(folder, { recursive: true }));

/** A home folder whose Docker client has the context `colima`. */
function homeWith(settings: object): string {
  const home = mkdtempSync(join(folder, 'home-'));
  const meta = join(home, '.docker/contexts/meta', createHash('sha256').update('colima').digest('hex'));
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify(settings));
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: 'colima', Endpoints: { docker: { Host: 'unix:///home/me/colima.sock' } } }),
  );
  return home;
}

describe('the address of the engine', () => {
  it('is DOCKER_HOST before everything else', () => {
    const env = { DOCKER_HOST: 'tcp://10.0.0.1:2375', DOCKER_CONTEXT: 'colima' };
    expect(engineAddress(env, homeWith({}))).toBe('tcp://10.0.0.1:2375');
  });

  it('is the endpoint of the current context of the Docker client', () => {
    expect(engineAddress({}, homeWith({ currentContext: 'colima' }))).toBe('unix:///home/me/colima.sock');
  });

  it('is the endpoint of DOCKER_CONTEXT', () => {
    expect(engineAddress({ DOCKER_CONTEXT: 'colima' }, homeWith({}))).toBe('unix:///home/me/colima.sock');
  });

  it('is the socket in a home folder where no other is configured', () => {
    const home = homeWith({ currentContext: 'default' });
    mkdirSync(join(home, '.docker/run'));
    writeFileSync(join(home, '.docker/run/docker.sock'), '');
    expect([`unix://${home}/.docker/run/docker.sock`, 'unix:///var/run/docker.sock']).toContain(engineAddress({}, home));
  });

  it('does not fall back where the chosen context does not exist', async () => {
    vi.stubEnv('HOME', homeWith({ currentContext: 'colmia' }));
    const { DOCKER_HOST: _host, ...env } = process.env;
    expect(await findEngine(env)).toEqual({ docker: false, problem: 'the Docker context "colmia" does not exist: docker context ls' });
  });
});

describe('a socket', () => {
  it('without a listener is silent', async () => expect(await askEngine(`unix://${folder}/none.sock`)).toBe('silent'));

  it('that this user may not open is a problem that is reported', async () => {
    const server = createServer();
    const path = join(folder, 'root-only.sock');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    chmodSync(path, 0);
    const isRoot = process.geteuid?.() === 0; // root may open any socket: as nobody, then
    try {
      if (isRoot) process.seteuid?.(65_534);
      const { docker, problem } = await findEngine({ DOCKER_HOST: `unix://${path}` });
      expect(docker).toBe(false);
      expect(problem).toBe(`no permission for ${path}, the socket of Docker (its group is usually "docker")`);
    } finally {
      if (isRoot) process.seteuid?.(0);
      server.close();
    }
  });
});

describe('an engine that cannot pull', () => {
  let engine: { close(): Promise<unknown> };
  const printed: string[] = [];
  const lookup = 'Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host';
  const source = (env: NodeJS.ProcessEnv = {}, oneIsEnough = true) => findSource({ ...env, DOCKER_HOST: `unix://${socket}` }, oneIsEnough);

  beforeAll(async () => {
    engine = await startFakeEngine(socket, {
      rabbitmq: { status: 500, body: { message: lookup } },
      limited: { status: 200, body: { errorDetail: { message: 'toomanyrequests' }, error: 'toomanyrequests' } },
    });
  });
  afterAll(() => engine.close());
  beforeEach(() => {
    vi.stubEnv('DOCKER_HOST', `unix://${socket}`);
    printed.length = 0;
    vi.spyOn(console, 'error').mockImplementation((line: string) => printed.push(line));
  });

  it('is replaced by a private broker, with one line that names the cause', async () => {
    expect(['suites', 'installed']).toContain((await source()).kind);
    expect(printed.at(-1)).toBe(`cannot pull rabbitmq:4-management: ${lookup}; using a private broker instead`);
  });

  it('is an error with the cause where TOPO_TEST_IMAGES asks for it', async () => {
    await expect(source({ TOPO_TEST_IMAGES: 'rabbitmq:4-management' })).rejects.toThrow(`cannot pull rabbitmq:4-management: ${lookup}`);
  });

  it('is noticed where the error comes in the middle of the pull', async () => {
    await expect(source({ TOPO_TEST_IMAGES: 'limited:1' })).rejects.toThrow('cannot pull limited:1: docker pull limited:1 shows why');
  });
});
