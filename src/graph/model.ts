// The graph of a topology as plain data: exchanges and queues are nodes; bindings, dead letters and alternate exchanges are edges.
// Renderers draw it and know nothing of brokers, files or plans.
import type { Code } from '../model/codes.ts';
import type { EntityKey } from '../model/key.ts';
import type { Action } from '../model/plan.ts';

/** What a plan does to a node or an edge. Absent in a graph that is not of a plan. */
export type Mark = Exclude<Action, 'ensure'>;

/**
 * Where a node comes from. `built-in`: every virtual host has it (`amq.topic`). `undeclared`: live, and in no file. `missing`: only
 * named, as a dead-letter exchange that nobody declares; messages sent there are lost.
 */
export type Presence = 'declared' | 'external' | 'built-in' | 'undeclared' | 'missing';

/** An exchange or a queue. */
export interface GraphNode {
  readonly key: EntityKey;
  readonly kind: 'exchange' | 'queue';
  readonly vhost: string;
  readonly name: string;
  /** Type of the exchange or the queue; absent where it is not known. */
  readonly type?: string;
  readonly presence: Presence;
  /** Attributes that are not the default, a few words each: `internal`, `ttl 30m`. */
  readonly traits: readonly string[];
  /** The policy that applies, with what it sets that is no edge: `cap: max 5000`. */
  readonly policy?: string;
  /** The file that declares it. */
  readonly file?: string;
  readonly mark?: Mark;
  /** Why the plan may not be applied to it. */
  readonly blocked?: Code;
}

/**
 * What sends messages along an edge. `binding`: its keys. `dead-letter`: the queue gives them up. `alternate`: no binding of the
 * exchange takes them.
 */
export type Reason = 'binding' | 'dead-letter' | 'alternate';

/** All that leads from one node to another for one reason, with one mark: several bindings are one edge with several labels. */
export interface GraphEdge {
  readonly from: EntityKey;
  readonly to: EntityKey;
  readonly reason: Reason;
  /** Routing keys and arguments of bindings; the routing key and the policy of the others. Sorted, each once. */
  readonly labels: readonly string[];
  readonly presence: 'declared' | 'undeclared';
  readonly mark?: Mark;
}

/** A graph. Everything is sorted, so that the same topology is always the same picture. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
