// Undeclared settings that govern declared objects: plain data of a plan.
import type { EntityKey } from './key.ts';
import type { ArgumentValue } from './values.ts';

/**
 * `operator-policy`, `policy`: by its name. `vhost-limit`: a limit of a virtual host. `topic-permission`: of the observing user.
 * `federation`: an upstream with a link.
 */
export type Governor = 'operator-policy' | 'policy' | 'vhost-limit' | 'topic-permission' | 'federation';

/** Governors in the order of a report. */
export const governors: readonly Governor[] = ['operator-policy', 'policy', 'vhost-limit', 'topic-permission', 'federation'];

/** The value that would take effect without the governor. */
export interface Overridden {
  readonly value: ArgumentValue;
  readonly by: 'argument' | 'operator-policy' | 'policy';
  /** The name of the policy. */
  readonly name?: string;
}

/** A declared object that is governed. */
export interface GovernedObject {
  readonly key: EntityKey;
  readonly kind: 'queue' | 'exchange';
  readonly name: string;
  /** Absent if nothing else sets the key. */
  readonly over?: Overridden;
}

/** What a queue does with every message that it cannot hand to a waiting consumer, because a limit is 0. */
export type Fate = 'dropped' | 'dead-lettered' | 'refused';

/** One value of one undeclared governor, with the declared objects for which it takes effect once the plan is applied. */
export interface Governing {
  readonly by: Governor;
  readonly vhost: string;
  /** The policy, the user of a topic permission or the upstream; the virtual host itself for a limit. */
  readonly name: string;
  /** The policy key, the name of the limit, `write` or `read` of a topic permission, `status` of a link. */
  readonly key: string;
  /** Absent if the key is not set because the governor is a policy that applies instead of the declared one. */
  readonly value?: ArgumentValue;
  /** In the order of their keys; empty for a limit, which governs the virtual host. */
  readonly objects: readonly GovernedObject[];
  /** Present if messages meet this fate because of the governor. */
  readonly fate?: Fate;
  /** It depends on facts that topo cannot determine: a pattern, the version, or policies with the same priority. */
  readonly unsure?: true;
  /** Queues that exist in the virtual host once the plan is applied, for its limit of queues. */
  readonly used?: number;
}

/** One value of existing queues and exchanges that a plan changes by changing a policy or operator policy. */
export interface SettingChange {
  /** The policy key. */
  readonly key: string;
  /** What takes effect, whatever sets it; absent if nothing does. */
  readonly before?: ArgumentValue;
  readonly after?: ArgumentValue;
  /** In the order of their keys. */
  readonly objects: readonly Pick<GovernedObject, 'key' | 'kind' | 'name'>[];
  /** It depends on facts that topo cannot determine: a pattern, the version, or policies with the same priority. */
  readonly unsure?: true;
}
