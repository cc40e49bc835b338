// The two sides of topo diff: files, an environment, a saved plan, an export or a broker, each read as a topology.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseJson } from '../../../broker/json.ts';
import { type FilledEnvironment, fillEnvironment } from '../../../loader/config/fill-environment.ts';
import type { EnvironmentNode } from '../../../loader/config/read-config.ts';
import { listSections } from '../../../loader/format/definitions.ts';
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.ts';
import type { Document, DocumentKind, Entity } from '../../../model/entity.ts';
import type { Environment } from '../../../model/environment.ts';
import { type EntityKey, keyOf } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import type { ComparedSide } from '../../../model/topology-diff.ts';
import { isTable } from '../../../model/values.ts';
import { definitionsPlace } from '../../../rabbitmq/documents/definitions.ts';
import { documentKinds } from '../../../rabbitmq/documents/table.ts';
import { hasPassword } from '../../../rabbitmq/uris.ts';
import { type ConnectionOptions, endpointOf } from '../../connection.ts';
import { chosenEnvironments } from '../../environments/config.ts';
import { environmentIn } from '../../environments/settings.ts';
import { type InputOptions, loadOrReport } from '../../input.ts';
import type { Io } from '../../io.ts';
import { looksLikePlan, openPlan } from '../../saved-plan.ts';
import { contentsOf } from '../export/contents.ts';
import { type ExportSource, readSource } from '../export/source.ts';
import { selectsOfBroker } from '../export/users.ts';
import { withAdvice } from './advice.ts';
import { vhostsOf, writtenNames } from './vhosts.ts';

/** Flags of `topo diff`. */
export interface DiffOptions extends InputOptions, Pick<ConnectionOptions, 'vhost' | 'ca' | 'cert' | 'key'> {
  readonly config?: string;
}

/** A side with what was reported while it was read. */
export interface Side extends ComparedSide {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
  /** Of an environment: its virtual hosts, and the names that its files write for them. */
  readonly written?: ReadonlyMap<string, string>;
}

/** A side of the command line, not read yet. */
export interface NamedSide {
  readonly from: 'files' | 'plan' | 'export' | 'broker';
  /** As it is written, without the credentials of a URL. */
  readonly title: string;
  readonly paths: readonly string[];
  readonly environment?: Environment;
  /** Of the broker of an environment: its files, which name its virtual hosts. */
  readonly declared?: FilledEnvironment;
  /** Those of an exported definitions file. */
  readonly lists?: ReadonlySet<string>;
  /** That of documents that name none. */
  readonly vhost?: string;
  readonly connection: Partial<ConnectionOptions>;
  readonly io: Io;
}

/** Recognises a side. @throws UsageError, TopoError for environments */
export async function sideOf(text: string, options: DiffOptions, io: Io): Promise<NamedSide> {
  const [, kind, name] = /^(env|live):(.+)$/.exec(text) ?? [];
  if (kind !== undefined && name !== undefined) return await inEnvironment(kind === 'live', name, options, io);
  if (/^(amqps?|https?):\/\//i.test(text)) {
    if (hasPassword(text)) io.secrets.add(text);
    const isManagement = /^http/i.test(text);
    const title = text.replace(/\/\/[^\s]*@/, '//');
    const own = Object.create(io, { env: { value: { ...io.env, RABBITMQ_URL: '', RABBITMQ_MANAGEMENT_URL: '' } } }) as Io;
    return { from: 'broker', title, paths: [], connection: isManagement ? { management: text } : { url: text }, io: own };
  }
  const side = { title: text, paths: [text], connection: {}, io };
  if (await looksLikePlan(text, io)) return { from: 'plan', ...side };
  const lists = await listsOf(text, io);
  return lists === undefined ? { from: 'files', ...side } : { from: 'export', ...side, lists };
}

