// The fields of the message.
import type { App } from './app.ts';
import { button, el, fill } from './dom.ts';

/** The form; each change of a field routes the message anew. */
export function formOf(app: App): HTMLElement {
  const vhosts = [...new Set(app.data.graph.nodes.map(({ vhost }) => vhost))];
  const known = el('datalist', { id: 'exchanges' });
  const fillKnown = (): void => {
    const own = app.data.graph.nodes.filter(
      ({ kind, vhost, presence }) => kind === 'exchange' && vhost === app.state().vhost && presence !== 'missing',
    );
    fill(known, ...own.map(({ name, type }) => el('option', { value: name }, type ?? '')));
  };
  const vhost = el(
    'select',
    { id: 'vhost', onchange: () => app.set({ vhost: vhost.value, deaths: [] }) },
    ...vhosts.map((name) => el('option', { value: name }, name)),
  );
  const exchange = textField('exchange', 'list', (value) => app.set({ exchange: value, deaths: [] }));
  exchange.placeholder = 'empty: the default exchange';
  const routingKey = textField('key', undefined, (value) => {
    const { exchange: chosen } = app.state();
    app.set({ routingKey: value, deaths: [], exchange: chosen ?? exchange.value });
  });
  const headers = el('textarea', {
    id: 'headers',
    rows: 2,
    spellcheck: 'false',
    placeholder: 'region=eu\nCC=["other.key"]',
    oninput: () => app.set({ headers: headers.value, deaths: [] }),
  });
  const mandatory = el('input', { id: 'mandatory', type: 'checkbox', onchange: () => app.set({ mandatory: mandatory.checked }) });
  const more = el(
    'details',
    { class: 'more' },
    el('summary', {}, 'Headers, CC, mandatory'),
    field('Headers, one NAME=value per line', headers),
    el('label', { class: 'check' }, mandatory, ' mandatory'),
  );
  const read = (): void => {
    const state = app.state();
    vhost.value = state.vhost;
    if (exchange.value !== (state.exchange ?? '')) exchange.value = state.exchange ?? '';
    if (routingKey.value !== state.routingKey) routingKey.value = state.routingKey;
    if (headers.value !== state.headers) headers.value = state.headers;
    mandatory.checked = state.mandatory;
    if (state.headers !== '' || state.mandatory) more.open = true;
  };
  app.onChange((state, before) => {
    read();
    if (state.vhost !== before.vhost) fillKnown();
  });
  read();
  fillKnown();
  return el(
    'form',
    { class: 'form', onsubmit: (event) => event.preventDefault() },
    vhosts.length > 1 && field('Virtual host', vhost),
    field('Exchange', exchange),
    known,
    field('Routing key', routingKey),
    more,
    button('Clear', () => {
      app.set({ routingKey: '', headers: '', mandatory: false, deaths: [] });
      app.clear('exchange');
    }),
  );
}

function textField(id: string, list: 'list' | undefined, set: (value: string) => void): HTMLInputElement {
  const input = el('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    ...(list === undefined ? {} : { list: 'exchanges' }),
    oninput: () => set(input.value),
  });
  return input;
}

function field(title: string, input: HTMLElement): HTMLElement {
  return el('label', {}, el('span', {}, title), input);
}
