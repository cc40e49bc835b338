// Matches a regular expression without unbounded backtracking: first by backtracking with a limit of steps, which ordinary expressions never
// reach, then by a table of all states at all positions, whose size is the product of the lengths of expression and text.
import { type CharTest, charTest, type Program, programOf } from './expression-program.ts';
import type { Assertion, ExpressionNode } from './expression-syntax.ts';

/** The steps of backtracking before the table is used. PCRE gives up after 10 million, so that it has the same result within these. */
const mostSteps = 10_000;

/** Whether a text matches, and whether a matcher with backtracking finds that soon. */
export interface MachineResult {
  readonly matches: boolean;
  /** False if backtracking takes so long that PCRE, whose steps are limited, may not find a match that exists. */
  readonly isSoon: boolean;
}

/**
 * Compiles an expression. @returns a function of the characters of a text: code units, or code points with the flag `u`
 * @throws Unbounded if the expression, with its repetitions written out, is too large
 */
export function machineOf(node: ExpressionNode, flags: string): (text: ArrayLike<number>) => MachineResult {
  const compiler = { flags, tests: new Map<string, CharTest>(), size: 0 };
  const program = programOf(node, 1, compiler);
  const scope: Scope = { isWord: charTest('\\w', compiler), isMultiline: flags.includes('m') };
  return (text) => {
    const limit = { left: mostSteps };
    for (let from = 0; from <= text.length && limit.left > 0; from += 1) {
      if (reaches(program, text, from, scope, limit)) return { matches: true, isSoon: true };
    }
    if (limit.left > 0) return { matches: false, isSoon: true };
    return { matches: tableOf(program, text, scope)[0]?.includes(1) === true, isSoon: false };
  };
}

interface Scope {
  readonly isWord: CharTest;
  readonly isMultiline: boolean;
}

/** Whether the program matches from a position, by backtracking. Without result once the limit is 0. */
function reaches(program: Program, text: ArrayLike<number>, from: number, scope: Scope, limit: { left: number }): boolean {
  const waiting = [0, from];
  while (waiting.length > 0) {
    let position = waiting.pop() ?? 0;
    let at = waiting.pop() ?? 0;
    for (;;) {
      limit.left -= 1;
      if (limit.left <= 0) return false;
      const instruction = program.code[at];
      if (instruction === undefined || instruction.op === 'match') return true;
      if (instruction.op === 'char') {
        const code = text[program.step === 1 ? position : position - 1];
        if (code === undefined || !instruction.accepts(code)) break;
        position += program.step;
        at += 1;
      } else if (instruction.op === 'jump') at = instruction.to;
      else if (instruction.op === 'split') {
        waiting.push(instruction.other, position);
        at += 1;
      } else if (instruction.op === 'assert') {
        if (!holds(instruction.what, text, position, scope)) break;
        at += 1;
      } else {
        if (reaches(instruction.program, text, position, scope, limit) === instruction.negative) break;
        at += 1;
      }
    }
  }
  return false;
}

/** For each instruction, a 1 at the positions from which the program matches. Each pair of instruction and position is visited once. */
function tableOf(program: Program, text: ArrayLike<number>, scope: Scope): readonly Uint8Array[] {
  const { code, before, step } = program;
  const table = code.map(() => new Uint8Array(text.length + 1));
  const looks = new Map(code.flatMap((one, at) => (one.op === 'look' ? [[at, tableOf(one.program, text, scope)[0]] as const] : [])));
  const chars = code.flatMap((one, at) => (one.op === 'char' ? [{ at, accepts: one.accepts, row: table[at], next: table[at + 1] }] : []));
  const allows = (at: number, position: number): boolean => {
    const instruction = code[at];
    if (instruction?.op === 'assert') return holds(instruction.what, text, position, scope);
    return instruction?.op !== 'look' || (looks.get(at)?.[position] === 1) !== instruction.negative;
  };
  const waiting: number[] = [];
  const reach = (at: number, row: Uint8Array | undefined, position: number): void => {
    if (row === undefined || row[position] === 1) return;
    row[position] = 1;
    for (const earlier of before[at] ?? []) waiting.push(earlier);
  };
  for (let turn = 0; turn <= text.length; turn += 1) {
    const position = step === 1 ? text.length - turn : turn;
    const read = text[step === 1 ? position : position - 1];
    reach(code.length - 1, table.at(-1), position);
    for (const { at, accepts, row, next } of chars) {
      if (read !== undefined && next?.[position + step] === 1 && accepts(read)) reach(at, row, position);
    }
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) if (allows(at, position)) reach(at, table[at], position);
  }
  return table;
}

function holds(what: Assertion, text: ArrayLike<number>, position: number, { isWord, isMultiline }: Scope): boolean {
  const [left, right] = [text[position - 1], text[position]];
  switch (what) {
    case 'start':
      return left === undefined || (isMultiline && isLineEnd(left));
    case 'end':
      return right === undefined || (isMultiline && isLineEnd(right));
    case 'word':
    case 'not-word':
      return ((left !== undefined && isWord(left)) !== (right !== undefined && isWord(right))) === (what === 'word');
  }
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}
