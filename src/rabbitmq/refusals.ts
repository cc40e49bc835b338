// The refusals of RabbitMQ: from a reply text over AMQP to its meaning. Only this file and api-refusals.ts match texts of the broker; a text
// that changes in a later version changes here. Texts as measured on 3.10.8, 4.0.5 and 4.3.6.
// Over AMQP, a text begins with the name of its reply code, such as `NOT_FOUND - `, and is a short string: 255 bytes at most.
import type { Exchange, Queue } from '../model/entity.ts';
import type { ArgumentValue } from '../model/values.ts';

type Named = Pick<Exchange | Queue, 'kind' | 'name' | 'vhost'>;

/** Bytes of a short string (AMQP 0-9-1). A longer text is cut to 252 bytes and `...`: by 3.10 inside a character, by 4.x before it. */
const longestText = 255;

/** Why a connection or its virtual host was refused while it was opened. */
export type OpenRefusal = 'login' | 'connection-limit' | 'vhost-missing' | 'vhost-access' | 'other';

/**
 * Reads the connection.close that answers a login or connection.open: 403 for a login; else 530 `NOT_ALLOWED - `, with
 * `access to vhost 'V' refused for user 'U': connection limit (0) is reached`, `vhost V not found`, or
 * `access to vhost 'V' refused for user 'U'`. A name of 227 bytes or more cuts the text (3.10.8, 4.0.5, 4.3.6).
 */
export function openRefusal(code: number, text: string): OpenRefusal {
  if (code === 403) return 'login';
  if (isLimit(text)) return 'connection-limit';
  const isCut = bytesOf(text) >= longestText - 8 && text.endsWith('...');
  if (/vhost .* not found$/.test(text) || (isCut && text.startsWith('NOT_ALLOWED - vhost '))) return 'vhost-missing';
  const isRefused = /access to vhost .* refused/.test(text) || (isCut && text.startsWith("NOT_ALLOWED - access to vhost '"));
  return isRefused ? 'vhost-access' : 'other';
}

/**
 * The limit of the user that a connection.close states (530): `NOT_ALLOWED - number of channels opened for user 'U' has reached the maximum
 * allowed user limit of (2)`; 4.0.5 prints the node for U, 4.3 no parentheses. Undefined for other texts.
 */
export function userChannelLimit(text: string): number | undefined {
  const limit = /^NOT_ALLOWED - number of channels opened for user .* the maximum allowed user limit of \(?(\d+)\)?$/s.exec(text)?.[1];
  return limit === undefined ? undefined : Number(limit);
}

/** Whether a publish was refused for its user-id: `user_id property set to 'U' but authenticated user was 'V'` (406, 3.10 to 4.3). */
export function isUserIdRefusal(text: string): boolean {
  return /user_id property set to '[\s\S]*' but authenticated user was/.test(text);
}

/** Whether a limit is reached: `connection limit (0) is reached`, `queue limit in vhost 'V' (1) is reached` (406). */
function isLimit(text: string): boolean {
  return /limit .*is reached/.test(text);
}

/** A limit of queues that a declaration would exceed. */
export interface QueueLimit {
  /** Of the virtual host (`max-queues`), or of the cluster (`cluster_queue_limit`, since 4.0). */
  readonly of: 'vhost' | 'cluster';
  readonly limit: number;
}

/** Reads `cannot declare queue 'q': queue limit in vhost 'V' (1) is reached` or `... in cluster (6) is reached` (406, 3.10 to 4.3). */
export function queueLimit(text: string): QueueLimit | undefined {
  const match = /queue limit in (?:(cluster)|vhost '[\s\S]*') \((\d+)\) is reached/.exec(text);
  return match === null ? undefined : { of: match[1] === undefined ? 'vhost' : 'cluster', limit: Number(match[2]) };
}

