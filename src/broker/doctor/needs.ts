// Whether the user has the permissions that planning and applying a topology require: one check per missing permission. Over AMQP by
// requests that create, change and delete nothing whatever exists; otherwise by the patterns, where an administrator can read them.
// RabbitMQ matches its patterns against names only, whatever they name, and before any other check (3.10.8, 4.0.5, 4.3.6).
import { randomUUID } from 'node:crypto';
import { type Check, type Need, passed, type VhostNeeds, warned } from '../../model/check.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { unequalArguments } from '../../rabbitmq/impossible-queues.ts';
import { patternOf } from '../../rabbitmq/pattern.ts';
import { declaredArguments } from '../../rabbitmq/queue-types.ts';
import { permissionRefusal } from '../../rabbitmq/refusals.ts';
import { ChannelBudget } from '../amqp/connection/channel-budget.ts';
import { oneLine } from '../amqp/connection/failure.ts';
import { type Operation, Session } from '../amqp/connection/session.ts';
import { type SessionOptions, withChannels } from '../amqp/connection/sessions.ts';
import { addTag, ctl, type Patterns, setPermissions } from './commands.ts';
import { type PermissionState, permissionState } from './permissions.ts';
import { questionResult } from './question-result.ts';
import { examineTopics, type TopicPatterns, type TopicQuestion } from './topics.ts';

/** The connections to use. */
interface NeedsQuestion {
  readonly user: string;
  /** The connection for this virtual host; absent if AMQP is not used or cannot open it. */
  readonly session?: Session;
  /** The patterns of this user in this virtual host; absent if they cannot be read. */
  readonly patterns?: Patterns;
  readonly topicPatterns?: TopicPatterns;
}

/** Milliseconds; a healthy broker responds at once. */
const limitMs = 15_000;

/** The input for all virtual hosts of a topology. */
export interface TopologyQuestion {
  readonly user: string;
  /** How to connect over AMQP; absent if it is not used or does not work. */
  readonly connection?: Omit<SessionOptions, 'purpose'>;
  /** The patterns of the user, by virtual host, as far as they can be read. */
  readonly patterns: ReadonlyMap<string, Patterns>;
  /** Likewise, those of its topic permissions. */
  readonly topicPatterns: ReadonlyMap<string, TopicPatterns>;
  /** The policies check. */
  readonly policies?: Check;
  /** The user of the management API and its tags, if it is used and works. */
  readonly account?: { readonly user: string; readonly tags: readonly string[] };
}

/** Concurrent requests. */
const width = 8;

/** Checks each virtual host. Never throws for a reply of the broker. */
export async function examineTopology(needs: readonly VhostNeeds[], question: TopologyQuestion): Promise<readonly Check[]> {
  const { user, connection, policies } = question;
  const checks: Check[] = [];
  for (const one of needs) {
    const known = question.patterns.get(one.vhost);
    const topics = question.topicPatterns.get(one.vhost);
    const asking = {
      user,
      ...(known === undefined ? {} : { patterns: known }),
      ...(topics === undefined ? {} : { topicPatterns: topics }),
    };
    if (connection === undefined) checks.push(...(await examineNeeds(one, asking)));
    else {
      const examined = await questionResult(() => overAmqp(one, asking, connection));
      checks.push(...(examined.ok ? examined.value : [unopened(one, user, examined.problem)]));
    }
    if (one.policies && policies !== undefined && policies.state !== 'ok')
      checks.push({
        name: 'topology',
        state: 'failed',
        detail: `policies in ${nameText(one.vhost)}: ${policies.detail}`,
        fix: policies.fix,
        code: 'needs-management',
      });
    checks.push(...tagChecks(one, question.account));
  }
  return checks;
}

/** Documents require the tag `administrator`, which includes every other. */
function tagChecks({ vhost, documentTag }: VhostNeeds, account: TopologyQuestion['account']): readonly Check[] {
  if (documentTag === undefined || account === undefined) return [];
  const { user, tags } = account;
  if (tags.includes(documentTag) || tags.includes('administrator')) return [];
  const detail = `documents in ${nameText(vhost)}: the user lacks the tag ${documentTag}`;
  return [{ name: 'topology', state: 'failed', detail, fix: addTag(user, tags, documentTag), code: 'needs-tag' }];
}

/** Again with fewer channels if the limit of the user ended the connection. */
function overAmqp(needs: VhostNeeds, asking: NeedsQuestion, connection: Omit<SessionOptions, 'purpose'>): Promise<readonly Check[]> {
  const budget = new ChannelBudget(asking.user);
  return withChannels(
    () => Session.open({ ...connection, name: 'topo doctor' }, needs.vhost, width, budget),
    async (session) => {
      try {
        return await examineNeeds(needs, { ...asking, session });
      } finally {
        await session.close();
      }
    },
  );
}

function unopened({ vhost, patterns }: VhostNeeds, user: string, { code, message, hint }: Diagnostic): Check {
  return { name: 'topology', state: 'failed', detail: message, fix: hint ?? setPermissions(vhost, user, patterns), code };
}

