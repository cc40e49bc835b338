// The phases of deprecated features by version, and what their use means for an upgrade.
import { describe, expect, test } from 'vitest';
import { featureImpact, globalPrefetchImpact } from '../../../src/rabbitmq/deprecated-features.ts';

describe('a deprecated feature in use', () => {
  test.each([
    ['classic_queue_mirroring', [4, 0], 'lost', 'silently'],
    ['classic_queue_mirroring', [3, 13], 'deprecated', 'later'],
    ['queue_master_locator', [4, 2], 'deprecated', 'later'],
    ['queue_master_locator', [4, 3], 'refused', 'boot'],
    ['ram_node_type', [4, 3], 'lost', 'silently'],
    ['transient_nonexcl_queues', [4, 3], 'deprecated', 'later'],
    ['one_of_a_plugin', [4, 3], 'deprecated', 'later'],
  ] as const)('%s with target %j is %s, %s', (name, target, effect, when) => {
    expect(featureImpact(name, target)).toMatchObject({ effect, when, message: expect.stringContaining(name) });
  });

  test('a denied feature can be permitted for the time being, as the last remedy', () => {
    expect(featureImpact('amqp_address_v1', [4, 3]).remedies.at(-1)).toContain('deprecated_features.permit.amqp_address_v1 = true');
  });
});

test('a global prefetch applies to each consumer since 4.3', () => {
  expect(globalPrefetchImpact('/', 2, [4, 2])).toBeUndefined();
  expect(globalPrefetchImpact('/', 2, [4, 3])).toMatchObject({ effect: 'ignored', message: expect.stringMatching(/^2 channels have/) });
});
