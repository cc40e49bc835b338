// Reads what else decides about operations and messages: limits, default queue types, enabled plugins, deprecated features, alarms, topic
// permissions and federation links.
// None of it is required: what the user may not see, or the version does not have, is absent.
import type { Conditions, TopicPermission, VhostConditions } from '../../model/observed.ts';
import { isTable } from '../../model/values.ts';
import { defaultQueueTypeFrom, limitsFrom, topicPermissionFrom } from '../../rabbitmq/condition-rows.ts';
import { federationLinkFrom, shovelFrom, stateSources } from '../../rabbitmq/link-states.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { deletesTopicPermissions } from '../../rabbitmq/topic-permissions.ts';
import type { Version } from '../../rabbitmq/version.ts';
import { alarmsCall, readAlarms } from './alarms.ts';
import type { Client } from './client.ts';
import { clusterIdCall } from './cluster-id.ts';
import { addressable, type HttpRequest } from './http.ts';
import { jsonOf } from './response.ts';
import { sendListing } from './vhost-listing.ts';

/** What cancels a request. */
export type Abort = Pick<HttpRequest, 'signal'>;

/** The requests that are always sent, for a user. */
function callsFor(user: string) {
  return {
    vhosts: { path: ['vhosts'], query: 'disable_stats=true&columns=name,default_queue_type' },
    limits: { path: ['vhost-limits'] },
    userLimits: { path: ['user-limits', user] },
    nodes: { path: ['nodes'], query: 'columns=enabled_plugins' },
    features: { path: ['deprecated-features'] },
    topicPermissions: { path: ['users', user, 'topic-permissions'] },
    links: { path: [stateSources.federation.path] },
  };
}

/** The same as a list. */
export function conditionCalls(user: string): readonly HttpRequest[] {
  const calls = Object.values(callsFor(user)).map((call): HttpRequest => ({ method: 'GET', ...call }));
  return [...calls, alarmsCall, clusterIdCall].filter(({ path }) => path.every(addressable));
}

/** The request for the topic permissions of all users, of a version that deletes them with their exchange. */
export function topicPermissionCalls(vhost: string, version: Version | undefined): readonly HttpRequest[] {
  const path = ['vhosts', vhost, 'topic-permissions'];
  return deletesTopicPermissions(version) && path.every(addressable) ? [{ method: 'GET', path }] : [];
}

/** Where conditions are read, and until when. */
export interface ConditionRequest extends Abort {
  readonly vhosts: ReadonlySet<string>;
  readonly version: Version | undefined;
}

/**
 * Reads the topic permissions of all users, with one request per virtual host, from a version that deletes them with their exchange. Those of
 * a virtual host that are not visible are absent: they require the tag `administrator` (3.10 to 4.3: 401).
 * @throws TopoError as Client.send
 */
export async function readTopicPermissions(
  client: Client,
  { vhosts, version, ...abort }: ConditionRequest,
): Promise<ReadonlyMap<string, readonly TopicPermission[]>> {
  const calls = [...vhosts].flatMap((vhost) => topicPermissionCalls(vhost, version).map((call) => ({ vhost, call })));
  const listed = await Promise.all(
    calls.map(async ({ vhost, call }) => {
      const rows = await visibleRows(client, { ...call, ...abort });
      return rows === undefined ? [] : [[vhost, rows.map(topicPermissionFrom)] as const];
    }),
  );
  return new Map(listed.flat());
}

/** The conditions with the topic permissions of all users. */
export function withTopicPermissions(conditions: Conditions, found: ReadonlyMap<string, readonly TopicPermission[]>): Conditions {
  if (found.size === 0) return conditions;
  const vhosts = new Map(conditions.vhosts);
  for (const [vhost, topicPermissions] of found) vhosts.set(vhost, { ...vhosts.get(vhost), topicPermissions });
  return { ...conditions, vhosts };
}

/**
 * Reads the conditions of the virtual hosts: eight requests at once, and one more each for requested shovels and where connections
 * are limited or requested. Limits, default queue types,
 * alarms and, since 4.0, deprecated features require the tag `management`; plugins, links and shovels require `monitoring`, topic permissions `administrator`
 * (3.10 to 4.3).
 * @throws TopoError as Client.send
 */
