// A sample of the properties on real brokers: any topology converges to any other over every transport, and then nothing remains to do.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { brokerAddresses } from '../../src/broker/address.ts';
import { type Broker, openBroker, type Transport } from '../../src/broker/open.ts';
import type { QueueType } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { Allowance } from '../../src/planner/allow.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import type { BrokerInfo } from '../support/broker-source.ts';
import { outermost } from '../support/fewer-versions.ts';
import { sample } from '../support/sample.ts';
import { arbitraryTopology } from '../support/topologies.ts';
import { http } from '../support/vhost.ts';

/** Each case creates and deletes a virtual host. */
const { numRuns } = sample(12, 10);
const everything: readonly Allowance[] = [
  { what: 'replace', kind: 'queue', name: '*' },
  { what: 'replace', kind: 'exchange', name: '*' },
  { what: 'lose', kind: 'exchange', name: '*' },
  { what: 'blast-radius' },
];

describe.each(outermost(inject('brokers')))('on RabbitMQ $version', (broker) => {
  // a guarded delete of a stream, and over HTTP of a quorum queue, takes 15 s; the contract suite covers these
  it.each<[Transport, QueueType[]]>([
    ['auto', ['classic', 'quorum']],
    ['http', ['classic']],
  ])(
    'leads from any topology to any other over %s',
    async (transport, queueTypes) => {
      await fc.assert(
        fc.asyncProperty(arbitraryTopology({ queueTypes }), arbitraryTopology({ queueTypes }), async (before, topology) => {
          await inVhost(broker, async (vhost) => {
            await withBroker(broker, transport, async (open) => {
              await applyOn(open, moved(before, vhost));
              await applyOn(open, moved(topology, vhost));
              const again = await planOn(open, moved(topology, vhost));
              expect(again.changes.filter(({ action }) => action !== 'keep')).toEqual([]);
              expect(again.steps).toEqual([]);
            });
          });
        }),
        { numRuns, endOnFailure: true },
      );
    },
    240_000,
  );

  it('makes over AMQP alone what the management API then shows as planned', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTopology({ policies: false, prune: 'nothing' }), async (topology) => {
        await inVhost(broker, async (vhost) => {
          const desired = moved(topology, vhost);
          await withBroker(broker, 'amqp', async (open) => {
            await applyOn(open, desired);
            const { summary } = await planOn(open, desired);
            expect({ ...summary, ensure: 0, unchanged: 0 }).toEqual({
              create: 0,
              update: 0,
              replace: 0,
              migrate: 0,
              delete: 0,
              ensure: 0,
              rebind: 0,
              rename: 0,
              unchanged: 0,
              uncompared: 0,
              owned: 0,
              blocked: 0,
              undeclared: 0,
            });
          });
          await withBroker(broker, 'http', async (open) => {
            expect((await planOn(open, desired)).changes.filter(({ action }) => action !== 'keep')).toEqual([]);
          });
        });
      }),
      { numRuns, endOnFailure: true },
    );
  });
});

async function inVhost(broker: BrokerInfo, work: (vhost: string) => Promise<void>): Promise<void> {
  const vhost = `p/${randomUUID()}`;
  await http(broker, 'PUT', `vhosts/${encodeURIComponent(vhost)}`, {});
  try {
    await work(vhost);
  } finally {
    await http(broker, 'DELETE', `vhosts/${encodeURIComponent(vhost)}`);
  }
}

async function withBroker(broker: BrokerInfo, transport: Transport, work: (open: Broker) => Promise<void>): Promise<void> {
  const open = await openBroker({ addresses: brokerAddresses(broker.amqpUrl, broker.httpUrl), transport, purpose: 'test', writing: true });
  try {
    await work(open);
  } finally {
    await open.close();
  }
}

/** The same topology in another virtual host. */
function moved({ declarations, prune }: Topology, vhost: string): Topology {
  const entries = [...declarations.values()].map((declaration) => {
    const entity = { ...declaration.entity, vhost };
    return [keyOf(entity), { ...declaration, entity }] as const;
  });
  return { vhosts: [vhost], declarations: new Map(entries), prune: new Map([...prune.values()].map((rule) => [vhost, rule])) };
}

function planOn(broker: Broker, topology: Topology): Promise<Plan> {
  return plan({ topology, origins: new Map(), allowances: everything, version: '0.0.0' }, broker.reader);
}

async function applyOn(broker: Broker, topology: Topology): Promise<void> {
  const result = await apply(await planOn(broker, topology), broker, { saved: false });
  expect(result.diagnostics).toEqual([]);
}
