// Where a published message goes, by RabbitMQ's own rules; pure, no broker needed.
import type { Publication } from '../model/publication.ts';
import type { DeadLettering, DeathReason, RoutedMessage, Routing } from '../model/routing.ts';
import type { Network } from './network.ts';

/** Where the publication goes. */
export declare function route(network: Network, publication: Publication): Routing;

/** The same, with the bindings that almost matched in each hop's `almost`: at most `limit` an exchange. */
export declare function explain(network: Network, publication: Publication, limit?: number): Routing;

/** Where a message in the queue called `queue` goes when the queue gives it up for `reason`. Chain it: `deadLetter(n, routing.message, ...)`. */
export declare function deadLetter(network: Network, message: RoutedMessage, queue: string, reason: DeathReason): DeadLettering;
