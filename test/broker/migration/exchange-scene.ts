// A virtual host for testing the rename of an exchange: publishers to the old exchange by its name and to an exchange before it; and at the
// end, when the old exchange is deleted on request, the account of all messages and bindings.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { BrokerUrls } from '../../support/broker-source.ts';
import { topo, writeDirectory } from '../../support/io.ts';
import { drainQueue } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { openLink } from '../../support/traffic/link.ts';
import { startPublisher } from '../../support/traffic/publisher.ts';
import { http } from '../../support/vhost.ts';
import { finishRuns, type OnFinished, runTapped, type Scene } from './scene.ts';

/** An exchange of this name, with further properties, between another exchange and a queue. */
export const exchangeFiles = (name: string, more = '') => ({
  'topology.yaml': `exchanges:
  front: { type: fanout }
  ${name}: { type: topic${more} }
queues:
  q: {}
bindings:
  - { source: front, destinationType: exchange, destination: ${name} }
  - { source: ${name}, destination: q, routingKey: 'declared.#' }
`,
});

type Written = ReturnType<typeof writeDirectory>;

/** Sets the scene. The traffic runs when this resolves. */
export async function setExchangeScene(broker: BrokerUrls, onFinished: OnFinished): Promise<Pick<Scene, 'run' | 'finish' | 'account'>> {
  const vhost = `t-${randomUUID().slice(0, 8)}`;
  const url = `${broker.amqpUrl}/${vhost}`;
  const env = { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const info = { ...broker, name: '', version: '' };
  await http(info, 'PUT', `vhosts/${vhost}`, {});
  onFinished(async () => void (await http(info, 'DELETE', `vhosts/${vhost}`)));
  const [old, renamed] = [exchangeFiles('events'), exchangeFiles('orders', ', renamedFrom: events')].map(writeDirectory) as [
    Written,
    Written,
  ];
  for (const { gone } of [old, renamed]) onFinished(gone);
  expect(await topo(['apply', '--yes'], { cwd: old.cwd, env })).toMatchObject({ err: '', code: 0 });
  const { model, sever } = await openLink(url);
  await (await model.createChannel()).bindQueue('q', 'events', 'undeclared');
  await model.close();
  sever();
  const ledger = createLedger();
  const common = { url, ledger, size: 64, rate: 60 };
  const front = startPublisher({ ...common, path: 'declared', exchange: 'front', routingKey: 'declared.1' });
  const byName = startPublisher({ ...common, path: 'undeclared', exchange: 'events', routingKey: 'undeclared' });
  onFinished(async () => void (await Promise.all([front.stop(), byName.stop()])));
  const { cwd } = renamed;
  const argv = ['apply', '--yes', '--lock-timeout', '10s'];
  const run: Scene['run'] = (options) => runTapped(broker, { argv, cwd, env, onFinished }, options);
  return {
    run,
    finish: () => finishRuns(run, undefined),
    account: async () => {
      await byName.stop();
      expect(await topo(['apply', '--yes', '--allow', 'delete:exchange/events'], { cwd, env })).toMatchObject({ code: 0 });
      await sleep(200); // some traffic after the last change
      await front.stop();
      const rows = (await (await http(info, 'GET', `bindings/${vhost}`)).json()) as { [name: string]: string }[];
      const found = rows
        .filter(({ source }) => source !== '')
        .map((row) => `${row['source']} [${row['routing_key']}] ${row['destination']}`);
      expect(found.sort()).toEqual(['front [] orders', 'orders [declared.#] q', 'orders [undeclared] q']);
      await drainQueue(url, 'q', ledger);
      return ledger.accounts();
    },
  };
}
