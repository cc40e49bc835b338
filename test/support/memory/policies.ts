// Policies: set and replaced in place. Patterns and values are not validated: that requires the regular expressions of Erlang and the
// validators of every plugin.
import type { Policy } from '../../../src/model/entity.ts';
import { isEmpty } from '../../../src/model/values.ts';
import { type MemoryState, vhostOf } from './state.ts';

const older = ['queues', 'exchanges', 'all'];
const newer = ['queues', 'classic_queues', 'quorum_queues', 'streams', 'exchanges', 'all'];

/** Sets a policy. Returns the refusal of the broker (400 over HTTP), or undefined on success. */
export function putPolicy(state: MemoryState, policy: Policy): string | undefined {
  const targets = state.version === '3.10.8' ? older : newer;
  if (isEmpty(policy.definition)) return 'Validation failed: no policy provided';
  if (!targets.includes(policy.applyTo)) return `Validation failed: apply-to '${policy.applyTo}' unrecognised`;
  vhostOf(state, policy.vhost).policies.set(policy.name, policy);
  return undefined;
}

/** Deletes a policy; a missing one is not an error. */
export function deletePolicy(state: MemoryState, policy: Policy): void {
  vhostOf(state, policy.vhost).policies.delete(policy.name);
}