async function inEnvironment(live: boolean, name: string, { config }: DiffOptions, io: Io): Promise<NamedSide> {
  const [node] = await chosenEnvironments({ environment: [name], ...(config === undefined ? {} : { config }) }, io);
  if (node === undefined) throw new Error(`no environment ${name}`);
  const { environment, io: own } = environmentIn(node, { broker: live, files: !live }, io);
  const { user: _, password: __, passwordFile: ___, ...connection } = environment.connection;
  const title = `${live ? 'live' : 'env'}:${name}`;
  const vhost = live ? undefined : vhostIn(node, io);
  const paths = live ? [] : environment.files;
  const declared = live ? { declared: fillEnvironment(node, { broker: false, files: true }, (variable) => io.env[variable]) } : {};
  const at = { title, paths, environment, ...declared, ...(vhost === undefined ? {} : { vhost }) };
  return { from: live ? 'broker' : 'files', ...at, connection, io: own };
}

/** The virtual host of the URL, as a plan uses it; undefined if its variables are not set, which files alone do not need. */
function vhostIn(node: EnvironmentNode, io: Io): string | undefined {
  const { environment, diagnostics } = fillEnvironment(node, { broker: true, files: false }, (variable) => io.env[variable]);
  const { url } = environment.connection;
  return hasErrors(diagnostics) || url === undefined ? undefined : endpointOf({ transport: 'auto', url }, io).vhost;
}

/** The lists of a definitions file, of RabbitMQ or of topo, which names no version; undefined for other files. */
async function listsOf(file: string, { cwd }: Io): Promise<ReadonlySet<string> | undefined> {
  if (!/\.json$/i.test(file)) return undefined;
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => '');
  const document = documentIn(text);
  const lists = Object.entries(document).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));
  const isExport = 'rabbit_version' in document || 'rabbitmq_version' in document || lists.some((name) => listSections.includes(name));
  return isExport ? new Set(lists) : undefined;
}

/** Empty for a text that is not an object, which is reported when it is read. */
function documentIn(text: string): object {
  try {
    const value: unknown = parseJson(text.replace(/^\uFEFF/, ''));
    return isTable(value) ? value : {};
  } catch {
    return {};
  }
}

/** Reads a side; of a broker, the virtual host of --vhost or its URL, else those of its environment, else those of the other side. */
export async function readSide(
  side: NamedSide,
  other: Side | undefined,
  options: DiffOptions,
  io: Io,
): Promise<Side | { readonly exitCode: number }> {
  switch (side.from) {
    case 'files':
      return await fromFiles(side, options);
    case 'plan':
      return await fromPlan(side, io);
    case 'export':
    case 'broker':
      return await fromSource(side, other, options);
  }
}

async function fromFiles(
  { title, paths, environment, vhost = '/', io }: NamedSide,
  options: DiffOptions,
): Promise<Side | { readonly exitCode: number }> {
  const input = { ...options, ...(environment === undefined ? {} : { inEnvironment: environment }) };
  const read = await loadOrReport('diff', paths, input, { vhost: options.vhost ?? vhost }, io);
  if ('exitCode' in read) return read;
  const { topology, diagnostics, sources } = read.loaded;
  const present = [...topology.declarations].filter(([, { presence }]) => presence !== 'absent');
  const entities = new Map(present.map(([key, { entity }]) => [key, entity]));
  const managed = [...(topology.managed ?? new Map<string, readonly DocumentKind[]>()).values()].flat();
  return {
    ...(environment === undefined ? {} : { written: writtenNames(topology.vhosts, environment, options) }),
    ...{ title, vhosts: topology.vhosts, entities, observed: false, diagnostics, sources, uncompared: new Map() },
    kinds: new Set([...managed, ...kindsIn(entities.values())]),
    external: new Set(present.flatMap(([key, { presence }]) => (presence === 'external' ? [key] : []))),
  };
}

/** What is declared in a plan: what exists after it, without what no file declares. */
async function fromPlan({ title, paths: [file = ''] }: NamedSide, io: Io): Promise<Side> {
  const { changes, vhosts } = await openPlan(file, {}, io);
  const entities = new Map(
    changes.flatMap(({ key, after, action }) => (after === undefined || action === 'delete' ? [] : [[key, after] as const])),
  );
  const filled = new Set(changes.flatMap(({ key, before, after }) => (before !== undefined && after?.kind === 'document' ? [key] : [])));
  const rest = { filled, external: new Set<EntityKey>(), uncompared: new Map(), diagnostics: [], sources: new Map<string, string>() };
  return { title, vhosts, entities, observed: false, kinds: new Set(kindsIn(entities.values())), ...rest };
}

