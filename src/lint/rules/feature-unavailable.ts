// What the target version does not have yet.

import { isSince, seriesText } from '../../rabbitmq/version.ts';
import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-unavailable`. */
export const featureUnavailable: Rule = {
  code: 'feature-unavailable',
  check: (view) =>
    findingsOf(view, ({ since }) =>
      since === undefined || isSince(view.target, since.version)
        ? undefined
        : `it came with RabbitMQ ${seriesText(since.version)}, and the target is ${seriesText(view.target)}: ${since.before}`,
    ),
};
