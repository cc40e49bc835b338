// Codes of the loader: what can be wrong with the files.
import type { CodeEntry } from './entry.ts';

export const inputCodes = {
  'file-not-found': {
    exit: 65,
    title: 'a path that was given does not exist',
    why: 'A path on the command line names no file or directory, or a glob matches nothing.',
    fix: 'Correct the path. Paths are relative to the current directory.',
  },
} as const satisfies { [code: string]: CodeEntry };
