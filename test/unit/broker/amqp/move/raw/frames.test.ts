// The raw codec and the window: what is not changed keeps its bytes, what cannot be read is an error, nothing is acknowledged too early.
import { Buffer } from 'node:buffer';
import type { ChannelModel } from 'amqplib';
import { describe, expect, it } from 'vitest';
import { createWindow } from '../../../../../../src/broker/amqp/move/confirm-window.ts';
import { tap } from '../../../../../../src/broker/amqp/move/raw/frame-tap.ts';
import { ackFrame, firstFrame, getFrame, noticeOf, publishFrames } from '../../../../../../src/broker/amqp/move/raw/frames.ts';
import {
  propertyOf,
  textHeader,
  withHeader,
  withoutHeaders,
  withoutProperty,
} from '../../../../../../src/broker/amqp/move/raw/message-properties.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const long = (bytes: Buffer): Buffer => Buffer.concat([hex(bytes.length.toString(16).padStart(8, '0')), bytes]);
/** Header a: int32 1. */
const a = hex('01 61 49 00000001');
/** Header b: an array of a table and a void. */
const b = hex('01 62 41 00000006 46 00000000 56');
const text = (name: string, value: Buffer): Buffer => Buffer.concat([hex('01'), Buffer.from(name), hex('53'), long(value)]);

