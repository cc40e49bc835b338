// The values of queue-leader-locator that do what those of queue-master-locator did (rabbit_queue_location of v3.10.8 and v4.0.5).

import { isSince, type Version } from './version.ts';

/**
 * Whether a broker of the version, and newer ones, accept `queue-leader-locator` for classic queues: older ones refuse the argument (406), and
 * apply a policy with the key to no classic queue. False if the version is unknown.
 */
export function locatesClassicLeaders(version: Version | undefined): boolean {
  return version !== undefined && isSince(version, [4, 0]);
}

/** By the value of `queue-master-locator`. `min-masters` and `random` are both `balanced` there. */
export const leaderLocators: { readonly [locator: string]: string } = {
  'client-local': 'client-local',
  'min-masters': 'balanced',
  random: 'balanced',
};
