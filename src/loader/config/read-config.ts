// Reads topo.config.yaml: one YAML document with environments, each fault of which is a diagnostic with its place. Variables are replaced
// later, environment by environment, since a missing one concerns its environment only.

import type { Diagnostic } from '../../model/diagnostic.ts';
import { versionRange } from '../../rabbitmq/version-range.ts';
import { checkSchema, type Format } from '../format/schema-check.ts';
import { schema, validate } from '../generated/validate-config.js';
import { type Source, sourceOf } from '../read/source.ts';
import { diagnose, newReport, type Report } from '../report/report.ts';
import { child, type Entry, type Node, shown, textOf } from '../syntax/node.ts';
import { readYaml } from '../syntax/yaml.ts';
import { maxTokens } from '../syntax/yaml-tokens.ts';

/** The name of the configuration file, which no directory or glob includes. */
export { configName } from '../read/glob.ts';

/** A configuration file. */
export interface Config {
  /** Environments by name, in the order of the file, with variables in place of their values. */
  readonly environments: ReadonlyMap<string, EnvironmentNode>;
  /** Faults; if there are any, the environments must not be used. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts by file name, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
}

/** An environment as it is written. */
export interface EnvironmentNode {
  readonly name: string;
  readonly node: Node;
}

/** Reads the text of a configuration file. */
export function readConfig(file: string, text: string): Config {
  const report = newReport();
  const source = sourceOf(file, text.replace(/^\uFEFF/, ''));
  const root = rootOf(source, report);
  const environments = root === undefined ? [] : environmentsOf(root, report);
  return {
    environments: new Map(environments.map((one) => [one.name, one])),
    diagnostics: report.diagnostics,
    sources: new Map([[file, source.text]]),
  };
}

function rootOf(source: Source, report: Report): Node | undefined {
  const [first, second] = readYaml(source, { tokens: maxTokens }, report);
  const start = { source, start: 0, end: 0 };
  if (first?.root === undefined) {
    if (report.diagnostics.length === 0) diagnose(report, 'file-empty', start, 'the file is empty', { hint: 'write environments: {}' });
    return undefined;
  }
  if (second !== undefined)
    diagnose(report, 'yaml-syntax', second.place, 'a configuration file is one document', { hint: 'remove the ---' });
  checkSchema(first.root, report, format);
  return first.root;
}

const format: Format = { validate, schema, subjectOf };

/** `expect.version of environment staging`. */
function subjectOf(_: Node, [section, name, ...path]: readonly (string | number)[]): string {
  if (section === undefined) return 'the configuration';
  if (name === undefined) return String(section);
  const owner = `environment ${name}`;
  const inner = path.filter((part) => typeof part === 'string').join('.');
  return inner === '' ? owner : `${inner} of ${owner}`;
}

function environmentsOf(root: Node, report: Report): readonly EnvironmentNode[] {
  const section = child(root, 'environments');
  if (section?.kind !== 'map') return [];
  return [...section.entries].map(([name, entry]) => {
    checkEnvironment(name, entry, report);
    return { name, node: entry.value };
  });
}

/** A name is a part of file names and of URLs of CI jobs. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

function checkEnvironment(name: string, { key, value }: Entry, report: Report): void {
  if (!nameForm.test(name)) {
    const message = `the name of an environment consists of letters, digits, ".", "_" and "-", not ${JSON.stringify(name)}`;
    diagnose(report, 'invalid-format', key, message);
  }
  const [password, passwordFile, cert, clientKey] = ['password', 'passwordFile', 'cert', 'key'].map((property) => child(value, property));
  if (password !== undefined && passwordFile !== undefined)
    diagnose(report, 'contradiction', passwordFile, `environment ${name} has both a password and a passwordFile`);
  const alone = cert === undefined ? clientKey : clientKey === undefined ? cert : undefined;
  if (alone !== undefined) diagnose(report, 'contradiction', alone, `cert and key of environment ${name} require each other`);
  const version = child(child(value, 'expect'), 'version');
  const range = textOf(version);
  if (version === undefined || range === undefined || range.includes('${') || versionRange(range) !== undefined) return;
  const message = `expect.version of environment ${name} must be a range of versions such as '>=4.0 <4.3', not ${shown(version)}`;
  diagnose(report, 'invalid-format', version, message);
}
