// topo why on live objects: RabbitMQ reports the policy and operator policy that apply to a queue, and what both together set.
import { describe, expect, inject, test } from 'vitest';
import type { Why } from '../../../../src/model/why.ts';
import { eventually } from '../../../support/eventually.ts';
import { topo } from '../../../support/io.ts';
import { http, useVhost } from '../../../support/vhost.ts';

interface QueueRow {
  readonly policy?: string | null;
  readonly operator_policy?: string | null;
  readonly effective_policy_definition?: { readonly [key: string]: unknown };
}

const queues = { classic: { 'x-queue-type': 'classic' }, quorum: { 'x-queue-type': 'quorum' }, stream: { 'x-queue-type': 'stream' } };
const policies = {
  limits: { pattern: '^q', 'apply-to': 'queues', priority: 1, definition: { 'max-length': 50, 'message-ttl': 60_000 } },
  ages: { pattern: '^q', 'apply-to': 'queues', priority: 3, definition: { 'max-age': '1h' } },
  redelivery: { pattern: '^q', 'apply-to': 'queues', priority: 2, definition: { 'delivery-limit': 7, 'max-length': 40 } },
};
const operatorPolicies = {
  cap: { pattern: '^q', 'apply-to': 'queues', definition: { 'max-length': 20, expires: 3_600_000 } },
  bytes: { pattern: '^q', 'apply-to': 'queues', priority: -1, definition: { 'max-length-bytes': 1_000_000 } },
};

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);

  test('topo why shows the policies that apply, and what they set, as RabbitMQ does', async () => {
    for (const [type, args] of Object.entries(queues)) {
      await http(broker, 'PUT', `queues/${vhost.name}/q-${type}`, { durable: true, arguments: args });
    }
    for (const [name, policy] of Object.entries(policies)) await http(broker, 'PUT', `policies/${vhost.name}/${name}`, policy);
    for (const [name, policy] of Object.entries(operatorPolicies)) {
      await http(broker, 'PUT', `operator-policies/${vhost.name}/${name}`, policy);
    }
    for (const type of Object.keys(queues)) {
      const { code, out, err } = await topo(['why', `q-${type}`, '--live', '--format', 'json'], {
        env: { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl },
      });
      expect(code, err).toBe(0);
      const [why] = (JSON.parse(out) as { objects: readonly Why[] }).objects;
      const applying = (by: string): string | undefined =>
        why?.policies.find((policy) => policy.by === by && policy.standing.is === 'applies')?.name;
      const set = why?.settings.flatMap(({ key, inForce }) =>
        inForce === undefined || !inForce.by.endsWith('policy') ? [] : [[key, inForce.value]],
      );
      // it shows them some seconds later
      await eventually(async () => {
        const row = (await (await http(broker, 'GET', `queues/${vhost.name}/q-${type}`)).json()) as QueueRow;
        expect({
          type,
          policy: row.policy ?? undefined,
          operator: row.operator_policy ?? undefined,
          set: row.effective_policy_definition,
        }).toEqual({
          ...{ type, policy: applying('policy'), operator: applying('operator-policy') },
          set: Object.fromEntries(set ?? []),
        });
      });
    }
  });
});
