// The parameters of mirrored classic queues, which 4.0 removed: `ha-params` has a form of its own for each `ha-mode`. Read from
// rabbit_mirror_queue_mode_all, _exactly and _nodes:validate_policy of v3.10.8; found by test/property/refusals.broker.test.ts.
import { type Arguments, type ArgumentValue, integerOf } from '../model/values.ts';
import { isSince, oldest, type Version } from './version.ts';

/** Why the broker refuses `ha-params` beside this `ha-mode` (400); undefined if it accepts them. */
export function haParamsRefusal({ 'ha-mode': mode, 'ha-params': params = null }: Arguments): string | undefined {
  switch (mode) {
    case 'all':
      return 'ha-mode all accepts no ha-params';
    case 'exactly':
      return (integerOf(params) ?? 0n) > 0n ? undefined : 'ha-mode exactly requires a positive integer';
    case 'nodes':
      return isListOfNames(params) ? undefined : 'ha-mode nodes requires a list of node names';
    default:
      return undefined;
  }
}

function isListOfNames(value: ArgumentValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}

/** The version whose rules decide which policy mirrored a queue: 4.0 removed mirroring. */
export function lastMirroring(version: Version | undefined): Version {
  return version === undefined || isSince(version, [4, 0]) ? oldest : version;
}

/** Whether a policy with these keys gives queues more than one replica, as far as its keys show. */
export function mirrors({ 'ha-mode': mode, 'ha-params': params = null }: Arguments): boolean {
  switch (mode) {
    case 'all':
      return true;
    case 'exactly':
      return (integerOf(params) ?? 2n) > 1n;
    case 'nodes':
      return !Array.isArray(params) || params.length > 1;
    default:
      return false;
  }
}
