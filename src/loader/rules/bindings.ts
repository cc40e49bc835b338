// Rules of bindings, by the type of their source exchange.
import type { Binding } from '../../model/entity.ts';
import { isEmpty } from '../../model/values.ts';
import { bindingArguments, refusedArguments } from '../../rabbitmq/exchange-arguments.ts';
import { hasTooManyHashes, keyRefusal, mostHashWords, rulesOf } from '../../rabbitmq/exchange-types.ts';
import { hashWords } from '../../rabbitmq/topic.ts';
import { newest } from '../../rabbitmq/version.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { requirementOf } from './arguments.ts';
import { checkLength } from './names.ts';

/** Checks one binding; `type` is the routing type of its source, if known. */
export function checkBinding(located: Located<Binding>, type: string | undefined, report: Report): void {
  const { routingKey, arguments: values } = located.declaration.entity;
  const place = placeOf(located, 'routingKey', 'routing_key');
  checkLength(routingKey, `the routing key of ${located.subject}`, place, report);
  if (type !== undefined) checkBindingArguments(located, type, report);
  const refused = type === undefined ? undefined : keyRefusal(type, routingKey);
  if (refused !== undefined) diagnose(report, 'binding-key-refused', place, `${located.subject}: ${refused}`);
  if (type !== undefined && hasTooManyHashes(type, routingKey, rulesOf(newest))) {
    const message = `the routing key of ${located.subject} has ${hashWords(routingKey)} wildcards #; RabbitMQ 4.3 accepts at most ${mostHashWords}`;
    diagnose(report, 'too-many-hash-wildcards', place, message, { severity: 'warning' });
  }
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) continue;
    const message = `the argument ${name} of ${located.subject} is null, which can be bound over AMQP only`;
    diagnose(report, 'binding-argument-null', placeOf(located, name), message, { severity: 'warning' });
  }
  if (!isEmpty(values) && routingKey.includes('~') && !routingKey.endsWith('~')) {
    const message = `${located.subject} has arguments and a ~ in its key: once it exists, the management API cannot list bindings`;
    diagnose(report, 'binding-breaks-management', place, message, { severity: 'warning' });
  }
}

/** Whether an import of RabbitMQ 3.10 skips the binding, for which later versions refuse the file. */
export function isSkippedOnImport({ imported, declaration: { entity } }: Located<Binding>, type: string | undefined): boolean {
  return imported === true && type !== undefined && refusedArguments(bindingArguments, type, entity.arguments).length > 0;
}

/** 406 `Invalid x-match field value` or `type`. */
function checkBindingArguments(located: Located<Binding>, type: string, report: Report): void {
  for (const { argument, rule } of refusedArguments(bindingArguments, type, located.declaration.entity.arguments)) {
    const message = `${argument} of ${located.subject} must be ${requirementOf(rule)}`;
    diagnose(report, 'x-match-unknown', placeOf(located, argument), message, { severity: located.imported === true ? 'warning' : 'error' });
  }
}
