// Requests to the management API and their responses, as data.

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Segments after `/api/`; each is percent-encoded. None may be empty, `.` or `..` (checked by addressable). */
  readonly path: readonly string[];
  /** Encoded, without the question mark. */
  readonly query?: string;
  /** JSON. */
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** False if the request is not idempotent; default true. */
  readonly repeatable?: boolean;
  /** Milliseconds until the response must be complete; default that of the client. */
  readonly timeoutMs?: number;
}

/** A response with any status. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  /** The target of a redirect, without the query, which could contain a secret. */
  readonly location?: string;
  /** The `Server` header, shortened. */
  readonly server?: string;
  /** The `Retry-After` header. */
  readonly retryAfter?: string;
  readonly text: string;
}

/** The name in the `Server` header, such as `nginx/1.22.1`, unless it is that of RabbitMQ's web server (Cowboy); undefined without one. */
export function serverName({ server }: HttpResponse): string | undefined {
  return server === undefined || server === 'Cowboy' ? undefined : server;
}

/** Whether a path of the management API can contain the name: it replies 405 to `.` and `..`, encoded or not (3.10 to 4.3). */
export function addressable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..';
}
