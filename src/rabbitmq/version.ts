// The version of RabbitMQ that a topology is for.

/** A version, such as 4.3: `[4, 3]`. */
export type Target = readonly [major: number, minor: number];

/** The newest version that the rules know. */
export const newest: Target = [4, 3];

/** Reads `4.3` or `4.3.6`; undefined where it is no version. */
export function parseTarget(text: string): Target | undefined {
  const [, major, minor] = /^(\d{1,3})\.(\d{1,3})(?:\.\d+)?$/.exec(text) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** Whether the target is that version or a later one. */
export function isSince([major, minor]: Target, since: Target): boolean {
  return major > since[0] || (major === since[0] && minor >= since[1]);
}

/** `4.3`. */
export function targetText([major, minor]: Target): string {
  return `${major}.${minor}`;
}
