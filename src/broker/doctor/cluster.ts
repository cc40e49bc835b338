// The state of the cluster according to the management API: version, exchange types, problems. Sends only requests that the tags allow.
// Endpoints, tags and forms as measured on RabbitMQ 3.10.8, 4.0.5 and 4.3.6.
import { type Check, type CheckName, passed, warned } from '../../model/check.ts';
import { nameText } from '../../model/key.ts';
import type { Alarm } from '../../model/observed.ts';
import { isTable } from '../../model/values.ts';
import { alarmsFrom, alarmText, endAlarm } from '../../rabbitmq/alarms.ts';
import { delayedType, typeRule } from '../../rabbitmq/exchange-types.ts';
import type { Client } from '../management/client.ts';
import { jsonOf, refusalProblem } from '../management/response.ts';
import { questionResult } from './question-result.ts';
import type { Server } from './version.ts';

/** The result for the cluster. */
export interface ClusterFindings {
  readonly checks: readonly Check[];
  readonly server: Server;
}

/** Common exchange types that require a plugin. */
const commonTypes = ['x-consistent-hash', delayedType] as const;

type Row = { readonly [field: string]: unknown };

/** Sends all requests concurrently. Never throws for errors of a broker or a network. */
export async function examineCluster(client: Client, tags: readonly string[]): Promise<ClusterFindings> {
  const [overview, ...checks] = await Promise.all([
    ask(
      client,
      'exchange-types',
      ['overview'],
      'disable_stats=true&columns=rabbitmq_version,product_name,cluster_name,exchange_types.name',
    ),
    // 4.0; 3.10 does not have it
    check(client, 'deprecated-features', ['deprecated-features', 'used'], deprecatedCheck),
    check(client, 'alarms', ['health', 'checks', 'alarms'], alarmsCheck),
    ...(maySeeNodes(tags) ? [check(client, 'nodes', ['nodes'], nodesCheck, 'columns=name,running,partitions')] : []),
  ]);
  const found = overview.state === 'answer' ? asRow(overview.value) : {};
  const first = overview.state === 'answer' ? [typesCheck(found)] : overview.checks;
  return { checks: [...first, ...checks.flat()], server: serverOf(found) };
}

/** GET /api/nodes: 401 `Not monitor user` to any other tag. */
function maySeeNodes(tags: readonly string[]): boolean {
  return tags.includes('monitoring') || tags.includes('administrator');
}

function serverOf(overview: Row): Server {
  const { rabbitmq_version: version, product_name: product, cluster_name: clusterName } = overview;
  return {
    ...(typeof product === 'string' ? { product } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof clusterName === 'string' ? { clusterName } : {}),
  };
}

/** The exchange types that can be declared. A missing one matters only to topologies that use it. */
export function typesCheck(overview: Row): Check {
  const types = rowsIn(overview['exchange_types']).map(({ name }) => String(name));
  const missing = commonTypes.filter((type) => !types.includes(type));
  if (missing.length === 0) return passed('exchange-types', types.join(', '));
  const fix = `if a topology needs it, on every node: ${missing.map(enabling).join('; ')}`;
  return passed('exchange-types', `${types.join(', ')}; missing: ${missing.join(', ')}`, fix);
}

function enabling(type: string): string {
  const { plugin, separate } = typeRule(type);
  return separate === true ? `install ${plugin}, which is not part of RabbitMQ, and enable it` : `rabbitmq-plugins enable ${plugin}`;
}

/** Deprecated features in use: the next version of RabbitMQ may refuse declarations that work today. */
export function deprecatedCheck(answer: unknown): Check {
  const used = rowsIn(answer).map(({ name, deprecation_phase: phase }) => `${String(name)} (${String(phase).replaceAll('_', ' ')})`);
  if (used.length === 0) return passed('deprecated-features', 'none in use');
  const fix = 'stop using them before an upgrade; rabbitmqctl list_deprecated_features --used lists them';
  return warned('deprecated-features', `in use: ${used.join(', ')}`, fix);
}

/** GET /api/health/checks/alarms. */
export function alarmsCheck(answer: unknown): Check {
  return checkOfAlarms(alarmsFrom(answer));
}

/** Undefined if a reply did not name them. */
export function checkOfAlarms(alarms: readonly Alarm[] | undefined): Check {
  if (alarms?.length === 0) return passed('alarms', 'none in effect');
  const which = alarms === undefined ? 'in effect' : alarmText(alarms);
  return warned('alarms', `${which}: publishers are blocked, and migrations with them; declarations are not`, endAlarm);
}

/** GET /api/nodes: all nodes of the cluster, including those that are down. */
export function nodesCheck(answer: unknown): Check {
  const rows = rowsIn(answer);
  const names = (some: readonly Row[]): string => some.map(({ name }) => nameText(String(name))).join(', ');
  const down = rows.filter(({ running }) => running === false);
  const split = rows.filter(({ partitions }) => Array.isArray(partitions) && partitions.length > 0);
  if (down.length === 0 && split.length === 0) return passed('nodes', `${names(rows)}: running`);
  const parts = [
    ...(down.length === 0 ? [] : [`down: ${names(down)} (the state of queues there is unknown)`]),
    ...(split.length === 0 ? [] : [`reports a network partition: ${names(split)}`]),
  ];
  return warned('nodes', parts.join('; '), 'start the nodes that are down; rabbitmq-diagnostics cluster_status shows all of them');
}

type Fetched = { readonly state: 'answer'; readonly value: unknown } | { readonly state: 'none'; readonly checks: readonly Check[] };

async function check(
  client: Client,
  name: CheckName,
  path: readonly string[],
  toCheck: (answer: unknown) => Check,
  query?: string,
): Promise<readonly Check[]> {
  const fetched = await ask(client, name, path, query);
  return fetched.state === 'answer' ? [toCheck(fetched.value)] : fetched.checks;
}

/** The check of an endpoint; none if the version lacks it (404; 3.10: 406 for `accept: application/json`), a warning on failure. */
async function ask(client: Client, name: CheckName, path: readonly string[], query?: string): Promise<Fetched> {
  const outcome = await questionResult(async () => {
    const answer = await client.send({ method: 'GET', path, ...(query === undefined ? {} : { query }) });
    // 503 is the reply of the alarms check if there are alarms
    if (answer.status === 200 || (answer.status === 503 && name === 'alarms')) return { value: jsonOf(answer, client) };
    return answer.status === 404 || answer.status === 406
      ? { checks: [] }
      : { checks: [unclear(name, refusalProblem(answer, { client }).message)] };
  });
  if (!outcome.ok) return { state: 'none', checks: [unclear(name, outcome.problem.message)] };
  const { value } = outcome;
  return 'value' in value ? { state: 'answer', value: value.value } : { state: 'none', checks: value.checks };
}

function unclear(name: CheckName, why: string): Check {
  return warned(name, `could not be read: ${why}`, 'run topo doctor again');
}

function asRow(value: unknown): Row {
  return isTable(value) ? value : {};
}

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.map(asRow) : [];
}