/**
 * Whether a 404 reports that the queue or exchange itself does not exist: `no queue 'q' in vhost '/'`, possibly cut. RabbitMQ also
 * answers 404 where the node of a queue is down (3.10 at once, 4.3 after 65 to 85 s with `due to timeout`) and where its process is
 * stopped or moved: then it exists, and must not be treated as missing.
 */
export function isMissing(entity: Named, text: string): boolean {
  const full = missingText(entity);
  if (text === full) return true;
  if (bytesOf(full) <= longestText) return false;
  const start = text.replace(/\uFFFD*(?:\.\.\.)?$/, '');
  return bytesOf(text) >= longestText - 8 && full.startsWith(start);
}

/**
 * Reads a 404 about a queue that is not missing: 3.10 replies `home node 'N' of durable queue 'q' in vhost '/' is down or inaccessible` at once,
 * 4.x not at all. Other texts (rabbit_misc:absent) end in `has crashed and failed to restart`, or report a time-out.
 */
export function queueAbsence(text: string): { readonly state: 'down' | 'crashed' | 'unresponsive'; readonly node?: string } {
  const node = /^NOT_FOUND - home node '([^']+)' of durable queue '/.exec(text)?.[1];
  if (node !== undefined) return { state: 'down', node };
  return { state: / has crashed and failed to restart$/.test(text) ? 'crashed' : 'unresponsive' };
}

/** Whether 4.x closes the connection (541) instead of answering 404: the text exceeds 255 bytes and contains non-ASCII characters. */
export function closesConnectionIfMissing(entity: Named): boolean {
  const full = missingText(entity);
  return bytesOf(full) > longestText && bytesOf(full) > full.length;
}

function missingText({ kind, name, vhost }: Named): string {
  return `NOT_FOUND - no ${kind} '${name}' in vhost '${vhost}'`;
}

/** A refusal for lack of a permission (403). */
export interface PermissionRefusal {
  /** The missing permission, since 4.0; 3.10 does not name it. */
  readonly permission?: 'configure' | 'write' | 'read';
  /** `topic`: a topic permission on the routing key. */
  readonly object: 'queue' | 'exchange' | 'topic';
  /** The text from the name on: `N' in vhost 'V' refused for user 'U'`, possibly cut. */
  readonly rest: string;
  readonly user?: string;
}

/**
 * Reads `ACCESS_REFUSED - configure access to queue 'q' in vhost '/' refused for user 'u'`; undefined where the refusal is not about a
 * permission, as for `amq.*` names and the default exchange.
 */
export function permissionRefusal(text: string): PermissionRefusal | undefined {
  const match = /^ACCESS_REFUSED - (?:(configure|write|read) )?access to (queue|exchange|topic) '([\s\S]*)$/.exec(text);
  if (match === null) return undefined;
  const [, permission, object, rest = ''] = match;
  const user = /refused for user '([\s\S]*)'$/.exec(text)?.[1];
  return {
    object: object as PermissionRefusal['object'],
    rest,
    ...(permission === undefined ? {} : { permission: permission as NonNullable<PermissionRefusal['permission']> }),
    ...(user === undefined ? {} : { user }),
  };
}

/** Whether a consumer is refused because another one is exclusive (403 `queue 'q' in vhost '/' in exclusive use`). */
export function isExclusiveConsumer(text: string): boolean {
  return /in exclusive use/.test(text);
}

/** Why a declaration, binding or delete was refused. */
export type OperationRefusal = 'limit' | 'inequivalent' | 'exchange-type' | 'exclusive' | 'in-use' | 'other';

/**
 * Reads the refusal of an operation. `inequivalent`: 406 `inequivalent arg`. `exclusive`: 405 RESOURCE_LOCKED, owned by another
 * connection. `in-use`: 406 to a delete, `queue 'q' in vhost '/' not empty` or `... in use`.
 */
