// Tracks every numbered message and counts lost, duplicated and reordered ones at the end. Counts a
// message once its fate is certain; without a reply, the message may exist or not, and neither is counted as a fault.

/**
 * How a message entered: before everything else started, through a binding that the topology declares, through one that it does not
 * declare, or through the default exchange by the name of the queue.
 */
export type Path = 'backlog' | 'declared' | 'undeclared' | 'by-name';

const paths: readonly Path[] = ['backlog', 'declared', 'undeclared', 'by-name'];

/** The reply to a publisher: confirmed; confirmed but unroutable; refused (nack); none, as the connection ended. */
export type Confirmation = 'confirmed' | 'returned' | 'refused' | 'unsure';

/** The account of one path, in messages. */
export interface Account {
  readonly path: Path;
  readonly sent: number;
  /** Confirmed and not returned: the broker is responsible for them. */
  readonly confirmed: number;
  /** Confirmed and returned as unroutable. A publisher without `mandatory` loses them silently. */
  readonly returned: number;
  readonly refused: number;
  readonly unsure: number;
  /** Acknowledged by a consumer. */
  readonly consumed: number;
  /** Found in queues at the end, copies included. */
  readonly left: number;
  /** Confirmed, and neither consumed nor left. */
  readonly lost: number;
  /** Copies of a message beyond the first. */
  readonly duplicated: number;
  /** Found in the queue after a later message of the same path and lane. */
  readonly reordered: number;
  /** Found with another content than was sent, or never sent. */
  readonly foreign: number;
  /** Numbers of up to ten lost messages. */
  readonly examples: readonly number[];
}

const bit = { confirmed: 1, returned: 2, refused: 4, unsure: 8, maybeConsumed: 16 } as const;

/** A growing byte array, one byte per message: a million messages must not require a million objects. */
interface Bytes {
  get(at: number): number;
  set(at: number, value: number): void;
}

interface Sheet {
  next: number;
  readonly flags: Bytes;
  readonly consumed: Bytes;
  readonly left: Bytes;
  /** Highest number found so far, by lane. */
  readonly highest: Map<number, number>;
  reordered: number;
  foreign: number;
}

/** Collects replies and found messages. */
export interface Ledger {
  /** The next message of a path: its number, to be sent in `bodyOf`. */
  issue(path: Path): number;
  verdict(path: Path, number: number, verdict: Confirmation): void;
  /** A consumer acknowledged it; `certain` if the broker has processed the acknowledgement. */
  consumed(id: string, certain: boolean): void;
  /** Found in a queue, in the order of the queue. */
  found(id: string, body: Buffer): void;
  /** The number of messages confirmed so far, on all paths or one. */
  confirmed(path?: Path): number;
  accounts(): readonly Account[];
  /** All lost messages, in the order of their numbers. */
  lost(): readonly { readonly path: Path; readonly number: number }[];
}

/**
 * @param lanes number of sequences per path that each keep their order: message n is in lane n modulo lanes. A queue with
 * priorities keeps the order of one priority only.
 */
