// Which value is in force where argument, policy and operator policy set one key. The delivery limits are the measured pairs.
import { describe, expect, it, test } from 'vitest';
import type { Exchange, QueueType } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { deliveryLimitOf, type Governed, isSettingCertain, operatorRows, settingOf, settingRows } from '../../../src/rabbitmq/settings.ts';
import { measuredVersions, versionOf } from '../../../src/rabbitmq/version.ts';
import { anExchange, aPolicy, aQueue } from '../router/entities.ts';

interface Sources {
  readonly argument?: Arguments[string] | undefined;
  readonly policy?: Arguments[string] | undefined;
  readonly operator?: Arguments[string] | undefined;
}

function governed(
  type: QueueType | undefined,
  key: string,
  { argument, policy, operator }: Sources,
  version: string | undefined,
): Governed {
  const entity = aQueue('q', {
    ...(type === undefined ? {} : { type }),
    arguments: argument === undefined ? {} : { [`x-${key}`]: argument },
  });
  return {
    entity,
    ...(policy === undefined ? {} : { policy: aPolicy('p', { [key]: policy }) }),
    ...(operator === undefined ? {} : { operatorPolicy: aPolicy('o', { [key]: operator }) }),
    version: versionOf(version),
  };
}

/** As the table of measurements has them: argument, policy and operator policy; then the deliveries on 3.10.8, and on 4.0.5 and 4.3.6. */
const deliveries: readonly (readonly [sources: string, old: number | 'unlimited' | 'refused', now: number | 'unlimited'])[] = [
  ['5/2/–', 3, 3],
  ['2/5/–', 3, 3],
  ['5/–/2', 3, 3],
  ['2/–/5', 3, 3],
  ['–/5/2', 3, 3],
  ['–/2/5', 3, 3],
  ['5/-1/–', 'refused', 6],
  ['5/–/-1', 'refused', 6],
  ['–/5/-1', 'refused', 6],
  ['–/-1/5', 'refused', 6],
  ['-1/5/–', 1, 6],
  ['-1/–/5', 1, 6],
  ['-1/–/–', 1, 'unlimited'],
  ['–/-1/–', 'refused', 'unlimited'],
  ['–/–/–', 'unlimited', 21],
  ['5/–/–', 6, 6],
  ['0/–/–', 1, 1],
];

describe('the delivery limit of a quorum queue', () => {
  test.each(deliveries)('with argument/policy/operator policy %s delivers %s times on 3.10, %s times since 4.0', (sources, old, now) => {
    const [argument, policy, operator] = sources.split('/').map((text) => (text === '–' ? undefined : Number(text)));
    const times = (version: string): number | 'unlimited' => {
      const limit = deliveryLimitOf(governed('quorum', 'delivery-limit', { argument, policy, operator }, version));
      return limit === undefined ? 'unlimited' : limit.returns + 1;
    };
    if (old !== 'refused') expect(times('3.10.8')).toBe(old);
    expect([times('4.0.5'), times('4.3.6')]).toEqual([now, now]);
  });

  it('is none on a classic queue, a stream and an exchange', () => {
    for (const type of ['classic', 'stream', undefined] as const) {
      expect(deliveryLimitOf(governed(type, 'delivery-limit', { argument: 5 }, '4.3.6'))).toBeUndefined();
    }
    expect(deliveryLimitOf({ entity: anExchange('x', 'topic'), version: [4, 3] })).toBeUndefined();
  });
});

