// All rules that need no schema: of single entities, then of what they say of each other.
import type { Exchange, Policy, Queue } from '../../model/entity.ts';
import type { Gathered, Located } from '../format/gathered.ts';
import type { Report } from '../report/report.ts';
import { checkCircles } from './exchange-cycles.ts';
import { checkExchange } from './exchanges.ts';
import { checkEntityName } from './names.ts';
import { checkPolicy } from './policies.ts';
import { checkQueue } from './queues.ts';
import { checkReferences } from './references.ts';
import { checkTests } from './tests.ts';

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
