// A complete move while a client keeps publishing to the queue by its name: the move ends, and loses at most the messages in transit at
// the moment of the delete.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { drainQueue } from '../../../support/traffic/consumer.ts';
import { createLedger } from '../../../support/traffic/ledger.ts';
import { publishAll, startPublisher } from '../../../support/traffic/publisher.ts';
import { useVhost } from '../../../support/vhost.ts';
import { client, ends, move } from './support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  it.each(['classic', 'quorum', 'stream'] as const)(
    'drains and deletes a %s queue while a publisher keeps publishing to it by name',
    async (type) => {
      const channel = await client(vhost.url);
      const there = await ends(channel, vhost, type);
      const ledger = createLedger();
      const common = { url: vhost.url, ledger, exchange: '', routingKey: there.source.name };
      await publishAll({ ...common, path: 'backlog', count: 2000 });
      const publisher = startPublisher({ ...common, path: 'by-name', rate: 200 });
      await sleep(300);
      expect(await move(vhost, there)).toMatchObject({ deleted: true });
      await publisher.stop();
      await drainQueue(vhost.url, there.to, ledger);
      const [backlog, byName] = ledger.accounts();
      expect(backlog).toMatchObject({ confirmed: 2000, lost: 0 });
      expect(byName?.confirmed).toBeGreaterThan(40);
      // messages that reach a queue during any delete are confirmed and lost (RabbitMQ 3.10 to 4.3): those of at most 0.2 s
      expect(byName?.lost).toBeLessThanOrEqual(40);
    },
  );
});
