// What a report states about an unfinished migration.
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Step } from '../../../src/model/plan.ts';
import type { StepOutcome, StepState } from '../../../src/model/run.ts';
import { unfinishedLines } from '../../../src/reporter/remedies.ts';
import { exchange, queue } from '../../support/ends.ts';

const work = queue('work');
const holding = queue('work.topo-migration');
const change = keyOf(work);
const move = (entity: typeof work, rest: 'stay' | 'delete') => ({ do: 'move', entity, rest, via: holding.name, change }) as unknown as Step;
const remove = { do: 'delete', entity: exchange('work.topo-migration'), change } as unknown as Step;

const ran = (...outcomes: readonly (readonly [Step, StepState])[]): readonly string[] =>
  unfinishedLines(outcomes.map(([step, state]): StepOutcome => ({ step, state })));

describe('unfinishedLines', () => {
  it('names the queue that holds the messages', () => {
    expect(ran([move(work, 'delete'), 'done'], [move(holding, 'stay'), 'done'], [move(holding, 'delete'), 'not-run'])).toEqual([
      '  unfinished  queue / work: messages are held in work.topo-migration; run the same command again to resume',
    ]);
  });

  it('does not claim that messages are held once the holding queue is deleted', () => {
    expect(ran([move(work, 'delete'), 'done'], [move(holding, 'delete'), 'done'], [remove, 'unknown'])).toEqual([
      '  unfinished  queue / work: no messages are held; run the same command again to resume',
    ]);
  });

  it('is empty for a migration that is finished or not begun', () => {
    expect(ran([move(work, 'delete'), 'done'], [move(holding, 'delete'), 'done'], [remove, 'done'])).toEqual([]);
    expect(ran([move(work, 'delete'), 'not-run'], [move(holding, 'delete'), 'not-run'])).toEqual([]);
  });
});
