// topo upgrade-check --fix: edits topology files for the version after the upgrade, and writes a file only if it then reads as expected.
import { upgradeFixes, withFixes } from '../../../lint/upgrade-fixes.ts';
import { type Loaded, type LoadOptions, loadTexts } from '../../../loader/load.ts';
import { editText, type ObjectEdits } from '../../../loader/write/edit.ts';
import { policyEntry } from '../../../loader/write/entry.ts';
import { type Diagnostic, hasErrors, type Span } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { Topology } from '../../../model/topology.ts';
import type { Unfixed, UpgradeFix } from '../../../model/upgrade.ts';
import { type ArgumentValue, canonicalText } from '../../../model/values.ts';
import type { Version } from '../../../rabbitmq/version.ts';
import type { Io } from '../../io.ts';
import { writeBack } from '../../write-back.ts';
import { obstacle, refusals, sharedText } from './refusals.ts';

/** What was changed in the declaration of one object. */
export interface UpgradeEdit {
  readonly key: EntityKey;
  /** Its place in the file afterwards. */
  readonly span: Span;
  readonly texts: readonly string[];
}

/** The result of --fix. */
export interface FixedFiles {
  /** The files afterwards. */
  readonly loaded: Loaded;
  /** In the order of files and lines. */
  readonly edits: readonly UpgradeEdit[];
  /** What is left, as `fix-refused`. */
  readonly left: readonly Diagnostic[];
  /** Files that were written. */
  readonly files: readonly string[];
}

interface Input {
  readonly loaded: Loaded;
  readonly options: LoadOptions;
  readonly target: Version;
  readonly from: Version | undefined;
}

/** Fixes in memory, then writes the changed files. @throws UsageError where a file cannot be written */
export async function fixFiles({ loaded, options, target, from }: Input, io: Io): Promise<FixedFiles> {
  const { fixes, unfixed } = upgradeFixes(loaded.topology, target, from);
  const refused = new Map<EntityKey, string>();
  const possible = fixes.filter((fix) => {
    const reason = obstacle(fix, loaded);
    if (reason !== undefined) refused.set(fix.key, reason);
    return reason === undefined;
  });
  const after = attempt(loaded, possible, options, refused);
  const made = possible.filter(({ key }) => !refused.has(key));
  const files = [...after.sources].filter(([file, text]) => loaded.sources.get(file) !== text);
  for (const [file, text] of files) await writeBack(file, loaded.sources.get(file) ?? '', text, 'checked', io);
  const edits = made.flatMap(({ key, texts }): readonly UpgradeEdit[] => {
    const span = after.written(key)?.place();
    return span === undefined ? [] : [{ key, span, texts }];
  });
  const left = [...unfixed.map((one) => leftDiagnostic(one, after)), ...refusals(fixes, refused, after)];
  return { loaded: after, edits: inOrder(edits, after), left, files: files.map(([file]) => file) };
}

/** All fixes, or those that read as expected afterwards: each half of the others is tried on its own. */
function attempt(loaded: Loaded, fixes: readonly UpgradeFix[], options: LoadOptions, refused: Map<EntityKey, string>): Loaded {
  if (fixes.length === 0) return loaded;
  const texts = new Map(loaded.sources);
  const made: UpgradeFix[] = [];
  for (const [file, text] of loaded.sources) {
    const here = fixes.filter(({ key }) => loaded.written(key)?.file === file).map((fix) => ({ fix, object: objectOf(fix, loaded) }));
    if (here.length === 0) continue;
    const edited = editText(
      text,
      here.map(({ object }) => object),
    );
    texts.set(file, edited.text);
    for (const { fix, object } of here) {
      const no = edited.refused.find((one) => one.object.start === object.start);
      if (no === undefined) made.push(fix);
      else refused.set(fix.key, no.reason);
    }
  }
  const sources = [...texts].map(([file, text]) => ({ file, text }));
  const after = loadTexts(sources, options);
  if (!hasErrors(after.diagnostics) && plain(after.topology) === plain(withFixes(loaded.topology, made))) return after;
  if (made.length === 1) {
    refused.set(made[0]?.key as EntityKey, sharedText);
    return loaded;
  }
  const half = Math.ceil(made.length / 2);
  return attempt(attempt(loaded, made.slice(0, half), options, refused), made.slice(half), options, refused);
}

function objectOf({ key, edits, beside }: UpgradeFix, { written }: Loaded): ObjectEdits {
  return { start: written(key)?.start ?? -1, edits, ...(beside === undefined ? {} : { beside: policyEntry(beside) }) };
}

/** The order of arguments and policy keys does not matter. */
function plain({ vhosts, declarations, prune }: Topology): string {
  return canonicalText([vhosts, [...declarations], [...prune]] as unknown as ArgumentValue);
}

function leftDiagnostic({ key, properties, reason }: Unfixed, { written }: Loaded): Diagnostic {
  const span = written(key)?.place(...properties);
  return { code: 'fix-refused', severity: 'notice', message: reason, key, ...(span === undefined ? {} : { span }) };
}

function inOrder(edits: readonly UpgradeEdit[], { sources }: Loaded): readonly UpgradeEdit[] {
  const files = [...sources.keys()];
  const rank = ({ span }: UpgradeEdit) => files.indexOf(span.file);
  return [...edits].sort((one, other) => rank(one) - rank(other) || one.span.line - other.span.line || one.span.column - other.span.column);
}
