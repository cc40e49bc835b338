// Alarms in the forms of RabbitMQ 3.10.8, 4.0.5 and 4.3.6.
import { expect, test } from 'vitest';
import { alarmsFrom, alarmsOfReason, alarmText } from '../../../src/rabbitmq/alarms.ts';

test('reads the alarms of the health check, one per node and resource', () => {
  const alarms = [
    { node: 'rabbit@a', resource: 'disk space' },
    { node: 'rabbit@b', resource: 'memory' },
  ];
  const found = alarmsFrom({ reason: 'There are alarms in effect in the cluster', status: 'failed', alarms });
  expect(found).toEqual([
    { node: 'rabbit@a', resource: 'disk' },
    { node: 'rabbit@b', resource: 'memory' },
  ]);
  expect(alarmText(found ?? [])).toBe('disk alarm on node rabbit@a, memory alarm on node rabbit@b');
});

test('distinguishes a broker without alarms from a reply that does not show any', () => {
  expect(alarmsFrom({ status: 'ok' })).toEqual([]);
  expect(alarmsFrom({ error: 'not_authorised', reason: 'Not management user' })).toBeUndefined();
  expect(alarmsFrom('<html>')).toBeUndefined();
});

test.each([
  ['low on memory', 'memory alarm'],
  ['low on disk', 'disk alarm'],
  ['low on disk & memory', 'disk alarm, memory alarm'],
  ['something new', 'something new alarm'],
])('reads the reason of connection.blocked: %s', (reason, text) => {
  expect(alarmText(alarmsOfReason(reason))).toBe(text);
});
