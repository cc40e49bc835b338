// Rules of documents: refusals of RabbitMQ that can be predicted without a broker.
import type { Document } from '../../model/entity.ts';
import { isTable } from '../../model/values.ts';
import { documentRow } from '../../rabbitmq/document-kinds.ts';
import type { Located } from '../format/gathered.ts';
import type { Report } from '../report/report.ts';
import { checkDefinition, checkPattern } from './policies.ts';

/** Checks one document that is not a tombstone. */
export function checkDocument(located: Located<Document>, report: Report): void {
  const { entity } = located.declaration;
  for (const { property, of } of documentRow(entity.of).fields) {
    const value = entity.body[property];
    if (of === 'pattern' && typeof value === 'string') checkPattern(located, value, report, property);
    if (of === 'policy keys' && isTable(value)) checkDefinition(located, value as Document['body'], report);
  }
}
