// `topo doctor PATHS` and topic permissions on real brokers: names the routing keys that they refuse, and changes nothing. Also limits, and
// user names with a colon.
import { randomUUID } from 'node:crypto';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { topicNeedsExchange } from '../../../src/rabbitmq/topic-needs.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

const yaml = `
exchanges:
  news: { type: topic }
  plain: { type: direct }
queues:
  inbox: { type: classic, maxLength: 10 }
bindings:
  - { source: news, destination: inbox, routingKey: key.two }
  - { source: news, destination: inbox, routingKey: key.one }
  - { source: plain, destination: inbox, routingKey: key.three }
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  async function examine(tags = 'management', { prefix = '' } = {}) {
    const name = `${prefix}ann-${randomUUID().slice(0, 8)}`;
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const user = await createUser(broker, { name, password: 's3cret-word', tags, permissions });
    onTestFinished(() => user.remove());
    const cwd = directoryOf({ 'topology.yaml': yaml });
    const env = { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl };
    return {
      name,
      restrict: (read: string) =>
        http(broker, 'PUT', `topic-permissions/${vhost.name}/${encodeURIComponent(name)}`, { exchange: 'news', write: '', read }),
      run: (argv: readonly string[]) => topo(argv, { cwd, env }),
      doctor: async (...argv: string[]) => {
        const { code, out } = await topo(['doctor', 'topology.yaml', '--format', 'json', ...argv], { cwd, env });
        expect(out).not.toContain('s3cret-word');
        const { checks } = JSON.parse(out) as { checks: readonly Check[] };
        return { code, checks, topology: checks.filter((check) => check.name === 'topology') };
      },
    };
  }

  async function apply(): Promise<void> {
    const cwd = directoryOf({ 'topology.yaml': yaml });
    expect(
      await topo(['apply', '--yes'], { cwd, env: { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl } }),
    ).toMatchObject({
      code: 0,
    });
  }

  test('names the topic permission that refuses a binding, over AMQP, and removes no binding', async () => {
    await apply();
    const { restrict, doctor, run } = await examine();
    expect((await doctor()).topology).toMatchObject([
      { state: 'ok', detail: expect.stringMatching(/has all \d+ permissions in \S+ that plan and apply require$/) },
    ]);
    await restrict('^key\\.one$');
    const { code, topology } = await doctor();
    expect({ code, topology }).toMatchObject({
      code: 77,
      topology: [
        {
          state: 'failed',
          code: 'access-refused',
          detail: expect.stringMatching(/^the topic permission on exchange news in \S+ refuses to read routing key key\.two, for binding/),
          fix: expect.stringContaining('rabbitmqctl set_topic_permissions'),
        },
      ],
    });
    const rows = (await (await http(broker, 'GET', `bindings/${vhost.name}/e/news/q/inbox`)).json()) as { routing_key: string }[];
    expect(rows.map(({ routing_key: key }) => key).sort()).toEqual(['key.one', 'key.two']);
    await http(broker, 'DELETE', `bindings/${vhost.name}/e/news/q/inbox/key.two`);
    const applied = await run(['apply', '--yes']);
    expect(applied.code).toBe(7);
    expect(applied.out + applied.err).toMatch(
      /the topic permission read of user '\S+' in virtual host '\S+' on exchange 'news' must match the routing key 'key\.two'/,
    );
  });

  test('a plan of an administrator with a topic permission is blocked, and not one that binds as another user', async () => {
    await apply();
    await http(broker, 'DELETE', `bindings/${vhost.name}/e/news/q/inbox/key.two`);
    const { restrict, run } = await examine('administrator');
    await restrict('^key\\.one$');
    const planned = await run(['apply', '--yes']);
    expect(planned.code).toBe(4);
    expect(planned.out).toMatch(
      /topic-permission-missing[\s\S]*routing key key\.two: user \S+ may bind exchange news with keys that match/,
    );
    expect((await run(['plan', '--url', vhost.url])).out).not.toContain('topic-permission-missing');
    expect(await run(['apply', '--yes', '--url', vhost.url])).toMatchObject({ code: 0 });
  });

  test.each([['administrator'], ['management']])(
    'with the tag %s, an exchange that does not exist is judged by what can be known',
    async (tags) => {
      await http(broker, 'DELETE', `exchanges/${vhost.name}/news`);
      const { restrict, doctor } = await examine(tags);
      if (topicNeedsExchange(version)) {
        await expect(restrict('^key\\.one$')).rejects.toThrow('no_such_exchange');
        expect((await doctor()).topology).toMatchObject([{ state: 'ok', detail: expect.stringMatching(/require$/) }]);
        return;
      }
      await restrict('^key\\.one$');
      const { code, topology } = await doctor();
      if (tags === 'administrator') expect({ code, topology }).toMatchObject({ code: 77, topology: [{ state: 'failed' }] });
      else {
        expect({ code, topology }).toMatchObject({
          code: 0,
          topology: [
            { state: 'ok', detail: expect.stringContaining('topic permissions on news could not be checked: RabbitMQ checks them once') },
          ],
        });
      }
    },
  );

  test('reports limits that are near or reached', async () => {
    await apply();
    const { name, doctor } = await examine(broker.version.startsWith('4.3') ? 'monitoring' : 'management');
    const limits = async () =>
      (await doctor()).checks.filter((check) => check.name === 'limits').map(({ state, detail }) => `${state}: ${detail}`);
    expect(await limits()).toEqual([]);
    await http(broker, 'PUT', `vhost-limits/${vhost.name}/max-queues`, { value: 1 });
    onTestFinished(async () => void (await http(broker, 'DELETE', `vhost-limits/${vhost.name}/max-queues`)));
    await http(broker, 'PUT', `user-limits/${name}/max-channels`, { value: 1 });
    await http(broker, 'PUT', `user-limits/${name}/max-connections`, { value: 50 });
    expect(await limits()).toEqual([
      expect.stringContaining(`warning: max-queues of virtual host ${vhost.name}: 1 of 1, reached`),
      `ok: max-connections of user ${name}: 50`,
      `warning: max-channels of user ${name}: 1; an apply over AMQP requires 2, and one more per further virtual host`,
    ]);
  });

  test('a user name with a colon is refused over HTTP by its name, and works over AMQP', async () => {
    const { run } = await examine('management', { prefix: 'a:' });
    for (const argv of [['plan'], ['export'], ['doctor']]) {
      const { code, out, err } = await run(argv);
      expect(code).toBe(77);
      expect(out + err).toContain('HTTP does not permit a colon in a user name');
    }
    expect((await run(['plan', '--transport', 'amqp'])).code).toBe(0);
  });
});
