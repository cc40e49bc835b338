// The route of a message, as data: the result of the router, which routing tests compare and `topo route` prints.
// Plain JSON; queues, exchanges and bindings are named by their keys.
import type { EntityKey } from './key.ts';
import type { Arguments } from './values.ts';

/** Why a queue dead-letters a message: RabbitMQ's words in the `reason` of `x-death`. */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit';

/** One row of `x-death`: newest first, one per pair of queue and reason. */
export interface Death {
  /** Name of the queue. */
  readonly queue: string;
  readonly reason: DeathReason;
  /** Name of the exchange that it was published to before its first death in this queue. */
  readonly exchange: string;
  /** The routing keys at that time. */
  readonly routingKeys: readonly string[];
  readonly count: number;
}

/** A message in transit or in a queue, with the properties that determine its further routing. */
export interface RoutedMessage {
  readonly vhost: string;
  /** Name of the exchange that it was published or dead-lettered to. */
  readonly exchange: string;
  /** The routing key, then those from CC and BCC. */
  readonly routingKeys: readonly string[];
  /** Headers as a consumer receives them, except `x-death`, which is in `deaths`. BCC is removed. */
  readonly headers: Arguments;
  readonly deaths: readonly Death[];
}

/**
 * Why a publish is refused; each closes the channel. `internal-exchange`: the exchange only accepts messages from bindings.
 * `missing-exchange`: no exchange has this name. `invalid-cc`: CC or BCC is not an array. `key-too-long`: a client cannot send a routing
 * key of more than 255 bytes.
 */
export interface Refusal {
  readonly reason: 'internal-exchange' | 'missing-exchange' | 'invalid-cc' | 'key-too-long';
  /** AMQP reply code, if the broker refuses it. */
  readonly replyCode?: 403 | 404 | 406;
  /** The exchange or header concerned. */
  readonly subject: string;
  readonly text: string;
}

/** Why a binding matched the message, or did not. `reason` is a sentence without a full stop. */
export interface BindingVerdict {
  readonly binding: EntityKey;
  readonly destination: EntityKey;
  readonly reason: string;
}

/** A binding, or an implicit binding of the default exchange, that the message used. */
export interface Passage {
  /** Absent on the default exchange, which binds every queue implicitly by its name. */
  readonly binding?: EntityKey;
  readonly destination: EntityKey;
  /** The routing key or headers that matched, as a phrase. */
  readonly because: string;
  /** The next hop, if the destination is an exchange that the message reaches here first. */
  readonly hop?: Hop;
  /** The destination is an exchange that the message has already visited: the broker routes through it once. */
  readonly again?: true;
  /** The destination is bound, but not among the entities. */
  readonly missing?: true;
}

/** One exchange that the message reached. */
export interface Hop {
  readonly exchange: EntityKey;
  readonly type: string;
  /**
   * Whether the message follows all of `passages` or exactly one (`x-consistent-hash`, `x-random`, `x-modulus-hash`, `x-local-random`);
   * `unknown`, without passages, for a type with unknown rules.
   */
  readonly takes: 'all' | 'one' | 'unknown';
  readonly passages: readonly Passage[];
  /** Bindings that did not match, the nearest first; set by `explain` only, up to its limit. */
  readonly almost: readonly BindingVerdict[];
  /** Number of bindings of this exchange that did not match; -1 if not counted. */
  readonly unmatched: number;
  /** Set if nothing matched and an alternate exchange is set. `hop` is absent if that was already visited or does not exist. */
  readonly alternate?: {
    readonly exchange: EntityKey;
    /** `argument`, or the key of the policy that sets it. */
    readonly by: 'argument' | EntityKey;
    readonly hop?: Hop;
    readonly again?: true;
    readonly missing?: true;
  };
}

/** Exactly one of these alternatives is chosen. */
export interface OneOf {
  readonly exchange: EntityKey;
  readonly alternatives: readonly Alternative[];
}

/** One alternative of an exchange that chooses. */
export interface Alternative {
  readonly destination: EntityKey;
  /** Queues that certainly receive the message with this alternative; sorted. Empty: the message is dropped. */
  readonly queues: readonly EntityKey[];
  readonly oneOf: readonly OneOf[];
}

/** The routing of one published or dead-lettered message. */
export interface Routing {
  readonly message: RoutedMessage;
  /** Queues that certainly receive it, once each; sorted by key. */
  readonly queues: readonly EntityKey[];
  /** Further queues from which the broker chooses. */
  readonly oneOf: readonly OneOf[];
  /** Exchanges of unknown type that it reaches: their routing is not considered. Sorted. */
  readonly unknown: readonly EntityKey[];
  /** It reaches no queue, for any choice of the broker. False if `unknown` is not empty and no queue is known. */
  readonly unroutable: boolean;
  /**
   * It is returned to the publisher (312 NO_ROUTE): mandatory, not refused, and unroutable, or held back by a delayed exchange, in which
   * case it reaches its queues later all the same.
   */
  readonly returned: boolean;
  readonly refusal?: Refusal;
  /** The path; absent if the publish is refused before it reaches an exchange. */
  readonly way?: Hop;
  /** Keys of the bindings that it uses or, after a choice, may use; sorted. */
  readonly exercised: readonly EntityKey[];
}

/**
 * The outcome for a message that a queue gives up. `dropped`: it is lost. `kept`: it remains in the queue (at-least-once without a target).
 * `refused`: with this overflow the queue does not accept the message, and the publisher receives a nack.
 */
export type DeadLettering =
  | {
      readonly outcome: 'dead-lettered' | 'dropped' | 'kept';
      readonly exchange: EntityKey;
      /** `argument`, or the key of the policy that sets the dead-letter exchange. */
      readonly by: 'argument' | EntityKey;
      /** The routing from the dead-letter exchange. Queues excluded by the cycle rule are in `cycles`, not in `queues`. */
      readonly routing: Routing;
      /** Queues excluded by the cycle rule: the message died there in a complete automatic cycle (without `rejected`). */
      readonly cycles: readonly EntityKey[];
      readonly missing?: true;
      /** With `reject-publish-dlx` the publisher also receives a nack. */
      readonly nacked?: true;
    }
  /** The reason, such as a missing dead-letter exchange; a sentence without a full stop. */
  | { readonly outcome: 'dropped'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** This queue never gives up a message for this reason. */
  | { readonly outcome: 'impossible'; readonly reason: string };

/** A route that a change adds or removes, for a class of messages. */
export interface RouteChange {
  readonly vhost: string;
  /** Name of the exchange of the publish. */
  readonly exchange: string;
  /** Routing keys of the class: words, `*` and `#` as in a topic binding; `#` if the key is ignored. */
  readonly keys: string;
  /** Headers of the class; null for any value. Empty if headers are ignored. */
  readonly headers: Arguments;
  /** Only messages of the class that match no binding follow the route: it leads through an alternate exchange. */
  readonly unroutable?: true;
  /** Name of the queue. */
  readonly queue: string;
  /** A message of the class that reaches the queue on one side only. Others of the class may reach it on both, by another binding. */
  readonly example: { readonly routingKey: string; readonly headers: Arguments };
}

/** Routes gained and lost, in the order of virtual host, exchange, keys, headers and queue. */
export interface RoutingDiff {
  readonly gained: readonly RouteChange[];
  readonly lost: readonly RouteChange[];
  /** Exchanges with too many paths: not all were compared. */
  readonly partial: readonly EntityKey[];
}
