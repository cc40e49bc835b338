// What the management API's answers mean: JSON read without loss, refusals as diagnostics with the broker's own reason.
// Statuses and reasons as measured on RabbitMQ 3.10.8, 4.0.5 and 4.3.6.
import { type Diagnostic, problem, TopoError } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { shellWord } from '../../model/shell.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { parseJson } from '../json.ts';
import type { Client, HttpRequest, HttpResponse } from './client.ts';

/** The two texts of a refusal: `{"error":"bad_request","reason":"..."}`. */
export interface ApiRefusal {
  readonly error: string;
  /** The broker's own text in one line; '' where it gives none. */
  readonly reason: string;
}

/** Whose request was refused. */
export interface ApiContext {
  readonly client: Client;
  /** The virtual host that the path names. */
  readonly vhost?: string;
}

/**
 * Reads JSON.
 * @throws TopoError of refusalProblem where the status is not 200, or `unexpected-response` where it is not JSON; as Client.send
 */
export async function getJson(asked: ApiContext, call: Omit<HttpRequest, 'method'>): Promise<unknown> {
  const answer = await asked.client.send({ method: 'GET', ...call });
  if (answer.status !== 200) throw new TopoError([refusalProblem(answer, asked)]);
  return jsonOf(answer, asked.client);
}

/** Reads a list of rows; fails as rowsOf. */
export async function getRows(asked: ApiContext, call: Omit<HttpRequest, 'method'>): Promise<readonly Row[]> {
  return rowsOf(await asked.client.send({ method: 'GET', ...call }), asked);
}

/** The rows of an answer. @throws TopoError as getJson, also where they are no list: an empty one would mean that nothing exists */
export function rowsOf(answer: HttpResponse, asked: ApiContext): readonly Row[] {
  if (answer.status !== 200) throw new TopoError([refusalProblem(answer, asked)]);
  const value = jsonOf(answer, asked.client);
  if (!Array.isArray(value)) throw new TopoError([notUnderstood(asked.client, 'JSON that is not a list')]);
  return value as readonly Row[];
}

/** The JSON of an answer. @throws TopoError `unexpected-response`, for a page of a proxy, say */
export function jsonOf(answer: HttpResponse, client: Client): unknown {
  try {
    return parseJson(answer.text);
  } catch {
    throw new TopoError([notUnderstood(client, `${kindOf(answer)} where JSON was expected`)]);
  }
}

/** The broker's reason for a refusal; undefined where the answer is not RabbitMQ's (a proxy's), or has no text. */
export function refusalOf(answer: HttpResponse): ApiRefusal | undefined {
  try {
    const { error, reason } = JSON.parse(answer.text) as { error?: unknown; reason?: unknown };
    return typeof error === 'string' ? { error, reason: typeof reason === 'string' ? plain(reason) : '' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A status other than 200 as a diagnostic. 401 is a wrong password, a user without a tag, or one without access to the vhost:
 * the reason tells. 4.3 says 404 to a user without access, with an `error` that differs from that of a missing vhost.
 */
export function refusalProblem(answer: HttpResponse, { client, vhost }: ApiContext): Diagnostic {
  const refusal = refusalOf(answer);
  const user = nameText(client.user);
  if (answer.status === 401 || answer.status === 403) {
    const reason = refusal?.reason ?? '';
    if (/virtual host/i.test(reason) && vhost !== undefined) return noAccess(client.user, vhost, reason);
    if (/management user/i.test(reason)) {
      return problem('access-refused', `user ${user} may not use the management API of ${client.address}: ${reason}`, {
        hint: `give him the tag management: rabbitmqctl set_user_tags ${shellWord(client.user)} management`,
      });
    }
    if (/^(access refused|user not authori[sz]ed to access object)/i.test(reason)) {
      return problem('access-refused', `user ${user} lacks a permission on ${client.address}: ${reason}`);
    }
    const said = reason === '' ? `status ${answer.status}` : reason;
    return problem('login-refused', `${client.address} refuses the login of user ${user}: ${said}`, {
      hint: 'check user and password: those of --management or RABBITMQ_MANAGEMENT_URL, or where it names none, those of --url or RABBITMQ_URL',
    });
  }
  if (answer.status === 404 && refusal !== undefined && vhost !== undefined) {
    if (refusal.error === 'not_found' && refusal.reason === 'Not Found') return noAccess(client.user, vhost, 'the broker answers 404');
    return problem('vhost-not-found', `virtual host ${nameText(vhost)} does not exist on ${client.address}`);
  }
  if (answer.location !== undefined) return notUnderstood(client, `a redirect (${answer.status}) to ${answer.location}`);
  const said = refusal === undefined ? kindOf(answer) : refusal.reason || refusal.error;
  return notUnderstood(client, `status ${answer.status}, ${said}`);
}

function noAccess(user: string, vhost: string, reason: string): Diagnostic {
  return problem('vhost-refused', `user ${nameText(user)} has no access to virtual host ${nameText(vhost)}: ${reason}`, {
    hint: `rabbitmqctl set_permissions -p ${shellWord(vhost)} ${shellWord(user)} CONFIGURE WRITE READ`,
  });
}

function notUnderstood(client: Client, what: string): Diagnostic {
  return problem('unexpected-response', `${client.address} answered ${what}`, {
    hint: client.address.endsWith('/api')
      ? 'leave /api out of the address: topo puts it there'
      : 'is something else at that address, such as a proxy with a login page?',
  });
}

/** What an answer is, without its text, which could be a page with secrets. */
function kindOf({ text, contentType }: HttpResponse): string {
  if (text === '') return 'nothing';
  return contentType === '' ? 'something without a content type' : contentType.replace(/;.*$/s, '');
}

/** One line; 3.10 and 4.0 escape `<<"a">>` in policies' refusals as HTML, and line breaks are for a terminal of the broker's. */
function plain(reason: string): string {
  const unescaped = reason.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return unescaped.replace(/\s+/g, ' ').trim();
}
