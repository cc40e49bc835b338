// The way of a message as a tree: which binding matched, which almost did and why not, and where it ends.
import { type EntityKey, nameText } from '../model/key.ts';
import type { Publication } from '../model/publication.ts';
import type { Hop, OneOf, Passage, Routing } from '../model/routing.ts';
import { canonicalText, isEmpty } from '../model/values.ts';
import { paint, printable, type Style } from './style.ts';

/** The whole answer as text; ends with a line feed. */
export function renderRoute(publication: Publication, routing: Routing, unclear: readonly string[], style: Style): string {
  const { exchange, routingKey, headers, vhost } = publication;
  const carried = isEmpty(headers) ? '' : ` with ${printable(canonicalText(headers))}`;
  const target = exchange === '' ? 'the default exchange' : nameText(exchange);
  const head = `publish to ${target} with key ${nameText(routingKey)}${carried}, vhost ${nameText(vhost)}`;
  const context: Drawing = { vhost, style };
  const tree = routing.way === undefined ? [] : hopLines(routing.way, context);
  const doubts = unclear.map((one) => paint(style, 'yellow', `left out: ${printable(one)}`));
  return `${[paint(style, 'bold', head), ...tree, '', ...ending(routing, context), ...doubts].join('\n')}\n`;
}

interface Drawing {
  readonly vhost: string;
  readonly style: Style;
}

/** A branch of the tree: what it says, and what is behind it. */
interface Branch {
  readonly text: string;
  readonly below: readonly string[];
}

/** A key without the virtual host, which is the same all over. */
function short(key: EntityKey, { vhost }: Drawing): string {
  return key.replace(` ${nameText(vhost)} `, ' ');
}

function hopLines(hop: Hop, drawing: Drawing): readonly string[] {
  const { style } = drawing;
  const branches: Branch[] = hop.passages.map((passage) => passageBranch(passage, drawing));
  if (hop.alternate !== undefined) branches.push(alternateBranch(hop.alternate, drawing));
  for (const { binding, reason } of hop.almost) {
    branches.push({ text: paint(style, 'dim', `not ${short(binding, drawing)}: ${printable(reason)}`), below: [] });
  }
  const more = hop.unmatched - hop.almost.length;
  if (more > 0) branches.push({ text: paint(style, 'dim', `not ${more} more`), below: [] });
  return [hopTitle(hop, drawing), ...branchLines(branches, style)];
}

function hopTitle(hop: Hop, drawing: Drawing): string {
  const choice = hop.takes === 'one' && hop.passages.length > 1 ? ', takes one of these' : '';
  const unknown = hop.takes === 'unknown' ? ', of a type whose rules topo does not know' : '';
  const name = hop.exchange === `exchange ${nameText(drawing.vhost)} ""` ? 'the default exchange' : short(hop.exchange, drawing);
  return `${name} (${printable(hop.type)}${choice}${unknown})`;
}

function branchLines(branches: readonly Branch[], { ascii }: Style): readonly string[] {
  const [tee, end, bar] = ascii ? ['|- ', '`- ', '|  '] : ['├─ ', '└─ ', '│  '];
  return branches.flatMap(({ text, below }, at) => {
    const last = at === branches.length - 1;
    return [`${last ? end : tee}${text}`, ...below.map((line) => `${last ? '   ' : bar}${line}`)];
  });
}

function passageBranch(passage: Passage, drawing: Drawing): Branch {
  const { style } = drawing;
  const lines = passage.hop === undefined ? [] : hopLines(passage.hop, drawing);
  const color = passage.missing === true ? 'red' : 'green';
  const note = passage.missing ? ' (does not exist)' : passage.again ? ' (was there already)' : '';
  const [title = short(passage.destination, drawing), ...below] = lines;
  const arrow = style.ascii ? '->' : '→';
  return { text: `${paint(style, color, `${printable(passage.because)} ${arrow} ${title}`)}${note}`, below };
}

function alternateBranch(alternate: NonNullable<Hop['alternate']>, drawing: Drawing): Branch {
  const lines = alternate.hop === undefined ? [] : hopLines(alternate.hop, drawing);
  const note = alternate.missing ? ' (does not exist)' : alternate.again ? ' (was there already)' : '';
  const by = alternate.by === 'argument' ? '' : `, by ${short(alternate.by, drawing)}`;
  const [title = short(alternate.exchange, drawing), ...below] = lines;
  return { text: `${paint(drawing.style, 'yellow', `nothing matched, so to the alternate ${title}`)}${by}${note}`, below };
}

function ending(routing: Routing, drawing: Drawing): readonly string[] {
  const { style } = drawing;
  const { refusal, queues, oneOf, unknown, unroutable, returned } = routing;
  if (refusal !== undefined) {
    const code = refusal.replyCode === undefined ? '' : ` (${refusal.replyCode})`;
    return [paint(style, 'red', `Refused${code}: ${printable(refusal.text)}`)];
  }
  const lost = unknown.map((exchange) => paint(style, 'yellow', `Not known: what ${short(exchange, drawing)} does with it`));
  if (unroutable) return [paint(style, 'red', returned ? 'Unroutable: the publisher gets it back' : 'Unroutable: it is dropped')];
  const certain = queues.length === 0 ? [] : [`Queues: ${queues.map((key) => withoutKind(key, drawing)).join(', ')}`];
  return [...certain, ...oneOf.map((choice) => `One of: ${choiceText(choice, drawing)}`), ...lost];
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
