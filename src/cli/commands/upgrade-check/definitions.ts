// Refusals of definitions files: rows that no version imports, and references that the version of the check does not accept.
import { parseJson } from '../../../broker/json.ts';
import { rowPlaces } from '../../../broker/row-places.ts';
import type { Diagnostic, Span } from '../../../model/diagnostic.ts';
import { isTable } from '../../../model/values.ts';
import { type ImportRefusal, importRefusals } from '../../../rabbitmq/import-references.ts';
import type { Row } from '../../../rabbitmq/rows.ts';
import { type Version, versionOf } from '../../../rabbitmq/version.ts';
import { type ShownFinding, shown } from './finding.ts';

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
  const { code, message, hint = 'correct the row', span } = fault;
  const always = `${message}: every version refuses the file (${code})`;
  return shown({ effect: 'refused', when: 'declaration', message: always, remedies: [hint] }, span);
}

/** The version that exported the file, if it is a single definitions file with one. */
export function versionOfFiles(sources: ReadonlyMap<string, string>): Version | undefined {
  const [[file, text] = ['', '']] = sources;
  if (sources.size !== 1 || !isDefinitionsFile(file)) return undefined;
  const document: unknown = parseJson(text);
  if (!isTable(document)) return undefined;
  const version = document['rabbitmq_version'] ?? document['rabbit_version'];
  return typeof version === 'string' ? versionOf(version) : undefined;
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
  return shown({ effect: 'refused', when: 'declaration', message, remedies: [remedy] }, span);
}
