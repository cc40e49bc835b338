// HTTP to the management API of one node: keep-alive, time limits, one retry where an idle connection had just been closed, responses as
// text. Credentials are put into the Authorization header and nowhere else.
import { setMaxListeners } from 'node:events';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { problem, TopoError } from '../../model/diagnostic.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../address.ts';
import { timedOut, Waits, waitedMs } from '../waits.ts';
import { colonProblem, connectionProblem } from './connection-problem.ts';
import { hasSlash, slashProblem, slashQuestion } from './encoded-slash.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { createRateLimiter } from './rate-limit.ts';

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

/** Options of a client besides the address. */
export interface ClientOptions {
  readonly tls?: TlsOptions;
  /** Milliseconds until a response must be complete. */
  readonly timeoutMs: number;
  readonly waits?: Waits;
}

/** As many as the writer has concurrent steps. */
const sockets = 16;
/** Milliseconds; a listener in a data centre responds within a few, a packet filter that drops never. */
const connectMs = 10_000;
/** Milliseconds; RabbitMQ 4.x closes connections after 5 s of idleness, so ours are closed before that. */
const idleMs = 4_000;
/** More than half a million bindings; parsing takes several times as much memory. */
const maxAnswerBytes = 256 * 2 ** 20;

/** Characters of a `Server` header that are printed. */
const longestServer = 60;

/** Creates a client without sending anything. */
export function createClient(address: BrokerAddress, { tls, timeoutMs, waits = new Waits() }: ClientOptions): Client {
  const secure = address.protocol === 'https';
  const agentOptions = { keepAlive: true, maxSockets: sockets, timeout: idleMs };
  const agent = secure ? new HttpsAgent({ ...agentOptions, ...tls }) : new HttpAgent(agentOptions);
  const printable = printAddress(address);
  const base = {
    host: address.host,
    port: address.port,
    agent,
    headers: { authorization: `Basic ${Buffer.from(`${address.user}:${address.password}`).toString('base64')}` },
  };

  async function once(call: HttpRequest, options: ReturnType<typeof requestOptions>): Promise<HttpResponse> {
    const began = performance.now();
    const limit = call.timeoutMs ?? timeoutMs;
    const request = (secure ? requestHttps : requestHttp)({ ...base, ...options });
    const what = (): string => `a response from ${printable} to ${call.method} /api/${call.path.map(encodeURIComponent).join('/')}`;
    const response = await waits.within(responseTo(request, call), limit, what);
    if (response !== timedOut) return response;
    const late = new Error(`no response within ${waitedMs(began, limit) / 1000} s`);
    request.destroy(late);
    throw late;
  }

  function responseTo(request: ClientRequest, call: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const connecting = setTimeout(() => request.destroy(new Error(`no connection within ${connectMs / 1000} s`)), connectMs);
      const fail = (error: Error): void => {
        clearTimeout(connecting);
        reject(request.reusedSocket ? Object.assign(error, { reused: true }) : error);
      };
      request.once('socket', (socket) => {
        if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
        else clearTimeout(connecting);
      });
      request.once('response', (response) => {
        readAll(response).then((text) => resolve(toAnswer(response, text)), fail);
      });
      // for good: the end of a request that is no longer awaited is not an event without a listener
      request.on('error', fail);
      request.end(call.body);
    });
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
    const options = requestOptions(call, address.path, base.headers);
    try {
      return await once(call, options).catch((error: Error) => {
        if (call.repeatable !== false && wasIdle(error)) return once(call, options);
        throw error;
      });
    } catch (cause) {
      call.signal?.throwIfAborted();
      // the cause is omitted: errors of the network stack contain the options, including credentials
      throw new TopoError([connectionProblem(cause as NodeJS.ErrnoException, printable)]);
    }
  }

  async function pause(ms: number, what: () => string): Promise<void> {
    if (!(await waits.pause(ms, what))) throw new TopoError([problem('interrupted', `interrupted while waiting for ${what()}`)]);
  }

  return { address: printable, user: address.user, send, pause, close: () => agent.destroy() };
}

/** Whether a path of the management API can contain the name: it replies 405 to `.` and `..`, encoded or not (3.10 to 4.3). */
export function addressable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..';
}

function requestOptions(call: HttpRequest, prefix: string, headers: { readonly authorization: string }) {
  if (!call.path.every(addressable)) throw new RangeError('a path segment that cannot be sent');
  // one listener per request in flight, of which there are more than the ten that Node expects
  if (call.signal !== undefined) setMaxListeners(sockets * 2, call.signal);
  const path = `${prefix}/api/${call.path.map(encodeURIComponent).join('/')}${call.query === undefined ? '' : `?${call.query}`}`;
  const bodyHeaders = call.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) };
  return {
    method: call.method,
    path,
    headers: { accept: 'application/json', ...headers, ...bodyHeaders },
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
}

/** The broker closed an idle connection while the request was sent, and did not process the request. */
function wasIdle(error: Error & { code?: unknown; reused?: unknown }): boolean {
  return error.reused === true && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Reads up to the limit: a response of an unknown server may be endless. */
function readAll(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxAnswerBytes) chunks.push(chunk);
      else response.destroy(new Error(`its response exceeds ${maxAnswerBytes / 2 ** 20} MiB`));
    });
    response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    response.on('error', reject);
  });
}

function toAnswer(response: IncomingMessage, text: string): HttpResponse {
  const { location, 'retry-after': retryAfter, 'content-type': contentType = '' } = response.headers;
  const server: unknown = response.headers['server'];
  return {
    status: response.statusCode ?? 0,
    contentType,
    text,
    ...(typeof server !== 'string' ? {} : { server: server.replace(/[^\x20-\x7e]/g, '').slice(0, longestServer) }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(location === undefined ? {} : { location: location.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//') }),
  };
}
