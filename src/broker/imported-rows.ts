// The objects of a definitions file for the observed side, as an import of RabbitMQ would create them.
import { type Diagnostic, hasErrors, problem, type Span, TopoError } from '../model/diagnostic.ts';
import type { Binding, Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, exchangeKey, keyOf, nameText } from '../model/key.ts';
import { isTable } from '../model/values.ts';
import { bindingArguments, refusedArguments } from '../rabbitmq/exchange-arguments.ts';
import { type ImportedSection, importedSections, type RowFault } from '../rabbitmq/import-fields.ts';
import { type ImportContext, importedRows, lastWins } from '../rabbitmq/import-rows.ts';
import { exchangesOfEveryVhost, isBuiltIn, isDefaultExchange, predeclaredType } from '../rabbitmq/predeclared.ts';
import type { Row } from '../rabbitmq/rows.ts';
import { rowPlaces } from './row-places.ts';

/** The entities that an import would create, and warnings about rows that it changes or skips. */
interface Imported {
  readonly entities: readonly Entity[];
  readonly notices: readonly Diagnostic[];
}

/** The document as text, its name for messages, and the virtual host of rows without one. */
interface ImportedFile {
  readonly text: string;
  readonly file: string;
  readonly vhost: string;
  /** Whether exports of the version omit some objects, but not their bindings. */
  readonly omitsInternal: boolean;
}

/**
 * Reads the objects of a definitions file, as an import would create them.
 * @throws TopoError `definitions-row-invalid` for every row for which RabbitMQ refuses the file
 */
export function importedFrom(document: Row, { text, file, vhost, omitsInternal }: ImportedFile): Imported {
  const context: ImportContext = { vhost, wholeBroker: Array.isArray(document['vhosts']), typeOf: exchangeTypesIn(document, vhost) };
  const entities = new Map<EntityKey, Entity>();
  const faults: Diagnostic[] = [];
  for (const section of importedSections) {
    const rows = document[section] ?? [];
    if (!Array.isArray(rows)) throw new TopoError([problem('definitions-row-invalid', `${file}: ${section} is not a list`)]);
    const found = importedRows(section, rows, context);
    const place = placesIn(text, section, file);
    faults.push(...found.faults.map((fault) => diagnosticOf(fault, place(fault.row))));
    for (const [row, entity] of found.entities.entries()) {
      if (entity === undefined || isImplied(entity)) continue;
      const why = entity.kind === 'binding' ? whySkipped(entity, entities, context, omitsInternal) : undefined;
      if (why === undefined) keep(entity, entities);
      else faults.push({ ...why, ...spanned(place(row)) });
    }
  }
  if (hasErrors(faults)) throw new TopoError(faults.filter(({ severity }) => severity === 'error'));
  return { entities: [...entities.values()], notices: faults };
}

/** The places of rows, found when the first one is asked for. */
function placesIn(text: string, section: ImportedSection, file: string): (row: number) => Span | undefined {
  let places: readonly Span[] | undefined;
  return (row) => {
    places ??= rowPlaces(text, section, file);
    return places[row];
  };
}

/**
 * Why RabbitMQ 3.10 skips a binding in an import, for which later versions refuse the file. Missing ends count only if the version exports
 * every object: otherwise they may exist.
 */
function whySkipped(
  binding: Binding,
  entities: ReadonlyMap<EntityKey, Entity>,
  { typeOf }: ImportContext,
  omitsInternal: boolean,
): Diagnostic | undefined {
  const subject = `binding ${nameText(binding.source)} -> ${nameText(binding.destination)}`;
  const skips = 'RabbitMQ 3.10 skips it, later versions refuse the file';
  const type = typeOf(binding.vhost, binding.source);
  const [wrong] = type === undefined ? [] : refusedArguments(bindingArguments, type, binding.arguments);
  if (wrong !== undefined)
    return {
      code: 'x-match-unknown',
      severity: 'warning',
      message: `${subject} has another ${wrong.argument} than RabbitMQ accepts: ${skips}`,
    };
  if (omitsInternal) return undefined;
  const missing = endsOf(binding).find(
    (key) => !entities.has(key) && !exchangesOfEveryVhost(binding.vhost).some((one) => keyOf(one) === key),
  );
  if (missing === undefined) return undefined;
  return { code: 'binding-undeclared-end', severity: 'warning', message: `${subject}: ${missing} is not in the file: ${skips}` };
}

function spanned(span: Span | undefined): { readonly span?: Span } {
  return span === undefined ? {} : { span };
}

function exchangeTypesIn(document: Row, vhost: string): ImportContext['typeOf'] {
  const rows: readonly unknown[] = Array.isArray(document['exchanges']) ? document['exchanges'] : [];
  const types = new Map(
    rows.filter(isTable).map((row) => [exchangeKey(textOf(row['vhost']) ?? vhost, String(row['name'])), textOf(row['type'])]),
  );
  return (owner, name) => types.get(exchangeKey(owner, name)) ?? predeclaredType(name);
}

function diagnosticOf({ effect, message }: RowFault, span: Span | undefined): Diagnostic {
  const severity = effect === 'refused' ? 'error' : effect === 'defaulted' ? 'notice' : 'warning';
  return { code: 'definitions-row-invalid', severity, message, ...spanned(span) };
}

/** Queues without a type are classic. */
function keep(entity: Entity, entities: Map<EntityKey, Entity>): void {
  const whole: Entity = entity.kind === 'queue' && entity.type === undefined ? { ...entity, type: 'classic' } : entity;
  const key = keyOf(whole);
  if (!entities.has(key) || lastWins(whole.kind)) entities.set(key, whole);
}

/** What every virtual host has, and an import skips. */
function isImplied(entity: Entity): boolean {
  if (entity.kind === 'exchange') return isBuiltIn(entity.name);
  return entity.kind === 'binding' && isDefaultExchange(entity.source);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
