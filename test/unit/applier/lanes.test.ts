// The sections of a run: renames follow the migrations, and the steps of each form a lane with its rollback.
import { describe, expect, it } from 'vitest';
import { type Lane, sectionsOf } from '../../../src/applier/lanes.ts';
import { keyOf } from '../../../src/model/key.ts';
import { parseAllowance } from '../../../src/planner/allow.ts';
import { plan } from '../../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../../support/ends.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';

describe('the lanes of a run', () => {
  it('contain renames only after all migrations have ended: those may still send to the old names', async () => {
    const [classic, quorum] = [{ type: 'classic' }, { type: 'quorum' }] as const;
    const broker = createMemoryBroker();
    broker.seed([exchange('x'), queue('old', classic), queue('work', classic), binding('x', 'old', 'k'), binding('x', 'work', 'k')]);
    const files = topology(
      exchange('x'),
      queue('work', quorum),
      { ...declared(queue('new', classic)), renamedFrom: { vhost: '/', name: 'old' } },
      ...[binding('x', 'new', 'k'), binding('x', 'work', 'k')],
    );
    const allowances = [parseAllowance('migrate:queue/work')].flatMap((one) => one ?? []);
    const { steps } = await plan({ topology: files, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
    const lanes = sectionsOf(steps).flatMap((section): (readonly Lane[])[] => ('lanes' in section ? [section.lanes] : []));
    const moving = lanes.filter((all) => all.some((lane) => lane.levels.flat().some(({ do: what }) => what === 'move')));
    expect(moving.map((all) => all.map(({ change, rollback }) => [change, rollback.length > 0]))).toEqual([
      [[keyOf(queue('work')), true]],
      [[keyOf(queue('new')), true]],
    ]);
  });
});
