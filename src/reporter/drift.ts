// Drift for people: the objects that are not as declared, and the number of those that are. As text and as Markdown.
import { type Drift, type Drifted, driftKinds } from '../model/drift.ts';
import { nameText } from '../model/key.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';
import { kindOf, nameAmong, valueText } from './entity.ts';
import { governingBlocks, governingLines } from './governing.ts';
import { type Block, code, prose, table } from './markdown.ts';
import { placeText, shortPlace } from './place.ts';
import { counted, type Paint, pad, paint, plainStyle, type Style, widthOf } from './style.ts';
import { hang, pack } from './wrap.ts';

const paints: { readonly [label in DriftRow['label']]: Paint } = {
  missing: 'red',
  changed: 'yellow',
  unwanted: 'red',
  undeclared: 'cyan',
  unknown: 'yellow',
};

/** Columns of the widest name to which the others are padded. */
const widestName = 44;

/** One line without drift; otherwise one line per drifted object, or more if it does not fit. Ends with a line feed. */
export function renderDrift(drift: Drift, style: Style): string {
  const rows = rowsOf(drift).map((one) => ({ one, name: nameAmong(drift.vhosts, one.entity, one.key), detail: detailsOf(one).join(', ') }));
  // a binding is long, and does not need the columns
  const names = rows.filter(({ one }) => one.entity?.kind !== 'binding').map(({ name }) => widthOf(name));
  const width = Math.max(0, ...names.filter((columns) => columns <= widestName));
  const lines = rows.flatMap(({ one, name, detail }) => {
    const head = `  ${paint(style, paints[one.label], one.label)}${' '.repeat(10 - one.label.length)}  ${pad(kindOf(one.entity), 8)}  `;
    const place = paint(style, 'dim', placeOf(one));
    const line = `${head}${pad(name, width)}  ${detail}${detail === '' ? '' : '  '}${place}`.trimEnd();
    if (style.columns === undefined || widthOf(line) <= style.columns) return [line];
    const indent = widthOf(head);
    const short = paint(style, 'dim', shortPlace(placeOf(one), style.columns - indent, style));
    const below = [detail, short].filter((text) => text !== '').flatMap((text) => hang(' '.repeat(indent), text, style.columns));
    return [...hang(head, name, style.columns), ...below];
  });
  const found = headOf(drift, style).map((line) =>
    paint(style, drift.drifted.length > 0 ? 'red' : drift.unknown.length > 0 ? 'yellow' : 'green', line),
  );
  const rest = restOf(drift)
    .flatMap((text) => hang('  ', text, style.columns, 4))
    .map((line) => paint(style, 'dim', line));
  const governing = governingLines(drift.governing, drift.vhosts.length > 1, style);
  return `${[...found, ...lines, ...governing, ...rest].join('\n')}\n`;
}

/** The counts, with the broker; several lines if they do not fit. */
function headOf(drift: Drift, style: Style): readonly string[] {
  const { broker, vhosts, over } = drift;
  const where = vhosts.length === 1 ? `vhost ${nameText(vhosts[0] ?? '')}` : counted(vhosts.length, 'vhost');
  const read = `read ${over === 'definitions' ? 'from definitions' : `over ${over}`}`;
  return pack([countsText(drift), `${whoText(broker)} ${where}, ${read}`], '  ', style.columns, 2);
}

/** The counts of a comparison and its broker on one line. */
export function driftSummary(drift: Drift): string {
  return headOf(drift, plainStyle).join('  ');
}

/** One difference on one line, in the columns of `topo drift`. */
export function driftedLine({ drift, ...one }: Drifted, vhosts: readonly string[]): string {
  const name = nameAmong(vhosts, one.entity, one.key);
  const parts = [drift.padEnd(10), kindOf(one.entity).padEnd(8), name, detailsOf(one).join(', '), placeOf(one)];
  return parts.filter((part) => part !== '').join('  ');
}

/** The same for the comment of a pull request or an issue. */
export function driftBlocks(drift: Drift): readonly Block[] {
  const rows = rowsOf(drift).map((one) => [
    one.label,
    kindOf(one.entity),
    code(nameAmong(drift.vhosts, one.entity, one.key)),
    detailsOf(one).map(code).join(', '),
    code(placeOf(one)),
  ]);
  const { broker, vhosts, governing } = drift;
  return [
    { head: `## ${countsText(drift)}\n`, items: [`At ${code(whoText(broker))}, virtual host ${vhosts.map(code).join(', ')}.`] },
    ...(rows.length === 0 ? [] : [table(['drift', 'kind', 'name', 'what differs', 'place'], rows)]),
    ...governingBlocks(governing, vhosts.length > 1),
    ...restOf(drift).map((text) => ({ head: prose(text), items: [] })),
  ];
}

/** A line of the report. */
interface DriftRow extends Omit<Drifted, 'drift'> {
  readonly label: Drifted['drift'] | 'unknown';
}

/** The objects that are not as declared, and those of which that is unknown because a queue is down. */
function rowsOf({ drifted, unknown }: Drift): readonly DriftRow[] {
  return [
    ...drifted.map(({ drift, ...one }) => ({ label: drift, ...one })),
    ...unknown.map(({ down, ...one }) => ({ label: 'unknown' as const, ...one, fields: [], reason: outageText(down) })),
  ];
}

function countsText({ drifted, unknown, unchanged, complete, over }: Drift): string {
  const as = `${counted(unchanged, 'object')} as declared${unknown.length === 0 ? '' : `, ${unknown.length} unknown`}.`;
  if (drifted.length === 0)
    return `${complete ? 'No drift:' : over === 'http' ? 'No drift visible to this user:' : 'No drift visible over AMQP:'} ${as}`;
  const counts = driftKinds.flatMap((kind) => {
    const count = drifted.filter(({ drift }) => drift === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return `Drift: ${counts.join(', ')}; ${as}`;
}

function whoText({ name, version, address }: Drift['broker']): string {
  return name === undefined ? address : `${name}${version === undefined ? '' : ` (${version})`}`;
}

/** `maxLength is 10000, declared 50000`. */
function detailsOf({ fields, reason }: Pick<Drifted, 'fields' | 'reason'>): readonly string[] {
  const differing = fields.map(({ path, before, after }) => {
    const name = path.replace(/^(definition|arguments)\./, '');
    return `${name} is ${valueText(before)}, declared ${valueText(after)}`;
  });
  return reason === undefined ? differing : [...differing, reason];
}

function placeOf({ span }: Pick<Drifted, 'span'>): string {
  return span === undefined ? '' : placeText(span);
}

const hiddenOverAmqp = 'not visible: bindings, policies and undeclared objects; pass a management URL (--management) to read them';
const hiddenFromUser = 'not visible: documents that only a user with the tag administrator may list; pass its URL with --management';

/** Objects that are neither drift nor known to be as declared. */
function restOf({ unseen, undeclared, complete, over }: Drift): readonly string[] {
  return [
    ...(unseen === 0 ? [] : [`not compared: ${counted(unseen, 'object')} (--strict-read exits 2)`]),
    ...(complete ? [] : [over === 'http' ? hiddenFromUser : hiddenOverAmqp]),
    ...(undeclared === 0 ? [] : [`undeclared: ${counted(undeclared, 'object')} (--undeclared reports them as drift)`]),
  ];
}
