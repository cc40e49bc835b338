// The states of declared federation upstreams and shovels, in words: as lines of a plan, and as Markdown.
import { nameText } from '../model/key.ts';
import type { LinkState, LinkStatus } from '../model/links.ts';
import { objectsText } from './governing.ts';
import { type Block, prose, titled } from './markdown.ts';
import { pad, paint, type Style, widthOf } from './style.ts';
import { hang } from './wrap.ts';

const kinds: { readonly [of in LinkState['of']]: string } = { 'federation-upstream': 'federation upstream', shovel: 'shovel' };

const words: { readonly [status in LinkStatus]: string } = {
  running: 'running',
  down: 'NOT RUNNING',
  unused: 'no link: no policy applies it to an exchange or queue',
};

const subjects: { readonly [of in LinkState['of']]: string } = { 'federation-upstream': 'federation links', shovel: 'shovels' };

/** Rows of a plan; the rest is counted. */
const mostRows = 20;

/** Lines below the changes of a plan, with a heading; empty if there are none. */
export function linkLines(links: readonly LinkState[], manyVhosts: boolean, style: Style): readonly string[] {
  if (links.length === 0) return [];
  const rows = sorted(links).slice(0, mostRows);
  const width = Math.max(...rows.map((link) => widthOf(whoOf(link, manyVhosts))));
  const lines = rows.flatMap((link) => {
    const head = `    ${pad(whoOf(link, manyVhosts), width)}  `;
    const [first = '', ...below] = hang(head, stateText(link), style.columns, width + 6);
    return [link.status === 'down' ? first.replace(words.down, paint(style, 'yellow', words.down)) : first, ...below];
  });
  const rest = links.length - rows.length;
  return [`  ${title(links)}:`, ...lines, ...(rest > 0 ? [`    ${rest} more (--format json lists all)`] : [])];
}

/** The same as Markdown. */
export function linkBlocks(links: readonly LinkState[], manyVhosts: boolean): readonly Block[] {
  if (links.length === 0) return [];
  const items = sorted(links).map((link) => `- ${prose(`${whoOf(link, manyVhosts)}: ${stateText(link)}`)}`);
  const text = title(links);
  return [titled(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`, { head: '', items }, mostRows)];
}

/** What is not running is first. */
function sorted(links: readonly LinkState[]): readonly LinkState[] {
  return links.toSorted((a, b) => Number(b.status === 'down') - Number(a.status === 'down'));
}

function whoOf({ of, vhost, name }: LinkState, manyVhosts: boolean): string {
  return `${kinds[of]} ${manyVhosts ? `${nameText(vhost)}: ` : ''}${nameText(name)}`;
}

/** `NOT RUNNING: exchange orders: the upstream does not respond (timeout)`. */
function stateText({ status, objects, reason, restarts }: LinkState): string {
  const parts = [words[status], ...(objects.length === 0 ? [] : [objectsText(objects)]), ...(reason === undefined ? [] : [reason])];
  return `${parts.join(': ')}${restarts === true && status !== 'unused' ? '; restarted by this plan' : ''}`;
}

function title(links: readonly LinkState[]): string {
  const down = links.filter(({ status }) => status === 'down').length;
  const of = new Set(links.map((link) => subjects[link.of]));
  return `states of ${[...of].join(' and ')} before this plan${down === 0 ? '' : `, ${down} not running`}`;
}
