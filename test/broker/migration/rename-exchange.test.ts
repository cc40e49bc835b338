// The rename of an exchange on real brokers: topo is killed at any moment during live publishing, to the old exchange by its name and to an
// exchange before it, and the same command, run again, completes it without a lost message. The old exchange then goes when it is told to.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { directoryOf, startTopo, topo } from '../../support/io.ts';
import { drainQueue } from '../../support/traffic/consumer.ts';
import { createLedger } from '../../support/traffic/ledger.ts';
import { openLink } from '../../support/traffic/link.ts';
import { startPublisher } from '../../support/traffic/publisher.ts';
import { http, useVhost } from '../../support/vhost.ts';
import { exchangeFiles } from './exchange-scene.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };

  const bindings = async (): Promise<readonly string[]> => {
    const rows = (await (await http(broker, 'GET', `bindings/${vhost.name}`)).json()) as { [name: string]: string }[];
    return rows.filter(({ source }) => source !== '').map((row) => `${row['source']} [${row['routing_key']}] ${row['destination']}`);
  };

  it('loses no message when the rename of an exchange is killed, and when the old exchange is deleted', async () => {
    expect(await topo(['apply', '--yes'], { cwd: directoryOf(exchangeFiles('events')), env })).toMatchObject({ err: '', code: 0 });
    const { model, sever } = await openLink(vhost.url);
    const channel = await model.createChannel();
    await channel.bindQueue('q', 'events', 'undeclared');
    const ledger = createLedger();
    const common = { url: vhost.url, ledger, size: 64, rate: 60 };
    const front = startPublisher({ ...common, path: 'declared', exchange: 'front', routingKey: 'declared.1' });
    const byName = [
      startPublisher({ ...common, path: 'by-name', exchange: 'events', routingKey: 'declared.2' }),
      startPublisher({ ...common, path: 'undeclared', exchange: 'events', routingKey: 'undeclared' }),
    ];
    const cwd = directoryOf(exchangeFiles('orders', ', renamedFrom: events'));
    for (let kill = 0; kill < 3; kill += 1) {
      const { child, ended } = startTopo(['apply', '--yes', '--lock-timeout', '10s'], { cwd, env });
      await Promise.race([ended, sleep(250 + Math.random() * 900)]);
      child.kill('SIGKILL');
      await ended;
    }
    expect(await topo(['apply', '--yes', '--lock-timeout', '10s'], { cwd, env })).toMatchObject({ code: 0 });
    expect(await topo(['plan', '--detailed-exitcode'], { cwd, env })).toMatchObject({ code: 0, out: expect.stringContaining('events') });
    const kept = ['events [declared.#] q', 'events [undeclared] q'];
    const own = ['front [] orders', 'orders [declared.#] q', 'orders [undeclared] q'];
    expect([...(await bindings())].sort()).toEqual([...kept, ...own]);
    await Promise.all(byName.map((one) => one.stop()));
    expect(await topo(['apply', '--yes', '--allow', 'delete:exchange/events'], { cwd, env })).toMatchObject({ code: 0 });
    expect([...(await bindings())].sort()).toEqual(own);
    await sleep(200);
    await front.stop();
    await drainQueue(vhost.url, 'q', ledger);
    const accounts = ledger.accounts();
    expect(accounts.map(({ path, lost, returned }) => ({ path, lost, returned }))).toEqual(
      ['declared', 'undeclared', 'by-name'].map((path) => ({ path, lost: 0, returned: 0 })),
    );
    for (const { confirmed } of accounts) expect(confirmed).toBeGreaterThan(20);
    await model.close();
    sever();
  });
});
