// Topologies of a wanted size: topic exchanges with their queues, dead letters and unroutable messages, some queues bound to two of them.
import { graphOf } from '../../src/graph/build.ts';
import type { Graph } from '../../src/graph/model.ts';
import type { Entity } from '../../src/model/entity.ts';
import { binding, exchange, queue, topology } from './ends.ts';

/** Exchanges and queues, `count` together, 25 per topic exchange. */
export function largeTopology(count: number): readonly Entity[] {
  return Array.from({ length: Math.max(1, Math.round(count / 25)) }, (_, at) => domain(at, Math.min(count, 25) - 5)).flat();
}

function domain(at: number, queues: number): readonly Entity[] {
  const name = `team-${at}`;
  const events = Array.from({ length: queues }, (_, event) => `${name}.event-${event}.created`);
  const argumentsOf = { 'x-dead-letter-exchange': `${name}.dead`, 'x-dead-letter-routing-key': 'parking' };
  return [
    exchange(name, { type: 'topic', arguments: { 'alternate-exchange': `${name}.unrouted` } }),
    exchange(`${name}.unrouted`, { type: 'fanout' }),
    exchange(`${name}.dead`, { type: 'direct' }),
    queue(`${name}.unrouted`),
    queue(`${name}.parking`),
    binding(`${name}.unrouted`, `${name}.unrouted`),
    binding(`${name}.dead`, `${name}.parking`, 'parking'),
    ...events.map((event) => queue(event, { type: 'quorum', arguments: argumentsOf })),
    ...events.map((event, place) => binding(name, event, `${name}.*.created.${place}.#`)),
    ...(at === 0 ? [] : events.filter((_, place) => place % 7 === 3).map((event) => binding(`team-${at - 1}`, event, '#'))),
  ];
}

/** Its graph. */
export function largeGraph(count: number): Graph {
  return graphOf(topology(...largeTopology(count)), new Map());
}
