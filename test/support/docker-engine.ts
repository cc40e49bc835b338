// Finds the Docker engine that the `docker` command would use, and checks whether it responds. testcontainers reads DOCKER_HOST and tries
// sockets, but does not read the contexts of the Docker client, so that an engine in a home folder would go unnoticed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The reaction of an engine to a request. */
export type EngineAnswer = 'answers' | 'no-permission' | 'silent';

/**
 * The address of the engine, such as unix:///var/run/docker.sock: DOCKER_HOST, else the endpoint of the current context (DOCKER_CONTEXT,
 * `docker context use`), else the first existing default socket. Undefined if there is none.
 */
export function engineAddress(env: NodeJS.ProcessEnv, home = homedir()): string | undefined {
  const { DOCKER_HOST: host, XDG_RUNTIME_DIR: runtime } = env;
  if (host) return host;
  const context = endpointOfContext(env, home);
  if (context !== undefined) return context;
  const sockets = ['/var/run/docker.sock', ...(runtime ? [join(runtime, 'docker.sock')] : []), join(home, '.docker/run/docker.sock')];
  const socket = [...sockets, join(home, '.docker/desktop/docker.sock')].find((path) => existsSync(path));
  return socket === undefined ? undefined : `unix://${socket}`;
}

/** @throws if the selected context has no description, as `docker` does */
function endpointOfContext({ DOCKER_CONTEXT: chosen, DOCKER_CONFIG: config }: NodeJS.ProcessEnv, home: string): string | undefined {
  const folder = config || join(home, '.docker');
  const settings = join(folder, 'config.json');
  const context = chosen || (existsSync(settings) ? readJson<{ currentContext?: string }>(settings).currentContext : undefined);
  if (!context || context === 'default') return undefined;
  const meta = join(folder, 'contexts/meta', createHash('sha256').update(context).digest('hex'), 'meta.json');
  if (!existsSync(meta)) throw new Error(`the Docker context "${context}" does not exist: docker context ls`);
  return readJson<{ Endpoints?: { docker?: { Host?: string } } }>(meta).Endpoints?.docker?.Host;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** Checks whether an engine responds on a socket of this machine within one second. */
export function askEngine(address: string): Promise<EngineAnswer> {
  if (!address.startsWith('unix://')) return Promise.resolve('silent'); // a remote engine: only if TOPO_TEST_IMAGES requests it
  return new Promise((resolve) => {
    const ping = request({ socketPath: address.slice('unix://'.length), path: '/_ping', timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'answers' : 'silent');
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EACCES' ? 'no-permission' : 'silent'));
    ping.once('close', () => resolve('silent'));
    ping.end();
  });
}
