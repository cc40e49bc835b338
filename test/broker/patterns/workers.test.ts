// topologies/work-queue with real workers: round robin, fair dispatch with prefetch 1, redelivery after a worker dies, delivery limit.
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { useVhost } from '../../support/vhost.ts';
import { applied, connected, numbers, publish, worker } from './support.ts';

const tasks = (count: number) => numbers(count).map((body) => ({ key: 'tasks', body }));

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  beforeEach(async () => {
    await applied('work-queue', broker, vhost.name);
    const channel = await (await connected(broker, vhost.name)).createChannel();
    for (const queue of ['tasks', 'tasks.failed']) await channel.purgeQueue(queue);
  });

  test('round robin gives every other task to each of two equally fast workers', async () => {
    const workers = [await worker(broker, vhost.name, 'tasks', 10, 0), await worker(broker, vhost.name, 'tasks', 10, 0)];
    const publisher = await connected(broker, vhost.name);
    // one at a time, so that both are always free
    for (const task of tasks(20)) {
      await publish(publisher, [task]);
      await eventually(() => expect(workers.flatMap(({ got }) => got).length).toBe(Number(task.body) + 1), { interval: 5 });
    }
    const [one, other] = workers.map(({ bodies }) => bodies());
    expect(one?.length).toBe(10);
    expect(other?.length).toBe(10);
    expect(one?.map(Number).every((number, at) => at === 0 || number - Number(one[at - 1]) === 2)).toBe(true);
  });

  test('prefetch 1 leaves one task with a slow worker and gives the others to the fast one', async () => {
    const slow = await worker(broker, vhost.name, 'tasks', 1); // never done
    const quick = await worker(broker, vhost.name, 'tasks', 1, 1);
    await publish(await connected(broker, vhost.name), tasks(20));
    await eventually(() => expect(quick.got.length).toBe(19));
    expect(slow.got.length).toBe(1);
    slow.die();
    // the other one processes its tasks
    await eventually(() => expect(quick.got.length).toBe(20));
    expect(quick.got.at(-1)?.fields.redelivered).toBe(true);
    expect([...quick.bodies()].sort()).toEqual([...numbers(20)].sort());
  });

  test('a worker without a prefetch receives all tasks and starves the others', async () => {
    const greedy = await worker(broker, vhost.name, 'tasks', 0);
    await publish(await connected(broker, vhost.name), tasks(20));
    await eventually(() => expect(greedy.got.length).toBe(20));
    const idle = await worker(broker, vhost.name, 'tasks', 1, 1);
    for (const message of greedy.got) greedy.ack(message);
    await eventually(async () => expect(await ready(vhost.name)).toBe(0));
    expect(idle.got).toEqual([]);
  });

  test('unacknowledged messages of a worker that dies are redelivered first and marked', async () => {
    const dying = await worker(broker, vhost.name, 'tasks', 3);
    await publish(await connected(broker, vhost.name), tasks(4));
    await eventually(() => expect(dying.bodies()).toEqual(['0', '1', '2']));
    const [first] = dying.got;
    if (first !== undefined) dying.ack(first);
    await eventually(() => expect(dying.bodies()).toEqual(['0', '1', '2', '3']));
    dying.die();
    await eventually(async () => expect(await ready(vhost.name)).toBe(3));
    const heir = await worker(broker, vhost.name, 'tasks', 1, 0);
    await eventually(() => expect([...heir.bodies()].sort()).toEqual(['1', '2', '3']));
    expect(heir.got.map(({ fields }) => fields.redelivered)).toEqual([true, true, true]);
  });

  test('a task that crashes every worker is dead-lettered after its delivery limit', async () => {
    await publish(await connected(broker, vhost.name), [{ key: 'tasks', body: 'poison' }]);
    for (let died = 0; died <= 5; died++) {
      const victim = await worker(broker, vhost.name, 'tasks', 1);
      await eventually(() => expect(victim.bodies()).toEqual(['poison']));
      victim.die();
    }
    const reader = await worker(broker, vhost.name, 'tasks.failed', 1, 0);
    await eventually(() => expect(reader.bodies()).toEqual(['poison']));
    expect(reader.got[0]?.properties.headers?.['x-death']?.[0]).toMatchObject({ queue: 'tasks', reason: 'delivery_limit', count: 1 });
  });

  async function ready(at: string): Promise<number> {
    const channel = await (await connected(broker, at)).createChannel();
    return (await channel.checkQueue('tasks')).messageCount;
  }
});
