// Publishes received messages and acknowledges each when the broker has confirmed its copy: never before, and none after a copy was
// refused or returned. In order, many at once, with a bounded number of bytes in transit.
import { Buffer } from 'node:buffer';
import type { Channel } from 'amqplib';
import type { QueueType } from '../../../model/entity.ts';
import { createWindow, type Settled } from './confirm-window.ts';
import type { MoveConnection } from './connections.ts';
import { heldBytes } from './limits.ts';
import { moveProblem } from './move-errors.ts';
import type { RawMessage } from './raw/frame-tap.ts';
import { ackFrame, type Notice, publishFrames } from './raw/frames.ts';
import { propertyOf, textHeader, withHeader, withoutHeaders, withoutProperty } from './raw/message-properties.ts';
import type { MoveRequest } from './request.ts';
import { createUserIdCheck } from './user-id.ts';

/** Header of the end mark that topo appends to a stream: not a message of an application, and never moved. */
export const markHeader = 'topo-end-of-stream';

/** Header for a user-id that the broker would refuse as a property. */
const userIdHeader = 'topo-user-id';

/** The dependencies of a pump. */
export interface PumpOptions {
  readonly request: MoveRequest;
  readonly type: QueueType;
  readonly take: MoveConnection;
  readonly put: MoveConnection;
  /** A dedicated channel with confirms. */
  readonly puts: Channel;
  /** The user of the connection. */
  readonly user: string;
}

/** A running pump. */
export interface Pump {
  /** Copies that are confirmed and acknowledged on the source. */
  readonly moved: number;
  readonly withoutUserId: number;
  /** Messages received and not acknowledged. */
  readonly inHand: number;
  /** The last end mark received, and the number of messages after it. */
  readonly mark: { readonly name: string | undefined; readonly behind: number };
  /** When a message was last received or confirmed, in `performance.now()`. */
  readonly lastEvent: number;
  /** Throws the reason if the pump has failed. */
  check(): void;
  /** Rejects when the pump fails. */
  readonly failed: Promise<never>;
  /** Ends the pump with an error. */
  fail(error: Error): void;
  /** Receives messages from this channel from now on; the previous one has none in transit. */
  from(channel: Channel, on: (notice: 'empty' | 'cancelled' | 'got') => void): void;
}

