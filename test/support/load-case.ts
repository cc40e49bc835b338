// The stage `load` of the case directories: all YAML and JSON files of a directory to a topology, or to diagnostics.
import { readVariableFiles } from '../../src/loader/format/variable-file.ts';
import { load } from '../../src/loader/load.ts';
import { hasErrors, TopoError } from '../../src/model/diagnostic.ts';
import type { RoutingTests } from '../../src/model/routing-test.ts';
import type { Topology } from '../../src/model/topology.ts';
import { renderDiagnostics } from '../../src/reporter/diagnostics.ts';
import type { CaseDir, Runner } from './cases.ts';

/** args.json: flags and environment. */
interface Args {
  readonly paths?: readonly string[];
  readonly vars?: { readonly [name: string]: string };
  /** Files of variables, before `vars`. */
  readonly varFiles?: readonly string[];
  readonly vhost?: string;
  readonly mapVhost?: { readonly [from: string]: string };
  /** The virtual host that a flag or a URL names; `only`: no file may name another one. */
  readonly chosen?: { readonly vhost: string; readonly by: string; readonly only: boolean };
  /** Whether directories include `*.test.yaml`; then the tests are shown too. */
  readonly testFiles?: boolean;
  /** Text for standard input. */
  readonly stdin?: string;
  /** This number of blanks on standard input, for an input too large for a file here. */
  readonly stdinBytes?: number;
}

/** Loads a case; `diagnostics.txt` if there are any, `topology.json` if none is an error. */
export const loadCase: Runner = async (dir: CaseDir) => {
  const args = dir.json<Args>('args.json', {});
  dir.take(/\.ya?ml$/i);
  dir.take(/^(?!topology\.json$|tests\.json$|args\.json$).*\.json$/i);
  const variables = await variablesOf(args, dir);
  if ('errors' in variables) return { 'diagnostics.txt': variables.errors };
  const { topology, tests, sources, diagnostics } = await load(args.paths ?? ['.'], {
    defaultVhost: args.chosen?.vhost ?? args.vhost ?? '/',
    mapVhost: new Map(Object.entries(args.mapVhost ?? {})),
    ...(args.chosen === undefined ? {} : { chosenVhost: { ...args.chosen, remedy: (named) => `map ${named ?? 'it'}` } }),
    variable: (name) => variables.get(name),
    variableNames: [...variables.keys()],
    cwd: dir.path,
    testFiles: args.testFiles ?? false,
    ...(args.stdin === undefined ? {} : { stdin: textStream(args.stdin) }),
    ...(args.stdinBytes === undefined ? {} : { stdin: blanks(args.stdinBytes) }),
  });
  const rendered = renderDiagnostics(diagnostics, sources, { color: false, ascii: true });
  return {
    ...(rendered === '' ? {} : { 'diagnostics.txt': rendered }),
    ...(hasErrors(diagnostics) ? {} : { 'topology.json': topologyText(topology) }),
    ...(hasErrors(diagnostics) || args.testFiles !== true ? {} : { 'tests.json': testsText(tests) }),
  };
};

async function variablesOf({ vars = {}, varFiles = [] }: Args, dir: CaseDir): Promise<ReadonlyMap<string, string> | { errors: string }> {
  try {
    return new Map([...(await readVariableFiles(varFiles, dir.path)), ...Object.entries(vars)]);
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    return { errors: renderDiagnostics(error.diagnostics, new Map(), { color: false, ascii: true }) };
  }
}

async function* textStream(text: string): AsyncGenerator<string> {
  yield text;
}

async function* blanks(bytes: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(65_536, ' ');
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk;
}

/** A topology as JSON, one line per entity. */
function topologyText({ vhosts, declarations, prune }: Topology): string {
  const entities = [...declarations].map(([key, { entity, presence, protect }]) => {
    const { kind: _, vhost: __, ...fields } = entity;
    const marks = { ...(presence === 'present' ? {} : { presence }), ...(protect ? { protect } : {}) };
    return `    ${JSON.stringify(key)}: ${sortedJson({ ...fields, ...marks })}`;
  });
  const rules = [...prune].map(([vhost, rule]) => `    ${JSON.stringify(vhost)}: ${sortedJson(rule)}`);
  const section = (lines: readonly string[]) => (lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`);
  return `{\n  "vhosts": ${JSON.stringify(vhosts)},\n  "declarations": ${section(entities)},\n  "prune": ${section(rules)}\n}\n`;
}

/** Tests as JSON, one per line, each with its position. */
function testsText({ tests, origins }: RoutingTests): string {
  const lines = tests.map((test) => {
    const { file, line, column } = origins.get(test.id) ?? { file: '?', line: 0, column: 0 };
    return `  ${JSON.stringify(`${file}:${line}:${column}`)}: ${sortedJson(test)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** JSON with sorted keys, so that the order in the file does not matter. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
