// The plan cases on every real broker: the same files, the same texts. What only an in-memory broker can do on command stays there.
import { describe, inject } from 'vitest';
import { seriesText, versionOf } from '../src/rabbitmq/version.ts';
import { brokerWorld } from './support/broker-world.ts';
import { runCases } from './support/cases.ts';
import { offersHashing } from './support/hash-exchange.ts';
import { type PlanArgs, planCase } from './support/plan-case.ts';

/** Injected failures, and conditions of the whole broker or of its user. */
function isForMemory({ fail, memory, conditions: { deprecatedFeatures, userLimits, topicPermissions, alarms } = {} }: PlanArgs): boolean {
  return [fail, memory, deprecatedFeatures, userLimits, topicPermissions, alarms].some((one) => one !== undefined);
}

function isSeries(one: string, other: string): boolean {
  const [a, b] = [versionOf(one), versionOf(other)];
  return a !== undefined && b !== undefined && seriesText(a) === seriesText(b);
}

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  runCases(
    {
      plan: planCase(
        (args) => brokerWorld(broker, args),
        async (args) =>
          isForMemory(args) ||
          (args.hashing === true && !(await offersHashing(broker))) ||
          (args.version !== undefined && !isSeries(broker.version, args.version)),
      ),
    },
    ['plan'],
  );
});
