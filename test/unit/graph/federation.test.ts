// Federation in a graph: an upstream is a node, with an edge to each exchange and queue whose policy names it.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { followed } from '../../../src/graph/follow.ts';
import type { Document, Entity, Policy } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { binding, exchange, policy as governing, queue, topology } from '../../support/ends.ts';

const policy = (name: string, definition: Arguments, more: Partial<Policy> = {}) =>
  governing(name, definition, { applyTo: 'all', ...more });
const upstream = (name: string): Document => ({
  kind: 'document',
  of: 'federation-upstream',
  vhost: '/',
  name,
  body: { uri: 'amqp://secret' },
});
const set = (name: string, ...upstreams: readonly string[]): Document => {
  const body = { upstreams: upstreams.map((one) => ({ upstream: one })) };
  return { kind: 'document', of: 'federation-upstream-set', vhost: '/', name, body };
};
const graph = (...all: readonly Entity[]) => graphOf(topology(...all), new Map());
const federated = (...all: readonly Entity[]) =>
  graph(...all)
    .edges.filter(({ reason }) => reason === 'federation')
    .map(({ from, to, labels }) => `${from.split(' ').at(-1)} -> ${to.split(' ').at(-1)} [${labels.join()}]`);

describe('federation edges', () => {
  it('lead from the upstream of the policy in force, to exchanges and queues', () => {
    const both = [
      upstream('eu'),
      upstream('us'),
      exchange('e'),
      queue('q'),
      exchange('other'),
      policy('p', { 'federation-upstream': 'eu' }, { pattern: '^[eq]$' }),
    ];
    expect(federated(...both)).toEqual(['eu -> e [policy p]', 'eu -> q [policy p]']);
    expect(federated(...both, policy('stronger', { 'max-length': 1 }, { pattern: '^q$', priority: 9 }))).toEqual(['eu -> e [policy p]']);
  });

  it.each([
    [{ 'federation-upstream-set': 'all' }, ['eu', 'other', 'us']],
    [{ 'federation-upstream-set': 'west' }, ['us']],
    [{ 'federation-upstream-pattern': '^.u$|^us' }, ['eu', 'us']],
    [{ 'federation-upstream-set': 'missing' }, []],
  ])('lead from all upstreams that %j names', (definition, names) => {
    const all = [upstream('eu'), upstream('us'), upstream('other'), set('west', 'us'), exchange('e'), policy('p', definition)];
    expect(federated(...all)).toEqual(names.map((name) => `${name} -> e [policy p]`));
  });

  it('do not lead to internal exchanges', () => {
    expect(federated(upstream('eu'), exchange('e', { internal: true }), policy('p', { 'federation-upstream': 'eu' }))).toEqual([]);
  });
});

it('has a node for each upstream with an edge, without its URI; one that no file declares is external', () => {
  const nodes = graph(
    upstream('eu'),
    upstream('unused'),
    exchange('a'),
    exchange('b'),
    policy('p', { 'federation-upstream': 'eu' }, { pattern: 'a' }),
    policy('q', { 'federation-upstream': 'elsewhere' }, { pattern: 'b' }),
  ).nodes;
  const upstreams = nodes.filter(({ kind }) => kind === 'upstream');
  expect(upstreams.map(({ name, presence }) => [name, presence])).toEqual([
    ['elsewhere', 'external'],
    ['eu', 'declared'],
  ]);
  expect(JSON.stringify(nodes)).not.toContain('secret');
});

it('is part of the paths to a queue', () => {
  const all = graph(
    upstream('eu'),
    exchange('e'),
    queue('q'),
    binding('e', 'q', 'k'),
    policy('p', { 'federation-upstream': 'eu' }, { applyTo: 'exchanges' }),
  );
  const paths = followed(
    all,
    all.nodes.filter(({ name }) => name === 'q'),
  );
  expect(paths.nodes.map(({ name }) => name)).toEqual(['e', 'eu', 'q']);
});
