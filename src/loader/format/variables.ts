// Replaces `${NAME}` and `${NAME:-default}` in values and keys. The value takes the type of its place, and is never shown: messages use the
// original text, which the node retains.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import type { Schema } from '../generated/validate.js';
import { type Place, textAt } from '../read/source.ts';
import { nearest } from '../report/nearest.ts';
import { diagnose, markFaulty, noteVariable, type Report } from '../report/report.ts';
import { type Entry, type MapNode, type Node, quoted, type ScalarNode } from '../syntax/node.ts';
import { readPlain } from '../syntax/plain.ts';
import { schemaOf, typesOf } from './place-schema.ts';

/** The variables. */
export interface Variables {
  /** The value of a variable; undefined if it is not set. */
  readonly variable: (name: string) => string | undefined;
  /** Names to suggest in place of one that is not set. */
  readonly variableNames?: readonly string[];
  /** How to set a variable, for messages; default with the flag `--var`. */
  readonly howToSet?: (name: string) => string;
}

interface Filling {
  readonly variables: Variables;
  readonly report: Report;
  /** False if a key could not be replaced. */
  named: boolean;
}

/** The tree with all variables replaced; unchanged parts are shared. */
export interface Filled {
  readonly root: Node;
  /** Whether all names are known: otherwise an object may seem to be undeclared. */
  readonly named: boolean;
}

/** Replaces all variables. */
export function fillVariables(root: Node, schema: Schema, variables: Variables, report: Report): Filled {
  if (!root.source.text.includes('${')) return { root, named: true };
  const filling: Filling = { variables, report, named: true };
  return { root: fill(root, schema, filling), named: filling.named };
}

function fill(node: Node, wanted: Schema | undefined, filling: Filling): Node {
  if (wanted?.writeOnly === true) return node; // a secret: its template is replaced when it is used
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' && node.value.includes('${') ? fillScalar(node, node.value, wanted, filling) : node;
    case 'list': {
      const items = node.items.map((item) => fill(item, schemaOf(wanted, 0), filling));
      return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
    }
    case 'map':
      return fillMap(node, wanted, filling);
  }
}

/** Keys that become equal are an error with both places; the first one is kept. */
function fillMap(node: MapNode, wanted: Schema | undefined, filling: Filling): MapNode {
  const entries = new Map<string, Entry>();
  let changed = false;
  for (const [key, entry] of node.entries) {
    const name = key.includes('${') ? fillKey(key, entry.key, filling) : { text: key };
    const value = fill(entry.value, schemaOf(wanted, name.text), filling);
    const isSame = name.text === key && value === entry.value;
    changed ||= !isSame;
    const first = entries.get(name.text);
    if (first === undefined) entries.set(name.text, isSame ? entry : { ...entry, ...name.template, value });
    else reportEqual(first, entry.key, name.template?.template ?? key, filling.report);
  }
  return changed ? { ...node, entries } : node;
}

interface FilledKey {
  readonly text: string;
  /** Absent if the key has no variable. */
  readonly template?: { readonly template: string };
}

function fillKey(key: string, place: Place, filling: Filling): FilledKey {
  const { text, names, failed } = substitute(key, place, filling);
  if (failed) filling.named = false;
  if (failed) return { text: key, template: { template: key } };
  return names.length === 0 ? { text } : { text, template: { template: key } };
}

function reportEqual(first: Entry, place: Place, key: string, report: Report): void {
  const other = first.template ?? textAt(first.key);
  diagnose(report, 'duplicate-key', place, `the keys ${quoted(other)} and ${quoted(key)} are equal after their variables are replaced`, {
    related: [{ message: 'first here', place: first.key }],
  });
}

const forms = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:[^}$]|\$(?!\{))*))?\}|\$\{[^}\s]*\}?/g;

function fillScalar(node: ScalarNode, template: string, wanted: Schema | undefined, filling: Filling): Node {
  const { text, names, failed } = substitute(template, node, filling);
  if (failed) return { ...node, template };
  if (names.length === 0) return { ...node, value: text, plain: false };
  return typed({ ...node, template }, text, wanted, names, filling.report);
}

interface Substituted {
  readonly text: string;
  /** The variables that were replaced. */
  readonly names: readonly string[];
  /** Whether a variable is missing or malformed, which has been reported. */
  readonly failed: boolean;
}

function substitute(template: string, place: Place, filling: Filling): Substituted {
  const names: string[] = [];
  let failed = false;
  const text = template.replace(forms, (form, name?: string, otherwise?: string) => {
    if (form === '$${') return '${';
    if (name === undefined) {
      reportForm(form, place, filling.report);
      failed = true;
      return form;
    }
    names.push(name);
    noteVariable(filling.report.variables.clear, name, within(place, form));
    const value = filling.variables.variable(name);
    if (otherwise !== undefined) return value === undefined || value === '' ? otherwise : value;
    if (value !== undefined) return value;
    reportMissing(name, form, place, filling);
    failed = true;
    return form;
  });
  return { text, names, failed };
}

/** The text in the type of its property: even a quoted `'${LIMIT}'` may be an integer, since flow style requires quotes. */
function typed(node: ScalarNode, text: string, wanted: Schema | undefined, names: readonly string[], report: Report): ScalarNode {
  const types = typesOf(wanted);
  const unfit = (what: string) => {
    const values = `the value of ${names.map((name) => `\${${name}}`).join(' and ')}`;
    diagnose(report, 'variable-value', node, `${values} is not ${what}`);
    return { ...node, value: text };
  };
  if (types.length === 0) {
    if (!node.plain) return { ...node, value: text };
    const { value, why } = readPlain(text);
    return why === undefined ? { ...node, value } : unfit('a value on which YAML parsers agree; quote it if it is text');
  }
  if (types.includes('integer') && /^-?\d+$/.test(text)) return { ...node, value: integerOf(text) };
  if (types.includes('number') && /^-?\d+\.\d+$/.test(text)) return { ...node, value: Number(text) };
  if (types.includes('string')) return { ...node, value: text };
  if (types.includes('boolean')) return text === 'true' || text === 'false' ? { ...node, value: text === 'true' } : unfit('true or false');
  return types.includes('integer') ? unfit('an integer') : { ...node, value: text };
}

/** Digits as an integer, exact beyond 2^53. */
function integerOf(text: string): ScalarNode['value'] {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : readPlain(text).value;
}

function reportMissing(name: string, form: string, place: Place, { variables, report }: Filling): void {
  markFaulty(report, place);
  const near = nearest(name, variables.variableNames ?? [], Math.floor(name.length / 3));
  const otherwise = variables.howToSet?.(name) ?? `set it, pass --var ${name}=value, or write \${${name}:-default}`;
  diagnose(report, 'missing-variable', within(place, form), `the variable ${name} is not set`, {
    hint: near === undefined ? otherwise : `did you mean ${near}? Otherwise ${otherwise}`,
  });
}

function reportForm(form: string, place: Place, report: Report): void {
  markFaulty(report, place);
  diagnose(report, 'variable-syntax', within(place, form), `${form} is not a variable`, {
    hint: 'a variable is ${NAME} or ${NAME:-default}; write $${ for a literal ${',
  });
}

/** The place of a variable within a scalar or key, or the whole place if the text differs from its source. */
function within(place: Place, form: string): Place {
  const at = textAt(place).indexOf(form);
  return at === -1 ? place : { source: place.source, start: place.start + at, end: place.start + at + form.length };
}
