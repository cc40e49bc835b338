// The shape of an entry in the registry of diagnostic codes.

/** The documentation of one diagnostic code. */
export interface CodeEntry {
  /** Exit code of a command that ends with this code as an error (docs/commands.md has the table). */
  readonly exit: 1 | 4 | 5 | 6 | 7 | 8 | 9 | 64 | 65 | 69 | 77 | 130;
  /** Present if the code always has the same severity. */
  readonly severity?: 'error' | 'warning' | 'notice';
  /** The condition in one line: a noun phrase or a short statement, without a full stop. */
  readonly title: string;
  /** The cause, with RabbitMQ's rule and reply code where there is one. Markdown. */
  readonly why: string;
  /** The remedy, as an instruction. Markdown. */
  readonly fix: string;
}
