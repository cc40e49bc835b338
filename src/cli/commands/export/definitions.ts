// topo export --format definitions: the objects of topology files or of a broker as a definitions file that RabbitMQ imports, with the hashes
// of passwords and the values of secrets.
import { notCarried } from '../../../broker/json.ts';
import { hashOf } from '../../../broker/password-hash.ts';
import { resolvedAll } from '../../../broker/secrets.ts';
import { type Diagnostic, hasErrors, problem } from '../../../model/diagnostic.ts';
import type { Document, Entity } from '../../../model/entity.ts';
import { endsOf, keyOf } from '../../../model/key.ts';
import { referencesIn, textsIn } from '../../../model/secret-text.ts';
import { capabilitiesOf } from '../../../rabbitmq/capabilities.ts';
import { definitionsOf } from '../../../rabbitmq/documents/to-definitions.ts';
import { importRefusals } from '../../../rabbitmq/import-references.ts';
import { earlyShovels } from '../../../rabbitmq/import-shovels.ts';
import { partText, remedyText } from '../../../rabbitmq/limitation-words.ts';
import type { Row } from '../../../rabbitmq/rows.ts';
import { newest } from '../../../rabbitmq/version.ts';
import { counted } from '../../../reporter/style.ts';
import { type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, write } from '../../output.ts';
import { secretsOf } from '../../secret-values.ts';
import { UsageError } from '../../usage.ts';
import { contentsOf } from './contents.ts';
import { definitionsText, filesOfDirectory, writeDefinitions } from './definitions-files.ts';
import { isDirectory } from './files.ts';
import { exportDiagnostics } from './notices.ts';
import { readSource, type SourceOptions } from './source.ts';
import { hashesWritten, selectsOfBroker } from './users.ts';

/** Flags of an export of definitions. */
export interface DefinitionsOptions extends SourceOptions, Pick<InputOptions, 'var' | 'varFile' | 'mapVhost'> {
  readonly output?: string;
  readonly split?: string;
  readonly force?: boolean;
}

/** What the file contains before secrets have values. */
interface Gathered {
  readonly entities: readonly Entity[];
  readonly vhosts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources?: ReadonlyMap<string, string>;
}

/** Runs `topo export --format definitions`. */
export async function exportDefinitions(paths: readonly string[], options: DefinitionsOptions, io: Io): Promise<number> {
  const { output, split, force = false } = options;
  if (split !== undefined) throw new UsageError('error: --split and --format definitions cannot be combined');
  if (options.users === true && options.passwordHashes !== true)
    throw new UsageError('error: --format definitions with --users requires --password-hashes: RabbitMQ imports no user without a hash');
  const gathered = isTopology(paths) ? await fromFiles(paths, options, io) : await fromSource(paths[0], options, io);
  const report = { command: 'export', text: '', data: {}, ...(gathered.sources === undefined ? {} : { sources: gathered.sources }) };
  const isWritten = !hasErrors(gathered.diagnostics) || gathered.sources === undefined;
  if (!isWritten)
    return write({ ...report, diagnostics: gathered.diagnostics, exitCode: exitOf(gathered.diagnostics) }, { format: 'text' }, io);
  const { carried, omitted } = carriedOf(gathered.entities);
  const wanted = new Map(carried.map((entity) => [keyOf(entity), entity] as const));
  const values = await resolvedAll(wanted, secretsOf(options, io));
  const isSecret = carried.some((one) => one.kind === 'document' && isWithSecrets(one));
  if (isSecret && output === undefined) throw new UsageError('error: the definitions contain secrets: pass -o FILE');
  const filled = carried.map((one) => (one.kind === 'document' ? withHash(values.get(keyOf(one)) ?? one) : one));
  const document = definitionsOf(filled, gathered.vhosts);
  const inDirectory = output !== undefined && (await isDirectory(output, io));
  // in a directory, the shovels are imported after their queues
  const early = inDirectory ? [] : earlyProblems({ ...document });
  const diagnostics = [
    ...gathered.diagnostics,
    ...omitted,
    ...importProblems({ ...document }),
    ...patternProblems(filled),
    ...early,
    ...hashesWritten(filled),
  ];
  const files = inDirectory ? filesOfDirectory(output, document) : [{ file: output ?? 'stdout', text: definitionsText(document) }];
  const mode = document.users.length > 0 || isSecret ? 0o600 : undefined;
  if (output !== undefined) await writeDefinitions(files, { force, inDirectory, mode }, io);
  const shown = files.map(({ file, text }) => (inDirectory ? `${file}\n` : text));
  const text = output === undefined || inDirectory ? shown.join('') : '';
  return write({ ...report, diagnostics, text, exitCode: exitOf(diagnostics) }, { format: 'text' }, io);
}

