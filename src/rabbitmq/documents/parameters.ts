// Runtime parameters: the form that upstreams and shovels share, parameters of other components, and global parameters.
import type { Document, DocumentKind } from '../../model/entity.ts';
import { type Arguments, type ArgumentValue, isTable } from '../../model/values.ts';
import type { Row } from '../rows.ts';
import type { DocumentField, DocumentRow } from './row.ts';

/** The property of what a live value contains besides the known fields: a plan shows it, and the put of a file that cannot declare it removes it. */
const others: DocumentField = { property: 'otherProperties', field: '', secret: 'values' };

/** What distinguishes the documents of one component. */
type OfComponent = Pick<DocumentRow, 'of' | 'title' | 'plural' | 'section' | 'phase'> & {
  readonly component: string;
  readonly plugin: string;
  readonly fields: readonly DocumentField[];
};

/** A kind that is one component, whose values are tables of these fields. */
export function ofComponent({ component, fields, ...kind }: OfComponent): DocumentRow {
  const row: DocumentRow = {
    ...kind,
    fields: [...fields, others],
    readTag: 'policymaker',
    writeTag: 'policymaker',
    rows: 'parameters',
    listing: (vhost) => ['parameters', component, vhost],
    fromRow: ({ name, value }, vhost) =>
      documentOf(kind.of, { vhost, name }, isTable(value) ? propertiesOf(value, fields) : { otherProperties: value as ArgumentValue }),
    put: ({ vhost, name, body }) => ({
      path: ['parameters', component, vhost, name],
      body: { value: { ...fieldsOf(body, fields), ...otherFields(body) } },
    }),
    remove: ({ vhost, name }) => ['parameters', component, vhost, name],
  };
  return row;
}

/** By the properties of the file format. */
export function propertiesOf(value: Row, fields: readonly DocumentField[]): Arguments {
  const properties: { [property: string]: ArgumentValue } = {};
  const rest: { [field: string]: ArgumentValue } = {};
  for (const [name, one] of Object.entries(value)) {
    const field = fields.find((known) => known.field === name || known.formerly === name);
    // RabbitMQ prefers the new name
    if (field !== undefined && !(field.field !== name && Object.hasOwn(value, field.field)))
      properties[field.property] = single(field, one as ArgumentValue);
    else rest[name] = one as ArgumentValue;
  }
  return Object.keys(rest).length === 0 ? properties : { ...properties, [others.property]: rest };
}

/** Those that a definitions file declares are put as they are. */
function otherFields({ [others.property]: rest }: Arguments): Arguments {
  return isTable(rest) ? (rest as Arguments) : {};
}

/** One URI and a list of one are equal. */
function single({ secret }: DocumentField, value: ArgumentValue): ArgumentValue {
  return secret === 'uri' && Array.isArray(value) && value.length === 1 ? (value[0] as ArgumentValue) : value;
}

/** By the names of RabbitMQ. */
export function fieldsOf(properties: Arguments, fields: readonly DocumentField[]): Arguments {
  return Object.fromEntries(
    fields.flatMap(({ property, field }) => (properties[property] === undefined ? [] : [[field, properties[property]] as const])),
  );
}

function documentOf(
  of: DocumentKind,
  names: { readonly vhost: string; readonly name: unknown; readonly scope?: string },
  body: Arguments,
): readonly Document[] {
  const { name } = names;
  return typeof name === 'string' ? [{ kind: 'document', of, ...names, name, body }] : [];
}

/** Components of which `parameters` declares nothing: the section that does, or none if RabbitMQ itself sets them (3.10 to 4.3). */
const otherComponents: { readonly [component: string]: string } = {
  policy: 'policies',
  operator_policy: 'operatorPolicies',
  'vhost-limits': 'limits',
  'federation-upstream': 'federationUpstreams',
  'federation-upstream-set': 'federationUpstreamSets',
  shovel: 'shovels',
  'exchange-delete-in-progress': '',
};

/** Global parameters that RabbitMQ itself sets; `cluster_name` has a command and an endpoint of its own. */
const ownGlobals: readonly string[] = ['internal_cluster_id', 'cluster_tags', 'cluster_name', 'imported_definition_hash_value'];

/** The section that declares what a component contains, '' if RabbitMQ itself sets it; undefined for a component of `parameters`. */
export function sectionOfComponent(component: string): string | undefined {
  return Object.hasOwn(otherComponents, component) ? otherComponents[component] : undefined;
}

/** Whether RabbitMQ itself sets the global parameter. */
export function isOwnGlobal(name: string): boolean {
  return ownGlobals.includes(name);
}

const value: DocumentField = { property: 'value', field: 'value', secret: 'values' };

/** Parameters of components without a section of their own, which are those of plugins. */
export const parameters: DocumentRow = {
  of: 'parameter',
  title: 'parameter',
  plural: 'parameters',
  section: 'parameters',
  scoped: true,
  fields: [value],
  phase: 'references',
  readTag: 'policymaker',
  writeTag: 'policymaker',
  rows: 'parameters',
  listing: () => ['parameters'],
  fromRow: (row, vhost) => {
    const { component, name } = row;
    const isOther = typeof component !== 'string' || sectionOfComponent(component) !== undefined || row['vhost'] !== vhost;
    return isOther ? [] : documentOf('parameter', { vhost, name, scope: component }, { value: row['value'] as ArgumentValue });
  },
  put: ({ vhost, name, scope = '', body }) => ({ path: ['parameters', scope, vhost, name], body }),
  remove: ({ vhost, name, scope = '' }) => ['parameters', scope, vhost, name],
};

/** Global parameters: any JSON. */
export const globalParameters: DocumentRow = {
  of: 'global-parameter',
  title: 'global parameter',
  plural: 'global parameters',
  section: 'globalParameters',
  global: true,
  fields: [value],
  phase: 'users',
  readTag: 'policymaker',
  writeTag: 'policymaker',
  rows: 'global-parameters',
  listing: () => ['global-parameters'],
  fromRow: ({ name, value: found }) =>
    typeof name !== 'string' || isOwnGlobal(name)
      ? []
      : documentOf('global-parameter', { vhost: '', name }, { value: found as ArgumentValue }),
  put: ({ name, body }) => ({ path: ['global-parameters', name], body }),
  remove: ({ name }) => ['global-parameters', name],
};
