// The order of the steps, as the picture in src/planner/order.ts has it: what keeps messages from getting lost between two steps.
import { expect, test } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { binding, declared, exchange, observed, policy, queue, topology } from '../../support/ends.ts';

const allowances = ['replace:queue/r', 'replace:exchange/x', 'migrate:queue/m', 'blast-radius'].flatMap(
  (text) => parseAllowance(text) ?? [],
);
const idle = { ready: 0, unacknowledged: 0, consumers: 0 };
const typed = { type: 'classic' } as const;
const inner = { destinationType: 'exchange' } as const;

const before = observed(
  exchange('e'),
  exchange('f'),
  exchange('gone'),
  exchange('x', { type: 'direct' }),
  [queue('q', typed), idle],
  [queue('r', { ...typed, arguments: { 'x-max-length': 1 } }), idle],
  [queue('m', { ...typed, arguments: { 'x-max-length': 1 } }), idle],
  [queue('late', typed), idle],
  binding('e', 'q', 'old'),
  binding('e', 'f', 'old', inner),
  binding('x', 'r', 'kept'),
  policy('dead', { 'max-length': 9 }),
);

const wanted = topology(
  { prune: { bindings: true, policies: ['.*'] } },
  exchange('e'),
  exchange('f'),
  exchange('new', { arguments: { 'alternate-exchange': 'zz' } }),
  exchange('zz'),
  exchange('x', { type: 'topic' }),
  declared(exchange('gone'), { presence: 'absent' }),
  queue('q', typed),
  queue('r', { ...typed, arguments: { 'x-max-length': 2 } }),
  queue('m', { ...typed, arguments: { 'x-max-length': 2 } }),
  queue('fresh', typed),
  declared(queue('late'), { presence: 'absent' }),
  binding('e', 'q', 'new'),
  binding('e', 'f', 'new', inner),
  binding('x', 'r', 'kept'),
  policy('alive', { 'max-length': 8 }, { pattern: '^fresh$' }),
);

const { steps, changes } = makePlan({ topology: wanted, observed: before, origins: new Map(), allowances, version: '0' });

test('the steps of a plan run in the documented order of levels', () => {
  const order = steps.filter(({ change }) => change !== keyOf(queue('m'))).map((step) => `${step.level} ${step.do} ${keyOf(step.entity)}`);
  const migrating = new Set(
    steps.flatMap(({ change, level, do: what }) => (change === keyOf(queue('m')) && what !== 'try' ? [level] : [])),
  );
  const levels = [...new Set(steps.map(({ level }) => level))].filter((level) => !migrating.has(level));
  const numbered = order.map((text) => text.replace(/^\d+/, (level) => String(levels.indexOf(Number(level)) + 1)));
  expect(changes.filter(({ blocked }) => blocked !== undefined)).toEqual([]);
  expect(numbered).toEqual([
    '1 try exchange / x',
    '1 try queue / r',
    '2 put-policy policy / alive',
    '3 declare exchange / zz',
    '4 declare exchange / new',
    '5 declare queue / fresh',
    '6 fence queue / r',
    '7 delete queue / r',
    '8 delete exchange / x',
    '9 declare exchange / x',
    '10 declare queue / r',
    '11 bind binding / e -> exchange f [new]',
    '12 bind binding / e -> queue q [new]',
    '12 bind binding / x -> queue r [kept]',
    '13 unbind binding / e -> queue q [old]',
    '14 unbind binding / e -> exchange f [old]',
    '15 fence queue / late',
    '16 delete queue / late',
    '17 delete exchange / gone',
    '18 delete-policy policy / dead',
  ]);
});

test('a migration begins after all binds and ends before any unbind', () => {
  const own = steps.filter(({ change, do: what }) => change === keyOf(queue('m')) && what !== 'try').map(({ level }) => level);
  const last = Math.max(
    ...steps.flatMap(({ do: what, level, entity }) =>
      what === 'bind' && entity.destination !== 'm' && !own.includes(level) ? [level] : [],
    ),
  );
  const unbinding = steps.flatMap(({ do: what, level, change }) => (what === 'unbind' && change !== keyOf(queue('m')) ? [level] : []));
  expect(own.length).toBeGreaterThan(3);
  expect(Math.min(...own)).toBeGreaterThan(last);
  expect(Math.max(...own)).toBeLessThan(Math.min(...unbinding));
});
