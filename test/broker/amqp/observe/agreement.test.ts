// AMQP and the management API agree: for random topologies on a real broker, compared with other random topologies, both give the same
// observation of each queue and exchange, and the same changes.
// TOPO_AGREEMENT=200 compares that many topologies per version; the default is for daily runs.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { brokerAddresses } from '../../../../src/broker/address.ts';
import { type Broker, openBroker } from '../../../../src/broker/open.ts';
import type { Entity } from '../../../../src/model/entity.ts';
import { keyOf } from '../../../../src/model/key.ts';
import type { Change } from '../../../../src/model/plan.ts';
import type { Topology } from '../../../../src/model/topology.ts';
import { plan } from '../../../../src/workflows/plan-and-apply.ts';
import { arbitraryTopology, liveEntities } from '../../../support/topologies.ts';
import { useVhost } from '../../../support/vhost.ts';
import { declare, remove } from '../support.ts';
import { ignoredBy, without } from './random-things.ts';

const numRuns = Number(process.env['TOPO_AGREEMENT'] ?? 12);

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  let amqp: Broker;
  let management: Broker;
  beforeAll(async () => {
    const options = { addresses: brokerAddresses(vhost.url, broker.httpUrl), purpose: 'test', writing: true };
    amqp = await openBroker({ ...options, transport: 'amqp' });
    management = await openBroker({ ...options, transport: 'http' });
  });
  afterAll(async () => {
    await amqp.close();
    await management.close();
  });

  async function make(topology: Topology): Promise<readonly Entity[]> {
    const entities = liveEntities(topology);
    for (const entity of entities) {
      if (entity.kind === 'queue' || entity.kind === 'exchange') await amqp.writer.execute(declare(entity));
    }
    return entities;
  }

  async function clear(entities: readonly Entity[]): Promise<void> {
    for (const entity of entities) {
      if (entity.kind === 'queue' || entity.kind === 'exchange') await amqp.writer.execute(remove(entity, 'none'));
    }
  }

  test('observes and plans the same over AMQP and over the management API', { timeout: 3_600_000 }, async () => {
    const ignored = ignoredBy(broker.version);
    const any = arbitraryTopology({ vhost: vhost.name, policies: false, prune: 'nothing' });
    const property = fc.asyncProperty(any, any, async (live, desired) => {
      const topology = visible(desired, ignored);
      const entities = await make(visible(live, ignored));
      try {
        const request = { topology, origins: new Map(), allowances: [], version: 'X.Y.Z' };
        const [one, other] = [await plan(request, amqp.reader), await plan(request, management.reader)];
        expect(things(one.changes)).toEqual(things(other.changes));
      } finally {
        await clear(entities);
      }
    });
    await fc.assert(property, { numRuns, seed: Number(process.env['TOPO_SEED'] ?? 20) });
  });
});

/** The changes of queues and exchanges, without facts that only one transport shows. */
function things(changes: readonly Change[]): readonly unknown[] {
  return changes.flatMap(({ key, action, fields, before, after, risk, reasons }) => {
    const entity = before ?? after;
    if (entity?.kind !== 'queue' && entity?.kind !== 'exchange') return [];
    return [{ key, action, fields, risk, reasons, before: before === undefined ? undefined : plain(before) }];
  });
}

/** 4.3 shows x-max-age over AMQP as a duration; 3.10 stores no type if none was sent. */
function plain(entity: Entity): unknown {
  if (entity.kind !== 'queue') return entity;
  const { 'x-max-age': age, ...rest } = entity.arguments;
  return { ...entity, arguments: rest, aged: age !== undefined };
}

/** The part of the topology that both transports show. The recovery test covers the rest. */
function visible(topology: Topology, hidden: readonly string[]): Topology {
  const declarations = [...topology.declarations.values()].map((one) => {
    const { entity } = one;
    if (entity.kind !== 'queue' && entity.kind !== 'exchange') return [keyOf(entity), one] as const;
    return [keyOf(entity), { ...one, entity: without(entity, hidden) }] as const;
  });
  return { ...topology, declarations: new Map(declarations) };
}
