// Access of this user to the management API: the nodes are tried in order, as topo does, until one accepts the login.
import type { Check, CheckName } from '../../model/check.ts';
import type { Code } from '../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import type { BrokerAddress, TlsOptions } from '../address.ts';
import { type Client, createClient } from '../management/client.ts';
import { addressable } from '../management/http.ts';
import { getJson } from '../management/response.ts';
import type { Waits } from '../waits.ts';
import { questionResult } from './question-result.ts';
import { answering, aside, farthest, loggedIn, type Reachability, type ReachStage, reachabilityChecks } from './reachability.ts';

/** The result over the management API. */
export interface ManagementFindings {
  readonly checks: readonly Check[];
  /** Logged in with a sufficient tag; the caller closes it. */
  readonly client?: Client;
  /** The tags of the user; empty if they are unknown. */
  readonly tags: readonly string[];
  /** Why the virtual host cannot be read; undefined if it can. */
  readonly problem?: Diagnostic;
}

/** The nodes to try, and the virtual host. */
export interface ManagementQuestion {
  /** Nodes of one cluster; at least one. */
  readonly addresses: readonly BrokerAddress[];
  /** Whether the addresses were configured explicitly; otherwise they are those of AMQP with other ports. */
  readonly given: boolean;
  /** Whether they contain their own user and password; otherwise those of --url are used. */
  readonly ownLogin: boolean;
  /** Whether the management API is required. */
  readonly required: boolean;
  readonly vhost: string;
  readonly tls?: TlsOptions;
  /** The waits of the run. */
  readonly waits?: Waits;
}

/** Milliseconds; a healthy broker answers these requests at once. */
const timeoutMs = 15_000;

/** Tries the nodes. Never throws for errors of a broker or a network. */
export async function examineManagement(question: ManagementQuestion): Promise<ManagementFindings> {
  const attempts: Attempt[] = [];
  for (const address of question.addresses) {
    const one = await attempt(address, question);
    attempts.push(one);
    if (one.client !== undefined) break;
  }
  const main = attempts.find(({ client }) => client !== undefined) ?? farthest(attempts);
  if (main === undefined) throw new RangeError('no address');
  const { client, tags, reached } = main;
  const others = attempts
    .filter((one) => one !== main)
    .map((one): Reachability => (client === undefined ? one.reached : { ...one.reached, lacking: 'warning' }));
  return {
    checks: [...(await reachabilityChecks(reached, question.tls)), ...others.flatMap(aside)],
    tags,
    ...(client === undefined ? {} : { client }),
    ...(reached.problem === undefined ? {} : { problem: reached.problem }),
  };
}

interface Attempt {
  readonly reached: Reachability;
  readonly tags: readonly string[];
  readonly client?: Client;
}

async function attempt(address: BrokerAddress, question: ManagementQuestion): Promise<Attempt> {
  const { vhost, tls, waits, required, ownLogin } = question;
  const client = createClient(address, {
    timeoutMs,
    ...(tls === undefined ? {} : { tls }),
    ...(waits === undefined ? {} : { waits }),
  });
  const flag = '--management or RABBITMQ_MANAGEMENT_URL';
  const begin: Reachability = {
    address,
    vhost,
    flags: { address: flag, login: address.loginFrom ?? (ownLogin ? flag : '--url or RABBITMQ_URL') },
    lacking: required ? 'failed' : 'warning',
    stages: stagesOf(address, vhost, []),
  };
  const login = await questionResult(() => tagsOf(client));
  if (!login.ok) {
    client.close();
    const problem = worded(login.problem, question.given);
    return { reached: { ...begin, problem, end: stageOf(problem.code) }, tags: [] };
  }
  const tags = login.value;
  const reached = { ...begin, stages: stagesOf(address, vhost, tags) };
  const opened = await questionResult(() => openVhost(client, vhost));
  return { reached: opened.ok ? reached : { ...reached, problem: opened.problem, end: 'management-vhost' }, tags, client };
}

function stagesOf(address: BrokerAddress, vhost: string, tags: readonly string[]): readonly ReachStage[] {
  return [
    answering('management-address', address),
    { name: 'management-tls', detail: '' },
    loggedIn('management-login', address),
    { name: 'tags', detail: tagsText(tags) },
    { name: 'management-vhost', detail: `${nameText(vhost)} can be read` },
  ];
}

/** The abilities of the tags; each includes those of `management`. GET /api/nodes requires monitoring (3.10 to 4.3). */
function tagsText(tags: readonly string[]): string {
  const may = (...some: readonly string[]): string => (tags.some((tag) => some.includes(tag)) ? 'yes' : 'no');
  const parts = [`policies ${may('policymaker', 'administrator')}`, `node status ${may('monitoring', 'administrator')}`];
  return `${tags.join(', ')}: reading yes, ${parts.join(', ')}, permission patterns ${may('administrator')}`;
}

/** GET /api/whoami requires the tag management or one that includes it (3.10 to 4.3). */
async function tagsOf(client: Client): Promise<readonly string[]> {
  const who = (await getJson({ client }, { path: ['whoami'] })) as { tags?: unknown } | null;
  const tags = who?.tags;
  if (Array.isArray(tags)) return tags.map(String);
  throw new TopoError([problem('unexpected-response', `the server at ${client.address} did not identify itself as RabbitMQ`)]);
}

/** As topo observes: a user needs permissions in the virtual host, whose patterns may match nothing. */
async function openVhost(client: Client, vhost: string): Promise<void> {
  if (!addressable(vhost)) {
    throw new TopoError([problem('unexpected-response', `the management API cannot address a virtual host named ${nameText(vhost)}`)]);
  }
  await getJson({ client, vhost }, { path: ['policies', vhost] });
}

/** Until RabbitMQ has responded, the management API may not exist, unless something in front of it has responded. */
function worded(diagnostic: Diagnostic, given: boolean): Diagnostic {
  if (stageOf(diagnostic.code) !== 'management-address' || inBetween.includes(diagnostic.code)) return diagnostic;
  const where = given ? 'correct --management or RABBITMQ_MANAGEMENT_URL' : 'pass its address with --management';
  const hint = `rabbitmq-plugins enable rabbitmq_management, or ${where}`;
  return {
    ...diagnostic,
    code: 'management-unavailable',
    hint: diagnostic.hint === undefined ? hint : `${diagnostic.hint}; otherwise: ${hint}`,
  };
}

const inBetween: readonly Code[] = ['proxy-response', 'rate-limited'];

/** The stage at which the connection failed, by its error code. */
function stageOf(code: Code): CheckName {
  switch (code) {
    case 'tls-failed':
      return 'management-tls';
    case 'login-refused':
      return 'management-login';
    case 'access-refused':
      return 'tags';
  }
  return 'management-address';
}
