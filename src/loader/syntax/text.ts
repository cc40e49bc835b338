// What escapes can spell and UTF-8 cannot: AMQP and HTTP would carry another text than the one that was written.

import type { Place } from '../read/source.ts';
import { type Report, say } from '../report/report.ts';

/** Reports half a character (`\ud800` without its other half), of a file as it was decoded or of an escape. */
export function checkText(text: string, place: Place, report: Report): void {
  const half = /\p{Cs}/u.exec(text)?.[0];
  if (half === undefined) return;
  const code = half.charCodeAt(0).toString(16);
  say(report, 'file-not-text', place, `\\u${code} is half of a character, which UTF-8 cannot write`, {
    hint: 'write both halves, or the character itself',
  });
}
