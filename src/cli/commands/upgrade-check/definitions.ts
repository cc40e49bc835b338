// Refusals of definitions files: rows that no version imports, and references that the version of the check does not accept.
import { parseJson } from '../../../broker/json.ts';
import { rowPlaces } from '../../../broker/row-places.ts';
import { type Diagnostic, problem, type Span } from '../../../model/diagnostic.ts';
import { isTable } from '../../../model/values.ts';
import { type ImportRefusal, importRefusals } from '../../../rabbitmq/import-references.ts';
import type { Row } from '../../../rabbitmq/rows.ts';
import type { Version } from '../../../rabbitmq/version.ts';
import { upgradeMessage } from '../../../reporter/upgrade.ts';
import type { ShownFinding } from './run.ts';

/** The errors of loaded files: refusals of definitions files by every version, and those with which nothing can be checked. */
export function importFaults({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): {
  readonly refusals: readonly ShownFinding[];
  readonly invalid: readonly Diagnostic[];
} {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const refused = errors.filter((one) => isDefinitionsFile(one.span?.file ?? '') && !isUnreadable(one));
  return { refusals: refused.map(refusedAlways), invalid: errors.filter((one) => !refused.includes(one)) };
}

function isDefinitionsFile(file: string): boolean {
  return /\.json$/i.test(file);
}

/** Faults of the text, not of its rows. */
function isUnreadable({ code }: Diagnostic): boolean {
  return code.startsWith('json-') || code.startsWith('file-') || code.startsWith('variable-');
}

function refusedAlways(fault: Diagnostic): ShownFinding {
  const { code, message, hint } = fault;
  const remedies = [hint ?? 'correct the row'];
  const impact = {
    effect: 'refused',
    when: 'declaration',
    message: `${message}: every version refuses the file (${code})`,
    remedies,
  } as const;
  return {
    ...shownParts(impact),
    diagnostic: { ...fault, code: 'upgrade-refused', message: upgradeMessage(impact), hint: remedies.join('; or ') },
  };
}

function shownParts({ effect, when, remedies }: Pick<ShownFinding, 'effect' | 'when' | 'remedies'>) {
  return { effect, when, remedies };
}

/** References to what the files do not contain. */
export function importFindings(sources: ReadonlyMap<string, string>, target: Version): readonly ShownFinding[] {
  return [...sources].flatMap(([file, text]) => {
    if (!isDefinitionsFile(file)) return [];
    const document: unknown = parseJson(text);
    return isTable(document) ? importRefusals(document as Row, target).map((one) => findingOf(one, text, file)) : [];
  });
}

function findingOf({ section, row, subject, why, remedy }: ImportRefusal, text: string, file: string): ShownFinding {
  const span: Span | undefined = rowPlaces(text, section, file)[row];
  const message = `${subject} ${why}: the file is refused`;
  const impact = { effect: 'refused', when: 'declaration', message, remedies: [remedy] } as const;
  const more = { hint: remedy, ...(span === undefined ? {} : { span }) };
  return { ...shownParts(impact), diagnostic: problem('upgrade-refused', upgradeMessage(impact), more) };
}
