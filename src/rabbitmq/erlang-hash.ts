// Erlang's portable hash `erlang:phash2(Term, 1 bsl 32)`, by which RabbitMQ names the arguments of a binding. Stable across versions and
// machines by its documentation; source: make_hash2 in erts/emulator/beam of OTP 24 to 28. Only the terms that arguments consist of.

/** An Erlang term. A list may not begin with an integer from 0 to 255, which Erlang hashes like text. */
export type Term =
  | { readonly is: 'atom'; readonly name: string }
  | { readonly is: 'integer'; readonly value: bigint }
  | { readonly is: 'float'; readonly value: number }
  | { readonly is: 'binary'; readonly bytes: Uint8Array }
  | { readonly is: 'tuple' | 'list'; readonly items: readonly Term[] };

/** The hash, an unsigned integer of 32 bits. `before` is the hash of the terms before it in the same list or tuple. */
export function phash2(term: Term, before = 0): number {
  switch (term.is) {
    case 'atom':
      return before === 0 ? atomHash(term.name) : mixed(before, atomHash(term.name), 0, 3);
    case 'integer':
      return integerHash(term.value, before);
    case 'float':
      return floatHash(term.value, before);
    case 'binary':
      return bytesHash(term.bytes, (golden(13) + before) | 0);
    case 'tuple':
      return term.items.reduce((hash, item) => phash2(item, hash), mixed(before, term.items.length, 0, 9));
    case 'list': {
      const hash = term.items.reduce((sofar, item) => phash2(item, sofar), before);
      return hash === 0 ? emptyListHash : mixed(hash, 2, 0, 2);
    }
  }
}

/** The hash of `[]` on its own. */
const emptyListHash = 3_468_870_702;

/** Multiples of the golden ratio in 32 bits, one per type of term. */
function golden(factor: number): number {
  return Math.imul(0x9e3779b9, factor);
}

/** Mixes two words into a hash. */
function mixed(hash: number, one: number, other: number, factor: number): number {
  return mix((golden(factor) + one) | 0, (golden(factor) + other) | 0, hash)[2] >>> 0;
}

/** Integers of up to 28 bits count as 32-bit words, a negative one twice; all others by their magnitude in two words. */
function integerHash(value: bigint, before: number): number {
  if (value >= -(2n ** 27n) && value < 2n ** 27n) {
    const small = Number(value);
    return mixed(small < 0 ? mixed(before, -small, 0, 1) : before, small, 0, 1);
  }
  const magnitude = value < 0n ? -value : value;
  return mixed(before, Number(magnitude & 0xffffffffn) | 0, Number((magnitude >> 32n) & 0xffffffffn) | 0, value < 0n ? 10 : 11);
}

/** The two words of an IEEE 754 double; -0.0 counts as 0.0. */
function floatHash(value: number, before: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  return mixed(before, view.getInt32(0), view.getInt32(4), 12);
}

/** Jenkins' hash of a byte sequence. */
function bytesHash(bytes: Uint8Array, start: number): number {
  if (bytes.length === 0) return start >>> 0;
  const whole = bytes.length - (bytes.length % 12);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let words: Words = [golden(1), golden(1), start];
  for (let at = 0; at < whole; at += 12) words = mixWords(words, view, at);
  const rest = new DataView(new ArrayBuffer(12));
  // the lowest byte of the third word holds the length
  for (let at = whole; at < bytes.length; at += 1) rest.setUint8(at - whole < 8 ? at - whole : at - whole + 1, bytes[at] ?? 0);
  const [a, b, c] = words;
  return mixWords([a, b, (c + bytes.length) | 0], rest, 0)[2] >>> 0;
}

type Words = readonly [number, number, number];

function mixWords([a, b, c]: Words, view: DataView, at: number): Words {
  return mix((a + view.getInt32(at, true)) | 0, (b + view.getInt32(at + 4, true)) | 0, (c + view.getInt32(at + 8, true)) | 0);
}

/** Jenkins' mix of three words (Dr. Dobb's Journal, 1997). */
function mix(one: number, two: number, three: number): Words {
  let [a, b, c] = [one, two, three];
  const shifts = [13, 8, 13, 12, 16, 5, 3, 10, 15] as const;
  for (let at = 0; at < 9; at += 3) {
    a = ((a - b - c) | 0) ^ (c >>> (shifts[at] ?? 0));
    b = ((b - c - a) | 0) ^ (a << (shifts[at + 1] ?? 0));
    c = ((c - a - b) | 0) ^ (b >>> (shifts[at + 2] ?? 0));
  }
  return [a, b, c];
}

/** The hash of an atom with an ASCII name: hashpjw. */
function atomHash(name: string): number {
  let hash = 0;
  for (const char of name) {
    hash = ((hash << 4) + (char.codePointAt(0) ?? 0)) >>> 0;
    const high = hash & 0xf0000000;
    hash = (hash ^ (high >>> 24) ^ high) >>> 0;
  }
  return hash;
}
