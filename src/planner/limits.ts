// The limits of virtual hosts and of the user: queues that the broker would refuse because a virtual host has too many, with the queues that
// topo declares for itself, and connections that an apply could not open.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Entity } from '../model/entity.ts';
import { documentKey, type EntityKey, nameText } from '../model/key.ts';
import { lockName } from '../model/migration.ts';
import type { Limits, Observed } from '../model/observed.ts';
import { type Block, deletes, type Step } from '../model/plan.ts';
import { shellWord } from '../model/shell.ts';
import type { Topology } from '../model/topology.ts';
import { limitsFrom } from '../rabbitmq/condition-rows.ts';

/** What the limits prevent. */
export interface Exceeded {
  /** By change, the queues that would exceed `max-queues`. */
  readonly refused: ReadonlyMap<EntityKey, Block>;
  /** Locks and connections that an apply could not have: nothing would be done. */
  readonly notices: readonly Diagnostic[];
}

/**
 * Compares the steps with the limits, as far as they are visible. The lock and the connections of an apply come first, and are subject to the
 * observed limits; a queue is subject to the limit that its step finds, which an earlier step may have put.
 * @param overAmqp whether an apply opens AMQP connections, and declares its lock
 */
export function exceededLimits(
  steps: readonly Step[],
  observed: Observed,
  overAmqp: boolean,
  declarations: Declarations = new Map(),
): Exceeded {
  const refused = new Map<EntityKey, Block>();
  const notices: Diagnostic[] = [];
  const vhosts = new Set(steps.map(({ entity }) => entity.vhost));
  for (const vhost of vhosts) {
    const max = observed.conditions?.vhosts.get(vhost)?.limits?.maxQueues;
    const found = queuesOver(max, vhost, steps, observed, overAmqp);
    const inFile = declaredLimit(vhost, declarations);
    for (const [change, limit] of found.changes) refused.set(change, blockOf(vhost, limit, found, limit === inFile));
    if (max !== undefined && found.changes.size === 0 && found.withLock && found.live + 1 > max)
      notices.push(lockRefused(vhost, max, inFile === undefined ? found.peak : found.live + 1, found.live));
  }
  notices.push(...closingLimits(steps));
  return { refused, notices: overAmqp ? [...notices, ...connectionNotices(steps, [...vhosts], observed)] : notices };
}

/** Limits that a plan sets, and with which no client can connect to the virtual host: an apply over AMQP cannot raise them again (3.10.8, 4.3.6). */
function closingLimits(steps: readonly Step[]): readonly Diagnostic[] {
  return steps.flatMap(({ do: what, entity, change }): Diagnostic[] => {
    if (what !== 'put-document' || entity.kind !== 'document' || entity.of !== 'vhost-limit') return [];
    if (entity.name !== 'max-connections' || entity.body['value'] !== 0) return [];
    const message = `max-connections 0: no client can connect to virtual host ${nameText(entity.vhost)} from then on, and topo only over the management API`;
    const hint = 'to undo it, apply with --transport http --no-lock, or run `rabbitmqctl clear_vhost_limits`';
    return [{ code: 'connection-limit', severity: 'warning', message, key: change, hint }];
  });
}

type Declarations = Topology['declarations'];

/** The `limits.maxQueues` of the files. */
function declaredLimit(vhost: string, declarations: Declarations): number | undefined {
  const declaration = declarations.get(documentKey('vhost-limit', vhost, maxQueues));
  if (declaration?.presence !== 'present' || declaration.entity.kind !== 'document') return undefined;
  return limitOf(declaration.entity);
}

const maxQueues = 'max-queues';

/** A negative limit, or none, permits any number. */
function limitOf({ body }: Document): number | undefined {
  return limitsFrom({ [maxQueues]: body['value'] }).maxQueues;
}

interface Count {
  /** Live queues before the plan, exclusive ones included. */
  readonly live: number;
  /** The most queues that the plan needs at once. */
  readonly peak: number;
  readonly withLock: boolean;
  /** The changes whose queues exceed the limit, which is the value. */
  readonly changes: ReadonlyMap<EntityKey, number>;
}

/**
 * Counts queues in the order of the steps. Of the steps of one level, which run at once, the declarations count first.
 * @param observedMax the limit before the plan; undefined for none
 */
