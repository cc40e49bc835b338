// Replaces `${NAME}` and `${NAME:-default}` in values. The value takes the type of its property, and is never shown: messages use the
// original text, which the node retains.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import type { Schema } from '../generated/validate.js';
import { type Place, textAt } from '../read/source.ts';
import { diagnose, markFaulty, type Report } from '../report/report.ts';
import type { Entry, Node, ScalarNode } from '../syntax/node.ts';
import { readPlain } from '../syntax/plain.ts';
import { schemaOf, typesOf } from './place-schema.ts';

/** The value of a variable; undefined if it is not set. */
export type Variable = (name: string) => string | undefined;

interface Filling {
  readonly variable: Variable;
  readonly report: Report;
}

/** The tree with all variables replaced; unchanged parts are shared. */
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
        if (key.includes('${')) reportName(entry.key, filling.report);
        const value = fill(entry.value, schemaOf(wanted, key), filling);
        changed ||= value !== entry.value;
        entries.set(key, value === entry.value ? entry : { ...entry, value });
      }
      return changed ? { ...node, entries } : node;
    }
  }
}

function reportName(key: Place, report: Report): void {
  diagnose(report, 'variable-in-name', key, 'variables are not allowed in names', { hint: 'write the name out' });
}

const forms = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:[^}$]|\$(?!\{))*))?\}|\$\{[^}\s]*\}?/g;

function fillScalar(node: ScalarNode, text: string, wanted: Schema | undefined, filling: Filling): Node {
  const names: string[] = [];
  let failed = false;
  const filled = text.replace(forms, (form, name?: string, otherwise?: string) => {
    if (form === '$${') return '${';
    if (name === undefined) {
      reportForm(form, node, filling.report);
      failed = true;
      return form;
    }
    names.push(name);
    const value = filling.variable(name);
    if (otherwise !== undefined) return value === undefined || value === '' ? otherwise : value;
    if (value !== undefined) return value;
    reportMissing(name, form, node, filling.report);
    failed = true;
    return form;
  });
  if (failed) return { ...node, template: text };
  if (names.length === 0) return { ...node, value: filled, plain: false };
  return typed({ ...node, template: text }, filled, wanted, names, filling.report);
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
  if (types.includes('integer') && /^-?\d+$/.test(text)) return { ...node, value: Number(text) };
  if (types.includes('string')) return { ...node, value: text };
  if (types.includes('boolean')) return text === 'true' || text === 'false' ? { ...node, value: text === 'true' } : unfit('true or false');
  return types.includes('integer') ? unfit('an integer') : { ...node, value: text };
}

function reportMissing(name: string, form: string, node: ScalarNode, report: Report): void {
  markFaulty(report, node);
  diagnose(report, 'missing-variable', within(node, form), `the variable ${name} is not set`, {
    hint: `set it, pass --var ${name}=value, or write \${${name}:-default}`,
  });
}

function reportForm(form: string, node: ScalarNode, report: Report): void {
  markFaulty(report, node);
  diagnose(report, 'variable-syntax', within(node, form), `${form} is not a variable`, {
    hint: 'a variable is ${NAME} or ${NAME:-default}; write $${ for a literal ${',
  });
}

/** The place of a variable within a scalar, or the whole scalar if the text differs from its source. */
function within(node: ScalarNode, form: string): Place {
  const at = textAt(node).indexOf(form);
  return at === -1 ? node : { source: node.source, start: node.start + at, end: node.start + at + form.length };
}
