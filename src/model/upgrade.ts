// The findings of an upgrade check: what a version of RabbitMQ refuses, loses or treats otherwise than an older one. Plain data.
import type { Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { AttachedConsumer } from './observed.ts';

/**
 * `refused`: the version refuses the object. `lost`: it accepts the object without a guarantee that it had. `ignored`: it does not obey a part
 * of it. `deprecated`: it obeys it, and a later version will not, or it has no effect already.
 */
export type UpgradeEffect = 'refused' | 'lost' | 'ignored' | 'deprecated';

/**
 * When it shows. `boot`: when a node of the version starts. `declaration`: when a client declares the object or a definitions file is imported.
 * `silently`: nothing reports it. `later`: in a version after this one.
 */
export type UpgradeMoment = 'boot' | 'declaration' | 'silently' | 'later';

/** What an upgrade does to one object. */
export interface UpgradeImpact {
  readonly effect: UpgradeEffect;
  readonly when: UpgradeMoment;
  /** One sentence without a full stop that names the object. */
  readonly message: string;
  /** The cheapest first; at least one. */
  readonly remedies: readonly string[];
}

/** The impact, and the object: its key, and the properties at whose position it is shown. */
export interface UpgradeFinding extends UpgradeImpact {
  readonly key: EntityKey;
  readonly properties: readonly string[];
  /** The queues that it concerns: those of a policy, or the destination of a binding. */
  readonly queues: readonly Queue[];
}

/** Clients of one user that use an object. */
export interface UsedBy {
  readonly user: string;
  /** RabbitMQ's names of the connections, or those that the clients gave them; sorted. */
  readonly connections: readonly string[];
}

/** A channel with a prefetch for all its consumers together. */
export interface GlobalPrefetch {
  readonly vhost: string;
  readonly user: string;
  /** Absent if it is not visible. */
  readonly connection?: string;
}

/** Who uses a broker, as far as the user may see it. */
export interface LiveUsage {
  /** By virtual host and name of the queue. */
  readonly consumers: ReadonlyMap<string, ReadonlyMap<string, readonly AttachedConsumer[]>>;
  readonly globalPrefetch: readonly GlobalPrefetch[];
  /** Names of the deprecated features in use, sorted; absent on a version that does not report them. */
  readonly deprecatedFeatures?: readonly string[];
}
