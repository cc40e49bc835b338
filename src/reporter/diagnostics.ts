// Diagnostics as text: each with its code, its place in the source and what to do about it. Errors first, then by file and line.
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { frame } from './frame.ts';
import { type Paint, paint, plainStyle, printable, type Style } from './style.ts';

/** A hint of at most so many characters stands behind the carets; a longer one on a line of its own. */
const shortHint = 40;

const paints: { readonly [severity in Severity]: Paint } = { error: 'red', warning: 'yellow', notice: 'cyan' };
const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** Renders diagnostics, with code frames where the sources are given. Ends with a line break, or is empty. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string> = new Map(),
  style: Style = plainStyle,
): string {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const known = lines.get(file);
    if (known !== undefined) return known;
    const split = sources.get(file)?.split('\n');
    if (split !== undefined) lines.set(file, split);
    return split;
  };
  const parts = inOrder(diagnostics).map((diagnostic) => render(diagnostic, linesOf, style));
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

type LinesOf = (file: string) => readonly string[] | undefined;

function render({ code, severity, message, hint, span, related }: Diagnostic, linesOf: LinesOf, style: Style): string {
  const colour = paints[severity];
  const head = `${paint(style, colour, `${severity}[${code}]`)}${paint(style, 'bold', `: ${printable(message)}`)}`;
  if (span === undefined) return hint === undefined ? head : `${head}\n  = help: ${printable(hint)}`;
  const source = linesOf(span.file);
  const behind = source !== undefined && hint !== undefined && hint.length <= shortHint ? hint : undefined;
  const margin = ' '.repeat(String(span.line).length);
  const help = hint === undefined || behind !== undefined ? [] : [`${margin} ${paint(style, 'cyan', '=')} help: ${printable(hint)}`];
  const others = (related ?? []).map((one) => frame(one.span, linesOf(one.span.file), { paint: 'cyan', text: one.message }, style));
  return [head, frame(span, source, { paint: colour, text: behind }, style), ...others, ...help].join('\n');
}

/** Errors first; the order is otherwise by file and line, and stable. Files keep the order in which they come up. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, number>();
  for (const { span } of diagnostics) if (span !== undefined && !files.has(span.file)) files.set(span.file, files.size);
  const rank = ({ severity, span }: Diagnostic) => [
    severities.indexOf(severity),
    span === undefined ? -1 : (files.get(span.file) ?? 0),
    span?.line ?? 0,
    span?.column ?? 0,
  ];
  return [...diagnostics].sort((one, other) => {
    const [ours, theirs] = [rank(one), rank(other)];
    const at = ours.findIndex((value, i) => value !== theirs[i]);
    return at === -1 ? 0 : (ours[at] ?? 0) - (theirs[at] ?? 0);
  });
}
