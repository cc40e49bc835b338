// What a service creates when it starts, on every broker: with the permissions of an application, and never more than is missing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkTopology } from '../../../src/workflows/check-topology.ts';
import { ensureTopology } from '../../../src/workflows/ensure-topology.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

const folder = mkdtempSync(join(tmpdir(), 'topo-ensure-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const files = fileOf(
  'orders.yaml',
  `exchanges: { orders: { type: topic } }
queues:
  orders.created: { type: quorum, deliveryLimit: 5 }
  orders.audit: { type: classic }
  orders.old: { state: absent }
bindings:
  - { source: orders, destination: orders.created, routingKey: 'orders.created.#' }
  - { source: orders, destination: orders.audit, routingKey: '#' }
policies: { orders.limit: { pattern: '^orders', applyTo: queues, definition: { max-length: 1000 } } }
`,
);

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const password = 'p@ss/word-of-the-service';
  let service: BrokerInfo & { remove(): Promise<void> };

  beforeAll(async () => {
    const permissions = [{ vhost: vhost.name, configure: '^orders', write: '^orders', read: '^orders' }];
    service = await createUser(broker, { name: `service-${vhost.name}`, password, permissions });
  });
  afterAll(() => service.remove());

  const url = (): string => vhostUrl(service, vhost.name);
  const live = async (kind: string): Promise<readonly { name: string; arguments: object }[]> => {
    const response = await http(broker, 'GET', `${kind}/${vhost.name}`);
    return (await response.json()) as { name: string; arguments: object }[];
  };

  it('creates what is missing for a user without tags and without permission for the lock, then has nothing to do', async () => {
    const before = await checkTopology({ files, url: url() });
    expect(before.ok).toBe(false);
    expect(before.differences.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      `missing: exchange ${vhost.name} orders does not exist`,
      `missing: queue ${vhost.name} orders.audit does not exist`,
      `missing: queue ${vhost.name} orders.created does not exist`,
    ]);

    const first = await ensureTopology({ files, url: url() });
    expect(first.created).toEqual([
      `exchange ${vhost.name} orders`,
      `queue ${vhost.name} orders.audit`,
      `queue ${vhost.name} orders.created`,
    ]);
    expect(first.bound).toHaveLength(2);
    expect(first.left).toEqual([`policy ${vhost.name} orders.limit`, `queue ${vhost.name} orders.old`]);
    expect((await live('queues')).map(({ name }) => name).sort()).toEqual(['orders.audit', 'orders.created']);

    const second = await ensureTopology({ files, url: url() });
    expect([second.created, second.unchanged]).toEqual([[], 3]);
    const after = await checkTopology({ files, url: url() });
    expect(after).toMatchObject({ ok: true, differences: [], broker: { version: broker.version } });
    expect(after.unchecked.map((key) => key.split(' ')[0])).toEqual(['binding', 'binding', 'policy']);
  });

  it('shows missing bindings and policies where the management API is given', async () => {
    const check = await checkTopology({ files, url: vhost.url, management: broker.httpUrl });
    expect(check.differences.map(({ kind, key }) => `${kind} ${key}`)).toEqual([`missing policy ${vhost.name} orders.limit`]);
    expect(check.unchecked).toEqual([]);
  });

  it('creates nothing if a queue exists with other arguments, even where the file permits to replace it', async () => {
    const changed = fileOf(
      `changed-${vhost.name}.yaml`,
      `queues:
  orders.created: { type: quorum, deliveryLimit: 9, onImmutableChange: migrate }
  orders.further: {}
`,
    );
    await expect(ensureTopology({ files: changed, url: url() })).rejects.toMatchObject({
      diagnostics: [{ code: 'attribute-immutable', key: `queue ${vhost.name} orders.created` }],
    });
    expect((await live('queues')).map(({ name }) => name)).not.toContain('orders.further');
    const { differences } = await checkTopology({ files: changed, url: url() });
    expect(differences).toMatchObject([
      { kind: 'different', fields: [{ path: 'deliveryLimit', before: 5, after: 9 }], span: { line: 2 } },
      { kind: 'missing', key: `queue ${vhost.name} orders.further` },
    ]);
  });

  it('reports an object that exists although it is declared absent, and leaves it', async () => {
    await http(broker, 'PUT', `queues/${vhost.name}/orders.old`, { durable: true });
    const { differences } = await checkTopology({ files, url: url() });
    expect(differences).toMatchObject([{ kind: 'present', key: `queue ${vhost.name} orders.old` }]);
    await ensureTopology({ files, url: url() });
    expect((await live('queues')).map(({ name }) => name)).toContain('orders.old');
    await http(broker, 'DELETE', `queues/${vhost.name}/orders.old`);
  });

  it('creates nothing if a rename is pending, which only an apply can do', async () => {
    const renamed = fileOf(
      `renamed-${vhost.name}.yaml`,
      `exchanges: { orders.events: { type: topic, renamedFrom: orders } }
queues:
  orders.new: { type: quorum, deliveryLimit: 5, renamedFrom: orders.created }
  orders.beside: {}
`,
    );
    const hint = 'rename it with topo apply first';
    await expect(ensureTopology({ files: renamed, url: url() })).rejects.toMatchObject({
      name: 'TopoError',
      diagnostics: [
        { code: 'needs-apply', message: `exchange ${vhost.name} orders.events is to be renamed from orders`, hint, span: { line: 1 } },
        { code: 'needs-apply', message: `queue ${vhost.name} orders.new is to be renamed from orders.created`, hint, span: { line: 3 } },
      ],
    });
    expect((await live('queues')).map(({ name }) => name)).toEqual(expect.not.arrayContaining(['orders.new', 'orders.beside']));
    const { differences } = await checkTopology({ files: renamed, url: url() });
    expect(differences.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      `missing: exchange ${vhost.name} orders.events does not exist: it is to be renamed from orders`,
      `missing: queue ${vhost.name} orders.beside does not exist`,
      `missing: queue ${vhost.name} orders.new does not exist: it is to be renamed from orders.created`,
    ]);
  });

  it('rejects an external exchange that does not exist, and names the permission that a user lacks', async () => {
    const external = fileOf(`external-${vhost.name}.yaml`, 'exchanges: { orders.billing: { type: topic, external: true } }\n');
    await expect(ensureTopology({ files: external, url: url() })).rejects.toThrow('external-missing');
    const foreign = fileOf(`foreign-${vhost.name}.yaml`, 'queues: { payments: {} }\n');
    const error = await ensureTopology({ files: foreign, url: url() }).catch((cause: unknown) => cause);
    expect(String(error)).toMatch(/403|ACCESS_REFUSED/);
    expect(String(error)).not.toContain(password);
  });

  it('waits for the run that holds the lock, if the user may use the lock', async () => {
    const holder = await connect(vhost.url);
    const channel = await holder.createChannel();
    await channel.assertQueue('topo.lock', { exclusive: true, durable: false, autoDelete: true });
    const locked = fileOf(`locked-${vhost.name}.yaml`, 'queues: { orders.late: {} }\n');
    await expect(ensureTopology({ files: locked, url: vhost.url, waitMs: 0 })).rejects.toThrow('lock-held');
    const ensuring = ensureTopology({ files: locked, url: vhost.url });
    setTimeout(() => void holder.close(), 300);
    expect((await ensuring).created).toEqual([`queue ${vhost.name} orders.late`]);
  });

  it('creates one topology from several instances that start at once', async () => {
    const shared = fileOf(
      `shared-${vhost.name}.yaml`,
      `queues:\n${Array.from({ length: 10 }, (_, index) => `  orders.shared.${index}: {}\n`).join('')}`,
    );
    const all = await Promise.all([url(), url(), vhost.url, vhost.url].map((one) => ensureTopology({ files: shared, url: one })));
    expect(all.map(({ created, unchanged }) => created.length + unchanged)).toEqual([10, 10, 10, 10]);
    expect((await checkTopology({ files: shared, url: url() })).ok).toBe(true);
  });
});

