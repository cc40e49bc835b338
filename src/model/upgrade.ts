// The findings of an upgrade check: what a version of RabbitMQ refuses, loses or treats otherwise than an older one. Plain data.
import type { Policy, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { AttachedConsumer } from './observed.ts';
import type { Declaration } from './topology.ts';

/**
 * `refused`: the version refuses the object. `lost`: it accepts the object without a guarantee that it had. `changed`: it has another default.
 * `ignored`: it does not obey a part of it. `deprecated`: it obeys it, and a later version will not, or it has no effect already.
 */
export type UpgradeEffect = 'refused' | 'lost' | 'changed' | 'ignored' | 'deprecated';

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

/**
 * An edit of the declaration of one object in a file. `names` are those under which the file may have the value: a property of the object, or
 * a key of its `arguments` or `definition`; `to` are the new names, at the same positions.
 */
export type PropertyEdit =
  | {
      readonly edit: 'set';
      readonly names: readonly [property: string, ...others: readonly string[]];
      readonly value: string | number | boolean;
    }
  | { readonly edit: 'rename'; readonly names: readonly string[]; readonly to: readonly string[]; readonly value: string }
  | { readonly edit: 'remove'; readonly names: readonly string[] };

/** What an upgrade changes in the declaration of one object. */
export interface UpgradeFix {
  readonly key: EntityKey;
  readonly edits: readonly PropertyEdit[];
  /** The edits in words: `set type: quorum, as policy ha-all mirrored it`. At least one. */
  readonly texts: readonly string[];
  /** The declaration afterwards. */
  readonly after: Declaration;
  /** A policy to declare beside it, in the same section. */
  readonly beside?: Policy;
}

/** Why an object, or a part of it, is not changed. */
export interface Unfixed {
  readonly key: EntityKey;
  /** The properties at whose position it is shown. */
  readonly properties: readonly string[];
  /** A sentence without a full stop that names the object. */
  readonly reason: string;
}

/** The fixes of a topology. */
export interface UpgradeFixes {
  readonly fixes: readonly UpgradeFix[];
  readonly unfixed: readonly Unfixed[];
}
