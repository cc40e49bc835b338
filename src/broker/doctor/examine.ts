// Examines a connection for `topo doctor`: everything that topo requires of a broker, over each transport that it would use. Creates,
// changes and deletes nothing; over AMQP alone, it publishes a message that no queue can receive. A check that fails does not stop the others.
import type { Check, VhostNeeds } from '../../model/check.ts';
import type { BrokerIdentity } from '../../model/observed.ts';
import { type BrokerAddress, type BrokerAddresses, printAddress, type TlsOptions } from '../address.ts';
import { probeAlarms } from '../amqp/move/probe-alarms.ts';
import type { Transport } from '../open.ts';
import { otherCluster } from '../same-cluster.ts';
import type { Waits } from '../waits.ts';
import { abilityChecks } from './abilities.ts';
import { type AmqpFindings, type AmqpQuestion, examineAmqp } from './amqp.ts';
import { type ClusterFindings, checkOfAlarms, examineCluster } from './cluster.ts';
import type { Patterns } from './commands.ts';
import { examineLimits } from './limits.ts';
import { examineLinks } from './links.ts';
import { examineManagement, type ManagementFindings, type ManagementQuestion } from './management.ts';
import { examineTopology } from './needs.ts';
import { examinePermissions, type Granted, permissionChecks, readPatterns, readTopicPatterns } from './permissions.ts';
import { questionResult } from './question-result.ts';
import type { TopicPatterns } from './topics.ts';
import { type Server, versionCheck } from './version.ts';

/** The examination requested on the command line. */
export interface Examination {
  readonly addresses: BrokerAddresses;
  readonly transport: Transport;
  readonly vhost: string;
  readonly tls?: TlsOptions;
  /** The waits of the run. */
  readonly waits?: Waits;
  /** The permissions that a topology requires, per virtual host; empty without a topology. */
  readonly needs?: readonly VhostNeeds[];
}

/**
 * Examines the connection. Takes some milliseconds; if a host drops packets, 10 to 15 s per request.
 * Never throws for errors of a broker or a network.
 */
export async function examine(examination: Examination): Promise<readonly Check[]> {
  const { transport, vhost, tls, waits } = examination;
  const addresses = examination.addresses.amqp;
  const api = managementOptions(examination);
  const managementUser = api.addresses[0]?.user ?? '';
  const question = { vhost, ...(tls === undefined ? {} : { tls }), ...(waits === undefined ? {} : { waits }) };
  const examiningAmqp = transport === 'http' ? undefined : overAmqp({ ...question, addresses });
  const asking = examiningAmqp?.then(({ findings }) => findings.user) ?? Promise.resolve(managementUser);
  const [amqp, management, user] = await Promise.all([
    examiningAmqp,
    transport === 'amqp' ? undefined : overManagement({ ...question, ...api }, { asking, vhosts: vhostsOf(examination) }),
    asking,
  ]);
  const { granted } = amqp ?? {};
  const { patterns } = management ?? {};
  const permitted = permissionChecks(granted, { user, vhost, ...(patterns === undefined ? {} : { patterns }) });
  const server = amqp?.server ?? management?.cluster?.server;
  const abilities = abilityChecks({
    transport,
    user: managementUser,
    managementGiven: api.given,
    permissionChecks: permitted,
    ...(amqp === undefined ? {} : { amqp: amqp.findings }),
    ...(management === undefined ? {} : { management: management.findings }),
    ...(granted === undefined ? {} : { granted }),
    ...(patterns === undefined ? {} : { patterns }),
  });
  const alarms = management?.cluster === undefined && amqp?.server !== undefined ? overPublish({ ...question, addresses }) : [];
  const policies = abilities.find(({ name }) => name === 'policies');
  const topology = examineTopology(examination.needs ?? [], {
    user,
    patterns: new Map(patterns === undefined ? [] : [[vhost, patterns]]),
    topicPatterns: new Map(management?.topicPatterns === undefined ? [] : [[vhost, management.topicPatterns]]),
    ...(amqp?.findings.problem === undefined && amqp !== undefined
      ? { connection: { addresses, ...(tls === undefined ? {} : { tls }), ...(waits === undefined ? {} : { waits }) } }
      : {}),
    ...(policies === undefined ? {} : { policies }),
    ...(management === undefined || management.findings.problem !== undefined
      ? {}
      : { account: { user: managementUser, tags: management.findings.tags } }),
  });
  return [
    ...(amqp?.findings.checks ?? []),
    ...(management?.findings.checks ?? []),
    ...oneCluster(amqp?.server, management?.cluster?.server, examination.addresses),
    ...(server === undefined ? [] : [versionCheck(server)]),
    ...(management?.cluster?.checks ?? []),
    ...(management?.limits ?? []),
    ...(management?.links ?? []),
    ...(await alarms),
    ...permitted,
    ...abilities,
    ...(await topology),
  ];
}

