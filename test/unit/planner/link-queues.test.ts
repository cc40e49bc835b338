// Changes that end federation links whose queues hold messages at the upstream: blocked until they are allowed by name.
import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import type { Document, Entity, Policy } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { FederationLink } from '../../../src/model/links.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { allowancesOf } from '../../../src/planner/allow.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';

const upstream = (more: object = {}): Document => ({
  ...{ kind: 'document', of: 'federation-upstream', vhost: '/', name: 'up' },
  body: { uri: 'amqp://up', ...more },
});
const policy: Policy = {
  ...{ kind: 'policy', vhost: '/', name: 'federate', pattern: '^orders$', applyTo: 'exchanges', priority: 0 },
  definition: { 'federation-upstream': 'up' },
};
const link: FederationLink = { vhost: '/', upstream: 'up', kind: 'exchange', name: 'orders', status: 'running' };

function observed(links: readonly FederationLink[] | undefined, ...entities: readonly Entity[]): Observed {
  return {
    over: 'http',
    broker: { address: 'test', version: '4.3.6' },
    complete: true,
    observations: new Map(entities.map((entity) => [keyOf(entity), { state: 'present', entity, facts: {} }])),
    conditions: {
      vhosts: new Map(),
      account: { user: 'root', tags: ['administrator'], users: ['root'] },
      ...(links === undefined ? {} : { federationLinks: links }),
    },
  };
}

function planOf(text: string, seen: Observed, ...allow: readonly string[]) {
  const { topology, origins, diagnostics } = loadTexts([{ file: 't.yaml', text }], { defaultVhost: '/', variable: () => undefined });
  expect(diagnostics).toEqual([]);
  return makePlan({ topology, origins, observed: seen, allowances: allowancesOf(allow), version: 'X' });
}

const changed = 'federationUpstreams: { up: { uri: amqp://up, reconnectDelay: 6 } }\n';
const deleted = 'federationUpstreams: { up: { state: absent } }\n';
const otherPolicy = `policies: { federate: { pattern: '^orders$', applyTo: exchanges, priority: 1, definition: { federation-upstream: up } } }\n`;

describe('a change of an upstream with a running link of an exchange', () => {
  test.each([
    [changed, 'lose:upstream/up', upstream()],
    [deleted, 'lose:upstream/up', upstream()],
    [otherPolicy, 'lose:policy/federate', policy],
    ['policies: { federate: { state: absent } }\n', 'lose:policy/federate', policy],
  ])('is blocked until it is allowed: %s', (text, allowance, before) => {
    const blocked = planOf(text, observed([link], before));
    expect(blocked.changes[0]).toMatchObject({ risk: 'destructive', blocked: { code: 'link-queue-lost', allow: allowance } });
    expect(renderPlan(blocked)).toContain('messages that wait at the upstream for the links of 1 exchange: orders');
    const allowed = planOf(text, observed([link], before), allowance);
    expect(allowed.changes[0]?.blocked).toBeUndefined();
    expect(allowed.changes[0]?.allowedBy).toContain(allowance);
    expect([planFault(blocked), planFault(allowed)]).toEqual([undefined, undefined]);
    const forged = { ...blocked, changes: blocked.changes.map(({ blocked: _, ...change }) => change) };
    expect(planFault(forged)?.text).toContain('must be blocked (link-queue-lost)');
  });

  test.each<readonly [string, string, readonly FederationLink[] | undefined, Document]>([
    ['keeps its queue, as the upstream says', changed, [link], upstream({ resourceCleanupMode: 'never' })],
    ['is not running, and keeps its queue', changed, [{ ...link, status: 'error', reason: 'refused' }], upstream()],
    ['is of a queue, and has none of its own', changed, [{ ...link, kind: 'queue' }], upstream()],
    ['is of another upstream', changed, [{ ...link, upstream: 'other' }], upstream()],
    ['is not visible', changed, undefined, upstream()],
  ])('is not blocked if the link %s', (_, text, links, before) => {
    expect(planOf(text, observed(links, before)).changes[0]?.blocked).toBeUndefined();
  });

  test('a change of a policy keeps the queues of upstreams that say so', () => {
    const seen = observed([link], policy, upstream({ resourceCleanupMode: 'never' }));
    expect(planOf(otherPolicy, seen).changes[0]?.blocked).toBeUndefined();
  });
});
