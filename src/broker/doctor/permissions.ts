// The permissions of the user, found over AMQP without any change: RabbitMQ checks the permission before the existence of an object, so a
// request for a name that does not exist is refused with 403 or has no effect (measured on 3.10.8, 4.0.5, 4.3.6). The result holds for
// one name, not for the patterns; those can be read by an administrator only, over the management API.
import { randomUUID } from 'node:crypto';
import { type Check, passed, warned } from '../../model/check.ts';
import { topicPermissionFrom } from '../../rabbitmq/condition-rows.ts';
import { permissionRefusal } from '../../rabbitmq/refusals.ts';
import { type CallResult, failureText } from '../amqp/connection/failure.ts';
import type { Operation, Session } from '../amqp/connection/session.ts';
import type { Client } from '../management/client.ts';
import { addressable } from '../management/http.ts';
import { getJson, rowsOf } from '../management/response.ts';
import { ctl, type Patterns, setPermissions } from './commands.ts';
import { questionResult } from './question-result.ts';
import type { TopicPatterns } from './topics.ts';

/** The result for one permission. */
export type PermissionState = { readonly state: 'granted' | 'refused' } | { readonly state: 'unclear'; readonly why: string };

/** The permissions of the user on a name that does not exist. */
export interface Granted {
  /** The name; random, so that no object has it. */
  readonly name: string;
  readonly configure: PermissionState;
  readonly write: PermissionState;
  readonly read: PermissionState;
  /** A passive declare: requires nothing up to 4.2.6 and in 4.3.0, any of the three in 4.2.7, 4.3.1 and later. */
  readonly look: PermissionState;
}

/** The permissions of AMQP, as RabbitMQ names them. */
export const permissions = ['configure', 'write', 'read'] as const;

/** Milliseconds; a healthy broker responds at once. */
const limitMs = 15_000;

/** Checks the permissions. Creates, changes and deletes nothing; never throws. */
export async function examinePermissions(session: Session): Promise<Granted> {
  const name = `topo.doctor.${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const ask = async <T>(operation: Operation<T>): Promise<PermissionState> => permissionState(await session.call(operation, limitMs));
  const [configure, write, read, look] = await Promise.all([
    // The delete of a missing queue is confirmed and has no effect; with the flags, a queue in use would not be deleted either.
    ask((channel) => channel.deleteQueue(name, { ifEmpty: true, ifUnused: true })),
    // An unbind requires write on the queue and then read on the source; for a missing binding it is confirmed and has no effect.
    ask((channel) => channel.unbindQueue(name, name, '')),
    ask((channel) => channel.get(name)),
    ask((channel) => channel.checkQueue(name)),
  ]);
  return { name, configure, write, read, look };
}

/** A refusal about the source of an unbind comes after the check of the write permission. 3.10 does not name the permission. */
export function permissionState(answer: CallResult<unknown>): PermissionState {
  if (answer.ok) return { state: 'granted' };
  const { failure } = answer;
  if (failure.kind === 'refused' && failure.code === 404) return { state: 'granted' };
  if (failure.kind === 'refused' && failure.code === 403) {
    const { object, permission = 'read' } = permissionRefusal(failure.text) ?? {};
    return { state: object === 'exchange' && permission === 'read' ? 'granted' : 'refused' };
  }
  return { state: 'unclear', why: failureText(failure) };
}

/** Reads the patterns of a user, which requires an administrator. Undefined if the user has none or they cannot be read. */
export async function readPatterns(client: Client, tags: readonly string[], { user, vhost }: Asker): Promise<Patterns | undefined> {
  if (!tags.includes('administrator') || !addressable(vhost) || !addressable(user)) return undefined;
  const outcome = await questionResult(() => getJson({ client, vhost }, { path: ['permissions', vhost, user] }));
  if (!outcome.ok) return undefined;
  const { configure, write, read } = (outcome.value ?? {}) as { [field: string]: unknown };
  return { configure: String(configure), write: String(write), read: String(read) };
}

/** Reads the topic permissions of a user, which requires an administrator. Undefined if they cannot be read. */
export async function readTopicPatterns(
  client: Client,
  tags: readonly string[],
  { user, vhost }: Asker,
): Promise<TopicPatterns | undefined> {
  if (!tags.includes('administrator') || !addressable(vhost) || !addressable(user)) return undefined;
  const path = ['topic-permissions', vhost, user];
  const answer = await questionResult(() => client.send({ method: 'GET', path }));
  if (!answer.ok || (answer.value.status !== 200 && answer.value.status !== 404)) return undefined;
  const rows = answer.value.status === 404 ? [] : rowsOf(answer.value, { client, vhost }, { path });
  return new Map(rows.map(topicPermissionFrom).map((one) => [one.exchange, one]));
}

/** The user and the virtual host. */
export interface Asker {
  readonly user: string;
  readonly vhost: string;
  /** Undefined if they cannot be read. */
  readonly patterns?: Patterns;
}

/** One check per permission, and one for the patterns. */
export function permissionChecks(granted: Granted | undefined, asker: Asker): readonly Check[] {
  const { patterns } = asker;
  const known = patterns === undefined ? [] : permissions.map((one) => `${one} '${patterns[one]}'`);
  const checks = granted === undefined ? [] : permissions.map((one) => permissionCheck(one, granted, asker));
  return known.length === 0 ? checks : [...checks, passed('patterns', known.join(', '))];
}

function permissionCheck(permission: (typeof permissions)[number], granted: Granted, asker: Asker): Check {
  const verdict = granted[permission];
  switch (verdict.state) {
    case 'granted':
      return passed(permission, `granted (checked with the random name ${granted.name})`);
    case 'refused':
      return warned(
        permission,
        `refused (checked with the random name ${granted.name}): the pattern does not match every name`,
        grantText(granted, asker),
      );
    case 'unclear':
      return warned(permission, `could not be determined: ${verdict.why}`, 'run topo doctor again');
  }
}

/** The command that grants the refused permissions and retains the known ones. */
function grantText(granted: Granted, { user, vhost, patterns }: Asker): string {
  const each = (one: (typeof permissions)[number]): string => {
    if (patterns !== undefined && granted[one].state !== 'refused') return patterns[one];
    return '.*';
  };
  const command = setPermissions(vhost, user, { configure: each('configure'), write: each('write'), read: each('read') });
  const question = 'the pattern matches all names of the topology';
  if (patterns !== undefined) return `none needed if ${question}; otherwise ${command}, or narrower patterns`;
  return `${ctl('list_user_permissions', user)} shows whether ${question}; if not: ${command}, or narrower patterns`;
}
