// Which broker it is, and whether topo is made for it.
import { type Check, passed, warned } from '../../model/check.ts';
import { nameText } from '../../model/key.ts';

/** What a broker says of itself: in AMQP's handshake, or in GET /api/overview. */
export interface Server {
  readonly product?: string;
  readonly version?: string;
  /** Name of the cluster; that of its first node unless somebody named it. */
  readonly clusterName?: string;
}

/** The oldest and the newest version that topo is made for and tested on, both inclusive. */
const oldest = [3, 10] as const;
const newest = [4, 3] as const;
const range = `topo is made for RabbitMQ ${oldest.join('.')} to ${newest.join('.')}`;

/** The check of the version. */
export function versionCheck({ product = 'RabbitMQ', version, clusterName }: Server): Check {
  const cluster = clusterName === undefined ? '' : `, cluster ${nameText(clusterName)}`;
  const broker = `${nameText(product)} ${version === undefined ? 'of an unknown version' : nameText(version)}${cluster}`;
  const place = product === 'RabbitMQ' && version !== undefined ? placeOf(version) : 'unknown';
  const apply = 'try it on a broker of that version that nobody needs first';
  switch (place) {
    case 'within':
      return passed('version', `${broker}; ${range}`);
    case 'older':
      return warned('version', `${broker} is older than what topo is tested on; ${range}`, `upgrade RabbitMQ, or ${apply}`);
    case 'newer':
      return warned('version', `${broker} is newer than what topo is tested on; ${range}`, `look for a newer topo, or ${apply}`);
    case 'unknown':
      return warned('version', `${broker} is not known to topo; ${range}`, apply);
  }
}

function placeOf(version: string): 'within' | 'older' | 'newer' | 'unknown' {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return 'unknown';
  const at = [Number(major), Number(minor)] as const;
  if (isBefore(at, oldest)) return 'older';
  return isBefore(newest, at) ? 'newer' : 'within';
}

type Version = readonly [number, number];

function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}
