// Executes the ```console blocks of topologies/federation and topologies/shovel on a private node with their plugins, and compares what they
// show with what is printed, once the links are running. UPDATE_DOCS=1 rewrites the blocks.

import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchSuite } from '../support/broker-source.ts';
import { eventually } from '../support/eventually.ts';
import { linkPlugins } from '../support/link-plugins.ts';
import { linkTopologies } from '../support/plugin-topologies.ts';
import { type PrivateBroker, startPrivateBroker } from '../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../support/private-suites.ts';
import { actionsOf, read, root, withOutputs } from './markdown.ts';
import { flowed, masked, maskedRun } from './masks.ts';
import { openTerminal } from './terminal.ts';

const updating = process.env['UPDATE_DOCS'] === '1';
/** Long enough for a link to the same node, in milliseconds. */
const linkedMs = 3_000;

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('a node of %s with the plugins', (suite) => {
  let node: PrivateBroker;
  beforeAll(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins, conf: ['cluster_name = rabbit@localhost'] });
  });
  afterAll(() => node?.stop());

  test.each(linkTopologies)(
    'prints what the README of topologies/%s shows',
    async (name) => {
      const document = `topologies/${name}/README.md`;
      const env = { RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl };
      const terminal = openTerminal(document, { ...env, BRANCH_URI: 'amqp:///branch', WAREHOUSE_URI: 'amqp:///warehouse' });
      try {
        const markdown = read(document);
        const outputs: string[] = [];
        for (const action of actionsOf(markdown)) {
          if (action.do !== 'run') continue;
          const output = async (): Promise<string> => maskedRun(await terminal.type(action.command), { name, version: '', ...node }, '/');
          if (updating) {
            if (outputs.length > 0) await sleep(linkedMs);
            outputs.push(await output());
          } else if (action.command === 'topo plan')
            await eventually(async () => expect(flowed(await output())).toBe(flowed(masked(action.output))));
          else expect.soft(flowed(await output()), action.command).toBe(flowed(masked(action.output)));
        }
        if (updating) writeFileSync(`${root}${document}`, withOutputs(markdown, outputs));
      } finally {
        terminal.close();
      }
    },
    120_000,
  );
});
