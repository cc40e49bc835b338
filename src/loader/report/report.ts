// Collects diagnostics. One fault is one diagnostic: what was said of a place with one code is not said again, however often aliases bring it up.

import type { Code } from '../../model/codes.ts';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import { type Place, spanOf } from '../read/source.ts';

/** What was found so far. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  /** Code, part and place of each diagnostic. */
  readonly said: Set<string>;
  /** Places that have an error. */
  readonly faulty: Set<string>;
  /** Comments that begin with `topo-ignore`. */
  readonly ignores: Place[];
}

/** What to say beside the message. */
export interface More {
  readonly severity?: Severity;
  readonly hint?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** Which of several faults of one code it is that a place can have at once. */
  readonly part?: string;
}

/** An empty report. */
export function newReport(): Report {
  return { diagnostics: [], said: new Set(), faulty: new Set(), ignores: [] };
}

/** Adds a diagnostic about a place. */
export function say(report: Report, code: Code, place: Place, message: string, more: More = {}): void {
  const { severity = 'error', hint, related, part = '' } = more;
  const at = placeKey(place);
  const fault = `${code} ${part} ${at}`;
  if (report.said.has(fault)) return;
  report.said.add(fault);
  if (severity === 'error') report.faulty.add(at);
  report.diagnostics.push({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    span: spanOf(place),
    ...(related === undefined ? {} : { related: related.map((one) => ({ message: one.message, span: spanOf(one.place) })) }),
  });
}

/** Whether the place has an error already, so that what follows from it is not said. */
export function isFaulty(report: Report, place: Place): boolean {
  return report.faulty.has(placeKey(place));
}

/** Marks a place as faulty, where the diagnostic itself points into it. */
export function markFaulty(report: Report, place: Place): void {
  report.faulty.add(placeKey(place));
}

function placeKey({ source, start }: Place): string {
  return `${start} ${source.file}`;
}
