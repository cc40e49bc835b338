// What the management API shows of limits, default queue types, plugins and deprecated features, to an administrator and to a user who
// may do nothing.
import { randomUUID } from 'node:crypto';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { isSince, versionOf } from '../../../src/rabbitmq/version.ts';
import { createUser, http, useVhost } from '../../support/vhost.ts';
import { open } from './steps.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? [4, 3];

  test('an observation holds the limits of the virtual host and of the user', async () => {
    const path = encodeURIComponent(vhost.name);
    await http(broker, 'PUT', `vhost-limits/${path}/max-queues`, { value: 7 });
    await http(broker, 'PUT', `vhost-limits/${path}/max-connections`, { value: -1 });
    const { conditions } = await observe(broker);
    expect(conditions?.vhosts.get(vhost.name)?.limits).toEqual({ maxQueues: 7 });
    expect(conditions?.userLimits).toEqual({});
    expect(conditions?.plugins).toContain('rabbitmq_management');
    const states = conditions?.deprecatedFeatures ?? {};
    expect(states['transient_nonexcl_queues']).toBe(isSince(version, [4, 3]) ? 'permitted' : undefined);
    expect(states['classic_queue_mirroring']).toBe(isSince(version, [4, 0]) ? 'denied' : undefined);
  });

  test('an observation holds the default queue type of a virtual host', async () => {
    const name = `${vhost.name}-typed`;
    await http(broker, 'PUT', `vhosts/${name}`, { defaultqueuetype: 'quorum', default_queue_type: 'quorum' });
    onTestFinished(async () => {
      await http(broker, 'DELETE', `vhosts/${name}`);
    });
    expect((await observe(broker, name)).conditions?.vhosts.get(name)?.defaultQueueType).toBe('quorum');
  });

  test('a user with the tag management sees limits and default queue types, and no plugins', async () => {
    const user = await createUser(broker, {
      name: `u-${randomUUID().slice(0, 8)}`,
      password: 'secret',
      tags: 'management',
      permissions: [{ vhost: vhost.name }],
    });
    onTestFinished(() => user.remove());
    const [ofAdministrator, own] = [await observe(broker), await observe(user)];
    // topic permissions of all users, which only an administrator may list, are read where a version deletes them with their exchange
    const { topicPermissions: _, ...visible } = ofAdministrator.conditions?.vhosts.get(vhost.name) ?? {};
    expect(own.conditions?.vhosts).toEqual(new Map([[vhost.name, visible]]));
    expect(own.conditions?.userLimits).toEqual({});
    expect(own.conditions).not.toHaveProperty('plugins');
    expect(own.conditions?.alarms).toEqual([]);
    expect(own.conditions?.deprecatedFeatures).toEqual(ofAdministrator.conditions?.deprecatedFeatures);
  });

  test('an observation that can be aborted causes no warning of a leak', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on('warning', note);
    onTestFinished(() => {
      process.off('warning', note);
    });
    const { signal } = new AbortController();
    const { reader } = await open(broker);
    await reader.observe({ vhosts: [vhost.name], wanted: new Map(), consumers: true, signal });
    await new Promise((done) => setImmediate(done));
    expect(warnings).toEqual([]);
  });

  async function observe(as: typeof broker, name = vhost.name) {
    const management = await open(as);
    return await management.reader.observe({ vhosts: [name], wanted: new Map() });
  }
});
