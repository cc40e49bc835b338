// Rules of exchanges, most of them about types provided by plugins.

import type { Exchange } from '../../model/entity.ts';
import { allExchangeArguments, exchangeArguments, rawExchangeArguments, refusedArguments } from '../../rabbitmq/exchange-arguments.ts';
import { delayedType, exchangeTypes } from '../../rabbitmq/exchange-types.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { didYouMean } from '../report/nearest.ts';
import { diagnose, type Report } from '../report/report.ts';
import { checkArguments, checkSpelling, requirementOf } from './arguments.ts';

const knownTypes = Object.keys(exchangeTypes);

/** Checks one exchange that is not a tombstone. */
export function checkExchange(located: Located<Exchange>, report: Report): void {
  const { entity } = located.declaration;
  checkArguments(located, exchangeArguments, entity.arguments, report);
  checkSpelling(located, allExchangeArguments, entity.arguments, report);
  checkType(located, report);
  for (const { argument, excludes, rule } of refusedArguments(rawExchangeArguments, entity.type, entity.arguments)) {
    const isBeside = excludes !== undefined && Object.hasOwn(entity.arguments, excludes);
    const fault = isBeside ? `cannot be combined with ${excludes}` : `must be ${requirementOf(rule)}`;
    diagnose(report, 'argument-invalid', placeOf(located, argument), `${argument} of ${located.subject} ${fault}`);
  }
}

function checkType(located: Located<Exchange>, report: Report): void {
  const { type, arguments: values } = located.declaration.entity;
  const delayed = values['x-delayed-type'];
  if (type === delayedType) {
    if (delayed === undefined) {
      const message = `${located.subject} is of type x-delayed-message but has no delayedType`;
      diagnose(report, 'delayed-type-missing', placeOf(located, 'type'), message, { hint: 'add delayedType: topic, or another type' });
    } else if (delayed === type) {
      diagnose(
        report,
        'argument-invalid',
        placeOf(located, 'delayedType', 'x-delayed-type'),
        `delayedType of ${located.subject} must not be x-delayed-message`,
      );
    }
  } else if (delayed !== undefined) {
    const place = placeOf(located, 'delayedType', 'x-delayed-type');
    diagnose(
      report,
      'argument-not-for-type',
      place,
      `delayedType is supported by x-delayed-message exchanges only, not by ${located.subject}`,
    );
  }
  if (type === '' || knownTypes.includes(type) || !type.startsWith('x-')) return;
  const message = `unknown type of ${located.subject}`;
  diagnose(report, 'exchange-type-unknown', placeOf(located, 'type'), message, { severity: 'warning', hint: didYouMean(type, knownTypes) });
}
