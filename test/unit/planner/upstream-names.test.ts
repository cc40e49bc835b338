// Upstreams and sets that policies and sets name: a name that exists neither in the files nor on the broker is a warning.
import { expect, test } from 'vitest';
import type { Document, DocumentKind, Entity } from '../../../src/model/entity.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { declared, observed, policy, topology } from '../../support/ends.ts';

const upstream = (name: string): Document => ({ kind: 'document', of: 'federation-upstream', vhost: '/', name, body: { uri: 'amqp://' } });
const set = (name: string, ...upstreams: string[]): Document => ({
  ...{ kind: 'document', of: 'federation-upstream-set', vhost: '/', name },
  body: { upstreams: upstreams.map((one) => ({ upstream: one })) },
});
const federate = (definition: Parameters<typeof policy>[1]) => policy('federate', definition, { applyTo: 'exchanges' });
const both: readonly DocumentKind[] = ['federation-upstream', 'federation-upstream-set'];

function warningsOf(
  wanted: Parameters<typeof topology>,
  live: readonly Entity[] = [],
  { managed = both, ...more }: Partial<Observed> & { readonly managed?: readonly DocumentKind[] } = {},
): readonly string[] {
  const plan = makePlan({
    topology: { ...topology(...wanted), managed: new Map([['/', managed]]) },
    ...{ observed: { ...observed(...live), ...more }, origins: new Map(), allowances: [], version: '0' },
  });
  return plan.notices.flatMap(({ code, severity, message }) => (code === 'undeclared-upstream' ? [`${severity} ${message}`] : []));
}

test('a misspelt upstream and a misspelt set are warnings', () => {
  const ending = ', which neither a file declares nor the broker has';
  expect(warningsOf([federate({ 'federation-upstream': 'brnach' }), upstream('branch')])).toEqual([
    `warning policy / federate names the federation upstream brnach${ending}`,
  ]);
  expect(warningsOf([federate({ 'federation-upstream-set': 'wset' }), set('west', 'branch', 'gone'), upstream('branch')])).toEqual([
    `warning federation-upstream-set / west names the federation upstream gone${ending}`,
    `warning policy / federate names the federation upstream set wset${ending}`,
  ]);
});

test('what a file declares, the broker has, or RabbitMQ implies is none', () => {
  expect(warningsOf([federate({ 'federation-upstream': 'branch' }), upstream('branch')])).toEqual([]);
  expect(warningsOf([federate({ 'federation-upstream': 'branch' })], [upstream('branch')])).toEqual([]);
  expect(warningsOf([federate({ 'federation-upstream-set': 'all' })])).toEqual([]);
});

test('an upstream that the plan deletes no longer exists', () => {
  const tombstone = declared(upstream('branch'), { presence: 'absent' });
  expect(warningsOf([federate({ 'federation-upstream': 'branch' }), tombstone], [upstream('branch')])).toHaveLength(1);
});

test('nothing is said about kinds that were not listed', () => {
  const wanted = [federate({ 'federation-upstream': 'brnach' })] as const;
  expect(warningsOf([...wanted], [], { managed: [] })).toEqual([]);
  const conditions = { vhosts: new Map(), account: { user: 'u', tags: ['management'] } };
  expect(warningsOf([...wanted], [], { conditions })).toEqual([]);
  expect(warningsOf([...wanted], [], { complete: false })).toEqual([]);
});
