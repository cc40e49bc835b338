// Failures of calls over AMQP as data. The only place that parses the error texts of amqplib.

/**
 * Why a call failed. `refused`: the broker closed the channel with a reply code. `lost`: the connection ended; with a reply code
 * where the broker closed it (503, 540, 541, 320). `timeout`: no answer in time. `unsendable`: it cannot be written as AMQP.
 * Only `refused` and `unsendable` guarantee that nothing was done.
 */
export type Failure =
  | { readonly kind: 'refused'; readonly code: number; readonly text: string }
  | { readonly kind: 'lost'; readonly code?: number; readonly text: string }
  | { readonly kind: 'timeout'; readonly limitMs: number }
  | { readonly kind: 'unsendable'; readonly text: string };

/** The end of a connection. */
export type Lost = Extract<Failure, { kind: 'lost' }>;

/** The outcome of one call. */
export type CallResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/**
 * What the broker said when it closed a channel or a connection; `text` is its own, raw, such as
 * `NOT_FOUND - no queue 'q' in vhost '/'`.
 */
export interface CloseReason {
  readonly code: number;
  readonly text: string;
}

/** The broker's reply code and text inside an amqplib error; undefined where the error is not the broker's. */
export function closeReason(error: unknown): CloseReason | undefined {
  const match = /(?:^|[;:] )(\d{3}) \(\S+\) with message "([\s\S]*)"$/.exec(messageOf(error));
  return match === null ? undefined : { code: Number(match[1]), text: match[2] ?? '' };
}

/** A call's error as a failure; `lost` is what is known of the connection's end. */
export function failureOf(error: unknown, lost: Failure | undefined): Failure {
  if (lost !== undefined) return lost;
  const reason = closeReason(error);
  if (reason !== undefined) return { kind: 'refused', ...reason };
  // amqplib throws these while it encodes, before it sends anything: a key or name over 255 bytes, a number out of its type's range.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) {
    return { kind: 'unsendable', text: error.message };
  }
  return { kind: 'lost', text: messageOf(error) };
}

/** A connection's end as a failure. */
export function lostBecause(error: unknown): Lost {
  const reason = closeReason(error);
  return reason === undefined ? { kind: 'lost', text: messageOf(error) } : { kind: 'lost', ...reason };
}

/** The failure in one line, the broker's own words where it gave any. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return oneLine(`${failure.code} ${failure.text}`);
    case 'lost':
      return oneLine(`connection lost: ${failure.code === undefined ? '' : `${failure.code} `}${failure.text}`);
    case 'timeout':
      return `no response within ${failure.limitMs / 1000} s`;
    case 'unsendable':
      return oneLine(`it cannot be encoded as AMQP: ${failure.text}`);
  }
}

/** The text with line breaks and other control characters as escapes: names of queues may hold them. */
export function oneLine(text: string): string {
  const named: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const escaped = (character: string): string => named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, escaped);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
