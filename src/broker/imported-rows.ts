// The objects of a definitions file for the observed side, as an import of RabbitMQ would create them.
import { type Diagnostic, hasErrors, problem, type Span, TopoError } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf } from '../model/key.ts';
import { isTable } from '../model/values.ts';
import { importedSections, type RowFault } from '../rabbitmq/import-fields.ts';
import { type ImportContext, importedRows, lastWins } from '../rabbitmq/import-rows.ts';
import { isBuiltIn, isDefaultExchange, predeclaredType } from '../rabbitmq/predeclared.ts';
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
}

/**
 * Reads the objects of a definitions file, as an import would create them.
 * @throws TopoError `definitions-row-invalid` for every row for which RabbitMQ refuses the file
 */
export function importedFrom(document: Row, { text, file, vhost }: ImportedFile): Imported {
  const context: ImportContext = { vhost, wholeBroker: Array.isArray(document['vhosts']), typeOf: exchangeTypesIn(document, vhost) };
  const entities = new Map<EntityKey, Entity>();
  const faults: Diagnostic[] = [];
  for (const section of importedSections) {
    const rows = document[section] ?? [];
    if (!Array.isArray(rows)) throw new TopoError([problem('definitions-row-invalid', `${file}: ${section} is not a list`)]);
    const found = importedRows(section, rows, context);
    const places = found.faults.length > 0 ? rowPlaces(text, section, file) : [];
    faults.push(...found.faults.map((fault) => diagnosticOf(fault, places[fault.row])));
    for (const entity of found.entities) if (entity !== undefined && !isImplied(entity)) keep(entity, entities);
  }
  if (hasErrors(faults)) throw new TopoError(faults.filter(({ severity }) => severity === 'error'));
  return { entities: [...entities.values()], notices: faults };
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
  return { code: 'definitions-row-invalid', severity, message, ...(span === undefined ? {} : { span }) };
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
