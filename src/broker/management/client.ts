// The client of the management API of one node: time limits, one retry where an idle connection had just been closed, requests that are sent
// before they are needed.
import { problem, TopoError } from '../../model/diagnostic.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../address.ts';
import { timedOut, Waits, waitedMs } from '../waits.ts';
import { colonProblem, connectionProblem } from './connection-problem.ts';
import { hasSlash, slashProblem, slashQuestion } from './encoded-slash.ts';
import { addressable, type HttpRequest, type HttpResponse } from './http.ts';
import { createRateLimiter } from './rate-limit.ts';
import { createTransport, type Exchange, LimitError } from './transport.ts';

/** The management API of a node. */
export interface Client {
  /** Without credentials. */
  readonly address: string;
  /** The user; not a secret. */
  readonly user: string;
  /**
   * Sends a request and waits for the complete response; again if a proxy limits the rate (rate-limit.ts).
   * @throws TopoError `broker-unreachable`, `tls-failed` or `connection-lost` if there is none; `rate-limited`; `proxy-decodes-slash` and
   * `login-refused` before it is sent; the reason of the signal if it aborts
   */
  send(call: HttpRequest): Promise<HttpResponse>;
  /** Waits some milliseconds. @throws TopoError `interrupted` */
  pause(ms: number, what: () => string): Promise<void>;
  /** Closes all connections, including those in use. */
  close(): void;
}

/** A client that can send requests before they are needed. */
export interface AheadClient extends Client {
  /**
   * Sends a GET whose response the next `send` of the same call receives, as if it had sent the request itself: its limits begin then. If the
   * connection fails, `send` sends it again: a broker may close one from which nothing is read for long. Never fails.
   */
  ahead(call: HttpRequest): Ahead;
}

/** A request that was sent before it is needed. */
export interface Ahead {
  /** Resolves when the request was handed to the operating system, or has failed. */
  readonly sent: Promise<void>;
  /** The response; undefined if the request has failed. */
  readonly response: Promise<HttpResponse | undefined>;
}

/** Options of a client besides the address. */
export interface ClientOptions {
  readonly tls?: TlsOptions;
  /** Milliseconds until a response must be complete. */
  readonly timeoutMs: number;
  readonly waits?: Waits;
}

/** Creates a client without sending anything. */
export function createClient(address: BrokerAddress, { tls, timeoutMs, waits = new Waits() }: ClientOptions): AheadClient {
  const transport = createTransport(address, tls);
  const printable = printAddress(address);
  /** Requests sent ahead that have not failed, by method, path and query. */
  const begun = new Map<string, Exchange>();

  function ahead(call: HttpRequest): Ahead {
    const key = keyOf(call);
    const exchange = transport.beginApart(call);
    begun.set(key, exchange);
    const response = exchange.response.catch(() => {
      if (begun.get(key) === exchange) begun.delete(key);
      return undefined;
    });
    return { sent: exchange.sent, response };
  }

  /** The request that was sent ahead, if it was. */
  function takeBegun(call: HttpRequest): Exchange | undefined {
    if (begun.size === 0) return undefined;
    const key = keyOf(call);
    const exchange = begun.get(key);
    begun.delete(key);
    return exchange;
  }

  async function once(call: HttpRequest): Promise<HttpResponse> {
    const began = performance.now();
    const limit = call.timeoutMs ?? timeoutMs;
    const early = takeBegun(call);
    const exchange = early ?? transport.begin(call);
    exchange.limitConnecting();
    const what = (): string => `a response from ${printable} to ${call.method} /api/${call.path.map(encodeURIComponent).join('/')}`;
    const response = await waits.within(early === undefined ? exchange.response : early.response.catch(asAhead), limit, what);
    if (response !== timedOut) return response;
    const late = new LimitError(`no response within ${waitedMs(began, limit) / 1000} s`);
    exchange.destroy(late);
    throw late;
  }

  const limiter = createRateLimiter(printable, waits);
  let slashes: Promise<void> | undefined;

  async function send(call: HttpRequest): Promise<HttpResponse> {
    if (address.user.includes(':')) throw new TopoError([colonProblem(address.user, printable)]);
    if (hasSlash(call)) {
      slashes ??= checkSlashes();
      await slashes;
    }
    try {
      return await limiter.send(() => attempt(call));
    } catch (error) {
      call.signal?.throwIfAborted();
      throw error;
    }
  }

  /** Before the first path with a slash; again after a failure. */
  async function checkSlashes(): Promise<void> {
    try {
      const found = slashProblem(await limiter.send(() => attempt(slashQuestion)), printable);
      if (found !== undefined) throw new TopoError([found]);
    } catch (error) {
      slashes = undefined;
      throw error;
    }
  }

  async function attempt(call: HttpRequest): Promise<HttpResponse> {
    if (!call.path.every(addressable)) throw new RangeError('a path segment that cannot be sent');
    try {
      const response = await once(call).catch((error: Error) => {
        if ((call.repeatable !== false && wasIdle(error)) || error instanceof AheadError) return once(call);
        throw error;
      });
      return hasCrashed(call, response) ? await once(call) : response;
    } catch (cause) {
      call.signal?.throwIfAborted();
      // the cause is omitted: errors of the network stack contain the options, including credentials
      throw new TopoError([connectionProblem(cause as NodeJS.ErrnoException, printable)]);
    }
  }

  async function pause(ms: number, what: () => string): Promise<void> {
    if (!(await waits.pause(ms, what))) throw new TopoError([problem('interrupted', `interrupted while waiting for ${what()}`)]);
  }

  return { address: printable, user: address.user, send, ahead, pause, close: () => transport.close() };
}

/** RabbitMQ 3.10 responds like this if a queue ends while it lists queues with their counts; the same request then succeeds. */
function hasCrashed({ method }: HttpRequest, { status, text }: HttpResponse): boolean {
  return method === 'GET' && status === 500 && text === '';
}

/** The connection of a request that was sent ahead has failed. */
class AheadError extends Error {}

function asAhead(error: Error): never {
  throw error instanceof LimitError ? error : new AheadError(error.message, { cause: error });
}

/** The broker closed an idle connection while the request was sent, and did not process the request. */
function wasIdle(error: Error & { code?: unknown; reused?: unknown }): boolean {
  return error.reused === true && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function keyOf({ method, path, query = '' }: HttpRequest): string {
  return JSON.stringify([method, path, query]);
}