describe('without a broker', () => {
  it('requires files: an empty list is not the current directory', async () => {
    for (const work of [ensureTopology, checkTopology])
      await expect(work({ files: [], url: 'amqp://127.0.0.1:1' })).rejects.toMatchObject({ diagnostics: [{ code: 'file-not-found' }] });
  });

  it('reports the errors of the files rather than those of the broker', async () => {
    const invalid = fileOf('invalid.yaml', 'queues: { a: { type: no-such-type } }\n');
    await expect(ensureTopology({ files: invalid, url: 'amqp://127.0.0.1:1' })).rejects.toMatchObject({
      diagnostics: [{ span: { file: invalid } }],
    });
  });

  it('names an address where nothing listens, without the password', async () => {
    const error = await checkTopology({ files, url: 'amqp://me:s3cret-word@127.0.0.1:1' }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ diagnostics: [{ code: 'broker-unreachable', message: expect.stringContaining('127.0.0.1:1') }] });
    expect(String(error)).not.toContain('s3cret-word');
  });

  it('ends with the signal if a server accepts connections and never responds', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      const began = performance.now();
      const ensuring = ensureTopology({ files, url: `amqp://127.0.0.1:${port}`, signal: AbortSignal.timeout(200) });
      await expect(ensuring).rejects.toMatchObject({ diagnostics: [{ code: 'interrupted' }] });
      expect(performance.now() - began).toBeLessThan(9_000); // the limit of a connection is 10 s
    } finally {
      server.close();
    }
  });
});
