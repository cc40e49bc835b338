// Whether a broker is the one that an environment expects.
import { expect, it } from 'vitest';
import type { Expectation } from '../../../src/model/environment.ts';
import type { BrokerIdentity } from '../../../src/model/observed.ts';
import { unexpectedBroker } from '../../../src/rabbitmq/expected-broker.ts';

function messageFor(expected: Expectation, identity: Partial<BrokerIdentity>): string | undefined {
  const empty = { config: 'topo.config.yaml', connection: {}, files: [], variables: {}, variableFiles: [], mapVhost: {} };
  return unexpectedBroker({ ...empty, name: 'prod', expect: expected }, { address: 'http://mq:15672', ...identity })?.message;
}

it('accepts a broker of the expected name and version, and any if nothing is expected', () => {
  expect(messageFor({ cluster: 'rabbit@prod', version: '>=4.0' }, { name: 'rabbit@prod', version: '4.3.6' })).toBeUndefined();
  expect(messageFor({}, {})).toBeUndefined();
});

it('names both the expected and the actual cluster and version', () => {
  expect(messageFor({ cluster: 'rabbit@prod', version: '>=4.0' }, { name: 'rabbit@stg', version: '3.10.8' })).toBe(
    'environment prod expects cluster rabbit@prod, not rabbit@stg, and RabbitMQ >=4.0, not 3.10.8 (http://mq:15672)',
  );
});

it('rejects a broker that reports neither its name nor its version', () => {
  expect(messageFor({ cluster: 'rabbit@prod' }, { version: '4.3.6' })).toContain('cluster rabbit@prod, not without a name');
  expect(messageFor({ version: '4.3' }, { version: 'next' })).toContain('RabbitMQ 4.3, not next');
  expect(messageFor({ version: '4.3' }, {})).toContain('RabbitMQ 4.3, not of unknown version');
});
