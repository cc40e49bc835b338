// Failures of calls over AMQP as data. The only place that parses the error texts of amqplib.

/**
 * The reason for a failed call. `refused`: the broker closed the channel with a reply code. `lost`: the connection ended, with a reply code
 * if the broker closed it (503, 530, 540, 541, 320). `timeout`: no reply in time. `unsendable`: it cannot be encoded as AMQP. `no-channel`: the
 * limit of the user leaves no channel for it. Only `refused`, `unsendable` and `no-channel` guarantee that nothing was done.
 */
export type Failure =
  | { readonly kind: 'refused'; readonly code: number; readonly text: string }
  | { readonly kind: 'lost'; readonly code?: number; readonly text: string }
  | { readonly kind: 'timeout'; readonly limitMs: number }
  | { readonly kind: 'unsendable' | 'no-channel'; readonly text: string };

/** The end of a connection. */
export type Lost = Extract<Failure, { kind: 'lost' }>;

/** The outcome of one call. */
export type CallResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/**
 * The reply with which the broker closed a channel or a connection; `text` is its raw reply text, such as
 * `NOT_FOUND - no queue 'q' in vhost '/'`.
 */
export interface CloseReason {
  readonly code: number;
  readonly text: string;
}

/** The reply code and text of the broker inside an amqplib error; undefined for other errors. */
export function closeReason(error: unknown): CloseReason | undefined {
  const match = /(?:^|[;:] )(\d{3}) \(\S+\) with message "([\s\S]*)"$/.exec(messageOf(error));
  return match === null ? undefined : { code: Number(match[1]), text: match[2] ?? '' };
}

/** The error of a call as a failure; `lost` is the reason for the end of the connection, if known. */
export function failureOf(error: unknown, lost: Failure | undefined): Failure {
  if (lost !== undefined) return lost;
  const reason = closeReason(error);
  if (reason !== undefined) return { kind: 'refused', ...reason };
  // amqplib throws these while encoding, before it sends anything: a key or name over 255 bytes, a number outside the range of its type.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) {
    return { kind: 'unsendable', text: error.message };
  }
  return { kind: 'lost', text: messageOf(error) };
}

/** The end of a connection as a failure. */
export function lostBecause(error: unknown): Lost {
  const reason = closeReason(error);
  return reason === undefined ? { kind: 'lost', text: messageOf(error) } : { kind: 'lost', ...reason };
}

/** The failure in one line, with the reply text of the broker if there is one. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return oneLine(`${failure.code} ${failure.text}`);
    case 'lost':
      return oneLine(`connection lost: ${failure.code === undefined ? '' : `${failure.code} `}${failure.text}`);
    case 'timeout':
      return `no response within ${failure.limitMs / 1000} s`;
    case 'no-channel':
      return failure.text;
    case 'unsendable':
      return oneLine(`it cannot be encoded as AMQP: ${failure.text}`);
  }
}

/** The text with line breaks and other control characters escaped: queue names may contain them. */
export function oneLine(text: string): string {
  const named: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const escaped = (character: string): string => named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, escaped);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
