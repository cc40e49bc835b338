// The script of the page: reads the data beside it, and puts the parts together.
import type { PageData } from '../model.ts';
import { hidable } from '../state.ts';
import { type App, startApp } from './app.ts';
import { detailsOf } from './details.ts';
import { button, el } from './dom.ts';
import { listOf } from './list.ts';
import { pictureOf } from './picture.ts';
import { planOf } from './plan.ts';
import { playgroundOf } from './playground.ts';

/** The titles of the switches. */
const switchTitles = { 'dead-letter': 'dead letters', alternate: 'unroutable', federation: 'federation', shovel: 'shovels' } as const;

const app = startApp(JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData);
document.body.replaceChildren(
  headerOf(app),
  ...(app.data.plan === undefined ? [] : [planOf(app) ?? '']),
  el('main', {}, listOf(app), pictureOf(app), el('aside', {}, detailsOf(app), playgroundOf(app))),
);
document.body.dataset['ready'] = 'true';

function headerOf({ data, state, set, onChange }: App): HTMLElement {
  const counts = (kind: string): number => data.graph.nodes.filter((node) => node.kind === kind && node.presence !== 'missing').length;
  const worst = data.findings.filter(({ severity }) => severity !== 'notice').length;
  const words = [
    counted(counts('exchange'), 'exchange'),
    counted(counts('queue'), 'queue'),
    ...(worst > 0 ? [counted(worst, 'finding')] : []),
  ];
  const switches = hidable.flatMap((kind) => {
    if (!data.graph.edges.some(({ reason }) => reason === kind)) return [];
    const box = el('input', { type: 'checkbox' });
    box.addEventListener('change', () => {
      const others = state().hidden.filter((one) => one !== kind);
      set({ hidden: box.checked ? others : [...others, kind] });
    });
    const read = (): void => {
      box.checked = !state().hidden.includes(kind);
    };
    onChange(read);
    read();
    return [el('label', { class: 'check' }, box, ` ${switchTitles[kind]}`)];
  });
  return el(
    'header',
    {},
    el('h1', { title: data.title }, data.title),
    el('span', { class: 'quiet' }, words.join(', ')),
    el('span', { class: 'space' }),
    ...sidesOf(app),
    ...switches,
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The switch between the states before and after a plan. */
function sidesOf({ data, state, set, onChange }: App): readonly HTMLElement[] {
  if (data.sides.length < 2) return [];
  const buttons = data.sides.map(({ title }, side) => button(title, () => set({ side })));
  const read = (): void => {
    for (const [side, one] of buttons.entries()) one.setAttribute('aria-pressed', String(state().side === side));
  };
  onChange(read);
  read();
  return [el('span', { class: 'sides', role: 'group', 'aria-label': 'Before or after the plan' }, ...buttons)];
}
