// Features that the target version refuses and an older one accepted.

import { seriesText } from '../../rabbitmq/version.ts';
import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-removed`. */
export const featureRemoved: Rule = {
  code: 'feature-removed',
  check: (view) =>
    findingsOf(view, ({ reason, version, how }) =>
      reason === 'removed' && version !== undefined ? `since RabbitMQ ${seriesText(version)} ${how}` : undefined,
    ),
};
