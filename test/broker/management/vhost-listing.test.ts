// The list of virtual hosts while others are created and deleted: each list is complete, and none fails.
import { describe, expect, inject, test } from 'vitest';
import { http, useVhost } from '../../support/vhost.ts';
import { open } from './steps.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  test('lists the virtual hosts while others are deleted', async () => {
    const { inventory } = await open(broker);
    const changing = Array.from({ length: 3 }, (_, index) => `vhosts/${vhost.name}-changing-${index}`);
    let ended = false;
    const churn = changing.map(async (path) => {
      while (!ended) {
        await http(broker, 'PUT', path, {});
        await http(broker, 'DELETE', path);
      }
    });
    try {
      const end = Date.now() + 2_000;
      let lists = 0;
      for (; Date.now() < end; lists += 1) expect(await inventory.vhosts()).toContain(vhost.name);
      expect(lists).toBeGreaterThan(20);
    } finally {
      ended = true;
      await Promise.all(churn);
    }
  });
});
