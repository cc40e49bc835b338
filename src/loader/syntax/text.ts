// Text that escapes can express and UTF-8 cannot: AMQP and HTTP would transmit a different text.

import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';

/** Reports an unpaired surrogate (`\ud800` without its other half), written directly or as an escape. */
export function checkText(text: string, place: Place, report: Report): void {
  const half = /\p{Cs}/u.exec(text)?.[0];
  if (half === undefined) return;
  const code = half.charCodeAt(0).toString(16);
  diagnose(report, 'file-not-text', place, `\\u${code} is half of a surrogate pair, which UTF-8 cannot encode`, {
    hint: 'write both halves, or the character itself',
  });
}
