// The form of a code's entry in the registry.

/** What is known of a diagnostic code. */
export interface CodeEntry {
  /** Exit code of a command that ends with it, where it is an error (docs/commands.md has the table). */
  readonly exit: 1 | 4 | 5 | 6 | 7 | 8 | 64 | 65 | 69 | 77 | 130;
  /** Where a code has always the same severity. */
  readonly severity?: 'error' | 'warning' | 'notice';
  /** What it says, in one line. */
  readonly title: string;
  /** Why it is said, with the broker's rule where there is one. Markdown. */
  readonly why: string;
  /** What to do. Markdown. */
  readonly fix: string;
}
