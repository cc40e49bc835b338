// One state of a topology, and its connections before they become the edges of a graph.
import type { Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Version } from '../rabbitmq/version.ts';
import type { GraphEdge, GraphNode, Reason } from './model.ts';

/** All entities of one state, with further facts about them. */
export interface Snapshot {
  readonly entities: ReadonlyMap<EntityKey, Entity>;
  /** Only for objects that are neither declared nor built in. */
  readonly presence: ReadonlyMap<EntityKey, 'external' | 'undeclared'>;
  readonly fileOf: (key: EntityKey) => string | undefined;
  /** Version of the broker, if there is one: it affects which policies apply. */
  readonly version?: Version | undefined;
}

/** One edge before parallel edges are merged. */
export interface Strand {
  readonly from: EntityKey;
  readonly to: EntityKey;
  readonly end: Pick<GraphNode, 'kind' | 'vhost' | 'name'>;
  /** Of federation: the upstream. Of a shovel: its source, or the shovel. */
  readonly start?: Pick<GraphNode, 'kind' | 'vhost' | 'name'>;
  readonly reason: Reason;
  readonly label: string;
  /** As in `Passage`. */
  readonly keys?: string | undefined;
  readonly waits?: true;
  readonly presence: GraphEdge['presence'];
}
