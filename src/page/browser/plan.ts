// A plan on the page: its summary, what is blocked, and all its changes.
import { visible } from '../../model/key.ts';
import type { PageChange } from '../model.ts';
import type { App } from './app.ts';
import { button, el } from './dom.ts';

/** The plan above the picture; undefined for a page without a plan. */
export function planOf(app: App): HTMLElement | undefined {
  const { plan } = app.data;
  if (plan === undefined) return undefined;
  const blocked = plan.changes.filter((change) => change.blocked !== undefined);
  const others = plan.changes.filter((change) => change.blocked === undefined);
  const routes = plan.routes.map((line) => el('li', { class: line.startsWith('-') ? 'lost' : 'match' }, visible(line)));
  return el(
    'section',
    { class: 'plan', 'aria-label': 'Plan' },
    el('p', {}, el('b', {}, plan.summary), el('span', { class: 'place' }, plan.digest)),
    blocked.length > 0 && el('h2', { class: 'lost' }, `Blocked: ${blocked.length}`),
    ...blocked.map((change) => rowOf(change, app)),
    others.length > 0 && el('details', {}, el('summary', {}, `Changes (${others.length})`), ...others.map((change) => rowOf(change, app))),
    routes.length > 0 &&
      el('details', {}, el('summary', {}, `Routes that change (${routes.length})`), el('ul', { class: 'routes' }, ...routes)),
  );
}

function rowOf(change: PageChange, app: App): HTMLElement {
  const shown = app.nodes.has(change.key);
  const title = visible(change.title);
  const head = shown ? button(title, () => app.set({ selected: change.key }), { class: 'link' }) : el('b', {}, title);
  return el('div', { class: `change ${change.action}` }, head, changeOf(change, app));
}

/** The lines of one change. */
export function changeOf({ action, details, remarks, blocked }: PageChange, _: App): HTMLElement {
  const lines = remarks.map(([word, text]) => el('tr', {}, el('th', {}, word), el('td', {}, visible(text))));
  const words = details.length === 0 ? '' : `: ${details.map(visible).join(', ')}`;
  return el(
    'div',
    { class: `lines ${blocked === undefined ? '' : 'blocked'}` },
    el('span', { class: 'action' }, action),
    words,
    lines.length > 0 && el('table', {}, ...lines),
  );
}
