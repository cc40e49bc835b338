// Shovels in a graph: a node between the source and the destination. Other brokers are nodes too, without users and passwords.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this
import { expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { collapsed } from '../../../src/graph/collapse.ts';
import { followed } from '../../../src/graph/follow.ts';
import type { Document, Entity } from '../../../src/model/entity.ts';
import { hiddenSecret } from '../../../src/model/secret-text.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';

const shovel = (name: string, body: Arguments): Document => ({ kind: 'document', of: 'shovel', vhost: '/', name, body });
const graph = (...all: readonly Entity[]) => graphOf(topology(...all), new Map());
const drawn = (...all: readonly Entity[]) =>
  graph(...all)
    .edges.filter(({ reason }) => reason === 'shovel')
    .map(({ from, to, labels }) => `${from} -> ${to}${labels.length === 0 ? '' : ` [${labels.join()}]`}`);

it('leads from the source to the shovel, and from the shovel to the destination', () => {
  const moves = shovel('s', { srcUri: 'amqp://', srcQueue: 'a', destUri: 'amqp:///%2F', destExchange: 'e', destExchangeKey: 'moved' });
  expect(drawn(queue('a'), exchange('e'), moves)).toEqual(['queue / a -> shovel / s', 'shovel / s -> exchange / e [moved]']);
  const tap = shovel('t', { srcUri: 'amqp:///x', srcExchange: 'e', srcExchangeKey: '#', destUri: 'amqp:///y', destQueue: 'b' });
  expect(drawn(tap)).toEqual(['exchange x e -> shovel / t [#]', 'shovel / t -> queue y b']);
});

it.each([
  ['amqps://app:${PASSWORD}@mq.example.com:5671/orders', 'mq.example.com:5671'],
  ['amqp://mq.example.com', 'mq.example.com'],
  ['amqp://app:secret@mq.example.com', 'mq.example.com'],
  ['amqp://app:5672/secret@mq.example.com', 'another broker'],
  ['amqp://app:se@cret@mq.example.com', 'mq.example.com'],
  ['${WAREHOUSE_URI}', '${WAREHOUSE_URI}'],
  ['***', 'another broker'],
])('names the other broker of %s %s', (destUri, name) => {
  const moves = shovel('s', { srcUri: 'amqp://', srcQueue: 'a', destUri, destQueue: 'b' });
  expect(drawn(queue('a'), moves)).toEqual(['queue / a -> shovel / s', `shovel / s -> broker / ${name} [queue b]`]);
  expect(JSON.stringify(graph(moves))).not.toMatch(/secret|PASSWORD|cret/);
});

it('names the host of a live URI whose password is hidden', () => {
  const [destUri, srcUri] = ['amqp://app:***@mq.example.com/x', 'another URI'].map(hiddenSecret);
  const moves = shovel('s', { srcUri: srcUri ?? '', srcQueue: 'a', destUri: destUri ?? '', destQueue: 'b' });
  expect(drawn(moves)).toEqual(['broker / another broker -> shovel / s [queue a]', 'shovel / s -> broker / mq.example.com [queue b]']);
});

it('has one node for several URIs and addresses, and for each end that no file declares, which is external', () => {
  const moves = shovel('s', {
    ...{ srcUri: ['amqp://u@one.example', 'amqp://u@two.example'], srcProtocol: 'amqp10', srcAddress: '/queues/a' },
    ...{ destUri: 'amqp://', destQueue: 'b' },
  });
  expect(graph(moves).nodes.map(({ kind, name, presence }) => [kind, name, presence])).toEqual([
    ['broker', 'one.example, two.example', 'external'],
    ['queue', 'b', 'external'],
    ['shovel', 's', 'declared'],
  ]);
  expect(drawn(moves)[0]).toBe('broker / one.example, two.example -> shovel / s [/queues/a]');
});

it('is on the paths that --focus follows, with the routing key that it sets', () => {
  const moves = shovel('s', { srcUri: 'amqp://', srcQueue: 'a', destUri: 'amqp://', destExchange: 'e', destExchangeKey: 'moved' });
  const whole = graph(
    ...[exchange('in'), queue('a'), exchange('e', { type: 'direct' }), queue('b'), queue('c'), moves],
    ...[binding('in', 'a', 'x'), binding('e', 'b', 'moved'), binding('e', 'c', 'other')],
  );
  const near = followed(
    whole,
    whole.nodes.filter(({ name }) => name === 'a'),
  );
  expect(near.nodes.map(({ name }) => name)).toEqual(['e', 'in', 'a', 'b', 's']);
});

it('is not folded with dead letters', () => {
  const work = queue('work', { arguments: { 'x-dead-letter-exchange': 'dlx' } });
  const moves = shovel('s', { srcUri: 'amqp://', srcQueue: 'dead', destUri: 'amqp://u@mq.example', destQueue: 'dead' });
  const whole = graph(
    exchange('in'),
    work,
    exchange('dlx', { type: 'fanout' }),
    queue('dead'),
    moves,
    binding('in', 'work', '#'),
    binding('dlx', 'dead', ''),
  );
  const names = collapsed(whole, new Set()).nodes.map(({ name }) => name);
  expect(names).toContain('s');
  expect(names).toContain('dead');
});
