// The error for a command line that is not valid.
import { exit } from './exit.ts';

/** A command line that is not valid (exit 64), or a request for help (exit 0). */
export class UsageError extends Error {
  readonly text: string;
  readonly code: number;

  constructor(text: string, code: number = exit.usage) {
    super(text);
    this.text = text;
    this.code = code;
  }
}
