// The list of all objects beside the picture, with the search.
import { visible } from '../../model/key.ts';
import { nodeGroups, nodesFound } from '../search.ts';
import type { App } from './app.ts';
import { el, fill } from './dom.ts';

/** Below this number of objects, all groups are open. */
const fewObjects = 40;

/** The list. */
export function listOf(app: App): HTMLElement {
  const { nodes } = app.data.graph;
  const manyVhosts = new Set(nodes.map(({ vhost }) => vhost)).size > 1;
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
  const show = (): void => {
    const { search, selected } = app.state();
    const found = nodesFound(nodes, search);
    const open = search !== '' || nodes.length < fewObjects;
    const groups = nodeGroups(found, manyVhosts).map(({ title, nodes: members }) => {
      const rows = members.map((node) => {
        const { key, name, kind, type, mark } = node;
        const label = `${visible(name === '' ? '(default exchange)' : name)}`;
        const row = el('button', {
          type: 'button',
          class: `row ${kind}${mark === undefined ? '' : ` ${mark}`}`,
          onclick: () => app.set({ selected: key }),
        });
        if (key === selected) row.setAttribute('aria-current', 'true');
        row.append(el('span', { class: 'name', title: name }, label), el('span', { class: 'type' }, `${type ?? ''} ${kind}`.trim()));
        return row;
      });
      const isOpen = open || members.some(({ key }) => key === selected);
      if (members.length === 1) return el('div', {}, ...rows);
      return el(
        'details',
        { open: isOpen },
        el('summary', {}, visible(title), el('span', { class: 'count' }, String(members.length))),
        ...rows,
      );
    });
    fill(list, ...groups, found.length === 0 && el('p', { class: 'quiet' }, 'No exchange or queue matches.'));
  };
  app.onChange((state, before) => {
    if (input.value !== state.search) input.value = state.search;
    if (state.search !== before.search || state.selected !== before.selected) show();
  });
  show();
  return el('nav', { class: 'list', 'aria-label': 'Exchanges and queues' }, input, list);
}
