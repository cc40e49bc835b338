// The targets of the benchmark, and whether they were met. A missed target is reported and does not make the run fail.
import { postDefinitions, topoApply } from './apply.ts';
import { bareGets, planAmqp, planAmqpAbsent, planHttp, planHttpAbsent } from './plan.ts';
import { ratio, rowOf, type Section, spreadOf } from './samples.ts';
import { bareNode, topoHelp } from './start.ts';

/** A target, and the measurement. */
export interface TargetResult {
  readonly target: string;
  readonly found: string;
  readonly met: boolean;
}

const mostBytes = 300e6;

/** Judges every section by medians, peak memory by the highest sample. */
export function judge(sections: readonly Section[]): TargetResult[] {
  return sections.flatMap(judgeOne);
}

function judgeOne(section: Section): TargetResult[] {
  switch (section.kind) {
    case 'apply':
      return [applyVerdict(section), ...memoryVerdicts(section)];
    case 'plan':
      return [
        planVerdict(section),
        amqpVerdict(section, planAmqp, planHttp, 2),
        amqpVerdict(section, planAmqpAbsent, planHttpAbsent, 5),
        ...memoryVerdicts(section),
      ];
    case 'start':
      return [startVerdict(section)];
  }
}

/** On 3.x half the time of the import; on 4.x, where queue declarations are as slow as an import, less than the import. */
function applyVerdict(section: Section): TargetResult {
  const found = ratio(rowOf(section, topoApply), rowOf(section, postDefinitions));
  const [limit, words] = section.version?.startsWith('3.') ? [0.5, 'at most 0.50x'] : [1, 'less than 1.00x'];
  const met = limit === 1 ? found < limit : found <= limit;
  return { target: `apply on ${section.version}: ${words} of ${postDefinitions}`, found: `${found.toFixed(2)}x`, met };
}

function planVerdict(section: Section): TargetResult {
  const found = ratio(rowOf(section, planHttp), rowOf(section, bareGets));
  return { target: `plan on ${section.version}: at most 3.00x of ${bareGets}`, found: `${found.toFixed(2)}x`, met: found <= 3 };
}

/** Over AMQP, each object costs a request, and a missing one also a channel. */
function amqpVerdict(section: Section, over: string, beside: string, most: number): TargetResult {
  const found = ratio(rowOf(section, over), rowOf(section, beside));
  const target = `${over} on ${section.version}: at most ${most.toFixed(2)}x of the same over http`;
  return { target, found: `${found.toFixed(2)}x`, met: found <= most };
}

function memoryVerdicts({ kind, version, rows }: Section): TargetResult[] {
  const peaks = rows.filter(({ part }) => part !== true).flatMap(({ peakBytes = [] }) => peakBytes);
  if (peaks.length === 0) return [];
  const peak = Math.max(...peaks);
  return [{ target: `${kind} on ${version}: under 300 MB`, found: `${Math.round(peak / 1e6)} MB`, met: peak < mostBytes }];
}

function startVerdict(section: Section): TargetResult {
  const over = spreadOf(rowOf(section, topoHelp).ms).median - spreadOf(rowOf(section, bareNode).ms).median;
  return { target: `${topoHelp}: within 30 ms of ${bareNode}`, found: `${over.toFixed(0)} ms more`, met: over <= 30 };
}