export async function readConditions(
  client: Client,
  vhosts: ReadonlySet<string>,
  { connections = false, shovels = false, ...abort }: Abort & { readonly connections?: boolean; readonly shovels?: boolean },
): Promise<Conditions> {
  const calls = callsFor(client.user);
  const [hosts, limits, ofUser, nodes, features, topics, links, moving, alarms] = await Promise.all([
    visibleRows(client, { ...calls.vhosts, ...abort }),
    visibleRows(client, { ...calls.limits, ...abort }),
    visibleRows(client, { ...calls.userLimits, ...abort }),
    visibleRows(client, { ...calls.nodes, ...abort }),
    visibleRows(client, { ...calls.features, ...abort }),
    visibleRows(client, { ...calls.topicPermissions, ...abort }),
    visibleRows(client, { ...calls.links, ...abort }),
    shovels ? visibleRows(client, { path: [stateSources.shovel.path], ...abort }) : undefined,
    readAlarms(client, abort),
  ]);
  const found = new Map([...vhosts].map((vhost) => [vhost, conditionsOf(vhost, hosts, limits)]));
  const userLimits = limitsFrom(ofUser?.[0]?.['value']);
  const isCounted = connections || [...found.values(), { limits: userLimits }].some(limitsConnections);
  const open = isCounted ? await readConnections(client, abort) : undefined;
  const plugins = nodes === undefined ? undefined : pluginsOf(nodes);
  const deprecatedFeatures = features === undefined ? {} : statesOf(features);
  return {
    ...(plugins === undefined ? {} : { plugins }),
    ...(hosts === undefined ? {} : { vhostNames: hosts.map(({ name }) => String(name)) }),
    ...(Object.keys(deprecatedFeatures).length === 0 ? {} : { deprecatedFeatures }),
    ...(ofUser === undefined ? {} : { userLimits }),
    ...(open === undefined ? {} : usageOf(open.filter((row) => row['user'] === client.user))),
    ...(topics === undefined ? {} : { topicPermissions: topics.map(topicPermissionFrom) }),
    ...(links === undefined ? {} : { federationLinks: links.map(federationLinkFrom) }),
    ...(moving === undefined ? {} : { shovels: moving.map(shovelFrom) }),
    ...(alarms === undefined ? {} : { alarms }),
    vhosts: open === undefined ? found : new Map([...found].map(([vhost, one]) => [vhost, withConnections(one, vhost, open)])),
  };
}

function limitsConnections({ limits }: VhostConditions): boolean {
  return limits?.maxConnections !== undefined || limits?.maxChannels !== undefined;
}

/** Those of the user; those of others require the tag `monitoring` (3.10 to 4.3). Up to 5 s old. */
function readConnections(client: Client, abort: Abort): Promise<readonly Row[] | undefined> {
  return visibleRows(client, { path: ['connections'], query: 'columns=user,vhost,channels', ...abort });
}

function usageOf(own: readonly Row[]): Pick<Conditions, 'userConnections' | 'userChannels'> {
  const channels = own.map((row) => row['channels']).filter((count) => typeof count === 'number');
  return { userConnections: own.length, userChannels: channels.reduce((sum, count) => sum + count, 0) };
}

function withConnections(conditions: VhostConditions, vhost: string, open: readonly Row[]): VhostConditions {
  return { ...conditions, connections: open.filter((row) => row['vhost'] === vhost).length };
}

/** The rows of a list; undefined if the response is any other, such as 401 without the required tag or 404 of an older version. */
export async function visibleRows(client: Client, call: Omit<HttpRequest, 'method'>): Promise<readonly Row[] | undefined> {
  if (!call.path.every(addressable)) return undefined; // a user named `..`
  const answer = await sendListing(client, call);
  if (answer.status !== 200) return undefined;
  const value = jsonOf(answer, client);
  return Array.isArray(value) ? value.filter(isTable) : undefined;
}

function conditionsOf(vhost: string, hosts: readonly Row[] | undefined, limits: readonly Row[] | undefined): VhostConditions {
  const defaultQueueType = defaultQueueTypeFrom(hosts?.find(({ name }) => name === vhost)?.['default_queue_type']);
  return {
    ...(defaultQueueType === undefined ? {} : { defaultQueueType }),
    ...(limits === undefined ? {} : { limits: limitsFrom(limits.find((row) => row['vhost'] === vhost)?.['value']) }),
  };
}

/** Of all nodes; undefined if a node does not show them, as one that is down. */
function pluginsOf(nodes: readonly Row[]): readonly string[] | undefined {
  const lists = nodes.map((row) => row['enabled_plugins']);
  if (lists.length === 0 || !lists.every(Array.isArray)) return undefined;
  return [...new Set(lists.flat().map(String))].sort();
}

/** 4.3 shows the state; before, only what is removed is certain. */
function statesOf(features: readonly Row[]): NonNullable<Conditions['deprecatedFeatures']> {
  const states = features.map(({ name, state, deprecation_phase: phase }) => {
    if (state === 'permitted' || state === 'denied') return [String(name), state] as const;
    return phase === 'removed' ? ([String(name), 'denied'] as const) : undefined;
  });
  return Object.fromEntries(states.filter((one) => one !== undefined));
}
