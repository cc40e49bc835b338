// Rows of queues on a cluster of three nodes, of which c (or b and c) was killed, as RabbitMQ lists them.
import { describe, expect, test } from 'vitest';
import { outageOfRow, outageText } from '../../../src/rabbitmq/queue-outages.ts';
import type { Row } from '../../../src/rabbitmq/rows.ts';
import type { Version } from '../../../src/rabbitmq/version.ts';

const [a, b, c] = ['a@localhost', 'b@localhost', 'c@localhost'];
const [old, middle, latest]: Version[] = [
  [3, 10, 8],
  [4, 0, 5],
  [4, 3, 6],
];

describe.each<[string, Row, boolean, Version | undefined, ReturnType<typeof outageOfRow>]>([
  ['a classic queue, 3.10.8', { type: 'classic', state: 'down', node: c }, true, old, { state: 'down', nodes: [c], hidesBindings: true }],
  ['a classic queue, 4.0.5', { type: 'classic', state: 'down', node: c }, false, middle, { state: 'down', nodes: [c] }],
  ['a classic queue, 4.3.6', { type: 'classic', state: 'down', node: c }, false, latest, { state: 'down', nodes: [c] }],
  [
    'a quorum queue with its only member down, 3.10.8',
    { type: 'quorum', state: 'live', leader: null, members: [c], online: [] },
    false,
    old,
    { state: 'down', nodes: [c] },
  ],
  [
    'a quorum queue with its only member down, 4.3.6',
    { type: 'quorum', state: 'down', node: c, leader: c, members: [c], online: [] },
    false,
    latest,
    { state: 'down', nodes: [c] },
  ],
  [
    'a quorum queue with one of three members left, 3.10.8',
    { type: 'quorum', state: 'live', leader: null, members: [c, a, b], online: [a] },
    false,
    old,
    { state: 'leaderless', nodes: [c, b] },
  ],
  [
    'a quorum queue with one of three members left, which 4.0.5 counts',
    { type: 'quorum', state: 'minority', node: a, leader: a, members: [a, b, c], online: [a] },
    true,
    middle,
    { state: 'minority', nodes: [b, c] },
  ],
  [
    'a stream with one of three members left, 4.3.6',
    { type: 'stream', state: 'minority', node: b, leader: b, members: [a, b, c], online: [a] },
    false,
    latest,
    { state: 'minority', nodes: [b, c] },
  ],
  ['a queue without counts', { type: 'classic', state: 'running', node: c }, false, latest, { state: 'uncounted', nodes: [c] }],
])('the row of %s', (_, row, isCounted, version, outage) => {
  test('is that of a queue that is down', () => {
    expect(outageOfRow(row, isCounted, version)).toEqual(outage);
  });
});

test.each<[string, Row, boolean]>([
  ['a classic queue', { type: 'classic', state: 'running', node: a }, true],
  ['a quorum queue with two of three members', { type: 'quorum', state: 'live', leader: b, members: [c, a, b], online: [a, b] }, true],
  ['a stream, 3.10.8', { type: 'stream', state: 'live', node: a }, true],
  ['a queue of a plugin, which has no counts', { type: 'rabbit_mqtt_qos0_queue', state: 'running', node: a }, false],
])('the row of %s that works is not one of a queue that is down', (_, row, isCounted) => {
  expect(outageOfRow(row, isCounted, latest)).toBeUndefined();
});

test('the bindings of a classic queue that is down count as hidden on a version that is not known', () => {
  expect(outageOfRow({ type: 'classic', state: 'down' }, false, undefined)).toEqual({ state: 'down', nodes: [], hidesBindings: true });
});

test('an outage is named with the nodes, as far as they are known', () => {
  expect(outageText({ state: 'down', nodes: [] })).toBe('down');
  expect(outageText({ state: 'crashed', nodes: ['b'] })).toBe('crashed on b');
  expect(outageText({ state: 'minority', nodes: ['b', 'c'] })).toBe('without a majority, down on b, c');
  expect(outageText({ state: 'leaderless', nodes: [] })).toBe('without a leader');
  expect(outageText({ state: 'unresponsive', nodes: [] })).toBe('not responding');
});
