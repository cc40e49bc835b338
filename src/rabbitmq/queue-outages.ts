// Queues that are listed while their messages are out of reach, because nodes are down. Measured on clusters of three nodes (3.10.8, 4.0.5,
// 4.3.6) with one and two of them killed.
import type { Outage } from '../model/observed.ts';
import { queueTypeNamed } from './queue-types.ts';
import type { Row } from './rows.ts';
import { isSince, type Version } from './version.ts';

/** The states of rabbit_amqqueue and rabbit_quorum_queue in which a queue serves no client. */
const statesOfOutage: readonly string[] = ['down', 'stopped', 'crashed', 'minority'] satisfies readonly Outage['state'][];

/** The columns of a listing of queues that `outageOfRow` reads. */
export const outageColumns = ['state', 'node', 'leader', 'members', 'online'] as const;

/**
 * The outage of a queue, from its row in a listing without totals, which includes queues that are down. A listing with totals omits them,
 * except classic queues on 3.10.8, which it lists without counts. 3.10.8 lists a quorum queue whose members are down as `live`, without a
 * leader. A stream in a minority is listed as `live` on 3.10.8, and is not recognised.
 * @param isCounted whether the listing with totals has the queue
 */
export function outageOfRow(row: Row, isCounted: boolean, version: Version | undefined): Outage | undefined {
  const state = stateOf(row, isCounted);
  if (state === undefined) return undefined;
  const isHiding = hidesBindings(row['type'], version);
  return { state, nodes: nodesOf(row), ...(isHiding ? { hidesBindings: true } : {}) };
}

/** The outage in a few words, such as `down on rabbit@b`, after the name of a queue. */
export function outageText({ state, nodes }: Pick<Outage, 'state' | 'nodes'>): string {
  const names = nodes.join(', ');
  switch (state) {
    case 'down':
    case 'stopped':
    case 'crashed':
      return names === '' ? state : `${state} on ${names}`;
    case 'minority':
    case 'leaderless': {
      const lack = state === 'minority' ? 'without a majority' : 'without a leader';
      return names === '' ? lack : `${lack}, down on ${names}`;
    }
    case 'uncounted':
      return names === '' ? 'listed without counts' : `listed without counts on ${names}`;
    case 'unresponsive':
      return 'not responding';
  }
}

function stateOf(row: Row, isCounted: boolean): Outage['state'] | undefined {
  const { state } = row;
  if (typeof state === 'string' && statesOfOutage.includes(state)) return state as Outage['state'];
  if (row['type'] === 'quorum' && Array.isArray(row['online']) && row['online'].length === 0) return 'down';
  if (row['type'] === 'quorum' && row['leader'] === null) return 'leaderless';
  return isCounted || queueTypeNamed(row['type']) === undefined ? undefined : 'uncounted';
}

/** Of a replicated queue, the members that are not online. */
function nodesOf(row: Row): readonly string[] {
  const { members, online, node } = row;
  if (Array.isArray(members) && Array.isArray(online)) return members.filter((member) => !online.includes(member)).map(String);
  return typeof node === 'string' ? [node] : [];
}

/**
 * Whether the bindings of a queue whose node is down may be missing in listings: those of a classic queue on 3.10.8, which removes them from
 * rabbit_route until the node returns. Not on 4.0.5 and 4.3.6. Versions in between, and unknown ones, are assumed to do as 3.10.8.
 */
export function hidesBindings(type: unknown, version: Version | undefined): boolean {
  return type !== 'quorum' && type !== 'stream' && (version === undefined || !isSince(version, [4, 0]));
}
