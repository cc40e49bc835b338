// The route of a message as a tree: the bindings that matched, those that nearly matched and why they did not, and the queues.
import { type EntityKey, nameText } from '../model/key.ts';
import type { Publication } from '../model/publication.ts';
import type { Hop, OneOf, Passage, Routing } from '../model/routing.ts';
import { canonicalText, isEmpty } from '../model/values.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { type Paint, paint, printable, type Style } from './style.ts';
import { fitLines, hang } from './wrap.ts';

/** The whole result as text, within the columns of the style. Ends with a line feed. */
export function renderRoute(publication: Publication, routing: Routing, unclear: readonly string[], style: Style): string {
  const { exchange, routingKey, headers, vhost } = publication;
  const carried = isEmpty(headers) ? '' : ` with ${printable(canonicalText(headers))}`;
  const target = isDefaultExchange(exchange) ? 'the default exchange' : nameText(exchange);
  const head = `publish to ${target} with key ${nameText(routingKey)}${carried}, vhost ${nameText(vhost)}`;
  const { columns } = style;
  const context: Drawing = { vhost, style, room: columns };
  const tree = routing.way === undefined ? [] : hopLines(routing.way, context);
  const lines = (text: string): readonly string[] => fitLines([text], columns);
  const doubts = unclear.flatMap((one) => lines(`not considered: ${printable(one)}`).map((line) => paint(style, 'yellow', line)));
  const title = lines(head).map((line) => paint(style, 'bold', line));
  return `${[...title, ...tree, '', ...fitLines(ending(routing, context), columns), ...doubts].join('\n')}\n`;
}

interface Drawing {
  readonly vhost: string;
  readonly style: Style;
  /** Columns for the lines of this part of the tree; absent: no limit. */
  readonly room: number | undefined;
}

/** A branch of the tree: its text, what follows on the line, and the tree behind it. */
interface Branch {
  readonly text: string;
  readonly paint: Paint;
  readonly note?: string;
  readonly below: readonly string[];
}

/** A key without the virtual host, which is the same everywhere. */
function short(key: EntityKey, { vhost }: Drawing): string {
  return key.replace(` ${nameText(vhost)} `, ' ');
}

/** Columns of a branch before its text. */
const branchIndent = 3;

function hopLines(hop: Hop, outer: Drawing): readonly string[] {
  const drawing = { ...outer, room: outer.room === undefined ? undefined : outer.room - branchIndent };
  const branches: Branch[] = hop.passages.map((passage) => passageBranch(passage, drawing));
  if (hop.alternate !== undefined) branches.push(alternateBranch(hop.alternate, drawing));
  for (const { binding, reason } of hop.almost) {
    branches.push({ text: `not ${short(binding, drawing)}: ${printable(reason)}`, paint: 'dim', below: [] });
  }
  const more = hop.unmatched - hop.almost.length;
  if (more > 0) branches.push({ text: `not ${more} more`, paint: 'dim', below: [] });
  return [hopTitle(hop, drawing), ...branchLines(branches, drawing)];
}

function hopTitle(hop: Hop, drawing: Drawing): string {
  const choice = hop.takes === 'one' && hop.passages.length > 1 ? ', chooses one of these' : '';
  const unknown = hop.takes === 'unknown' ? ', of a type with unknown routing rules' : '';
  const name = hop.exchange === `exchange ${nameText(drawing.vhost)} ""` ? 'the default exchange' : short(hop.exchange, drawing);
  return `${name} (${printable(hop.type)}${choice}${unknown})`;
}

function branchLines(branches: readonly Branch[], { style, room }: Drawing): readonly string[] {
  const [tee, end, bar] = style.ascii ? ['|- ', '`- ', '|  '] : ['├─ ', '└─ ', '│  '];
  return branches.flatMap(({ text, paint: color, note = '', below }, at) => {
    const last = at === branches.length - 1;
    const own = hang('', text + note, room, branchIndent).map((line) =>
      line.endsWith(note) ? paint(style, color, line.slice(0, line.length - note.length)) + note : paint(style, color, line),
    );
    const [first = '', ...rest] = [...own, ...below];
    return [`${last ? end : tee}${first}`, ...rest.map((line) => `${last ? '   ' : bar}${line}`)];
  });
}

function passageBranch(passage: Passage, drawing: Drawing): Branch {
  const { style } = drawing;
  const lines = passage.hop === undefined ? [] : hopLines(passage.hop, drawing);
  const color = passage.missing === true ? 'red' : 'green';
  const note = passage.missing ? ' (does not exist)' : passage.again ? ' (already visited)' : '';
  const [title = short(passage.destination, drawing), ...below] = lines;
  const arrow = style.ascii ? '->' : '→';
  return { text: `${printable(passage.because)} ${arrow} ${title}`, paint: color, note, below };
}

function alternateBranch(alternate: NonNullable<Hop['alternate']>, drawing: Drawing): Branch {
  const lines = alternate.hop === undefined ? [] : hopLines(alternate.hop, drawing);
  const note = alternate.missing ? ' (does not exist)' : alternate.again ? ' (already visited)' : '';
  const by = alternate.by === 'argument' ? '' : `, by ${short(alternate.by, drawing)}`;
  const [title = short(alternate.exchange, drawing), ...below] = lines;
  return { text: `no match, to the alternate ${title}`, paint: 'yellow', note: `${by}${note}`, below };
}

function ending(routing: Routing, drawing: Drawing): readonly string[] {
  const { style } = drawing;
  const { refusal, queues, oneOf, unknown, unroutable, returned } = routing;
  if (refusal !== undefined) {
    const code = refusal.replyCode === undefined ? '' : ` (${refusal.replyCode})`;
    return [paint(style, 'red', `Refused${code}: ${printable(refusal.text)}`)];
  }
  const lost = unknown.map((exchange) => paint(style, 'yellow', `Unknown: how ${short(exchange, drawing)} routes it`));
  if (unroutable) return [paint(style, 'red', returned ? 'Unroutable: returned to the publisher' : 'Unroutable: dropped')];
  const certain = queues.length === 0 ? [] : [`Queues: ${queues.map((key) => withoutKind(key, drawing)).join(', ')}`];
  const early = returned
    ? [paint(style, 'yellow', 'Returned to the publisher (312) at once: a delayed exchange routes the message after its delay only')]
    : [];
  return [...certain, ...oneOf.map((choice) => `One of: ${choiceText(choice, drawing)}`), ...lost, ...early];
}

function choiceText({ alternatives }: OneOf, drawing: Drawing): string {
  return alternatives
    .map(({ queues, oneOf }) => {
      const parts = [...queues.map((key) => withoutKind(key, drawing)), ...oneOf.map((inner) => `one of (${choiceText(inner, drawing)})`)];
      return parts.length === 0 ? 'nowhere' : parts.join(' and ');
    })
    .join(' | ');
}

function withoutKind(key: EntityKey, drawing: Drawing): string {
  return short(key, drawing).replace(/^queue /, '');
}
