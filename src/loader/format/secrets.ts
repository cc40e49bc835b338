// Secret properties: their texts stay templates, and a password in clear text is an error. No message and no code frame shows a value.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { dirname, isAbsolute, join } from 'node:path';
import { nameText } from '../../model/key.ts';
import { fileReference, referencesIn } from '../../model/secret-text.ts';
import type { ArgumentValue } from '../../model/values.ts';
import type { DocumentField, SecretKind } from '../../rabbitmq/documents/row.ts';
import { literalPasswordOf, passwordsIn } from '../../rabbitmq/uris.ts';
import type { Schema } from '../generated/validate.js';
import { stdinName } from '../read/files.ts';
import type { Place } from '../read/source.ts';
import { diagnose, isFaulty, noteVariable, type Report } from '../report/report.ts';
import { child, type Node, textOf } from '../syntax/node.ts';
import { argumentValue } from './argument-values.ts';
import { schemaOf } from './place-schema.ts';

/** The template of a property that names a file; undefined if the property is missing. The file is relative to the declaring one. */
export function fileIn(node: Node, { file }: DocumentField): ArgumentValue | undefined {
  const named = file === undefined ? undefined : child(node, file);
  const path = textOf(named);
  if (named === undefined || path === undefined) return undefined;
  const own = named.source.file;
  return fileReference(isAbsolute(path) || own === stdinName ? path : join(dirname(own), path));
}

/** The value of a secret property, with templates in place of secrets. Reports passwords in clear text. */
export function secretValue(secret: SecretKind, node: Node, subject: string, report: Report): ArgumentValue {
  checkSecret(secret, node, subject, report);
  const value = argumentValue(node, subject, report);
  // one URI and a list of one are equal
  return secret === 'uri' && Array.isArray(value) && value.length === 1 ? (value[0] as ArgumentValue) : value;
}

/** Properties of parameters whose texts are secrets, by the end of their name. */
const secretName = /(?:passw(?:or)?d|passphrase|secret|token|credentials?|(?:api|access|private)[-_ ]?key)$/i;

/** `property`: the innermost one that has the value, if any. */
function checkSecret(secret: SecretKind, node: Node, subject: string, report: Report, property = ''): void {
  if (node.kind === 'list') for (const item of node.items) checkSecret(secret, item, subject, report, property);
  if (node.kind === 'map') for (const [name, { value }] of node.entries) checkSecret(secret, value, subject, report, name);
  const text = textOf(node);
  if (text === undefined || isFaulty(report, node)) return;
  checkForms(text, node, subject, report);
  // beside the password, a URI contains values that are no secrets, such as its host
  const passwords = secret === 'password' || isOneVariable(text) ? [text] : passwordsIn(text);
  if (secret !== 'hash')
    for (const one of passwords.flatMap(referencesIn)) if ('variable' in one) noteVariable(report.variables.secret, one.variable, node);
  const clear = clearTextIn(secret, text, property);
  if (clear === undefined) return;
  report.secrets.add(clear.secret);
  diagnose(report, 'secret-in-clear', node, `${subject} contains ${clear.what} in clear text`, { hint: `write ${clear.fix}` });
}

/** What a text contains of a secret, how messages name it, and the form to use instead; undefined if it contains none. */
function clearTextIn(
  secret: SecretKind,
  text: string,
  property: string,
): { readonly secret: string; readonly what: string; readonly fix: string } | undefined {
  // a password is one variable: text beside it would be a part of the password in clear text
  if (secret === 'password') {
    const fix = "password: '${NAME}' or passwordFile: PATH, or passwordHash: HASH";
    return isOneVariable(text) ? undefined : { secret: text, what: 'a password', fix };
  }
  if (secret === 'hash') return undefined;
  const inUri = literalPasswordOf(text);
  if (inUri !== undefined) return { secret: inUri, what: 'a password', fix: "'amqp://USER:${NAME}@HOST', or '${NAME}' for the whole URI" };
  if (secret !== 'values' || text === '' || !secretName.test(property) || referencesIn(text).length > 0) return undefined;
  return { secret: text, what: `the secret ${nameText(property)}`, fix: `${nameText(property)}: '\${NAME}'` };
}

function isOneVariable(text: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text);
}

/** A variable of a password that is used elsewhere too would be in topologies, plans and saved plans. */
export function checkSecretVariables(report: Report): void {
  for (const [name, place] of report.variables.secret) {
    const elsewhere = report.variables.clear.get(name);
    if (elsewhere === undefined) continue;
    diagnose(report, 'secret-in-clear', elsewhere, `the variable ${name} contains a password, and is used here as clear text`, {
      hint: 'use a different variable here',
      related: [{ message: 'as a password here', place }],
    });
  }
}

/** A default would be a password in clear text. */
function checkForms(text: string, place: Place, subject: string, report: Report): void {
  const [form] = text.match(/(?<!\$)\$\{(?!(?:[A-Za-z_][A-Za-z0-9_]*)\})[^}]*\}?/) ?? [];
  if (form === undefined) return;
  if (/^\$\{[A-Za-z_][A-Za-z0-9_]*:-/.test(form)) {
    report.secrets.add(form.replace(/^.*?:-|\}$/gs, ''));
    const hint = 'remove the default, and set the variable where topo runs';
    diagnose(report, 'secret-in-clear', place, `${subject} has a default, which is a secret in clear text`, { hint });
  } else
    diagnose(report, 'variable-syntax', place, `${subject} contains a \${ that does not begin a variable`, {
      hint: 'write $${ for a literal ${',
    });
}

/**
 * Notes what may be a secret in clear text, before the schema is checked: a value of the wrong type, or under a misspelt property. Its
 * characters must not appear in code frames.
 */
export function noteSecrets(root: Node, schema: Schema, report: Report): void {
  for (const section of ['users', 'federationUpstreams', 'shovels', 'parameters', 'globalParameters']) {
    const node = child(root, section);
    if (node !== undefined) note(node, schemaOf(schema, section), report);
  }
}

function note(node: Node, schema: Schema | undefined, report: Report): void {
  const uri = textOf(node);
  if (uri !== undefined) report.secrets.add(literalPasswordOf(uri) ?? '');
  if (node.kind === 'list') for (const item of node.items) note(item, undefined, report);
  if (node.kind !== 'map') return;
  for (const [name, { value }] of node.entries) {
    const inner = schemaOf(schema, name);
    const isMisspelt = (inner === undefined && /pass|pw|secret|uri/i.test(name)) || inner?.properties?.['password'] !== undefined;
    note(value, inner, report);
    if (value.kind !== 'scalar') continue;
    if (isMisspelt || (inner?.writeOnly === true && /^password$/i.test(name))) {
      const text = String(typeof value.value === 'object' ? (value.value?.value ?? '') : value.value);
      const secret = /uri/i.test(name) ? (literalPasswordOf(text) ?? '') : text;
      if (referencesIn(text).length === 0) report.secrets.add(secret);
    }
  }
}
