// Names of 220 bytes or more that are not ASCII: since 4.0 the broker closes the connection (541) where the text of a 404 would not fit, and
// AMQP cannot show whether such an object exists. The plan names the way that works.
import { describe, expect, inject, test } from 'vitest';
import { isSince, newest, versionOf } from '../../../../src/rabbitmq/version.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { http, useVhost } from '../../../support/vhost.ts';

const name = 'ž'.repeat(120);
const yaml = `
exchanges: { x: { type: topic } }
queues:
  ${name}: { type: classic, maxLength: 10 }
bindings:
  - { source: x, destination: ${name}, routingKey: a }
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const cannotReply = isSince(versionOf(broker.version) ?? newest, [4, 0]);
  const run = (...argv: string[]) => {
    const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    return topo(argv, { cwd: directoryOf({ 'topology.yaml': yaml }), env });
  };

  test('a plan over AMQP names the management API where the broker cannot reply, and works elsewhere', async () => {
    const { code, out, err } = await run('apply', '--yes', '--transport', 'amqp');
    if (!cannotReply) return expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(code).toBe(4);
    expect(out).toContain('name-unanswerable');
    expect(out + err).toContain('--transport auto');
    expect(out + err).not.toContain('Restart the node');
  });

  test('an apply with the management API creates it, and a plan over AMQP then reads it', async () => {
    expect(await run('apply', '--yes')).toMatchObject({ code: 0, err: '' });
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0 });
    expect(await run('plan', '--transport', 'amqp')).toMatchObject({ code: 0 });
  });

  test('a difference that AMQP cannot show is reported as not read', async () => {
    const path = `queues/${vhost.name}/${encodeURIComponent(name)}`;
    await http(broker, 'DELETE', path);
    await http(broker, 'PUT', path, { durable: true, arguments: { 'x-max-length': 5, 'x-queue-type': 'classic' } });
    const { code, out } = await run('plan', '--transport', 'amqp');
    expect(code).toBe(0);
    expect(out).toMatch(/cannot read the attributes of queue[\s\S]*pass a management URL/);
    expect((await run('plan')).out).toContain('maxLength 5 → 10');
  });
});
