// A broker's export (of the whole broker or of one virtual host) as an observed state, for planning without a broker. What an export
// omits is not treated as missing where its bindings show that it exists; where they do not, a notice reports it.
import type { Code } from '../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import type { Entity } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { BrokerIdentity, Facts, Observation, Observed } from '../model/observed.ts';
import { type BrokerReader, type ObserveRequest, type Secrets, vhostsOf } from '../model/ports.ts';
import { byCodeUnits, isTable } from '../model/values.ts';
import { importedSections } from '../rabbitmq/import-fields.ts';
import { matchUncertain, uncertainIn } from '../rabbitmq/listed-arguments.ts';
import { isBuiltIn } from '../rabbitmq/predeclared.ts';
import { exportOmitsInternal, type Row } from '../rabbitmq/rows.ts';
import { unmanagedIn } from '../rabbitmq/unmanaged.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { operatorPoliciesIn, vhostConditions } from './definitions-conditions.ts';
import { allDocumentsIn, documentsIn } from './definitions-documents.ts';
import { importedFrom } from './imported-rows.ts';
import { parseJson } from './json.ts';
import { noSecrets, resolvedAll } from './secrets.ts';

/** How to read an export. */
export interface DefinitionsOptions {
  /** The virtual host of a single-virtual-host export that does not name it (3.10). */
  readonly defaultVhost: string;
  /** The values of secrets in documents; default none. */
  readonly secrets?: Secrets;
}

/** The content of an export, and notices for the reader of a plan against it. */
export interface Definitions {
  /** Complete, over `definitions`. Contains the objects of all virtual hosts in the export; a missing key means absent. */
  readonly observed: Observed;
  /**
   * The same through the port of a broker: observes the requested virtual hosts, and a requested internal exchange as
   * unknown if the export omits internal exchanges.
   */
  readonly reader: BrokerReader;
  /** The virtual hosts of the file, sorted: those that it lists and those of its objects. */
  readonly vhosts: readonly string[];
  /** Numbers of objects that topo does not manage, by their name in texts, in these virtual hosts. */
  readonly unmanaged: (vhosts: readonly string[]) => ReadonlyMap<string, number>;
  readonly notices: readonly Diagnostic[];
}

/**
 * Reads an export (`rabbitmqctl export_definitions`, GET /api/definitions). Queues without a type are classic; message counts are
 * unknown.
 * @param file the name of the file, for messages
 * @throws TopoError `json-syntax`, or `definitions-row-invalid` if it is not an export
 */
export function readDefinitions(text: string, file: string, { defaultVhost, secrets = noSecrets }: DefinitionsOptions): Definitions {
  const document = parseDocument(text, file);
  const identity = identityOf(document, file);
  const vhostOfFile = stringOf(document['original_vhost_name']) ?? defaultVhost;
  const gaps = exportOmitsInternal(versionOf(identity.version));
  const { entities, notices } = importedFrom(document, { text, file, vhost: vhostOfFile, omitsInternal: gaps });
  const vhosts = vhostConditions(document, vhostOfFile);
  const operatorPolicies = operatorPoliciesIn(document, vhostOfFile);
  const look = (some: readonly Entity[]): Observed => ({
    over: 'definitions',
    broker: identity,
    complete: true,
    observations: observationsOf(some, gaps),
    operatorPolicies,
    conditions: { vhosts },
  });
  const observe = async (request: ObserveRequest): Promise<Observed> => {
    const { wanted } = request;
    const asked = vhostsOf(request);
    const { observations, ...observed } = look(entities.filter((entity) => asked.has(entity.vhost)));
    const listed = new Map(observations);
    matchUncertain(listed, wanted);
    const values = await resolvedAll(wanted, secrets);
    const documents = documentsIn(document, vhostOfFile, request, values);
    return { ...observed, observations: new Map([...notShown(wanted, gaps), ...listed, ...documents]) };
  };
  return {
    observed: look([...entities, ...allDocumentsIn(document, vhostOfFile)]),
    reader: { observe },
    vhosts: vhostsIn(document, [...entities, ...allDocumentsIn(document, vhostOfFile).filter(({ vhost }) => vhost !== '')], vhostOfFile),
    unmanaged: (vhosts) => unmanagedIn(document, vhosts),
    notices: [...notices, ...(gaps ? [gapsNotice(identity.version ?? '', file)] : [])],
  };
}

