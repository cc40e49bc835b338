// Reverse proxies that decode `%2F` in the path, or refuse it. Behind one that decodes, a request names another object: `/api/exchanges/%2F`
// becomes `/api/exchanges//`, which RabbitMQ refuses with 404, or, if the proxy also merges slashes (nginx), `/api/exchanges/`: the
// exchanges of all virtual hosts.
import { type Diagnostic, problem } from '../../model/diagnostic.ts';
import { type HttpRequest, type HttpResponse, serverName } from './http.ts';

/** Whether the path of a request contains an encoded slash. */
export function hasSlash({ path }: Pick<HttpRequest, 'path'>): boolean {
  return path.some((segment) => segment.includes('/'));
}

/**
 * A request whose response reveals a proxy that decodes: RabbitMQ replies 400 to `/api/whoami%2F`, and 200 to `/api/whoami/` (3.10.8, 4.0.5,
 * 4.3.6).
 */
export const slashQuestion = { method: 'GET', path: ['whoami/'] } as const satisfies HttpRequest;

/** The problem that the response to the question reveals; undefined if there is none. */
export function slashProblem(response: HttpResponse, address: string): Diagnostic | undefined {
  if (response.status !== 200 || !isUser(response.text)) return undefined;
  return problem(
    'proxy-decodes-slash',
    `a proxy at ${address}${named(response)} decodes %2F in paths: the management API cannot be used for names with a slash, such as virtual host "/"`,
    { hint: slashHint },
  );
}

/** How to make common proxies pass `%2F` on. */
export const slashHint =
  'configure the proxy to pass %2F on: nginx, a `proxy_pass` without a URI (`proxy_pass http://rabbitmq:15672;`, no slash or path at its end); Apache, `AllowEncodedSlashes NoDecode` and `ProxyPass ... nocanon`; or use the address of the broker itself; or --transport amqp';

function named(response: HttpResponse): string {
  const name = serverName(response);
  return name === undefined ? '' : ` (${name})`;
}

function isUser(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { name?: unknown } | null)?.name === 'string';
  } catch {
    return false;
  }
}
