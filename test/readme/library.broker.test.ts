// Executes the examples of docs/library.md as programs of their own that import the package by its name, as its users do.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTopology } from '../../src/testing/start.ts';
import { outermost } from '../support/fewer-versions.ts';
import { http, useVhost } from '../support/vhost.ts';
import { blocksOf, read, root } from './markdown.ts';

const run = promisify(execFile);

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let cwd: string;

  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'topo-library-'));
    cpSync(`${root}topologies`, join(cwd, 'topologies'), { recursive: true });
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync(root, join(cwd, 'node_modules/rabbit-topo'));
    symlinkSync(`${root}node_modules/vitest`, join(cwd, 'node_modules/vitest'));
    symlinkSync(`${root}node_modules/tsx`, join(cwd, 'node_modules/tsx'));
    writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }');
    for (const { file, text } of blocksOf(read('docs/library.md'))) if (file !== '') writeFileSync(join(cwd, file), text);
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const node = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl, NO_COLOR: '1' };
    const { stdout } = await run(process.execPath, args, { cwd, env, timeout: 50_000 });
    return stdout;
  };
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`;

  it('plans, applies at the start of a service, and finds nothing to do the second time', async () => {
    const planned = await node(tsx, 'plan.ts');
    expect(planned).toContain('7 to create');
    expect(planned).toContain('sha256:');
    expect(await node(tsx, 'start.ts')).toMatch(/^topology ready: [1-9]\d* created, 0 unchanged$/m);
    expect(await node(tsx, 'start.ts')).toMatch(/^topology ready: 0 created, [1-9]\d* unchanged$/m);
    expect(await node(tsx, 'plan.ts')).toContain('No changes');
  });

  it('checks, ensures, and finds nothing missing the second time', async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
    await expect(node(tsx, 'check.ts')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^queue \S+ \S+ does not exist$/m),
    });
    expect(await node(tsx, 'ensure.ts')).toMatch(/^topology ready: [1-9]\d* created, 0 unchanged$/m);
    expect(await node(tsx, 'ensure.ts')).toMatch(/^topology ready: 0 created, [1-9]\d* unchanged$/m);
    expect(await node(tsx, 'check.ts')).toMatch(/^[1-9]\d* objects not visible over AMQP$/m);
  });

  it('runs the routing tests of the topology inside vitest', async () => {
    const report = await node(`${root}node_modules/vitest/vitest.mjs`, 'run', '--reporter=verbose', 'topology.test.ts');
    expect(report).toContain('has no lint findings');
    expect(report).toMatch(/Tests {2}\d+ passed \(\d+\)/);
  });

  it('gives tests a topology on the broker, inside vitest and node:test', async () => {
    const report = await node(`${root}node_modules/vitest/vitest.mjs`, 'run', '--reporter=verbose', 'orders.test.ts');
    expect(report).toMatch(/✓ .*a created order is stored/);
    expect(await node('--import', 'tsx', '--test', 'orders.node.ts')).toMatch(/pass 1\n[\s\S]*fail 0/);
  });

  it('prints the difference of the document if a message arrives elsewhere', async () => {
    await using topology = await startTopology('topologies/topics', { url: broker.amqpUrl, management: broker.httpUrl, cwd });
    const publishing = topology.publishAndExpect({ exchange: 'shop', routingKey: 'order.paid.us' }, 'shop.eu', { withinMs: 100 });
    const shown = readFileSync(join(cwd, 'difference.txt'), 'utf8');
    await expect(publishing).rejects.toThrow(shown.replace('2000 ms', '100 ms').trimEnd());
  });
});
