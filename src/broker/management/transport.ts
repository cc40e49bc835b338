// One HTTP exchange with the management API of one node: keep-alive connections, the credentials in the Authorization header and nowhere
// else, responses as text.
import { setMaxListeners } from 'node:events';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { BrokerAddress, TlsOptions } from '../address.ts';
import type { HttpRequest, HttpResponse } from './http.ts';

/** A request that was sent. */
export interface Exchange {
  /** Rejects with the error of the connection, which has `reused: true` if the connection had been idle. */
  readonly response: Promise<HttpResponse>;
  /** Resolves when the request was handed to the operating system, or has failed. */
  readonly sent: Promise<void>;
  /** Ends it if no connection is established within the limit, which begins now. */
  limitConnecting(): void;
  /** Ends it with this error. */
  destroy(error: Error): void;
}

/** The end of a limit, which a second attempt would only double. */
export class LimitError extends Error {}

/** The connections to one node. */
export interface Transport {
  /** Sends a request, whose path must be addressable. */
  begin(call: HttpRequest): Exchange;
  /**
   * The same over a connection of its own, which is closed after the response. RabbitMQ 4.x closes a connection that is kept after 5 s without
   * data from the client, possibly during a request, and no event is processed while files are parsed.
   */
  beginApart(call: HttpRequest): Exchange;
  /** Closes all connections, including those in use. */
  close(): void;
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

/** Creates a transport without connecting. */
export function createTransport(address: BrokerAddress, tls: TlsOptions | undefined): Transport {
  const secure = address.protocol === 'https';
  const agentOptions = { keepAlive: true, maxSockets: sockets, timeout: idleMs };
  const agent = secure ? new HttpsAgent({ ...agentOptions, ...tls }) : new HttpAgent(agentOptions);
  const apart = secure ? new HttpsAgent({ ...tls }) : new HttpAgent();
  const base = { host: address.host, port: address.port };
  const headers = { authorization: `Basic ${Buffer.from(`${address.user}:${address.password}`).toString('base64')}` };
  const send = secure ? requestHttps : requestHttp;
  return {
    begin: (call) => begin(send({ ...base, agent, ...requestOptions(call, address.path, headers) }), call.body),
    beginApart: (call) => begin(send({ ...base, agent: apart, ...requestOptions(call, address.path, headers) }), call.body),
    close: () => {
      agent.destroy();
      apart.destroy();
    },
  };
}

function begin(request: ClientRequest, body: string | undefined): Exchange {
  const response = new Promise<HttpResponse>((resolve, reject) => {
    const fail = (error: Error): void => reject(request.reusedSocket ? Object.assign(error, { reused: true }) : error);
    request.once('response', (incoming) => {
      readAll(incoming).then((text) => resolve(toAnswer(incoming, text)), fail);
    });
    // for good: the end of a request that is no longer awaited is not an event without a listener
    request.on('error', fail);
  });
  const sent = new Promise<void>((resolve) => {
    request.once('finish', resolve);
    request.once('close', resolve);
  });
  request.end(body);
  return { response, sent, limitConnecting: () => limitConnecting(request, response), destroy: (error) => void request.destroy(error) };
}

function limitConnecting(request: ClientRequest, response: Promise<HttpResponse>): void {
  const timer = setTimeout(() => request.destroy(new LimitError(`no connection within ${connectMs / 1000} s`)), connectMs);
  const done = (): void => clearTimeout(timer);
  const watch = (socket: Socket): void => {
    if ((socket as { readonly secureConnecting?: boolean }).secureConnecting === true) socket.once('secureConnect', done);
    else if (socket.connecting) socket.once('connect', done);
    else done();
  };
  if (request.socket) watch(request.socket);
  else request.once('socket', watch);
  response.then(done, done);
}

function requestOptions(call: HttpRequest, prefix: string, headers: { readonly authorization: string }) {
  // one listener per request that runs or waits for a connection: several virtual hosts are read with hundreds at once
  if (call.signal !== undefined) setMaxListeners(0, call.signal);
  const path = `${prefix}/api/${call.path.map(encodeURIComponent).join('/')}${call.query === undefined ? '' : `?${call.query}`}`;
  const bodyHeaders = call.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) };
  return {
    method: call.method,
    path,
    // limits respond with 406 to a client that accepts JSON alone (3.10 to 4.3)
    headers: { accept: 'application/json, */*;q=0.1', ...headers, ...bodyHeaders },
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
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
