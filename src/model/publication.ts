// A message as a publisher sends it: what the router routes and a live test publishes.
import type { Arguments } from './values.ts';

/** A message with the properties that decide where it goes. */
export interface Publication {
  readonly vhost: string;
  /** Empty for the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  /** With `CC` and `BCC`, where it has them: arrays of further routing keys (RabbitMQ extension). */
  readonly headers: Arguments;
  /** Per-message TTL in milliseconds, 0 and more. */
  readonly expiration?: number;
  /** 0 to 255. */
  readonly priority?: number;
  /** delivery-mode 2. */
  readonly persistent: boolean;
  /** The broker returns it (312 NO_ROUTE) where it reaches no queue. */
  readonly mandatory: boolean;
}