/** A file of a single virtual host has no list of them. */
function vhostsIn(document: Row, entities: readonly Entity[], vhostOfFile: string): readonly string[] {
  const { vhosts } = document;
  const listed = Array.isArray(vhosts) ? vhosts.filter(isTable).map(({ name }) => String(name)) : [];
  const found = new Set([...listed, ...entities.map(({ vhost }) => vhost)]);
  return found.size === 0 ? [vhostOfFile] : [...found].sort(byCodeUnits);
}

function parseDocument(text: string, file: string): Row {
  let document: unknown;
  try {
    document = parseJson(text.replace(/^\uFEFF/, ''));
  } catch {
    throw bad('json-syntax', `${file} is not JSON`); // the error of the parser quotes the file, which may contain passwords
  }
  const isExport = (value: unknown): value is Row => isTable(value) && importedSections.some((list) => Array.isArray(value[list]));
  if (isExport(document)) return document;
  throw bad('definitions-row-invalid', `${file} is not an export of RabbitMQ: it has no list of exchanges, queues or bindings`);
}

function bad(code: Code, message: string): TopoError {
  return new TopoError([problem(code, message, { hint: 'create one with `rabbitmqctl export_definitions FILE` or GET /api/definitions' })]);
}

/** The requested entities, before the listed ones replace them. */
function notShown(wanted: ObserveRequest['wanted'], gaps: boolean): ReadonlyMap<EntityKey, Observation> {
  const detail = 'exports of this version omit internal exchanges';
  const of = (entity: Entity): Observation =>
    gaps && entity.kind === 'exchange' && entity.internal ? { state: 'unknown', reason: 'transport', detail } : { state: 'absent' };
  return new Map([...wanted].map(([key, entity]) => [key, of(entity)]));
}

function identityOf(document: Row, file: string): BrokerIdentity {
  const name = stringOf(document['original_cluster_name']);
  const version = stringOf(document['rabbitmq_version']) ?? stringOf(document['rabbit_version']);
  return { address: file, ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
}

/** The listed entities, and the unlisted ends of bindings, which exist although the export omits them. */
function observationsOf(entities: readonly Entity[], gaps: boolean): Map<EntityKey, Observation> {
  const observations = new Map<EntityKey, Observation>(
    entities.map((entity) => [keyOf(entity), { state: 'present', entity, facts: factsOf(entity) }]),
  );
  const imply = (key: EntityKey, facts: Facts): void => {
    if (!observations.has(key)) observations.set(key, { state: 'opaque', facts });
  };
  for (const entity of entities) {
    if (entity.kind !== 'binding') continue;
    const [source, destination] = endsOf(entity);
    if (!isBuiltIn(entity.source)) imply(source, {});
    if (entity.destinationType === 'queue') imply(destination, gaps ? { exclusiveElsewhere: true } : {});
    else if (!isBuiltIn(entity.destination)) imply(destination, {});
  }
  return observations;
}

/** An export has no hash of the arguments of a binding: those of all kinds may be uncertain. */
function factsOf(entity: Entity): Facts {
  const names = entity.kind === 'policy' || entity.kind === 'document' ? [] : uncertainIn(entity.arguments);
  return names.length === 0 ? {} : { uncompared: names };
}

function gapsNotice(version: string, file: string): Diagnostic {
  return {
    code: 'not-visible',
    severity: 'notice',
    message: `${file}: exports of RabbitMQ ${version} omit internal exchanges, so an existing one without bindings appears to be missing`,
    hint: 'plan against the broker itself to compare internal exchanges',
  };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