function queuesOver(observedMax: number | undefined, vhost: string, steps: readonly Step[], observed: Observed, overAmqp: boolean): Count {
  const names = liveQueues(vhost, observed);
  const live = names.size;
  const withLock = overAmqp && !names.has(lockName);
  if (withLock) names.add(lockName);
  const changes = new Map<EntityKey, number>();
  let peak = names.size;
  let max = observedMax;
  const need = (count: number, { change }: Step): void => {
    peak = Math.max(peak, count);
    if (max !== undefined && count > max) changes.set(change, max);
  };
  const own = steps.filter(({ entity }) => entity.vhost === vhost && (entity.kind === 'queue' || isQueueLimit(entity)));
  for (const level of new Set(own.map((step) => step.level))) {
    const together = own.filter((step) => step.level === level);
    for (const step of together) {
      const { entity } = step;
      const name = entity.kind === 'queue' ? entity.name : '';
      if (step.do === 'try' && entity.kind === 'queue') need(names.size + 1, step);
      if (step.do !== 'declare' || names.has(name)) continue;
      names.add(name);
      need(names.size, step);
    }
    for (const { do: what, entity } of together)
      if (entity.kind === 'document') max = what === 'put-document' ? limitOf(entity) : undefined;
    for (const step of together) if (deletes(step) && step.entity.kind === 'queue') names.delete(step.entity.name);
  }
  return { live, peak, withLock, changes };
}

function isQueueLimit(entity: Entity): boolean {
  return entity.kind === 'document' && entity.of === 'vhost-limit' && entity.name === maxQueues;
}

function liveQueues(vhost: string, { observations }: Observed): Set<string> {
  const names = [...observations.values()].flatMap((seen) =>
    seen.state === 'present' && seen.entity.kind === 'queue' && seen.entity.vhost === vhost ? [seen.entity.name] : [],
  );
  return new Set(names);
}

function blockOf(vhost: string, max: number, { live, peak, withLock }: Count, isInFile: boolean): Block {
  const how = `queues in the virtual host: ${live}; needed during an apply: ${peak}${withLock ? `, ${lockName} among them` : ''}`;
  const fix = isInFile ? `set limits.maxQueues in the file to at least ${peak}, or delete other queues first` : raise(vhost, peak);
  return { code: 'queue-limit-reached', refusals: [{ part: `${maxQueues} ${max} of virtual host ${nameText(vhost)}`, how, fix }] };
}

function raise(vhost: string, most: number): string {
  const limits = JSON.stringify({ [maxQueues]: most });
  return `raise the limit to ${most} (\`rabbitmqctl set_vhost_limits -p ${shellWord(vhost)} ${shellWord(limits)}\`), or delete other queues first`;
}

function lockRefused(vhost: string, max: number, most: number, live: number): Diagnostic {
  const message = `queues in virtual host ${nameText(vhost)}: ${live} of ${max} (max-queues): an apply cannot declare its lock ${lockName}`;
  const hint = `${raise(vhost, most)}; or pass --no-lock if no other run can interfere`;
  return { code: 'queue-limit-reached', severity: 'notice', message, hint };
}

/** Connections come and go, so that nothing is certain. A virtual host whose lock is held is connected to already. */
function connectionNotices(steps: readonly Step[], vhosts: readonly string[], observed: Observed): readonly Diagnostic[] {
  const { conditions } = observed;
  const open = vhosts.filter((vhost) => !liveQueues(vhost, observed).has(lockName));
  if (conditions === undefined || open.length === 0) return [];
  const { userLimits = {}, userConnections = 0, userChannels = 0 } = conditions;
  const needed = new Map(open.map((vhost) => [vhost, 1 + nodesAsked(steps, vhost, observed)]));
  return [
    ...[...needed].flatMap(([vhost, some]) => {
      const { limits = {}, connections = 0 } = conditions.vhosts.get(vhost) ?? {};
      return tooFew(`to virtual host ${nameText(vhost)}`, limits, { connections, needed: some });
    }),
    ...tooFew('of the user', userLimits, {
      connections: userConnections,
      channels: userChannels,
      needed: [...needed.values()].reduce((sum, some) => sum + some, 0),
    }),
  ];
}

/** A fence opens a connection with one channel to each running node, which is kept for the run. */
function nodesAsked(steps: readonly Step[], vhost: string, { cluster }: Observed): number {
  const isFenced = steps.some(({ do: what, entity }) => what === 'fence' && entity.vhost === vhost);
  return isFenced ? (cluster?.nodes?.filter(({ running, unreachable }) => running && unreachable === undefined).length ?? 0) : 0;
}

/**
 * What is in use, as far as visible, and the number of connections that an apply opens at least: each has a channel, for the lock of its
 * virtual host or for a fence, and one of them another for the steps.
 */
interface Use {
  readonly connections: number;
  readonly channels?: number;
  readonly needed: number;
}

function tooFew(whose: string, { maxConnections, maxChannels }: Limits, { connections, channels = 0, needed }: Use): readonly Diagnostic[] {
  const notice = (what: string, limit: string, max: number | undefined, used: number, more: number): readonly Diagnostic[] => {
    if (max === undefined || used + more <= max) return [];
    const message = `${what} ${whose}: ${used} of ${max} (${limit}), as far as visible: an apply over AMQP requires ${more} more`;
    return [
      { code: 'connection-limit', severity: 'notice', message, hint: 'raise the limit, or close others; --transport http requires none' },
    ];
  };
  return [
    ...notice('connections', 'max-connections', maxConnections, connections, needed),
    ...notice('channels', 'max-channels', maxChannels, channels, needed + 1),
  ];
}
