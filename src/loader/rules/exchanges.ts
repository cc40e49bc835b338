// Rules of exchanges, most of them of the types that plugins bring.

import type { Exchange } from '../../model/entity.ts';
import { integerOf } from '../../model/values.ts';
import { allExchangeArguments, exchangeArguments } from '../../rabbitmq/exchange-arguments.ts';
import { delayedType, exchangeTypes } from '../../rabbitmq/exchange-types.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { didYouMean } from '../report/nearest.ts';
import { type Report, say } from '../report/report.ts';
import { checkArguments, checkSpelling } from './arguments.ts';

const knownTypes = Object.keys(exchangeTypes);

/** Checks one exchange that is not a tombstone. */
export function checkExchange(located: Located<Exchange>, report: Report): void {
  const { entity } = located.declaration;
  checkArguments(located, exchangeArguments, entity.arguments, report);
  checkSpelling(located, allExchangeArguments, entity.arguments, report);
  checkType(located, report);
  const say406 = (argument: string, message: string) =>
    say(report, 'argument-invalid', placeOf(located, argument), `${argument} of ${located.subject} ${message}`);
  if (entity.type === 'x-consistent-hash') checkConsistentHash(entity, say406);
  const length = entity.arguments['x-recent-history-length'];
  if (entity.type === 'x-recent-history' && length !== undefined && !((integerOf(length) ?? 0n) > 0n)) {
    say406('x-recent-history-length', 'must be an integer greater than 0');
  }
}

function checkType(located: Located<Exchange>, report: Report): void {
  const { type, arguments: values } = located.declaration.entity;
  const delayed = values['x-delayed-type'];
  if (type === delayedType) {
    if (delayed === undefined) {
      const message = `${located.subject} is of type x-delayed-message and has no delayedType`;
      say(report, 'delayed-type-missing', placeOf(located, 'type'), message, { hint: 'such as delayedType: topic' });
    } else if (delayed === type) {
      say(
        report,
        'argument-invalid',
        placeOf(located, 'delayedType', 'x-delayed-type'),
        `delayedType of ${located.subject} must be another type`,
      );
    }
  } else if (delayed !== undefined) {
    const place = placeOf(located, 'delayedType', 'x-delayed-type');
    say(report, 'argument-not-for-type', place, `delayedType is for exchanges of type x-delayed-message, not for ${located.subject}`);
  }
  if (type === '' || knownTypes.includes(type) || !type.startsWith('x-')) return;
  const message = `the type of ${located.subject} is none that topo knows`;
  say(report, 'exchange-type-unknown', placeOf(located, 'type'), message, { severity: 'warning', hint: didYouMean(type, knownTypes) });
}

/** A `hash-header` that is not text closes the connection (541), all else answers 406. */
function checkConsistentHash({ arguments: values }: Exchange, say406: (argument: string, message: string) => void): void {
  const header = values['hash-header'];
  const property = values['hash-property'];
  if (header !== undefined && typeof header !== 'string') say406('hash-header', 'must be text');
  if (property === undefined) return;
  if (header !== undefined) say406('hash-property', 'is not possible together with hash-header');
  else if (!['correlation_id', 'message_id', 'timestamp'].includes(String(property))) {
    say406('hash-property', 'must be one of correlation_id, message_id, timestamp');
  }
}
