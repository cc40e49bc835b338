// The route of a message, as data: the result of the router, which routing tests compare and `topo route` prints.
// Plain JSON; queues, exchanges and bindings are named by their keys.
import type { EntityKey } from './key.ts';
import type { Arguments } from './values.ts';

/** Why a queue dead-letters a message: RabbitMQ's words in the `reason` of `x-death`. */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit';

/** One row of `x-death`: newest first, one for each pair of queue and reason. */
export interface Death {
  /** Name of the queue. */
  readonly queue: string;
  readonly reason: DeathReason;
  /** Name of the exchange that it was published to before it died here for the first time. */
  readonly exchange: string;
  /** The keys it had then. */
  readonly routingKeys: readonly string[];
  readonly count: number;
}

/** A message on its way or in a queue, with all that decides where it goes next. */
export interface RoutedMessage {
  readonly vhost: string;
  /** Name of the exchange that it was published, or dead-lettered, to. */
  readonly exchange: string;
  /** The routing key, then what CC and BCC add. */
  readonly routingKeys: readonly string[];
  /** As a consumer sees them, but for `x-death`, which is `deaths`. BCC is gone. */
  readonly headers: Arguments;
  readonly deaths: readonly Death[];
}

/**
 * Why a publish is refused; each closes the channel. `internal-exchange`: it is for bindings only. `missing-exchange`: there is none of
 * this name. `invalid-cc`: CC or BCC is not an array. `key-too-long`: no client can send a routing key of more than 255 bytes.
 */
export interface Refusal {
  readonly reason: 'internal-exchange' | 'missing-exchange' | 'invalid-cc' | 'key-too-long';
  /** AMQP reply code, where it is the broker that refuses. */
  readonly replyCode?: 403 | 404 | 406;
  /** The exchange or the header that is at fault. */
  readonly subject: string;
  readonly text: string;
}

/** Why a binding let the message pass, or did not. `reason` is a sentence without a full stop. */
export interface BindingVerdict {
  readonly binding: EntityKey;
  readonly destination: EntityKey;
  readonly reason: string;
}

/** A binding, or an implicit one of the default exchange, that the message went through. */
export interface Passage {
  /** Absent on the default exchange, which binds every queue by its name without a binding. */
  readonly binding?: EntityKey;
  readonly destination: EntityKey;
  /** Which of the message's routing keys, or what of its headers, matched; a phrase. */
  readonly because: string;
  /** What happens behind it, where the destination is an exchange that the message reaches here first. */
  readonly hop?: Hop;
  /** The destination is an exchange that the message has been to already: the broker goes there once. */
  readonly again?: true;
  /** The destination is not among the entities: bound, and not described. */
  readonly missing?: true;
}

/** One exchange that the message came to. */
export interface Hop {
  readonly exchange: EntityKey;
  readonly type: string;
  /**
   * Whether all of `passages` are taken or exactly one (`x-consistent-hash`, `x-random`, `x-modulus-hash`, `x-local-random`);
   * `unknown`, with no passages, for a type whose rules are not known here.
   */
  readonly takes: 'all' | 'one' | 'unknown';
  readonly passages: readonly Passage[];
  /** Bindings that did not match, the nearest first; filled by `explain` only, and at most as many as it was asked for. */
  readonly almost: readonly BindingVerdict[];
  /** How many bindings of this exchange did not match; -1 where it was not counted. */
  readonly unmatched: number;
  /** Nothing matched and there is an alternate exchange. `hop` is absent where it has been there already or does not exist. */
  readonly alternate?: {
    readonly exchange: EntityKey;
    /** `argument`, or the key of the policy that sets it. */
    readonly by: 'argument' | EntityKey;
    readonly hop?: Hop;
    readonly again?: true;
    readonly missing?: true;
  };
}

/** Exactly one of these ways is taken. */
export interface OneOf {
  readonly exchange: EntityKey;
  readonly alternatives: readonly Alternative[];
}

/** One way that a choosing exchange may take. */
export interface Alternative {
  readonly destination: EntityKey;
  /** Queues reached for certain once this way is taken; sorted. Empty: it is dropped there. */
  readonly queues: readonly EntityKey[];
  readonly oneOf: readonly OneOf[];
}

/** What becomes of one message that is published or dead-lettered. */
export interface Routing {
  readonly message: RoutedMessage;
  /** Queues that get it for certain, once each; sorted by key. */
  readonly queues: readonly EntityKey[];
  /** Further queues, of which the broker chooses. */
  readonly oneOf: readonly OneOf[];
  /** Exchanges on the way whose type is not known here: what they would do is left out. Sorted. */
  readonly unknown: readonly EntityKey[];
  /** It reaches no queue, whatever the broker chooses. False where `unknown` is not empty and no queue is known. */
  readonly unroutable: boolean;
  /** The publisher gets it back (312 NO_ROUTE): unroutable, mandatory and not refused. */
  readonly returned: boolean;
  readonly refusal?: Refusal;
  /** The way there; absent where it is refused before it comes to an exchange. */
  readonly way?: Hop;
  /** Keys of the bindings that it went through or, behind a choice, may go through; sorted. */
  readonly exercised: readonly EntityKey[];
}

/**
 * What becomes of a message that a queue gives up. `dropped`: it is lost. `kept`: it stays in the queue (at-least-once, and nowhere to go).
 * `refused`: with this overflow the queue does not take the message at all, and the publisher gets a nack.
 */
export type DeadLettering =
  | {
      readonly outcome: 'dead-lettered' | 'dropped' | 'kept';
      readonly exchange: EntityKey;
      /** `argument`, or the key of the policy that sets the dead-letter exchange. */
      readonly by: 'argument' | EntityKey;
      /** Where it goes from the dead-letter exchange. Queues excluded by the cycle rule are in `cycles`, not in `queues`. */
      readonly routing: Routing;
      /** Queues excluded by the cycle rule: the message died there in a complete automatic cycle (without `rejected`). */
      readonly cycles: readonly EntityKey[];
      readonly missing?: true;
      /** With `reject-publish-dlx` the publisher gets a nack as well. */
      readonly nacked?: true;
    }
  /** No dead-letter exchange; a sentence without a full stop. */
  | { readonly outcome: 'dropped'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** This queue never gives up a message for this reason. */
  | { readonly outcome: 'impossible'; readonly reason: string };

/** A route that a change adds or cuts, for a class of messages. */
export interface RouteChange {
  readonly vhost: string;
  /** Name of the exchange that is published to. */
  readonly exchange: string;
  /** Routing keys of the class: words, `*` and `#` as in a topic binding; `#` where the key does not count. */
  readonly keys: string;
  /** Headers of the class; null for one of any value. Empty where headers do not count. */
  readonly headers: Arguments;
  /** Name of the queue. */
  readonly queue: string;
  /** A message of the class that gets there on one side only. Others of the class may get there on both, by another binding. */
  readonly example: { readonly routingKey: string; readonly headers: Arguments };
}

/** Routes gained and lost, in the order of virtual host, exchange, keys, headers and queue. */
export interface RoutingDiff {
  readonly gained: readonly RouteChange[];
  readonly lost: readonly RouteChange[];
  /** Exchanges with so many ways from them that not all were looked at. */
  readonly partial: readonly EntityKey[];
}
