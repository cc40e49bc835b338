// Moves into a queue with a lower length limit, when messages arrive that the plan did not count: none may be moved into a queue that drops it.
import { describe, expect, it } from 'vitest';
import type { Entity, Queue } from '../../../../src/model/entity.ts';
import { holdingName } from '../../../../src/model/migration.ts';
import type { Change, Plan, Step } from '../../../../src/model/plan.ts';
import type { Accepting, QueueParts } from '../../../../src/model/plan-parts.ts';
import type { ApplyResult } from '../../../../src/model/run.ts';
import { parseAllowance } from '../../../../src/planner/allow.ts';
import { stepsOf } from '../../../../src/planner/order.ts';
import { planFault } from '../../../../src/planner/verify/plan.ts';
import { apply, plan } from '../../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../../support/ends.ts';
import { createMemoryBroker, type MemoryBroker } from '../../../support/memory/broker.ts';

type Arguments = Queue['arguments'];

const limited = { 'x-max-length': 2 };
const classic = (name: string, values: Arguments = {}): Queue => queue(name, { type: 'classic', arguments: values });
const holding = holdingName(queue('a'));

function brokerWith(values: Arguments = {}): MemoryBroker {
  const broker = createMemoryBroker();
  broker.seed([exchange('x'), classic('a', values), binding('x', 'a', 'k')]);
  return broker;
}

/** The plan for queue `a` with new arguments, or for its rename to `b`. */
async function planFor(broker: MemoryBroker, after: Queue, { allow = [], more = [] }: { allow?: string[]; more?: Entity[] } = {}) {
  const files = topology(exchange('x'), ...more, binding('x', after.name, 'k'), {
    ...declared(after),
    ...(after.name === 'a' ? {} : { renamedFrom: { vhost: '/', name: 'a' } }),
  });
  const allowances = ['migrate:queue/a', ...allow].flatMap((text) => parseAllowance(text) ?? []);
  return await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
}

/** Applies the plan; three messages are published right before the first step for which `before` holds. */
async function applyWith(made: Plan, broker: MemoryBroker, before: (step: Step) => boolean): Promise<ApplyResult> {
  let sent = false;
  const writer: MemoryBroker['writer'] = {
    ...broker.writer,
    execute: async (step, options) => {
      if (!sent && before(step)) for (const id of ['1', '2', '3']) broker.send('x', 'k', id);
      sent ||= before(step);
      return await broker.writer.execute(step, options);
    },
  };
  return await apply(made, { ...broker, writer }, { saved: false });
}

const firstMove = (step: Step): boolean => step.do === 'move';
const moveBack = (step: Step): boolean => step.do === 'move' && step.entity.name === holding;
const codes = ({ diagnostics }: ApplyResult) => diagnostics.map(({ code }) => code);
const mosts = ({ steps }: Plan) => steps.flatMap((step) => (step.do === 'move' && step.rollback !== true ? [step.most] : []));

describe('messages that arrive after the plan has counted them', () => {
  it.each([
    ['a migration', 'a'],
    ['a rename', 'b'],
  ])('end %s to a lower limit before it moves or unbinds anything', async (_, name) => {
    const broker = brokerWith();
    const result = await applyWith(await planFor(broker, classic(name, limited)), broker, firstMove);
    expect(codes(result)).toEqual(['migration-would-drop']);
    expect(broker.messages('a')).toEqual(['1', '2', '3']);
    broker.send('x', 'k', '4');
    expect(broker.messages('a')).toEqual(['1', '2', '3', '4']);
    const again = await planFor(broker, classic(name, limited));
    expect(again.changes.flatMap(({ blocked }) => blocked?.code ?? [])).toEqual(['migration-would-drop']);
  });

  it('stay in the holding queue, until the permission to lose them is given', async () => {
    const broker = brokerWith();
    const result = await applyWith(await planFor(broker, classic('a', limited)), broker, moveBack);
    expect(codes(result)).toEqual(['migration-would-drop']);
    expect(broker.messages(holding)).toEqual(['1', '2', '3']);
    expect((await planFor(broker, classic('a', limited))).changes.flatMap(({ blocked }) => blocked ?? [])).toEqual([
      { code: 'migration-would-drop', allow: 'lose:queue/a' },
    ]);
    expect(mosts(await planFor(broker, classic('a', limited), { allow: ['lose:queue/a'] }))).toEqual([undefined, undefined]);
  });

  it('do not end the migration of a queue that would have dropped them itself', async () => {
    const broker = brokerWith(limited);
    const made = await planFor(broker, classic('a', { ...limited, 'x-max-priority': 3 }));
    expect(mosts(made)).toEqual([undefined, undefined, undefined, undefined]);
    expect(planFault(made)).toBeUndefined();
    expect(codes(await applyWith(made, broker, moveBack))).toEqual([]);
  });
});

describe('the limits of moves', () => {
  it.each<readonly [string, Arguments, readonly (number | undefined)[]]>([
    ['all moves, if the queue drops what exceeds its limit', limited, [2, undefined, 2, 2]],
    ['only the first one, if it refuses that', { ...limited, 'x-overflow': 'reject-publish' }, [2, undefined, undefined, undefined]],
    ['only the first one, for a limit in bytes', { 'x-max-length-bytes': 9 }, [0, undefined, undefined, undefined]],
    ['all moves, if every message expires at once', { 'x-message-ttl': 0 }, [0, undefined, 0, 0]],
    ['none, without a limit', { 'x-max-priority': 3 }, [undefined, undefined, undefined, undefined]],
  ])('concern %s', async (_, values, expected) => {
    const made = await planFor(brokerWith(), classic('a', values));
    expect(mosts(made)).toEqual(expected);
    expect(planFault(made)).toBeUndefined();
  });

  it('count a policy that the same plan sets', async () => {
    const where = { vhost: '/', name: 'tiny', pattern: '^b$', applyTo: 'queues', priority: 0 } as const;
    const policy = { kind: 'policy', ...where, definition: { 'max-length': 2 } } as const;
    expect(mosts(await planFor(brokerWith(), classic('b'), { more: [policy] }))).toEqual([2, 2]);
  });

  it.each<readonly [string, string, Accepting]>([
    ['a migration before anything is moved', 'a', { keeps: 2 }],
    ['a migration back from the holding queue', 'a', { accepts: 2 }],
    ['a migration with a higher limit', 'a', { accepts: 2, keeps: 3 }],
    ['a rename before anything is moved', 'b', { keeps: 2 }],
    ['the rest of a rename', 'b', { accepts: 2 }],
  ])('must not be missing in a saved plan: %s', async (_, name, forged) => {
    const made = JSON.parse(JSON.stringify(await planFor(brokerWith(), classic(name, limited)))) as Plan;
    expect(planFault(made)).toBeUndefined();
    const forge = <T extends Accepting>({ accepts: _accepts, keeps: _keeps, ...rest }: T) => ({ ...rest, ...forged });
    const changes = made.changes.map((change): Change => {
      const { migration, rename } = change;
      if (migration !== undefined) return { ...change, migration: { ...migration, parts: forge(migration.parts as QueueParts) } };
      return rename === undefined ? change : { ...change, rename: forge(rename) };
    });
    expect(planFault({ ...made, changes, steps: stepsOf(changes) })?.text).toMatch(/moves more messages than its new form (accepts|keeps)/);
  });
});
