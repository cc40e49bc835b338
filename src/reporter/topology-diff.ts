// The comparison of two topologies as text.
import type { Entity } from '../model/entity.ts';
import { keyOf, nameText } from '../model/key.ts';
import type { TopologyDiff } from '../model/topology-diff.ts';
import { sameValue } from '../model/values.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { describe, kindOf, nameAmong, valueText } from './entity.ts';
import { counted, type Paint, pad, paint, printable, type Style, widthOf } from './style.ts';
import { hang } from './wrap.ts';

interface Row {
  readonly entity: Entity;
  readonly name: string;
  readonly detail: string;
}

/** Columns of the widest name to which the others are padded. */
const widestName = 44;

/** A section for what only one side has, and for what differs; the counts at the end. Ends with a line feed. */
export function renderTopologyDiff(diff: TopologyDiff, style: Style): string {
  const [first, second] = diff.titles.map(printable);
  const row = (entity: Entity, detail: string): Row => ({ entity, name: nameAmong(diff.vhosts, entity, keyOf(entity)), detail });
  const alone = (entity: Entity): Row => row(entity, describe(entity).join(', '));
  const differing = diff.different.map(({ entity, fields }) => {
    const texts = fields.map(({ path, before, after }) => `${nameOfField(path)} ${valueText(before)} | ${valueText(after)}`);
    return row(entity, texts.join(', '));
  });
  const sections = [
    ...section(`only in ${first}`, diff.onlyFirst.map(alone), 'red', style),
    ...section(`only in ${second}`, diff.onlySecond.map(alone), 'green', style),
    ...section(`different: ${first} | ${second}`, differing, 'yellow', style),
  ];
  return `${[...sections, ...countsOf(diff, first ?? '', second ?? '')].join('\n')}\n`;
}

function nameOfField(path: string): string {
  return path.replace(/^(definition|arguments)\./, '');
}

function section(title: string, rows: readonly Row[], color: Paint, style: Style): readonly string[] {
  if (rows.length === 0) return [];
  // a binding is long, and does not need the columns
  const names = rows.filter(({ entity }) => entity.kind !== 'binding').map(({ name }) => widthOf(name));
  const width = Math.max(0, ...names.filter((columns) => columns <= widestName));
  const lines = rows.flatMap(({ entity, name, detail }) =>
    hang(`  ${pad(kindOf(entity), 8)}  ${detail === '' ? '' : `${pad(name, width)}  `}`, detail === '' ? name : detail, style.columns),
  );
  return [paint(style, color, title), ...lines, ''];
}

function countsOf(diff: TopologyDiff, first: string, second: string): readonly string[] {
  const { onlyFirst, onlySecond, different, equal, secrets, omitted } = diff;
  const counts = `${onlyFirst.length} only in ${first}, ${onlySecond.length} only in ${second}, ${different.length} different, ${equal} equal.`;
  const isSame = onlyFirst.length + onlySecond.length + different.length === 0;
  const kinds = omitted.map((of) => documentRow(of).plural);
  return [
    isSame ? `No differences: ${counted(equal, 'object')} equal.` : counts,
    comparedText(diff, first, second),
    ...(secrets === 0 ? [] : [`Not compared: ${counted(secrets, 'secret')}, whose values a broker does not show.`]),
    ...(kinds.length === 0 ? [] : [`Not compared, as a side does not describe them: ${kinds.join(', ')}.`]),
  ];
}

/** Two sides with other virtual hosts have them in their titles. */
function comparedText({ vhosts, compared: [one, other] }: TopologyDiff, first: string, second: string): string {
  if (!sameValue(one.toSorted(), other.toSorted())) return `Compared: ${first} and ${second}.`;
  return `Compared: ${vhosts.length === 1 ? 'virtual host' : 'virtual hosts'} ${vhosts.map((name) => printable(nameText(name))).join(', ')}.`;
}
