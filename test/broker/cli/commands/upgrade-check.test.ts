// topo upgrade-check on real brokers: the findings of live objects, of every virtual host that the user can read.
import { connect } from 'amqplib';
import { describe, expect, inject, test } from 'vitest';
import { eventually } from '../../../support/eventually.ts';
import { topo } from '../../../support/io.ts';
import { http, useVhost, vhostUrl } from '../../../support/vhost.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const path = encodeURIComponent(vhost.name);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const check = async (...more: string[]) => {
    const { code, out } = await topo(['upgrade-check', '--to', '4.3', '--live', '--format', 'json', ...more], { env });
    return { code, ...JSON.parse(out) };
  };
  /** Not a feature that the whole broker uses, such as by queues of other tests. */
  const isOfVhost = ({ message }: { readonly message: string }): boolean => !message.includes('as the broker reports');
  const isOld = broker.version.startsWith('3.');

  test('a virtual host without objects is ready', async () => {
    const { code, findings } = await check('--vhost', vhost.name);
    expect(findings.filter(isOfVhost)).toEqual([]);
    expect(code).toBe(findings.length === 0 ? 0 : 2);
  });

  test('a setting without effect is a finding, in the virtual host and in the whole broker', async () => {
    const queue = { durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic', 'x-queue-mode': 'lazy' } };
    await http(broker, 'PUT', `queues/${path}/big`, queue);
    const finding = { effect: 'deprecated', when: 'silently', key: `queue ${vhost.name} big` };
    const { code, findings } = await check('--vhost', vhost.name);
    expect([code, findings.filter(isOfVhost)]).toMatchObject([2, [finding]]);
    const whole = await check();
    expect(whole.findings).toContainEqual(expect.objectContaining(finding));
  });

  test.runIf(isOld)('the mirrors of queues are lost', async () => {
    await http(broker, 'PUT', `policies/${path}/ha`, { pattern: '.*', 'apply-to': 'queues', definition: { 'ha-mode': 'all' } });
    const { code, findings } = await check('--vhost', vhost.name);
    expect(code).toBe(4);
    expect(findings).toContainEqual(expect.objectContaining({ effect: 'lost', when: 'silently', key: `policy ${vhost.name} ha` }));
  });

  test('a finding names the users and connections of the consumers, and channels with a global prefetch are a finding', async () => {
    const connection = await connect(vhostUrl(broker, vhost.name), { clientProperties: { connection_name: 'worker' } });
    try {
      const channel = await connection.createChannel();
      await channel.assertQueue('busy', { durable: true, arguments: { 'x-queue-mode': 'lazy', 'x-queue-type': 'classic' } });
      // 4.0.5 does not list the global prefetch of a channel
      await channel.prefetch(5, true);
      await channel.consume('busy', () => {});
      // listed up to 5 s late
      await eventually(
        async () => {
          const { findings } = await check('--vhost', vhost.name);
          const usedBy = [{ user: 'guest', connections: ['worker'] }];
          expect(findings).toContainEqual(expect.objectContaining({ key: `queue ${vhost.name} busy`, usedBy }));
          const message = expect.stringMatching(/1 channel has .*user guest/);
          const finding = expect.objectContaining({ effect: 'ignored', when: 'silently', message });
          if (isOld) expect(findings).toContainEqual(finding);
        },
        { interval: 500 },
      );
    } finally {
      await connection.close();
    }
  });

  test.skipIf(isOld)('deprecated features are reported as the broker counts them', async () => {
    const queue = { durable: false, auto_delete: false, arguments: {} };
    await http(broker, 'PUT', `queues/${path}/cache`, queue);
    const { findings } = await check('--vhost', vhost.name);
    expect(findings).toContainEqual(expect.objectContaining({ effect: 'deprecated', key: `queue ${vhost.name} cache` }));
    const feature = expect.stringContaining('deprecated feature transient_nonexcl_queues is in use, as the broker reports');
    expect(findings).toContainEqual(expect.objectContaining({ effect: 'deprecated', message: feature }));
  });

  test.skipIf(isOld)('an older version than that of the broker is an error: 64', async () => {
    expect(await topo(['upgrade-check', '--to', '3.13', '--live'], { env })).toMatchObject({
      code: 64,
      err: expect.stringContaining('which is newer'),
    });
  });
});
