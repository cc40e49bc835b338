// Reads AMQP 0-9-1 frames from a byte stream to recognize methods. https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf, 4.2.3

/** A request that a tap counts. */
export interface Seen {
  readonly what: 'change' | 'message';
  readonly name: string;
  /** The exchange or queue that the request names, if it is known. */
  readonly subject?: string;
}

/** Splits the bytes of a client into requests, and finds the channels with a reply in the bytes of a broker. */
export interface Reader {
  request(data: Buffer): readonly { readonly bytes: Buffer; readonly channel: string; readonly seen?: Seen }[];
  answers(data: Buffer): readonly string[];
}

/** Class and method of requests that change the topology of a broker or its messages. */
const counted: { readonly [method: string]: Seen } = {
  '40.10': { what: 'change', name: 'exchange.declare' },
  '40.20': { what: 'change', name: 'exchange.delete' },
  '40.30': { what: 'change', name: 'exchange.bind' },
  '40.40': { what: 'change', name: 'exchange.unbind' },
  '50.10': { what: 'change', name: 'queue.declare' },
  '50.20': { what: 'change', name: 'queue.bind' },
  '50.30': { what: 'change', name: 'queue.purge' },
  '50.40': { what: 'change', name: 'queue.delete' },
  '50.50': { what: 'change', name: 'queue.unbind' },
  '60.40': { what: 'message', name: 'basic.publish' },
};

const protocolHeader = 8;
const methodFrame = 1;

/** A reader of one connection. Does not count declares that are passive or cannot create anything: they only observe. */
export function amqpReader(): Reader {
  const fromClient = amqpFrames();
  const fromBroker = amqpFrames();
  let greeted = false;
  return {
    request: (data) => {
      if (greeted) return fromClient(data).map(requestOf);
      greeted = true; // "AMQP" 0 0 9 1, before any frame
      return [{ bytes: data.subarray(0, protocolHeader), channel: '0' }, ...fromClient(data.subarray(protocolHeader)).map(requestOf)];
    },
    answers: (data) =>
      fromBroker(data)
        .filter((frame) => frame[0] === methodFrame)
        .map((frame) => String(frame.readUInt16BE(1))),
  };
}

function requestOf(bytes: Buffer): ReturnType<Reader['request']>[number] {
  const channel = String(bytes.readUInt16BE(1));
  if (bytes[0] !== methodFrame) return { bytes, channel };
  const method = `${bytes.readUInt16BE(7)}.${bytes.readUInt16BE(9)}`;
  const seen = counted[method];
  return seen === undefined || isPassive(method, bytes) || isProbe(bytes)
    ? { bytes, channel }
    : { bytes, channel, seen: { ...seen, subject: shortString(bytes, firstName) } };
}

/** In a method of classes 40, 50 and 60, behind a reserved short. */
const firstName = 13;

function shortString(bytes: Buffer, at: number): string {
  return bytes.toString('utf8', at + 1, at + 1 + (bytes[at] ?? 0));
}

/** The redeclaration with which topo reads attributes has an argument that is invalid for a new object: see docs/decisions.md, 23. */
function isProbe(bytes: Buffer): boolean {
  const stream = bytes.includes('stream');
  const alternate = bytes.indexOf('alternate-exchange');
  const poisoned = bytes.includes(stream ? 'x-max-priority' : 'x-max-age');
  return poisoned || (alternate !== -1 && bytes[alternate + 'alternate-exchange'.length] !== 'S'.charCodeAt(0));
}

/** The bits of a declare follow a reserved short and the names: one name for a queue, name and type for an exchange. */
function isPassive(method: string, bytes: Buffer): boolean {
  if (method !== '50.10' && method !== '40.10') return false;
  let at = firstName;
  for (let names = method === '40.10' ? 2 : 1; names > 0; names -= 1) at += 1 + (bytes[at] ?? 0);
  return ((bytes[at] ?? 0) & 1) === 1;
}

/** Collects bytes and returns whole frames: type, channel, size, payload, end. Skips bytes before the first one. */
export function amqpFrames(skipped = 0): (data: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let skip = skipped;
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    if (rest.length < skip) return [];
    rest = rest.subarray(skip);
    skip = 0;
    const whole: Buffer[] = [];
    for (;;) {
      const length = rest.length < 7 ? Number.POSITIVE_INFINITY : rest.readUInt32BE(3) + 8;
      if (rest.length < length) return whole;
      whole.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}