function kindsIn(entities: Iterable<Entity>): readonly DocumentKind[] {
  return [...entities].flatMap((entity) => (entity.kind === 'document' ? [entity.of] : []));
}

/** A broker or an export, of which what an export omits is not compared: exclusive and server-named queues, objects of links. */
async function fromSource(side: NamedSide, other: Side | undefined, options: DiffOptions): Promise<Side> {
  const {
    from,
    title,
    paths: [file],
    environment,
    connection,
    lists = new Set(),
    io,
  } = side;
  const { vhost, ca, cert, key } = options;
  const tls = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) };
  const settings = {
    transport: 'http' as const,
    ...connection,
    ...tls,
    ...(environment === undefined ? {} : { inEnvironment: environment }),
  };
  if (from === 'export') return await fromExport(title, file, { ...settings, ...(vhost === undefined ? {} : { vhost }) }, lists, other, io);
  const read = (name: string): Promise<ExportSource> => readSource(undefined, { ...settings, vhost: name }, io);
  const { vhosts, ...declared } = await vhostsOf(
    side,
    endpointOf({ ...settings, ...(vhost === undefined ? {} : { vhost }) }, io),
    other,
    options,
  );
  return { ...sideFrom(title, await withAdvice(environment?.name, () => oneByOne(vhosts, read))), ...declared };
}

/** Of an export, the virtual hosts of the other side, if it has any of them, with the users who have permissions there. */
async function fromExport(
  title: string,
  file: string | undefined,
  settings: ConnectionOptions,
  lists: ReadonlySet<string>,
  other: ComparedSide | undefined,
  io: Io,
): Promise<Side> {
  const source = await readSource(file, { ...settings, ...(lists.has('users') ? { users: true, passwordHashes: true } : {}) }, io);
  const shared = source.vhosts.filter((name) => other?.vhosts.includes(name) === true);
  const vhosts = shared.length === 0 ? source.vhosts : shared;
  const isWhole = settings.vhost === undefined && vhosts.length === source.vhosts.length;
  const isOfBroker = selectsOfBroker(source.observed, vhosts, isWhole);
  const isSelected = (document: Document): boolean => isOfBroker(document) || other?.entities.has(keyOf(document)) === true;
  const listed = documentKinds.filter(({ of }) => lists.has(definitionsPlace(of).list)).map(({ of }) => of);
  const ofBroker = new Set(listed.filter((of) => of !== 'global-parameter' || settings.vhost === undefined));
  return { ...sideFrom(title, [{ ...source, vhosts }], isSelected), ofBroker };
}

async function oneByOne<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await work(one));
  return results;
}

function sideFrom(title: string, sources: readonly ExportSource[], isSelected: (document: Document) => boolean = () => false): Side {
  const contents = sources.map(({ observed, vhosts }) => contentsOf(observed, vhosts, isSelected));
  const entities = contents.flatMap((one) => one.entities);
  const missing = contents.flatMap((one) => one.missing);
  return {
    ...{ title, observed: true, external: new Set(), sources: new Map() },
    vhosts: sources.flatMap(({ vhosts }) => vhosts),
    entities: new Map(entities.map((entity) => [keyOf(entity), entity])),
    uncompared: new Map(sources.flatMap(({ observed }) => uncertainIn(observed))),
    diagnostics: [
      ...sources.flatMap(({ notices }) => notices),
      ...missing.map(
        ({ subject, why }): Diagnostic => ({ code: 'export-omitted', severity: 'warning', message: `${subject} is not compared: ${why}` }),
      ),
    ],
  };
}

function uncertainIn({ observations }: Observed): readonly (readonly [EntityKey, readonly string[]])[] {
  return [...observations].flatMap(([key, seen]) =>
    seen.state === 'present' && seen.facts.uncompared !== undefined ? [[key, seen.facts.uncompared] as const] : [],
  );
}
