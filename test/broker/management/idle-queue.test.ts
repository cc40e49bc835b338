// Deletes a queue only while it is idle. Over HTTP the counts of quorum queues and streams lag, so the delete has to wait: a case
// publishes or consumes right before it, while the broker still shows zeros. All cases run concurrently, as one takes 15 s.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parseManagementUrls } from '../../../src/broker/address.ts';
import { openManagement } from '../../../src/broker/management/open.ts';
import type { Queue } from '../../../src/model/entity.ts';
import type { DeleteGuard } from '../../../src/model/plan.ts';
import { queue } from '../../support/ends.ts';
import { useVhost } from '../../support/vhost.ts';
import { declareAll, look, openChannel, refusal, remove } from './steps.ts';

type Channel = Awaited<ReturnType<typeof openChannel>>;

interface Case {
  readonly title: string;
  readonly queue: Queue;
  readonly guard?: DeleteGuard;
  /** What is done to the queue right before the delete. */
  readonly before?: (channel: Channel, name: string) => Promise<unknown>;
  /** What is done while the delete is under way. */
  readonly meanwhile?: (channel: Channel, name: string) => Promise<unknown>;
  /** The refusal; deleted, where there is none. */
  readonly refused?: RegExp;
}

const types = ['classic', 'quorum', 'stream'] as const;

async function publish(channel: Channel, name: string): Promise<void> {
  channel.sendToQueue(name, Buffer.from('kept'));
  await channel.waitForConfirms();
}

async function take(channel: Channel, name: string): Promise<void> {
  await publish(channel, name);
  expect(await channel.get(name)).toMatchObject({ content: Buffer.from('kept') });
}

async function consume(channel: Channel, name: string): Promise<void> {
  await channel.prefetch(10); // streams require one
  await channel.consume(name, () => {});
}

const cases: readonly Case[] = [
  ...types.flatMap((type): Case[] => [
    { title: `deletes an idle ${type} queue under if-idle`, queue: queue(`${type}.idle`, { type }) },
    {
      title: `keeps a ${type} queue with a message under if-idle`,
      queue: queue(`${type}.ready`, { type }),
      before: publish,
      refused: /not idle: 1 ready|just arrived/,
    },
    {
      title: `keeps a ${type} queue with a consumer under if-idle`,
      queue: queue(`${type}.consumer`, { type }),
      before: consume,
      refused: /in use|1 consumers/,
    },
    {
      title: `deletes a ${type} queue with a message without a guard`,
      queue: queue(`${type}.none`, { type }),
      before: publish,
      guard: 'none',
    },
  ]),
  ...(['classic', 'quorum'] as const).map(
    (type): Case => ({
      title: `keeps a ${type} queue with an unacknowledged message and no consumer under if-idle`,
      queue: queue(`${type}.taken`, { type }),
      before: take,
      refused: /0 ready, 1 unacknowledged/,
    }),
  ),
  {
    title: 'keeps a quorum queue in which a message arrives just before the delete',
    queue: queue('late', { type: 'quorum' }),
    meanwhile: async (channel, name) => {
      await sleep(14_000);
      await publish(channel, name);
    },
    refused: /just arrived|1 ready/,
  },
  {
    title: 'deletes an idle quorum queue with x-single-active-consumer, which refuses basic.get',
    queue: queue('single', { type: 'quorum', arguments: { 'x-single-active-consumer': true } }),
  },
  {
    title: 'keeps a queue with a message whose name looks like a regular expression',
    queue: queue('a.b(c)+[d]|^$\\#-中'),
    before: publish,
    refused: /1 ready/,
  },
  { title: 'deletes an idle queue whose name that regular expression would match', queue: queue('a!b(c)+[d]|^$\\#-中') },
];

describe.concurrent.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const closing: (() => Promise<unknown>)[] = [];
  const outcomes = new Map<Case, { refused?: Awaited<ReturnType<typeof refusal>>; state?: string | undefined }>();

  beforeAll(async () => {
    const management = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
    closing.push(management.close);
    const one = async ({ queue: plain, guard = 'if-idle', before, meanwhile, refused }: Case) => {
      const entity = { ...plain, vhost: vhost.name };
      const channel = await openChannel(broker, vhost.name, (close) => closing.push(close));
      await declareAll(management, entity);
      await before?.(channel, entity.name);
      const deleting = management.writer.execute(remove(entity, guard));
      const outcome = refused === undefined ? deleting.then(() => ({})) : refusal(deleting).then((diagnostic) => ({ refused: diagnostic }));
      await Promise.all([outcome, meanwhile?.(channel, entity.name)]);
      return { ...(await outcome), state: (await look(management, entity))?.state };
    };
    await Promise.all(cases.map(async (each) => outcomes.set(each, await one(each))));
  });
  afterAll(() => Promise.all(closing.map((close) => close())));

  test.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
    const { refused, state } = outcomes.get(each) ?? {};
    expect(state).toBe(each.refused === undefined ? 'absent' : 'present');
    if (each.refused !== undefined) expect(refused).toMatchObject({ code: 'step-refused', message: expect.stringMatching(each.refused) });
  });

  test('accepts the guarded delete of a queue that no longer exists', async () => {
    const { writer, close } = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
    closing.push(close);
    for (const type of types) await writer.execute(remove(queue('gone', { vhost: vhost.name, type }), 'if-idle'));
  });
});