/** Rows that a node does not import. */
function importProblems(document: Row): readonly Diagnostic[] {
  return importRefusals(document, newest).map(({ subject, why, remedy }) =>
    problem('export-unimportable', `${subject} ${why}`, { hint: remedy }),
  );
}

/** Patterns with which a node on a newer Erlang refuses the whole file, and does not start if it loads it. */
function patternProblems(entities: readonly Entity[]): readonly Diagnostic[] {
  const able = capabilitiesOf(newest);
  return entities.flatMap((entity) => {
    const found = entity.kind === 'policy' ? able.policy(entity) : entity.kind === 'document' ? able.document(entity) : [];
    return found
      .filter(({ of, effect }) => of === 'pattern' && effect === 'refused')
      .map((one) => problem('export-unimportable', `${partText(one)} of ${keyOf(entity)}: ${one.how}`, { hint: remedyText(one) }));
  });
}

/** Shovels that declare their queues differently, unless they are imported later than these. */
function earlyProblems(document: Row): readonly Diagnostic[] {
  return earlyShovels(document).map(({ vhost, shovel, queue }) =>
    problem(
      'export-shovel-first',
      `shovel ${shovel} of virtual host ${vhost} declares queue ${queue} as a classic queue before the import does`,
      { hint: 'export to a directory, with the shovels in a second file: -o DIR/' },
    ),
  );
}

/** Whether the paths are topology files; a single definitions file is read as a broker is. */
function isTopology(paths: readonly string[]): boolean {
  return paths.length > 1 || (paths.length === 1 && !/\.json$/i.test(paths[0] ?? ''));
}

/** Tombstones, external objects and exclusive queues, with the bindings of these queues, are not part of a definitions file. */
async function fromFiles(paths: readonly string[], options: DefinitionsOptions, io: Io): Promise<Gathered> {
  const choice = options.vhost === undefined ? { vhost: '/' } : { vhost: options.vhost, vhostBy: '--vhost' as const };
  const { topology, diagnostics, sources } = await loadInput(paths, { ...options, format: 'text' }, choice, io);
  const present = [...topology.declarations.values()].flatMap(({ entity, presence }) => (presence === 'present' ? [entity] : []));
  const exclusive = new Set(present.flatMap((one) => (one.kind === 'queue' && one.exclusive ? [keyOf(one)] : [])));
  const entities = present.filter(
    (one) => !exclusive.has(keyOf(one)) && !(one.kind === 'binding' && endsOf(one).some((key) => exclusive.has(key))),
  );
  return { entities, vhosts: topology.vhosts.filter((vhost) => vhost !== ''), diagnostics, sources };
}

/** Without users, RabbitMQ would refuse permissions, which are then omitted. */
async function fromSource(file: string | undefined, options: DefinitionsOptions, io: Io): Promise<Gathered> {
  const source = await readSource(file, options, io);
  const { observed, vhosts } = source;
  const isWhole = options.allVhosts === true || (file !== undefined && options.vhost === undefined);
  const contents = contentsOf(observed, vhosts, selectsOfBroker(observed, vhosts, isWhole));
  const isAccess = (one: Entity): boolean => one.kind === 'document' && (one.of === 'permission' || one.of === 'topic-permission');
  const entities = options.users === true ? contents.entities : contents.entities.filter((one) => !isAccess(one));
  const omitted = contents.entities.length - entities.length;
  const notice: readonly Diagnostic[] =
    omitted === 0
      ? []
      : [
          {
            code: 'export-unmanaged',
            severity: 'notice',
            message: `not part of this export: ${counted(omitted, 'permission')}, which RabbitMQ imports only with their users`,
            hint: 'pass --users --password-hashes',
          },
        ];
  // its variables have values here
  const found = exportDiagnostics({ ...source, contents }).filter(({ code }) => code !== 'export-secrets');
  return { entities, vhosts, diagnostics: [...source.notices, ...found, ...notice] };
}

/** Objects with values that JSON cannot carry to RabbitMQ are omitted. */
function carriedOf(entities: readonly Entity[]): { readonly carried: readonly Entity[]; readonly omitted: readonly Diagnostic[] } {
  const omitted: Diagnostic[] = [];
  const carried = entities.filter((entity) => {
    if (entity.kind === 'document') return true;
    const what = notCarried(entity.kind === 'policy' ? entity.definition : entity.arguments);
    if (what !== undefined) omitted.push(problem('export-omitted', `${keyOf(entity)} is omitted: JSON cannot carry ${what}`));
    return what === undefined;
  });
  return { carried, omitted };
}

function isWithSecrets({ body }: Document): boolean {
  return Object.values(body).some((value) => textsIn(value).some((text) => referencesIn(text).length > 0));
}

/** A user with the hash of its password. */
function withHash(document: Document): Document {
  const { password, ...body } = document.body;
  if (document.of !== 'user' || password === undefined) return document;
  return { ...document, body: { ...body, ...hashOf(String(password)) } };
}
