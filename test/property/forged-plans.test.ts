// Forged plans: every plan that is made is accepted when it is read again; of the forged ones, no step of an accepted plan touches anything
// that `show` does not print, and none crashes. In memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TopoError } from '../../src/model/diagnostic.ts';
import type { Entity } from '../../src/model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../../src/model/key.ts';
import { isOfMigration, migrationMark } from '../../src/model/migration.ts';
import type { ClusterNode } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Topology } from '../../src/model/topology.ts';
import type { Allowance } from '../../src/planner/allow.ts';
import { planFault } from '../../src/planner/verify/plan.ts';
import { renderPlanAnnotations } from '../../src/reporter/annotations.ts';
import { planBlocks } from '../../src/reporter/plan-markdown.ts';
import { renderPlan } from '../../src/reporter/plan-text.ts';
import { apply, gate, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, exchange, queue } from '../support/ends.ts';
import { forge, pickFrom } from '../support/forging.ts';
import { createMemoryBroker, type MemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

const allowances: readonly Allowance[] = [
  { what: 'replace', kind: 'queue', name: '*' },
  { what: 'replace', kind: 'exchange', name: '*' },
  { what: 'migrate', kind: 'queue', name: 'q*' },
  { what: 'migrate', kind: 'exchange', name: 'e*' },
  { what: 'lose', kind: 'exchange', name: 'u0' },
  { what: 'lose', kind: 'queue', name: 'q1' },
  { what: 'rebind', kind: 'exchange', name: 'hash' },
  { what: 'blast-radius' },
];

/** What no plan is about. */
const victims: readonly Entity[] = ['/', 'secret'].flatMap((vhost) => [
  queue('vault', { vhost, type: 'classic' }),
  exchange('vault', { vhost, type: 'topic' }),
  binding('vault', 'vault', 'gold', { vhost }),
  binding('amq.topic', 'vault', 'silver', { vhost }),
  { kind: 'document', of: 'permission', vhost, name: 'thief', body: { configure: '', write: '', read: '' } },
]);

/** An exchange with state by destination, and bindings of it that change. */
const hashing = {
  before: [exchange('hash', { type: 'x-consistent-hash' }), queue('h1'), binding('hash', 'h1', '1'), binding('hash', 'h1', '3')],
  after: [exchange('hash', { type: 'x-consistent-hash' }), queue('h1'), binding('hash', 'h1', '2')],
};

/** A queue with a new name, and its bindings, of which one is declared. */
const renaming = {
  before: [
    ...[queue('former'), binding('amq.topic', 'former', 'a'), binding('amq.topic', 'former', 'b')],
    ...[exchange('former'), binding('amq.topic', 'former', 'e', { destinationType: 'exchange' }), binding('former', 'former', 'f')],
  ],
  after: [queue('renamed'), binding('amq.topic', 'renamed', 'a'), exchange('renamed'), binding('renamed', 'renamed', 'c')],
};

/** With more than one node, a queue is deleted only after a fence. */
const clusters: readonly (readonly ClusterNode[])[] = [
  [{ name: 'rabbit@a', running: true }],
  ['a', 'b', 'c'].map((name) => ({ name: `rabbit@${name}`, running: true })),
  [
    { name: 'rabbit@a', running: true },
    { name: 'rabbit@b', running: true, unreachable: 'ECONNREFUSED' },
    { name: 'rabbit@c', running: false },
  ],
];

const arbitraryWorld = fc.record({
  before: arbitraryTopology(),
  topology: arbitraryTopology(),
  extras: arbitraryObservedExtras({ untouchable: true }),
  allowed: fc.subarray([...allowances]),
  visibility: fc.constantFrom('full' as const, 'full' as const, 'full' as const, 'amqp' as const),
  skipBlocked: fc.boolean(),
  done: fc.nat({ max: 60 }),
  isHashing: fc.boolean(),
  isRenaming: fc.boolean(),
  nodes: fc.constantFrom(...clusters),
});

type World = typeof arbitraryWorld extends fc.Arbitrary<infer W> ? W : never;

/** A broker, and a plan for it; some of its steps have been done before, as by an interrupted run. */
async function planned({
  before,
  topology,
  extras,
  allowed,
  visibility,
  skipBlocked,
  done,
  isHashing,
  isRenaming,
  nodes,
}: World): Promise<{ broker: MemoryBroker; made: Plan }> {
  const broker = createMemoryBroker({ visibility, hashing: true, nodes });
  broker.seed([...liveEntities(before, extras), ...victims, ...(isHashing ? hashing.before : []), ...(isRenaming ? renaming.before : [])]);
  for (const { vhost } of [victims[0], victims[5]] as readonly { vhost: string }[]) broker.publish('vault', 3, vhost);
  for (const one of broker.entities()) if (one.kind === 'queue' && /^q[01]$/.test(one.name)) broker.publish(one.name, 2);
  const declarations = new Map(topology.declarations);
  if (isHashing) for (const entity of hashing.after) declarations.set(keyOf(entity), { entity, presence: 'present', protect: false });
  for (const entity of isRenaming ? renaming.after : []) {
    const former = entity.kind !== 'binding' ? { renamedFrom: { vhost: entity.vhost, name: 'former' } } : {};
    declarations.set(keyOf(entity), { entity, presence: 'present', protect: false, ...former });
  }
  if (isHashing)
    declarations.set(keyOf(binding('hash', 'h1', '1')), { entity: binding('hash', 'h1', '1'), presence: 'absent', protect: false });
  const files: Topology = { ...topology, declarations, prune: new Map() };
  const make = (): Promise<Plan> =>
    plan({ topology: files, origins: new Map(), allowances: allowed, version: '0.0.0', skipBlocked }, broker.reader);
  if (done > 30) {
    const first = await make();
    const end = broker.failOn(({ id }) => id > done - 30, { code: 'step-unknown', severity: 'error', message: 'killed' });
    if (gate(first).length === 0) await apply(first, broker, { saved: false });
    end();
  }
  return { broker, made: await make() };
}

const saved = (made: unknown): unknown => JSON.parse(JSON.stringify(made));

async function live(broker: MemoryBroker): Promise<ReadonlyMap<EntityKey, string>> {
  return new Map(broker.entities().map((entity) => [keyOf(entity), JSON.stringify(entity)]));
}

/** The keys that a plan shows as changed, and the text that a person reads. */
function shown(made: Plan): { readonly keys: ReadonlySet<EntityKey>; readonly text: string } {
  const text = renderPlan(made);
  planBlocks(made, { paths: [], showUndeclared: true, showUnchanged: true });
  renderPlanAnnotations(made);
  const keys = made.changes.flatMap(({ key, action, cascades, rename }) => {
    const old = rename === undefined ? [] : [rename.from, ...rename.unbound.map((one) => one.binding)];
    return action === 'keep' ? [] : [key, ...cascades.map((one) => one.key), ...old.map(keyOf)];
  });
  for (const { rename } of made.changes) if (rename !== undefined) expect(text).toContain(`renamed from ${nameText(rename.from.name)}`);
  for (const { key, action, after, before } of made.changes) {
    const entity = after ?? before;
    if (action === 'keep' || entity === undefined) continue;
    expect(text, key).toContain(entity.kind === 'binding' ? nameText(entity.destination) : nameText(entity.name));
  }
  return { keys: new Set(keys), text };
}

/** The objects of the migrations that are shown come and go. */
function isStandIn(key: EntityKey, shownKeys: ReadonlySet<EntityKey>): boolean {
  const names = key.split(/[\s"]/);
  const own = (part: string): string =>
    part.replace(/^topo\.migrating\./, '').replace(/\.topo-(migration|exchange-migration|rename|exchange-rename)(\.bindings)?$/, '');
  if (key.startsWith('policy')) return names.some((part) => part !== own(part) && [...shownKeys].some((one) => one.endsWith(own(part))));
  const ofMigration = names.filter(isOfMigration);
  const isShown = (part: string): boolean => part === migrationMark || [...shownKeys].some((one) => one.includes(own(part)));
  return ofMigration.length > 0 && ofMigration.every(isShown);
}

function countOf(broker: MemoryBroker, { name, vhost }: { name: string; vhost: string }): number {
  return broker.entities().some((one) => one.kind === 'queue' && one.name === name && one.vhost === vhost)
    ? broker.messages(name, vhost).length
    : 0;
}

it('accepts every plan that is made, also of half-done migrations', async () => {
  let fencedRenames = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const { made } = await planned(world);
      expect(planFault(saved(made))).toBeUndefined();
      const renamed = new Set(made.changes.flatMap(({ key, rename }) => (rename === undefined ? [] : [key])));
      if (made.steps.some((step) => step.do === 'fence' && renamed.has(step.change))) fencedRenames += 1;
    }),
    { ...sample(25), endOnFailure: true },
  );
  expect(fencedRenames).toBeGreaterThan(0);
}, 900_000);

