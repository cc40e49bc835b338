// How long after the confirmation of a changed binding the other nodes of a cluster route by the old one. With Mnesia, never: the broker
// confirms a change when every running node has it. With Khepri, a node that lags behind routes by old bindings until it has caught up.
import type { MetadataStore } from '../model/observed.ts';
import { isSince, type Version } from './version.ts';

/** One range of versions and what its metadata store promises. */
interface LagRow {
  /** The first version of the range. */
  readonly since: Version;
  readonly store: MetadataStore | 'either';
  /** How it is known. */
  readonly source: string;
}

/** Oldest first. */
export const lagRows: readonly LagRow[] = [
  { since: [3, 10], store: 'mnesia', source: '3.10.8, 4.0.5: a bind waits for a frozen node; no message takes the old route afterwards' },
  { since: [3, 13], store: 'either', source: 'the feature flag khepri_db: experimental in 3.13, stable from 4.0 (rabbit_core_ff)' },
  {
    since: [4, 3],
    store: 'khepri',
    source: '4.3.6: every message published on a lagging node takes the old route until the node resumes; Mnesia is removed',
  },
];

/** The store that a version uses; undefined if it may use either, or if the version is unknown. */
export function storeOf(version: Version | undefined): MetadataStore | undefined {
  const row = version === undefined ? undefined : lagRows.findLast(({ since }) => isSince(version, since));
  return row === undefined || row.store === 'either' ? undefined : row.store;
}

/** Whether a node may route by old bindings after another node has confirmed new ones: yes, unless the store is known to be Mnesia. */
export function mayRouteLate(version: Version | undefined, store?: MetadataStore): boolean {
  return (storeOf(version) ?? store) !== 'mnesia';
}
