// What the target version refuses, though an older one took it.

import { isSince, seriesText } from '../../rabbitmq/version.ts';
import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-removed`. */
export const featureRemoved: Rule = {
  code: 'feature-removed',
  check: (view) =>
    findingsOf(view, ({ removed }) =>
      removed !== undefined && isSince(view.target, removed.version)
        ? `since RabbitMQ ${seriesText(removed.version)} ${removed.how}`
        : undefined,
    ),
};
