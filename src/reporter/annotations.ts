// Workflow commands of GitHub Actions, which shows them beside the lines of a pull request: diagnostics, and the changes of a plan that
// delete something or are blocked.
import { codes } from '../model/codes.ts';
import type { Diagnostic, Severity, Span } from '../model/diagnostic.ts';
import { type Change, interrupts, type Plan } from '../model/plan.ts';
import { remarksOn } from './change.ts';
import { governingText } from './governing.ts';
import { lineText } from './remedies.ts';

const levels: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', notice: 'notice' };

/** One line per diagnostic. */
export function renderAnnotations(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, severity, message, hint, span }) =>
      annotation(levels[severity], code, hint === undefined ? message : `${message}: ${hint}`, span),
    )
    .join('');
}

/**
 * A blocked change is an error, one that deletes or recreates an object a warning, and so is an undeclared limit of 0; what is not
 * visible is a notice.
 */
export function renderPlanAnnotations(plan: Plan): string {
  const changes = plan.changes.flatMap((change): readonly string[] => {
    const text = [titleOf(change), ...remarksOn(change, plan).map((line) => `${line[0]}: ${lineText(line)}`)].join('\n');
    const { key, action, blocked } = change;
    if (blocked !== undefined) return [annotation('error', blocked.code, text, plan.origins[key])];
    return interrupts(change) ? [annotation('warning', action, text, plan.origins[key])] : [];
  });
  return [...changes, ...governing(plan), renderAnnotations(plan.notices)].join('');
}

/** Of what governs declared objects, only what a plan warns of, at the first object. */
function governing({ governing: all, origins, vhosts }: Plan): readonly string[] {
  return all.flatMap((one) => {
    const { fate, objects } = one;
    if (fate === undefined) return [];
    const span = objects.map(({ key }) => origins[key]).find((place) => place !== undefined);
    return [annotation('warning', one.by, governingText(one, vhosts.length > 1), span)];
  });
}

function titleOf({ key, action, blocked }: Change): string {
  return blocked === undefined ? `${action} ${key}` : `${key}: ${codes[blocked.code].title}`;
}

function annotation(level: string, title: string, text: string, span: Span | undefined): string {
  const place =
    span === undefined
      ? []
      : [
          `file=${property(span.file)}`,
          `line=${span.line}`,
          `endLine=${span.endLine}`,
          // GitHub accepts columns only for a place on one line
          ...(span.line === span.endLine ? [`col=${span.column}`, `endColumn=${span.endColumn}`] : []),
        ];
  return `::${level} ${[...place, `title=${property(title)}`].join(',')}::${data(text)}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
