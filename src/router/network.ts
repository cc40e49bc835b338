// Entities made ready for routing: exchanges with their bindings in an index, queues with their effective arguments.
import type { Entity } from '../model/entity.ts';

/** Which broker's rules count, where versions differ. */
export interface NetworkOptions {
  /** RabbitMQ version such as `3.10.8`; without one the newest (4.3). */
  readonly version?: string;
}

/** Entities ready for routing. Opaque: made by networkOf, read by the router only. */
export interface Network {
  readonly version: string;
}

/** Makes entities of any number of virtual hosts ready for routing; those that are to be absent must be left out by the caller. */
export declare function networkOf(entities: Iterable<Entity>, options?: NetworkOptions): Network;
