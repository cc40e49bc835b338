// The health check of the image: as a function of a command line, and against `topo watch` as a process.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../../../readme/markdown.ts';
import { freePorts } from '../../../support/ports.ts';

const script = `${root}deploy/image/healthcheck.js`;
const { healthUrlOf } = (await import(script)) as { healthUrlOf(words: readonly string[]): string | undefined };

it.each([
  ['node /usr/local/bin/topo watch /topo/files', 'http://127.0.0.1:9464/healthz'],
  ['node /usr/local/bin/topo watch --listen 0.0.0.0:8080 files', 'http://127.0.0.1:8080/healthz'],
  ['node /usr/local/bin/topo watch files --listen=[::]:9464', 'http://[::1]:9464/healthz'],
  ['/sbin/docker-init -- /usr/local/bin/topo watch files --listen 10.0.0.7:9464', 'http://10.0.0.7:9464/healthz'],
  ['node /usr/local/bin/topo watch --listen 127.0.0.1:0', undefined],
  ['node /usr/local/bin/topo apply watch --yes', undefined],
  ['node /usr/local/bin/topo', undefined],
  ['sh -c watch', undefined],
])('%s is checked at %s', (line, url) => {
  expect(healthUrlOf(line.split(' '))).toBe(url);
});

it('follows topo watch, which is healthy without a broker, but not if it no longer responds', async () => {
  const args = ['bin/topo.js', 'watch', 'topologies/hello', '--url', 'amqp://127.0.0.1:1', '--format', 'ndjson', '--listen'];
  const [port] = await freePorts(1);
  const watch = spawn(process.execPath, [...args, `127.0.0.1:${port}`], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void watch.kill('SIGKILL'));
  await once(createInterface(watch.stdout), 'line'); // it listens
  const check = (): number | null => spawnSync(process.execPath, [script, String(watch.pid)]).status;
  expect(check()).toBe(0);
  watch.kill('SIGSTOP');
  expect(check()).toBe(1);
});

it('leaves every other command alone', () => {
  expect(spawnSync(process.execPath, [script, String(process.pid)]).status).toBe(0);
});
