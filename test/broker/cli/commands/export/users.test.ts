// The users of an export: with and without hashes, read back without a change, and applied to a broker from which they were deleted.
import { afterAll, describe, expect, inject, test } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const [app, bare, stranger] = ['app', 'bare', 'stranger'].map((name) => `${name}-${vhost.name}`);
  const permission = { vhost: vhost.name, configure: '', write: '^orders$', read: '' };
  const stored = async (user = '') => (await (await http(broker, 'GET', `users/${user}`)).json()) as { readonly password_hash: string };

  afterAll(async () => {
    for (const user of [app, bare, stranger]) await http(broker, 'DELETE', `users/${user}`);
  });

  test('an export with users plans to no changes, without a secret unless hashes are requested', async () => {
    await createUser(broker, { name: app ?? '', password: 'planted-password', tags: 'monitoring', permissions: [permission] });
    await createUser(broker, { name: stranger ?? '', password: 'planted-password' });
    await http(broker, 'PUT', `users/${bare}`, { password_hash: '', tags: '' });
    await http(broker, 'PUT', `permissions/${encodeURIComponent(vhost.name)}/${bare}`, permission);
    await http(broker, 'PUT', `user-limits/${app}/max-channels`, { value: 70 });
    const { password_hash: hash } = await stored(app);
    const cwd = directoryOf({});
    for (const [flags, hasHash] of [
      [['--users'], false],
      [['--users', '--password-hashes'], true],
    ] as const) {
      const { code, err } = await topo(['export', ...flags, '-o', 'topology.yaml', '--force'], { cwd, env });
      expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining(hash) });
      const { out } = await topo(['export', ...flags], { cwd, env });
      expect(out).toContain(`  ${app}:`);
      expect(out).toContain(`  ${bare}: {}`);
      expect(out).toContain('maxChannels: 70');
      expect(out).not.toContain(stranger);
      expect(out).not.toContain('planted');
      expect(out.includes(hash)).toBe(hasHash);
      const plan = await topo(['plan', 'topology.yaml', '--detailed-exitcode'], { cwd, env });
      expect(plan).toMatchObject({ code: 0, err: '' });
      expect(plan.out).toContain('No changes.');
      expect((await topo(['drift', 'topology.yaml'], { cwd, env })).code).toBe(0);
    }
    for (const user of [app, bare]) await http(broker, 'DELETE', `users/${user}`);
    expect(await topo(['apply', '--yes', 'topology.yaml'], { cwd, env })).toMatchObject({ code: 0 });
    expect((await stored(app)).password_hash).toBe(hash);
    expect((await topo(['plan', 'topology.yaml', '--detailed-exitcode'], { cwd, env })).code).toBe(0);
  });

  test('a user without the tag administrator cannot export users', async () => {
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }];
    const few = await createUser(broker, { name: `m-${vhost.name}`, password: 'p', tags: 'management', permissions });
    try {
      const urls = { RABBITMQ_URL: vhostUrl(few, vhost.name), RABBITMQ_MANAGEMENT_URL: few.httpUrl };
      const { code, out, err } = await topo(['export', '--users'], { cwd: directoryOf({}), env: urls });
      expect({ code, out }).toEqual({ code: 77, out: '' });
      expect(err).toContain('--users: listing users requires the tag administrator');
    } finally {
      await few.remove();
    }
  });
});
