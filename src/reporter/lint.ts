// The summary of a lint run, for people.
import { counted, paint, type Style } from './style.ts';
import { fitLines } from './wrap.ts';

/** The numbers of a run. */
export interface LintSummary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
  /** Excused by comments. */
  readonly ignored: number;
  /** `--fix` would remove them. */
  readonly fixable: number;
  /** `--fix` removed them. */
  readonly fixed: number;
  /** Whether notices are counted only. */
  readonly hidden: boolean;
}

/** One or two lines. Ends with a line feed. */
export function renderLintSummary(summary: LintSummary, style: Style): string {
  const { files, error, warning, notice, ignored, fixable, fixed, hidden } = summary;
  const clean = error + warning === 0;
  const head = clean
    ? `${paint(style, 'green', 'Clean')}: ${counted(files, 'file')}`
    : `${paint(style, error > 0 ? 'red' : 'yellow', 'Found')}: ${counted(error, 'error')}, ${counted(warning, 'warning')} in ${counted(files, 'file')}`;
  const more = [
    ...(notice === 0 ? [] : [`${counted(notice, 'notice')}${hidden ? ' (--notices shows them)' : ''}`]),
    ...(ignored === 0 ? [] : [`${ignored} ignored`]),
    ...(fixable === 0 ? [] : [`${fixable} fixable with --fix`]),
  ];
  const done = fixed === 0 ? '' : `Fixed: ${counted(fixed, 'finding')}.\n`;
  return `${done}${fitLines([`${[head, ...more].join('; ')}.`], style.columns).join('\n')}\n`;
}