export function createLedger(lanes = 1): Ledger {
  const sheets = new Map<Path, Sheet>(paths.map((path) => [path, blankSheet()]));
  const sheetOf = (path: Path): Sheet => sheets.get(path) as Sheet;
  const known = (id: string): { sheet: Sheet; number: number } | undefined => {
    const [path, number] = parseId(id);
    const sheet = sheets.get(path as Path);
    return sheet !== undefined && number >= 0 && number < sheet.next ? { sheet, number } : undefined;
  };
  let confirmed = 0;
  const foreign = (id: string): void => {
    sheetOf(paths.find((path) => id.startsWith(`${path}/`)) ?? 'backlog').foreign += 1;
  };
  return {
    issue: (path) => {
      const sheet = sheetOf(path);
      sheet.next += 1;
      return sheet.next - 1;
    },
    verdict: (path, number, verdict) => {
      const { flags } = sheetOf(path);
      if (verdict === 'confirmed') confirmed += 1;
      flags.set(number, flags.get(number) | bit[verdict]);
    },
    consumed: (id, certain) => {
      const entry = known(id);
      if (entry === undefined) return foreign(id);
      const { sheet, number } = entry;
      if (certain) sheet.consumed.set(number, sheet.consumed.get(number) + 1);
      else sheet.flags.set(number, sheet.flags.get(number) | bit.maybeConsumed);
    },
    found: (id, body) => {
      const entry = known(id);
      if (entry === undefined || !isIntact(id, body)) return foreign(id);
      const { sheet, number } = entry;
      const copies = sheet.left.get(number);
      sheet.left.set(number, copies + 1);
      if (copies > 0) return;
      const highest = sheet.highest.get(number % lanes) ?? -1;
      if (number < highest) sheet.reordered += 1;
      else sheet.highest.set(number % lanes, number);
    },
    confirmed: (path) => (path === undefined ? confirmed : accountOf(path, sheetOf(path)).confirmed),
    accounts: () => paths.map((path) => accountOf(path, sheetOf(path))).filter(({ sent, foreign: odd }) => sent + odd > 0),
    lost: () =>
      paths.flatMap((path) => {
        const sheet = sheetOf(path);
        const numbers = Array.from({ length: sheet.next }, (_, number) => number);
        return numbers.filter((number) => isLost(sheet, number)).map((number) => ({ path, number }));
      }),
  };
}

/** Confirmed and not returned, and neither consumed nor left. */
function isLost({ flags, consumed, left }: Sheet, number: number): boolean {
  const seen = flags.get(number);
  const isAnsweredFor = (seen & bit.confirmed) !== 0 && (seen & bit.returned) === 0;
  return isAnsweredFor && consumed.get(number) + left.get(number) === 0 && (seen & bit.maybeConsumed) === 0;
}

function accountOf(path: Path, sheet: Sheet): Account {
  const sum = { confirmed: 0, returned: 0, refused: 0, unsure: 0, consumed: 0, left: 0, lost: 0, duplicated: 0 };
  const examples: number[] = [];
  for (let number = 0; number < sheet.next; number += 1) {
    const flags = sheet.flags.get(number);
    const [consumed, left] = [sheet.consumed.get(number), sheet.left.get(number)];
    const has = (name: keyof typeof bit): boolean => (flags & bit[name]) !== 0;
    const answeredFor = has('confirmed') && !has('returned');
    sum.confirmed += answeredFor ? 1 : 0;
    sum.returned += has('returned') ? 1 : 0;
    sum.refused += has('refused') ? 1 : 0;
    sum.unsure += has('unsure') ? 1 : 0;
    sum.consumed += consumed;
    sum.left += left;
    sum.duplicated += Math.max(0, consumed + left - 1);
    if (isLost(sheet, number)) {
      sum.lost += 1;
      if (examples.length < 10) examples.push(number);
    }
  }
  return { path, sent: sheet.next, ...sum, reordered: sheet.reordered, foreign: sheet.foreign, examples };
}

function blankSheet(): Sheet {
  return { next: 0, flags: growing(), consumed: growing(), left: growing(), highest: new Map(), reordered: 0, foreign: 0 };
}

function growing(): Bytes {
  let bytes = new Uint8Array(1024);
  return {
    get: (at) => bytes[at] ?? 0,
    set: (at, value) => {
      if (at >= bytes.length) {
        const larger = new Uint8Array(Math.max(2 * bytes.length, at + 1));
        larger.set(bytes);
        bytes = larger;
      }
      bytes[at] = Math.min(value, 255);
    },
  };
}

/** The message id, which the body repeats. */
export function idOf(path: Path, number: number): string {
  return `${path}/${number}`;
}

/** The body: its id, then padding up to the size, so that bodies of different messages differ. */
export function bodyOf(id: string, size: number): Buffer {
  return Buffer.alloc(Math.max(size, id.length + 1), `${id} `);
}

function isIntact(id: string, body: Buffer): boolean {
  return body.equals(bodyOf(id, body.length));
}

function parseId(id: string): readonly [string, number] {
  const slash = id.lastIndexOf('/');
  return [id.slice(0, slash), slash === -1 ? -1 : Number(id.slice(slash + 1))];
}
