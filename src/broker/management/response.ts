// Responses of the management API: JSON read without loss, refusals as diagnostics with the broker's own reason.
import { type Diagnostic, problem, TopoError } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { shellWord } from '../../model/shell.ts';
import { apiRefusal, apiRefusalKind } from '../../rabbitmq/api-refusals.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import { parseJson } from '../json.ts';
import type { Client } from './client.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { kindOf, pageProblem, proxyProblem, responseText } from './responder.ts';
import { rowFault } from './row-shape.ts';
import { sendListing } from './vhost-listing.ts';

/** The refused request. */
export interface ApiContext {
  readonly client: Client;
  /** The virtual host in the path. */
  readonly vhost?: string;
}

/**
 * Reads JSON.
 * @throws TopoError of refusalProblem if the status is not 200, or `unexpected-response` if the body is not JSON; as Client.send
 */
export async function getJson(asked: ApiContext, call: Omit<HttpRequest, 'method'>): Promise<unknown> {
  const answer = await asked.client.send({ method: 'GET', ...call });
  if (answer.status !== 200) throw new TopoError([refusalProblem(answer, asked, call.path)]);
  return jsonOf(answer, asked.client);
}

/** Reads a list of rows; fails as rowsOf. */
export async function getRows(asked: ApiContext, call: Omit<HttpRequest, 'method'>): Promise<readonly Row[]> {
  return rowsOf(await sendListing(asked.client, call), asked, call);
}

/**
 * The rows of the response to `call`.
 * @throws TopoError as getJson, also if it is not a list of such rows: an empty one would mean that nothing exists
 */
export function rowsOf(answer: HttpResponse, asked: ApiContext, { path, query = '' }: Pick<HttpRequest, 'path' | 'query'>): readonly Row[] {
  if (answer.status !== 200) throw new TopoError([refusalProblem(answer, asked)]);
  const value = jsonOf(answer, asked.client);
  if (!Array.isArray(value)) throw new TopoError([notUnderstood(asked.client, 'JSON that is not a list')]);
  const fault = rowFault(value, path[0] ?? '', query);
  if (fault !== undefined) throw new TopoError([notUnderstood(asked.client, `JSON with ${fault}`)]);
  return value as readonly Row[];
}

/** The JSON of a response. @throws TopoError `unexpected-response`, for example for the page of a proxy */
export function jsonOf(answer: HttpResponse, client: Client): unknown {
  try {
    return parseJson(answer.text);
  } catch {
    throw new TopoError([answer.status === 200 ? pageProblem(answer, client.address) : notUnderstood(client, responseText(answer))]);
  }
}

/** A status other than 200 as a diagnostic; `path` is that of the request, if it explains the response. */
export function refusalProblem(response: HttpResponse, { client, vhost }: ApiContext, path?: HttpRequest['path']): Diagnostic {
  const { status } = response;
  const refusal = apiRefusal(response.text);
  const other = { address: client.address, user: client.user, ...(path === undefined ? {} : { path }) };
  const foreign = refusal === undefined ? proxyProblem(response, other) : undefined;
  if (foreign !== undefined) return foreign;
  const kind = apiRefusalKind(status, refusal);
  const user = nameText(client.user);
  if (status === 401 || status === 403) {
    const reason = refusal?.reason ?? '';
    if (kind === 'vhost-access' && vhost !== undefined) return noAccess(client.user, vhost, reason);
    if (kind === 'management-tag') {
      return problem('access-refused', `user ${user} may not use the management API of ${client.address}: ${reason}`, {
        hint: `add the tag management to the user: rabbitmqctl set_user_tags ${shellWord(client.user)} management`,
      });
    }
    if (kind === 'permission') return problem('access-refused', `user ${user} lacks a permission on ${client.address}: ${reason}`);
    return problem('login-refused', `${client.address} refuses the login of user ${user}: ${reason === '' ? `status ${status}` : reason}`, {
      hint: 'check the username and password of --management or RABBITMQ_MANAGEMENT_URL; without any there, those of --url, RABBITMQ_URL, or RABBITMQ_USER and RABBITMQ_PASSWORD',
    });
  }
  if (status === 404 && refusal !== undefined && vhost !== undefined) {
    if (kind === 'vhost-access') return noAccess(client.user, vhost, 'the broker responds with 404');
    return problem('vhost-not-found', `virtual host ${nameText(vhost)} does not exist on ${client.address}`, {
      hint: `to create it, declare it as vhost: { name: ${nameText(vhost)} }; or correct vhost: or --vhost`,
    });
  }
  return notUnderstood(client, `status ${status}, ${refusal === undefined ? kindOf(response) : refusal.reason || refusal.error}`);
}

function noAccess(user: string, vhost: string, reason: string): Diagnostic {
  return problem('vhost-refused', `user ${nameText(user)} has no access to virtual host ${nameText(vhost)}: ${reason}`, {
    hint: `rabbitmqctl set_permissions -p ${shellWord(vhost)} ${shellWord(user)} CONFIGURE WRITE READ`,
  });
}

function notUnderstood(client: Client, what: string): Diagnostic {
  return problem('unexpected-response', `${client.address} responded with ${what}`, {
    hint: client.address.endsWith('/api')
      ? 'omit /api from the address: topo appends it'
      : 'check whether another server responds at that address, such as a proxy with a login page',
  });
}
