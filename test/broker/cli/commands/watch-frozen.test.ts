// topo watch --heal against a broker whose process is frozen (SIGSTOP): every comparison and heal ends within its limit and is reported, nothing
// is lost, the lock becomes free again, and a signal ends the watch while the broker is still frozen.
import { connect } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../../support/broker-source.ts';
import { eventually } from '../../../support/eventually.ts';
import { directoryOf } from '../../../support/io.ts';
import { portOf, serveClients } from '../../../support/ports.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../support/private-broker.ts';
import { privateSuites } from '../../../support/private-suites.ts';
import { startTap } from '../../../support/tap.ts';
import { http } from '../../../support/vhost.ts';
import { type PrintedEvent, startWatch, type Watching } from '../../../support/watching.ts';

const topology = 'queues: { a: {}, b: { maxLength: 6 } }\nbindings: [{ source: amq.topic, destination: a, routingKey: a.# }]\n';

if (privateSuites().length === 0) test.skip('private nodes: they need Debian packages, which cannot be unpacked here');

describe.each(privateSuites())('topo watch --heal with a frozen node of %s', (suite) => {
  let node: PrivateBroker;
  let isFrozen = false;
  const freeze = (): void => {
    isFrozen = process.kill(node.pid, 'SIGSTOP');
  };
  const thaw = (): void => {
    isFrozen = !process.kill(node.pid, 'SIGCONT');
  };

  beforeEach(async () => {
    node = await startPrivateBroker({ prefix: await fetchSuite(suite) });
    onTestFinished(() => node.stop());
    await http(node, 'PUT', 'queues/%2F/b', { durable: true, arguments: { 'x-max-length': 5 } });
    await http(node, 'POST', 'exchanges/%2F/amq.default/publish', {
      ...{ properties: { delivery_mode: 2 }, routing_key: 'b', payload: 'kept', payload_encoding: 'string' },
    });
  });

  const start = async (urls: { readonly amqp: string; readonly http: string }): Promise<Watching> => {
    const env = { RABBITMQ_URL: urls.amqp, RABBITMQ_MANAGEMENT_URL: urls.http };
    return await startWatch(['topology.yaml', '--heal'], { cwd: directoryOf({ 'topology.yaml': topology }), env });
  };

  /** The management API behind a proxy that freezes the node with the first request for queues after `arm`. */
  const freezingApi = async (): Promise<{ readonly url: string; readonly arm: () => void }> => {
    let isArmed = false;
    const server = await serveClients((client) => {
      const broker = connect(Number(new URL(node.httpUrl).port), '127.0.0.1');
      for (const socket of [client, broker]) socket.on('error', () => {}).on('close', () => [client, broker].map((one) => one.destroy()));
      client.on('data', (data) => {
        if (isArmed && /^GET \/api\/queues/.test(data.toString('latin1'))) {
          isArmed = false;
          freeze();
        }
        broker.write(data);
      });
      broker.pipe(client);
    });
    onTestFinished(() => void server.close());
    return {
      url: node.httpUrl.replace(/:\d+$/, `:${portOf(server)}`),
      arm: () => {
        isArmed = true;
      },
    };
  };

  /** The message of queue b, which differs from the files in a way that no heal changes. */
  const expectKept = async (): Promise<void> => {
    const got = await http(node, 'POST', 'queues/%2F/b/get', { count: 2, ackmode: 'ack_requeue_true', encoding: 'auto' });
    expect(await got.json()).toMatchObject([{ payload: 'kept' }]);
  };

  const end = async (watching: Watching, signal: 'SIGINT' | 'SIGTERM', limitMs: number): Promise<void> => {
    const began = performance.now();
    watching.child.kill(signal);
    expect(await watching.ended).toMatchObject({ code: 0, err: '' });
    expect(performance.now() - began).toBeLessThan(limitMs);
  };

  test('reports a comparison that the broker does not complete within 90 s, retains the drift, and recovers', async () => {
    const api = await freezingApi();
    const watching = await start({ amqp: node.amqpUrl, http: api.url });
    await watching.until({ type: 'healed' });
    await watching.until({ type: 'drift', drifted: 1 });
    api.arm();
    await eventually(() => expect(isFrozen).toBe(true));
    const before = watching.events().length;
    await eventually(async () => expect(await watching.status('/readyz')).toBe(503));
    expect(await watching.status('/healthz')).toBe(200);
    const failed = await patiently(() => watching.until({ type: 'failed' }, before));
    expect(problemOf(watching.events()[failed - 1])).toMatchObject({ message: expect.stringContaining('no response within') });
    expect(await watching.metric('topo_drift')).toBe(1);
    expect(await watching.metric('topo_watch_consecutive_failures')).toBeGreaterThan(0);
    thaw();
    await patiently(() => watching.until({ type: 'recovered' }, failed));
    expect(
      watching
        .events()
        .slice(before)
        .filter(({ type }) => ['drifted', 'resolved', 'healed'].includes(type)),
    ).toEqual([]);
    await expectKept();
    api.arm();
    await eventually(() => expect(isFrozen).toBe(true));
    await end(watching, 'SIGTERM', 8_000);
    thaw();
    await expectKept();
  });

  test('reports a heal that the broker does not complete, and completes it once the broker responds and has released the lock', async () => {
    let isArmed = true;
    const tap = await startTap({ amqp: node.amqpUrl, http: node.httpUrl }, undefined, (change) => {
      if (isArmed && change === 'queue.declare a') {
        isArmed = false;
        freeze();
      }
    });
    onTestFinished(() => tap.close());
    const watching = await start({ amqp: tap.through(node.amqpUrl), http: tap.through(node.httpUrl) });
    await eventually(() => expect(isFrozen).toBe(true));
    const failed = await patiently(() => watching.until({ type: 'heal-failed' }));
    expect(problemOf(watching.events()[failed - 1])).toMatchObject({ code: 'step-unknown', key: 'queue / a' });
    await patiently(() => watching.until({ type: 'failed' }, failed));
    await eventually(async () => expect(await watching.status('/readyz')).toBe(503));
    expect(await watching.metric('topo_watch_heals_total{result="failed"}')).toBe(1);
    thaw();
    const recovered = await patiently(() => watching.until({ type: 'recovered' }, failed));
    await patiently(() => watching.until({ type: 'drift', drifted: 1 }, recovered - 1));
    await expectKept();
    await http(node, 'DELETE', 'queues/%2F/a');
    await patiently(() => watching.until({ type: 'healed' }, recovered));

    await http(node, 'DELETE', 'queues/%2F/a');
    isArmed = true;
    await eventually(() => expect(isFrozen).toBe(true));
    await end(watching, 'SIGINT', 15_000);
    thaw();
    await expectKept();
  });
});

/** For a limit longer than that of `eventually`. */
async function patiently<T>(wait: () => Promise<T>): Promise<T> {
  return await wait().catch(wait);
}

function problemOf(event: PrintedEvent | undefined): unknown {
  return (event?.['problems'] as readonly unknown[] | undefined)?.[0];
}
