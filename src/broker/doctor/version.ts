// The version of the broker, and whether topo supports it.
import { type Check, passed, warned } from '../../model/check.ts';
import { nameText } from '../../model/key.ts';
import { compareVersions, isSince, newest, oldest, seriesText, versionOf } from '../../rabbitmq/version.ts';

/** The identity that a broker reports: in the AMQP handshake or in GET /api/overview. */
export interface Server {
  readonly product?: string;
  readonly version?: string;
  /** Name of the cluster; by default that of its first node. */
  readonly clusterName?: string;
}

const range = `topo supports RabbitMQ ${seriesText(oldest)} to ${seriesText(newest)}`;

/** The check of the version. */
export function versionCheck({ product = 'RabbitMQ', version, clusterName }: Server): Check {
  const cluster = clusterName === undefined ? '' : `, cluster ${nameText(clusterName)}`;
  const broker = `${nameText(product)} ${version === undefined ? 'of an unknown version' : nameText(version)}${cluster}`;
  const place = product === 'RabbitMQ' && version !== undefined ? placeOf(version) : 'unknown';
  const apply = 'try topo on a test broker of that version first';
  switch (place) {
    case 'within':
      return passed('version', `${broker}; ${range}`);
    case 'older':
      return warned('version', `${broker} is older than the tested versions; ${range}`, `upgrade RabbitMQ, or ${apply}`);
    case 'newer':
      return warned('version', `${broker} is newer than the tested versions; ${range}`, `upgrade topo, or ${apply}`);
    case 'unknown':
      return warned('version', `${broker} is not known to topo; ${range}`, apply);
  }
}

function placeOf(text: string): 'within' | 'older' | 'newer' | 'unknown' {
  const version = versionOf(text);
  if (version === undefined) return 'unknown';
  if (!isSince(version, oldest)) return 'older';
  const [major, minor] = version;
  return compareVersions([major, minor], newest) > 0 ? 'newer' : 'within';
}
