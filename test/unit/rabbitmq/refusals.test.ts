// The meaning of RabbitMQ's refusals. The texts are what 3.10.8, 4.0.5 and 4.3.6 send; without a version, all three send the same.
import { describe, expect, test } from 'vitest';
import type { Exchange, Queue } from '../../../src/model/entity.ts';
import {
  closesConnectionIfMissing,
  isDeniedFeature,
  isExclusiveConsumer,
  isMissing,
  isTimedOut,
  isUnknownExchangeType,
  openRefusal,
  operationRefusal,
  permissionRefusal,
  queueLimit,
  redeclareRefusal,
  userChannelLimit,
} from '../../../src/rabbitmq/refusals.ts';

const queue: Queue = { kind: 'queue', vhost: '/v', name: 'q', durable: true, autoDelete: false, exclusive: false, arguments: {} };
const exchange: Exchange = { ...queue, kind: 'exchange', name: 'x', type: 'topic', internal: false };
const long = 'l'.repeat(255);

test('the limit of queues is read from the refusal of a declaration', () => {
  const of = (text: string) => queueLimit(`PRECONDITION_FAILED - cannot declare queue 'b': ${text}`);
  expect(of("queue limit in vhost 'V (2) is' (1) is reached")).toEqual({ of: 'vhost', limit: 1 }); // 3.10.8, 4.0.5, 4.3.6
  expect(of('queue limit in cluster (6) is reached')).toEqual({ of: 'cluster', limit: 6 }); // 4.3.6
  expect(of("access to queue 'b' refused")).toBeUndefined();
});

