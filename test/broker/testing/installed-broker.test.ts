// A test on a machine with RabbitMQ and no running broker: the topology is on a private process, which does not outlive the test.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { fetchSuite } from '../../support/broker-source.ts';
import { eventually } from '../../support/eventually.ts';
import { outermostSuites } from '../../support/fewer-versions.ts';
import { privateSuites } from '../../support/private-suites.ts';
import { processesNaming } from '../../support/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-installed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Three topologies one after the other. A started broker would wait 10 s for a fourth one. */
const program = `
const { startTopology } = await import(process.argv[1]);
const yaml = 'exchanges: { x: { type: x-consistent-hash } }\\nqueues: { q: {} }\\nbindings: [{ source: x, destination: q, routingKey: "1" }]\\n';
const urls = new Set();
for (let round = 0; round < 3; round += 1) {
  const topology = await startTopology({ yaml }, { plugins: ['rabbitmq_consistent_hash_exchange'] });
  await topology.publishAndExpect({ exchange: 'x', routingKey: 'a' }, 'q');
  urls.add(new URL(topology.url).host);
  await topology.stop();
  console.log(urls.size, topology.broker);
}
const began = performance.now();
process.on('exit', () => console.log(performance.now() - began < 9_000 ? 'ended at once' : 'ended with the broker'));
`;

describe.each(outermostSuites(privateSuites()))('with the packages of %s', (suite) => {
  test('starts one private broker for all topologies of a process, which ends with the process', async () => {
    const prefix = await fetchSuite(suite);
    const entry = new URL('../../../src/testing/index.ts', import.meta.url).href;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program, '--', entry];
    const path = [`${prefix}/usr/lib/rabbitmq/bin`, `${prefix}/usr/lib/erlang/bin`, process.env['PATH']].join(':');
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH: path, TMPDIR: folder } });
    expect(stdout).toMatch(/^(1 RabbitMQ \d+\.\d+\.\d+ \(a private process of .*rabbitmq_server-.*\n){3}ended at once\n$/);
    await eventually(() => expect(processesNaming(join(folder, 'topo-rabbitmq-'))).toEqual([]));
    await eventually(() => expect(readdirSync(folder).filter((name) => name.startsWith('topo-rabbitmq-'))).toEqual([]));
  });
});
