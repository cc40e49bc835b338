// The plan cases on every real broker: the same files, the same texts. What only an in-memory broker can do on command stays there.
import { describe, inject } from 'vitest';
import { brokerWorld } from './support/broker-world.ts';
import { runCases } from './support/cases.ts';
import { planCase } from './support/plan-case.ts';

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  runCases(
    {
      plan: planCase(
        (args) => brokerWorld(broker, args),
        ({ fail }) => fail !== undefined,
      ),
    },
    ['plan'],
  );
});
