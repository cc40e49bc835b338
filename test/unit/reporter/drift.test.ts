// The width of a drift report.
import { expect, test } from 'vitest';
import type { Drift } from '../../../src/model/drift.ts';
import { keyOf } from '../../../src/model/key.ts';
import { renderDrift } from '../../../src/reporter/drift.ts';
import { queue } from '../../support/ends.ts';

const file = 'services/warehouse/deployment/production/eu-central/rabbitmq/topology.yaml';

test('a drift report shortens a place that is longer than a line of the terminal', () => {
  const missing = queue('orders');
  const drift: Drift = {
    broker: { address: 'amqp://localhost' },
    over: 'http',
    vhosts: ['/'],
    drifted: [
      { drift: 'missing', key: keyOf(missing), entity: missing, fields: [], span: { file, line: 4, column: 3, endLine: 4, endColumn: 9 } },
    ],
    unchanged: 0,
    unseen: 0,
    unknown: [],
    undeclared: 0,
    governing: [],
    complete: true,
  };
  const lines = renderDrift(drift, { color: false, ascii: false, columns: 80 }).split('\n');
  expect(lines).toContain(`${' '.repeat(24)}…/production/eu-central/rabbitmq/topology.yaml:4`);
  expect(renderDrift(drift, { color: false, ascii: false })).toContain(`${file}:4`);
});
