// Rules of exchanges, most of them about types provided by plugins.

import type { Exchange } from '../../model/entity.ts';
import {
  allExchangeArguments,
  exchangeArguments,
  type RawArgument,
  rawExchangeArguments,
  refusedArguments,
} from '../../rabbitmq/exchange-arguments.ts';
import { delayedType, delayedTypeArgument, delayedTypeFault, exchangeTypes } from '../../rabbitmq/exchange-types.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { didYouMean } from '../report/nearest.ts';
import { diagnose, type Report } from '../report/report.ts';
import { checkArguments, checkSpelling, requirementOf } from './arguments.ts';

const knownTypes = Object.keys(exchangeTypes);

/** Checks one exchange that is not a tombstone. */
export function checkExchange(located: Located<Exchange>, report: Report): void {
  const { entity } = located.declaration;
  // on other types than its own, RabbitMQ stores an argument without validating it
  const accepted = ({ types }: RawArgument) => types?.includes(entity.type) === false;
  checkArguments(located, exchangeArguments, entity.arguments, report, accepted);
  checkSpelling(located, allExchangeArguments, entity.arguments, report);
  checkType(located, report);
  for (const { argument, excludes, rule } of refusedArguments(rawExchangeArguments, entity.type, entity.arguments)) {
    const isBeside = excludes !== undefined && Object.hasOwn(entity.arguments, excludes);
    const fault = isBeside ? `cannot be combined with ${excludes}` : `must be ${requirementOf(rule)}`;
    diagnose(report, 'argument-invalid', placeOf(located, argument), `${argument} of ${located.subject} ${fault}`);
  }
}

function checkType(located: Located<Exchange>, report: Report): void {
  const { type } = located.declaration.entity;
  checkDelayedType(located, report);
  if (type === '' || knownTypes.includes(type) || !type.startsWith('x-')) return;
  const message = `unknown type of ${located.subject}`;
  diagnose(report, 'exchange-type-unknown', placeOf(located, 'type'), message, { severity: 'warning', hint: didYouMean(type, knownTypes) });
}

function checkDelayedType(located: Located<Exchange>, report: Report): void {
  const { subject } = located;
  const place = placeOf(located, 'delayedType', delayedTypeArgument);
  switch (delayedTypeFault(located.declaration.entity)) {
    case 'missing':
      diagnose(report, 'delayed-type-missing', placeOf(located, 'type'), `${subject} is of type ${delayedType} but has no delayedType`, {
        hint: 'add delayedType: topic, or another type',
      });
      break;
    case 'itself':
      diagnose(report, 'argument-invalid', place, `delayedType of ${subject} must not be ${delayedType}`);
      break;
    case 'unused':
      diagnose(report, 'argument-not-for-type', place, `delayedType has an effect on ${delayedType} exchanges only, not on ${subject}`, {
        severity: 'warning',
      });
      break;
    case undefined:
  }
}
