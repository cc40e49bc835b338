// A plan as a graph: what is created, replaced and deleted, on nodes and on edges.
import { expect, it } from 'vitest';
import { graphOfPlan } from '../../../src/graph/plan-graph.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

function draw(wanted: Topology, live: Observed) {
  const { nodes, edges } = graphOfPlan(
    makePlan({ topology: wanted, observed: live, origins: new Map(), allowances: [], version: '0.0.0' }),
  );
  return {
    nodes: Object.fromEntries(nodes.map(({ name, mark, presence }) => [name, presence === 'undeclared' ? presence : mark])),
    edges: edges.map(({ from, to, mark, labels }) =>
      `${mark} ${from.split(' ').at(-1)} -> ${to.split(' ').at(-1)} ${labels.join(';')}`.trim(),
    ),
    blocked: nodes.flatMap(({ name, blocked }) => (blocked === undefined ? [] : [`${name} ${blocked}`])),
  };
}

it('marks what is created, kept and deleted, and keys of one pair apart', () => {
  const wanted = topology(
    exchange('e'),
    queue('new'),
    queue('kept'),
    binding('e', 'kept', 'a'),
    binding('e', 'kept', 'b'),
    binding('e', 'new', 'c'),
    {
      prune: { queues: ['old'], bindings: true },
    },
  );
  const live = observed(
    exchange('e'),
    queue('kept'),
    [queue('old'), { ready: 0, unacknowledged: 0, consumers: 0 }],
    binding('e', 'kept', 'a'),
    binding('e', 'kept', 'z'),
    binding('e', 'old', 'o'),
  );
  const { nodes, edges } = draw(wanted, live);
  expect(nodes).toEqual({ e: 'keep', new: 'create', kept: 'keep', old: 'delete' });
  expect(edges.sort()).toEqual(['create e -> kept b', 'create e -> new c', 'delete e -> kept z', 'delete e -> old o', 'keep e -> kept a']);
});

it('marks dead letters that change with a replaced queue, or with a policy', () => {
  const deadLetter = (to: string) => queue('q', { arguments: { 'x-dead-letter-exchange': to } });
  const wanted = topology(
    exchange('one'),
    exchange('two'),
    deadLetter('two'),
    queue('p'),
    policy('dlx', { 'dead-letter-exchange': 'one' }, { pattern: '^p$' }),
  );
  const live = observed(exchange('one'), exchange('two'), deadLetter('one'), queue('p'));
  const { nodes, edges, blocked } = draw(wanted, live);
  expect(nodes).toEqual({ one: 'keep', two: 'keep', q: 'replace', p: 'keep' });
  expect(edges.sort()).toEqual(['create p -> one policy dlx', 'create q -> two', 'delete q -> one']);
  expect(blocked).toEqual([expect.stringMatching(/^q /)]);
});

it('draws of what is undeclared only what touches something declared', () => {
  const live = observed(
    exchange('e'),
    queue('theirs'),
    queue('far'),
    exchange('x'),
    binding('e', 'theirs', 'k'),
    binding('x', 'far', 'k'),
    binding('amq.topic', 'far'),
  );
  const { nodes, edges } = draw(topology(exchange('e')), live);
  expect(nodes).toEqual({ e: 'keep', theirs: 'undeclared' });
  expect(edges).toEqual(['keep e -> theirs k']);
});

it('keeps bindings that could not be seen: they are only declared again', () => {
  const wanted = topology(exchange('e'), queue('q'), binding('e', 'q', 'k'));
  const live: Observed = { ...observed(exchange('e'), queue('q')), over: 'amqp', complete: false };
  expect(draw(wanted, live).edges).toEqual(['keep e -> q k']);
});
