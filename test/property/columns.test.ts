// A plan fits the terminal: no line is wider than its columns, unless it is a single piece of text to copy.
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Plan } from '../../src/model/plan.ts';
import { parseAllowance } from '../../src/planner/allow.ts';
import { renderApply } from '../../src/reporter/apply.ts';
import { renderDiagnostics } from '../../src/reporter/diagnostics.ts';
import { nameOf } from '../../src/reporter/entity.ts';
import { renderPlan } from '../../src/reporter/plan-text.ts';
import { policyBlock } from '../../src/reporter/remedies.ts';
import { widthOf } from '../../src/reporter/style.ts';
import { apply, gate, plan } from '../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';
import { arbitraryObservedExtras, arbitraryTopology, liveEntities } from '../support/topologies.ts';

const runs = { numRuns: Number(process.env['TOPO_PROPERTY_RUNS'] ?? 60) };
const widths = [80, 100, 120] as const;

/** One piece: it has no blank, or it is copied as a whole. */
function isWhole(line: string, made: Plan): boolean {
  const text = stripVTControlCharacters(line)
    .trim()
    .replace(/^(?:-->|to migrate|to replace|to lose|to allow|fix) +/, '')
    .replace(/,$/, '');
  if (!/\s/.test(text) || text.startsWith('--allow ')) return true;
  const blocks = made.changes.flatMap(({ remedies = [] }: Change) =>
    remedies.flatMap((one) => (one.kind === 'policy' ? policyBlock(one.policy) : [])),
  );
  const names = made.changes.flatMap(({ after, before }) =>
    [after, before].flatMap((entity) => (entity === undefined ? [] : [nameOf(entity)])),
  );
  // the key of a binding may hold blanks
  return blocks.some((block) => block.trim() === text) || names.some((name) => name.includes(text) && /^(?:"|.*-\[)/.test(text));
}

function expectFit(text: string, columns: number, made: Plan): void {
  const wide = text.split('\n').filter((line) => widthOf(line) > columns && !isWhole(line, made));
  expect(wide).toEqual([]);
}

describe('at 80, 100 and 120 columns', () => {
  it('no line of a plan, of its refusals or of its apply is wider than the terminal', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryTopology(),
        arbitraryTopology(),
        arbitraryObservedExtras({ untouchable: true }),
        fc.boolean(),
        async (before, topology, extras, allowed) => {
          const broker = createMemoryBroker({ version: '4.0.5' });
          broker.seed(liveEntities(before, extras));
          const everything = ['replace:queue/*', 'replace:exchange/*', 'delete:queue/*', 'blast-radius'].flatMap(
            (text) => parseAllowance(text) ?? [],
          );
          const file = 'topologies/of-the-payments-team/settlement/and-reconciliation/topology.yaml';
          const origins = new Map(
            [...topology.declarations.keys()].map(
              (key, at) => [key, { file, line: at + 1, column: 3, endLine: at + 1, endColumn: 9 }] as const,
            ),
          );
          const made = await plan({ topology, origins, allowances: allowed ? everything : [], version: '0.0.0' }, broker.reader);
          const refusals = gate(made);
          const result = refusals.length === 0 ? await apply(made, broker, { saved: false }) : undefined;
          for (const columns of widths) {
            for (const color of [false, true]) {
              const style = { color, ascii: false, columns };
              expectFit(
                renderPlan(made, { paths: ['topologies'], seconds: 0.1, showUndeclared: true, showUnchanged: true }, style),
                columns,
                made,
              );
              expectFit(renderDiagnostics(refusals, new Map(), style), columns, made);
              if (result !== undefined) expectFit(renderApply(result, 1, style), columns, made);
            }
          }
        },
      ),
      runs,
    );
  });
});
