// topo export of a definitions file, and what it refuses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const definitions = {
  rabbit_version: '4.0.5',
  queues: [
    { name: 'q', vhost: '/', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum', 'x-message-ttl': 60000 } },
    { name: 'q', vhost: '/b', durable: true, auto_delete: false, arguments: {} },
  ],
  exchanges: [{ name: 'e', vhost: '/', type: 'topic', durable: true, auto_delete: false, internal: true, arguments: {} }],
  bindings: [
    { source: 'e', vhost: '/', destination: 'q', destination_type: 'queue', routing_key: 'a.#', arguments: {} },
    { source: 'hidden', vhost: '/', destination: 'q', destination_type: 'queue', routing_key: 'k', arguments: {} },
  ],
  policies: [],
};
const cwd = () => directoryOf({ 'definitions.json': JSON.stringify(definitions) });

const first = `# omitted: binding / hidden -> queue q [k]: binding hidden -> q: exchange hidden is not declared
# omitted: exchange / hidden: it exists, but its attributes could not be read
vhost: /

exchanges:
  e: { type: topic, internal: true }

queues:
  q: { type: quorum, messageTtl: 1m }

bindings:
  - { source: e, destination: q, routingKey: 'a.#' }
`;

test('topo export writes one document per virtual host and reports omitted objects', async () => {
  const { code, out, err } = await topo(['export', 'definitions.json'], { cwd: cwd() });
  expect(code).toBe(0);
  expect(out).toBe(`${first}---\nvhost: /b\n\nqueues:\n  q: { type: classic }\n`);
  expect(err).toContain('warning[export-omitted]: exchange / hidden is omitted');
});

test('topo export --vhost writes one virtual host to a file that is valid', async () => {
  const directory = cwd();
  const { code, out } = await topo(['export', 'definitions.json', '--vhost', '/', '-o', 'out.yaml'], { cwd: directory });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(readFileSync(join(directory, 'out.yaml'), 'utf8')).toBe(first);
  expect(await topo(['validate', 'out.yaml'], { cwd: directory })).toMatchObject({ code: 0, err: '' });
  const planned = await topo(['plan', 'out.yaml', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
});

test.each([
  [['--transport', 'amqp'], 64, 'export requires the management API'],
  [['nowhere.json'], 65, 'nowhere.json cannot be read'],
  [['definitions.json', '-o', 'no/such/file.yaml'], 64, '--output no/such/file.yaml cannot be written: ENOENT'],
])('topo export %j fails with the reason', async (flags, exitCode, text) => {
  const { code, out, err } = await topo(['export', ...flags], { cwd: cwd() });
  expect({ code, out }).toEqual({ code: exitCode, out: '' });
  expect(err).toContain(text);
});
