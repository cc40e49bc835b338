// The tables of exchange types and of the arguments of exchanges and bindings, on real brokers: which types are offered, what is compared
// when an exchange is declared again, and which binding keys and arguments a type refuses.
import { beforeAll, describe, inject, test } from 'vitest';
import type { Binding, Exchange } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import { allExchangeArguments, bindingArguments } from '../../../src/rabbitmq/exchange-arguments.ts';
import { exchangeTypes } from '../../../src/rabbitmq/exchange-types.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { valuesOf } from '../../support/argument-values.ts';
import { type Answer, type Asking, confirm, openAsking, type Row } from '../../support/conformance.ts';
import { http, useVhost } from '../../support/vhost.ts';

const keys = ['', '1', '0', '-1', '007', '10', 'a', 'a.b', '#', '#.#', '#.a.#.b.#', '*', 'ž', '1.5'];

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;
  let offered: ReadonlySet<string>;
  beforeAll(async () => {
    const { exchange_types: types } = (await (await http(broker, 'GET', 'overview')).json()) as { exchange_types: { name: string }[] };
    offered = new Set(types.map(({ name }) => name));
  });

  test('offers, and refuses, the types and their arguments as the table has it', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const table = capabilitiesOf(version, { exchangeTypes: offered });
    const declarations = [...Object.keys(exchangeTypes), 'x-of-nothing'].flatMap((type) =>
      argumentsToPlay(type).map((values, at): Row => {
        const exchange = exchangeOf(`${type} ${at}`, type, values);
        const [refusal] = table.exchange(exchange);
        const play = async () =>
          answerText(await (refusal === undefined ? asking.ask : asking.alone)((channel) => declare(channel, exchange)));
        return {
          text: `${type} with ${JSON.stringify(values)}`,
          expected: refusal === undefined ? 'accepted' : String(refusal.code),
          play,
        };
      }),
    );
    await confirm(task.meta, broker, 'exchange types', [...declarations, ...redeclarations(asking)]);
  });

  test('refuses the binding keys and arguments that the table has', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const table = capabilitiesOf(version);
    const types = Object.keys(exchangeTypes).filter((type) => offered.has(type) && type !== 'x-delayed-message');
    const rows = types.flatMap((type) => {
      const conditions = bindingArguments.flatMap(({ argument, rule }) =>
        valuesOf(rule).map((value): Arguments => ({ [argument]: value })),
      );
      const bindings = [
        ...keys.map((routingKey) => ({ routingKey, values: {} })),
        ...conditions.map((values) => ({ routingKey: type === 'x-local-random' ? '' : '1', values })),
      ];
      // of the keys of an exchange for JMS nothing is known
      return type === 'x-jms-topic' ? [] : bindings.map(({ routingKey, values }) => bindingRow(asking, table, type, routingKey, values));
    });
    await confirm(task.meta, broker, 'bindings by exchange type', rows);
  });

  /** No arguments, each argument at and beyond its borders, also where the type has no use for it, and two that exclude each other. */
  function argumentsToPlay(type: string): readonly Arguments[] {
    const base: Arguments = type === 'x-delayed-message' ? { 'x-delayed-type': 'direct' } : {};
    if (!offered.has(type)) return [base];
    const all = allExchangeArguments.filter(({ argument }) => argument !== 'x-delayed-type');
    const alone = all.flatMap(({ argument, rule }) => valuesOf(rule).map((value) => ({ ...base, [argument]: value })));
    return [base, ...alone, { ...base, 'hash-header': 'h', 'hash-property': 'message_id' }];
  }

  /** Type, flags and alternate exchange are compared (BROKER-FACTS: nothing else is). */
  function redeclarations(asking: Asking): readonly Row[] {
    const live = exchangeOf('live', 'direct', { 'alternate-exchange': 'one', 'x-super-stream': true });
    const changes: readonly (readonly [expected: string, Partial<Exchange>])[] = [
      ['accepted', {}],
      ['406 type', { type: 'fanout' }],
      ['406 durable', { durable: false }],
      ['406 auto_delete', { autoDelete: true }],
      ['406 internal', { internal: true }],
      ['406 alternate-exchange', { arguments: { 'alternate-exchange': 'other', 'x-super-stream': true } }],
      ['406 alternate-exchange', { arguments: { 'x-super-stream': true } }],
      ['accepted', { arguments: { 'alternate-exchange': 'one' } }],
      ['accepted', { arguments: { 'alternate-exchange': 'one', 'x-super-stream': false, 'hash-header': 'h', 'x-of-nothing': 1 } }],
    ];
    return changes.map(([expected, change]): Row => {
      const play = async () => {
        const first = await asking.ask((channel) => declare(channel, live));
        if (!first.ok) return first.text;
        const answer = await asking.ask((channel) => declare(channel, { ...live, ...change }));
        const [, key] = answer.ok ? [] : (/inequivalent arg '([^']*)'/.exec(answer.text) ?? []);
        return answer.ok ? 'accepted' : `${answer.code} ${key}`;
      };
      return { text: `a live exchange declared again with ${JSON.stringify(change)}`, expected, play };
    });
  }

  function bindingRow(asking: Asking, table: ReturnType<typeof capabilitiesOf>, type: string, routingKey: string, values: Arguments): Row {
    const name = `${type} ${routingKey} ${JSON.stringify(values)}`;
    const ends = { source: name, destinationType: 'queue', destination: name } as const;
    const binding: Binding = { kind: 'binding', vhost: '/', ...ends, routingKey, arguments: values };
    const [refusal] = table.binding(binding, type);
    return {
      text: `a binding from ${type} with the key "${routingKey}" and ${JSON.stringify(values)}`,
      expected: refusal === undefined ? 'accepted' : String(refusal.code),
      play: async () =>
        answerText(
          await (refusal === undefined ? asking.ask : asking.alone)(async (channel) => {
            await channel.assertExchange(name, type);
            await channel.assertQueue(name, { arguments: { 'x-queue-type': 'classic' } });
            await channel.bindQueue(name, name, routingKey, values);
          }),
        ),
    };
  }
});

function exchangeOf(name: string, type: string, values: Arguments): Exchange {
  return { kind: 'exchange', vhost: '/', name, type, durable: true, autoDelete: false, internal: false, arguments: values };
}

function declare(channel: Parameters<Parameters<Asking['ask']>[0]>[0], exchange: Exchange) {
  const { name, type, durable, autoDelete, internal, arguments: values } = exchange;
  return channel.assertExchange(name, type, { durable, autoDelete, internal, arguments: values });
}

function answerText(answer: Answer<unknown>): string {
  return answer.ok ? 'accepted' : String(answer.code);
}
