// The states of federation links and shovels: as RabbitMQ lists them, and those of declared ones as plain data of a plan.
import type { GovernedObject } from './governing.ts';

/** A link that brings messages from an upstream to a federated exchange or queue. */
export interface FederationLink {
  readonly vhost: string;
  readonly upstream: string;
  readonly kind: 'exchange' | 'queue';
  readonly name: string;
  /** `running`, `starting`, `error`, ... */
  readonly status: string;
  /** Why it is not running, in words and without a secret; absent if RabbitMQ does not show it. */
  readonly reason?: string;
}

/** A shovel as RabbitMQ lists it. One that waits for its next attempt may be missing. */
export interface ShovelStatus {
  readonly vhost: string;
  readonly name: string;
  /** `running`, `starting` or `terminated`. */
  readonly status: string;
  /** As of a federation link. */
  readonly reason?: string;
}

/** `running`. `down`: not running. `unused`: an upstream without a link. */
export type LinkStatus = 'running' | 'down' | 'unused';

/** The links of one declared upstream that have the same state, or one declared shovel. Only of objects that exist. */
export interface LinkState {
  readonly of: 'federation-upstream' | 'shovel';
  readonly vhost: string;
  readonly name: string;
  readonly status: LinkStatus;
  /** Why it is down, without a secret; present if and only if it is. */
  readonly reason?: string;
  /** What the links of an upstream bring messages to; empty for a shovel. */
  readonly objects: readonly Pick<GovernedObject, 'key' | 'kind' | 'name'>[];
  /** The plan changes the upstream or shovel: RabbitMQ restarts its links. */
  readonly restarts?: true;
}
