// The message frames of class basic, read and written as raw bytes (AMQP 0-9-1, 2.3.5 and 1.8.3). Pure.
import { Buffer } from 'node:buffer';

/** A frame without its end octet. */
export interface Frame {
  readonly type: number;
  readonly channel: number;
  readonly payload: Buffer;
  /** Size of the whole frame in bytes. */
  readonly size: number;
}

/** Frame types. */
export const frameType = { method: 1, header: 2, body: 3 } as const;

const frameEnd = 0xce;
/** Bytes of a frame besides its payload. */
const frameOverhead = 8;

const basic = 60;
const publish = (basic << 16) | 40;
const get = (basic << 16) | 70;
const acknowledge = (basic << 16) | 80;

/** The first frame of the bytes; undefined if it is incomplete. @throws RangeError if the bytes are not a frame */
export function firstFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 7) return undefined;
  const size = bytes.readUInt32BE(3) + frameOverhead;
  if (bytes.length < size) return undefined;
  if (bytes[size - 1] !== frameEnd) throw new RangeError('a frame without an end');
  return { type: bytes.readUInt8(0), channel: bytes.readUInt16BE(1), payload: bytes.subarray(7, size - 1), size };
}

/** A method of class basic that accompanies or concerns messages. */
export type Notice =
  | { readonly is: 'delivery'; readonly tag: number; readonly redelivered: boolean; readonly routingKey: Buffer; readonly got: boolean }
  | { readonly is: 'empty' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'returned'; readonly code: number; readonly text: string }
  | { readonly is: 'confirmed' | 'refused'; readonly tag: number; readonly multiple: boolean };

/** Reads a method; undefined for all others. */
export function noticeOf(payload: Buffer): Notice | undefined {
  if (payload.readUInt16BE(0) !== basic) return undefined;
  const at = 4;
  switch (payload.readUInt16BE(2)) {
    case 30:
      return { is: 'cancelled' };
    case 50: {
      const text = shortText(payload, at + 2);
      return { is: 'returned', code: payload.readUInt16BE(at), text: text.bytes.toString() };
    }
    case 60:
      return { is: 'delivery', got: false, ...delivery(payload, shortText(payload, at).end) };
    case 71:
      return { is: 'delivery', got: true, ...delivery(payload, at) };
    case 72:
      return { is: 'empty' };
    case 80:
      return { is: 'confirmed', tag: tagAt(payload, at), multiple: (payload.readUInt8(at + 8) & 1) !== 0 };
    case 120:
      return { is: 'refused', tag: tagAt(payload, at), multiple: (payload.readUInt8(at + 8) & 1) !== 0 };
  }
  return undefined;
}

function delivery(payload: Buffer, at: number): { tag: number; redelivered: boolean; routingKey: Buffer } {
  const exchange = shortText(payload, at + 9);
  return { tag: tagAt(payload, at), redelivered: payload.readUInt8(at + 8) !== 0, routingKey: shortText(payload, exchange.end).bytes };
}

function tagAt(payload: Buffer, at: number): number {
  return Number(payload.readBigUInt64BE(at));
}

function shortText(payload: Buffer, at: number): { readonly bytes: Buffer; readonly end: number } {
  const end = at + 1 + payload.readUInt8(at);
  return { bytes: payload.subarray(at + 1, end), end };
}

/** Body size and raw properties of a content header. */
export function contentHeader(payload: Buffer): { readonly size: number; readonly properties: Buffer } {
  return { size: Number(payload.readBigUInt64BE(4)), properties: payload.subarray(12) };
}

/** A message to publish, in raw bytes. */
export interface RawPublication {
  readonly exchange: Buffer;
  readonly routingKey: Buffer;
  readonly properties: Buffer;
  /** The body, in chunks. */
  readonly body: readonly Buffer[];
}

/**
 * The frames of a basic.publish with the mandatory flag.
 * @throws RangeError if its properties do not fit into a frame
 */
export function publishFrames(channel: number, frameMax: number, message: RawPublication): Buffer[] {
  const { exchange, routingKey, properties, body } = message;
  if (properties.length + 12 + frameOverhead > frameMax) throw new RangeError(`properties of ${properties.length} bytes`);
  const head = Buffer.allocUnsafe(frameOverhead + 9 + exchange.length + routingKey.length + frameOverhead + 12 + properties.length);
  let at = frameHead(head, 0, frameType.method, channel, 9 + exchange.length + routingKey.length);
  at = head.writeUInt32BE(publish, at);
  at = head.writeUInt16BE(0, at);
  at = head.writeUInt8(exchange.length, at);
  at += exchange.copy(head, at);
  at = head.writeUInt8(routingKey.length, at);
  at += routingKey.copy(head, at);
  at = head.writeUInt8(1, at);
  at = head.writeUInt8(frameEnd, at);
  at = frameHead(head, at, frameType.header, channel, 12 + properties.length);
  at = head.writeUInt32BE(basic << 16, at);
  at = head.writeBigUInt64BE(BigInt(sizeOf(body)), at);
  at += properties.copy(head, at);
  head.writeUInt8(frameEnd, at);
  return [head, ...bodyFrames(channel, frameMax - frameOverhead, body)];
}

function bodyFrames(channel: number, most: number, body: readonly Buffer[]): Buffer[] {
  const frames: Buffer[] = [];
  for (const piece of body) {
    for (let at = 0; at < piece.length; at += most) {
      const part = piece.subarray(at, at + most);
      const head = Buffer.allocUnsafe(7);
      frameHead(head, 0, frameType.body, channel, part.length);
      frames.push(head, part, endByte);
    }
  }
  return frames;
}

const endByte = Buffer.from([frameEnd]);

/** Size of a chunked body in bytes. */
function sizeOf(body: readonly Buffer[]): number {
  return body.reduce((sum, { length }) => sum + length, 0);
}

/** A basic.ack of everything up to this tag. */
export function ackFrame(channel: number, tag: number): Buffer {
  const frame = Buffer.alloc(frameOverhead + 13);
  let at = frameHead(frame, 0, frameType.method, channel, 13);
  at = frame.writeUInt32BE(acknowledge, at);
  at = frame.writeBigUInt64BE(BigInt(tag), at);
  at = frame.writeUInt8(1, at);
  frame.writeUInt8(frameEnd, at);
  return frame;
}

/** A basic.get that requires an acknowledgement. */
export function getFrame(channel: number, queue: string): Buffer {
  const name = Buffer.from(queue);
  const frame = Buffer.alloc(frameOverhead + 8 + name.length);
  let at = frameHead(frame, 0, frameType.method, channel, 8 + name.length);
  at = frame.writeUInt32BE(get, at);
  at = frame.writeUInt16BE(0, at);
  at = frame.writeUInt8(name.length, at);
  at += name.copy(frame, at);
  at = frame.writeUInt8(0, at);
  frame.writeUInt8(frameEnd, at);
  return frame;
}

function frameHead(bytes: Buffer, at: number, type: number, channel: number, size: number): number {
  bytes.writeUInt8(type, at);
  bytes.writeUInt16BE(channel, at + 1);
  return bytes.writeUInt32BE(size, at + 3);
}
