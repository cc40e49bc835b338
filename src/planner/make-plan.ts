// (Topology, Observed) to Plan. Pure: no I/O, no clock; the same input gives the same plan, whatever the order of files and keys was.
import type { Code } from '../model/codes.ts';
import type { Span } from '../model/diagnostic.ts';
import { type EntityKey, pruneKey } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import { type Change, type Plan, planFormatVersion, type Summary } from '../model/plan.ts';
import type { Consumers } from '../model/plan-parts.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import { alarmed } from './alarms.ts';
import type { Allowance } from './allow.ts';
import { changesOf } from './changes.ts';
import { digestOf } from './digest.ts';
import { documentRefusals, unlistedNotices } from './document-refusals.ts';
import { doublesOf } from './doubles.ts';
import { draftsOf } from './drafts.ts';
import { federationNotices } from './federation-objects.ts';
import { fenceNotices, fencingOf } from './fences.ts';
import { leftBy } from './foreseen.ts';
import { governingOf } from './governing/governing.ts';
import { withSettingChanges } from './governing/setting-changes.ts';
import { exceededLimits } from './limits.ts';
import { linkVhostFaults } from './link-vhosts.ts';
import { hiddenLinkNotices, linksOf } from './links.ts';
import { noticesOf } from './notices.ts';
import { partitionNotices } from './partitions.ts';
import { foreseeRefusals } from './refusals.ts';
import { renameNotices } from './rename/notices.ts';
import { blockRefused } from './risk.ts';
import { finishedNotices } from './self-deleting.ts';
import { topicPermissionNotices } from './topic-permissions.ts';
import { topicRefusals } from './topic-refusals.ts';
import { uncertainWeights } from './uncertain-weights.ts';
import { pruneListOf } from './undeclared.ts';
import { upstreamNameWarnings } from './upstream-names.ts';
import { userNotices, userRefusals } from './users.ts';
import { deletedVhosts, withoutMissing } from './vhosts.ts';

/** The input of a plan. */
export interface PlanInput {
  readonly topology: Topology;
  readonly observed: Observed;
  readonly origins: Origins;
  readonly allowances: readonly Allowance[];
  /** Version of topo, noted in the plan. */
  readonly version: string;
  /** Objects that the plan leaves unchanged although they differ. */
  readonly leave?: ReadonlySet<EntityKey>;
  /** How migrations handle the consumers of their queues; default `wait`. */
  readonly consumers?: Consumers;
  /** Whether an apply of the plan opens AMQP connections and takes the lock; default true. */
  readonly overAmqp?: boolean;
  /** Whether an apply of the plan waits for the end of alarms, which block migrations otherwise; default false. */
  readonly waitForAlarm?: boolean;
}

/** Makes the plan. */
export function makePlan(input: PlanInput): Plan {
  const { topology, observed, origins, version, overAmqp = true, waitForAlarm = false } = input;
  const made = draftsOf(input);
  const { changes: allowed, steps } = changesOf(made, input);
  const fencing = fencingOf(observed);
  const refusals = foreseeRefusals(allowed, steps, made.ahead);
  const exceeded = exceededLimits(steps, observed, overAmqp, topology.declarations);
  const linkVhosts = linkVhostFaults(allowed, observed);
  const alarms = alarmed(steps, observed, waitForAlarm);
  const refused = [
    alarms.refused,
    exceeded.refused,
    topicRefusals(allowed, steps, observed),
    refusals.refused,
    documentRefusals(allowed, observed),
    userRefusals(allowed, observed),
    linkVhosts.refused,
  ];
  const blocked = blockRefused(allowed, new Map(refused.flatMap((one) => [...one])));
  const left = leftBy(observed, blocked);
  const changes = withSettingChanges(blocked, observed, left);
  const dropped = new Set(changes.flatMap((change) => change.cascades.filter(({ restored }) => !restored).map(({ key }) => key)));
  const deleted = deletedVhosts(changes);
  const links = linksOf(changes, observed);
  const vhosts = withoutMissing(topology, observed, changes);
  const undeclared = made.kept
    .filter(({ key, entity }) => !dropped.has(key) && !deleted.has(entity.vhost))
    .sort((a, b) => byCodeUnits(a.key, b.key));
  return {
    formatVersion: planFormatVersion,
    topo: version,
    broker: observed.broker,
    over: observed.over,
    complete: observed.complete,
    vhosts,
    changes,
    steps,
    ...(fencing === undefined || !steps.some((step) => step.do === 'fence') ? {} : { fencing }),
    undeclared,
    governing: governingOf(topology, left, changes),
    ...(links.length === 0 ? {} : { links }),
    notices: [
      ...noticesOf(topology, observed),
      ...unlistedNotices(topology, observed),
      ...renameNotices(topology, observed, changes),
      ...uncertainWeights(made.shares, made.rebindings, topology, observed),
      ...doublesOf(changes, undeclared, observed),
      ...partitionNotices(changes, undeclared),
      ...refusals.notices,
      ...exceeded.notices,
      ...alarms.notices,
      ...topicPermissionNotices(changes, observed),
      ...userNotices(changes, observed),
      ...finishedNotices(changes),
      ...federationNotices(topology, observed),
      ...upstreamNameWarnings(changes, topology, observed),
      ...linkVhosts.notices,
      ...hiddenLinkNotices(changes, observed),
      ...fenceNotices(steps, observed),
    ],
    summary: summarise(changes, undeclared.length),
    origins: originsOf(changes, origins),
    digest: digestOf(vhosts, changes, steps),
  };
}

/** Reasons for which an object that is kept was not compared, or not with certainty. */
export const uncomparedBecause: readonly Code[] = ['attributes-unknown', 'not-visible', 'queue-down'];

/** Counts the changes; `left`: undeclared entities that are left unchanged. */
export function summarise(changes: readonly Change[], left: number): Summary {
  const counts = new Map<Change['action'], number>();
  let [uncompared, owned] = [0, 0];
  let blocked = 0;
  for (const change of changes) {
    counts.set(change.action, (counts.get(change.action) ?? 0) + 1);
    if (change.blocked !== undefined) blocked += 1;
    if (change.action === 'keep' && change.reasons.some((reason) => uncomparedBecause.includes(reason))) uncompared += 1;
    else if (change.action === 'keep' && change.reasons.includes('connection-owned')) owned += 1;
  }
  const count = (action: Change['action']): number => counts.get(action) ?? 0;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    migrate: count('migrate'),
    rename: count('rename'),
    delete: count('delete'),
    ensure: count('ensure'),
    rebind: count('rebind'),
    unchanged: count('keep') - uncompared - owned,
    uncompared,
    owned,
    blocked,
    undeclared: left,
  };
}

function originsOf(changes: readonly Change[], origins: Origins): Plan['origins'] {
  const found: { [key: EntityKey]: Span } = {};
  for (const change of changes) {
    const entity = change.before ?? change.after;
    const span =
      origins.get(change.key) ??
      (change.action === 'delete' && entity !== undefined ? origins.get(pruneKey(entity.vhost, pruneListOf(entity))) : undefined);
    if (span !== undefined) found[change.key] = span;
  }
  return found;
}
