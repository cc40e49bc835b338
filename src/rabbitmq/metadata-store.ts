// The metadata of a cluster: the store that holds exchanges, queues and bindings, by version. Measured on clusters of three nodes.
import { isSince, type Version } from './version.ts';

/**
 * Whether a write of metadata may need the majority of a cluster: in Khepri, which is possible since 4.0 and the only store since 4.3. A node
 * in a minority does not answer then (4.3.6: 541 after 30 s, `exchange.delete` after 60 s). In Mnesia (up to 3.13, default of 4.0) it
 * answers from its own copy. The delete of an exchange that does not exist is a write, too, and changes nothing (4.3.6).
 */
export function writeMayNeedMajority(version: Version): boolean {
  return isSince(version, [4, 0]);
}
