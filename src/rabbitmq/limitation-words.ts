// Limitations in words, the same in a plan and in lint.
import type { Limitation } from './limitations.ts';
import { seriesText, type Version } from './version.ts';

/** The limited part: `x-queue-version 1`, `type x-local-random`, `ha-mode`. */
export function partText({ of, name, value }: Limitation): string {
  if (of === 'type' || of === 'applyTo') return `${of} ${name}`;
  if (of === 'pattern') return name === 'pattern' ? name : `${name} pattern`;
  return value === undefined ? name : `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`;
}

/**
 * The limitation as a clause: `since RabbitMQ 4.3 the queue is refused (406)`.
 * @param subject what has the version: `the target`, `the broker`
 */
export function limitationText({ reason, version, how }: Limitation, asked: Version, subject: string): string {
  if (version === undefined) return how;
  if (reason === 'not-yet') return `available since RabbitMQ ${seriesText(version)}, and ${subject} is ${seriesText(asked)}: ${how}`;
  return `since RabbitMQ ${seriesText(version)} ${how}`;
}

/** The remedy. */
export function remedyText({ instead, value }: Limitation): string {
  return instead ?? (value === undefined ? 'remove it' : 'use another value, or remove it');
}
