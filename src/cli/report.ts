// The report of a command, before it is written in a format.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Block } from '../reporter/markdown.ts';

/** The report of a command. */
export interface Report {
  readonly command: string;
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files that diagnostics point into, by name. */
  readonly sources?: ReadonlyMap<string, string>;
  /** The data as text, for people. */
  readonly text: string;
  /** Renders the data as Markdown; by default the text in a fenced block. */
  readonly markdown?: () => readonly Block[];
  /** Renders the data as annotations of GitHub Actions (workflow commands). */
  readonly annotations?: () => string;
  /** The data as JSON. */
  readonly data: { readonly [name: string]: unknown };
  /** The data as lines of JSON, each with a `type`; by default `data` on one line. */
  readonly lines?: Iterable<{ readonly type: string }>;
}
