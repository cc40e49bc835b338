// Rules of bindings by the type of the exchange that they come from.
import type { Binding } from '../../model/entity.ts';
import { isEmpty } from '../../model/values.ts';
import { keyRefusal, mostHashWords } from '../../rabbitmq/exchange-types.ts';
import { hashWords } from '../../rabbitmq/topic.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { type Report, say } from '../report/report.ts';
import { checkLength } from './names.ts';

/** Checks one binding; `type` is how its source routes, where that is known. */
export function checkBinding(located: Located<Binding>, type: string | undefined, report: Report): void {
  const { routingKey, arguments: values } = located.declaration.entity;
  const place = placeOf(located, 'routingKey', 'routing_key');
  checkLength(routingKey, `the routing key of ${located.subject}`, place, report);
  if (type === 'headers') checkMatch(located, report);
  const refused = type === undefined ? undefined : keyRefusal(type, routingKey);
  if (refused !== undefined) say(report, 'binding-key-refused', place, `${located.subject}: ${refused}`);
  const hashes = hashWords(routingKey);
  if (type === 'topic' && hashes > mostHashWords) {
    const message = `the routing key of ${located.subject} has ${hashes} words #, and RabbitMQ 4.3 takes at most ${mostHashWords}`;
    say(report, 'too-many-hash-wildcards', place, message, { severity: 'warning' });
  }
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) continue;
    const message = `the argument ${name} of ${located.subject} is null, which the management API neither takes nor lists as it is`;
    say(report, 'binding-argument-null', placeOf(located, name), message, { hint: "leave it out, or write a value such as '' or false" });
  }
  if (!isEmpty(values) && routingKey.includes('~') && !routingKey.endsWith('~')) {
    const message = `${located.subject} has arguments and a ~ in its key: once it is there, the management API cannot list bindings`;
    say(report, 'binding-breaks-management', place, message, { severity: 'warning' });
  }
}

/** 406 `Invalid x-match field value` or `type`. */
function checkMatch(located: Located<Binding>, report: Report): void {
  const match = located.declaration.entity.arguments['x-match'];
  if (match === undefined || (typeof match === 'string' && ['all', 'any', 'all-with-x', 'any-with-x'].includes(match))) return;
  const message = `x-match of ${located.subject} must be one of all, any, all-with-x, any-with-x`;
  say(report, 'x-match-unknown', placeOf(located, 'x-match'), message);
}
