// Loads files as a topology with the source position of every object. All diagnostics are reported in one run, not only the first.
import type { Diagnostic } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { excuser } from '../model/ignores.ts';
import type { RoutingTests } from '../model/routing-test.ts';
import type { Origins, Topology } from '../model/topology.ts';
import type { Ignore, WrittenOf } from '../model/written.ts';
import { expandRetries } from './expand/retry.ts';
import { gatherDefinitions, isDefinitions } from './format/definitions.ts';
import { gatherDocument } from './format/document.ts';
import { type Gathered, nothingGathered } from './format/gathered.ts';
import { mergeOverrides } from './format/overrides.ts';
import { documentSchema } from './format/place-schema.ts';
import { checkSchema } from './format/schema-check.ts';
import { checkSecretVariables, noteSecrets } from './format/secrets.ts';
import { originsOf, testsOf, topologyOf } from './format/topology.ts';
import { fillVariables } from './format/variables.ts';
import { checkVhosts, newVhosts, type VhostOptions, type Vhosts, vhostNameIn, vhostOf } from './format/vhosts.ts';
import { expandPaths, stdinName } from './read/files.ts';
import { likelyVhost } from './read/likely-vhost.ts';
import { type Source, sourceOf, spanOf } from './read/source.ts';
import { ignoresOf } from './report/ignores.ts';
import { diagnose, newReport, type Report } from './report/report.ts';
import { writtenIn } from './report/written.ts';
import { checkAll } from './rules/check.ts';
import { readJson } from './syntax/json.ts';
import type { Node } from './syntax/node.ts';
import { readYaml, type SourceDocument } from './syntax/yaml.ts';
import { type Budget, maxTokens } from './syntax/yaml-tokens.ts';

/** Settings that the files do not contain. */
export interface LoadOptions extends VhostOptions {
  /** The value of `${NAME}`; undefined if it is not set. */
  readonly variable: (name: string) => string | undefined;
  /** Names to suggest in place of one that is not set. */
  readonly variableNames?: readonly string[];
  /** Whether directories and globs include `*.test.yaml`. */
  readonly testFiles?: boolean;
}

/** One text. `file` is its name in diagnostics; standard input is `<stdin>`. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The result of loading. */
export interface Loaded {
  /** Best effort; valid only if no diagnostic is an error. */
  readonly topology: Topology;
  readonly origins: Origins;
  readonly tests: RoutingTests;
  /** The source text of each entity. */
  readonly written: WrittenOf;
  /** `topo-ignore` comments, in the order of files and lines. */
  readonly ignores: readonly Ignore[];
  /** Texts by file name, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** Errors first, then in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** Secrets that the files contain in clear text, each of which is an error: no output may contain them. */
  readonly secrets: readonly string[];
  /** Warnings and notices that a comment excuses, in the same order. */
  readonly excused: readonly Diagnostic[];
}

/** Options of `load` besides those of the texts. */
export interface FileOptions extends LoadOptions {
  readonly cwd?: string;
  readonly stdin?: AsyncIterable<Buffer | string>;
  /** A file that directories and globs exclude, besides `topo.config.yaml`: a configuration file of another name. */
  readonly exclude?: string;
  /** Called and awaited when all files are read, before they are parsed; not if a file cannot be read. Must not fail. */
  readonly onRead?: (read: Unparsed) => Promise<void>;
}

/** What is known of texts that are not parsed yet. */
export interface Unparsed {
  /** Of all texts. */
  readonly characters: number;
  /** The virtual host that a plan most likely observes first: a guess, undefined without one. */
  readonly vhost: string | undefined;
}

/**
 * Loads files, directories, globs and `-` (standard input), relative to `cwd`. Never throws: an unreadable file is a diagnostic.
 */
export async function load(paths: readonly string[], options: FileOptions): Promise<Loaded> {
  const { texts, diagnostics } = await expandPaths(paths, options);
  if (options.onRead !== undefined && !hasErrors(diagnostics)) {
    const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
    await options.onRead({ characters, vhost: likelyVhost(texts, options) });
  }
  return loadAll(texts, options, diagnostics);
}

/** Loads texts. Pure. */
export function loadTexts(texts: readonly SourceText[], options: LoadOptions): Loaded {
  return loadAll(texts, options, []);
}

function loadAll(texts: readonly SourceText[], options: LoadOptions, before: readonly Diagnostic[]): Loaded {
  const report = newReport();
  const gathered = nothingGathered();
  const vhosts = newVhosts(options);
  const budget = { tokens: maxTokens };
  let complete = !hasErrors(before);
  const filled: Filled[] = [];
  for (const { file, text } of texts) {
    const source = sourceOf(file, text.replace(/^\uFEFF/, ''));
    for (const document of readDocuments(source, budget, report)) {
      if (document.brokenAt !== undefined || document.root === undefined) complete = false;
      const { isNamed, ...one } = fillOne(document, options, report);
      if (!isNamed) complete = false;
      filled.push(one);
    }
  }
  gatherAll(filled, vhosts, gathered, complete, report);
  expandRetries(gathered, report);
  checkVhosts(vhosts, complete, report);
  checkAll(gathered, complete, report);
  checkSecretVariables(report);
  const origins = originsOf(gathered);
  const ignores = ignoresOf(report.ignores);
  const ignoreFor = excuser(ignores, origins);
  const isExcused = (diagnostic: Diagnostic) => diagnostic.severity !== 'error' && ignoreFor(diagnostic) !== undefined;
  const diagnostics = inOrder([...before, ...report.diagnostics], texts);
  return {
    topology: topologyOf(gathered),
    origins,
    tests: testsOf(gathered),
    written: writtenIn(gathered),
    ignores,
    sources: new Map(texts.map(({ file, text }) => [file, text.replace(/^\uFEFF/, '')])),
    diagnostics: diagnostics.filter((diagnostic) => !isExcused(diagnostic)),
    secrets: [...report.secrets],
    excused: diagnostics.filter(isExcused),
  };
}

