// Executes the ```console blocks of README.md, docs/ and topologies/ on every real broker and compares what they show with what is
// printed. UPDATE_DOCS=1 rewrites the blocks with what the last broker of the list answers.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { isSince, newest, versionOf } from '../../src/rabbitmq/version.ts';
import { outermost } from '../support/fewer-versions.ts';
import { linkTopologies } from '../support/plugin-topologies.ts';
import { useVhost } from '../support/vhost.ts';
import { actionsOf, documents, read, root, withOutputs } from './markdown.ts';
import { flowed, masked, maskedRun } from './masks.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const updating = process.env['UPDATE_DOCS'] === '1';
const brokers = updating ? inject('brokers').slice(-1) : outermost(inject('brokers'));

/** They show what RabbitMQ 4.3 refuses. */
const since43 = ['topologies/mirrored-queues/README.md', 'topologies/delayed-exchange/README.md'];

/** Executed on a node with the plugins: link-documents.broker.test.ts. */
const onNodes = linkTopologies.map((name) => `topologies/${name}/README.md`);
const executed = documents().filter(
  (document) => !onNodes.includes(document) && actionsOf(read(document)).some((action) => action.do === 'run'),
);

describe.each(brokers)('$name $version', (broker) => {
  // side by side: most of the time they wait for the broker's statistics
  const isNew = isSince(versionOf(broker.version) ?? newest, [4, 3]);
  const shown = executed.filter((document) => isNew || !since43.includes(document));
  describe.concurrent.each(shown)('%s', (document) => {
    const vhost = useVhost(broker);
    let terminal: Terminal;
    beforeAll(() => {
      terminal = openTerminal(document, { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl });
    });
    afterAll(() => terminal.close());

    test('prints what the document shows', async ({ expect }) => {
      const markdown = read(document);
      const outputs: string[] = [];
      for (const action of actionsOf(markdown)) {
        if (action.do === 'write') terminal.write(action.file, action.text);
        if (action.do === 'publish') await terminal.publish(action.queue, action.count);
        if (action.do !== 'run') continue;
        const output = maskedRun(await terminal.type(action.command, action.output.includes('^C')), broker, vhost.name);
        if (!updating) expect.soft(flowed(output), `${document}:${action.line}: ${action.command}`).toBe(flowed(masked(action.output)));
        outputs.push(output);
      }
      if (updating) writeFileSync(`${root}${document}`, withOutputs(markdown, outputs));
    });
  });
});
