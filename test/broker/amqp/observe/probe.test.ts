// Observations with special replies: those that end a connection, unavailable exchange types, queues that expire.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { useVhost } from '../../../support/vhost.ts';
import { declare, exchange, look, open, queue } from '../support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  test('isolates a response that ends the connection (541 on 4.x for a long non-ASCII value), and observes the other objects', async () => {
    const there = await open(vhost.url);
    const others = Array.from({ length: 50 }, (_, index) => queue(at, `beside.${index}`, { type: 'classic' }));
    const long = [1, 2, 3].map((index) => queue(at, `long.${index}`, { type: 'classic' }));
    for (const one of others) await there.writer.execute(declare(one));
    for (const one of long) await there.writer.execute(declare({ ...one, arguments: { 'x-dead-letter-exchange': 'ž'.repeat(120) } }));
    const seen = await look(there, ...long, ...others);
    expect(seen.slice(3)).toEqual(others.map((entity) => ({ state: 'present', entity, facts: { ready: 0, consumers: 0 } })));
    const unreadable = { state: 'opaque', facts: { ready: 0, consumers: 0 }, detail: expect.any(String) };
    expect(seen.slice(0, 3)).toEqual([unreadable, unreadable, unreadable]);
    // an equal declaration requires no readable reply
    const equal = { ...long[0], arguments: { 'x-dead-letter-exchange': 'ž'.repeat(120) } } as (typeof long)[0];
    expect(await look(there, equal)).toMatchObject([{ state: 'present', entity: equal }]);
  });

  test('observes exchanges although an unavailable exchange type ends the connection (503 on 3.10)', async () => {
    const there = await open(vhost.url);
    const others = Array.from({ length: 50 }, (_, index) => exchange(at, `beside.${index}`));
    for (const one of others) await there.writer.execute(declare(one));
    await there.writer.execute(declare(exchange(at, 'other', 'fanout', { autoDelete: true })));
    const [missing, other, ...rest] = await look(
      there,
      exchange(at, 'none', 'x-no-such-type'),
      exchange(at, 'other', 'x-no-such-type'),
      ...others,
    );
    expect(missing).toEqual({ state: 'absent' });
    expect(other).toEqual({ state: 'present', entity: exchange(at, 'other', 'fanout', { autoDelete: true }), facts: {} });
    expect(rest).toEqual(others.map((entity) => ({ state: 'present', entity, facts: {} })));
  });

  test.each([
    ['equal', { 'x-expires': 2000, 'x-message-ttl': 5 }],
    ['other', { 'x-expires': 1000 }],
    ['none', {}],
  ])('does not keep a queue with x-expires alive by repeated observations (%s arguments declared)', async (name, table) => {
    const there = await open(vhost.url);
    await there.writer.execute(declare(queue(at, name, { arguments: { 'x-expires': 2000, 'x-message-ttl': 5 } })));
    const until = Date.now() + 60_000;
    let [seen] = await look(there, queue(at, name, { arguments: table }));
    expect(seen).toMatchObject({ state: 'present', entity: { arguments: { 'x-expires': 2000, 'x-message-ttl': 5 } }, facts: {} });
    while (seen?.state !== 'absent' && Date.now() < until) {
      await sleep(100);
      [seen] = await look(there, queue(at, name, { arguments: table }));
    }
    expect(seen).toEqual({ state: 'absent' });
  });
});
