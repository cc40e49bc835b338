// The graph of a topology as plain data: exchanges and queues are nodes; bindings, dead-letter and alternate exchanges are edges.
// Renderers depend only on this file, not on brokers, files or plans.

import type { Action } from '../model/action.ts';
import type { Code } from '../model/codes.ts';
import type { EntityKey } from '../model/key.ts';

/** The planned action on a node or an edge. Absent in a graph without a plan. */
export type Mark = Exclude<Action, 'ensure' | 'rebind'>;

/**
 * The origin of a node. `built-in`: every virtual host has it (`amq.topic`). `undeclared`: live, but in no file. `missing`: only
 * referenced, such as an undeclared dead-letter exchange; messages sent there are lost.
 */
export type NodePresence = 'declared' | 'external' | 'built-in' | 'undeclared' | 'missing';

/** An exchange, a queue, an upstream of federation that messages come from, a shovel, or another broker at an end of a shovel. */
export interface GraphNode {
  readonly key: EntityKey;
  readonly kind: 'exchange' | 'queue' | 'upstream' | 'shovel' | 'broker';
  readonly vhost: string;
  readonly name: string;
  /** Type of the exchange or queue; absent if unknown. */
  readonly type?: string;
  readonly presence: NodePresence;
  /** Non-default attributes in short form: `internal`, `ttl 30m`. */
  readonly traits: readonly string[];
  /** The policy that applies, with its settings that are not edges: `cap: max 5000`. */
  readonly policy?: string;
  /** The file that declares it. */
  readonly file?: string;
  readonly mark?: Mark;
  /** Of a queue that is down, how: `down on rabbit@b`. */
  readonly down?: string;
  /** The reason why the change of this object is blocked. */
  readonly blocked?: Code;
  /** Of a collapsed graph: the exchanges and queues without a node of their own that the messages of this queue are dead-lettered to. */
  readonly deadLetters?: readonly Pick<GraphNode, 'key' | 'kind' | 'name'>[];
}

/**
 * Why messages follow an edge. `binding`: the binding matches. `dead-letter`: the queue dead-letters them. `alternate`: no binding of the
 * exchange matches. `federation`: a link moves them from another broker. `shovel`: a shovel takes them from its source, or to its destination.
 */
export type Reason = 'binding' | 'dead-letter' | 'alternate' | 'federation' | 'shovel';

/** One connection of an edge, for focus and folding; not part of any output. */
export interface Passage {
  /** Its label, or empty. */
  readonly label: string;
  /**
   * Of a binding, a topic pattern that matches every routing key that may pass. Of a dead-letter edge, the key that replaces that of the
   * message; absent if the message retains its key. The same applies to an edge from a shovel.
   */
  readonly keys?: string;
  /** Of a dead-letter edge, whether the queue has a message TTL: its messages may have been waiting, and not failed. */
  readonly waits?: true;
}

/** All connections between two nodes with the same reason and mark: several bindings are one edge with several labels. */
export interface GraphEdge {
  readonly from: EntityKey;
  readonly to: EntityKey;
  readonly reason: Reason;
  /** Routing keys and arguments of bindings; routing key and policy of other edges. Sorted, without duplicates. */
  readonly labels: readonly string[];
  readonly presence: 'declared' | 'undeclared';
  readonly mark?: Mark;
  /** Absent where only the picture matters. */
  readonly passages?: readonly Passage[];
}

/** A graph. Everything is sorted, so that the same topology always gives the same picture. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
