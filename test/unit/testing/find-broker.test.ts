// Where the broker of a test comes from, without starting one.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { findBroker } from '../../../src/testing/find-broker.ts';
import { findInstallation } from '../../../src/testing/installed-broker.ts';
import { startTopology } from '../../../src/testing/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-find-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A server folder with a script, a link to it as packages have one, and a folder of Erlang. */
function install(name: string): { readonly server: string; readonly bin: string; readonly erlangBin: string } {
  const [server, bin, erlangBin] = [join(folder, name, 'server'), join(folder, name, 'bin'), join(folder, name, 'erlang')];
  for (const path of [join(server, 'sbin'), join(server, 'plugins'), bin, erlangBin]) mkdirSync(path, { recursive: true });
  for (const file of [join(server, 'sbin/rabbitmq-server'), join(erlangBin, 'erl'), join(erlangBin, 'epmd')]) {
    writeFileSync(file, '#!/bin/sh\nexit 3\n');
    chmodSync(file, 0o755);
  }
  symlinkSync(join(server, 'sbin/rabbitmq-server'), join(bin, 'rabbitmq-server'));
  return { server, bin, erlangBin };
}

describe('the broker of a test', () => {
  const env = { RABBITMQ_URL: 'amqp://named', RABBITMQ_MANAGEMENT_URL: 'http://named:15672', PATH: '' };

  it('is the one of the option, with no management API of another one', async () => {
    expect(await findBroker({ url: 'amqp://given' }, env)).toMatchObject({ url: 'amqp://given', management: undefined });
  });

  it('is the one of the environment, also if an image is given', async () => {
    const found = await findBroker({ image: 'rabbitmq:3.13-management' }, env);
    expect(found).toMatchObject({ url: 'amqp://named', management: 'http://named:15672', origin: 'RABBITMQ_URL' });
  });

  it('is found through a link on the PATH, with the Erlang beside it', () => {
    const { server, bin, erlangBin } = install('linked');
    expect(findInstallation(`${bin}:${erlangBin}`)).toEqual({ server, erlangBin });
    expect(findInstallation(`/nowhere:${bin}`)?.server).not.toBe(server); // without Erlang
  });

  it('is reported with its output if the installed one does not start, and nothing remains', async () => {
    const { server, bin, erlangBin } = install('broken');
    for (const plugin of ['rabbit', 'rabbitmq_prelaunch', 'rabbit_common', 'rabbitmq_management']) {
      mkdirSync(join(server, `plugins/${plugin}-1.0/ebin`), { recursive: true });
      writeFileSync(join(server, `plugins/${plugin}-1.0/ebin/${plugin}.app`), '{application, x, []}.\n');
    }
    const starting = findBroker({}, { PATH: `${bin}:${erlangBin}` });
    await expect(starting).rejects.toThrow('RabbitMQ did not start: exit code 3');
  });

  it('is explained with the three kinds of broker if there is none', async () => {
    // a process of its own: testcontainers keeps the engine that it has found; the package is installed here, and no engine listens
    const program = `
      const { findBroker } = await import(process.argv[1]);
      await findBroker({ image: 'rabbitmq:4-management' }, {}).catch(({ message }) => console.log(message));`;
    const entry = new URL('../../../src/testing/find-broker.ts', import.meta.url).href;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program, '--', entry];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { DOCKER_HOST: `unix://${join(folder, 'no.sock')}` } });
    expect(stdout).toMatch(/provide one of these:\n.*RABBITMQ_URL.*\n.*installed RabbitMQ.*\n.*testcontainers finds no Docker engine/);
  });
});

describe('a broker that cannot be used', () => {
  it('is named without the password, after the errors of the files', async () => {
    const at = { url: 'amqp://me:s3cret-word@127.0.0.1:1', management: 'http://127.0.0.1:1' };
    await expect(startTopology({ yaml: 'queues: { a: { typ: quorum } }' }, at)).rejects.toThrow(/topology\.yaml:1:\d+/);
    const error = await startTopology({ yaml: 'queues: { a: {} }' }, at).catch((cause: unknown) => cause);
    expect(String(error)).toContain('requires the plugin rabbitmq_management');
    expect(String(error)).toContain('127.0.0.1:1');
    expect(String(error)).not.toContain('s3cret-word');
  });
});