describe('properties', () => {
  const raw = Buffer.concat([hex('a010'), hex('01 74'), long(Buffer.concat([a, b])), hex('02 ff00')]);

  it('are found by their place', () => {
    expect(propertyOf(raw, 'contentType')).toEqual(hex('74'));
    expect(propertyOf(raw, 'userId')).toEqual(hex('ff00'));
    expect(propertyOf(raw, 'headers')).toEqual(long(Buffer.concat([a, b])));
    expect(propertyOf(raw, 'messageId')).toBeUndefined();
  });

  it('lose one and keep the bytes of the others', () => {
    expect(withoutProperty(raw, 'userId')).toEqual(Buffer.concat([hex('a000'), raw.subarray(2, -3)]));
    expect(withoutProperty(raw, 'replyTo')).toEqual(raw);
  });

  it('lose headers, and the table with the last one', () => {
    expect(withoutHeaders(raw, (key) => key === 'c')).toBe(raw);
    expect(withoutHeaders(raw, (key) => key === 'a')).toEqual(Buffer.concat([hex('a010 01 74'), long(b), hex('02 ff00')]));
    expect(withoutHeaders(raw, () => true)).toEqual(hex('8010 01 74 02 ff00'));
    expect(withoutHeaders(Buffer.alloc(2), () => true)).toEqual(Buffer.alloc(2));
    expect(withoutHeaders(hex('2000 00000000'), () => true)).toEqual(hex('2000 00000000'));
  });

  it('get a header, and a table where there is none', () => {
    expect(withHeader(Buffer.alloc(2), 'n', hex('ff'))).toEqual(Buffer.concat([hex('2000'), long(text('n', hex('ff')))]));
    const more = withHeader(raw, 'n', hex('ff'));
    expect(propertyOf(more, 'headers')).toEqual(long(Buffer.concat([a, b, text('n', hex('ff'))])));
    expect([propertyOf(more, 'userId'), textHeader(more, 'n'), textHeader(more, 'a'), textHeader(more, 'x')]).toEqual([
      hex('ff00'),
      hex('ff'),
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['continued flags', '8001 01 74'],
    ['a text that ends early', '8000 05 74'],
    ['a table that ends early', '2000 000000ff 00'],
  ])('are refused with %s', (_, bytes) => {
    expect(() => propertyOf(hex(bytes), 'clusterId')).toThrow(RangeError);
  });

  it('are refused with a header of an unknown type', () => {
    expect(() => withoutHeaders(hex('2000 00000003 01 61 3f'), () => true)).toThrow(/unknown type 63/);
  });
});

describe('frames', () => {
  it('are taken one by one', () => {
    const frame = ackFrame(7, 2 ** 40 + 1);
    expect(firstFrame(frame.subarray(0, 6))).toBeUndefined();
    expect(firstFrame(frame.subarray(0, -1))).toBeUndefined();
    const first = firstFrame(Buffer.concat([frame, frame]));
    expect(first).toMatchObject({ type: 1, channel: 7, size: frame.length });
    expect(noticeOf(first?.payload as Buffer)).toEqual({ is: 'confirmed', tag: 2 ** 40 + 1, multiple: true });
    expect(() => firstFrame(Buffer.concat([frame.subarray(0, -1), hex('00')]))).toThrow(RangeError);
  });

  it('of a get and a publish are as the protocol has them', () => {
    expect(getFrame(1, 'q')).toEqual(hex('01 0001 00000009 003c 0046 0000 01 71 00 ce'));
    const message = { exchange: Buffer.from('x'), routingKey: hex('ff'), properties: hex('0000'), body: [hex('0102'), hex('03')] };
    expect(Buffer.concat(publishFrames(2, 4096, message))).toEqual(
      hex(
        '01 0002 0000000b 003c 0028 0000 01 78 01 ff 01 ce  02 0002 0000000e 003c 0000 0000000000000003 0000 ce  03 0002 00000002 0102 ce  03 0002 00000001 03 ce',
      ),
    );
  });

  it('hold no more than a frame may', () => {
    const body = [Buffer.alloc(10, 1)];
    const [, ...frames] = publishFrames(1, 4096, { exchange: Buffer.alloc(0), routingKey: Buffer.alloc(0), properties: hex('0000'), body });
    expect(Buffer.concat(frames)).toEqual(Buffer.concat([hex('03 0001 0000000a'), Buffer.alloc(10, 1), hex('ce')]));
    const long = { exchange: Buffer.alloc(0), routingKey: Buffer.alloc(0), properties: hex('0000'), body: [Buffer.alloc(9_000, 1)] };
    const sizes = publishFrames(1, 4096, long).filter(({ length }) => length > 100);
    expect(sizes.map(({ length }) => length)).toEqual([4088, 4088, 824]);
    expect(() => publishFrames(1, 4096, { ...long, properties: Buffer.alloc(4_090) })).toThrow(RangeError);
  });

  it('of other methods are left to amqplib', () => {
    expect([noticeOf(hex('003c 0015')), noticeOf(hex('0014 000b'))]).toEqual([undefined, undefined]);
    expect(noticeOf(hex('003c 0048 00'))).toEqual({ is: 'empty' });
  });
});

describe('the window', () => {
  it('settles in order only, many at once', () => {
    const window = createWindow();
    for (const tag of [11, 12, 13, 14]) window.add(tag, 10);
    expect(window.confirm(2, false)).toBeUndefined();
    expect(window.size).toBe(4);
    expect(window.confirm(1, false)).toEqual({ tag: 12, copies: 2, bytes: 20 });
    expect(window.confirm(4, true)).toEqual({ tag: 14, copies: 2, bytes: 20 });
    expect([window.size, window.confirm(4, true), window.confirm(9, false)]).toEqual([0, undefined, undefined]);
  });

  it('lets through what needs no copy when its turn has come', () => {
    const window = createWindow();
    window.add(1, 5);
    expect(window.skip(2)).toBeUndefined();
    expect(window.confirm(1, false)).toEqual({ tag: 2, copies: 1, bytes: 5 });
    expect(window.skip(3)).toEqual({ tag: 3, copies: 0, bytes: 0 });
  });

  it('stays small', () => {
    const window = createWindow();
    for (let tag = 1; tag <= 100_000; tag += 1) {
      window.add(tag, 1);
      if (tag > 50) expect(window.confirm(tag - 50, false)?.tag).toBe(tag - 50);
    }
    expect(window.size).toBe(50);
  });
});

it('throws when the internals of amqplib are not as expected', () => {
  const model = { connection: { recvFrame: () => false, frameMax: 131_072, rest: 'no buffer' } } as unknown as ChannelModel;
  expect(() => tap(model)).toThrow('does not have the expected structure');
});