it('of forged plans, refuses those with a step that is not shown, and crashes on none', async () => {
  const seen = { accepted: 0, refused: 0, applied: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, fc.integer(), async (world, seed) => {
      const { broker, made } = await planned(world);
      const forged = saved(forge(made, { pick: pickFrom(seed), victims: [...victims, ...broker.entities()] }));
      if (planFault(forged) !== undefined) {
        seen.refused += 1;
        return;
      }
      seen.accepted += 1;
      const accepted = forged as Plan;
      const { keys, text } = shown(accepted);
      const [before, counts] = [
        await live(broker),
        victims.flatMap((one) => (one.kind === 'queue' ? [[one, countOf(broker, one)] as const] : [])),
      ];
      try {
        await apply(accepted, broker, { saved: true });
        seen.applied += 1;
      } catch (error) {
        if (!(error instanceof TopoError)) throw error;
      }
      const after = await live(broker);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
      // over AMQP, a plan warns that undeclared bindings are lost; an autoDelete exchange is deleted with its last one
      const isBound = (key: EntityKey): boolean => key.startsWith('binding') || before.get(key)?.includes('"autoDelete":true') === true;
      const isUnseen = (key: EntityKey): boolean => !accepted.complete && isBound(key) && !after.has(key);
      expect(changed.filter((key) => !keys.has(key) && !isStandIn(key, keys) && !isUnseen(key))).toEqual([]);
      const isRenamed = (one: Entity): boolean =>
        accepted.changes.some(({ rename }) => rename !== undefined && keyOf(rename.from) === keyOf(one));
      for (const [one, count] of counts)
        if (countOf(broker, one) < count && !isRenamed(one)) expect(text).toContain(`--allow 'lose:queue/${one.name}'`);
    }),
    { ...sample(50), endOnFailure: true },
  );
  expect(seen.refused).toBeGreaterThan(seen.accepted);
}, 900_000);
