// Observes a broker over the management API: bulk listings per virtual host, which include undeclared objects.
import { type Diagnostic, isOnly, TopoError } from '../../model/diagnostic.ts';
import type { Entity, Exchange, Policy, Queue } from '../../model/entity.ts';
import { type EntityKey, keyOf, nameText } from '../../model/key.ts';
import type { BrokerIdentity, Facts, Observation, Observed, Outage } from '../../model/observed.ts';
import { type BrokerReader, type ObserveRequest, type Secrets, vhostsOf } from '../../model/ports.ts';
import { boundArguments, matchUncertain, uncertainIn } from '../../rabbitmq/listed-arguments.ts';
import { declaredVhosts, objectsOfNewVhost } from '../../rabbitmq/new-vhost.ts';
import { isBuiltIn, isDefaultExchange } from '../../rabbitmq/predeclared.ts';
import { outageOfRow } from '../../rabbitmq/queue-outages.ts';
import { bindingFromRow, exchangeFromRow, foreignType, policyFromRow, queueFromRow } from '../../rabbitmq/rows.ts';
import { type Version, versionOf } from '../../rabbitmq/version.ts';
import { unlessMissing } from '../missing-vhosts.ts';
import { noSecrets } from '../secrets.ts';
import { readAccount } from './account.ts';
import type { Client } from './client.ts';
import { readClusterId } from './cluster-id.ts';
import { readConditions, readTopicPermissions, withTopicPermissions } from './conditions.ts';
import { readDocuments } from './documents.ts';
import { factsOf, type Listings, readListings } from './listings.ts';

/** The identity of the broker, known from the first request. */
export interface ManagementServer {
  readonly identity: BrokerIdentity;
  readonly exchangeTypes: readonly string[];
  /** Its Erlang release. */
  readonly erlang?: number;
}

/**
 * A reader over an open client. Its observations are complete; the default exchange, its bindings and `amq.*` exchanges are
 * omitted unless requested. Message counts of classic queues are live, all other counts up to 10 s old.
 */
export function createManagementReader(client: Client, server: ManagementServer, secrets: Secrets = noSecrets): BrokerReader {
  return { observe: (request) => observe(client, { ...server, secrets }, request) };
}

/** Connections to a virtual host matter where it may be deleted. */
function deletesVhost({ consumers, wanted }: ObserveRequest): boolean {
  return consumers === true && declaredVhosts(wanted.values()).size > 0;
}

/** The states of shovels matter where a file declares any. */
function wantsShovels({ wanted }: ObserveRequest): boolean {
  return [...wanted.values()].some((entity) => entity.kind === 'document' && entity.of === 'shovel');
}

async function observe(
  client: Client,
  { identity, exchangeTypes, erlang, secrets }: ManagementServer & { readonly secrets: Secrets },
  request: ObserveRequest,
): Promise<Observed> {
  const { wanted, signal, onProgress } = request;
  const vhosts = vhostsOf(request);
  const observations = new Map<EntityKey, Observation>();
  const operatorPolicies: Policy[] = [];
  let done = 0;
  // of its own: Node warns of a leak if more than ten requests listen to one signal
  const abort = signal === undefined ? {} : { signal: AbortSignal.any([signal]) };
  const version = versionOf(identity.version);
  const [read, topicPermissions, documents, account, clusterId] = await Promise.all([
    readConditions(client, vhosts, { ...abort, connections: deletesVhost(request), shovels: wantsShovels(request) }),
    readTopicPermissions(client, { vhosts, version, ...abort }),
    readDocuments(client, request, { ...abort, secrets }),
    readAccount(client, request, abort),
    readClusterId(client, abort),
    readAll(),
  ]);
  const conditions = withTopicPermissions(read, topicPermissions);
  for (const [key, document] of documents) if (document.state !== 'absent' || !observations.has(key)) observations.set(key, document);
  matchUncertain(observations, wanted);
  for (const key of wanted.keys()) {
    if (!observations.has(key)) observations.set(key, { state: 'absent' });
  }
  const broker = clusterId === undefined ? identity : { ...identity, clusterId };
  return {
    ...{ over: 'http', broker, complete: true, observations, exchangeTypes, operatorPolicies },
    ...(erlang === undefined ? {} : { erlang }),
    conditions: account === undefined ? conditions : { ...conditions, account },
  };

  async function readAll(): Promise<void> {
    const missing: Diagnostic[] = [];
    const declared = declaredVhosts(wanted.values());
    for (const vhost of vhosts) {
      signal?.throwIfAborted();
      const absent: Diagnostic[] = [];
      const listings = await unlessMissing(
        declared.has(vhost) ? readOpening(client, vhost, request) : readListings({ client, vhost }, request),
        absent,
      );
      if (listings === undefined && declared.has(vhost) && absent.every(({ code }) => code === 'vhost-not-found'))
        addNew(observations, objectsOfNewVhost(vhost, client.user), request);
      else missing.push(...absent);
      if (listings === undefined) continue;
      addListings(observations, { vhost, listings, version }, wanted);
      operatorPolicies.push(...listings.operatorPolicies.map((row) => policyFromRow(row, vhost)));
      done += 1;
      onProgress?.(done, vhosts.size);
    }
    if (missing.length > 0) throw new TopoError(missing);
  }
}

