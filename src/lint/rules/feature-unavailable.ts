// Features that the target version does not have yet.

import { seriesText } from '../../rabbitmq/version.ts';
import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-unavailable`. */
export const featureUnavailable: Rule = {
  code: 'feature-unavailable',
  check: (view) =>
    findingsOf(view, ({ reason, version, how }) =>
      reason === 'not-yet' && version !== undefined
        ? `available since RabbitMQ ${seriesText(version)}, and the target is ${seriesText(view.target)}: ${how}`
        : undefined,
    ),
};
