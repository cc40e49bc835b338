// Generates docs/format.md from the schema: every property with its description, type and default.

interface Described {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly properties?: { readonly [name: string]: Described };
  readonly required?: readonly string[];
  readonly else?: Requirement;
  readonly definitions?: { readonly [name: string]: Described };
}

/** Properties that are required unless a condition holds. */
interface Requirement {
  readonly required?: readonly string[];
  readonly else?: Requirement;
}

/** The text of docs/format.md. `preface` is placed between the title and the reference. */
export function formatPage(schema: Described, preface: string): string {
  const sections = Object.values(schema.definitions ?? {}).map((one) => section(one, schema));
  const top = section({ ...schema, title: 'Document' }, schema);
  return `<!-- Generated from schema/topology.schema.json and scripts/generate/format-preface.md by scripts/generate.ts. -->\n${preface.trim()}\n\n${[top, ...sections].join('\n')}`;
}

function section(one: Described, root: Described): string {
  const required = requiredIn(one);
  const rows = Object.entries(one.properties ?? {}).map(([name, property]) => row(name, resolve(property, root), required.includes(name)));
  const table = `| property | type | default | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  return `## ${one.title ?? ''}\n\n${one.description ?? ''}\n\n${table}`;
}

function requiredIn({ required = [], else: otherwise }: Requirement): readonly string[] {
  return otherwise === undefined ? required : [...required, ...requiredIn(otherwise)];
}

function resolve(property: Described, root: Described): Described {
  const name = property.$ref?.split('/').at(-1);
  return name === undefined ? property : (root.definitions?.[name] ?? property);
}

function row(name: string, property: Described, required: boolean): string {
  const otherwise =
    property.default === undefined ? (required ? '**required**' : '') : `\`${JSON.stringify(property.default).replaceAll('"', "'")}\``;
  return `| \`${name}\` | ${typeOf(property)} | ${otherwise} | ${(property.description ?? '').replaceAll('|', '\\|')} |`;
}

function typeOf({ type, enum: values, minimum, maximum }: Described): string {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(', ');
  const all = [type ?? 'any'].flat().filter((one) => one !== 'null');
  const types = all.includes('number') ? all.filter((one) => one !== 'integer') : all;
  const range =
    minimum === undefined || minimum === -Number.MAX_SAFE_INTEGER
      ? ''
      : ` ${minimum} to ${maximum === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : maximum}`;
  return types.map((one) => (one === 'integer' ? `integer${range}` : one)).join(' or ');
}
