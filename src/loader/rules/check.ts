// Runs all rules beyond the schema: rules of single entities, then rules of references between them.
import type { Document, Exchange, Policy, Queue } from '../../model/entity.ts';
import type { Gathered, Located } from '../format/gathered.ts';
import type { Report } from '../report/report.ts';
import { checkDocument } from './documents.ts';
import { checkCycles } from './exchange-cycles.ts';
import { checkExchange } from './exchanges.ts';
import { checkEntityName } from './names.ts';
import { checkComponent } from './parameters.ts';
import { checkPolicy } from './policies.ts';
import { checkQueue } from './queues.ts';
import { checkReferences } from './references.ts';
import { checkRenames } from './renames.ts';
import { checkTests } from './tests.ts';
import { checkDeletedVhosts } from './vhosts.ts';

/** Checks all gathered declarations. `complete`: whether all input could be read. */
export function checkAll(gathered: Gathered, complete: boolean, report: Report): void {
  for (const located of gathered.entities.values()) {
    checkEntityName(located, report);
    checkComponent(located, report);
    if (located.declaration.presence !== 'absent') checkEntity(located, report);
  }
  checkDeletedVhosts(gathered, report);
  checkReferences(gathered, complete, report);
  checkRenames(gathered, complete, report);
  checkCycles(gathered, report);
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
    case 'document':
      checkDocument(located as Located<Document>, report);
      return;
    case 'binding': // needs its source: checked with the references
      return;
  }
}
