// What topo watch --heal may apply destroys nothing, for any topology and any live objects. In memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isHealable } from '../../src/planner/lossless.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

it('a lossless part applies without a refusal, keeps every object and message, and leaves nothing to heal', async () => {
  let healed = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryTopology(), arbitraryTopology(), arbitraryObservedExtras(), async (before, topology, extras) => {
      const broker = createMemoryBroker();
      broker.seed(liveEntities(before, extras));
      const live = broker.entities();
      const queues = live.flatMap((entity) => (entity.kind === 'queue' && !entity.exclusive ? [entity.name] : []));
      for (const name of queues) broker.publish(name, 2);
      const messages = new Map(queues.map((name) => [name, broker.messages(name)]));
      const request = { topology, origins: new Map(), allowances: [], version: '0.0.0', lossless: true };
      const made = await plan(request, broker.reader);
      expect(made.steps.filter(({ do: what }) => !['declare', 'bind', 'put-policy'].includes(what))).toEqual([]);
      const result = await apply(made, broker, { saved: false });
      expect(result.diagnostics).toEqual([]);
      healed += made.steps.length;
      const after = new Set(broker.entities().map((entity) => JSON.stringify(entity)));
      // a policy is updated in place
      expect(live.filter((entity) => entity.kind !== 'policy' && !after.has(JSON.stringify(entity)))).toEqual([]);
      for (const [name, ids] of messages) expect(broker.messages(name)).toEqual(ids);
      const again = await plan(request, broker.reader);
      expect(again.steps).toEqual([]);
      expect(isHealable(again)).toBe(false);
    }),
    sample(60),
  );
  expect(healed).toBeGreaterThan(0);
});
