// Responses from other servers than RabbitMQ: a proxy, a firewall, a login page. RabbitMQ's refusals are JSON with `error` and `reason`; a response
// without them is not its own, except for some with an empty body.
import { STATUS_CODES } from 'node:http';
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { hasSlash, slashHint } from './encoded-slash.ts';
import { type HttpRequest, type HttpResponse, serverName } from './http.ts';

/** The server and the response, such as `nginx responded with 403 Forbidden (text/html)`. None of its text, which could contain secrets. */
export function responseText(response: HttpResponse): string {
  const { status, location } = response;
  const standard = STATUS_CODES[status];
  const line = standard === undefined ? String(status) : `${status} ${standard}`;
  const more = location === undefined ? `(${kindOf(response)})` : `to ${location}`;
  return `${serverName(response) ?? 'a server that is not RabbitMQ'} responded with ${line} ${more}`;
}

/** A description of the body. */
export function kindOf({ text, contentType }: HttpResponse): string {
  if (text === '') return 'an empty body';
  return contentType === '' ? 'a body without a content type' : contentType.replace(/;.*$/s, '');
}

/** The request as far as the explanation depends on it. */
export interface Requested {
  readonly address: string;
  readonly user: string;
  readonly path?: HttpRequest['path'];
}

/** The problem if something else responded with a status of its own; undefined if it may be RabbitMQ's. */
export function proxyProblem(response: HttpResponse, { address, user, path = [] }: Requested): Diagnostic | undefined {
  const { status, location, text } = response;
  const message = `${address}: ${responseText(response)}`;
  if (location !== undefined) return problem('proxy-response', message, { hint: redirectHint });
  if (status === 401) {
    const hint =
      'a proxy requires a login of its own, and topo sends one login only: exempt the path of the management API, or use the address of the broker';
    return problem('login-refused', `${message}: it refuses the login of user ${nameText(user)}`, { hint });
  }
  if (status === 403) return problem('proxy-response', message, { hint: firewallHint });
  if (status === 502 || status === 503 || status === 504) return problem('proxy-response', message, { hint: backendHint });
  if ((status === 400 || status === 404) && text !== '') {
    return problem('proxy-response', message, { hint: hasSlash({ path }) ? slashHint : pathHint });
  }
  return undefined;
}

/** The problem of a response 200 that is not JSON. */
export function pageProblem(response: HttpResponse, address: string): Diagnostic {
  const what = `${address}: ${serverName(response) ?? 'the server'} responded with ${kindOf(response)} instead of JSON`;
  return problem('proxy-response', what, {
    hint: 'pass the address of the management API: a login page or another web server responds at this one',
  });
}

const redirectHint =
  'topo follows no redirect, as it would send the password to another address: pass the final address of the management API, with its scheme; a redirect to a login page requires an address without single sign-on';
const firewallHint =
  'a proxy or a web application firewall blocks the request, not RabbitMQ: permit GET, PUT, POST and DELETE under /api/ there, or use the address of the broker; user and password were not checked';
const backendHint =
  'the proxy cannot reach RabbitMQ, or it gave up waiting: check that the broker is running, and the time-outs of the proxy';
const pathHint = 'check the path of the address: topo appends /api/ to it';