/** Creates a pump. */
export function createPump({ request, type, take, put, puts, user }: PumpOptions): Pump {
  const window = createWindow();
  const exchange = Buffer.from(request.via);
  const checkUserId = createUserIdCheck(put, user);
  const backlog: RawMessage[] = [];
  let judging = false;
  let source: Channel | undefined;
  let acknowledged: number | undefined;
  let held = 0;
  let moved = 0;
  let withoutUserId = 0;
  let mark: { name: string | undefined; behind: number } = { name: undefined, behind: 0 };
  let lastEvent = performance.now();
  let failure: Error | undefined;
  let reject: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, no) => {
    reject = no;
  });
  failed.catch(() => {});

  function fail(error: Error): void {
    failure ??= error;
    reject(failure);
  }

  function accept(message: RawMessage): void {
    if (failure !== undefined) return;
    held += message.size;
    if (held > heldBytes) take.tap.pause();
    if (judging) backlog.push(message);
    else forward(message);
  }

  function forward(message: RawMessage): void {
    if (type === 'stream') {
      const name = textHeader(message.properties, markHeader)?.toString();
      if (name !== undefined) {
        mark = { name, behind: 0 };
        settle(window.skip(message.tag));
        return;
      }
      mark.behind += 1;
    }
    const userId = propertyOf(message.properties, 'userId');
    const keeps = userId === undefined || checkUserId(userId);
    if (typeof keeps === 'boolean') {
      send(message, keeps ? undefined : userId);
    } else {
      judging = true;
      backlog.unshift(message);
      keeps.then(resume, (error: unknown) => fail(error as Error));
    }
  }

  function resume(): void {
    judging = false;
    for (let next = backlog.shift(); next !== undefined && failure === undefined; next = backlog.shift()) {
      forward(next);
      if (judging) return;
    }
  }

  function send(message: RawMessage, foreign: Buffer | undefined): void {
    const clean = withoutHeaders(message.properties, addedBy(type, message));
    const properties = foreign === undefined ? clean : withHeader(withoutProperty(clean, 'userId'), userIdHeader, foreign);
    if (foreign !== undefined) withoutUserId += 1;
    put.tap.send(
      puts,
      publishFrames(numberOf(puts), put.tap.frameMax, { exchange, routingKey: message.routingKey, properties, body: message.body }),
    );
    window.add(message.tag, message.size);
  }

  function settle(settled: Settled | undefined): void {
    if (settled === undefined || source === undefined) return;
    const channel = source;
    moved += settled.copies;
    held -= settled.bytes;
    if (held < heldBytes / 2) take.tap.resume();
    if (acknowledged === undefined) {
      queueMicrotask(() => {
        if (failure === undefined && acknowledged !== undefined) take.tap.send(channel, [ackFrame(numberOf(channel), acknowledged)]);
        acknowledged = undefined;
      });
    }
    acknowledged = settled.tag;
  }

  function onCopy(notice: Exclude<Notice, { is: 'delivery' }>): void {
    lastEvent = performance.now();
    if (failure !== undefined) return;
    if (notice.is === 'confirmed') settle(window.confirm(notice.tag, notice.multiple));
    // a return arrives before the confirm, which then settles the message
    if (notice.is === 'returned' && request.unroutable === undefined) fail(returned(request, notice));
    if (notice.is === 'refused') fail(refused(request));
  }

  put.tap.listen(puts, { message: () => {}, notice: guarded(onCopy, fail) });
  return {
    get moved() {
      return moved;
    },
    get withoutUserId() {
      return withoutUserId;
    },
    get inHand() {
      return window.size + backlog.length;
    },
    get mark() {
      return mark;
    },
    get lastEvent() {
      return lastEvent;
    },
    check: () => {
      if (failure !== undefined) throw failure;
    },
    failed,
    fail,
    from: (channel, on) => {
      source = channel;
      const message = (one: RawMessage): void => {
        lastEvent = performance.now();
        accept(one);
        if (one.got) on('got');
      };
      take.tap.listen(channel, {
        message: guarded(message, fail),
        notice: ({ is }) => {
          if (is === 'empty' || is === 'cancelled') on(is);
        },
      });
    },
  };
}

/** amqplib would treat an error thrown here as an error of the connection. */
function guarded<T>(run: (value: T) => void, fail: (error: Error) => void): (value: T) => void {
  return (value) => {
    try {
      run(value);
    } catch (error) {
      fail(error as Error);
    }
  };
}

/** The headers that the broker adds on delivery, replacing those of the publisher. */
function addedBy(type: QueueType, { redelivered, got }: RawMessage): (key: string) => boolean {
  switch (type) {
    case 'classic':
      return () => false;
    case 'quorum':
      // 3.10 reports a count of 0 to basic.get
      return (key) => (redelivered || got) && (key === 'x-delivery-count' || key === 'x-acquired-count');
    case 'stream':
      return (key) => key === 'x-stream-offset';
  }
}

function returned(request: MoveRequest, { code, text }: { readonly code: number; readonly text: string }): Error {
  const why = `the broker returned a message (${code} ${text}): exchange ${request.via} routes to no queue`;
  return moveProblem(request, 'move-refused', why, `bind queue ${request.to} to exchange ${request.via}, and run again`);
}

function refused(request: MoveRequest): Error {
  const why = `queue ${request.to} does not accept a message (basic.nack)`;
  return moveProblem(
    request,
    'move-refused',
    why,
    'its overflow behaviour may be reject-publish, with a limit reached; no message is lost',
  );
}

function numberOf(channel: Channel): number {
  return (channel as unknown as { readonly ch: number }).ch;
}
