// Comments `# topo-ignore CODE reason`: their code, their reason, and the line to which they apply.
import type { Ignore } from '../../model/written.ts';
import { lineAt, type Place, spanOf, textAt } from '../read/source.ts';

/** The beginning of a `topo-ignore` comment. */
export const ignoreForm = /^#\s*topo-ignore(?![\w-])/;

/** Reads the comments; lint reports the invalid ones. */
export function ignoresOf(comments: readonly Place[]): readonly Ignore[] {
  return comments.map((comment) => {
    const [, code = '', reason = ''] = /^#\s*topo-ignore:?\s*(\S*)\s*(.*)$/s.exec(textAt(comment)) ?? [];
    return { span: spanOf(comment), line: lineFor(comment), code, reason: reason.trim() };
  });
}

/** Its own line if the comment follows other text; otherwise the next line with more than a comment. */
function lineFor({ source, start }: Place): number {
  const { line } = spanOf({ source, start, end: start });
  const own = lineAt(source, start);
  if (source.text.slice(own.start, start).trim() !== '') return line;
  let next = line + 1;
  while (next <= source.lineStarts.length) {
    const text = textAt(lineAt(source, source.lineStarts[next - 1] ?? 0)).trim();
    if (text !== '' && !text.startsWith('#')) return next;
    next++;
  }
  return line;
}