describe('the value in force', () => {
  const both = { argument: 5, policy: 9, operator: 7 };

  it.each([
    ['message-ttl', 'classic', both, 5, 'argument'],
    ['max-length', 'quorum', { argument: 9, policy: 5, operator: 7 }, 5, 'policy'],
    ['max-length', 'quorum', { argument: 9, policy: 7, operator: 5 }, 5, 'operator-policy'],
    ['max-length-bytes', 'stream', { argument: 5, policy: 9 }, 9, 'policy'],
    ['max-length-bytes', 'stream', { argument: 9, operator: 5 }, 5, 'operator-policy'],
    ['overflow', 'classic', { argument: 'drop-head', policy: 'reject-publish' }, 'drop-head', 'argument'],
    ['overflow', 'classic', { argument: 'drop-head', operator: 'reject-publish' }, 'drop-head', 'argument'],
    ['overflow', 'quorum', { argument: 'drop-head', policy: 'reject-publish' }, 'reject-publish', 'policy'],
    ['overflow', 'quorum', { policy: 'drop-head', operator: 'reject-publish' }, 'reject-publish', 'operator-policy'],
    ['dead-letter-exchange', 'quorum', { argument: 'a', policy: 'b' }, 'a', 'argument'],
    ['max-age', 'stream', { argument: '7D', policy: '1D' }, '1D', 'policy'],
    ['queue-mode', 'classic', { argument: 'lazy', policy: 'default' }, 'lazy', 'argument'],
    ['a-key-of-a-plugin', 'classic', { argument: 'a', policy: 'b' }, 'a', 'argument'],
    ['message-ttl', 'classic', { policy: 5 }, 5, 'policy'],
    ['message-ttl', 'classic', { operator: 5 }, 5, 'operator-policy'],
    ['message-ttl', 'classic', { argument: 5, policy: 5 }, 5, 'argument'],
  ] as const)('of %s on a %s queue with %j is %s, by the %s', (key, type, sources, value, by) => {
    for (const version of ['3.10.8', '4.0.5', '4.3.6'])
      expect(settingOf(governed(type, key, sources, version), key)).toMatchObject({ value, by });
  });

  it('of an exchange is that of its argument', () => {
    const entity: Exchange = anExchange('x', 'topic', { arguments: { 'alternate-exchange': 'a' } });
    const policy = aPolicy('p', { 'alternate-exchange': 'b' });
    expect(settingOf({ entity, policy, version: undefined }, 'alternate-exchange')).toEqual({ value: 'a', by: 'argument' });
    expect(settingOf({ entity: anExchange('x', 'topic'), policy, version: undefined }, 'alternate-exchange')).toEqual({
      value: 'b',
      by: 'policy',
      policy,
    });
  });

  it('is none of a timeout that the version or the queue type ignores', () => {
    const value = (type: QueueType, version: string) =>
      settingOf(governed(type, 'consumer-timeout', { argument: 9, policy: 5 }, version), 'consumer-timeout')?.value;
    expect(['3.10.8', '4.0.5', '4.3.6'].map((version) => value('quorum', version))).toEqual([undefined, 5, 5]);
    expect(['3.10.8', '4.0.5', '4.3.6'].map((version) => value('classic', version))).toEqual([undefined, 5, undefined]);
  });

  it('does not come from the prototype of a table', () => {
    expect(settingOf(governed('classic', 'message-ttl', {}, '4.3.6'), 'constructor')).toBeUndefined();
  });
});

describe('the certainty of a value', () => {
  it('is none where the versions differ that an unmeasured one lies between', () => {
    const one = (version: string | undefined) =>
      isSettingCertain(governed('quorum', 'expires', { argument: 5, policy: 9 }, version), 'expires');
    expect(['3.10.8', '3.13.7', '4.0.5', '4.2.0', undefined].map(one)).toEqual([true, false, true, true, false]);
  });

  it('is none where the type of the queue decides, and it has none', () => {
    const one = (argument: string) =>
      isSettingCertain(governed(undefined, 'overflow', { argument, policy: 'drop-head' }, '4.3.6'), 'overflow');
    expect([one('reject-publish'), one('drop-head')]).toEqual([false, true]);
  });
});

test('no two rows answer the same question', () => {
  const asked = settingRows.flatMap(({ key, of, versions = measuredVersions }) =>
    of.flatMap((one) => versions.map((version) => `${key} ${one} ${version}`)),
  );
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  const operators = operatorRows.flatMap(({ key, versions = measuredVersions }) => versions.map((version) => `${key} ${version}`));
  expect(operators.filter((one, at) => operators.indexOf(one) !== at)).toEqual([]);
});
