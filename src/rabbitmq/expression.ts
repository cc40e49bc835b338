// Regular expressions whose evaluation is bounded, for patterns that users or the broker supply: `(a+)+$` would occupy JavaScript for hours,
// without a chance to interrupt it. JavaScript evaluates the expressions of which the structure limits the work, and a machine all others.
import { type MachineResult, machineOf } from './expression-machine.ts';
import { type ExpressionNode, expressionOf, Unbounded } from './expression-syntax.ts';

/** An expression of JavaScript that is evaluated in bounded time. */
export interface BoundedExpression {
  /** Whether it matches anywhere in a text. */
  readonly matches: (text: string) => boolean;
  /** False if it matches, but PCRE, which gives up after 10 million steps, may not find that. */
  readonly isSoon: (text: string) => boolean;
}

/**
 * Compiles an expression with any of the flags i, m, s and u.
 * @throws SyntaxError as JavaScript does; Unbounded for back-references and for expressions that are too large
 */
export function boundedExpression(source: string, flags: string): BoundedExpression {
  const native = new RegExp(source, flags);
  const node = expressionOf(source, flags.includes('u'));
  const longest = longestFor(node, flags);
  // no name or routing key is longer, so that no machine is needed
  if (longest >= longestName) return { matches: (text) => isCheap(text) && native.test(text), isSoon: isCheap };
  const machine = machineOf(node, flags);
  // both questions follow each other for one text
  let last: { readonly text: string; readonly result: MachineResult } | undefined;
  const run = (text: string): MachineResult => {
    if (last?.text !== text) last = { text, result: machine(charsOf(text, flags.includes('u'))) };
    return last.result;
  };
  return {
    matches: (text) => (isCheap(text) ? native.test(text) : run(text).matches),
    isSoon: (text) => isCheap(text) || run(text).isSoon || !run(text).matches,
  };

  function isCheap(text: string): boolean {
    return text.length <= longest;
  }
}

/** The fault of an expression, without its text, which may contain the value of a variable; undefined if it can be evaluated. */
export function expressionFault(source: string, flags: string): string | undefined {
  try {
    boundedExpression(source, flags);
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return reason;
  }
}

/** The reason of an error of `boundedExpression`, without the expression; undefined for any other error. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Unbounded) return error.message;
  return error instanceof SyntaxError ? String(error.message.split(': ').at(-1)).toLowerCase() : undefined;
}

function charsOf(text: string, isUnicode: boolean): ArrayLike<number> {
  if (isUnicode) return Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
  return codes;
}

/** The bytes of the longest name or routing key (AMQP 0-9-1, short string). */
const longestName = 255;

/** The steps that JavaScript may take for one text: less than 10 ms, and less than half the limit of PCRE. */
const mostNativeSteps = 4_000_000;

/** The length of the longest text for which JavaScript backtracks at most `mostNativeSteps` times. */
function longestFor(node: ExpressionNode, flags: string): number {
  const lengths = [1024, 512, longestName, 128, 64, 32, 16];
  const starts = (length: number): number => (isAnchored(node) && !flags.includes('m') ? 1 : length + 1);
  return lengths.find((length) => starts(length) * effort(node, length).steps <= mostNativeSteps) ?? 0;
}

function isAnchored(node: ExpressionNode): boolean {
  const first = node.kind === 'sequence' ? node.parts[0] : undefined;
  return first?.kind === 'assert' && first.what === 'start';
}

interface Effort {
  /** Upper bound of the number of ways in which a part matches from one position. */
  readonly ways: number;
  /** Upper bound of the steps until all ways are tried. */
  readonly steps: number;
}

/** Bounds for texts of at most `length` characters. */
function effort(node: ExpressionNode, length: number): Effort {
  switch (node.kind) {
    case 'char':
    case 'assert':
      return { ways: 1, steps: 1 };
    case 'look':
      return { ways: 1, steps: 1 + effort(node.body, length).steps };
    case 'sequence':
      return inSequence(node.parts.map((part) => effort(part, length)));
    case 'choice': {
      const all = node.branches.map((branch) => effort(branch, length));
      return { ways: sum(all.map(({ ways }) => ways)), steps: 1 + sum(all.map(({ steps }) => steps)) };
    }
    case 'repeat':
      return repeatedly(effort(node.body, length), node.min, Math.min(node.max, node.min + length));
  }
}

function inSequence(parts: readonly Effort[]): Effort {
  return parts.reduce(({ ways, steps }, next) => ({ ways: ways * next.ways, steps: steps + ways * next.steps }), { ways: 1, steps: 1 });
}

/** With one way per round, there is one way per number of rounds; otherwise the ways multiply with each round. */
function repeatedly(body: Effort, min: number, max: number): Effort {
  if (body.ways <= 1) return { ways: max - min + 1, steps: 1 + (max + 1) * body.steps };
  let all: Effort = { ways: 0, steps: 1 };
  let ways = 1;
  for (let round = 0; round <= max && all.steps <= mostNativeSteps; round += 1) {
    all = { ways: all.ways + (round >= min ? ways : 0), steps: all.steps + ways * body.steps };
    ways *= body.ways;
  }
  return all.steps > mostNativeSteps ? { ways: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY } : all;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