describe('opening a connection', () => {
  test.each([
    [403, 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.', 'login'],
    [530, "NOT_ALLOWED - access to vhost '/v' refused for user 'u': connection limit (0) is reached", 'connection-limit'],
    [530, "NOT_ALLOWED - connection refused for user 'u': user connection limit (1) is reached", 'connection-limit'],
    [530, 'NOT_ALLOWED - vhost /v not found', 'vhost-missing'],
    [530, `NOT_ALLOWED - vhost ${'v'.repeat(228)} not...`, 'vhost-missing'],
    [530, `NOT_ALLOWED - vhost ${'v'.repeat(232)}...`, 'vhost-missing'],
    [530, `NOT_ALLOWED - access to vhost '${'v'.repeat(222)}...`, 'vhost-access'],
    [530, "NOT_ALLOWED - access to vhost '/v' refused for user 'u'", 'vhost-access'],
    [320, "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'", 'other'],
  ] as const)('%i %s means %s', (code, text, meaning) => {
    expect(openRefusal(code, text)).toBe(meaning);
  });
});

test.each([
  ['3.10', "NOT_ALLOWED - number of channels opened for user 'u' has reached the maximum allowed user limit of (2)", 2],
  ['4.0', "NOT_ALLOWED - number of channels opened for user 'rabbit@localhost' has reached the maximum allowed user limit of (15)", 15],
  ['4.3', "NOT_ALLOWED - number of channels opened for user 'a\nb' has reached the maximum allowed user limit of 3", 3],
  ['another limit', "NOT_ALLOWED - access to vhost 'v' refused for user 'u': connection limit (1) is reached", undefined],
])('the channel limit of the user in the text of %s', (_, text, limit) => {
  expect(userChannelLimit(text)).toBe(limit);
});

describe('a 404 over AMQP', () => {
  test.each<[Queue | Exchange, string]>([
    [queue, "NOT_FOUND - no queue 'q' in vhost '/v'"],
    [exchange, "NOT_FOUND - no exchange 'x' in vhost '/v'"],
    [{ ...queue, name: long }, `NOT_FOUND - no queue '${'l'.repeat(231)}...`], // 4.3.6
    [{ ...queue, name: 'qé'.repeat(80) }, `NOT_FOUND - no queue '${'qé'.repeat(76)}q\uFFFD...`], // 3.10.8
  ])('means that %o is missing: %s', (entity, text) => {
    expect(isMissing(entity, text)).toBe(true);
  });

  test.each<[Queue | Exchange, string]>([
    [queue, "NOT_FOUND - no queue 'q2' in vhost '/v'"],
    [queue, "NOT_FOUND - no queue 'q' in vhost '/w'"],
    [queue, "NOT_FOUND - no queue '..."],
    [queue, "NOT_FOUND - home node 'rabbit@b' of durable queue 'q' in vhost '/v' is down or inaccessible"],
    [queue, "NOT_FOUND - failed to perform operation on queue 'q' in vhost '/v' due to timeout"],
    [queue, "NOT_FOUND - queue 'q' in vhost '/v' process is stopped by supervisor"],
    [{ ...queue, name: long }, `NOT_FOUND - home node 'rabbit@b' of durable queue '${'l'.repeat(200)}...`],
    [{ ...queue, name: long }, `NOT_FOUND - no queue '${'m'.repeat(231)}...`],
  ])('does not mean that %o is missing: %s', (entity, text) => {
    expect(isMissing(entity, text)).toBe(false);
  });

  test.each([
    ['ž'.repeat(120), true],
    ['ž'.repeat(20), false],
    ['z'.repeat(255), false],
  ])('for the name %s closes the connection on 4.x: %s', (name, closes) => {
    expect(closesConnectionIfMissing({ ...queue, name })).toBe(closes);
  });
});

describe('a 403 over AMQP', () => {
  test.each([
    ["access to queue 'q' in vhost '/v' refused for user 'u'", { object: 'queue', user: 'u' }], // 3.10.8
    ["configure access to queue 'q' in vhost '/v' refused for user 'u'", { permission: 'configure', object: 'queue', user: 'u' }],
    ["write access to queue 'q' in vhost '/v' refused for user 'u'", { permission: 'write', object: 'queue', user: 'u' }],
    ["read access to exchange 'x' in vhost '/v' refused for user 'u'", { permission: 'read', object: 'exchange', user: 'u' }],
    [
      "read access to topic 'k' in exchange 'amq.topic' in vhost '/v' refused for user 'u'",
      { permission: 'read', object: 'topic', user: 'u' },
    ],
    [`configure access to queue '${'l'.repeat(200)}...`, { permission: 'configure', object: 'queue' }],
  ])('names a missing permission: %s', (text, expected) => {
    const { rest, ...meaning } = permissionRefusal(`ACCESS_REFUSED - ${text}`) ?? {};
    expect(meaning).toEqual(expected);
    expect(text.endsWith(`'${rest}`)).toBe(true);
  });

  test.each([
    "ACCESS_REFUSED - queue name 'amq.x' contains reserved prefix 'amq.*'",
    'ACCESS_REFUSED - operation not permitted on the default exchange',
    "ACCESS_REFUSED - deletion of system exchange 'amq.topic' in vhost '/v' not allowed",
    "ACCESS_REFUSED - queue 'q' in vhost '/v' in exclusive use",
  ])('is not about a permission: %s', (text) => {
    expect(permissionRefusal(text)).toBeUndefined();
  });

  test('of a second consumer is recognised as an exclusive consumer', () => {
    expect(isExclusiveConsumer("ACCESS_REFUSED - queue 'q' in vhost '/v' in exclusive use")).toBe(true);
    expect(isExclusiveConsumer("ACCESS_REFUSED - read access to queue 'q' in vhost '/v' refused for user 'u'")).toBe(false);
  });
});

describe('the refusal of an operation', () => {
  test.each([
    ["PRECONDITION_FAILED - cannot declare queue 'q2': queue limit in vhost '/v' (1) is reached", 'limit'],
    [
      "PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q' in vhost '/v': received the value '5' of type 'byte' but current is none",
      'inequivalent',
    ],
    ["COMMAND_INVALID - unknown exchange type 'x-delayed-message'", 'exchange-type'], // 3.10.8, 503
    ["PRECONDITION_FAILED - unknown exchange type 'x-delayed-message'", 'exchange-type'], // 4.x
    [
      "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'ex' in vhost '/v'. It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.",
      'exclusive',
    ],
    ["PRECONDITION_FAILED - queue 'q' in vhost '/v' not empty", 'in-use'],
    ["PRECONDITION_FAILED - queue 'q' in vhost '/v' in use", 'in-use'],
    ["PRECONDITION_FAILED - invalid arg 'x-max-age' for queue 'q' in vhost '/v' of queue type rabbit_classic_queue", 'other'],
  ] as const)('%s means %s', (text, meaning) => {
    expect(operationRefusal(text)).toBe(meaning);
  });

  test('of a type whose plugin is off names the exchange type', () => {
    expect(isUnknownExchangeType("PRECONDITION_FAILED - invalid exchange type 'x-random'")).toBe(true);
    expect(isUnknownExchangeType("PRECONDITION_FAILED - invalid arg 'a' for exchange 'unknown exchange type' in vhost '/v'")).toBe(false);
  });

  test('of a denied deprecated feature is told from other internal errors', () => {
    const denied =
      'INTERNAL_ERROR - Feature `queue_master_locator` is deprecated.\nBy default, this feature is not permitted anymore.\nThe feature will be removed from a future major RabbitMQ version, regardless of the configuration; actual version to be determined.\nTo con...'; // 4.3.6
    expect(isDeniedFeature(denied)).toBe(true);
    expect(isDeniedFeature('INTERNAL_ERROR')).toBe(false);
  });

  test('over AMQP is recognised as a time-out inside the broker', () => {
    expect(isTimedOut("NOT_FOUND - failed to perform operation on queue 'q' in vhost '/v' due to timeout")).toBe(true);
    expect(isTimedOut("NOT_FOUND - no queue 'q' in vhost '/v'")).toBe(false);
  });
});

describe('the refusal of a redeclaration', () => {
  test('names the first attribute that differs, with its type where only one side has a value', () => {
    const text =
      "PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q' in vhost '/v': received none but current is the value '5' of type 'byte'";
    expect(redeclareRefusal(queue, text, () => undefined)).toEqual({
      kind: 'differs',
      key: 'x-message-ttl',
      current: { kind: 'value', text: '5', type: 'byte' },
    });
  });

  test('is read to the end of a value that contains the words of the sentence', () => {
    const text =
      "PRECONDITION_FAILED - inequivalent arg 'k' for queue 'q' in vhost '/v': received 'a but current is b' but current is 'c but current is d'";
    expect(redeclareRefusal(queue, text, () => 'a but current is b')).toEqual({
      kind: 'differs',
      key: 'k',
      current: { kind: 'value', text: 'c but current is d' },
    });
  });

  test('shows no value where the text is cut', () => {
    const name = 'l'.repeat(160);
    const text = `PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue '${name}' in vhost '/v': received the value 'XXX...`;
    expect(redeclareRefusal({ ...queue, name }, text, () => 'XXX')).toMatchObject({ kind: 'differs', current: { kind: 'cut' } });
  });

  test.each<[Queue | Exchange, string]>([
    [queue, "invalid arg 'x-max-age' for queue 'q' in vhost '/v' of queue type rabbit_classic_queue"],
    [exchange, "invalid type 'byte' for arg 'alternate-exchange' in exchange 'x' in vhost '/v'"],
  ])('of the missing %o is about validity', (entity, text) => {
    expect(redeclareRefusal(entity, `PRECONDITION_FAILED - ${text}`, () => undefined)).toEqual({ kind: 'invalid' });
    expect(redeclareRefusal({ ...entity, name: 'other' }, `PRECONDITION_FAILED - ${text}`, () => undefined)).toEqual({ kind: 'other' });
  });
});
