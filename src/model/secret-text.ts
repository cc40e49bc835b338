// Secrets in documents: a text of a secret property is a template, which names variables or a file and never holds a value. Templates are
// what topologies, plans, digests and saved plans contain; src/broker replaces them by values for a comparison or a request only.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this
import { type Arguments, type ArgumentValue, isTable, isTyped, type TypedValue } from './values.ts';

/** What a template refers to: a variable by its name, or a file by its path, relative to the working directory. */
export type SecretReference = { readonly variable: string } | { readonly file: string };

const forms = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const wholeFile = /^\$\{file:(.*)\}$/s;

/** The template that stands for the content of a file. */
export function fileReference(path: string): string {
  return `\${file:${path}}`;
}

/** The references of a template, in the order of the text. */
export function referencesIn(template: string): readonly SecretReference[] {
  const [, file] = wholeFile.exec(template) ?? [];
  if (file !== undefined) return [{ file }];
  return [...template.matchAll(forms)].flatMap(([, variable]) => (variable === undefined ? [] : [{ variable }]));
}

/** The text of a template with its references replaced. */
export function fillTemplate(template: string, valueFor: (reference: SecretReference) => string): string {
  const [, file] = wholeFile.exec(template) ?? [];
  if (file !== undefined) return valueFor({ file });
  return template.replace(forms, (_, variable?: string) => (variable === undefined ? '${' : valueFor({ variable })));
}

/** The template that stands for a text without references. */
export function literalTemplate(text: string): string {
  return text.replaceAll('${', () => '$${'); // a text as replacement would be read as a pattern
}

/** The name of a reference in messages. */
export function referenceText(reference: SecretReference): string {
  return 'file' in reference ? `the file ${reference.file}` : `the variable ${reference.variable}`;
}

/** All texts of a value. */
export function textsIn(value: ArgumentValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isTable(value) && !isTyped(value as ArgumentValue) ? Object.values(value as Arguments).flatMap(textsIn) : [];
}

/** The value with each text replaced. */
export function mapTexts(value: ArgumentValue, replace: (text: string) => ArgumentValue): ArgumentValue {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one: ArgumentValue) => mapTexts(one, replace));
  if (!isTable(value) || isTyped(value as ArgumentValue)) return value;
  return Object.fromEntries(Object.entries(value as Arguments).map(([key, one]) => [key, mapTexts(one, replace)]));
}

/** Stands for a live secret that is not the declared one: equal to no value that a file can declare. `what`: `another password`. */
export function hiddenSecret(what: string): TypedValue {
  return { '!': 'secret', value: what };
}

/** Whether the value stands for a live secret. */
export function isHiddenSecret(value: ArgumentValue | undefined): value is TypedValue {
  return typeof value === 'object' && value !== null && isTyped(value) && value['!'] === 'secret';
}

/** The value with each hidden secret replaced. */
export function mapHidden(value: ArgumentValue, replace: () => ArgumentValue): ArgumentValue {
  if (isHiddenSecret(value)) return replace();
  if (Array.isArray(value)) return value.map((one: ArgumentValue) => mapHidden(one, replace));
  if (!isTable(value) || isTyped(value as ArgumentValue)) return value;
  return Object.fromEntries(Object.entries(value as Arguments).map(([key, one]) => [key, mapHidden(one, replace)]));
}
