// Intercepts the frames of messages on an amqplib connection before amqplib decodes them, and writes such frames directly: amqplib's
// decoding loses the types of headers, and its encoding is limited to 64 KiB of them. Everything else (handshake, heartbeat, channels,
// calls) stays with amqplib. Depends on internals of amqplib 2.x; where they differ, it throws before any message is received.
import { Buffer } from 'node:buffer';
import type { Channel, ChannelModel } from 'amqplib';
import { contentHeader, type Frame, firstFrame, frameType, type Notice, noticeOf } from './frames.ts';

/** A received message. */
export interface RawMessage {
  readonly tag: number;
  readonly redelivered: boolean;
  readonly routingKey: Buffer;
  /** Property flags and values. */
  readonly properties: Buffer;
  readonly body: readonly Buffer[];
  /** The body. */
  readonly size: number;
  /** Received by basic.get. */
  readonly got: boolean;
}

/** Events of a channel. */
export interface ChannelEvents {
  message(message: RawMessage): void;
  /** For basic.return, basic.ack, basic.nack, basic.cancel and basic.get-empty, in the order of arrival. */
  notice(notice: Exclude<Notice, { is: 'delivery' }>): void;
}

/** A connection whose messages are intercepted as raw frames. */
export interface Tap {
  readonly frameMax: number;
  /** Passes messages of the channel to these handlers from now on. */
  listen(channel: Channel, events: ChannelEvents): void;
  /** Sends frames; those of one turn of the event loop are written together. */
  send(channel: Channel, frames: readonly Buffer[]): void;
  /** Writes the frames that `send` has collected: before any call of amqplib that must follow them. */
  flush(): void;
  /** Stops reading, so that the broker waits. */
  pause(): void;
  resume(): void;
}

/** The required part of the Connection of amqplib. */
interface Internals {
  recvFrame: () => unknown;
  rest: Buffer;
  readonly frameMax: number;
  recvSinceLastCheck: boolean;
  sentSinceLastCheck: boolean;
  readonly stream: { read(): Buffer | null; emit(event: 'readable'): boolean };
  readonly channels: readonly ({ readonly buffer: { write(bytes: Buffer): boolean } } | null)[];
}

interface Assembly {
  readonly notice: Extract<Notice, { is: 'delivery' | 'returned' }>;
  properties?: Buffer;
  size: number;
  missing: number;
  body: Buffer[];
}

interface Listener {
  readonly events: ChannelEvents;
  assembly: Assembly | undefined;
}

/** While nothing is read, amqplib must not conclude that the broker is dead. */
const pausedBeatMs = 1_000;

/**
 * Taps a connection.
 * @throws Error if the internals of amqplib are not as expected
 */
export function tap(model: ChannelModel): Tap {
  const connection = internalsOf(model);
  const listeners = new Map<number, Listener>();
  const waiting = new Map<number, Buffer[]>();
  let beat: NodeJS.Timeout | undefined;
  const decode = connection.recvFrame;
  connection.recvFrame = () => {
    while (beat === undefined) {
      const frame = firstFrame(connection.rest);
      if (frame === undefined) {
        const incoming = connection.stream.read();
        if (incoming === null) return false;
        connection.recvSinceLastCheck = true;
        connection.rest = connection.rest.length === 0 ? incoming : Buffer.concat([connection.rest, incoming]);
      } else {
        const listener = listeners.get(frame.channel);
        if (listener === undefined || !taken(listener, frame)) return decode.call(connection);
        connection.rest = connection.rest.subarray(frame.size);
      }
    }
    return false;
  };
  const flush = (): void => {
    for (const [number, frames] of waiting) {
      connection.sentSinceLastCheck = true;
      connection.channels[number]?.buffer.write(frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames));
    }
    waiting.clear();
  };
  return {
    frameMax: connection.frameMax,
    listen: (channel, events) => void listeners.set(numberOf(channel), { events, assembly: undefined }),
    send: (channel, frames) => {
      if (waiting.size === 0) queueMicrotask(flush);
      const number = numberOf(channel);
      const before = waiting.get(number);
      if (before === undefined) waiting.set(number, [...frames]);
      else before.push(...frames);
    },
    flush,
    pause: () => {
      beat ??= setInterval(() => {
        connection.recvSinceLastCheck = true;
      }, pausedBeatMs).unref();
    },
    resume: () => {
      if (beat === undefined) return;
      clearInterval(beat);
      beat = undefined;
      // amqplib reads when its stream becomes readable, and data that is already buffered is not announced again.
      connection.stream.emit('readable');
    },
  };
}

/** Whether the frame belongs to a message. */
function taken(listener: Listener, { type, payload }: Frame): boolean {
  const { assembly, events } = listener;
  if (type === frameType.method) {
    const notice = noticeOf(payload);
    if (notice === undefined) return false;
    if (notice.is === 'delivery' || notice.is === 'returned') listener.assembly = { notice, size: 0, missing: 0, body: [] };
    else events.notice(notice);
    return true;
  }
  if (assembly === undefined) return false;
  if (type === frameType.header) {
    const { size, properties } = contentHeader(payload);
    assembly.properties = properties;
    assembly.size = size;
    assembly.missing = size;
  } else {
    assembly.body.push(payload);
    assembly.missing -= payload.length;
  }
  if (assembly.missing < 0) throw new RangeError('a body that is longer than its header says');
  if (assembly.missing === 0) complete(listener, assembly);
  return true;
}

function complete(listener: Listener, { notice, properties, body, size }: Assembly): void {
  listener.assembly = undefined;
  if (properties === undefined) throw new RangeError('a body without a header');
  if (notice.is === 'returned') {
    listener.events.notice(notice);
  } else {
    const { tag, redelivered, routingKey, got } = notice;
    listener.events.message({ tag, redelivered, routingKey, properties, body, size, got });
  }
}

function internalsOf(model: ChannelModel): Internals {
  const connection = model.connection as unknown as Partial<Internals>;
  const fits =
    typeof connection.recvFrame === 'function' &&
    Buffer.isBuffer(connection.rest) &&
    typeof connection.frameMax === 'number' &&
    connection.frameMax >= 4096 &&
    typeof connection.recvSinceLastCheck === 'boolean' &&
    typeof connection.sentSinceLastCheck === 'boolean' &&
    typeof connection.stream?.read === 'function' &&
    Array.isArray(connection.channels);
  if (!fits) throw unexpectedStructure('Connection');
  return connection as Internals;
}

function numberOf(channel: Channel): number {
  const { ch } = channel as unknown as { ch?: unknown };
  if (typeof ch !== 'number') throw unexpectedStructure('Channel');
  return ch;
}

/** A bug of topo: it was released with an unsupported version of amqplib. */
export function unexpectedStructure(what: string): Error {
  return new Error(`amqplib's ${what} does not have the expected structure: this version cannot move messages`);
}