/** Checks one virtual host. Never throws for a reply of the broker. */
async function examineNeeds(wanted: VhostNeeds, question: NeedsQuestion): Promise<readonly Check[]> {
  const { vhost, needs, patterns } = wanted;
  const verdicts = await verdictsOf(needs, question);
  const writable = needs.find(({ permission }, index) => permission === 'write' && verdicts[index]?.state === 'granted')?.name;
  const topics = await examineTopics(wanted, { ...topicQuestion(question), ...(writable === undefined ? {} : { writable }) });
  const fix = `${setPermissions(vhost, question.user, patterns)}, or broader patterns`;
  const found = needs.flatMap((need, index) => {
    const check = needCheck(need, vhost, fix, verdicts[index]);
    return check === undefined ? [] : [check];
  });
  if (found.length + topics.checks.length > 0) return [...found, ...topics.checks];
  const all = `the user has all ${needs.length} permissions in ${nameText(vhost)} that plan and apply require`;
  if (topics.unclear.length === 0) return [passed('topology', all)];
  const exchanges = topics.unclear.map(nameText).join(', ');
  const unclear = `topic permissions on ${exchanges} could not be checked: ${question.session === undefined ? 'only an administrator can read them' : 'RabbitMQ checks them once the exchange exists'}`;
  return [passed('topology', `${all}; ${unclear}`, ctl('list_user_topic_permissions', question.user))];
}

function topicQuestion({ user, session, topicPatterns }: NeedsQuestion): TopicQuestion {
  return {
    user,
    ...(session === undefined ? {} : { session }),
    ...(topicPatterns === undefined ? {} : { patterns: topicPatterns }),
  };
}

/** Undefined if the permission is granted. */
function needCheck(
  need: Need,
  vhost: string,
  fix: string,
  verdict: PermissionState = { state: 'unclear', why: 'it was not checked' },
): Check | undefined {
  switch (verdict.state) {
    case 'granted':
      return undefined;
    case 'refused':
      return { name: 'topology', state: 'failed', detail: missing(need, vhost), fix, code: 'access-refused' };
    case 'unclear':
      return warned('topology', `${need.permission} on ${nameText(need.name)} in ${nameText(vhost)}: unclear, ${verdict.why}`, fix);
  }
}

/** The number of entities named on one line. */
const most = 3;

function missing({ permission, name, pattern, keys }: Need, vhost: string): string {
  const named = keys.slice(0, most).map(oneLine);
  const more = keys.length > most ? ` and ${keys.length - most} more` : '';
  const by = keys.length === 0 ? 'the lock of apply' : `${named.join(', ')}${more}`;
  return `${permission} is missing on ${nameText(name)} in ${nameText(vhost)}, for ${by}: its pattern must match ${oneLine(pattern)}`;
}

async function verdictsOf(needs: readonly Need[], { session, patterns }: NeedsQuestion): Promise<readonly PermissionState[]> {
  const matched = (need: Need): PermissionState =>
    patterns === undefined ? { state: 'unclear', why: 'only an administrator can read the patterns' } : verdictBy(patterns, need);
  if (session === undefined) return needs.map(matched);
  const writes = await Promise.all(
    needs.map(async (need) => (need.permission === 'write' ? await askWrite(session, need.name) : undefined)),
  );
  // the read permission is checked after the write permission on the destination, which therefore must be writable
  const writable = needs.find((_, index) => writes[index]?.state === 'granted')?.name ?? unused();
  return await Promise.all(
    needs.map(async (need, index): Promise<PermissionState> => {
      const asked =
        writes[index] ??
        (need.permission === 'read' ? await askRead(session, need.name, writable) : await askConfigure(session, need.name));
      return asked.state === 'unclear' ? matched(need) : asked;
    }),
  );
}

function verdictBy(patterns: Patterns, { permission, name }: Need): PermissionState {
  // an empty pattern matches nothing (RabbitMQ 3.10 to 4.3)
  const outcome = patternOf(patterns[permission] === '' ? '^$' : patterns[permission]);
  if (!('matches' in outcome) || !outcome.isSure(name)) return { state: 'unclear', why: 'only the broker can evaluate its pattern' };
  return { state: outcome.matches(name) ? 'granted' : 'refused' };
}

/**
 * Declares a queue that cannot be created or equal: a classic queue must not have x-max-age, a TTL cannot be a string, and no queue
 * or stream has all three of these properties. It does not reach the process of the queue, so it does not keep an expiring queue alive.
 */
function askConfigure(session: Session, name: string): Promise<PermissionState> {
  const impossible = declaredArguments({ type: 'classic', arguments: unequalArguments });
  return ask(
    session,
    (channel) => channel.assertQueue(name, { durable: true, autoDelete: true, exclusive: false, arguments: impossible }),
    name,
    'configure',
  );
}

/** The unbind of a missing binding is confirmed and has no effect. */
function askWrite(session: Session, name: string): Promise<PermissionState> {
  return ask(session, (channel) => channel.unbindQueue(name, unused(), unused()), name, 'write');
}

function askRead(session: Session, name: string, writable: string): Promise<PermissionState> {
  return ask(session, (channel) => channel.unbindQueue(writable, name, unused()), name, 'read');
}

/** A name that does not exist. */
function unused(): string {
  return `topo.doctor.${randomUUID()}`;
}

async function ask(
  session: Session,
  operation: Operation<unknown>,
  name: string,
  permission: Need['permission'],
): Promise<PermissionState> {
  const answer = await session.call(operation, limitMs);
  if (answer.ok || answer.failure.kind !== 'refused') return permissionState(answer);
  const { code, text } = answer.failure;
  if (code !== 403) return { state: 'granted' }; // any error after the permission check
  const about = permissionRefusal(text);
  if (about === undefined || about.object === 'topic') return { state: 'granted' }; // a reserved name or a topic, checked later
  const itself =
    (about.permission ?? permission) === permission &&
    about.rest.startsWith(name) &&
    (about.object === 'exchange') === (permission === 'read');
  if (itself) return { state: 'refused' };
  return permission === 'write' ? { state: 'granted' } : { state: 'unclear', why: 'checking it requires a name with the write permission' };
}
