// Drift for people: what is not as declared, and how much is. As text and as Markdown.
import { type Drift, type Drifted, driftKinds } from '../model/drift.ts';
import { nameText } from '../model/key.ts';
import { nameOf, valueText } from './entity.ts';
import { type Block, code, prose, table } from './markdown.ts';
import { counted, type Paint, pad, paint, type Style, widthOf } from './style.ts';

const paints: { readonly [drift in Drifted['drift']]: Paint } = { missing: 'red', changed: 'yellow', unwanted: 'red', undeclared: 'cyan' };

/** The widest name that the others are filled up to. */
const widestName = 44;

/** One line where all is as declared; otherwise a line for each thing that is not. Ends with a line feed. */
export function renderDrift(drift: Drift, style: Style): string {
  const rows = drift.drifted.map((one) => ({ one, name: nameIn(drift, one), detail: detailsOf(one).join(', ') }));
  // a binding is long, and does not need the columns
  const names = rows.filter(({ one }) => one.entity?.kind !== 'binding').map(({ name }) => widthOf(name));
  const width = Math.max(0, ...names.filter((columns) => columns <= widestName));
  const lines = rows.map(({ one, name, detail }) => {
    const head = `  ${paint(style, paints[one.drift], one.drift)}${' '.repeat(10 - one.drift.length)}  ${pad(one.entity?.kind ?? '', 8)}`;
    return `${head}  ${pad(name, width)}  ${detail}${detail === '' ? '' : '  '}${paint(style, 'dim', placeOf(one))}`.trimEnd();
  });
  const found = paint(style, lines.length === 0 ? 'green' : 'red', headOf(drift));
  return `${[found, ...lines, ...restOf(drift).map((text) => paint(style, 'dim', `  ${text}`))].join('\n')}\n`;
}

/** The same for the comment of a pull request or an issue. */
export function driftBlocks(drift: Drift): readonly Block[] {
  const rows = drift.drifted.map((one) => [
    one.drift,
    one.entity?.kind ?? '',
    code(nameIn(drift, one)),
    detailsOf(one).map(code).join(', '),
    code(placeOf(one)),
  ]);
  const { broker, vhosts } = drift;
  return [
    { head: `## ${countsText(drift)}\n`, items: [`At ${code(whoText(broker))}, virtual host ${vhosts.map(code).join(', ')}.`] },
    ...(rows.length === 0 ? [] : [table(['drift', 'kind', 'name', 'what differs', 'place'], rows)]),
    ...restOf(drift).map((text) => ({ head: prose(text), items: [] })),
  ];
}

function headOf(drift: Drift): string {
  const { broker, vhosts, over } = drift;
  const where = vhosts.length === 1 ? `vhost ${nameText(vhosts[0] ?? '')}` : counted(vhosts.length, 'vhost');
  return `${countsText(drift)}  ${whoText(broker)} ${where}, read ${over === 'definitions' ? 'from definitions' : `over ${over}`}`;
}

function countsText({ drifted, unchanged, complete }: Drift): string {
  const as = `${counted(unchanged, 'object')} as declared.`;
  if (drifted.length === 0) return `${complete ? 'No drift:' : 'No drift found in what AMQP can show:'} ${as}`;
  const counts = driftKinds.flatMap((kind) => {
    const count = drifted.filter(({ drift }) => drift === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return `Drift: ${counts.join(', ')}; ${as}`;
}

function whoText({ name, version, address }: Drift['broker']): string {
  return name === undefined ? address : `${name}${version === undefined ? '' : ` (${version})`}`;
}

function nameIn({ vhosts }: Drift, { entity, key }: Drifted): string {
  if (entity === undefined) return key;
  return `${vhosts.length > 1 ? `${nameText(entity.vhost)}: ` : ''}${nameOf(entity)}`;
}

/** `maxLength is 10000, declared 50000`. */
function detailsOf({ fields, reason }: Drifted): readonly string[] {
  const differing = fields.map(({ path, before, after }) => {
    const name = path.replace(/^(definition|arguments)\./, '');
    return `${name} is ${valueText(before)}, declared ${valueText(after)}`;
  });
  return reason === undefined ? differing : [...differing, reason];
}

function placeOf({ span }: Drifted): string {
  return span === undefined ? '' : `${span.file}:${span.line}`;
}

/** What is neither drift nor known to be none. */
function restOf({ unseen, undeclared, complete }: Drift): readonly string[] {
  return [
    ...(unseen === 0 ? [] : [`not compared: ${counted(unseen, 'object')} (--strict-read exits 2)`]),
    ...(complete ? [] : ['not seen: bindings, policies and what is undeclared; give a management URL (--management) to see them']),
    ...(undeclared === 0 ? [] : [`kept: ${counted(undeclared, 'undeclared object')} (--undeclared counts them as drift)`]),
  ];
}
