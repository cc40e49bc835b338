// Documents on real brokers: created, updated, pruned and deleted as planned, every kind of the table.
import { describe, expect, inject, test } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { documentKinds } from '../../../src/rabbitmq/documents/table.ts';
import { oneOfEachDocument } from '../../support/documents.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const user = `u-${vhost.name}`;
  const run = (text: string, ...args: string[]): ReturnType<typeof topo> =>
    topo(args, { cwd: directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${text}` }), env });
  const planOf = async (text: string): Promise<Plan> => {
    const { out } = await run(text, 'plan', '--format', 'json');
    return (JSON.parse(out) as { plan: Plan }).plan;
  };

  const all = oneOfEachDocument(user);

  test('a plan creates a document of each kind, and a second plan is empty', async () => {
    await createUser(broker, { name: user, password: 'p' });
    const { code, out, err } = await run(all, 'apply', '--yes');
    expect(err).toBe('');
    expect(out).toContain('The broker is as planned.');
    expect(code).toBe(0);
    const plan = await planOf(all);
    expect(plan.summary).toMatchObject({ unchanged: 7, create: 0, update: 0, uncompared: 0 });
    // what the files declare is not an undeclared setting
    expect(plan.governing).toEqual([]);
    const stored = await (await http(broker, 'GET', `operator-policies/${vhost.name}/cap`)).json();
    expect(stored).toMatchObject({
      pattern: '^q',
      'apply-to': 'queues',
      priority: 2,
      definition: { 'max-length': 5, 'message-ttl': 604_800_000 },
    });
    const limits = await (await http(broker, 'GET', `vhost-limits/${vhost.name}`)).json();
    expect(limits).toEqual([{ vhost: vhost.name, value: { 'max-queues': 500, 'max-connections': -1 } }]);
    const kinds = new Set(plan.changes.flatMap(({ after }) => (after?.kind === 'document' ? [after.of] : [])));
    // virtual hosts, the documents of the whole broker and those of plugins (parameters.test.ts) have tests of their own
    expect(
      documentKinds
        .filter(({ of, single, global, rows }) => single !== true && global !== true && rows !== 'parameters' && !kinds.has(of))
        .map(({ of }) => of),
    ).toEqual([]);
  });

  test('a changed document is updated in place, and shown property by property', async () => {
    const changed = all.replace('max-length: 5', 'max-length: 3').replace("write: '^news$'", "write: ''");
    const plan = await planOf(changed);
    const fields = plan.changes.filter(({ action }) => action === 'update').map(({ key, fields }) => [key, fields]);
    expect(fields).toEqual([
      [`operator-policy ${vhost.name} cap`, [{ path: 'definition.max-length', before: 5, after: 3 }]],
      [`permission ${vhost.name} ${user}`, [{ path: 'write', before: '^news$', after: '' }]],
    ]);
    const cwd = directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${changed}` });
    expect((await topo(['plan', '--out', 'plan.json'], { cwd, env })).code).toBe(0);
    const { code, out, err } = await topo(['apply', 'plan.json', '--yes'], { cwd, env });
    expect(err).toBe('');
    expect(out).toContain('Applied: 2 of 2 steps');
    expect(code).toBe(0);
    expect((await planOf(changed)).steps).toEqual([]);
  });

  test('an export of the broker holds the same documents, one of a virtual host those that it contains', async () => {
    const whole = await (await http(broker, 'GET', 'definitions')).text();
    const own = await (await http(broker, 'GET', `definitions/${vhost.name}`)).text();
    const text = `vhost: ${vhost.name}\n${all.replace('max-length: 5', 'max-length: 3').replace("write: '^news$'", "write: ''")}`;
    const cwd = directoryOf({ 'topology.yaml': text, 'whole.json': whole, 'own.json': own });
    const against = async (file: string): Promise<string> =>
      (await topo(['plan', 'topology.yaml', '--against', file, '--vhost', vhost.name], { cwd, env: {} })).out;
    expect(await against('whole.json')).toContain('No changes. 7 unchanged.');
    expect(await against('own.json')).toMatch(/left unchanged, since the definitions file does not contain them: .*permissions: 1/);
  });

  test('an operator policy that drops messages says how many', async () => {
    for (let i = 0; i < 4; i += 1)
      await http(broker, 'POST', `exchanges/${vhost.name}/amq.default/publish`, {
        properties: {},
        routing_key: 'q',
        payload: 'x',
        payload_encoding: 'string',
      });
    const { out } = await run(all.replace('max-length: 5', 'max-length: 1'), 'plan');
    expect(out).toMatch(/operator policy +cap +max-length 3 → 1/);
    expect(out).toMatch(/2 messages of queue q|drops? 2/);
  });

  test('a replaced exchange keeps its topic permissions', async () => {
    const replaced = all.replace('news: { type: topic }', 'news: { type: fanout }');
    const { code, out } = await run(replaced, 'apply', '--yes', '--allow', 'replace:exchange/news');
    expect(out).toContain('The broker is as planned.');
    expect(code).toBe(0);
    if (broker.version.startsWith('4.3')) expect(out).toMatch(/~ +topic permission +\S+ news +set again/);
    const stored = await (await http(broker, 'GET', `topic-permissions/${vhost.name}/${user}`)).json();
    expect(stored).toMatchObject([{ exchange: 'news', write: '^{username}\\.' }]);
    expect((await run(all, 'apply', '--yes', '--allow', 'replace:exchange/news')).code).toBe(0);
  });

  test('a topic permission on an exchange that does not exist is blocked where the broker would refuse it', async () => {
    const plan = await planOf(`topicPermissions: { ${user}: { nowhere: { write: '', read: '' } } }\n`);
    const code = broker.version.startsWith('4.3') ? 'declaration-refused' : undefined;
    expect(plan.changes.map(({ action, blocked }) => [action, blocked?.code])).toEqual([['create', code]]);
  });

  test('a replace that would delete the topic permission of another user is blocked, and declaring it sets it again', async () => {
    const other = `o-${vhost.name}`;
    await createUser(broker, { name: other, password: 'p' });
    try {
      const body = { exchange: 'news', write: '^$', read: '^$' };
      expect((await http(broker, 'PUT', `topic-permissions/${vhost.name}/${other}`, body)).ok).toBe(true);
      const replaced = all.replace('news: { type: topic }', 'news: { type: fanout }');
      const allow = ['--allow', 'replace:exchange/news'];
      const { code, err, out } = await run(replaced, 'apply', '--yes', ...allow);
      if (broker.version.startsWith('4.3')) {
        expect(code).toBe(4);
        expect(err).toContain('error[foreign-cascade]: exchange');
        expect((await run(replaced, 'plan', ...allow)).out).toContain(
          `deletes    topic permission ${other} news, undeclared, not restored`,
        );
        const own = `topicPermissions: { ${other}: { news: { write: '^$', read: '^$' } },`;
        const declared = replaced.replace('topicPermissions: {', () => own);
        expect((await run(declared, 'apply', '--yes', ...allow)).out).toContain('The broker is as planned.');
      } else expect(out).toContain('The broker is as planned.');
      expect(await (await http(broker, 'GET', `topic-permissions/${vhost.name}/${other}`)).json()).toMatchObject([body]);
    } finally {
      await http(broker, 'DELETE', `users/${other}`);
    }
    expect((await run(all, 'apply', '--yes', '--allow', 'replace:exchange/news')).code).toBe(0);
  });

  test('undeclared documents are counted only of the kinds that a file manages, and pruned only where it says so', async () => {
    const other = all.replace(/permissions: .*\n/, '').replace(/operatorPolicies:\n.*\n/, 'operatorPolicies: {}\n');
    const plan = await planOf(other);
    // the creator of the virtual host has a permission in it, and no file manages permissions
    const ofVhost = plan.undeclared.filter(({ entity }) => entity.vhost === vhost.name);
    expect(ofVhost.map(({ key }) => key)).toEqual([`operator-policy ${vhost.name} cap`]);
    const pruning = `${other}prune: { operatorPolicies: ['cap'], permissions: ['nobody'] }\n`;
    const pruned = await planOf(pruning);
    expect(pruned.steps.map(({ do: what, entity }) => [what, keyOf(entity)])).toContainEqual([
      'delete-document',
      `operator-policy ${vhost.name} cap`,
    ]);
    expect(pruned.undeclared.map(({ key }) => key)).toContain(`permission ${vhost.name} ${user}`);
    expect((await run(pruning, 'apply', '--yes')).code).toBe(0);
    expect((await http(broker, 'GET', `operator-policies/${vhost.name}/cap`)).status).toBe(404);
  });

  test('tombstones take every document away', async () => {
    const gone = `
limits: { maxQueues: { state: absent }, maxConnections: { state: absent } }
permissions: { ${user}: { state: absent } }
topicPermissions: { ${user}: { news: { state: absent } } }
operatorPolicies: { cap: { state: absent } }
`;
    const applied = await run(gone, 'apply', '--yes', '--allow', 'blast-radius');
    expect(applied.out).toMatch(/Applied: 4 of 4 steps/);
    expect(applied.code).toBe(0);
    expect((await planOf(gone)).changes).toEqual([]);
    expect(await (await http(broker, 'GET', `vhost-limits/${vhost.name}`)).json()).toEqual([]);
  });

  test('the export of a virtual host whose limits were removed is a topology without limits', async () => {
    for (const limits of ['{ maxQueues: 500 }', '{ maxQueues: { state: absent } }'])
      expect(await run(`limits: ${limits}`, 'apply', '--yes')).toMatchObject({ code: 0 });
    const definitions = (await (await http(broker, 'GET', `definitions/${vhost.name}`)).json()) as { parameters: readonly object[] };
    expect(definitions.parameters).toMatchObject([{ component: 'vhost-limits', name: 'limits', value: [] }]);
    const cwd = directoryOf({ 'own.json': JSON.stringify(definitions) });
    const plan = () => topo(['plan', 'own.json', '--vhost', vhost.name, '--detailed-exitcode'], { cwd, env });
    expect(await plan()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('No changes.') });
    expect(await run('limits: { maxConnections: 900 }', 'apply', '--yes')).toMatchObject({ code: 0 });
    expect((await plan()).out).toContain('undeclared: 1 object left unchanged');
    expect(await run('limits: { maxConnections: { state: absent } }', 'apply', '--yes')).toMatchObject({ code: 0 });
  });

  test('a user without the tag that lists a kind gets a blocked plan, and over AMQP alone all of them are out of reach', async () => {
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const few = await createUser(broker, { name: `m-${vhost.name}`, password: 'p', tags: 'management', permissions });
    try {
      const urls = {
        RABBITMQ_URL: vhostUrl(few, vhost.name),
        RABBITMQ_MANAGEMENT_URL: few.httpUrl,
      };
      const cwd = directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${all}` });
      const { code, err } = await topo(['apply', '--yes'], { cwd, env: urls });
      expect(code).toBe(4);
      expect(err).toContain(
        `error[needs-tag]: permission ${vhost.name} ${user}: user m-${vhost.name}: listing permissions requires the tag administrator`,
      );
      expect(err).toContain(
        `error[needs-tag]: vhost-limit ${vhost.name} max-queues: user m-${vhost.name}: changing limits requires the tag`,
      );
      const text = (await topo(['plan'], { cwd, env: urls })).out;
      expect(text).toContain(`rabbitmqctl set_user_tags m-${vhost.name} management administrator`);
      expect(text).not.toContain('repeated');
      const drift = await topo(['drift', '--format', 'json', '--strict-read'], { cwd, env: urls });
      expect(JSON.parse(drift.out)).toMatchObject({ drift: { complete: false, unseen: 2 } });
      const own = directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\npermissions: {}\n` });
      expect((await topo(['drift', '--strict-read'], { cwd: own, env: urls })).code).toBe(2);
      const examined = await topo(['doctor', 'topology.yaml'], { cwd, env: urls });
      expect(examined.out).toContain(`documents in ${vhost.name}: the user lacks the tag administrator`);
      const amqp = await topo(['plan', '--transport', 'amqp'], { cwd, env: urls });
      expect(amqp.out).toMatch(/left unchanged, since they cannot be read or set over AMQP: .*limits: 2/);
      expect((await topo(['plan', '--transport', 'amqp', '--strict-read'], { cwd, env: urls })).code).toBe(2);
    } finally {
      await few.remove();
      await http(broker, 'DELETE', `users/${user}`);
    }
  });

  test('a permission of a user that does not exist is blocked, and so is a change of the permission of the user of topo', async () => {
    const admin = await createUser(broker, {
      name: `a-${vhost.name}`,
      password: 'p',
      tags: 'administrator',
      permissions: [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }],
    });
    try {
      const text = `
vhost: ${vhost.name}
permissions:
  a-${vhost.name}: { configure: '', write: '', read: '' }
  nobody-${vhost.name}: { configure: '', write: '', read: '' }
`;
      const cwd = directoryOf({ 'topology.yaml': text });
      const own = { RABBITMQ_URL: vhostUrl(admin, vhost.name), RABBITMQ_MANAGEMENT_URL: admin.httpUrl };
      const codesWith = async (urls: typeof own): Promise<unknown> => {
        const { out } = await topo(['plan', '--format', 'json'], { cwd, env: urls });
        return (JSON.parse(out) as { plan: Plan }).plan.changes.map(({ blocked }) => blocked?.code);
      };
      expect(await codesWith(own)).toEqual(['own-permission', 'user-missing']);
      expect(await codesWith({ ...own, RABBITMQ_URL: env.RABBITMQ_URL })).toEqual(['own-permission', 'user-missing']);
      expect(await codesWith({ ...own, RABBITMQ_MANAGEMENT_URL: env.RABBITMQ_MANAGEMENT_URL })).toEqual(['own-permission', 'user-missing']);
      expect(await codesWith(env)).toEqual([undefined, 'user-missing']);
    } finally {
      await admin.remove();
    }
  });
});
