// A project with nothing but the installed package and a test runner: ten lines route a real message.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { outermost } from '../support/fewer-versions.ts';
import { installIn, pack, root, run } from '../support/packed.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-testing-'));
afterAll(() => rmSync(folder, { recursive: true }));
let project: string;

/** The test, but for the import of its runner. */
const lines = `import { startTopology } from 'rabbit-topo/testing';

test('an order reaches its queue', async () => {
  const topology = await startTopology('topology.yaml');
  try {
    await topology.publishAndExpect({ exchange: 'orders', routingKey: 'order.created' }, { queue: 'orders.created' });
  } finally {
    await topology.stop();
  }
});
`;

const topology = (queue: string): string => `vhost: /production
exchanges: { orders: { type: topic } }
queues: { orders.created: { type: quorum }, orders.other: {} }
bindings: [{ source: orders, destination: ${queue}, routingKey: 'order.#' }]
`;

beforeAll(async () => {
  project = await installIn(folder, await pack(folder));
  symlinkSync(join(root, 'node_modules/vitest'), join(project, 'node_modules/vitest'));
  writeFileSync(join(project, 'vitest.test.js'), `import { test } from 'vitest';\n${lines}`);
  writeFileSync(join(project, 'node.test.js'), `import test from 'node:test';\n${lines}`);
});

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const runners = { vitest: ['node_modules/vitest/vitest.mjs', 'run', 'vitest.test.js'], 'node:test': ['--test', 'node.test.js'] };
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  it.each(Object.entries(runners))(
    'routes a real message in ten lines of %s, and fails with the reason if a binding is wrong',
    async (_, args) => {
      writeFileSync(join(project, 'topology.yaml'), topology('orders.created'));
      expect(await run(process.execPath, args, project, env)).toMatch(/1 passed|pass 1/);
      writeFileSync(join(project, 'topology.yaml'), topology('orders.other'));
      await expect(run(process.execPath, args, project, env)).rejects.toThrow(/got {7}orders\.other\n.*missing {3}orders\.created/);
    },
  );
});
