// Diagnostics as text: each with its code, its place in the source and a hint. Errors first, then by file and line.
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { frame } from './frame.ts';
import { type Paint, paint, plainStyle, printable, type Style } from './style.ts';
import { hang } from './wrap.ts';

/** Length in characters up to which a hint is printed behind the carets; a longer one has a line of its own. */
const shortHint = 40;

const paints: { readonly [severity in Severity]: Paint } = { error: 'red', warning: 'yellow', notice: 'cyan' };
const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** Renders diagnostics, with code frames where the sources are given. Ends with a line feed, or is empty. */
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
  const label = `${severity}[${code}]`;
  const [first = '', ...rest] = hang(`${label}: `, printable(message), style.columns, 4);
  const head = [
    paint(style, colour, label) + paint(style, 'bold', first.slice(label.length)),
    ...rest.map((line) => paint(style, 'bold', line)),
  ];
  if (span === undefined) return [...head, ...(hint === undefined ? [] : hang('  = help: ', printable(hint), style.columns))].join('\n');
  const source = linesOf(span.file);
  const behind = source !== undefined && hint !== undefined && hint.length <= shortHint ? hint : undefined;
  const margin = ' '.repeat(String(span.line).length);
  const sign = paint(style, 'cyan', '=');
  const help = hint === undefined || behind !== undefined ? [] : hang(`${margin} ${sign} help: `, printable(hint), style.columns);
  const others = (related ?? []).map((one) => frame(one.span, linesOf(one.span.file), { paint: 'cyan', text: one.message }, style));
  return [...head, frame(span, source, { paint: colour, text: behind }, style), ...others, ...help].join('\n');
}

/** Errors first; the order is otherwise by file and line, and stable. Files are in the order of their first diagnostic. */
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
