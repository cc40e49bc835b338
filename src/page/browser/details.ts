// The selected exchange or queue: attributes, what governs it, bindings, tests, findings, and its place in the files.
import type { GraphNode } from '../../graph/model.ts';
import type { Binding, Entity, Exchange, Queue } from '../../model/entity.ts';
import { type EntityKey, endsOf, keyOf, visible } from '../../model/key.ts';
import { canonicalText, isEmpty } from '../../model/values.ts';
import type { App } from './app.ts';
import { button, el, fill } from './dom.ts';
import { changeOf } from './plan.ts';
import { linkTo } from './tree.ts';

/** The panel; empty without a selection. */
export function detailsOf(app: App): HTMLElement {
  const panel = el('section', { class: 'details', 'aria-label': 'Details' });
  const show = (): void => {
    const { selected } = app.state();
    const node = selected === undefined ? undefined : app.nodes.get(selected);
    fill(panel, ...(node === undefined ? [] : partsOf(node, app)));
    panel.hidden = node === undefined;
  };
  app.onChange((state, before) => {
    if (state.selected !== before.selected || state.side !== before.side || state.focused !== before.focused) show();
  });
  show();
  return panel;
}

function partsOf(node: GraphNode, app: App): readonly (Node | false)[] {
  const { key, kind, type, name, vhost } = node;
  const entities: readonly Entity[] = app.data.sides[app.state().side]?.entities ?? [];
  const entity = entities.find((one): one is Exchange | Queue => one.kind === kind && one.vhost === vhost && one.name === name);
  const bindings = entities.filter((one): one is Binding => one.kind === 'binding' && one.vhost === vhost);
  const place = app.data.places[key];
  const { focused } = app.state();
  const change = app.data.plan?.changes.find((one) => one.key === key);
  return [
    el('h2', { class: kind }, visible(name === '' ? 'the default exchange' : name)),
    el(
      'p',
      { class: 'quiet' },
      [`${visible(type ?? '')} ${kind}`.trim(), `virtual host ${visible(vhost)}`, place ?? ''].filter((part) => part !== '').join(' · '),
    ),
    el(
      'p',
      { class: 'actions' },
      button(focused ? 'Show everything' : 'Show only its paths', () => app.set({ focused: !focused })),
      kind === 'exchange' && node.presence !== 'missing' && button('Publish here', () => app.set({ exchange: name, vhost, deaths: [] })),
      button('Close', () => {
        app.set({ focused: false });
        app.clear('selected');
      }),
    ),
    change !== undefined && part('Plan', changeOf(change, app)),
    node.presence === 'missing' && el('p', { class: 'ending lost' }, 'Referred to by others, but not declared: messages to it are lost.'),
    ...findingsOf(key, app),
    entity !== undefined && part('Attributes', tableOf(attributesOf(entity))),
    ...governedBy(key, app),
    bindingPart(
      'Bindings to it',
      bindings.filter((one) => endsOf(one)[1] === key),
      app,
      0,
    ),
    bindingPart(
      'Bindings from it',
      bindings.filter((one) => endsOf(one)[0] === key),
      app,
      1,
    ),
    testsOf(node, app),
  ];
}

function part(title: string, ...children: readonly (Node | false)[]): HTMLElement {
  return el('div', { class: 'part' }, el('h3', {}, title), ...children);
}

function tableOf(rows: readonly (readonly string[])[]): HTMLElement {
  return el('table', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell, at) => el(at === 0 ? 'th' : 'td', {}, visible(cell))))));
}

function attributesOf(entity: Exchange | Queue): readonly (readonly string[])[] {
  const flags = [
    entity.durable ? 'durable' : 'transient',
    entity.autoDelete ? 'autoDelete' : '',
    entity.kind === 'exchange' ? (entity.internal ? 'internal' : '') : entity.exclusive ? 'exclusive' : '',
  ].filter((flag) => flag !== '');
  return [
    ['type', entity.type ?? "the virtual host's default"],
    ['flags', flags.join(', ')],
    ...Object.entries(entity.arguments).map(([name, value]) => [name, canonicalText(value)]),
  ];
}

function governedBy(key: EntityKey, { data }: App): readonly (Node | false)[] {
  const why = data.whys[key];
  if (why === undefined) return [];
  // those of arguments alone are among the attributes
  const settings = why.settings.filter(([, , source]) => source !== 'the argument');
  return [
    settings.length > 0 && part('Settings in force', tableOf(settings)),
    why.policies.length > 0 && part('Matching policies', tableOf(why.policies)),
  ];
}

/** Bindings, with the other end as a link. */
function bindingPart(title: string, bindings: readonly Binding[], app: App, other: 0 | 1): HTMLElement | false {
  if (bindings.length === 0) return false;
  const most = 100;
  const rows = bindings.slice(0, most).map((binding) => {
    const condition = `${binding.routingKey}${isEmpty(binding.arguments) ? '' : ` ${canonicalText(binding.arguments)}`}`;
    const words = el('span', { class: 'key' }, visible(condition === '' ? '""' : condition));
    return el('li', {}, words, other === 0 ? ' from ' : ' to ', linkTo(endsOf(binding)[other], app), placeOf(binding, app));
  });
  const more = bindings.length - most;
  return part(`${title} (${bindings.length})`, el('ul', {}, ...rows), more > 0 && el('p', { class: 'quiet' }, `${more} more`));
}

function placeOf(entity: Entity, { data }: App): HTMLElement | undefined {
  const place = data.places[keyOf(entity)];
  return place === undefined ? undefined : el('span', { class: 'place' }, place);
}

function findingsOf(key: EntityKey, { data }: App): readonly HTMLElement[] {
  const own = data.findings.filter((finding) => finding.key === key);
  if (own.length === 0) return [];
  const rows = own.map(({ severity, code, text, fix }) =>
    el(
      'li',
      { class: severity },
      el('b', {}, `${severity} `),
      el('span', { class: 'code' }, code),
      ` ${visible(text)}`,
      fix !== undefined && el('div', { class: 'quiet' }, `fix: ${visible(fix)}`),
    ),
  );
  return [part('Findings', el('ul', {}, ...rows))];
}

function testsOf({ kind, name, vhost }: GraphNode, app: App): HTMLElement | false {
  const own = app.data.tests.filter(
    (test) => test.vhost === vhost && (kind === 'exchange' ? test.exchange === name : test.queues.includes(name)),
  );
  if (own.length === 0) return false;
  const rows = own.map((test) => {
    const load = (): void =>
      app.set({ vhost, exchange: test.exchange, routingKey: test.routingKey, headers: test.headers.join('\n'), deaths: [] });
    const sign = { passed: '✓', failed: '✗', skipped: '–' }[test.state];
    return el(
      'li',
      { class: test.state },
      `${sign} `,
      el('button', { type: 'button', class: 'link', onclick: load }, visible(test.name)),
      test.place !== undefined && el('span', { class: 'place' }, test.place),
    );
  });
  return part(`Tests (${own.length})`, el('ul', {}, ...rows));
}
