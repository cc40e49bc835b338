// What a policy drops when it is set: told before, by what RabbitMQ makes of argument, policy and operator policy.
import { describe, expect, it } from 'vitest';
import type { Policy, Queue } from '../../../src/model/entity.ts';
import { queueKey } from '../../../src/model/key.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Change } from '../../../src/model/plan.ts';
import { lossLines } from '../../../src/reporter/remedies.ts';
import { aPolicy, aQueue } from '../router/entities.ts';
import { changeOf, everywhere, harmless } from './policy-plans.ts';

describe('the messages that a new policy drops', () => {
  const cap = (rest: Partial<Policy> = {}): Policy => aPolicy('m-cap', { 'max-length': 2 }, { ...everywhere, ...rest });
  const messages = { a: 5 };

  async function lossesOf(policy: Policy, others: readonly Policy[] = [], type: Queue['type'] = 'classic'): Promise<Change['losses']> {
    const change = await changeOf({ live: [aQueue('a', { type }), ...others], wanted: [policy], messages }, policy);
    return change?.losses;
  }

  const sure = [{ queue: queueKey('/', 'a'), messages: 3 }];
  const unsure = [{ queue: queueKey('/', 'a'), messages: 3, unsure: true }];

  it('are those of queues that its pattern matches as PCRE', async () => {
    expect(await lossesOf(cap({ pattern: '^[[:lower:].]+$' }))).toEqual(sure);
    expect(await lossesOf(cap({ pattern: '^[[:upper:].]+$' }))).toBeUndefined();
    expect(await lossesOf(cap({ pattern: '(?>a)' }))).toEqual(unsure);
  });

  it('are reported as possible when another policy has its priority', async () => {
    for (const name of ['a', 'z']) expect(await lossesOf(cap(), [aPolicy(name, harmless, everywhere)])).toEqual(unsure);
    expect(await lossesOf(cap(), [aPolicy('a', harmless, { ...everywhere, priority: 1 })])).toBeUndefined();
  });

  it('are those of queues to which it applies, and to which no policy before it applies', async () => {
    const ha = aPolicy('ha', { 'ha-mode': 'all' }, { ...everywhere, priority: 10 });
    expect(await lossesOf(cap(), [ha], 'quorum')).toEqual(sure);
    expect(await lossesOf(cap(), [ha], 'classic')).toBeUndefined();
    expect(await lossesOf(cap(), [], 'stream')).toBeUndefined();
  });
});

describe('the messages that a policy drops beside arguments and operator policies', () => {
  async function losses(queue: Partial<Queue>, definition: Policy['definition'], operator: Policy['definition'] = {}): Promise<unknown> {
    const policy = aPolicy('cap', definition, everywhere);
    const operatorPolicies = [aPolicy('all', operator, everywhere)];
    const seen = (observed: Observed): Observed => ({ ...observed, operatorPolicies });
    const live = [aQueue('a', { type: 'classic', ...queue })];
    return (await changeOf({ live, wanted: [policy], messages: { a: 5 }, seen }, policy))?.losses;
  }
  const [two, three] = [2, 3].map((messages) => [{ queue: queueKey('/', 'a'), messages }]);
  const rejecting = { arguments: { 'x-overflow': 'reject-publish' } };

  it('are none where the argument of a classic queue refuses messages instead', async () => {
    expect(await losses(rejecting, { 'max-length': 2 })).toBeUndefined();
    expect(await losses({ arguments: { 'x-overflow': 'drop-head' } }, { 'max-length': 2, overflow: 'reject-publish' })).toEqual(three);
  });

  it('are those of a quorum queue whose policy drops, whatever its argument says', async () => {
    expect(await losses({ ...rejecting, type: 'quorum' }, { 'max-length': 2, overflow: 'drop-head' })).toEqual(three);
    expect(await losses({ type: 'quorum' }, { 'max-length': 2, overflow: 'reject-publish-dlx' })).toEqual(three);
  });

  it('are counted by the lowest of the limits', async () => {
    expect(await losses({ arguments: { 'x-max-length': 3 } }, { 'max-length': 4 })).toEqual(two);
    expect(await losses({}, { 'max-length': 4 }, { 'max-length': 3 })).toEqual(two);
    expect(await losses({}, { 'max-length': 2 }, { overflow: 'reject-publish' })).toBeUndefined();
  });
});

describe('a policy that sets another delivery limit', () => {
  it.each([
    [5, -1, 'safe'],
    [-1, 5, 'disruptive'],
    [5, 4, 'disruptive'],
    [5, 6, 'safe'],
  ])('from %i to %i is %s: a negative one is no limit', async (was, is, risk) => {
    const [before, after] = [was, is].map((limit) => aPolicy('returns', { 'delivery-limit': limit }, everywhere));
    if (before === undefined || after === undefined) throw new Error('there are two');
    expect((await changeOf({ live: [before], wanted: [after] }, after))?.risk).toBe(risk);
  });
});

it('reports a loss that depends on the choice of RabbitMQ as possible', () => {
  const loss = { queue: queueKey('/', 'a'), messages: 3 };
  const told = lossLines([loss, { ...loss, unsure: true }]).map(([, text]) => text);
  expect(told).toEqual(['drops 3 messages of queue / a immediately', 'may drop 3 messages of queue / a immediately']);
});
