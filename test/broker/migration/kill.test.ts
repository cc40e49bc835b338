// The guarantee of docs/migration.md on real brokers: topo is killed at any moment during live publishing, and the same command, run
// again, ends with every confirmed message in place. Two queues, of which one dead-letters into the other, and the exchange before them.
import type { ConfirmChannel } from 'amqplib';
import { describe, expect, inject, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { directoryOf, startTopo, topo } from '../../support/io.ts';
import { http, useVhost } from '../../support/vhost.ts';
import { client, numbersIn } from '../amqp/move/support.ts';

const files = (orders: string, created: string, dead: string) => ({
  'topology.yaml': `exchanges:
  front: { type: fanout }
  orders: { type: ${orders} }
  marked: { type: headers }
  dlx: { type: direct }
queues:
  'créé.${'é'.repeat(40)}': ${created}
  dead: ${dead}
  marked: { maxPriority: 2 }
bindings:
  - { source: front, destinationType: exchange, destination: orders }
  - { source: front, destinationType: exchange, destination: marked }
  - { source: orders, destination: 'créé.${'é'.repeat(40)}', routingKey: order }
  - { source: marked, destination: marked, arguments: { count: 1 } }
  - { source: dlx, destination: dead, routingKey: order }
`,
});
const created = `créé.${'é'.repeat(40)}`;
const allow = ['--allow', 'migrate:queue/*', '--allow', 'migrate:exchange/*'];

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  const exists = async (name: string): Promise<boolean> =>
    (await http(broker, 'GET', `queues/${vhost.name}/${encodeURIComponent(name)}?disable_stats=true`)).status === 200;

  /** Publishes numbers through the bindings until it is stopped. Returns how many the broker has confirmed. */
  function publishing(channel: ConfirmChannel): () => Promise<number> {
    let stopped = false;
    let sent = 0;
    const ended = (async () => {
      while (!stopped) {
        for (let index = 0; index < 5; index += 1) {
          channel.publish('front', 'order', Buffer.from(String(sent)), { headers: { count: 1 }, persistent: true });
          sent += 1;
        }
        await channel.waitForConfirms();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return sent;
    })();
    return () => {
      stopped = true;
      return ended;
    };
  }

  it('loses no message when a migration is killed repeatedly', async () => {
    const channel = await client(vhost.url);
    const old = directoryOf(files('topic', `{ deadLetterExchange: dlx }`, '{}'));
    expect(await topo(['apply', '--yes'], { cwd: old, env })).toMatchObject({ err: '', code: 0 });
    // an undeclared one, with an integer width that topo itself does not send
    await channel.bindQueue('marked', 'marked', 'extra', { count: { '!': 'int64', value: 1 } });
    const stop = publishing(channel);
    const cwd = directoryOf({
      'topology.yaml': files('direct', '{ type: quorum, deadLetterExchange: dlx }', '{ maxPriority: 3 }')['topology.yaml'].replace(
        'marked: { maxPriority: 2 }',
        'marked: { maxPriority: 4 }',
      ),
    });
    for (let kill = 0; kill < 3; kill += 1) {
      const { child, ended, output } = startTopo(['apply', '--yes', ...allow, '--lock-timeout', '10s'], { cwd, env });
      const over = ended.then(() => true);
      await eventually(async () => expect((await exists(`${created}.topo-migration`)) || child.exitCode !== null).toBe(true), {
        interval: 20,
      });
      const done = await Promise.race([
        over,
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 20 + Math.random() * 4_000)),
      ]);
      if (done) expect(output()).toMatchObject({ err: '' });
      child.kill('SIGKILL');
      await ended;
    }
    const last = await topo(['apply', '--yes', ...allow, '--lock-timeout', '10s'], { cwd, env });
    expect(last).toMatchObject({ code: 0, out: expect.stringMatching(/as planned|No changes/) });
    const confirmed = await stop();
    expect(await topo(['plan', '--detailed-exitcode'], { cwd, env })).toMatchObject({ code: 0 });
    for (const queue of [created, 'marked']) {
      const seen = new Set(await numbersIn(channel, queue));
      const missing = Array.from({ length: confirmed }, (_, number) => number).filter((number) => !seen.has(number));
      expect({ queue, missing: missing.slice(0, 10), count: missing.length }).toEqual({ queue, missing: [], count: 0 });
    }
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
    expect(rows.map(({ name }) => name).sort()).toEqual(['dead', 'marked', created].sort());
    const bound = (await (await http(broker, 'GET', `queues/${vhost.name}/marked/bindings`)).json()) as { routing_key: string }[];
    expect(bound.map(({ routing_key: key }) => key).sort()).toEqual(['', 'extra', 'marked']);
  });
});
