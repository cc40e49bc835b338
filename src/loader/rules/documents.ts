// Rules of documents: refusals of RabbitMQ that can be predicted without a broker.
import type { Document } from '../../model/entity.ts';
import { isTable } from '../../model/values.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { isOperatorKey } from '../../rabbitmq/policy-keys.ts';
import { keyWritten, type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, quoted } from '../syntax/node.ts';
import { checkParameter } from './parameters.ts';
import { checkDefinition, checkPattern } from './policies.ts';

/** Checks one document that is not a tombstone. */
export function checkDocument(located: Located<Document>, report: Report): void {
  const { entity } = located.declaration;
  if (entity.of === 'user') checkUser(located, report);
  checkParameter(located, report);
  for (const { property, of } of documentRow(entity.of).fields) {
    const value = entity.body[property];
    if (of === 'pattern' && typeof value === 'string') checkPattern(located, value, report, property);
    if (of === 'policy keys' && isTable(value)) {
      checkDefinition(located, value as Document['body'], report);
      checkOperatorKeys(located, Object.keys(value), report);
    }
  }
}

/** A user has one password, and an algorithm only with its hash: RabbitMQ ignores it beside a password (3.10.8, 4.0.5, 4.3.6). */
function checkUser(located: Located, report: Report): void {
  const written = ['password', 'passwordFile', 'passwordHash'].filter((property) => child(located.node, property) !== undefined);
  const [first, second] = written;
  if (first !== undefined && second !== undefined) {
    diagnose(report, 'contradiction', placeOf(located, second), `${located.subject} has both ${first} and ${second}`);
  }
  if (child(located.node, 'hashingAlgorithm') !== undefined && !written.includes('passwordHash')) {
    const message = `${located.subject} has a hashingAlgorithm without a passwordHash, to which it belongs`;
    diagnose(report, 'contradiction', placeOf(located, 'hashingAlgorithm'), message);
  }
}

/** Every version refuses these (400 `not recognised policy settings`); lint finds those that some versions accept. */
function checkOperatorKeys(located: Located, keys: readonly string[], report: Report): void {
  for (const key of keys) {
    if (isOperatorKey(key)) continue;
    const message = `${located.subject}: ${quoted(keyWritten(located, key))} is not a key of operator policies`;
    diagnose(report, 'policy-key', placeOf(located, key), message, { hint: 'use a policy, or remove it' });
  }
}
