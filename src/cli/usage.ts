// The error of a command line.
import { exit } from './exit.ts';

/** A command line that cannot be understood (exit 64), or help that was asked for (exit 0). */
export class UsageError extends Error {
  readonly text: string;
  readonly code: number;

  constructor(text: string, code: number = exit.usage) {
    super(text);
    this.text = text;
    this.code = code;
  }
}