export function operationRefusal(text: string): OperationRefusal {
  if (isLimit(text)) return 'limit';
  if (/inequivalent arg/.test(text)) return 'inequivalent';
  if (isUnknownExchangeType(text)) return 'exchange-type';
  if (/^RESOURCE_LOCKED/.test(text)) return 'exclusive';
  return /not empty|in use/.test(text) ? 'in-use' : 'other';
}

/** 3.10: `COMMAND_INVALID - unknown exchange type 'x'` (503). 4.x: 406, `invalid exchange type` where the plugin of a known type is off. */
export function isUnknownExchangeType(text: string): boolean {
  return /^\w+ - (?:unknown|invalid) exchange type/.test(text);
}

/** Whether the cluster denies a deprecated feature (541 since 4.0: ``Feature `queue_master_locator` is deprecated.``): nothing was done. */
export function isDeniedFeature(text: string): boolean {
  return /is deprecated/.test(text);
}

/** Whether an operation timed out inside the broker, which may complete it later (4.3: 404 `failed to perform operation ... due to timeout`). */
export function isTimedOut(text: string): boolean {
  return /due to (?:a )?time-?out/.test(text);
}

/**
 * The live value of an attribute: none; as printed, with its AMQP type where only one side has a value; or unreadable because the text
 * is cut.
 */
export type LiveValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly text: string; readonly type?: string }
  | { readonly kind: 'cut' };

/** `differs`: it exists, and this is its first attribute that is not as sent. `invalid`: it does not exist, and was not created. */
export type RedeclareRefusal =
  | { readonly kind: 'differs'; readonly key: string; readonly current: LiveValue }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'other' };

/**
 * Reads the refusal of a redeclaration (406), the same on 3.10 to 4.3:
 * `inequivalent arg 'K' for queue 'N' in vhost 'V': received R but current is C`.
 * @param sent gives the value that was sent for a key
 */
export function redeclareRefusal(entity: Named, text: string, sent: (key: string) => ArgumentValue | undefined): RedeclareRefusal {
  const key = /^PRECONDITION_FAILED - inequivalent arg '([^']+)' for /.exec(text)?.[1];
  if (key === undefined) return { kind: isInvalid(entity, text) ? 'invalid' : 'other' };
  const prefix = `PRECONDITION_FAILED - inequivalent arg '${key}' for ${entity.kind} '${entity.name}' in vhost '${entity.vhost}': received `;
  if (!text.startsWith(prefix) || isCut(text)) return { kind: 'differs', key, current: { kind: 'cut' } };
  const value = sent(key);
  const own = typeof value === 'string' ? value.length : 0;
  const rest = text.slice(prefix.length);
  const words = ' but current is ';
  const at = rest.indexOf(words, own);
  return { kind: 'differs', key, current: at < 0 ? { kind: 'cut' } : liveValue(rest.slice(at + words.length)) };
}

function liveValue(text: string): LiveValue {
  if (text === 'none') return { kind: 'none' };
  const described = /^the value '([\s\S]*)' of type '(\w+)'$/.exec(text);
  if (described !== null) return { kind: 'value', text: described[1] ?? '', type: described[2] ?? '' };
  const quoted = /^'([\s\S]*)'$/.exec(text);
  return quoted === null ? { kind: 'cut' } : { kind: 'value', text: quoted[1] ?? '' };
}

/** The broker validates values, and what a queue type permits, only where it would have to create the object. */
function isInvalid({ kind, name, vhost }: Named, text: string): boolean {
  const form = /^PRECONDITION_FAILED - invalid (?:arg|property|type) '[^']*' (?:for arg '[^']*' in|for|in) (queue|exchange) '/.exec(text);
  if (form === null || form[1] !== kind) return false;
  const place = `${name}' in vhost '${vhost}'`;
  const rest = text.slice(form[0].length);
  return rest.startsWith(place) || (isCut(text) && place.startsWith(rest.replace(/\uFFFD*\.\.\.$/, '')));
}

function isCut(text: string): boolean {
  return text.endsWith('...') && bytesOf(text) >= longestText - 5;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
