// What the target version still takes, and a later one may refuse.

import { isSince, seriesText } from '../../rabbitmq/version.ts';
import { findingsOf } from '../feature-findings.ts';
import type { Rule } from '../rule.ts';

/** `feature-deprecated`. */
export const featureDeprecated: Rule = {
  code: 'feature-deprecated',
  check: (view) =>
    findingsOf(view, ({ deprecated, removed }) => {
      if (deprecated === undefined || !isSince(view.target, deprecated.version)) return undefined;
      if (removed !== undefined && isSince(view.target, removed.version)) return undefined; // another rule's
      return `since RabbitMQ ${seriesText(deprecated.version)} ${deprecated.how}`;
    }),
};
