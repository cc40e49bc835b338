// The trial of a new declaration before the old object is deleted, from plan to apply: in memory, on a broker of an unknown version.
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import { carrierOf, heldBy, holdingName } from '../../../src/model/migration.ts';
import { apply } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';
import { bind, exchange, planFor, priority, queue } from './migration-plans.ts';

describe('the trial of a new declaration', () => {
  /** The plan foresees no refusal of such a broker. */
  function ofUnknownVersion(broker: MemoryBroker): MemoryBroker {
    const observe: MemoryBroker['reader']['observe'] = async (request) => {
      return { ...(await broker.reader.observe(request)), broker: { name: 'memory', address: 'memory' } };
    };
    return { ...broker, reader: { observe } };
  }

  const refused = queue('a', { arguments: { 'x-max-priority': 300 } });

  it.each(['migrate', 'replace'] as const)('rejects a refused declaration before anything is deleted (%s)', async (what) => {
    const broker = ofUnknownVersion(createMemoryBroker());
    const there = [exchange('x'), queue('a'), bind('x', 'a')];
    broker.seed(there);
    const made = await planFor(broker, [exchange('x'), refused, bind('x', 'a')], [{ what, kind: 'queue', name: 'a' }]);
    const { diagnostics } = await apply(made, broker, { saved: false });
    expect(diagnostics.map(({ code }) => code)).toEqual(['step-refused']);
    expect(diagnostics[0]?.message).toContain('max_value_exceeded');
    expect(broker.entities().map(keyOf)).toEqual(there.map(keyOf).sort());
  });

  it('is omitted when the old object is already deleted', async () => {
    const broker = ofUnknownVersion(createMemoryBroker());
    broker.seed([heldBy(refused), carrierOf(refused)]);
    const made = await planFor(broker, [refused]);
    expect(made.steps.map(({ do: what }) => what)).not.toContain('try');
    broker.publish(holdingName(refused), 1);
    expect((await apply(made, broker, { saved: false })).diagnostics).not.toEqual([]);
    const fixed = queue('a', priority);
    expect((await apply(await planFor(broker, [fixed]), broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.messages('a')).toHaveLength(1);
  });

  it('is done for an exchange too, and leaves nothing behind', async () => {
    const broker = ofUnknownVersion(createMemoryBroker());
    broker.seed([exchange('x')]);
    const files = [exchange('x', 'topic', { arguments: { 'alternate-exchange': 5 } })];
    const made = await planFor(broker, files, [{ what: 'replace', kind: 'exchange', name: 'x' }]);
    expect((await apply(made, broker, { saved: false })).diagnostics.map(({ code }) => code)).toContain('step-refused');
    expect(broker.entities()).toEqual([exchange('x')]);
  });
});
