// Rules of references between entities: sources and destinations of bindings, dead-letter and alternate exchanges.

import type { Binding, Entity, Exchange } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, keyOf, nameText, queueKey } from '../../model/key.ts';
import { routesLike } from '../../rabbitmq/exchange-types.ts';
import { isDefaultExchange, isPredeclared, predeclaredNames, predeclaredType } from '../../rabbitmq/predeclared.ts';
import { type Gathered, type Located, placeOf, writtenOf } from '../format/gathered.ts';
import type { Place } from '../read/source.ts';
import { didYouMean } from '../report/nearest.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child } from '../syntax/node.ts';
import { checkBinding, isSkippedOnImport } from './bindings.ts';
import { checkName } from './names.ts';

/** Maximum number of suggestions per run; each compares a name with all others. */
const maxSuggestions = 50;

interface Checking {
  readonly gathered: Gathered;
  readonly report: Report;
  /** False if a part of the input could not be read: then nothing is reported as undeclared. */
  readonly complete: boolean;
  suggestions: number;
}

/** Checks all references. `complete`: whether all input could be read. */
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
  const type = typeOf(entity.vhost, entity.source, checking.gathered);
  checkBinding(located, type, checking.report);
  if (isSkippedOnImport(located, type)) skipImported(located, checking);
  checkExchangeEnd(located, 'source', entity.source, checking);
  if (entity.destinationType === 'exchange') checkExchangeEnd(located, 'destination', entity.destination, checking);
  else checkQueueEnd(located, checking);
}

function checkExchangeEnd(located: Located<Binding>, end: 'source' | 'destination', name: string, checking: Checking): void {
  const place = placeOf(located, end);
  if (isFaulty(checking.report, place)) return;
  if (isDefaultExchange(name)) {
    diagnose(checking.report, 'default-exchange-bound', place, `${located.subject}: the default exchange accepts no bindings`, {
      hint: 'every queue is already bound to it by its name',
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
    const skips = located.imported === true ? ', so RabbitMQ 3.10 skips the binding, and later versions refuse the file' : '';
    const message = `${located.subject}: ${kind} ${name} is not declared${skips}`;
    const severity = located.imported === true ? 'warning' : 'error';
    diagnose(checking.report, 'binding-undeclared-end', place, message, { severity, hint: suggestion(located, end, kind, checking) });
    skipImported(located, checking);
  } else if (found.declaration.presence === 'absent') {
    const related = [{ message: 'declared absent here', place: found.name }];
    diagnose(checking.report, 'binding-absent-end', place, `${located.subject}: ${found.subject} is declared absent`, { related });
  }
}

/** RabbitMQ 3.10 skips a binding without its ends in an import, later versions refuse the file: it is not part of the topology. */
function skipImported({ imported, declaration }: Located<Binding>, { gathered }: Checking): void {
  if (imported === true) gathered.entities.delete(keyOf(declaration.entity));
}

/** The hint: an object of the other kind with that name, or a similar name, or a general instruction. */
function suggestion(
  located: Located<Binding>,
  end: 'source' | 'destination',
  kind: Entity['kind'],
  checking: Checking,
): string | undefined {
  const { vhost, [end]: name } = located.declaration.entity;
  if (kind === 'queue' && checking.gathered.entities.has(exchangeKey(vhost, name))) {
    return 'an exchange of that name exists: add destinationType: exchange';
  }
  if (end === 'destination' && kind === 'exchange' && checking.gathered.entities.has(queueKey(vhost, name))) {
    return 'a queue of that name exists: remove destinationType';
  }
  if (kind === 'exchange' && child(located.node, 'destination_type') !== undefined) {
    return 'RabbitMQ 4.3 omits internal exchanges from its export: add it to the file';
  }
  return near(vhost, name, kind, checking);
}

function near(vhost: string, name: string, kind: Entity['kind'], checking: Checking): string {
  const otherwise = `declare it, with external: true if it is managed elsewhere`;
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

/** Arguments and keys that name an exchange, by kind. */
const naming: { readonly [kind in Entity['kind']]: Naming } = {
  binding: [],
  queue: [['x-dead-letter-exchange', 'deadLetterExchange', 'dead-letter exchange']],
  exchange: [['alternate-exchange', 'alternateExchange', 'alternate exchange']],
  document: [],
  policy: [
    ['dead-letter-exchange', 'dead-letter-exchange', 'dead-letter exchange'],
    ['alternate-exchange', 'alternate-exchange', 'alternate exchange'],
  ],
};

/** Dead-letter and alternate exchanges. RabbitMQ accepts any name (3.10 to 4.3), so an undeclared exchange is a warning. */
function checkNamed(located: Located, checking: Checking): void {
  const { entity } = located.declaration;
  if (entity.kind === 'binding' || entity.kind === 'document') return;
  const values = entity.kind === 'policy' ? entity.definition : entity.arguments;
  for (const [argument, property, what] of naming[entity.kind]) {
    const name = values[argument];
    if (typeof name !== 'string') continue;
    const place = placeOf(located, property, argument);
    const warning = { severity: 'warning', key: keyOf(entity) } as const;
    const found = checking.gathered.entities.get(exchangeKey(entity.vhost, name));
    if (isPredeclared(name) || isFaulty(checking.report, place)) continue;
    if (isDefaultExchange(name)) {
      if (argument === 'alternate-exchange') warnOfNoAlternate(located, place, checking.report);
    } else if (found?.declaration.presence === 'absent') {
      const related = [{ message: 'declared absent here', place: found.name }];
      const message = `the ${what} of ${located.subject} is declared absent`;
      diagnose(checking.report, 'undeclared-exchange', place, message, { ...warning, related });
    } else if (found === undefined && checking.complete) {
      const text = writtenOf(located, nameText(name), property, argument);
      const message = `the ${what} of ${located.subject}, ${text}, is not declared`;
      const hint = near(entity.vhost, name, 'exchange', checking);
      diagnose(checking.report, 'undeclared-exchange', place, message, { ...warning, hint });
    }
  }
}

/** Measured on 3.10.8, 4.0.5 and 4.3.6: a message that the exchange cannot route is dropped, even if its key names a queue. */
function warnOfNoAlternate({ subject, declaration }: Located, place: Place, report: Report): void {
  const message = `the alternate exchange of ${subject} is '', which routes no message`;
  diagnose(report, 'undeclared-exchange', place, message, {
    severity: 'warning',
    key: keyOf(declaration.entity),
    hint: 'remove it: only as a dead-letter exchange does RabbitMQ use the default exchange',
  });
}

function typeOf(vhost: string, name: string, { entities }: Gathered): string | undefined {
  const entity = entities.get(exchangeKey(vhost, name))?.declaration.entity as Exchange | undefined;
  return entity === undefined ? predeclaredType(name) : routesLike(entity);
}
