// The claims of the lint rules about RabbitMQ, checked on real brokers: cycles, wildcards, headers, policies versus arguments; and --fix
// keeps the routing of a live broker unchanged.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfirmChannel, connect, type Options } from 'amqplib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { topo } from '../support/io.ts';
import { http, useVhost } from '../support/vhost.ts';

const wait = (time: number) => new Promise((done) => setTimeout(done, time));

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let connection: Awaited<ReturnType<typeof connect>>;
  let channel: ConfirmChannel;
  beforeAll(async () => {
    connection = await connect(vhost.url, { noDelay: true });
    channel = await connection.createConfirmChannel();
  });
  afterAll(() => connection.close());

  const queue = async (name: string, args: object = {}) => {
    await channel.assertQueue(name, { arguments: args });
    return name;
  };
  const count = async (name: string) => (await channel.checkQueue(name)).messageCount;
  const publish = async (exchange: string, key: string, options: Options.Publish = {}) => {
    channel.publish(exchange, key, Buffer.from('m'), options);
    await channel.waitForConfirms();
  };

  test.each(['classic', 'quorum'])(
    'dead-letter-cycle: RabbitMQ drops a message in %s queues before it repeats an automatic cycle',
    async (type) => {
      const base = { 'x-queue-type': type, 'x-message-ttl': 200, 'x-dead-letter-exchange': '' };
      const [one, two] = [`${type}.one`, `${type}.two`];
      await queue(one, { ...base, 'x-dead-letter-routing-key': two });
      await queue(two, { ...base, 'x-dead-letter-routing-key': one });
      await publish('', one);
      await eventually(async () => expect((await count(one)) + (await count(two))).toBe(0), { interval: 100 });
      await wait(600); // longer than two passes: it does not return
      expect((await count(one)) + (await count(two))).toBe(0);
    },
  );

  test('dead-letter-cycle: RabbitMQ passes a message through a cycle that contains a reject without a limit', async () => {
    const [work, retry] = ['circle.work', 'circle.retry'];
    await queue(work, { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': retry });
    await queue(retry, { 'x-message-ttl': 50, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': work });
    await publish('', work);
    for (let turn = 0; turn < 5; turn++) {
      const message = await eventually(
        async () => {
          const got = await channel.get(work);
          if (got === false) throw new Error('not there yet');
          return got;
        },
        { interval: 20 },
      );
      channel.nack(message, false, false);
    }
  });

  test('binding-never-matches: x-match any without headers matches nothing, and all without headers matches everything', async () => {
    await channel.assertExchange('headers', 'headers');
    const bound: readonly (readonly [string, object, number])[] = [
      ['any', { 'x-match': 'any' }, 0],
      ['any of x-', { 'x-match': 'any', 'x-a': 1 }, 0],
      ['any-with-x', { 'x-match': 'any-with-x' }, 0],
      ['any-with-x of x-', { 'x-match': 'any-with-x', 'x-a': 1 }, 1],
      ['all', { 'x-match': 'all' }, 2],
      ['nothing', {}, 2],
    ];
    for (const [name, args] of bound) await channel.bindQueue(await queue(name), 'headers', '', args);
    await publish('headers', '', { headers: { a: 1 } });
    await publish('headers', '', { headers: { 'x-a': 1 } });
    await wait(200);
    for (const [name, , messages] of bound) expect([name, await count(name)]).toEqual([name, messages]);
  });

  test('binding-headers-ignored: x-match all and any ignore headers that begin with x-, and all-with-x compares them', async () => {
    await channel.assertExchange('documents', 'headers');
    const bound: readonly (readonly [string, object, number])[] = [
      ['all of x-', { 'x-match': 'all', 'x-a': 1 }, 3],
      ['x- alone', { 'x-a': 1 }, 3],
      ['all of both', { 'x-match': 'all', 'x-a': 1, b: 1 }, 2],
      ['any of both', { 'x-match': 'any', 'x-a': 1, b: 1 }, 2],
      ['all-with-x of both', { 'x-match': 'all-with-x', 'x-a': 1, b: 1 }, 1],
      ['a capital', { 'x-match': 'all', 'X-a': 1 }, 0],
    ];
    for (const [name, args] of bound) await channel.bindQueue(await queue(name), 'documents', '', args);
    for (const headers of [{ 'x-a': 1, b: 1 }, { 'x-a': 2, b: 1 }, { 'x-a': 1 }]) await publish('documents', '', { headers });
    await wait(200);
    for (const [name, , messages] of bound) expect([name, await count(name)]).toEqual([name, messages]);
  });

  test('name-with-blanks: a name or key with a blank is another one', async () => {
    await queue('blank');
    await channel.assertExchange('blanks', 'direct');
    await channel.bindQueue(await queue('blank '), 'blanks', ' key');
    await publish('', 'blank ');
    await publish('blanks', 'key');
    await publish('blanks', ' key');
    await eventually(async () => expect([await count('blank'), await count('blank ')]).toEqual([0, 2]));
  });

  test('literal-wildcard: a wildcard inside a word or on a direct exchange is a literal character', async () => {
    await channel.assertExchange('topic', 'topic');
    await channel.assertExchange('direct', 'direct');
    await channel.bindQueue(await queue('inside'), 'topic', 'order.*created');
    await channel.bindQueue(await queue('behind'), 'topic', 'order.created#');
    await channel.bindQueue(await queue('direct'), 'direct', 'order.*');
    for (const key of ['order.created', 'order.xcreated', 'order.createdx', 'order.created.x']) await publish('topic', key);
    await publish('direct', 'order.created');
    await wait(200);
    expect([await count('inside'), await count('behind'), await count('direct')]).toEqual([0, 0, 0]);
    await publish('topic', 'order.*created');
    await publish('direct', 'order.*');
    await eventually(async () => expect([await count('inside'), await count('direct')]).toEqual([1, 1]));
  });

  test('overflow-without-effect: a quorum queue with reject-publish-dlx never rejects a publish', async () => {
    const limits = {
      'x-max-length': 1,
      'x-overflow': 'reject-publish-dlx',
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 'dlx',
    };
    await queue('dlx');
    await queue('full', { ...limits, 'x-queue-type': 'quorum' });
    for (let i = 0; i < 6; i++) await publish('', 'full', { persistent: true }); // a nack would throw
    await eventually(async () => expect([await count('full'), await count('dlx')]).toEqual([1, 5]));
  });

  test.each([
    ['classic', 0], // the argument counts: drop-head
    ['quorum', 1], // the policy counts: reject-publish
  ] as const)(
    'policy-overridden: the argument decides for a classic queue and the policy for a quorum queue (%s)',
    async (type, nacked) => {
      const name = await queue(`overflow.${type}`, { 'x-queue-type': type, 'x-max-length': 1, 'x-overflow': 'drop-head' });
      const path = `policies/${encodeURIComponent(vhost.name)}/overflow.${type}`;
      await http(broker, 'PUT', path, { pattern: `^${name}$`, 'apply-to': 'queues', definition: { overflow: 'reject-publish' } });
      await wait(500);
      const nacks: boolean[] = [];
      for (let i = 0; i < 8; i++) {
        nacks.push(await new Promise<boolean>((done) => channel.sendToQueue(name, Buffer.from('m'), {}, (error) => done(error !== null))));
      }
      expect(nacks.some(Boolean)).toBe(nacked === 1);
    },
  );

  test('topo lint --fix keeps the routing of a live broker unchanged', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'topo-fix-'));
    const text = readFileSync(new URL('../cases/lint/fixes-keep-everything-else/topology.yaml', import.meta.url), 'utf8');
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const keys = ['order.created', 'order.eu', 'a.eu', 'x.y', 'x.y.z', 'a.b', 'a.c', 'sports', ''];
    const delivered = async () => {
      for (const exchange of ['shop', 'news']) for (const key of keys) await publish(exchange, key);
      await wait(300);
      return [(await channel.purgeQueue('audit')).messageCount, (await channel.purgeQueue('alerts')).messageCount];
    };
    try {
      const pruned = `${text}---\nprune: { bindings: true }\n`;
      writeFileSync(join(cwd, 'topology.yaml'), pruned.replaceAll('maxLength: 10', 'maxLength: 1000'));
      expect(await topo(['apply', 'topology.yaml', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
      const before = await delivered();
      expect(before[0]).toBeGreaterThan(keys.length);
      expect((await topo(['lint', 'topology.yaml', '--fix'], { cwd })).out).toContain('Fixed: 8 findings.');
      const { code, out } = await topo(['apply', 'topology.yaml', '--yes', '--allow', 'blast-radius'], { cwd, env });
      expect(code).toBe(0);
      expect(out).toContain('0 to replace');
      expect(out).not.toContain('0 to delete');
      expect(await delivered()).toEqual(before);
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  });
});
