// What a plan foresees that the broker would refuse: only of what it sends, and only what is certain.
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Topology } from '../../../src/model/topology.ts';
import { type Allowance, parseAllowance } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

const old = queue('old', { type: 'classic', arguments: { 'x-queue-version': 1 } });
const version = (text: string | undefined, seen: Observed): Observed => ({
  ...seen,
  broker: { address: 'memory', ...(text === undefined ? {} : { version: text }) },
});

function planned(files: Topology, seen: Observed, ...allow: readonly string[]): Plan {
  const allowances = allow.map(parseAllowance).filter((one): one is Allowance => one !== undefined);
  return makePlan({ topology: files, observed: seen, origins: new Map(), allowances, version: '0.0.0' });
}

function blocksIn(plan: Plan): readonly string[] {
  return plan.changes.flatMap(({ key, blocked }) => (blocked === undefined ? [] : [`${key}: ${blocked.code}`]));
}

test('an unchanged object is not blocked, whatever the version would refuse', () => {
  expect(blocksIn(planned(topology(old), observed(old)))).toEqual([]);
  expect(blocksIn(planned(topology(old), observed()))).toEqual(['queue / old: feature-removed']);
});

test('a deletion is not blocked', () => {
  const gone = declared(old, { presence: 'absent' });
  expect(blocksIn(planned(topology(gone), observed(old)))).toEqual([]);
});

test('of a broker of unknown version, only exchange types that it does not list are blocked', () => {
  const files = topology(old, exchange('r', { type: 'x-random' }), policy('mirrored', { 'ha-mode': 'all' }));
  const unknown = version(undefined, observed());
  expect(blocksIn(planned(files, unknown))).toEqual([]);
  expect(blocksIn(planned(files, { ...unknown, exchangeTypes: ['direct'] }))).toEqual(['exchange / r: exchange-type-unavailable']);
});

test('the default of a deprecated feature counts where its state is not visible, and the state where it is', () => {
  const located = topology(queue('q', { type: 'classic', arguments: { 'x-queue-master-locator': 'min-masters' } }));
  const transient = topology(queue('q', { type: 'classic', durable: false }));
  const states = (state: 'permitted' | 'denied'): Observed => ({
    ...observed(),
    conditions: { deprecatedFeatures: { queue_master_locator: state, transient_nonexcl_queues: state }, vhosts: new Map() },
  });
  expect(blocksIn(planned(located, observed()))).toEqual(['queue / q: feature-removed']);
  expect(blocksIn(planned(located, states('permitted')))).toEqual([]);
  expect(blocksIn(planned(transient, observed()))).toEqual([]);
  expect(blocksIn(planned(transient, states('denied')))).toEqual(['queue / q: declaration-refused']);
});

test('a refusal takes precedence over a block that a flag would allow, and not over one that no flag allows', () => {
  const live = observed(queue('old', { type: 'classic' }));
  expect(blocksIn(planned(topology(old), live))).toEqual(['queue / old: feature-removed']);
  expect(blocksIn(planned(topology(old), live, 'replace:queue/old'))).toEqual(['queue / old: feature-removed']);
  expect(blocksIn(planned(topology(declared(old, { protect: true })), live))).toEqual(['queue / old: protected']);
});

test('a binding is compared with the type of its source: declared, live or predeclared', () => {
  const key = 'a.#.b.#.c.#';
  const q = queue('q', { type: 'classic' });
  const from = (source: string, ...more: readonly Entity[]) =>
    blocksIn(planned(topology(q, binding(source, 'q', key), ...more), observed(q)));
  expect(from('amq.topic')).toHaveLength(1);
  expect(from('amq.direct')).toEqual([]);
  expect(from('declared', exchange('declared'))).toHaveLength(1);
  const live = observed(q, exchange('live'));
  expect(blocksIn(planned(topology(q, binding('live', 'q', key)), live))).toHaveLength(1);
});

test('a live exchange that is restored after a change blocks the change if it would be refused, under its own name', () => {
  const source = exchange('source', { type: 'x-random', autoDelete: true });
  const old = queue('q', { type: 'classic' });
  const seen = { ...observed(source, old, binding('source', 'q', '')), exchangeTypes: ['direct', 'topic'] };
  const files = topology(source, queue('q', { type: 'quorum' }), binding('source', 'q', ''));
  const { changes } = planned(files, seen, 'replace:queue/q');
  const refusals = changes.flatMap(({ key, blocked }) => (blocked?.refusals ?? []).map(({ part }) => `${key}: ${part}`));
  expect(refusals).toEqual(['queue / q: type x-random of exchange / source']);
});

test('one notice names a part that is ignored on several objects', () => {
  const timed = (name: string) => queue(name, { type: 'classic', arguments: { 'x-consumer-timeout': 60_000 } });
  const { notices } = planned(topology(timed('a'), timed('b'), timed('c')), version('3.10.8', observed(timed('c'))));
  expect(notices.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'feature-ignored: x-consumer-timeout of queue / a and 1 more: available since RabbitMQ 3.12, and the broker is 3.10: it is stored and ignored there',
  ]);
});