function readDocuments(source: Source, budget: Budget, report: Report): readonly SourceDocument[] {
  const whole = { source, start: 0, end: source.text.length };
  const nul = source.text.indexOf('\0');
  if (nul !== -1) {
    diagnose(report, 'file-not-text', { source, start: nul, end: nul + 1 }, 'not a text file: it contains a NUL character');
    return [{ place: whole, brokenAt: 0 }];
  }
  const errors = report.diagnostics.length;
  const documents = isJson(source) ? readOneJson(source, report) : readYaml(source, budget, report);
  if (documents.length > 0 || report.diagnostics.length > errors) return documents;
  const hint = 'delete the file, or write {} if it is intentionally empty';
  diagnose(report, 'file-empty', { source, start: 0, end: 0 }, 'the file is empty', { hint });
  return [{ place: whole, brokenAt: 0 }];
}

function readOneJson(source: Source, report: Report): readonly SourceDocument[] {
  const errors = report.diagnostics.length;
  const root = readJson(source, report);
  const place = { source, start: 0, end: source.text.length };
  if (root !== undefined) return [{ root, place }];
  return report.diagnostics.length > errors ? [{ place, brokenAt: 0 }] : [];
}

/** Decides by the name of a file, and for standard input by its content. */
function isJson({ file, text }: Source): boolean {
  if (file !== stdinName) return /\.json$/i.test(file);
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A document with its variables replaced, and checked against the schema. */
interface Filled extends Pick<SourceDocument, 'brokenAt'> {
  readonly root: Node | undefined;
  /** It is one of the broker's definitions files, in which nothing overrides anything. */
  readonly isDefinitions: boolean;
}

/** Replaces the variables and checks one document; not named if a name is not known, because a variable is missing. */
function fillOne({ root, brokenAt }: SourceDocument, options: LoadOptions, report: Report): Filled & { readonly isNamed: boolean } {
  const broken = brokenAt === undefined ? {} : { brokenAt };
  if (root === undefined || isDefinitions(root)) return { root, ...broken, isDefinitions: root !== undefined, isNamed: true };
  return beforeTheBreak({ root, ...broken }, report, () => {
    noteSecrets(root, documentSchema, report);
    const filled = fillVariables(root, documentSchema, options, report);
    checkSchema(filled.root, report);
    return { root: filled.root, ...broken, isDefinitions: false, isNamed: filled.named };
  });
}

/** Gathers all documents. What overrides something is merged into it first. */
function gatherAll(all: readonly Filled[], vhosts: Vhosts, gathered: Gathered, complete: boolean, report: Report): void {
  const overlaid = all.flatMap(({ root, isDefinitions: imported }) =>
    root?.kind === 'map' && !imported ? [{ root, vhost: vhostOf(vhostNameIn(root), vhosts) }] : [],
  );
  const merged = mergeOverrides(overlaid, complete, report);
  const rootOf = new Map<Node, Node>(overlaid.map(({ root }, at) => [root, merged[at] ?? root]));
  for (const document of all) {
    const { root, isDefinitions: imported } = document;
    if (root === undefined) continue;
    const whole = rootOf.get(root);
    beforeTheBreak(document, report, () => {
      if (imported) gatherDefinitions(root, vhosts, gathered, report);
      else if (whole !== undefined) gatherDocument(whole, vhosts, gathered, report);
    });
  }
}

/** After a syntax error, only the syntax error is reported: the rest may be misread. */
function beforeTheBreak<T>({ root, brokenAt }: Pick<Filled, 'root' | 'brokenAt'>, report: Report, work: () => T): T {
  const before = report.diagnostics.length;
  const result = work();
  if (brokenAt === undefined || root === undefined) return result;
  const { line } = spanOf({ source: root.source, start: brokenAt, end: brokenAt });
  const kept = report.diagnostics
    .splice(before)
    .filter(({ code, span }) => code !== 'missing-property' && span !== undefined && span.endLine < line);
  report.diagnostics.push(...kept);
  return result;
}

function inOrder(diagnostics: readonly Diagnostic[], texts: readonly SourceText[]): readonly Diagnostic[] {
  const files = new Map(texts.map(({ file }, index) => [file, index]));
  const severities = ['error', 'warning', 'notice'];
  const rank = ({ severity, span }: Diagnostic) => [
    severities.indexOf(severity),
    span === undefined ? -1 : (files.get(span.file) ?? -1),
    span?.line ?? 0,
    span?.column ?? 0,
  ];
  const ranked = diagnostics.map((diagnostic) => ({ diagnostic, rank: rank(diagnostic) }));
  ranked.sort((one, other) => {
    const at = one.rank.findIndex((value, i) => value !== other.rank[i]);
    return at === -1 ? 0 : (one.rank[at] ?? 0) - (other.rank[at] ?? 0);
  });
  return ranked.map(({ diagnostic }) => diagnostic);
}
