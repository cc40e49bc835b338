// Collects diagnostics. One error is one diagnostic: a code is reported once per place, even if aliases use that place repeatedly.

import type { Code } from '../../model/codes.ts';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { EntityKey } from '../../model/key.ts';
import { type Place, spanOf } from '../read/source.ts';

/** The diagnostics collected so far. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  /** Code, part and place of each diagnostic. */
  readonly reported: Set<string>;
  /** Places that have an error. */
  readonly faulty: Set<string>;
  /** Secrets in clear text, which no output may contain. */
  readonly secrets: Set<string>;
  /** The first place of each variable that a password is read from, and of each whose value becomes part of the topology. */
  readonly variables: { readonly secret: Map<string, Place>; readonly clear: Map<string, Place> };
  /** Comments that begin with `topo-ignore`. */
  readonly ignores: Place[];
}

/** Details of a diagnostic besides its message. */
export interface More {
  readonly severity?: Severity;
  readonly hint?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** The entity concerned, so that a comment on its first line can excuse the diagnostic. */
  readonly key?: EntityKey;
  /** Distinguishes several errors with the same code at one place. */
  readonly part?: string;
}

/** An empty report. */
export function newReport(): Report {
  return {
    diagnostics: [],
    reported: new Set(),
    faulty: new Set(),
    secrets: new Set(),
    variables: { secret: new Map(), clear: new Map() },
    ignores: [],
  };
}

/** Remembers the first place of a variable. */
export function noteVariable(known: Map<string, Place>, name: string, place: Place): void {
  if (!known.has(name)) known.set(name, place);
}

/** Adds a diagnostic for a place, once per code and part. */
export function diagnose(report: Report, code: Code, place: Place, message: string, more: More = {}): void {
  const { severity = 'error', hint, key, related, part = '' } = more;
  const at = placeKey(place);
  const fault = `${code} ${part} ${at}`;
  if (report.reported.has(fault)) return;
  report.reported.add(fault);
  if (severity === 'error') report.faulty.add(at);
  report.diagnostics.push({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    span: spanOf(place),
    ...(key === undefined ? {} : { key }),
    ...(related === undefined ? {} : { related: related.map((one) => ({ message: one.message, span: spanOf(one.place) })) }),
  });
}

/** Whether the place already has an error, so that its consequences are not reported. */
export function isFaulty(report: Report, place: Place): boolean {
  return report.faulty.has(placeKey(place));
}

/** Marks a place as faulty if the diagnostic itself has a narrower place. */
export function markFaulty(report: Report, place: Place): void {
  report.faulty.add(placeKey(place));
}

function placeKey({ source, start }: Place): string {
  return `${start} ${source.file}`;
}
