// Decodes bytes as strict UTF-8: a wrongly decoded name would be declared on the broker.
import { type Diagnostic, problem } from '../../model/diagnostic.ts';

/** The text without a byte order mark, or a diagnostic with the position of the first invalid byte. */
export function decode(file: string, bytes: Buffer): string | Diagnostic {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const at = firstFault(bytes);
    const before = bytes.subarray(0, at).toString('utf8');
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return problem('file-not-text', `${file} is not UTF-8 text`, {
      hint: utf16 ? 'the file is UTF-16: save it as UTF-8' : 'save the file as UTF-8',
      span: { file, line, column, endLine: line, endColumn: column + 1 },
    });
  }
}

/** Offset of the first invalid byte: the length of the longest valid prefix, found by bisection. */
function firstFault(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
