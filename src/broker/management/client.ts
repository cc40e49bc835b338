// HTTP to the management API of one node: keep-alive, time limits, one retry where an idle connection had just been closed, responses as
// text. Credentials are put into the Authorization header and nowhere else.
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { TopoError } from '../../model/diagnostic.ts';
import { type BrokerAddress, printAddress, type TlsOptions } from '../address.ts';
import { connectionProblem } from './connection-problem.ts';

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** After `/api/`; each is percent-encoded. None may be empty, `.` or `..` (addressable says so). */
  readonly path: readonly string[];
  /** Encoded, without the question mark. */
  readonly query?: string;
  /** JSON. */
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** False where sending it twice does more than sending it once; default true. */
  readonly repeatable?: boolean;
  /** Milliseconds until an answer must be complete; default the client's. */
  readonly timeoutMs?: number;
}

/** An answer, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  /** Of a redirect; without query, which could hold a secret. */
  readonly location?: string;
  readonly text: string;
}

/** A node's management API. */
export interface Client {
  /** Without credentials. */
  readonly address: string;
  /** As whom we ask; no secret. */
  readonly user: string;
  /**
   * Sends a request and waits for its whole answer.
   * @throws TopoError `broker-unreachable`, `tls-failed` or `connection-lost` where there is none; the signal's reason if it aborts
   */
  send(call: HttpRequest): Promise<HttpResponse>;
  /** Closes all connections, also those in use. */
  close(): void;
}

/** What a client needs to know besides the address. */
export interface ClientOptions {
  readonly tls?: TlsOptions;
  /** Milliseconds until an answer must be complete. */
  readonly timeoutMs: number;
}

/** As many as the writer has steps under way. */
const sockets = 16;
/** Milliseconds; a listener in a data centre answers in few, a packet filter that drops never. */
const connectMs = 10_000;
/** Milliseconds; RabbitMQ 4.x closes connections that were idle for 5 s, so ours are gone before that. */
const idleMs = 4_000;
/** More than half a million bindings; what reads it takes some times as much memory. */
const maxAnswerBytes = 256 * 2 ** 20;

/** Makes a client; nothing is sent yet. */
export function createClient(address: BrokerAddress, { tls, timeoutMs }: ClientOptions): Client {
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

  function once(call: HttpRequest, options: ReturnType<typeof requestOptions>): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const request = (secure ? requestHttps : requestHttp)({ ...base, ...options });
      const limit = call.timeoutMs ?? timeoutMs;
      const timer = setTimeout(() => request.destroy(new Error(`no response within ${limit / 1000} s`)), limit);
      const connecting = setTimeout(() => request.destroy(new Error(`no connection within ${connectMs / 1000} s`)), connectMs);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        clearTimeout(connecting);
        reject(request.reusedSocket ? Object.assign(error, { reused: true }) : error);
      };
      request.once('socket', (socket) => {
        if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
        else clearTimeout(connecting);
      });
      request.once('response', (response) => {
        readAll(response).then((text) => {
          clearTimeout(timer);
          resolve(toAnswer(response, text));
        }, fail);
      });
      request.once('error', fail);
      request.end(call.body);
    });
  }

  async function send(call: HttpRequest): Promise<HttpResponse> {
    const options = requestOptions(call, address.path, base.headers);
    try {
      return await once(call, options).catch((error: Error) => {
        if (call.repeatable !== false && wasIdle(error)) return once(call, options);
        throw error;
      });
    } catch (cause) {
      call.signal?.throwIfAborted();
      // the cause is left out: errors of the network stack hold options, and so the credentials
      throw new TopoError([connectionProblem(cause as NodeJS.ErrnoException, printable)]);
    }
  }

  return { address: printable, user: address.user, send, close: () => agent.destroy() };
}

/** Whether a name can stand in a path of the management API: it answers 405 to `.` and `..`, encoded or not (3.10 to 4.3). */
export function addressable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..';
}

function requestOptions(call: HttpRequest, prefix: string, headers: { readonly authorization: string }) {
  if (!call.path.every(addressable)) throw new RangeError('a path segment that cannot be sent');
  const path = `${prefix}/api/${call.path.map(encodeURIComponent).join('/')}${call.query === undefined ? '' : `?${call.query}`}`;
  const bodyHeaders = call.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) };
  return {
    method: call.method,
    path,
    headers: { accept: 'application/json', ...headers, ...bodyHeaders },
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
}

/** The broker closed a kept connection just as the request went out: it has not seen the request. */
function wasIdle(error: Error & { code?: unknown; reused?: unknown }): boolean {
  return error.reused === true && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Reads no further than the limit: whatever answers there may have no end. */
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
    response.once('error', reject);
  });
}

function toAnswer(response: IncomingMessage, text: string): HttpResponse {
  const { location, 'content-type': contentType = '' } = response.headers;
  return {
    status: response.statusCode ?? 0,
    contentType,
    text,
    ...(location === undefined ? {} : { location: location.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//') }),
  };
}
