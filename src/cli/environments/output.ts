// The output of a run in several environments: each report under its own heading, in the order of the file, and a table at the end.
import { type EnvironmentResult, environmentHeading, environmentsBlock, renderEnvironments } from '../../reporter/environments.ts';
import { type Block, documentOf } from '../../reporter/markdown.ts';
import { version } from '../../version.ts';
import type { Io } from '../io.ts';
import { type Format, markdownOf, type OutputOptions, styleOf } from '../output.ts';
import { type Captured, textOn } from './buffered.ts';

/** A run that has ended, with its output. */
export interface Shown {
  readonly row: EnvironmentResult;
  readonly captured: Captured;
}

/** Receives the runs in their order, then the end. */
export interface FleetOutput {
  show(run: Shown): void;
  finish(exitCode: number): void;
}

/** The output in the requested format. Pictures and other formats of a single command count as text. */
export function fleetOutput(command: string, options: OutputOptions, io: Io): FleetOutput {
  const rows: EnvironmentResult[] = [];
  const form = forms[options.format] ?? textOutput;
  const { show, finish } = form({ command, style: styleOf(options, io), rows }, io);
  return {
    show: (run) => {
      rows.push(run.row);
      show(run);
    },
    finish,
  };
}

interface Fleet {
  readonly command: string;
  readonly style: ReturnType<typeof styleOf>;
  /** Those of all runs so far. */
  readonly rows: readonly EnvironmentResult[];
}

const forms: { readonly [format in Format]?: (fleet: Fleet, io: Io) => FleetOutput } = {
  json: jsonOutput,
  ndjson: ndjsonOutput,
  markdown: markdownOutput,
  github: githubOutput,
};

/** Diagnostics stand in the report that they belong to, on stdout. */
function textOutput({ style, rows }: Fleet, io: Io): FleetOutput {
  return {
    show: ({ row, captured }) => io.out(`${environmentHeading(row.environment, style)}\n${withEnd(textOn(captured))}\n`),
    finish: () => io.out(renderEnvironments(rows, style)),
  };
}

function githubOutput({ style, rows }: Fleet, io: Io): FleetOutput {
  return {
    show: ({ row, captured }) => {
      io.out(textOn(captured, 'out'));
      io.err(`${environmentHeading(row.environment, style)}\n${withEnd(textOn(captured, 'err'))}\n`);
    },
    finish: () => io.err(renderEnvironments(rows, style)),
  };
}

/** One document with an array; each element has the result and the report of the command. */
function jsonOutput({ command }: Fleet, io: Io): FleetOutput {
  const environments: unknown[] = [];
  return {
    show: ({ row, captured }) => void environments.push({ ...row, report: parsed(textOn(captured, 'out')) }),
    finish: (exitCode) => io.out(`${JSON.stringify({ topo: version, command, exitCode, environments }, null, 2)}\n`),
  };
}

/** Each line has its environment; the last one of an environment is its result. */
function ndjsonOutput({ command }: Fleet, io: Io): FleetOutput {
  return {
    show: ({ row, captured }) => {
      const { environment } = row;
      for (const line of textOn(captured, 'out').split('\n')) {
        const one = parsed(line) as { type?: unknown } | undefined;
        if (one !== undefined && one.type !== 'end') io.out(`${JSON.stringify({ environment, ...one })}\n`);
      }
      io.out(`${JSON.stringify({ type: 'environment', ...row })}\n`);
    },
    finish: (exitCode) => io.out(`${JSON.stringify({ type: 'end', topo: version, command, exitCode })}\n`),
  };
}

/** The table first: a document that is too long is cut at its end. */
function markdownOutput({ command, rows }: Fleet, io: Io): FleetOutput {
  const blocks: Block[] = [];
  return {
    show: ({ row, captured: { report } }) => {
      blocks.push({ head: `# ${row.environment}`, items: [] }, ...(report === undefined ? [] : markdownOf(report, report.diagnostics)));
    },
    finish: (exitCode) => {
      const head = { head: `## topo ${command} in ${rows.length} environments: exit ${exitCode}`, items: [] };
      io.out(documentOf([head, environmentsBlock(rows), ...blocks]));
    },
  };
}

/** Undefined for an empty line, and for the text of a bug. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
