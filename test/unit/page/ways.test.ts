// What is highlighted in the picture: the paths through an object, and the way of one message.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import type { Reason } from '../../../src/graph/model.ts';
import { type Lit, wayOf, waysThrough } from '../../../src/page/ways.ts';
import { deadLetter } from '../../../src/router/dead-letter.ts';
import { networkOf } from '../../../src/router/network.ts';
import { explain } from '../../../src/router/route.ts';
import { binding, exchange, queue, topology } from '../../support/ends.ts';

const entities = [
  exchange('in', { type: 'topic', arguments: { 'alternate-exchange': 'lost' } }),
  exchange('lost', { type: 'fanout' }),
  exchange('dead', { type: 'direct' }),
  queue('a', { arguments: { 'x-dead-letter-exchange': 'dead', 'x-dead-letter-routing-key': 'k' } }),
  queue('b'),
  queue('parking'),
  queue('unrouted'),
  binding('in', 'a', 'a.#'),
  binding('in', 'b', 'b.#'),
  binding('dead', 'parking', 'k'),
  binding('lost', 'unrouted'),
];
const graph = graphOf(topology(...entities), new Map());
const network = networkOf(entities, {});

const short = (key: string): string => key.split(' ').at(-1) ?? '';
const nodesOf = ({ nodes }: Lit): readonly string[] => [...nodes].map(short).toSorted();
const edgesOf = ({ edges }: Lit): readonly string[] =>
  [...edges].map((at) => `${short(graph.edges[at]?.from ?? '')}>${short(graph.edges[at]?.to ?? '')}`).toSorted();

describe('the paths through an object', () => {
  const through = (name: string, hidden: readonly Reason[] = []) =>
    waysThrough(
      graph,
      graph.nodes.filter((node) => node.name === name).map(({ key }) => key),
      hidden,
    );

  it('lead to it and from it, and not to its neighbours', () => {
    expect(nodesOf(through('a'))).toEqual(['a', 'dead', 'in', 'parking']);
    expect(edgesOf(through('a'))).toEqual(['a>dead', 'dead>parking', 'in>a']);
  });

  it('do not use edges that are switched off', () => {
    expect(nodesOf(through('a', ['dead-letter']))).toEqual(['a', 'in']);
    expect(edgesOf(through('unrouted', ['alternate']))).toEqual(['lost>unrouted']);
  });
});

describe('the way of a message', () => {
  const sent = (routingKey: string) =>
    explain(network, { vhost: '/', exchange: 'in', routingKey, headers: {}, persistent: true, mandatory: false });

  it('has the bindings that match alone', () => {
    const way = wayOf(graph, sent('a.x'), []);
    expect([nodesOf(way), edgesOf(way)]).toEqual([['a', 'in'], ['in>a']]);
  });

  it('continues through the alternate exchange', () => {
    expect(edgesOf(wayOf(graph, sent('z'), []))).toEqual(['in>lost', 'lost>unrouted']);
  });

  it('continues through the dead-letter exchange of a queue that gives it up', () => {
    const routing = sent('a.x');
    const way = wayOf(graph, routing, [deadLetter(network, routing.message, 'a', 'rejected')]);
    expect(nodesOf(way)).toEqual(['a', 'dead', 'in', 'parking']);
    expect(edgesOf(way)).toEqual(['a>dead', 'dead>parking', 'in>a']);
  });

  it('is empty for a publish that is refused', () => {
    const refused = explain(network, { vhost: '/', exchange: 'no', routingKey: '', headers: {}, persistent: true, mandatory: false });
    expect([nodesOf(wayOf(graph, refused, [])), edgesOf(wayOf(graph, refused, []))]).toEqual([[], []]);
  });
});
