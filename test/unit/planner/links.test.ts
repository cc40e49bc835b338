// The states of declared upstreams and shovels in a plan, and their text.
import { expect, test } from 'vitest';
import type { Document } from '../../../src/model/entity.ts';
import type { Conditions, Observed } from '../../../src/model/observed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { planFault } from '../../../src/planner/verify/plan.ts';
import { renderPlan } from '../../../src/reporter/plan-text.ts';
import { observed, topology } from '../../support/ends.ts';

const uri = { srcUri: 'amqp://', destUri: 'amqp://', srcQueue: 'a', destQueue: 'b' };
const up: Document = { kind: 'document', of: 'federation-upstream', vhost: '/', name: 'up', body: { uri: 'amqp://' } };
const move: Document = { kind: 'document', of: 'shovel', vhost: '/', name: 'move', body: uri };
const link = { vhost: '/', upstream: 'up', kind: 'exchange', name: 'x', status: 'running' } as const;
const down = { ...link, name: 'y', status: 'error', reason: 'the upstream does not respond (timeout)' };

function planOf(conditions: Partial<Conditions>, wanted: readonly Document[], live: readonly Document[] = wanted): Plan {
  const seen: Observed = { ...observed(...live), over: 'http', conditions: { vhosts: new Map(), ...conditions } };
  return makePlan({ topology: topology(...wanted), observed: seen, origins: new Map(), allowances: [], version: '0' });
}

/** The lines below the heading of the states. */
function statesIn(plan: Plan): readonly string[] {
  const lines = renderPlan(plan).split('\n');
  const begin = lines.findIndex((line) => line.includes('  states of '));
  return begin < 0 ? [] : lines.slice(begin, lines.indexOf('', begin)).map((line) => line.trim());
}

test('links of an upstream are listed by state, and a shovel with its reason, those that are down first', () => {
  const shovels = [{ vhost: '/', name: 'move', status: 'terminated', reason: 'it cannot connect' }];
  const plan = planOf({ federationLinks: [link, { ...link, name: 'z' }, down, { ...link, upstream: 'other' }], shovels }, [up, move]);
  expect(statesIn(plan)).toEqual([
    'states of federation links and shovels before this plan, 2 not running:',
    'federation upstream up  NOT RUNNING: exchange y: the upstream does not respond (timeout)',
    'shovel move             NOT RUNNING: it cannot connect',
    'federation upstream up  running: 2 exchanges (x, z)',
  ]);
  expect(planFault(JSON.parse(JSON.stringify(plan)))).toBeUndefined();
});

test('of two rows of one link, as a node that left the cluster leaves one, the running one counts', () => {
  const stale = { ...link, status: 'error', reason: 'gone' };
  for (const federationLinks of [
    [stale, link],
    [link, stale],
  ])
    expect(planOf({ federationLinks }, [up]).links?.map(({ status }) => status)).toEqual(['running']);
});

test('an upstream without a link is unused, and a shovel that is not in the list is down', () => {
  const { links } = planOf({ federationLinks: [], shovels: [] }, [up, move]);
  expect(links?.map(({ name, status }) => `${name} ${status}`)).toEqual(['up unused', 'move down']);
  expect(links?.[1]?.reason).toContain('RabbitMQ does not list it');
});

test('an update restarts what it changes, and nothing is said of what does not exist', () => {
  const kept = { ...up, body: { uri: 'amqp://', resourceCleanupMode: 'never' } };
  const changed = { ...kept, body: { ...kept.body, maxHops: 2 } };
  const plan = planOf({ federationLinks: [link], shovels: [] }, [changed, move], [kept]);
  expect(statesIn(plan).slice(1)).toEqual(['federation upstream up  running: exchange x; restarted by this plan']);
  expect(planFault(JSON.parse(JSON.stringify(plan)))).toBeUndefined();
});

test('states that are not visible are a notice with the tag or the plugin that shows them', () => {
  const account = { user: 'u', tags: ['policymaker'] };
  const hints = (conditions: Partial<Conditions>): readonly (string | undefined)[] =>
    planOf(conditions, [up, move])
      .notices.filter(({ code }) => code === 'not-visible')
      .map(({ hint }) => hint);
  const tag = 'they require a user with the tag monitoring';
  expect(hints({ account })).toEqual([tag, tag]);
  expect(hints({ account: { ...account, tags: ['administrator'] }, federationLinks: [] })).toEqual([
    'rabbitmq-plugins enable rabbitmq_shovel_management',
  ]);
  expect(hints({ account, federationLinks: [], shovels: [] })).toEqual([]);
});

test('a saved plan with an invalid state is rejected', () => {
  const plan = planOf({ federationLinks: [link] }, [up]);
  const forged = { ...plan, links: plan.links?.map((one) => ({ ...one, reason: 'two\nlines' })) };
  expect(planFault(JSON.parse(JSON.stringify(forged)))?.text).toContain('links');
});
