// The list of all objects beside the picture, with the search.
import type { GraphNode } from '../../graph/model.ts';
import { visible } from '../../model/key.ts';
import { nodeGroups } from '../groups.ts';
import { nodesFound } from '../search.ts';
import { toggled } from '../state.ts';
import type { App } from './app.ts';
import { el, fill } from './dom.ts';

/** Below this number of objects, all groups are open. */
const fewObjects = 40;

/** Parts of the state that the list shows besides the search. */
const marked = ['selected', 'folded', 'open'] as const;

/** The list. */
export function listOf(app: App): HTMLElement {
  const { nodes } = app.data.graph;
  const groups = nodeGroups(nodes, app.data.grouping);
  const folding = new Set(app.data.folds?.groups.map(({ title }) => title));
  const input = el('input', {
    id: 'search',
    type: 'search',
    placeholder: 'Search   /',
    'aria-label': 'Search exchanges and queues',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => app.set({ search: input.value }),
    onkeydown: (event) => {
      const [first] = nodesFound(nodes, input.value);
      if ((event as KeyboardEvent).key === 'Enter' && first !== undefined) app.set({ selected: first.key });
    },
  });
  input.value = app.state().search;
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key !== '/' || typing) return;
    event.preventDefault();
    input.focus();
  });
  const list = el('div', { class: 'groups' });
  const rows = new Map<string, HTMLElement>();
  const opened: (() => void)[] = [];
  const show = (): void => {
    const found = new Set(nodesFound(nodes, app.state().search));
    rows.clear();
    opened.length = 0;
    const shown = groups.flatMap((group) => {
      const members = group.nodes.filter((node) => found.has(node));
      if (members.length === 0) return [];
      const own = members.map((node) => rowOf(node, app));
      for (const [at, row] of own.entries()) rows.set(members[at]?.key ?? '', row);
      if (own.length === 1) return [el('div', {}, ...own)];
      return [groupOf(group.title, members, own)];
    });
    fill(list, ...shown, found.size === 0 && el('p', { class: 'quiet' }, 'No exchange or queue matches.'));
    mark();
  };
  /** A group that folds in the picture is open in both. */
  const groupOf = (title: string, members: readonly GraphNode[], own: readonly HTMLElement[]): HTMLElement => {
    const summary = el('summary', {}, visible(title), el('span', { class: 'count' }, String(members.length)));
    const details = el('details', {}, summary, ...own);
    const inPicture = (): boolean => app.state().folded && folding.has(title);
    summary.addEventListener('click', (event) => {
      if (!inPicture()) return;
      event.preventDefault();
      app.set({ open: toggled(app.state().open, title) });
    });
    details.open = app.state().search !== '' || nodes.length < fewObjects;
    opened.push(() => {
      const { search, selected, open } = app.state();
      if (inPicture() && search === '') details.open = open.includes(title);
      if (members.some(({ key }) => key === selected)) details.open = true;
    });
    return details;
  };
  const mark = (): void => {
    for (const open of opened) open();
    for (const [key, row] of rows) {
      if (key === app.state().selected) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  };
  app.onChange((state, before) => {
    if (input.value !== state.search) input.value = state.search;
    if (state.search !== before.search) show();
    else if (marked.some((part) => state[part] !== before[part])) mark();
  });
  show();
  // on paper, all groups are open
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (!matches) return show();
    for (const details of list.querySelectorAll('details')) details.open = true;
  });
  return el('nav', { class: 'list', 'aria-label': 'Exchanges and queues' }, input, list);
}

function rowOf({ key, name, kind, type, mark }: GraphNode, app: App): HTMLElement {
  const label = visible(name === '' ? '(default exchange)' : name);
  return el(
    'button',
    { type: 'button', class: `row ${kind}${mark === undefined ? '' : ` ${mark}`}`, onclick: () => app.set({ selected: key }) },
    el('span', { class: 'name', title: name }, label),
    el('span', { class: 'type' }, `${type ?? ''} ${kind}`.trim()),
  );
}
