// What some version of RabbitMQ accepts can be written down, and what every version refuses is an error: every row of the tables of
// arguments and policy keys, with values on both sides of its borders.
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../../src/loader/load.ts';
import type { Arguments } from '../../../../src/model/values.ts';
import { queueArguments } from '../../../../src/rabbitmq/arguments.ts';
import { type Capabilities, capabilitiesOf } from '../../../../src/rabbitmq/capabilities.ts';
import { allExchangeArguments, bindingArguments } from '../../../../src/rabbitmq/exchange-arguments.ts';
import { exchangeTypes } from '../../../../src/rabbitmq/exchange-types.ts';
import type { Limitation } from '../../../../src/rabbitmq/limitations.ts';
import { policyKeys } from '../../../../src/rabbitmq/policy-key-table.ts';
import { queueTypes } from '../../../../src/rabbitmq/queue-types.ts';
import { versionOf } from '../../../../src/rabbitmq/version.ts';
import { valuesOf } from '../../../support/argument-values.ts';
import { binding, exchange, policy, queue } from '../../../support/ends.ts';

const versions = ['3.10.8', '4.0.5', '4.3.6'].map((version) => capabilitiesOf(versionOf(version) ?? [0, 0]));

function errorsOf(document: object): readonly string[] {
  const { diagnostics } = loadTexts([{ file: 'a.yaml', text: JSON.stringify(document) }], { defaultVhost: '/', variable: () => undefined });
  return diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}

function isAccepted(limitations: (capabilities: Capabilities) => readonly Limitation[]): boolean {
  return versions.some((version) => !limitations(version).some(({ effect }) => effect === 'refused'));
}

function check(document: object, limitations: (capabilities: Capabilities) => readonly Limitation[]): void {
  const errors = errorsOf(document);
  if (isAccepted(limitations)) expect(errors, JSON.stringify(document)).toEqual([]);
  else expect(errors, JSON.stringify(document)).not.toEqual([]);
}

describe('a queue', () => {
  it.each(queueArguments.map((row) => [row.argument, row] as const))('with %s', (argument, { rule, needs }) => {
    for (const type of queueTypes) {
      for (const value of valuesOf(rule)) {
        const values: Arguments = { ...(needs === undefined ? {} : { [needs]: 'amq.fanout' }), [argument]: value };
        check({ queues: { q: { type, arguments: values } } }, (version) => version.queue(queue('q', { type, arguments: values })));
      }
    }
  });
});

describe('an exchange', () => {
  const types = Object.keys(exchangeTypes).filter((type) => type !== 'x-delayed-message');
  it.each(allExchangeArguments.map((row) => [row.argument, row] as const))('with %s', (argument, { rule }) => {
    for (const type of types) {
      for (const value of valuesOf(rule)) {
        const values: Arguments = { [argument]: value };
        check({ exchanges: { x: { type, arguments: values } } }, (version) => version.exchange(exchange('x', { type, arguments: values })));
      }
    }
  });
});

describe('a binding', () => {
  const types = Object.keys(exchangeTypes).filter((type) => type !== 'x-delayed-message');
  it.each(bindingArguments.map((row) => [row.argument, row] as const))('with %s', (argument, { rule }) => {
    for (const type of types) {
      for (const value of valuesOf(rule)) {
        const routingKey = type === 'x-local-random' ? '' : '1';
        const fields = { source: 'x', destination: 'q', routingKey, arguments: { [argument]: value } };
        const document = { exchanges: { x: { type } }, queues: { q: {} }, bindings: [fields] };
        check(document, (version) => version.binding(binding('x', 'q', routingKey, { arguments: fields.arguments }), type));
      }
    }
  });
});

describe('a policy', () => {
  it.each(policyKeys.map((row) => [row.key, row] as const))('with %s', (key, row) => {
    for (const value of valuesOf(row.rule)) {
      const definition: Arguments = { [key]: value };
      const errors = errorsOf({ policies: { p: { pattern: '^a', definition } } });
      if (isAccepted((version) => version.policy(policy('p', definition, { pattern: '^a' }))))
        expect(errors, JSON.stringify(definition)).toEqual([]);
    }
  });
});
