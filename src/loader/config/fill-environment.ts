// Replaces the variables of an environment by those of the process, and resolves its paths. Secrets are references: a password in clear text
// is an error, and no message shows the value of a variable.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in configuration files
import { dirname, isAbsolute, join } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Environment, EnvironmentConnection } from '../../model/environment.ts';
import { literalPasswordOf } from '../../rabbitmq/uris.ts';
import { versionRange } from '../../rabbitmq/version-range.ts';
import { schemaAt } from '../format/place-schema.ts';
import { fillVariables } from '../format/variables.ts';
import { schema } from '../generated/validate-config.js';
import { textAt } from '../read/source.ts';
import { diagnose, isFaulty, newReport, type Report } from '../report/report.ts';
import { child, type Node, textOf } from '../syntax/node.ts';
import type { EnvironmentNode } from './read-config.ts';

/** Which parts are needed: of a command that uses no broker, variables of the connection may be missing, as in CI jobs without secrets. */
export interface Needs {
  readonly broker: boolean;
  readonly files: boolean;
}

/** An environment with its variables replaced; valid only if no diagnostic is an error. */
export interface FilledEnvironment {
  readonly environment: Environment;
  /** Whether it names its files; by default they are those of its directory. */
  readonly namesFiles: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface Filling {
  readonly node: Node;
  readonly name: string;
  readonly variable: (name: string) => string | undefined;
  readonly report: Report;
}

/** Replaces the variables. */
export function fillEnvironment({ name, node }: EnvironmentNode, needs: Needs, variable: Filling['variable']): FilledEnvironment {
  const report = newReport();
  const filling: Filling = { node, name, variable, report };
  const files = needs.files ? filled('files', filling) : undefined;
  const environment: Environment = {
    name,
    config: node.source.file,
    connection: needs.broker ? connectionOf(filling) : {},
    files: files === undefined ? [dirname(node.source.file)] : textsOf(files).map((path) => relative(path, node)),
    variables: needs.files ? tableOf(filled('variables', filling)) : {},
    variableFiles: needs.files ? textsOf(filled('variableFiles', filling)).map((path) => relative(path, node)) : [],
    mapVhost: needs.files ? tableOf(filled('mapVhost', filling)) : {},
    expect: needs.broker ? expectationOf(filling) : {},
  };
  return { environment, namesFiles: files !== undefined, diagnostics: report.diagnostics };
}

function connectionOf(filling: Filling): EnvironmentConnection {
  const { node } = filling;
  const plain = (property: string) => textOf(filled(property, filling));
  const file = (property: string) => {
    const path = plain(property);
    return path === undefined ? undefined : relative(path, node);
  };
  const all = {
    url: secret('url', filling),
    management: secret('management', filling),
    transport: plain('transport') as EnvironmentConnection['transport'],
    user: secret('user', filling),
    password: secret('password', filling),
    passwordFile: file('passwordFile'),
    ca: file('ca'),
    cert: file('cert'),
    key: file('key'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** A property that may contain a secret. Its value must not appear in messages: not even that of a variable with a fault. */
function secret(property: string, filling: Filling): string | undefined {
  const { node, name, report } = filling;
  const written = child(node, property);
  const template = textOf(written);
  if (written === undefined || template === undefined) return undefined;
  const literal =
    property === 'password' ? !/^\$\{[A-Za-z_]\w*\}$/.test(template) : literalPasswordOf(withDefaults(template)) !== undefined;
  if (property !== 'user' && literal) {
    const hint =
      property === 'password'
        ? "write password: '${NAME}' or passwordFile: PATH"
        : "write a variable without a default, '${NAME}', in place of the password or of the whole URL";
    diagnose(report, 'secret-in-clear', written, `${property} of environment ${name} contains a password in clear text`, { hint });
  }
  return textOf(replaced(written, undefined, filling));
}

/** A template in which defaults replace their variables: a default is clear text, and an unset variable uses it. */
function withDefaults(template: string): string {
  return template.replace(/(?<!\$)\$\{[A-Za-z_]\w*:-((?:[^}$]|\$(?!\{))*)\}/g, (_, otherwise: string) => otherwise);
}

function expectationOf(filling: Filling): Environment['expect'] {
  const expect = filled('expect', filling);
  const [cluster, version] = [textOf(child(expect, 'cluster')), textOf(child(expect, 'version'))];
  const written = child(expect, 'version');
  if (written !== undefined && version !== undefined && !isFaulty(filling.report, written) && versionRange(version) === undefined) {
    const message = `expect.version of environment ${filling.name} must be a range of versions such as '>=4.0 <4.3'`;
    diagnose(filling.report, 'variable-value', written, message);
  }
  return { ...(cluster === undefined ? {} : { cluster }), ...(version === undefined ? {} : { version }) };
}

/** The value of a property with its variables replaced. */
function filled(property: string, filling: Filling): Node | undefined {
  const written = child(filling.node, property);
  return written === undefined ? undefined : replaced(written, schemaAt(['environments', '', property], schema), filling);
}

function replaced(node: Node, wanted: ReturnType<typeof schemaAt>, { variable, report }: Filling): Node {
  const howToSet = (name: string) => `set it where topo runs, or write \${${name}:-default}`;
  return fillVariables(node, wanted ?? { type: 'string' }, { variable, howToSet }, report).root;
}

function textsOf(node: Node | undefined): readonly string[] {
  return node?.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : [];
}

/** Names and values; a number as it is written: 1.10 is not 1.1. */
function tableOf(node: Node | undefined): { readonly [name: string]: string } {
  if (node?.kind !== 'map') return {};
  return Object.fromEntries(
    [...node.entries].flatMap(([name, { value }]) => (value.kind === 'scalar' ? [[name, textOf(value) ?? textAt(value)]] : [])),
  );
}

/** A path relative to the configuration file; `-` and absolute paths stay. */
function relative(path: string, { source }: Node): string {
  return path === '-' || isAbsolute(path) ? path : join(dirname(source.file), path);
}
