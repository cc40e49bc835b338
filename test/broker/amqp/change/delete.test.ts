// Deletes of queues under a guard, for every queue type, whether the plan knows the type or not: nothing that is in use goes.
import { type Channel, connect } from 'amqplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { useVhost } from '../../../support/vhost.ts';
import { declare, diagnosticOf, look, open, queue, remove } from '../support.ts';

const absent = { state: 'absent' };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  async function client(): Promise<Channel> {
    const connection = await connect(vhost.url, { noDelay: true });
    onTestFinished(() => connection.close());
    return await connection.createChannel();
  }

  async function publish(name: string, count: number): Promise<void> {
    const connection = await connect(vhost.url, { noDelay: true });
    const channel = await connection.createConfirmChannel();
    for (let index = 0; index < count; index += 1) channel.sendToQueue(name, Buffer.from('m'), { persistent: true });
    await channel.waitForConfirms();
    await connection.close();
  }

  // What the plan believes: it can know no type over AMQP, and what it knows from the files may be wrong.
  const beliefs = [undefined, 'classic', 'quorum', 'stream'] as const;
  const cases = (['classic', 'quorum'] as const).flatMap((type) => beliefs.map((belief) => ({ type, belief })));

  describe.each(cases)('a $type queue that the plan takes for $belief', ({ type, belief }) => {
    const name = (what: string): string => `${type}-${belief}-${what}`;
    const planned = (what: string) => queue(at, name(what), belief === undefined ? {} : { type: belief });

    test('idle: deleted, and deleted again', async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('idle'), { type })));
      await there.writer.execute(remove(planned('idle'), 'if-idle'));
      expect(await look(there, planned('idle'))).toEqual([absent]);
      await there.writer.execute(remove(planned('idle'), 'if-idle'));
      expect(await look(there, planned('idle'))).toEqual([absent]);
    });

    test('with messages: refused, and deleted without a guard', async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('full'), { type })));
      await publish(name('full'), 3);
      const step = remove(planned('full'), 'if-idle');
      const problem = await diagnosticOf(there.writer.execute(step));
      expect(problem).toMatchObject({ code: 'step-refused', key: step.change, message: expect.stringMatching(/not empty|3 ready/) });
      expect(await (await client()).checkQueue(name('full'))).toMatchObject({ messageCount: 3 });
      await there.writer.execute(remove(planned('full'), 'none'));
      expect(await look(there, planned('full'))).toEqual([absent]);
    });

    test('with a consumer: refused, with messages that it holds unacknowledged too', async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('used'), { type })));
      const channel = await client();
      await channel.consume(name('used'), () => {});
      for (const count of [0, 1]) {
        await publish(name('used'), count);
        const problem = await diagnosticOf(there.writer.execute(remove(planned('used'), 'if-idle')));
        expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringMatching(/in use|1 consumers|not empty/) });
      }
      expect(await channel.checkQueue(name('used'))).toMatchObject({ consumerCount: 1 });
    });

    test('with messages and the guard if-unused: deleted', async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('unused'), { type })));
      await publish(name('unused'), 1);
      await there.writer.execute(remove(planned('unused'), 'if-unused'));
      expect(await look(there, planned('unused'))).toEqual([absent]);
    });
  });

  describe.each(beliefs)('a stream that the plan takes for %s', (belief) => {
    test.each([
      ['', {}],
      [' with arguments', { 'x-max-length-bytes': 5_000_000, 'x-max-age': '7D', 'x-stream-max-segment-size-bytes': 1_000_000 }],
    ])('is never deleted under a guard%s', async (what, table) => {
      const there = await open(vhost.url);
      const name = `stream ${belief}${what}`;
      await there.writer.execute(declare(queue(at, name, { type: 'stream', arguments: table })));
      // Right after the publish the broker still counts none: only the type keeps the message.
      await publish(name, 1);
      const planned = queue(at, name, belief === undefined ? {} : { type: belief });
      for (const guard of ['if-idle', 'if-unused'] as const) {
        const problem = await diagnosticOf(there.writer.execute(remove(planned, guard)));
        expect(problem).toMatchObject({
          code: 'step-refused',
          message: expect.stringContaining('AMQP does not show whether a stream is in use'),
        });
      }
      expect(await look(there, planned)).toMatchObject([{ state: 'present', entity: { type: 'stream' } }]);
      await there.writer.execute(remove(planned, 'none'));
      expect(await look(there, planned)).toEqual([absent]);
    });
  });

  const dlx = { 'x-dead-letter-exchange': 'dead' };
  test.each([
    ['classic', { arguments: { 'x-max-priority': 1 } }],
    ['classic', { arguments: { 'x-max-length-bytes': 9_000_000_000 } }],
    ['classic', { arguments: { ...dlx, 'x-message-ttl': 1000, 'x-expires': 60_000 } }],
    ['classic', { arguments: { 'x-queue-mode': 'lazy' } }],
    ['classic', { durable: false }],
    ['classic', { autoDelete: true }],
    ['quorum', { arguments: dlx }],
    ['quorum', { arguments: { ...dlx, 'x-max-length-bytes': 1000 } }],
    ['quorum', { arguments: { 'x-delivery-limit': 3 } }],
    ['quorum', { arguments: { 'x-dead-letter-strategy': 'at-most-once', ...dlx } }],
  ] as const)('a %s queue with %o is told from a stream', async (type, more) => {
    const there = await open(vhost.url);
    const one = queue(at, 'told', { type, ...more });
    await there.writer.execute(declare(one));
    await publish('told', 1);
    const problem = await diagnosticOf(there.writer.execute(remove(queue(at, 'told'), 'if-idle')));
    expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringMatching(/not empty|1 ready/) });
    await there.writer.execute(remove(queue(at, 'told'), 'if-unused'));
    expect(await look(there, one)).toEqual([absent]);
  });

  // The limit of AMQP: neither if-empty nor a passive declare counts it. The management API shows it.
  test.each(['classic', 'quorum'] as const)(
    'a %s queue of a long name: deleted, or refused where 4.x cannot tell its type',
    async (type) => {
      const there = await open(vhost.url);
      const long = queue(at, `${type}${'é'.repeat(60)}`, { type });
      await there.writer.execute(declare(long));
      if (!broker.version.startsWith('3.')) {
        const problem = await diagnosticOf(there.writer.execute(remove(long, 'if-idle')));
        expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('its type cannot be determined') });
      }
      await there.writer.execute(remove(long, broker.version.startsWith('3.') ? 'if-idle' : 'none'));
      expect(await look(there, long)).toEqual([absent]);
    },
  );

  test('a message of a classic queue that basic.get left unacknowledged is not seen', async () => {
    const there = await open(vhost.url);
    const one = queue(at, 'got-classic', { type: 'classic' });
    await there.writer.execute(declare(one));
    await publish(one.name, 1);
    expect(await (await client()).get(one.name)).toBeTruthy();
    await there.writer.execute(remove(one, 'if-idle'));
    expect(await look(there, one)).toEqual([absent]);
  });

  test('a message of a quorum queue that basic.get left unacknowledged keeps it', async () => {
    const there = await open(vhost.url);
    const one = queue(at, 'got-quorum', { type: 'quorum' });
    await there.writer.execute(declare(one));
    await publish(one.name, 1);
    expect(await (await client()).get(one.name)).toBeTruthy();
    const problem = await diagnosticOf(there.writer.execute(remove(one, 'if-idle')));
    expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('1 consumers') });
  });

  test('an exclusive queue of another connection: refused', async () => {
    await (await client()).assertQueue('theirs', { exclusive: true });
    const { writer } = await open(vhost.url);
    for (const one of [queue(at, 'theirs'), queue(at, 'theirs', { type: 'classic' }), queue(at, 'theirs', { type: 'quorum' })]) {
      const problem = await diagnosticOf(writer.execute(remove(one, 'if-idle')));
      expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('405 RESOURCE_LOCKED') });
    }
  });

  test('a guarded delete that ends its connection leaves 50 declares in flight alone', async () => {
    const { writer } = await open(vhost.url);
    for (const index of [1, 2, 3]) await writer.execute(declare(queue(at, `q${index}`, { type: 'quorum', arguments: dlx })));
    const steps = [
      ...Array.from({ length: 50 }, (_, index) => declare(queue(at, `beside.${index}`))),
      ...[1, 2, 3].map((index) => remove(queue(at, `q${index}`), 'if-idle')),
    ];
    await Promise.all(steps.map((step) => writer.execute(step)));
  });
});
