// Finds out why a connection could not be opened where amqplib hides the reason: it drops the text of a connection.close that answers
// connection.open (`Expected ConnectionOpenOk; got <ConnectionClose channel:0>`), and does not identify other protocols on a port.
// Speaks the minimum of the AMQP 0-9-1 handshake that reveals it, once, after a failure.
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { BrokerAddress, TlsOptions } from '../../address.ts';
import type { CloseReason } from './failure.ts';

/** The result: the reason of the broker, another protocol, or nothing useful. */
export type ConnectFinding = ({ readonly kind: 'closed' } & CloseReason) | { readonly kind: 'tls' | 'http' | 'other-amqp' | 'nothing' };

/** Class and method of AMQP 0-9-1, `connection.*`. */
const method = { start: 0x0a_000a, tune: 0x0a_001e, openOk: 0x0a_0029, close: 0x0a_0032, closeOk: 0x0a_0033 } as const;
const protocolHeader = Buffer.from('AMQP\u0000\u0000\u0009\u0001', 'latin1');
const silenceMs = 500;

/**
 * Reads the name of the cluster from the first reply of the broker, opens the virtual host and closes the connection; undefined if no reply
 * contains one. Loads no AMQP client, for commands that use none. Never throws; takes at most `limitMs` milliseconds.
 */
export async function clusterNameAt(
  addresses: readonly BrokerAddress[],
  vhost: string,
  tls: TlsOptions,
  limitMs: number,
): Promise<string | undefined> {
  const end = performance.now() + limitMs;
  for (const address of addresses) {
    const left = end - performance.now();
    let name: string | undefined;
    if (left > 1)
      await inquire(address, vhost, tls, Math.ceil(left), (found) => {
        name = found;
      });
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Opens the virtual host again and reads the reply of the broker. Never throws; takes at most `limitMs`. */
export async function inquire(
  address: BrokerAddress,
  vhost: string,
  tls: TlsOptions,
  limitMs: number,
  onName: (clusterName: string) => void = () => {},
): Promise<ConnectFinding> {
  const signal = AbortSignal.timeout(limitMs);
  const { host, port } = address;
  let speaksAmqp = false;
  const onStart = (name: string | undefined): void => {
    speaksAmqp = true;
    if (name !== undefined) onName(name);
  };
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const socket = address.protocol === 'amqps' ? connectTls({ host, port, ...name, ...tls }) : connectTcp({ host, port, noDelay: true });
  const destroy = (): void => void socket.destroy();
  signal.addEventListener('abort', destroy);
  // A web server waits for the end of the request header before it responds.
  const nudge = setTimeout(() => socket.write('\r\n\r\n'), silenceMs);
  try {
    const found = await converse(socket, { address, vhost, onStart }, () => clearTimeout(nudge)).catch(
      (): ConnectFinding => ({ kind: 'nothing' }),
    );
    if (found.kind !== 'nothing' || speaksAmqp || address.protocol === 'amqps' || signal.aborted) return found;
    return { kind: (await speaksTls(address, signal)) ? 'tls' : 'nothing' };
  } finally {
    clearTimeout(nudge);
    signal.removeEventListener('abort', destroy);
    socket.destroy();
  }
}

/** Whether the server accepts a TLS handshake; most servers silently close a connection that begins otherwise. Sends nothing over it. */
async function speaksTls({ host, port }: BrokerAddress, signal: AbortSignal): Promise<boolean> {
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  const destroy = (): void => void socket.destroy();
  signal.addEventListener('abort', destroy);
  try {
    return await new Promise<boolean>((resolve) => {
      socket.on('secureConnect', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
  } finally {
    signal.removeEventListener('abort', destroy);
    socket.destroy();
  }
}

/** Whose reply is read, and what it is read for. */
interface Inquiry {
  readonly address: BrokerAddress;
  readonly vhost: string;
  readonly onStart: (clusterName: string | undefined) => void;
}

async function converse(socket: Socket, inquiry: Inquiry, onBytes: () => void): Promise<ConnectFinding> {
  socket.write(protocolHeader);
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    onBytes();
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes[0] === 0x15 && bytes[1] === 0x03) return { kind: 'tls' }; // a TLS alert
    const head = bytes.subarray(0, 5).toString('latin1');
    if (head === 'HTTP/') return { kind: 'http' };
    if (head.startsWith('AMQP')) return { kind: 'other-amqp' }; // the broker names the version that it requires
    for (let frame = takeFrame(bytes); frame !== undefined; frame = takeFrame(bytes)) {
      bytes = frame.rest;
      const found = answer(socket, frame.payload, inquiry);
      if (found !== undefined) return found;
    }
  }
  return { kind: 'nothing' };
}

function answer(socket: Socket, payload: Buffer, { address, vhost, onStart }: Inquiry): ConnectFinding | undefined {
  switch (payload.readUInt32BE(0)) {
    case method.start:
      onStart(nameIn(payload));
      socket.write(
        frameOf(0x0a_000b, uint32(0), shortText('PLAIN'), longText(`\0${address.user}\0${address.password}`), shortText('en_US')),
      );
      return undefined;
    case method.tune:
      socket.write(frameOf(0x0a_001f, payload.subarray(4, 12)));
      socket.write(frameOf(0x0a_0028, shortText(vhost), shortText(''), Buffer.from([0])));
      return undefined;
    case method.close:
      return { kind: 'closed', code: payload.readUInt16BE(4), text: payload.toString('utf8', 7, 7 + payload.readUInt8(6)) };
    case method.openOk:
      // 200 without a class and method: the broker logs no error
      socket.write(frameOf(method.close, Buffer.from([0, 200]), shortText(''), uint32(0)));
      return undefined;
    case method.closeOk:
      return { kind: 'nothing' };
  }
  return undefined;
}

/** The server properties are a table of names, types and values; that of the cluster is a long string. */
function nameIn(payload: Buffer): string | undefined {
  const field = Buffer.concat([shortText('cluster_name'), Buffer.from('S')]);
  const at = payload.indexOf(field) + field.length;
  if (at < field.length || at + 4 > payload.length) return undefined;
  return payload.toString('utf8', at + 4, at + 4 + payload.readUInt32BE(at));
}

function takeFrame(bytes: Buffer): { payload: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 8) return undefined;
  const end = 7 + bytes.readUInt32BE(3);
  return bytes.length <= end ? undefined : { payload: bytes.subarray(7, end), rest: bytes.subarray(end + 1) };
}

/** A method frame on channel 0. */
function frameOf(id: number, ...fields: Buffer[]): Buffer {
  const payload = Buffer.concat([uint32(id), ...fields]);
  return Buffer.concat([Buffer.from([1, 0, 0]), uint32(payload.length), payload, Buffer.from([0xce])]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function shortText(text: string): Buffer {
  const bytes = Buffer.from(text).subarray(0, 255);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function longText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([uint32(bytes.length), bytes]);
}