/** Milliseconds in which RabbitMQ gives the creator of a virtual host its permissions; and between two attempts. */
const [openingMs, againMs] = [3_000, 200];

/** Another run may be creating the virtual host: until its user has permissions in it, the broker refuses to list it. */
async function readOpening(client: Client, vhost: string, request: ObserveRequest): Promise<Listings> {
  for (const end = performance.now() + openingMs; ; await client.pause(againMs, () => `virtual host ${nameText(vhost)} is not open yet`)) {
    try {
      return await readListings({ client, vhost }, request);
    } catch (error) {
      if (!isOnly(error, ['vhost-refused']) || performance.now() >= end) throw error;
    }
  }
}

/** What will exist in a virtual host that does not, as far as it is requested: nothing of it is created by a step. */
function addNew(observations: Map<EntityKey, Observation>, objects: readonly Entity[], { wanted, managed }: ObserveRequest): void {
  for (const entity of objects) {
    const isManaged = entity.kind === 'document' && managed?.get(entity.vhost)?.includes(entity.of) === true;
    if (isManaged || wanted.has(keyOf(entity))) observations.set(keyOf(entity), { state: 'present', entity, facts: {} });
  }
}

/** What was read of one virtual host. */
interface Listed {
  readonly vhost: string;
  readonly listings: Listings;
  readonly version: Version | undefined;
}

function addListings(
  observations: Map<EntityKey, Observation>,
  { vhost, listings, version }: Listed,
  wanted: ReadonlyMap<EntityKey, Entity>,
): void {
  const add = (entity: Entity, facts: Facts = {}): void => {
    observations.set(keyOf(entity), { state: 'present', entity, facts });
  };
  for (const row of listings.exchanges) {
    const exchange = exchangeFromRow(row, vhost);
    const builtIn = isBuiltIn(exchange.name);
    if (!builtIn || wanted.has(keyOf(exchange))) add(exchange, uncompared(exchange));
  }
  const hiding = new Map<string, Outage>();
  for (const row of listings.queues) {
    const queue = queueFromRow(row, vhost);
    const { name } = queue;
    const totals = listings.totals.get(name);
    const down = outageOfRow(row, totals !== undefined, version);
    if (down?.hidesBindings) hiding.set(name, down);
    // the counts of a queue that is down are old, or missing
    const counts = down === undefined ? factsOf(totals, listings.statistics.get(name), listings.consumers.get(name)) : { down };
    const facts = { ...counts, ...uncompared(queue) };
    const known = queue.exclusive ? { ...facts, exclusiveElsewhere: true } : facts;
    const foreign = foreignType(row);
    if (foreign === undefined) add(queue, known);
    else observations.set(keyOf(queue), { state: 'opaque', facts: known, detail: `topo does not manage queues of the type ${foreign}` });
  }
  for (const row of listings.bindings) {
    const { arguments: values, uncertain } = boundArguments(row);
    const binding = { ...bindingFromRow(row, vhost), arguments: values };
    if (isDefaultExchange(binding.source)) continue;
    const before = observations.get(keyOf(binding));
    const known = before?.state === 'present' ? (before.facts.propertiesKeys ?? []) : [];
    add(binding, {
      propertiesKeys: [...known, String(row['properties_key'])],
      ...(uncertain.length === 0 ? {} : { uncompared: uncertain }),
    });
  }
  for (const row of listings.policies) add(policyFromRow(row, vhost));
  addHidden(observations, vhost, hiding, wanted);
}

/** A binding that is not listed because its queue is down is unknown, not absent. */
function addHidden(
  observations: Map<EntityKey, Observation>,
  vhost: string,
  hiding: ReadonlyMap<string, Outage>,
  wanted: ReadonlyMap<EntityKey, Entity>,
): void {
  if (hiding.size === 0) return;
  for (const [key, entity] of wanted) {
    if (entity.kind !== 'binding' || entity.vhost !== vhost || entity.destinationType !== 'queue' || observations.has(key)) continue;
    const down = hiding.get(entity.destination);
    if (down !== undefined) observations.set(key, { state: 'unknown', reason: 'unlisted', down });
  }
}

function uncompared(entity: Exchange | Queue): Pick<Facts, 'uncompared'> {
  const names = uncertainIn(entity.arguments);
  return names.length === 0 ? {} : { uncompared: names };
}
