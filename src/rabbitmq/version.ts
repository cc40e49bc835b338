// Versions of RabbitMQ: parsing, comparison, the measured versions, and the rules for versions between them.

/** A version, such as `[4, 3]` or `[4, 2, 9]`. A missing patch number counts as 0; the suffix of a pre-release is dropped. */
export type Version = readonly [major: number, minor: number, patch?: number];

/** A release series whose behaviour was measured on a broker: 3.10.8, 4.0.5 and 4.3.6. */
export type Measured = '3.10' | '4.0' | '4.3';

/** The measured series, oldest first. topo supports these and all versions between them. */
export const measuredVersions: readonly Measured[] = ['3.10', '4.0', '4.3'];

/** The oldest and the newest series that topo is tested on, both inclusive. */
export const oldest: Version = [3, 10];
export const newest: Version = [4, 3];

/** The release series from the oldest to the newest that topo supports: those that RabbitMQ has released. */
export const releaseSeries: readonly string[] = ['3.10', '3.11', '3.12', '3.13', '4.0', '4.1', '4.2', '4.3'];

/**
 * Parses `4.3`, `3.10.8`, `4.3.0-rc.1` or `3.13.7+build`. Undefined for any other text: for an unknown version, the result of every rule
 * that differs between versions is uncertain.
 */
export function versionOf(text: string | undefined): Version | undefined {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-+.~].*)?$/.exec(text ?? '') ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return patch === undefined ? [Number(major), Number(minor)] : [Number(major), Number(minor), Number(patch)];
}

/** Parses a version given by a user, which has no suffix: `4.3` or `4.3.6`. */
export function namedVersion(text: string): Version | undefined {
  return /[^\d.]/.test(text) ? undefined : versionOf(text);
}

/** Negative if `one` is older than `other`, 0 if they are equal. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || (one[2] ?? 0) - (other[2] ?? 0);
}

/** Whether a version is `since` or a later one. */
export function isSince(version: Version, since: Version): boolean {
  return compareVersions(version, since) >= 0;
}

/** `4.3`: the release series. */
export function seriesText([major, minor]: Version): string {
  return `${major}.${minor}`;
}

/**
 * The measured series whose rules apply if one must be chosen: for a version between two measured ones the older of them, to claim too
 * little rather than too much; for a version older than all of them the oldest; for an unknown one the newest.
 */
export function measuredAs(version: Version | undefined): Measured {
  if (version === undefined) return '4.3';
  if (isSince(version, newest)) return '4.3';
  return isSince(version, [4, 0]) ? '4.0' : '3.10';
}

/**
 * The measured series that a version may behave like: itself, the two around it, or all of them if it is unknown. If their rules differ,
 * the result is uncertain.
 */
export function mayBehaveAs(version: Version | undefined): readonly Measured[] {
  if (version === undefined) return measuredVersions;
  const older = measuredAs(version);
  const at = measuredVersions.indexOf(older);
  const isOutside = isSince(version, newest) || !isSince(version, oldest);
  return measuredVersions.slice(at, isOutside || seriesText(version) === older ? at + 1 : at + 2);
}

/** The version of a measured series. */
export function versionIn(measured: Measured): Version {
  return seriesVersions[measured];
}

const seriesVersions: { readonly [measured in Measured]: Version } = { '3.10': [3, 10], '4.0': [4, 0], '4.3': [4, 3] };

/** Whether the version belongs to a measured major series: rules of 4.3 are assumed to apply to 4.4, but not to 5.0. */
export function isProven(version: Version): boolean {
  return isSince(version, oldest) && version[0] <= newest[0];
}
