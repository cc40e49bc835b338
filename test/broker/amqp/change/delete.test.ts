// Guarded deletes of queues of every type, whether the plan contains the type or not: no queue in use is deleted.
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

  // The type in the plan: unknown over AMQP, and possibly wrong in the files.
  const beliefs = [undefined, 'classic', 'quorum', 'stream'] as const;
  const cases = (['classic', 'quorum'] as const).flatMap((type) => beliefs.map((belief) => ({ type, belief })));

  describe.each(cases)('a $type queue whose planned type is $belief', ({ type, belief }) => {
    const name = (what: string): string => `${type}-${belief}-${what}`;
    const planned = (what: string) => queue(at, name(what), belief === undefined ? {} : { type: belief });

    test(`deletes an idle ${type} queue of planned type ${belief}, and repeats the delete without an error`, async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('idle'), { type })));
      await there.writer.execute(remove(planned('idle'), 'if-idle'));
      expect(await look(there, planned('idle'))).toEqual([absent]);
      await there.writer.execute(remove(planned('idle'), 'if-idle'));
      expect(await look(there, planned('idle'))).toEqual([absent]);
    });

    test(`refuses to delete a ${type} queue with messages under if-idle, and deletes it without a guard (planned type ${belief})`, async () => {
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

    test(`refuses to delete a ${type} queue with a consumer, with or without unacknowledged messages (planned type ${belief})`, async () => {
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

    test(`deletes a ${type} queue with messages under if-unused (planned type ${belief})`, async () => {
      const there = await open(vhost.url);
      await there.writer.execute(declare(queue(at, name('unused'), { type })));
      await publish(name('unused'), 1);
      await there.writer.execute(remove(planned('unused'), 'if-unused'));
      expect(await look(there, planned('unused'))).toEqual([absent]);
    });
  });

  describe.each(beliefs)('a stream whose planned type is %s', (belief) => {
    test.each([
      ['', {}],
      [' with arguments', { 'x-max-length-bytes': 5_000_000, 'x-max-age': '7D', 'x-stream-max-segment-size-bytes': 1_000_000 }],
    ])('never deletes a stream%s under a guard', async (what, table) => {
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
  ] as const)('does not mistake a %s queue with %o for a stream', async (type, more) => {
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
    'deletes a %s queue with a long name on 3.x, and refuses on 4.x, where its type cannot be determined',
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

  test('deletes a classic queue under if-idle although basic.get left a message unacknowledged, which AMQP does not show', async () => {
    const there = await open(vhost.url);
    const one = queue(at, 'got-classic', { type: 'classic' });
    await there.writer.execute(declare(one));
    await publish(one.name, 1);
    expect(await (await client()).get(one.name)).toBeTruthy();
    await there.writer.execute(remove(one, 'if-idle'));
    expect(await look(there, one)).toEqual([absent]);
  });

  test('refuses to delete a quorum queue in which basic.get left a message unacknowledged', async () => {
    const there = await open(vhost.url);
    const one = queue(at, 'got-quorum', { type: 'quorum' });
    await there.writer.execute(declare(one));
    await publish(one.name, 1);
    expect(await (await client()).get(one.name)).toBeTruthy();
    const problem = await diagnosticOf(there.writer.execute(remove(one, 'if-idle')));
    expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('1 consumers') });
  });

  test('refuses to delete a queue that is exclusive to another connection', async () => {
    await (await client()).assertQueue('theirs', { exclusive: true });
    const { writer } = await open(vhost.url);
    for (const one of [queue(at, 'theirs'), queue(at, 'theirs', { type: 'classic' }), queue(at, 'theirs', { type: 'quorum' })]) {
      const problem = await diagnosticOf(writer.execute(remove(one, 'if-idle')));
      expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('405 RESOURCE_LOCKED') });
    }
  });

  test('completes 50 declares in flight when a guarded delete ends its connection', async () => {
    const { writer } = await open(vhost.url);
    for (const index of [1, 2, 3]) await writer.execute(declare(queue(at, `q${index}`, { type: 'quorum', arguments: dlx })));
    const steps = [
      ...Array.from({ length: 50 }, (_, index) => declare(queue(at, `beside.${index}`))),
      ...[1, 2, 3].map((index) => remove(queue(at, `q${index}`), 'if-idle')),
    ];
    await Promise.all(steps.map((step) => writer.execute(step)));
  });
});
