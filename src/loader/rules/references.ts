// What entities say of each other: both ends of bindings, dead letter and alternate exchanges.

import type { Binding, Entity, Exchange } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, nameText, queueKey } from '../../model/key.ts';
import { routesLike } from '../../rabbitmq/exchange-types.ts';
import { isPredeclared, predeclaredNames, predeclaredType } from '../../rabbitmq/predeclared.ts';
import { type Gathered, type Located, placeOf, writtenOf } from '../format/gathered.ts';
import { didYouMean } from '../report/nearest.ts';
import { isFaulty, type Report, say } from '../report/report.ts';
import { child } from '../syntax/node.ts';
import { checkBinding } from './bindings.ts';
import { checkName } from './names.ts';

/** Suggestions are looked for this often; each compares a name with all others. */
const maxSuggestions = 50;

interface Checking {
  readonly gathered: Gathered;
  readonly report: Report;
  /** False where a part of the input could not be read: then nothing is called undeclared. */
  readonly complete: boolean;
  suggestions: number;
}

/** Checks all references. `complete` is whether all input could be read. */
export function checkReferences(gathered: Gathered, complete: boolean, report: Report): void {
  const checking: Checking = { gathered, report, complete, suggestions: 0 };
  for (const located of [...gathered.entities.values(), ...gathered.doubtful]) {
    if (located.declaration.presence === 'absent') continue;
    const { entity } = located.declaration;
    if (entity.kind === 'binding') checkEnds(located as Located<Binding>, checking);
    else checkNamed(located, checking);
  }
}

function checkEnds(located: Located<Binding>, checking: Checking): void {
  const { entity } = located.declaration;
  checkBinding(located, typeOf(entity.vhost, entity.source, checking.gathered), checking.report);
  checkExchangeEnd(located, 'source', entity.source, checking);
  if (entity.destinationType === 'exchange') checkExchangeEnd(located, 'destination', entity.destination, checking);
  else checkQueueEnd(located, checking);
}

function checkExchangeEnd(located: Located<Binding>, end: 'source' | 'destination', name: string, checking: Checking): void {
  const place = placeOf(located, end);
  if (isFaulty(checking.report, place)) return;
  if (name === '') {
    say(checking.report, 'default-exchange-bound', place, `${located.subject}: nothing can be bound to or from the default exchange`, {
      hint: 'every queue is bound to it by its name already',
    });
    return;
  }
  if (isPredeclared(name) || !checkName(name, `the ${end} of ${located.subject}`, place, checking.report)) return;
  const { vhost } = located.declaration.entity;
  checkEnd(located, end, exchangeKey(vhost, name), 'exchange', checking);
}

function checkQueueEnd(located: Located<Binding>, checking: Checking): void {
  const { vhost, destination } = located.declaration.entity;
  const place = placeOf(located, 'destination');
  if (isFaulty(checking.report, place) || !checkName(destination, `the destination of ${located.subject}`, place, checking.report)) return;
  checkEnd(located, 'destination', queueKey(vhost, destination), 'queue', checking);
}

function checkEnd(
  located: Located<Binding>,
  end: 'source' | 'destination',
  key: EntityKey,
  kind: Entity['kind'],
  checking: Checking,
): void {
  const place = placeOf(located, end);
  const found = checking.gathered.entities.get(key);
  if (found === undefined) {
    if (!checking.complete) return;
    const name = writtenOf(located, nameText(located.declaration.entity[end]), end);
    const message = `${located.subject}: ${kind} ${name} is not declared`;
    say(checking.report, 'binding-undeclared-end', place, message, { hint: suggestion(located, end, kind, checking) });
  } else if (found.declaration.presence === 'absent') {
    const related = [{ message: 'declared absent here', place: found.name }];
    say(checking.report, 'binding-absent-end', place, `${located.subject}: ${found.subject} is declared absent`, { related });
  }
}

/** A queue where an exchange is meant, or the other way round; else a near name; else what to do. */
function suggestion(
  located: Located<Binding>,
  end: 'source' | 'destination',
  kind: Entity['kind'],
  checking: Checking,
): string | undefined {
  const { vhost, [end]: name } = located.declaration.entity;
  if (kind === 'queue' && checking.gathered.entities.has(exchangeKey(vhost, name))) {
    return 'there is an exchange of that name: add destinationType: exchange';
  }
  if (end === 'destination' && kind === 'exchange' && checking.gathered.entities.has(queueKey(vhost, name))) {
    return 'there is a queue of that name: leave destinationType out';
  }
  if (kind === 'exchange' && child(located.node, 'destination_type') !== undefined) {
    return 'RabbitMQ 4.3 leaves internal exchanges out of its export: add it to the file';
  }
  return near(vhost, name, kind, checking);
}

function near(vhost: string, name: string, kind: Entity['kind'], checking: Checking): string {
  const otherwise = `declare it, with external: true if it is declared elsewhere`;
  if (checking.suggestions++ >= maxSuggestions) return otherwise;
  return didYouMean(name, namesOf(vhost, kind, checking.gathered)) ?? otherwise;
}

function namesOf(vhost: string, kind: Entity['kind'], { entities }: Gathered): readonly string[] {
  const own = [...entities.values()].flatMap(({ declaration: { entity } }) =>
    entity.kind === kind && entity.kind !== 'binding' && entity.vhost === vhost ? [entity.name] : [],
  );
  return kind === 'exchange' ? [...own, ...predeclaredNames] : own;
}

type Naming = readonly (readonly [argument: string, property: string, what: string])[];

/** What names an exchange, by kind. */
const naming: { readonly [kind in Entity['kind']]: Naming } = {
  binding: [],
  queue: [['x-dead-letter-exchange', 'deadLetterExchange', 'dead letter exchange']],
  exchange: [['alternate-exchange', 'alternateExchange', 'alternate exchange']],
  policy: [
    ['dead-letter-exchange', 'dead-letter-exchange', 'dead letter exchange'],
    ['alternate-exchange', 'alternate-exchange', 'alternate exchange'],
  ],
};

/** Dead letter and alternate exchanges. The default exchange, '', can take dead letters. */
function checkNamed(located: Located, checking: Checking): void {
  const { entity } = located.declaration;
  if (entity.kind === 'binding') return;
  const values = entity.kind === 'policy' ? entity.definition : entity.arguments;
  for (const [argument, property, what] of naming[entity.kind]) {
    const name = values[argument];
    if (typeof name !== 'string') continue;
    const place = placeOf(located, property, argument);
    const found = checking.gathered.entities.get(exchangeKey(entity.vhost, name));
    if (isPredeclared(name) || isFaulty(checking.report, place) || (name === '' && argument !== 'alternate-exchange')) continue;
    if (found?.declaration.presence === 'absent') {
      const related = [{ message: 'declared absent here', place: found.name }];
      const message = `the ${what} of ${located.subject} is declared absent`;
      say(checking.report, 'undeclared-exchange', place, message, { related });
    } else if (found === undefined && checking.complete) {
      const text = writtenOf(located, nameText(name), property, argument);
      const message = `the ${what} of ${located.subject}, ${text}, is not declared`;
      say(checking.report, 'undeclared-exchange', place, message, { hint: near(entity.vhost, name, 'exchange', checking) });
    }
  }
}

function typeOf(vhost: string, name: string, { entities }: Gathered): string | undefined {
  const entity = entities.get(exchangeKey(vhost, name))?.declaration.entity as Exchange | undefined;
  return entity === undefined ? predeclaredType(name) : routesLike(entity);
}
