// The playground: a message is typed, and its route is shown with reasons, its queues, and what happens when a queue gives it up.
import { visible } from '../../model/key.ts';
import type { DeathReason, OneOf } from '../../model/routing.ts';
import { deathText, endingsOf, stopsOf } from '../answer.ts';
import { type DeathStep, testOf } from '../as-test.ts';
import { differences } from '../difference.ts';
import type { App, Routed } from './app.ts';
import { button, copyButton, el, fill } from './dom.ts';
import { formOf } from './form.ts';
import { linkTo, treeOf } from './tree.ts';

/** The playground. */
export function playgroundOf(app: App): HTMLElement {
  const answer = el('div', { class: 'answer', 'aria-live': 'polite' });
  const section = el(
    'section',
    { class: 'playground', 'aria-label': 'Playground' },
    el('h2', {}, 'Where would a message go?'),
    formOf(app),
    answer,
  );
  const show = (): void => {
    section.classList.toggle('empty', app.message() === undefined); // not printed
    fill(answer, ...answerOf(app));
  };
  app.onChange((state, before) => {
    const same = state.exchange === before.exchange && state.routingKey === before.routingKey && state.headers === before.headers;
    if (
      !same ||
      state.deaths !== before.deaths ||
      state.vhost !== before.vhost ||
      state.mandatory !== before.mandatory ||
      state.side !== before.side
    )
      show();
  });
  show();
  return section;
}

function answerOf(app: App): readonly (Node | false)[] {
  const typed = app.message();
  if (typed === undefined) return [el('p', { class: 'quiet' }, 'Choose an exchange and type a routing key.')];
  if ('wrong' in typed)
    return [el('p', { class: 'ending lost' }, `Not a header: ${visible(typed.wrong)}. Write NAME=value, one per line.`)];
  const { side, vhost } = app.state();
  const routed = app.routed(side);
  if (routed === undefined) return [];
  const { routing } = routed;
  const tree = stopsOf(routing);
  const endings = endingsOf(routing, vhost).map(({ tone, text }) => el('p', { class: `ending ${tone}` }, visible(text)));
  return [
    queuesOf(app, routed),
    el('div', {}, ...endings),
    differencesOf(app),
    tree === undefined ? false : treeOf(tree, app),
    ...deathsOf(app, routed),
    copiesOf(app, routed),
  ];
}

function queuesOf(app: App, { routing }: Routed): Node | false {
  const certain = routing.queues.map((key) => queueRow(key, app));
  const chosen = queuesIn(routing.oneOf).filter((key) => !routing.queues.includes(key));
  if (certain.length + chosen.length === 0) return false;
  const possible = chosen.map((key) => queueRow(key, app));
  return el(
    'div',
    { class: 'queues' },
    certain.length > 0 && el('h3', {}, certain.length === 1 ? 'Queue' : `${certain.length} queues`),
    certain.length > 0 && el('ul', { id: 'queues' }, ...certain),
    possible.length > 0 && el('h3', {}, 'One of'),
    possible.length > 0 && el('ul', { id: 'one-of' }, ...possible),
  );
}

function queuesIn(oneOf: readonly OneOf[]): OneOf['alternatives'][number]['queues'] {
  const all = oneOf.flatMap(({ alternatives }) => alternatives.flatMap(({ queues, oneOf: inner }) => [...queues, ...queuesIn(inner)]));
  return [...new Set(all)];
}

const deathButtons: readonly (readonly [DeathReason, string, string])[] = [
  ['rejected', 'reject', 'A consumer rejects it without requeueing it'],
  ['expired', 'expire', 'Its time-to-live elapses'],
  ['maxlen', 'overflow', 'The queue is full'],
];

function queueRow(key: OneOf['exchange'], app: App): HTMLElement {
  const name = app.nodes.get(key)?.name ?? '';
  const buttons = deathButtons.map(([reason, title, hint]) =>
    button(title, () => app.set({ deaths: [{ queue: name, reason }] }), { title: hint, class: 'small' }),
  );
  return el('li', { 'data-queue': key }, linkTo(key, app), el('span', { class: 'then' }, 'then: ', ...buttons));
}

function deathsOf(app: App, { deaths }: Routed): readonly Node[] {
  const { deaths: steps, vhost } = app.state();
  return deaths.flatMap((outcome, at) => {
    const step = steps[at];
    if (step === undefined) return [];
    const { tone, text } = deathText(outcome, vhost);
    const how = deathButtons.find(([reason]) => reason === step.reason)?.[1] ?? step.reason;
    const next = 'routing' in outcome ? outcome.routing.queues : [];
    const tree = 'routing' in outcome ? stopsOf(outcome.routing) : undefined;
    const more = next.map((key) => {
      const name = app.nodes.get(key)?.name ?? '';
      const buttons = deathButtons.map(([reason, title, hint]) =>
        button(title, () => app.set({ deaths: [...steps.slice(0, at + 1), { queue: name, reason }] }), { title: hint, class: 'small' }),
      );
      return el('li', { 'data-queue': key }, linkTo(key, app), el('span', { class: 'then' }, 'then: ', ...buttons));
    });
    const close = button('×', () => app.set({ deaths: steps.slice(0, at) }), {
      class: 'small',
      title: 'Remove',
      'aria-label': 'Remove this step',
    });
    const head = el('h3', {}, `${how} in ${visible(step.queue)} `, close);
    return [
      el(
        'div',
        { class: 'death' },
        head,
        el('p', { class: `ending ${tone}` }, visible(text)),
        more.length > 0 && el('ul', {}, ...more),
        tree !== undefined && treeOf(tree, app),
      ),
    ];
  });
}

/** Of a plan: the same message before and after it. */
function differencesOf(app: App): Node | false {
  const [before, after] = [app.routed(0), app.routed(1)];
  if (app.data.sides.length < 2 || before === undefined || after === undefined) return false;
  const lines = differences(before.routing, after.routing, app.state().vhost);
  return el(
    'div',
    { class: 'differences' },
    el('h3', {}, 'With the plan, the message'),
    el('ul', {}, ...lines.map((line) => el('li', {}, visible(line)))),
  );
}

function copiesOf(app: App, { routing, deaths }: Routed): Node {
  const text = (): string => {
    const typed = app.message();
    if (typed === undefined || 'wrong' in typed) return '';
    const steps = app.state().deaths.flatMap((step, at): DeathStep[] => {
      const outcome = deaths[at];
      return outcome === undefined ? [] : [{ ...step, outcome }];
    });
    return testOf(typed.publication, routing, steps, (key) => app.nodes.get(key)?.name ?? key);
  };
  const yaml = el('pre', {}, text());
  const test = el('details', { class: 'test' }, el('summary', {}, 'As a test'), yaml);
  return el(
    'div',
    { class: 'copies' },
    copyButton('Copy as a test', text),
    copyButton('Copy link', () => location.href),
    test,
  );
}
