// The documents of an export: all that the user may list, read back without a change.
import { describe, expect, inject, test } from 'vitest';
import { oneOfEachDocument } from '../../../../support/documents.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const user = `u-${vhost.name}`;

  const own = `vhost: { name: ${vhost.name}, description: 'orders: of the "shop"', tags: [eu, team-orders] }`;
  const text = `${own}${oneOfEachDocument(user)}`;

  test('an export contains every document, and plans to no changes, as one file and split', async () => {
    await createUser(broker, { name: user, password: 'p' });
    const applied = await topo(['apply', '--yes'], { cwd: directoryOf({ 'topology.yaml': text }), env });
    expect(applied).toMatchObject({ code: 0, err: '' });
    const cwd = directoryOf({});
    const one = await topo(['export', '-o', 'one.yaml'], { cwd, env });
    expect(one.code).toBe(0);
    expect(one.err).not.toMatch(/not part of an export:.*(permissions|limits|operator)/);
    const shown = (await topo(['export'], { cwd, env })).out;
    expect(shown).toMatch(/vhost: \{.*description: 'orders: of the "shop"'|description: "orders: of the \\"shop\\""/);
    for (const section of ['operatorPolicies', 'limits', 'permissions', 'topicPermissions']) expect(shown).toContain(`\n${section}:`);
    const plan = await topo(['plan', 'one.yaml', '--detailed-exitcode'], { cwd, env });
    expect(plan).toMatchObject({ code: 0, err: '' });
    expect(plan.out).toContain('No changes.');
    expect((await topo(['export', '--split', 'prefix', '-o', 'split/'], { cwd, env })).out).toContain('split/governance.yaml');
    expect((await topo(['plan', 'split', '--detailed-exitcode'], { cwd, env })).code).toBe(0);
    const bare = (await topo(['export', '--no-documents'], { cwd, env })).out;
    expect(bare).toContain(`\nvhost: ${vhost.name}\n`);
    expect(bare).not.toContain('permissions');
  });

  test('an export names the kinds that the user may not list, once per tag that they require', async () => {
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const few = await createUser(broker, { name: `m-${vhost.name}`, password: 'p', tags: 'management', permissions });
    try {
      const urls = { RABBITMQ_URL: vhostUrl(few, vhost.name), RABBITMQ_MANAGEMENT_URL: few.httpUrl };
      const { code, out, err } = await topo(['export'], { cwd: directoryOf({}), env: urls });
      expect(code).toBe(0);
      expect(out).toContain('operatorPolicies:');
      expect(out).not.toContain('permissions:');
      expect(err.match(/needs-tag/g)).toHaveLength(2);
      expect(err).toMatch(/requires the tag policymaker: .*shovels/);
      expect(err).toMatch(/requires the tag administrator: .*permissions, .*topic permissions/);
    } finally {
      await few.remove();
      await http(broker, 'DELETE', `users/${user}`);
    }
  });
});
