// topo lint --fix: removes declarations that have no effect, and writes a file only if it then reads as expected.
import { type LintFinding, lint } from '../../../lint/lint.ts';
import { withRemovals } from '../../../lint/removals.ts';
import { type Loaded, type LoadOptions, loadTexts } from '../../../loader/load.ts';
import { type CutText, cutFrom } from '../../../loader/write/cut.ts';
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { Topology } from '../../../model/topology.ts';
import type { Removal } from '../../../model/written.ts';
import type { Version } from '../../../rabbitmq/version.ts';
import type { Io } from '../../io.ts';
import { writeBack } from '../../write-back.ts';

/** The result of --fix. */
export interface Fixed {
  /** The files afterwards. */
  readonly loaded: Loaded;
  /** Findings that were fixed. */
  readonly fixed: readonly Diagnostic[];
  /** The reasons for others that were not fixed, as `fix-refused`. */
  readonly refused: readonly Diagnostic[];
  /** Files that were written. */
  readonly files: readonly string[];
}

type Fixable = LintFinding & { readonly fix: Removal };

/** Fixes in memory until no fix is left, then writes the changed files. */
export async function fixFiles(loaded: Loaded, options: LoadOptions, target: Version, io: Io): Promise<Fixed> {
  const fixed: Diagnostic[] = [];
  const refused = new Map<EntityKey, Diagnostic>();
  let now = loaded;
  for (;;) {
    const open = lint(now, target).found.filter((one): one is Fixable => one.fix !== undefined && !refused.has(one.fix.key));
    const pass = onePass(now, open, options);
    for (const [key, diagnostic] of pass.refused) refused.set(key, diagnostic);
    now = pass.loaded;
    fixed.push(...pass.fixed);
    if (pass.fixed.length === 0 && pass.refused.size === 0) break;
  }
  const files = [...now.sources].filter(([file, text]) => loaded.sources.get(file) !== text);
  for (const [file, text] of files) await writeBack(file, loaded.sources.get(file) ?? '', text, 'linted', io);
  return { loaded: now, fixed, refused: [...refused.values()], files: files.map(([file]) => file) };
}

interface Pass {
  readonly loaded: Loaded;
  readonly fixed: readonly Diagnostic[];
  readonly refused: ReadonlyMap<EntityKey, Diagnostic>;
}

/** One cut per entity, in all files. If the files do not read as expected afterwards, the whole pass is dropped. */
function onePass(loaded: Loaded, open: readonly Fixable[], options: LoadOptions): Pass {
  const refused = new Map<EntityKey, Diagnostic>();
  const refuse = (one: Fixable, reason: string) => refused.set(one.fix.key, refusal(one, reason));
  const chosen = new Map<EntityKey, Fixable>();
  for (const one of open) {
    const reason = obstacle(one.fix, loaded);
    if (reason !== undefined) refuse(one, reason);
    else if (one.fix.property === undefined || !chosen.has(one.fix.key)) chosen.set(one.fix.key, one);
  }
  const texts = new Map(loaded.sources);
  const made: Fixable[] = [];
  for (const [file, text] of loaded.sources) {
    const here = [...chosen.values()].filter(({ fix }) => loaded.written(fix.key)?.file === file);
    if (here.length === 0) continue;
    const cuts = here.map((one) => ({ ...cutOf(one.fix, loaded), one }));
    const cut: CutText = cutFrom(text, cuts);
    texts.set(file, cut.text);
    made.push(...cuts.filter((one) => cut.made.includes(one)).map(({ one }) => one));
    for (const one of cuts) {
      const no = cut.refused.find((other) => other.cut === one);
      if (no !== undefined) refuse(one.one, no.reason);
    }
  }
  const after = loadTexts(
    [...texts].map(([file, text]) => ({ file, text })),
    options,
  );
  const wanted = withRemovals(
    loaded.topology,
    made.map(({ fix }) => fix),
  );
  if (hasErrors(after.diagnostics) || plain(after.topology) !== plain(wanted)) {
    for (const one of made) refuse(one, 'the changed file would declare something else');
    return { loaded, fixed: [], refused };
  }
  return { loaded: after, fixed: made.map(({ diagnostic }) => diagnostic), refused };
}

/** Why a fix cannot be made, as far as the text of the files does not matter. */
function obstacle({ key, because }: Removal, { written }: Loaded): string | undefined {
  const file = written(key)?.file ?? '';
  if (file === '<stdin>') return 'standard input cannot be changed';
  if (/\.json$/i.test(file)) return 'definitions files are exported by a broker and not changed';
  return [key, ...because].some((one) => written(one)?.variable === true) ? 'it contains a variable' : undefined;
}

function cutOf({ key, property }: Removal, { written }: Loaded): { readonly start: number; readonly property?: string } {
  return { start: written(key)?.start ?? -1, ...(property === undefined ? {} : { property }) };
}

function refusal({ diagnostic }: Fixable, reason: string): Diagnostic {
  const { span, key, code } = diagnostic;
  const place = { ...(span === undefined ? {} : { span }), ...(key === undefined ? {} : { key }) };
  return { code: 'fix-refused', severity: 'notice', message: `${code} is not fixed here: ${reason}`, ...place };
}

function plain({ vhosts, declarations, prune }: Topology): string {
  return JSON.stringify([vhosts, [...declarations], [...prune]]);
}
