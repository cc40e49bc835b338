// Reads the project's Markdown for tests: fenced blocks, and the commands of ```console blocks with the output that they show.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A fenced block. */
export interface Block {
  /** First word after the fence, such as `yaml`. */
  readonly language: string;
  /** What follows it: the name of a file in this project's documents. */
  readonly file: string;
  readonly text: string;
  /** Number of its first line of text, from 1. */
  readonly line: number;
}

/** One thing that the tests do, in the order of the document. */
export type Action =
  /** A line `$ topo ...` or `$ echo $?` of a ```console block. `output` is what the block shows below it. */
  | { readonly do: 'run'; readonly command: string; readonly output: string; readonly line: number; readonly lines: number }
  /** A block with a file name, such as ```yaml orders.yaml */
  | { readonly do: 'write'; readonly file: string; readonly text: string }
  /** `<!-- publish 12 messages to orders -->`: puts messages into a queue, so that a plan has something to show. */
  | { readonly do: 'publish'; readonly count: number; readonly queue: string };

// Blocks inside of a comment `<!-- hidden ... -->` are read like any other: they set the scene for what is shown.

/** Documents whose ```console blocks are executed, relative to the root. */
export function documents(): string[] {
  return ['README.md', 'deploy/kubernetes/README.md', ...markdownIn('docs'), ...topologies().map((name) => `topologies/${name}/README.md`)];
}

/** Names of the example topologies. */
export function topologies(): string[] {
  const entries = readdirSync(`${root}topologies`, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** The text of a file of the repository. */
export function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

/** All fenced blocks. @throws where a fence is not closed */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, fence, language = '', file = ''] = /^(`{3,})(\S*)(?: +(\S+))?\s*$/.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: the block is not closed`);
    blocks.push({ language, file, text: lines.slice(at + 1, end).join('\n'), line: at + 2 });
    at = end;
  }
  return blocks;
}

/** What the tests do for a document. @throws where a ```console block holds anything but commands of topo */
export function actionsOf(markdown: string): Action[] {
  const placed: [line: number, action: Action][] = publications(markdown);
  for (const block of blocksOf(markdown)) {
    if (block.file !== '') placed.push([block.line, { do: 'write', file: block.file, text: `${block.text}\n` }]);
    if (block.language === 'console') placed.push(...commandsOf(block).map((command): [number, Action] => [command.line, command]));
  }
  return placed.sort(([one], [other]) => one - other).map(([, action]) => action);
}

/** The document with other outputs below its commands. `outputs` is in the order of the `run` actions. */
export function withOutputs(markdown: string, outputs: readonly string[]): string {
  const lines = markdown.split('\n');
  const runs = actionsOf(markdown).filter((action) => action.do === 'run');
  // from the end, so that the numbers of earlier lines stay right
  for (const [at, { line, lines: count }] of [...runs.entries()].reverse()) {
    const output = outputs[at] ?? '';
    lines.splice(line, count, ...(output === '' ? [] : output.split('\n')));
  }
  return lines.join('\n');
}

function publications(markdown: string): [number, Action][] {
  return markdown.split('\n').flatMap((text, at): [number, Action][] => {
    if (!text.startsWith('<!--') || /^<!-- (hidden|Generated)/.test(text)) return [];
    const [, count, queue] = /^<!-- publish (\d+) messages? to (\S+) -->$/.exec(text) ?? [];
    if (count === undefined || queue === undefined) throw new Error(`line ${at + 1}: not a comment that the tests know: ${text}`);
    return [[at + 1, { do: 'publish', count: Number(count), queue }]];
  });
}

function commandsOf(block: Block): (Action & { do: 'run' })[] {
  const lines = block.text.split('\n');
  const starts = lines.flatMap((text, at) => (text.startsWith('$ ') ? [at] : []));
  if (starts[0] !== 0) throw new Error(`line ${block.line}: a console block begins with "$ topo ..."`);
  return starts.map((start, index) => {
    const output = lines.slice(start + 1, starts[index + 1]);
    const command = (lines[start] ?? '').slice(2);
    if (!/^topo( |$)|^echo \$\?$/.test(command)) throw new Error(`line ${block.line + start}: tests can run topo only: ${command}`);
    return { do: 'run', command, output: output.join('\n'), line: block.line + start, lines: output.length };
  });
}

function markdownIn(folder: string): string[] {
  return readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
