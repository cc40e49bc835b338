// Deletes of queues with many bindings, interrupted or refused at any step: a queue that still exists has all its bindings, unless the
// run was killed; and the same command completes the delete. In memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyOf } from '../../src/model/key.ts';
import { manyBindings } from '../../src/planner/unbinding.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, declared, exchange, queue, topology } from '../support/ends.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';
import { sample } from '../support/sample.ts';

/** A case has some thousand steps. */
const runs = sample(4, 20);
const names = ['a', 'b'];
const fleeting = exchange('fleeting', { autoDelete: true });
const kept = [exchange('x'), fleeting, queue('new'), binding('x', 'new', '#'), binding('fleeting', 'new', '#')];
const bindingsTo = (name: string) => [
  ...Array.from({ length: manyBindings }, (_, at) => binding('x', name, `${at}`)),
  binding('fleeting', name, '#'),
];
const wanted = topology(...kept, ...names.map((name) => declared(queue(name), { presence: 'absent' })));

interface Break {
  /** Which step; one of a thousand or more. */
  readonly at: number;
  readonly killed: boolean;
  /** Whether the broker executed it nevertheless; only without a reply. */
  readonly done: boolean;
  /** A saved plan is applied again, instead of a new one. */
  readonly saved: boolean;
}

const arbitraryBreak = fc.record<Break>({
  at: fc.oneof(fc.nat(2 * manyBindings + 3), fc.integer({ min: 2 * manyBindings, max: 2 * manyBindings + 3 })),
  killed: fc.boolean(),
  done: fc.boolean(),
  saved: fc.boolean(),
});

it('deletes a queue, or keeps it with all its bindings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryBreak, { maxLength: 3 }), async (breaks) => {
      const broker = createMemoryBroker();
      broker.seed([...kept, ...names.flatMap((name) => [queue(name), ...bindingsTo(name)])]);
      const look = () =>
        plan({ topology: wanted, origins: new Map(), allowances: [{ what: 'blast-radius' }], version: '0.0.0' }, broker.reader);
      const live = () => new Set(broker.entities().map(keyOf));
      /** Of each queue that still exists, the bindings that it no longer has. */
      const lost = () => {
        const now = live();
        const left = names.filter((name) => now.has(keyOf(queue(name))));
        return left.flatMap((name) => bindingsTo(name).filter((one) => !now.has(keyOf(one))));
      };
      let made = await look();
      let complete = true;
      for (const { at, killed, done, saved } of breaks) {
        if (!saved) {
          // bindings removed by a killed run are known only to its plan
          if (lost().length > 0) complete = false;
          made = await look();
        }
        const target = made.steps[at % Math.max(1, made.steps.length)];
        const code = killed ? 'step-unknown' : 'step-refused';
        const matches = killed ? (id: number) => id >= (target?.id ?? 0) : (id: number) => id === target?.id;
        const fault = killed && done ? { done: true } : {};
        const end = broker.failOn((step) => matches(step.id), { code, severity: 'error', message: 'no' }, fault);
        const result = await apply(made, broker, { saved });
        end();
        if (result.outcomes.some(({ state }) => state === 'unknown') || !complete) continue;
        const refusedBind = result.outcomes.some(({ step, state }) => step.do === 'bind' && state === 'refused');
        if (!refusedBind) expect(lost()).toEqual([]);
      }
      expect((await apply(await look(), broker, { saved: false })).diagnostics).toEqual([]);
      expect([...live()].sort()).toEqual(kept.map(keyOf).sort());
    }),
    runs,
  );
});
