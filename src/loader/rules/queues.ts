// Rules of queues: combinations that RabbitMQ refuses at declaration (406), or accepts without any effect.

import type { Queue } from '../../model/entity.ts';
import { type ArgumentValue, isEmpty } from '../../model/values.ts';
import { isAcceptedSomewhere, type QueueArgument } from '../../rabbitmq/argument-rows.ts';
import { queueArguments } from '../../rabbitmq/arguments.ts';
import { refusedProperties } from '../../rabbitmq/capabilities.ts';
import { missingForAtLeastOnce } from '../../rabbitmq/dead-lettering.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child } from '../syntax/node.ts';
import { checkArguments, checkForType, checkSpelling } from './arguments.ts';

/** Checks one queue that is not a tombstone. */
export function checkQueue(located: Located<Queue>, report: Report): void {
  const { entity } = located.declaration;
  if (!isEmpty(entity.arguments)) {
    const accepted = (row: QueueArgument, value: ArgumentValue) => isAcceptedSomewhere(row, entity.type ?? 'classic', value);
    checkArguments(located, queueArguments, entity.arguments, report, accepted);
    checkSpelling(located, queueArguments, entity.arguments, report);
    checkForType(located, queueArguments, entity.type, entity.arguments, report);
  }
  checkProperties(located, report);
  checkDeadLettering(located, report);
}

/** What each refused property is in the file: its words, and the fields that may hold it. */
const properties = {
  exclusive: ['exclusive', 'exclusive'],
  durable: ['durable: false', 'durable'],
  autoDelete: ['autoDelete', 'autoDelete', 'auto_delete'],
} as const;

/** Properties that the type refuses (406), and `durable` without effect. */
function checkProperties(located: Located<Queue>, report: Report): void {
  const { entity } = located.declaration;
  for (const name of refusedProperties(entity)) {
    const [written, ...fields] = properties[name];
    const message = `a ${entity.type} queue cannot be ${written}: ${located.subject}`;
    diagnose(report, 'queue-type-refuses', placeOf(located, ...fields), message);
  }
  if (entity.type === 'quorum' || entity.type === 'stream' || !entity.exclusive) return;
  const asked = child(located.node, 'durable');
  if (asked?.kind !== 'scalar' || asked.value !== true) return;
  diagnose(report, 'exclusive-not-durable', asked, `${located.subject} is exclusive, so RabbitMQ stores it with durable: false`, {
    severity: 'warning',
  });
}

function checkDeadLettering(located: Located<Queue>, report: Report): void {
  const { arguments: values } = located.declaration.entity;
  const exchange = values['x-dead-letter-exchange'];
  if (Object.hasOwn(values, 'x-dead-letter-routing-key') && exchange === undefined) {
    const place = placeOf(located, 'deadLetterRoutingKey', 'x-dead-letter-routing-key');
    diagnose(
      report,
      'dead-letter-exchange-missing',
      place,
      `${located.subject} has a dead-letter routing key but no dead-letter exchange`,
      {
        hint: "add deadLetterExchange; '' is the default exchange",
      },
    );
  }
  const words = { 'dead-letter-exchange': 'a dead-letter exchange', overflow: 'overflow: reject-publish' } as const;
  const missing = missingForAtLeastOnce({ entity: located.declaration.entity, version: undefined })?.map((key) => words[key]) ?? [];
  if (missing.length === 0) return;
  const place = placeOf(located, 'deadLetterStrategy', 'x-dead-letter-strategy');
  diagnose(report, 'dead-letter-strategy-ineffective', place, `at-least-once requires ${missing.join(' and ')}: ${located.subject}`, {
    severity: 'warning',
    hint: 'without it, RabbitMQ dead-letters at most once; a policy may also set it',
  });
}
