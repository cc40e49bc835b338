// The route of a message as nested lists.
import { type EntityKey, visible } from '../../model/key.ts';
import { type Branch, type Stop, shortKey } from '../answer.ts';
import type { App } from './app.ts';
import { el } from './dom.ts';

/** The tree from its first exchange. */
export function treeOf(stop: Stop, app: App): HTMLElement {
  const { note, type, branches, exchange } = stop;
  const head = el(
    'div',
    { class: 'stop' },
    linkTo(exchange, app),
    el('span', { class: 'quiet' }, ` ${visible(type)}${note === undefined ? '' : `, ${note}`}`),
  );
  return el('div', { class: 'tree' }, head, el('ul', {}, ...branches.map((branch) => branchOf(branch, app))));
}

function branchOf({ tone, text, to, note, below, binding }: Branch, app: App): HTMLElement {
  const place = binding === undefined ? undefined : app.data.places[binding];
  const words = el('span', { class: 'because', title: binding ?? '' }, visible(text));
  const target = below === undefined && to !== undefined ? el('span', {}, tone === 'miss' ? ' ↛ ' : ' → ', linkTo(to, app)) : undefined;
  return el(
    'li',
    { class: tone },
    words,
    target,
    note !== undefined && el('span', { class: 'quiet' }, ` (${note})`),
    place !== undefined && tone !== 'miss' && el('span', { class: 'place' }, place),
    below !== undefined && treeOf(below, app),
  );
}

/** A button that selects an object. */
export function linkTo(key: EntityKey, app: App): HTMLElement {
  const node = app.nodes.get(key);
  const { vhost } = app.state();
  const text = node === undefined ? shortKey(key, vhost) : node.name === '' ? 'the default exchange' : visible(node.name);
  const shown = text === 'exchange ""' ? 'the default exchange' : text;
  if (node === undefined) return el('span', { class: 'link' }, shown);
  return el('button', { type: 'button', class: `link ${node.kind}`, 'data-key': key, onclick: () => app.set({ selected: key }) }, shown);
}
