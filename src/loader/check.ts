// All rules that need no schema: of single entities, then of what they say of each other.
import type { Exchange, Policy, Queue } from '../model/entity.ts';
import { checkCircles } from './circles.ts';
import { checkExchange } from './exchange-rules.ts';
import type { Gathered, Located } from './gathered.ts';
import { checkEntityName } from './names.ts';
import { checkPolicy } from './policy-rules.ts';
import { checkQueue } from './queue-rules.ts';
import { checkReferences } from './references.ts';
import type { Report } from './report.ts';
import { checkTests } from './test-rules.ts';

/** Checks everything that was gathered. `complete` is whether all input could be read. */
export function checkAll(gathered: Gathered, complete: boolean, report: Report): void {
  for (const located of gathered.entities.values()) {
    checkEntityName(located, report);
    if (located.declaration.presence !== 'absent') checkEntity(located, report);
  }
  checkReferences(gathered, complete, report);
  checkCircles(gathered, report);
  checkTests(gathered, complete, report);
}

function checkEntity(located: Located, report: Report): void {
  switch (located.declaration.entity.kind) {
    case 'exchange':
      checkExchange(located as Located<Exchange>, report);
      return;
    case 'queue':
      checkQueue(located as Located<Queue>, report);
      return;
    case 'policy':
      checkPolicy(located as Located<Policy>, report);
      return;
    case 'binding': // needs its source: with the references
      return;
  }
}
