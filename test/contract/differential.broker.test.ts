// Random steps in random order on the in-memory broker and on real ones: the same steps are refused with the same texts, and the same
// entities exist at the end. Finds defects of the in-memory broker and of the ports.
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parseAmqpUrls, parseManagementUrls } from '../../src/broker/address.ts';
import { openAmqp } from '../../src/broker/amqp/open.ts';
import { openManagement } from '../../src/broker/management/open.ts';
import { TopoError } from '../../src/model/diagnostic.ts';
import type { Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { DeleteGuard, Step } from '../../src/model/plan.ts';
import type { BrokerReader, BrokerWriter } from '../../src/model/ports.ts';
import { byCodeUnits } from '../../src/model/values.ts';
import { createMemoryBroker, type MemoryVersion } from '../support/memory/broker.ts';
import { arbitraryTopology } from '../support/topologies.ts';
import { useVhost } from '../support/vhost.ts';
import { plain } from './bench.ts';
import { openOutside } from './real-broker.ts';

/** Versions whose rules the broker in memory plays. */
const versions: readonly string[] = ['3.10.8', '4.0.5', '4.3.6'] satisfies MemoryVersion[];
/** Fixed, so that the next run repeats a failure. */
const runs = { numRuns: 25, seed: 20 };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const transports = {
    AMQP: () => openAmqp({ addresses: parseAmqpUrls(vhost.url), purpose: 'differential' }),
    management: () => openManagement({ addresses: parseManagementUrls(broker.httpUrl) }),
  };
  describe.each(['AMQP', 'management'] as const)('%s', (transport) => {
    let ports: { readonly reader: BrokerReader; readonly writer: BrokerWriter; close(): Promise<void> };
    beforeAll(async () => {
      ports = await transports[transport]();
    });
    afterAll(() => ports.close());

    test.runIf(versions.includes(broker.version))(
      'refuses the same steps and ends with the same objects as the broker in memory',
      { timeout: 300_000 },
      async () => {
        const policies = transport === 'management';
        const property = fc.asyncProperty(arbitrarySteps(vhost.name, policies), async (steps) => {
          const memory = createMemoryBroker({ version: broker.version as MemoryVersion });
          const outside = await openOutside(broker, vhost);
          try {
            for (const step of steps) {
              const expected = await refusalOf(memory.writer, step);
              const actual = await refusalOf(ports.writer, step);
              if (expected === undefined) expect(actual, described(step)).toBeUndefined();
              else if (transport === 'AMQP' || !isUnsayable(expected, broker.version))
                expect(actual, described(step)).toContain(beginningOf(expected));
              else expect(actual, described(step)).toMatch(/^step-(unknown|refused) /);
            }
            expect(sorted(await outside.truth())).toEqual(sorted(memory.entities()));
          } finally {
            await outside.close();
          }
        });
        await fc.assert(property, runs);
      },
    );
  });
});

/** Steps over the entities of two topologies, in random order, so that half of them meet an unexpected state. */
function arbitrarySteps(vhost: string, policies: boolean): Arbitrary<readonly Step[]> {
  const topologies = fc.tuple(arbitraryTopology({ vhost, policies }), arbitraryTopology({ vhost, policies }));
  const choices = fc.array(fc.tuple(fc.nat({ max: 999 }), fc.boolean(), fc.boolean()), { maxLength: 15 });
  return fc.tuple(topologies, choices).map(([[a, b], choices]) => {
    const entities = [...a.declarations.values(), ...b.declarations.values()].map(({ entity }) => entity);
    const rank = { exchange: 0, queue: 0, policy: 0, document: 0, binding: 1 };
    const made = entities.toSorted((one, other) => rank[one.kind] - rank[other.kind]).map((entity) => stepOf(entity, true, 'none'));
    const more = choices.flatMap(([index, makes, guarded]) => {
      const entity = entities[index % Math.max(1, entities.length)];
      return entity === undefined ? [] : [stepOf(entity, makes, guarded ? 'if-unused' : 'none')];
    });
    return [...made, ...more].map((step, index) => ({ ...step, id: index + 1, level: index + 1 }));
  });
}

function stepOf(entity: Entity, makes: boolean, guard: DeleteGuard): Step {
  const base = { id: 0, level: 0, change: keyOf(entity) };
  switch (entity.kind) {
    case 'exchange':
      return makes ? { ...base, do: 'declare', entity } : { ...base, do: 'delete', entity, guard };
    case 'queue':
      return makes ? { ...base, do: 'declare', entity } : { ...base, do: 'delete', entity, guard: 'none' };
    case 'binding':
      return { ...base, do: makes ? 'bind' : 'unbind', entity };
    case 'policy':
      return { ...base, do: makes ? 'put-policy' : 'delete-policy', entity };
    case 'document':
      return { ...base, do: makes ? 'put-document' : 'delete-document', entity };
  }
}

async function refusalOf(writer: BrokerWriter, step: Step): Promise<string | undefined> {
  try {
    await writer.execute(step);
    return undefined;
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    return error.diagnostics.map(({ code, message }) => `${code} ${message}`).join('; ');
  }
}

/** Over AMQP a text is truncated at 255 bytes, over HTTP it lacks the name of its code and has other integer widths. */
function beginningOf(expected: string): string {
  return expected
    .replace(/^step-refused [A-Z_]+ - /, '')
    .replace(/ of type '.*$/, '')
    .slice(0, 100);
}

/** The management API of 4.x answers every refusal whose text is not all ASCII with 500 and nothing else. */
function isUnsayable(refusal: string, version: string): boolean {
  return !version.startsWith('3.') && /[^\x20-\x7e]/.test(refusal);
}

function described(step: Step): string {
  return `${step.id} ${step.do} ${JSON.stringify(step.entity)}`;
}

function sorted(entities: readonly Entity[]): object[] {
  return entities.map(plain).sort((one, other) => byCodeUnits(one.key, other.key));
}
