// Reachability over AMQP: every node in the URL is tried, and the first that opens the virtual host is used.
import type { Check, CheckName } from '../../model/check.ts';
import type { Code } from '../../model/codes.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import type { BrokerAddress, TlsOptions } from '../address.ts';
import { Session } from '../amqp/connection/session.ts';
import type { Waits } from '../waits.ts';
import { questionResult } from './question-result.ts';
import { answering, aside, farthest, loggedIn, type Reachability, reachabilityChecks } from './reachability.ts';

/** The result over AMQP. */
export interface AmqpFindings {
  readonly checks: readonly Check[];
  /** The user, on the node that is used. */
  readonly user: string;
  /** Open if every stage passed; the caller closes it. */
  readonly session?: Session;
  /** Why there is no connection. */
  readonly problem?: Diagnostic;
}

/** The nodes to try, and the virtual host. */
export interface AmqpQuestion {
  /** Nodes of one cluster; at least one. */
  readonly addresses: readonly BrokerAddress[];
  readonly vhost: string;
  readonly tls?: TlsOptions;
  readonly waits?: Waits;
}

/** A user may be allowed only one channel. */
const width = 1;

/** Tries all nodes concurrently. Never throws for errors of a broker or a network. */
export async function examineAmqp(question: AmqpQuestion): Promise<AmqpFindings> {
  const attempts = await Promise.all(question.addresses.map((address) => attempt(address, question)));
  const main = attempts.find(({ session }) => session !== undefined) ?? farthest(attempts);
  if (main === undefined) throw new RangeError('no address');
  const others = attempts.filter((one) => one !== main);
  await Promise.all(others.map(({ session }) => session?.close()));
  const works = main.session !== undefined;
  const checks = [
    ...(await reachabilityChecks(main.reached, question.tls)),
    ...others.flatMap(({ reached }) => aside({ ...reached, lacking: works ? 'warning' : 'failed' })),
  ];
  const { user } = main.reached.address;
  if (main.session !== undefined) return { checks, user, session: main.session };
  return { checks, user, ...(main.reached.problem === undefined ? {} : { problem: main.reached.problem }) };
}

interface Attempt {
  readonly reached: Reachability;
  readonly session?: Session;
}

async function attempt(address: BrokerAddress, { vhost, tls, waits }: AmqpQuestion): Promise<Attempt> {
  const reached: Reachability = {
    address,
    vhost,
    lacking: 'failed',
    flags: { address: '--url or RABBITMQ_URL', login: address.loginFrom ?? '--url or RABBITMQ_URL' },
    stages: [
      answering('amqp-address', address),
      { name: 'amqp-tls', detail: '' },
      loggedIn('amqp-login', address),
      { name: 'vhost', detail: `${nameText(vhost)} can be opened` },
    ],
  };
  const options = {
    addresses: [address],
    name: 'topo doctor',
    ...(tls === undefined ? {} : { tls }),
    ...(waits === undefined ? {} : { waits }),
  };
  const opened = await questionResult(() => Session.open(options, vhost, width));
  return opened.ok
    ? { reached, session: opened.value }
    : { reached: { ...reached, problem: opened.problem, end: stageOf(opened.problem.code) } };
}

/** The stage at which a connection failed, by its error code. */
function stageOf(code: Code): CheckName {
  switch (code) {
    case 'tls-failed':
      return 'amqp-tls';
    case 'login-refused':
      return 'amqp-login';
    case 'vhost-not-found':
    case 'vhost-refused':
    case 'connection-limit':
      return 'vhost';
  }
  return 'amqp-address';
}
