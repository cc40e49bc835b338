// Sources of an export: one or all virtual hosts of a broker, or a definitions file.
import type { Broker } from '../../../broker/open.ts';
import type { Code } from '../../../model/codes.ts';
import { type Diagnostic, isOnly, problem, TopoError } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import type { Gap } from './contents.ts';
import { documentsOfVhost, kindsNotListed, withGlobalParameters, withoutDocuments } from './documents.ts';
import { checkUserOptions, type UserOptions, withUsers } from './users.ts';

/** Flags that select the source. */
export interface SourceOptions extends ConnectionOptions, UserOptions {
  readonly allVhosts?: boolean;
  /** False: only exchanges, queues, bindings and policies. */
  readonly documents?: boolean;
}

/** What was read. */
export interface ExportSource {
  readonly observed: Observed;
  /** The virtual hosts that were read, sorted. */
  readonly vhosts: readonly string[];
  /** Virtual hosts that could not be read. */
  readonly unread: readonly Gap[];
  /** Numbers of objects that topo does not manage, as far as visible. */
  readonly unmanaged: ReadonlyMap<string, number>;
  readonly notices: readonly Diagnostic[];
}

/** Reads a definitions file, or a broker if there is none. @throws UsageError, TopoError */
export async function readSource(file: string | undefined, options: SourceOptions, io: Io): Promise<ExportSource> {
  checkUserOptions(options);
  if (options.allVhosts === true && options.vhost !== undefined) throw new UsageError('error: --all-vhosts and --vhost cannot be combined');
  return file === undefined ? await readBroker(options, io) : await readFile(file, options, io);
}

/** All virtual hosts of the file, or the given one. */
async function readFile(file: string, options: SourceOptions, io: Io): Promise<ExportSource> {
  const { vhost, documents, users } = options;
  const { observed, reader, vhosts, unmanaged, notices } = await openDefinitions(file, vhost ?? '/', io);
  if (vhost !== undefined && !vhosts.includes(vhost)) {
    throw new TopoError([problem('vhost-not-found', `virtual host ${nameText(vhost)} does not exist in ${file}`)]);
  }
  const read = vhost === undefined ? vhosts : [vhost];
  const counts = unmanaged(read);
  if (documents === false) return { observed: withoutDocumentsIn(observed), vhosts: read, unread: [], unmanaged: counts, notices };
  const all = users === true ? await withUsers(observed, reader, options) : observed;
  const whole = vhost === undefined ? await withGlobalParameters(all, reader) : { observed: all, listed: false };
  return { observed: whole.observed, vhosts: read, unread: [], unmanaged: withoutDocuments(counts, whole.listed), notices };
}

function withoutDocumentsIn(observed: Observed): Observed {
  const observations = [...observed.observations].filter(([, seen]) => seen.state !== 'present' || seen.entity.kind !== 'document');
  return { ...observed, observations: new Map(observations) };
}

/** Over the management API only: AMQP cannot list objects. */
async function readBroker(options: SourceOptions, io: Io): Promise<ExportSource> {
  if (options.transport === 'amqp') throw new UsageError('error: export requires the management API: AMQP cannot list objects');
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const broker = await connect(endpoint, { purpose: 'export', writing: false, vhosts: [endpoint.vhost] }, io);
  try {
    const { inventory } = broker;
    const wanted = options.allVhosts === true ? ((await inventory?.vhosts(io.signal)) ?? []) : [endpoint.vhost];
    const read = await unlessInterrupted(observeAll(broker, wanted, options.documents !== false, io.signal), io.signal);
    const unmanaged = (await inventory?.unmanaged(read.vhosts, io.signal)) ?? new Map<string, number>();
    if (options.documents === false) return { ...read, unmanaged, notices: broker.notices };
    const observed =
      options.users === true ? await withUsers(read.observed, broker.reader, { ...options, signal: io.signal }) : read.observed;
    const whole = options.allVhosts === true ? await withGlobalParameters(observed, broker.reader, io.signal) : { observed, listed: false };
    const notices = [...broker.notices, ...kindsNotListed(read.observed)];
    return { ...read, observed: whole.observed, unmanaged: withoutDocuments(unmanaged, whole.listed), notices };
  } finally {
    await broker.close();
  }
}

/** Reasons that concern one virtual host only. */
const ofOneVhost: readonly Code[] = ['vhost-not-found', 'vhost-refused', 'access-refused', 'unexpected-response'];

/** Of several virtual hosts, those that cannot be read are listed; a single one must be readable. */
async function observeAll({ reader }: Broker, vhosts: readonly string[], documents: boolean, signal: AbortSignal) {
  const found: Observed[] = [];
  const unread: Gap[] = [];
  const failures: TopoError[] = [];
  for (const vhost of vhosts) {
    try {
      found.push(await reader.observe({ vhosts: [vhost], wanted: new Map(), ...(documents ? documentsOfVhost(vhost) : {}), signal }));
    } catch (error) {
      if (!isOnly(error, ofOneVhost)) throw error;
      failures.push(error);
      unread.push({ subject: `virtual host ${nameText(vhost)}`, why: error.diagnostics.map(({ message }) => message).join('; ') });
    }
  }
  const [first] = found;
  if (first === undefined) throw failures[0] ?? new TopoError([problem('vhost-not-found', 'the user has access to no virtual host')]);
  return {
    observed: joined(first, found),
    vhosts: vhosts.filter((vhost) => !unread.some(({ subject }) => subject === `virtual host ${nameText(vhost)}`)),
    unread,
  };
}

/** One observation of all virtual hosts. */
function joined(first: Observed, all: readonly Observed[]): Observed {
  const conditions = all.flatMap((one) => (one.conditions === undefined ? [] : [one.conditions]));
  const [common] = conditions;
  return {
    ...first,
    observations: new Map(all.flatMap(({ observations }) => [...observations])),
    operatorPolicies: all.flatMap(({ operatorPolicies = [] }) => operatorPolicies),
    ...(common === undefined ? {} : { conditions: { ...common, vhosts: new Map(conditions.flatMap(({ vhosts }) => [...vhosts])) } }),
  };
}
