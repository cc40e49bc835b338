// What becomes a node and what an edge, with which words, of a topology and of an observed broker.
import { describe, expect, it } from 'vitest';
import { graphOf, graphOfObserved } from '../../../src/graph/build.ts';
import type { Graph } from '../../../src/graph/model.ts';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Declaration } from '../../../src/model/topology.ts';
import { binding, declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

const draw = (...all: (Entity | Declaration)[]): Graph => graphOf(topology(...all), new Map());
const node = (graph: Graph, name: string) => graph.nodes.find((one) => one.name === name);
/** `a -reason-> b [label, label]` without kinds and virtual hosts. */
const edges = ({ edges: all }: Graph): string[] =>
  all.map(({ from, to, reason, labels }) => `${from.split(' ').at(-1)} -${reason}-> ${to.split(' ').at(-1)} [${labels.join('; ')}]`);

describe('edges of the graph', () => {
  it('joins parallel bindings in one edge, with every key once', () => {
    const graph = draw(
      exchange('e'),
      queue('q'),
      binding('e', 'q', 'b'),
      binding('e', 'q', 'a'),
      binding('e', 'q', 'a', { arguments: { x: 1 } }),
    );
    expect(edges(graph)).toEqual(['e -binding-> q [a; a, x=1; b]']);
  });

  it.each([
    ['fanout', 'ignored', {}, ''],
    ['headers', 'ignored', { 'x-match': 'all', a: 1, b: '' }, 'a=1, b="", x-match=all'],
    ['direct', '', {}, '""'],
    ['topic', 'a.#', {}, 'a.#'],
  ])('of a %s exchange say what it looks at', (type, key, values, label) => {
    const graph = draw(exchange('e', { type }), queue('q'), binding('e', 'q', key, { arguments: values }));
    expect(edges(graph)).toEqual([`e -binding-> q [${label}]`]);
  });

  it('draws edges to the dead-letter and alternate exchanges of arguments', () => {
    const graph = draw(
      exchange('e', { arguments: { 'alternate-exchange': 'alt' } }),
      exchange('alt', { type: 'fanout' }),
      queue('q', { arguments: { 'x-dead-letter-exchange': 'alt', 'x-dead-letter-routing-key': 'k' } }),
    );
    expect(edges(graph)).toEqual(['e -alternate-> alt []', 'q -dead-letter-> alt [as k]']);
  });

  it('draws edges for what the policy in force sets, unless an argument does', () => {
    const graph = draw(
      exchange('dlx'),
      exchange('other'),
      queue('by-argument', { arguments: { 'x-dead-letter-exchange': 'other' } }),
      queue('by-policy'),
      queue('not-matched'),
      policy('weak', { 'dead-letter-exchange': 'other' }, { pattern: '^by' }),
      policy('strong', { 'dead-letter-exchange': 'dlx', 'max-length': 5 }, { pattern: '^by', priority: 1 }),
      policy('exchanges', { 'alternate-exchange': 'dlx' }, { pattern: '^other$', applyTo: 'exchanges' }),
    );
    expect(edges(graph)).toEqual([
      'other -alternate-> dlx [policy exchanges]',
      'by-argument -dead-letter-> other []',
      'by-policy -dead-letter-> dlx [policy strong]',
    ]);
    expect(node(graph, 'by-policy')?.policy).toBe('strong: max 5');
    expect(node(graph, 'not-matched')?.policy).toBeUndefined();
  });

  it('draws an edge through the default exchange directly to the queue', () => {
    const graph = draw(
      queue('wait', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'work' } }),
      queue('work', { arguments: { 'x-dead-letter-exchange': '' } }),
    );
    expect(edges(graph)).toEqual(['wait -dead-letter-> work []']);
    expect(node(graph, 'work')?.traits).toEqual(['dead-letters to the queues named by the routing keys']);
  });
});

describe('nodes of the graph', () => {
  it('labels nodes with their type and attributes', () => {
    const values = { 'x-message-ttl': 5_400_000, 'x-max-length-bytes': 2 ** 30, 'x-single-active-consumer': true, 'x-custom': 1 };
    const graph = draw(
      queue('q', { type: 'quorum', arguments: values }),
      queue('x', { exclusive: true, durable: false, autoDelete: true }),
      exchange('i', { internal: true, durable: false }),
      exchange('d', { type: 'x-delayed-message', arguments: { 'x-delayed-type': 'topic' } }),
    );
    expect(node(graph, 'q')).toMatchObject({ type: 'quorum', traits: ['x-custom 1', 'max 1GiB', 'ttl 1h30m', 'single active consumer'] });
    expect(node(graph, 'x')?.traits).toEqual(['exclusive', 'auto-delete']);
    expect(node(graph, 'i')?.traits).toEqual(['internal', 'transient']);
    expect(node(graph, 'd')?.type).toBe('x-delayed-message, topic');
  });

  it('labels a node with an argument named as a property of every JavaScript object', () => {
    const graph = draw(queue('q', { arguments: { constructor: 'a', 'x-toString': 1 } }));
    expect(node(graph, 'q')?.traits).toEqual(['constructor a', 'x-toString 1']);
  });

  it('marks undeclared and external nodes', () => {
    const graph = draw(
      declared(exchange('theirs'), { presence: 'external' }),
      queue('q', { arguments: { 'x-dead-letter-exchange': 'nowhere' } }),
      binding('amq.topic', 'q', 'a'),
      binding('gone', 'q'),
      declared(queue('old'), { presence: 'absent' }),
    );
    const found = Object.fromEntries(graph.nodes.map(({ name, presence }) => [name, presence]));
    expect(found).toEqual({ theirs: 'external', q: 'declared', nowhere: 'missing', 'amq.topic': 'built-in', gone: 'missing' });
    expect(node(graph, 'amq.topic')?.type).toBe('topic');
  });

  it('holds the file that declares a node', () => {
    const span = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
    const graph = graphOf(topology(queue('q')), new Map([[keyOf(queue('q')), span]]));
    expect(node(graph, 'q')?.file).toBe('a.yaml');
  });
});

it('draws an observed broker without unused predeclared exchanges', () => {
  const graph = graphOfObserved(observed(exchange('amq.direct'), exchange('amq.topic'), queue('q'), binding('amq.topic', 'q', 'k')));
  expect(graph.nodes.map(({ name, presence }) => `${name} ${presence}`)).toEqual(['amq.topic built-in', 'q declared']);
});
