// What the plugins and exchange types of a broker say about a plugin; as listed by nodes of 3.10.8, 4.0.5 and 4.3.6 with these plugins.
import { expect, test } from 'vitest';
import type { ArgumentValue } from '../../../src/model/values.ts';
import { type BrokerParts, factsOf } from '../../../src/rabbitmq/broker-parts.ts';
import { capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import type { Version } from '../../../src/rabbitmq/version.ts';
import { policy, queue } from '../../support/ends.ts';

const builtIn = ['direct', 'fanout', 'headers', 'topic'];
const federation = 'rabbitmq_federation';
const sharding = 'rabbitmq_sharding';
const isEnabled = (plugin: string, version: Version, parts: BrokerParts) => factsOf(version, parts).isEnabled(plugin);

test('a plugin is unknown if neither plugins nor exchange types are visible', () => {
  expect(isEnabled(federation, [4, 0], {})).toBeUndefined();
  expect(isEnabled('rabbitmq_shovel', [4, 0], { exchangeTypes: builtIn })).toBeUndefined();
});

test('federation is enabled by any plugin that depends on it', () => {
  expect(isEnabled(federation, [3, 10], { plugins: ['rabbitmq_federation_management'] })).toBe(true);
  expect(isEnabled(federation, [4, 3], { plugins: ['rabbitmq_queue_federation'], exchangeTypes: builtIn })).toBe(true);
  expect(isEnabled(federation, [4, 3], { plugins: ['rabbitmq_management'], exchangeTypes: builtIn })).toBe(false);
});

test('the exchange type of federation proves it, and its absence disproves it before 4.2', () => {
  expect(isEnabled(federation, [4, 0], { exchangeTypes: [...builtIn, 'x-federation-upstream'] })).toBe(true);
  expect(isEnabled(federation, [4, 0], { exchangeTypes: builtIn })).toBe(false);
  expect(isEnabled(federation, [4, 3], { exchangeTypes: builtIn })).toBeUndefined();
});

test('the exchange type of sharding proves it only before it was built in', () => {
  const exchangeTypes = [...builtIn, 'x-modulus-hash'];
  expect(isEnabled(sharding, [4, 0], { exchangeTypes })).toBe(true);
  expect(isEnabled(sharding, [4, 3], { exchangeTypes })).toBeUndefined();
  expect(isEnabled(sharding, [4, 3], { exchangeTypes, plugins: [] })).toBe(false);
  expect(isEnabled(sharding, [4, 2], { exchangeTypes: builtIn })).toBe(false);
});

test('a permitted deprecated feature is not refused, and a denied one is', () => {
  const located = queue('q', { type: 'classic', arguments: { 'x-queue-master-locator': 'min-masters' } });
  const byPolicy = policy('p', { 'queue-master-locator': 'min-masters' });
  const refusals = (parts: BrokerParts) => {
    const of = capabilitiesOf([4, 3], parts);
    const all = [...of.queue(located), ...of.policy(byPolicy), ...of.operatorPolicy(byPolicy)];
    return all.filter(({ effect }) => effect === 'refused').map(({ code }) => code);
  };
  expect(refusals({})).toEqual([541, 400, 400]);
  expect(refusals({ deprecatedFeatures: { queue_master_locator: 'denied' } })).toEqual([541, 400, 400]);
  expect(refusals({ deprecatedFeatures: { queue_master_locator: 'permitted' } })).toEqual([]);
});

test('transient queues are refused only where they are denied', () => {
  const of = (state?: 'permitted' | 'denied') =>
    capabilitiesOf([4, 3], state === undefined ? {} : { deprecatedFeatures: { transient_nonexcl_queues: state } });
  const transient = queue('q', { type: 'classic', durable: false });
  expect([of(), of('permitted')].map((capabilities) => capabilities.queue(transient))).toEqual([[], []]);
  expect(of('denied').queue(transient)).toMatchObject([{ name: 'durable', effect: 'refused', code: 541 }]);
  expect(of('denied').queue({ ...transient, exclusive: true })).toEqual([]);
});

test('ha-params have a form of their own for each ha-mode', () => {
  const isRefused = (mode: string, params: ArgumentValue) =>
    capabilitiesOf([3, 10])
      .policy(policy('p', { 'ha-mode': mode, 'ha-params': params }))
      .some(({ effect }) => effect === 'refused');
  expect([isRefused('exactly', 2), isRefused('exactly', 0), isRefused('exactly', ['n'])]).toEqual([false, true, true]);
  expect([isRefused('nodes', ['n']), isRefused('nodes', []), isRefused('nodes', 1)]).toEqual([false, true, true]);
  expect(isRefused('all', 1)).toBe(true);
});
