// `${NAME}` and `${NAME:-default}` in values. The value takes the type that its place wants, and is never shown: the node keeps the text
// as written for that.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
import type { Schema } from '../generated/validate.js';
import { type Place, textAt } from '../read/source.ts';
import { markFaulty, type Report, say } from '../report/report.ts';
import type { Entry, Node, ScalarNode } from '../syntax/node.ts';
import { readPlain } from '../syntax/plain.ts';
import { schemaOf, typesOf } from './place-schema.ts';

/** The value of a variable; undefined where it is not set. */
export type Variable = (name: string) => string | undefined;

interface Filling {
  readonly variable: Variable;
  readonly report: Report;
}

/** The tree with all variables filled in; untouched parts are shared. */
export function fillVariables(root: Node, schema: Schema, variable: Variable, report: Report): Node {
  return root.source.text.includes('${') ? fill(root, schema, { variable, report }) : root;
}

function fill(node: Node, wanted: Schema | undefined, filling: Filling): Node {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' && node.value.includes('${') ? fillScalar(node, node.value, wanted, filling) : node;
    case 'list': {
      const items = node.items.map((item) => fill(item, schemaOf(wanted, 0), filling));
      return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
    }
    case 'map': {
      const entries = new Map<string, Entry>();
      let changed = false;
      for (const [key, entry] of node.entries) {
        if (key.includes('${')) sayName(entry.key, filling.report);
        const value = fill(entry.value, schemaOf(wanted, key), filling);
        changed ||= value !== entry.value;
        entries.set(key, value === entry.value ? entry : { ...entry, value });
      }
      return changed ? { ...node, entries } : node;
    }
  }
}

function sayName(key: Place, report: Report): void {
  say(report, 'variable-in-name', key, 'variables fill in values, not names', { hint: 'write the name out' });
}

const forms = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:[^}$]|\$(?!\{))*))?\}|\$\{[^}\s]*\}?/g;

function fillScalar(node: ScalarNode, text: string, wanted: Schema | undefined, filling: Filling): Node {
  const names: string[] = [];
  let failed = false;
  const filled = text.replace(forms, (form, name?: string, otherwise?: string) => {
    if (form === '$${') return '${';
    if (name === undefined) {
      sayForm(form, node, filling.report);
      failed = true;
      return form;
    }
    names.push(name);
    const value = filling.variable(name);
    if (otherwise !== undefined) return value === undefined || value === '' ? otherwise : value;
    if (value !== undefined) return value;
    sayMissing(name, form, node, filling.report);
    failed = true;
    return form;
  });
  if (failed) return { ...node, template: text };
  if (names.length === 0) return { ...node, value: filled, plain: false };
  return typed({ ...node, template: text }, filled, wanted, names, filling.report);
}

/** The filled text in the type of the place: a quoted `'${LIMIT}'` is an integer too where one is wanted, since flow style needs quotes. */
function typed(node: ScalarNode, text: string, wanted: Schema | undefined, names: readonly string[], report: Report): ScalarNode {
  const types = typesOf(wanted);
  const unfit = (what: string) => {
    const values = `the value of ${names.map((name) => `\${${name}}`).join(' and ')}`;
    say(report, 'variable-value', node, `${values} does not make ${what}`);
    return { ...node, value: text };
  };
  if (types.length === 0) {
    if (!node.plain) return { ...node, value: text };
    const { value, why } = readPlain(text);
    return why === undefined ? { ...node, value } : unfit('a value that all YAML parsers read alike; quote it, if text is meant');
  }
  if (types.includes('integer') && /^-?\d+$/.test(text)) return { ...node, value: Number(text) };
  if (types.includes('string')) return { ...node, value: text };
  if (types.includes('boolean')) return text === 'true' || text === 'false' ? { ...node, value: text === 'true' } : unfit('true or false');
  return types.includes('integer') ? unfit('an integer') : { ...node, value: text };
}

function sayMissing(name: string, form: string, node: ScalarNode, report: Report): void {
  markFaulty(report, node);
  say(report, 'missing-variable', within(node, form), `the variable ${name} is not set`, {
    hint: `set it, pass --var ${name}=value, or write \${${name}:-default}`,
  });
}

function sayForm(form: string, node: ScalarNode, report: Report): void {
  markFaulty(report, node);
  say(report, 'variable-syntax', within(node, form), `${form} is not a variable`, {
    hint: 'a variable is ${NAME} or ${NAME:-default}; write $${ for a literal ${',
  });
}

/** The place of a variable within a scalar, where it is written there as it reads. */
function within(node: ScalarNode, form: string): Place {
  const at = textAt(node).indexOf(form);
  return at === -1 ? node : { source: node.source, start: node.start + at, end: node.start + at + form.length };
}
