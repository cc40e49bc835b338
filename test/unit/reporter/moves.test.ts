// What a report states about an unfinished migration.
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Step } from '../../../src/model/plan.ts';
import type { ApplyResult, StepOutcome, StepState } from '../../../src/model/run.ts';
import { rolledBackLines, unfinishedLines } from '../../../src/reporter/moves.ts';
import { exchange, queue } from '../../support/ends.ts';

const work = queue('work');
const holding = queue('work.topo-migration');
const change = keyOf(work);
const move = (entity: typeof work, rest: 'stay' | 'delete') => ({ do: 'move', entity, rest, via: holding.name, change }) as unknown as Step;
const remove = { do: 'delete', entity: exchange('work.topo-migration'), change } as unknown as Step;

const resultOf = (outcomes: readonly StepOutcome[]): ApplyResult => ({ outcomes, interrupted: false, skipped: 0, diagnostics: [] });

const ran = (...outcomes: readonly (readonly [Step, StepState])[]): readonly string[] =>
  unfinishedLines(resultOf(outcomes.map(([step, state]): StepOutcome => ({ step, state }))));

describe('unfinishedLines', () => {
  it('names the queue that holds the messages', () => {
    expect(ran([move(work, 'delete'), 'done'], [move(holding, 'stay'), 'done'], [move(holding, 'delete'), 'not-run'])).toEqual([
      '  unfinished  queue / work: messages are held in work.topo-migration; run the same command again to resume',
    ]);
  });

  it('reports a queue that was unbound and not deleted', () => {
    const unbind = {
      do: 'unbind',
      entity: { kind: 'binding', source: 'events', destinationType: 'queue', destination: 'work' },
      change,
    } as unknown as Step;
    expect(
      ran([move(work, 'stay'), 'done'], [unbind, 'done'], [move(work, 'delete'), 'not-run'], [move(holding, 'delete'), 'not-run']),
    ).toEqual([
      '  unfinished  queue / work: messages are held in work.topo-migration, and the queue receives none through bindings; run the same command again to resume',
    ]);
  });

  it('does not report a queue as unbound that is bound again', () => {
    const unbind = (destination: string, more: object = {}): Step =>
      ({
        do: 'unbind',
        entity: { kind: 'binding', source: 'x', destinationType: 'queue', destination },
        change,
        ...more,
      }) as unknown as Step;
    const back = { ...move(holding, 'delete'), rollback: true } as Step;
    const steps = [move(work, 'delete'), 'refused'] as const;
    expect(
      ran(
        [move(work, 'stay'), 'done'],
        [unbind('work'), 'done'],
        steps,
        [unbind(holding.name, { rollback: true }), 'done'],
        [back, 'refused'],
      ),
    ).toEqual(['  unfinished  queue / work: messages are held in work.topo-migration; run the same command again to resume']);
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

describe('rolledBackLines', () => {
  it('names the consumers that stayed', () => {
    const attached = [{ tag: 'tag-1', connection: '10.0.0.7:51234 -> 10.0.0.2:5672', name: 'billing' }, { tag: 'tag-2' }];
    expect(rolledBackLines({ ...resultOf([]), rolledBack: [{ key: change, consumers: 2, attached, differs: [] }] })).toEqual([
      '  rolled back  queue / work: it has 2 consumers (billing, tag-2), its messages and bindings are as before',
    ]);
  });

  it('lists what differs from before', () => {
    expect(rolledBackLines({ ...resultOf([]), rolledBack: [{ key: change, differs: [keyOf(holding)] }] })).toEqual([
      '  rolled back  queue / work: these differ from before: queue / work.topo-migration',
    ]);
  });
});
