// A message as a publisher sends it: the input of the router and of a live test.
import type { Arguments } from './values.ts';

/** Properties without an effect on routing: a queue keeps them, and a consumer receives them unchanged. */
export interface MessageProperties {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly correlationId?: string;
  readonly replyTo?: string;
  readonly messageId?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly type?: string;
  /** The broker refuses a name that is not the login of the publisher (406), unless that has the tag `impersonator`. */
  readonly userId?: string;
  readonly appId?: string;
}

/** A message with the properties that determine its routing. */
export interface Publication {
  readonly vhost: string;
  /** Empty for the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  /** Including `CC` and `BCC`, if set: arrays of further routing keys (RabbitMQ extension). */
  readonly headers: Arguments;
  /** Per-message TTL in milliseconds, 0 and more. */
  readonly expiration?: number;
  /** 0 to 255. */
  readonly priority?: number;
  /** delivery-mode 2. */
  readonly persistent: boolean;
  /** The broker returns it (312 NO_ROUTE) if it reaches no queue. */
  readonly mandatory: boolean;
  /** Absent without any. */
  readonly properties?: MessageProperties;
}