/** The failure of two servers whose clusters have different names. */
function oneCluster(amqp: Server | undefined, management: Server | undefined, addresses: BrokerAddresses): readonly Check[] {
  const identity = (server: Server | undefined, all: readonly BrokerAddress[]): BrokerIdentity => ({
    ...(server?.clusterName === undefined ? {} : { name: server.clusterName }),
    address: all.map(printAddress).join(', '),
  });
  const other = otherCluster(identity(amqp, addresses.amqp), identity(management, addresses.management));
  return other === undefined ? [] : [{ name: 'one-cluster', state: 'failed', detail: other.message, code: other.code, fix: other.hint }];
}

/** Those of the topology too. */
function vhostsOf({ vhost, needs = [] }: Examination): ReadonlySet<string> {
  return new Set([vhost, ...needs.map((one) => one.vhost)]);
}

/** An explicitly configured management API must work; a derived one may fail. */
function managementOptions({
  addresses: { management, managementGiven, managementLogin },
  transport,
}: Examination): Pick<ManagementQuestion, 'addresses' | 'given' | 'ownLogin' | 'required'> {
  return { addresses: management, given: managementGiven, ownLogin: managementLogin, required: managementGiven || transport === 'http' };
}

interface OverAmqp {
  readonly findings: AmqpFindings;
  readonly granted?: Granted;
  readonly server?: Server;
}

async function overAmqp(question: AmqpQuestion): Promise<OverAmqp> {
  const findings = await examineAmqp(question);
  const { session } = findings;
  if (session === undefined) return { findings };
  try {
    return { findings, granted: await examinePermissions(session), server: session.server };
  } finally {
    await session.close();
  }
}

/** Without the management API, only a publisher learns of an alarm. None if that fails, such as without the permission to publish. */
async function overPublish({ vhost, ...connection }: AmqpQuestion): Promise<readonly Check[]> {
  const found = await questionResult(() => probeAlarms({ ...connection, purpose: 'doctor' }, vhost));
  return found.ok && found.value !== undefined ? [checkOfAlarms(found.value)] : [];
}

interface OverManagement {
  readonly findings: ManagementFindings;
  readonly cluster?: ClusterFindings;
  readonly patterns?: Patterns;
  readonly topicPatterns?: TopicPatterns;
  readonly limits?: readonly Check[];
  readonly links?: readonly Check[];
}

/** `asking` is the user whose patterns matter: that of AMQP if AMQP is used. */
async function overManagement(
  question: ManagementQuestion,
  { asking, vhosts }: { readonly asking: Promise<string>; readonly vhosts: ReadonlySet<string> },
): Promise<OverManagement> {
  const findings = await examineManagement(question);
  const { client, tags } = findings;
  if (client === undefined) return { findings };
  try {
    const asker = { user: await asking, vhost: question.vhost };
    const [cluster, patterns, topicPatterns, limits, links] = await Promise.all([
      examineCluster(client, tags),
      readPatterns(client, tags, asker),
      readTopicPatterns(client, tags, asker),
      examineLimits(client, question.vhost),
      examineLinks(client, vhosts),
    ]);
    return {
      findings,
      cluster,
      limits,
      links,
      ...(patterns === undefined ? {} : { patterns }),
      ...(topicPatterns === undefined ? {} : { topicPatterns }),
    };
  } finally {
    client.close();
  }
}
