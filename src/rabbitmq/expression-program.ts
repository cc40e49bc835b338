// Compiles an expression to a program of the machine, with all repetitions written out.
import { type Assertion, type ExpressionNode, Unbounded } from './expression-syntax.ts';

/** A compiled expression, or the part of one that looks ahead or behind. */
export interface Program {
  readonly code: Instruction[];
  /** 1 if it reads forwards, -1 behind the position. */
  readonly step: 1 | -1;
  /** For each instruction, those from which it is reached without reading a character. */
  readonly before: number[][];
}

/** An instruction; a `char` is followed by the next one, a `split` by the next or the other one. */
export type Instruction =
  | { readonly op: 'char'; readonly accepts: CharTest }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'look'; readonly program: Program; readonly negative: boolean }
  | { readonly op: 'split'; other: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'match' };

/** Whether a character is accepted. */
export type CharTest = (code: number) => boolean;

/** The most instructions of a program: a text of 255 bytes, the longest name and routing key of AMQP, then takes at most a million states. */
const mostInstructions = 4000;

/** The state of a compilation. */
export interface Compiler {
  readonly flags: string;
  readonly tests: Map<string, CharTest>;
  size: number;
}

/** Compiles an expression, to be read forwards (1) or backwards (-1). @throws Unbounded if it is too large */
export function programOf(node: ExpressionNode, step: 1 | -1, compiler: Compiler): Program {
  const program: Program = { code: [], step, before: [] };
  emit(node, program, compiler);
  add(program, { op: 'match' }, compiler);
  program.code.forEach((_, at) => {
    program.before[at] = [];
  });
  program.code.forEach((instruction, at) => {
    for (const next of withoutReading(instruction, at)) program.before[next]?.push(at);
  });
  return program;
}

function withoutReading(instruction: Instruction, at: number): readonly number[] {
  switch (instruction.op) {
    case 'char':
    case 'match':
      return [];
    case 'assert':
    case 'look':
      return [at + 1];
    case 'split':
      return [at + 1, instruction.other];
    case 'jump':
      return [instruction.to];
  }
}

function add<T extends Instruction>(program: Program, instruction: T, compiler: Compiler): T {
  compiler.size += 1;
  if (compiler.size > mostInstructions) throw new Unbounded('it is too large');
  program.code.push(instruction);
  return instruction;
}

function emit(node: ExpressionNode, program: Program, compiler: Compiler): void {
  switch (node.kind) {
    case 'char':
      add(program, { op: 'char', accepts: charTest(node.source, compiler) }, compiler);
      return;
    case 'assert':
      add(program, { op: 'assert', what: node.what }, compiler);
      return;
    case 'look':
      add(program, { op: 'look', program: programOf(node.body, node.ahead ? 1 : -1, compiler), negative: node.negative }, compiler);
      return;
    case 'sequence':
      for (const part of program.step === 1 ? node.parts : node.parts.toReversed()) emit(part, program, compiler);
      return;
    case 'choice':
      emitChoice(node.branches, program, compiler);
      return;
    case 'repeat':
      emitRepeat(node, program, compiler);
  }
}

function emitChoice(branches: readonly ExpressionNode[], program: Program, compiler: Compiler): void {
  const ends: { to: number }[] = [];
  branches.forEach((branch, index) => {
    const isLast = index === branches.length - 1;
    const split = isLast ? undefined : add(program, { op: 'split', other: 0 }, compiler);
    emit(branch, program, compiler);
    if (split === undefined) return;
    ends.push(add(program, { op: 'jump', to: 0 }, compiler));
    split.other = program.code.length;
  });
  for (const end of ends) end.to = program.code.length;
}

function emitRepeat({ body, min, max }: ExpressionNode & { kind: 'repeat' }, program: Program, compiler: Compiler): void {
  // a repetition of nothing adds no instruction: without this, `(){100000000}` would take that many rounds
  if (isNothing(body)) return;
  for (let count = 0; count < min; count += 1) emit(body, program, compiler);
  if (max === Number.POSITIVE_INFINITY) {
    const start = program.code.length;
    const split = add(program, { op: 'split', other: 0 }, compiler);
    emit(body, program, compiler);
    add(program, { op: 'jump', to: start }, compiler);
    split.other = program.code.length;
    return;
  }
  const splits: { other: number }[] = [];
  for (let count = min; count < max; count += 1) {
    splits.push(add(program, { op: 'split', other: 0 }, compiler));
    emit(body, program, compiler);
  }
  for (const split of splits) split.other = program.code.length;
}

function isNothing(node: ExpressionNode): boolean {
  switch (node.kind) {
    case 'char':
    case 'assert':
    case 'look':
      return false;
    case 'sequence':
      return node.parts.every(isNothing);
    case 'choice':
      return node.branches.every(isNothing);
    case 'repeat':
      return node.max === 0 || isNothing(node.body);
  }
}

/** Whether JavaScript accepts a character for a source of one character, such as a class. The results are kept per byte. */
export function charTest(source: string, { flags, tests }: Compiler): CharTest {
  const known = tests.get(source);
  if (known !== undefined) return known;
  const one = new RegExp(`^(?:${source})$`, flags.replace('m', ''));
  const results = new Int8Array(256).fill(-1);
  const test = (code: number): boolean => {
    if (code >= results.length) return one.test(String.fromCodePoint(code));
    if (results[code] === -1) results[code] = one.test(String.fromCodePoint(code)) ? 1 : 0;
    return results[code] === 1;
  };
  tests.set(source, test);
  return test;
}
