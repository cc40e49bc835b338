// Checks whether the topic permissions of the user permit the routing keys of a topology's bindings: over AMQP by unbinding bindings that
// cannot exist, which is confirmed and has no effect (3.10.8, 4.0.5, 4.3.6). The broker checks the routing key only if the exchange exists;
// for a missing one, the patterns are read, which requires an administrator.

import { randomUUID } from 'node:crypto';
import type { Check, TopicNeed, VhostNeeds } from '../../model/check.ts';
import { grouped } from '../../model/grouped.ts';
import { nameText } from '../../model/key.ts';
import type { TopicPermission } from '../../model/observed.ts';
import { permissionRefusal } from '../../rabbitmq/refusals.ts';
import { topicNeedsExchange } from '../../rabbitmq/topic-needs.ts';
import { coversKey } from '../../rabbitmq/topic-permissions.ts';
import { versionOf } from '../../rabbitmq/version.ts';
import { oneLine } from '../amqp/connection/failure.ts';
import type { Session } from '../amqp/connection/session.ts';
import { ctl } from './commands.ts';

/** The topic permissions of a user in a virtual host, by exchange. */
export type TopicPatterns = ReadonlyMap<string, TopicPermission>;

/** How to find out. */
export interface TopicQuestion {
  readonly user: string;
  /** Absent if AMQP is not used. */
  readonly session?: Session;
  /** A name with the write permission; absent if there is none. */
  readonly writable?: string;
  /** Absent if they cannot be read. */
  readonly patterns?: TopicPatterns;
}

/** The findings. */
export interface TopicFindings {
  /** One per exchange with a key that is refused. */
  readonly checks: readonly Check[];
  /** Exchanges whose topic permissions could not be determined. */
  readonly unclear: readonly string[];
}

type Answer = 'granted' | 'refused' | 'unclear';

/** Milliseconds; a healthy broker responds at once. */
const limitMs = 15_000;
/** The number of routing keys and of bindings named on one line. */
const most = 3;

/** Checks the routing keys of one virtual host. Creates, changes and deletes nothing; never throws for a reply of the broker. */
export async function examineTopics({ vhost, topics }: VhostNeeds, question: TopicQuestion): Promise<TopicFindings> {
  const exists = await existing(topics, question);
  const answers = await Promise.all(
    topics.map(async (need) => {
      const asked = exists.has(need.exchange) ? await ask(need, question) : 'unclear';
      return asked === 'unclear' ? byPattern(need, question) : asked;
    }),
  );
  const those = (answer: Answer): readonly TopicNeed[] => topics.filter((_, index) => answers[index] === answer);
  const refused = grouped(those('refused'), ({ exchange }) => exchange);
  return {
    checks: [...refused].map(([exchange, needs]) => refusal(vhost, exchange, needs, question.user)),
    unclear: [...new Set(those('unclear').map(({ exchange }) => exchange))],
  };
}

/** The exchanges that exist; a user without any permission on one cannot ask. */
async function existing(topics: readonly TopicNeed[], { session }: TopicQuestion): Promise<ReadonlySet<string>> {
  if (session === undefined) return new Set();
  const names = [...new Set(topics.map(({ exchange }) => exchange))];
  const found = await Promise.all(names.map(async (name) => (await session.call((channel) => channel.checkExchange(name), limitMs)).ok));
  return new Set(names.filter((_, index) => found[index] === true));
}

async function ask({ exchange, routingKey }: TopicNeed, { session, writable }: TopicQuestion): Promise<Answer> {
  if (session === undefined || writable === undefined) return 'unclear';
  // no binding has this argument: a binding of that name and key stays
  const argument = { 'topo-doctor': randomUUID() };
  const answer = await session.call((channel) => channel.unbindQueue(writable, exchange, routingKey, argument), limitMs);
  if (answer.ok) return 'granted';
  const { failure } = answer;
  if (failure.kind !== 'refused' || failure.code !== 403) return 'unclear';
  // a missing permission of another kind is reported with the others
  return permissionRefusal(failure.text)?.object === 'topic' ? 'refused' : 'granted';
}

function byPattern({ exchange, routingKey }: TopicNeed, { patterns, session }: TopicQuestion): Answer {
  const version = versionOf(session?.server.version);
  // where it does not exist, there is no topic permission on it
  if (version !== undefined && topicNeedsExchange(version)) return 'granted';
  if (patterns === undefined) return 'unclear';
  const permission = patterns.get(exchange);
  if (permission === undefined) return 'granted';
  const covered = coversKey(permission, 'read', routingKey);
  if (covered === undefined) return 'unclear';
  return covered ? 'granted' : 'refused';
}

function refusal(vhost: string, exchange: string, needs: readonly TopicNeed[], user: string): Check {
  const keys = listed(needs.map(({ routingKey }) => nameText(routingKey)));
  const bindings = listed(needs.flatMap((need) => need.keys).map(oneLine));
  return {
    name: 'topology',
    state: 'failed',
    detail: `the topic permission on exchange ${nameText(exchange)} in ${nameText(vhost)} refuses to read routing key ${keys}, for ${bindings}`,
    fix: `${ctl('list_user_topic_permissions', user)} shows its patterns; the read pattern must match: ${ctl('set_topic_permissions', '-p', vhost, user, exchange, 'WRITE', 'READ')}`,
    code: 'access-refused',
  };
}

function listed(all: readonly string[]): string {
  const more = all.length > most ? ` and ${all.length - most} more` : '';
  return `${all.slice(0, most).join(', ')}${more}`;
}
