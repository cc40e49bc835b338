// topo diff: compares two topologies, of whatever origin; changes nothing.
import type { TopologyDiff } from '../../../model/topology-diff.ts';
import { compareTopologies } from '../../../planner/compare-topologies.ts';
import { renderTopologyDiff } from '../../../reporter/topology-diff.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { styleOf, write } from '../../output.ts';
import { aligned } from './align.ts';
import { type DiffOptions, readSide, type Side, sideOf } from './side.ts';

/** Runs `topo diff`. */
export async function diff(a: string, b: string, options: DiffOptions, io: Io): Promise<number> {
  const named = [await sideOf(a, options, io), await sideOf(b, options, io)] as const;
  // what is declared first: it decides which virtual hosts of a broker are read
  const [declaredFirst, declaredSecond] = named.map((one) => one.from === 'files' || one.from === 'plan');
  const first = declaredFirst ? await readSide(named[0], undefined, options, io) : undefined;
  if (first !== undefined && 'exitCode' in first) return first.exitCode;
  const second = declaredSecond ? await readSide(named[1], undefined, options, io) : undefined;
  if (second !== undefined && 'exitCode' in second) return second.exitCode;
  const one = first ?? (await readSide(named[0], second, options, io));
  if ('exitCode' in one) return one.exitCode;
  const other = second ?? (await readSide(named[1], first ?? one, options, io));
  if ('exitCode' in other) return other.exitCode;
  return report(one, other, options, io);
}

function report(first: Side, second: Side, options: DiffOptions, io: Io): number {
  const found = compareTopologies(...aligned(first, second));
  const diagnostics = [...first.diagnostics, ...second.diagnostics];
  const exitCode = isSame(found) ? exit.ok : exit.pending;
  const { onlyFirst, onlySecond, different, ...counts } = found;
  return write(
    {
      ...{ command: 'diff', exitCode, diagnostics, sources: new Map([...first.sources, ...second.sources]) },
      text: renderTopologyDiff(found, styleOf(options, io)),
      data: { diff: found },
      lines: [
        ...onlyFirst.map((entity) => ({ type: 'onlyFirst', entity })),
        ...onlySecond.map((entity) => ({ type: 'onlySecond', entity })),
        ...different.map((one) => ({ type: 'different', ...one })),
        { type: 'diff', ...counts },
      ],
    },
    options,
    io,
  );
}

function isSame({ onlyFirst, onlySecond, different }: TopologyDiff): boolean {
  return onlyFirst.length + onlySecond.length + different.length === 0;
}
