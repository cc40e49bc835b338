// Reads files of variables: a YAML or JSON mapping of names to scalars. A value may be a secret, so no message and no code frame shows a
// part of the text.
import { codes } from '../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../model/diagnostic.ts';
import { readText } from '../read/files.ts';
import { type Source, sourceOf, spanOf, textAt } from '../read/source.ts';
import { newReport } from '../report/report.ts';
import { readJson } from '../syntax/json.ts';
import type { Node } from '../syntax/node.ts';
import { readYaml } from '../syntax/yaml.ts';
import { maxTokens } from '../syntax/yaml-tokens.ts';

/** The variables of all files; a later file takes precedence. @throws TopoError with every error of the files */
export async function readVariableFiles(files: readonly string[], cwd: string): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const read = await readText(file, cwd);
    diagnostics.push(...read.diagnostics);
    for (const { text } of read.texts) {
      const source = sourceOf(file, text.replace(/^\uFEFF/, ''));
      for (const [name, value] of variablesIn(source, diagnostics)) values.set(name, value);
    }
  }
  if (diagnostics.length > 0) throw new TopoError(diagnostics);
  return values;
}

function variablesIn(source: Source, diagnostics: Diagnostic[]): readonly (readonly [string, string])[] {
  const report = newReport();
  const isJson = /\.json$/i.test(source.file);
  const roots = isJson ? [readJson(source, report)] : readYaml(source, { tokens: maxTokens }, report).map(({ root }) => root);
  const fault = (node: Node | undefined, message: string) => {
    const place = node ?? { source, start: 0, end: 0 };
    const hint = codes['variable-file'].fix;
    diagnostics.push(problem('variable-file', `${source.file}: ${message}`, { hint, span: spanOf({ ...place, end: place.start }) }));
    return [];
  };
  // the messages of the parsers repeat the text
  for (const { code, span } of report.diagnostics) {
    diagnostics.push(
      problem(code, `${source.file}: ${codes[code].title}`, { hint: codes[code].fix, ...(span === undefined ? {} : { span }) }),
    );
  }
  if (report.diagnostics.length > 0) return [];
  const [root] = roots;
  if (root?.kind !== 'map' || roots.length > 1) return fault(root, 'a file of variables must be one mapping of names to values');
  return [...root.entries].flatMap(([name, { value }]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return fault(value, `${JSON.stringify(name)} is not the name of a variable`);
    if (value.kind !== 'scalar') return fault(value, `the value of ${name} must be text, a number, true or false`);
    if (value.value === null) return fault(value, `${name} has no value`);
    // a number as it is written: 1.10 is not 1.1
    return [[name, typeof value.value === 'string' ? value.value : textAt(value)] as const];
  });
}
