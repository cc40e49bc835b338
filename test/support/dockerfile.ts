// Reads a Dockerfile for tests: its stages and their instructions. Heredocs and parser directives are not supported.

/** An instruction, without line continuations and comments. */
export interface Instruction {
  /** In upper case, such as `COPY`. */
  readonly name: string;
  readonly text: string;
}

/** What follows one FROM. */
export interface Stage {
  /** The text of FROM without AS, such as `${NODE_IMAGE}`. */
  readonly from: string;
  /** The name after AS. */
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

/** The ARGs before the first FROM, and the stages. @throws where a line is no instruction */
export function readDockerfile(text: string): { readonly args: readonly string[]; readonly stages: readonly Stage[] } {
  const all = instructionsOf(text);
  const starts = all.flatMap(({ name }, at) => (name === 'FROM' ? [at] : []));
  const stages = starts.map((start, index): Stage => {
    const [from = '', , name] = (all[start]?.text ?? '').split(/ (as) /i);
    return { from, ...(name === undefined ? {} : { name }), instructions: all.slice(start + 1, starts[index + 1]) };
  });
  return { args: all.slice(0, starts[0]).map(({ text }) => text), stages };
}

function instructionsOf(text: string): readonly Instruction[] {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, name, rest] = /^([A-Za-z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`not an instruction: ${line}`);
    return { name: name.toUpperCase(), text: rest.trim() };
  });
}

/** The texts of one kind of instruction. */
export function textsOf({ instructions }: Stage, name: string): readonly string[] {
  return instructions.flatMap((one) => (one.name === name ? [one.text] : []));
}

/** A COPY in the shell form: its flags, its sources, and its destination. */
export function copyOf(text: string): { readonly flags: readonly string[]; readonly sources: readonly string[]; readonly to: string } {
  const words = text.split(/\s+/);
  const paths = words.filter((word) => !word.startsWith('--'));
  return { flags: words.filter((word) => word.startsWith('--')), sources: paths.slice(0, -1), to: paths.at(-1) ?? '' };
}
