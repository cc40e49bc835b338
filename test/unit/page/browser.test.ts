// The HTML page in a real browser: it loads without an error and without a request, and its playground gives the answers of topo route.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../src/loader/write/write.ts';
import type { Hop, OneOf, Routing } from '../../../src/model/routing.ts';
import type { Page } from '../../support/browser.ts';
import { topo, writeDirectory } from '../../support/io.ts';
import { arbitraryTopology } from '../../support/topologies.ts';
import { useBrowser } from '../../support/use-browser.ts';

const topologies = fileURLToPath(new URL('../../../topologies/', import.meta.url));

const browser = useBrowser();

/** Draws a page of the paths and returns its address. */
async function drawn(name: string, ...paths: readonly string[]): Promise<string> {
  const file = join(browser.cwd, `${name}.html`);
  const { code, err } = await topo(['graph', ...paths, '-o', file], { cwd: browser.cwd });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return pathToFileURL(file).href;
}

describe('the page of each example topology', () => {
  it.each(readdirSync(topologies))('loads without an error, a message of the console or a request: %s', async (name) => {
    const { page, faults } = await browser.open(await drawn(name, join(topologies, name)));
    expect(await page.locator('#picture [data-node]').count()).toBeGreaterThan(0);
    expect(await page.locator('.row').count()).toBe(await page.locator('#picture [data-node]').count());
    await page.close();
    expect(faults).toEqual([]);
  });
});

describe('the page of reliable-delivery', () => {
  const open = async (fragment = '', options = {}) =>
    browser.open(`${await drawn('reliable', join(topologies, 'reliable-delivery'))}${fragment}`, options);

  it('routes a message that is typed, and lights up its way', async () => {
    const { page, faults } = await open();
    await page.fill('#exchange', 'orders');
    await page.fill('#key', 'order.created.eu');
    expect(await page.locator('#queues .link').allTextContents()).toEqual(['orders.created']);
    expect(await page.locator('.tree .because').allTextContents()).toEqual(['order.created.eu matches order.created.#']);
    expect(await page.locator('#picture .node.on .title').allTextContents()).toEqual(['orders', 'orders.created']);
    expect(await page.locator('#picture .edge.on').count()).toBe(1);
    expect(page.url()).toMatch(/#x=orders&k=order\.created\.eu$/);
    expect(faults).toEqual([]);
  });

  it('continues the way of a message that a consumer rejects', async () => {
    const { page } = await open('#x=orders&k=order.created.eu');
    await page.click('#queues button:has-text("reject")');
    expect(await page.locator('.death > .ending').textContent()).toBe('Dead-lettered to exchange orders.dead');
    expect(await page.locator('.death > ul .link').allTextContents()).toEqual(['orders.parking']);
    expect(await page.locator('.test pre').textContent()).toContain(
      '- { reject: orders.created, expect: { deadLetteredTo: [orders.parking] } }',
    );
  });

  it('opens a link in its state', async () => {
    const { page } = await open('#x=orders&k=order.creatde&m=1&s=queue+/+orders.created');
    expect(await page.inputValue('#key')).toBe('order.creatde');
    expect(await page.isChecked('#mandatory')).toBe(true);
    expect(await page.locator('#queues .link').allTextContents()).toEqual(['orders.unrouted']);
    expect(await page.locator('.details h2').textContent()).toBe('orders.created');
  });

  it('shows attributes, settings, bindings, tests and places of a node that is clicked', async () => {
    const { page } = await open();
    await page.click('#picture [data-node] >> text="orders.created"');
    const details = (await page.locator('.details').textContent()) ?? '';
    for (const part of ['topology.yaml:14', 'x-max-length', 'order.created.# from orders', 'a created order is stored, row 1']) {
      expect(details).toContain(part);
    }
  });

  it('forbids every request in the file itself', async () => {
    const { page, faults } = await open();
    const outcome = await page.evaluate("fetch('http://127.0.0.1:9/x').then(() => 'sent', (error) => String(error))");
    expect(outcome).toMatch(/TypeError/);
    expect(faults.join('\n')).toMatch(/Content Security Policy|violates/i);
  });

  it.each([400, 2000])('has no part wider than a window of %s pixels', async (width) => {
    const { page } = await open('#x=orders&k=order.created.eu&s=queue+/+orders.created', { width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

describe('the page of a plan', () => {
  const yaml = `exchanges:
  orders: { type: topic }
queues:
  audit: { type: quorum }
  created: { type: quorum, maxLength: 10 }
bindings:
  - { source: orders, destination: audit, routingKey: '#' }
  - { source: orders, destination: created, routingKey: created }
prune: { queues: ['.*'] }
`;
  const named = (name: string, more: object = {}) => ({ name, vhost: '/', durable: true, auto_delete: false, arguments: {}, ...more });
  const bound = (destination: string, key: string) => ({
    source: 'orders',
    vhost: '/',
    destination,
    destination_type: 'queue',
    routing_key: key,
    arguments: {},
  });
  const live = JSON.stringify({
    rabbit_version: '4.3.6',
    exchanges: [named('orders', { type: 'topic', internal: false })],
    queues: [
      named('created', { arguments: { 'x-queue-type': 'quorum', 'x-max-length': 50 } }),
      named('legacy', { arguments: { 'x-queue-type': 'classic' } }),
    ],
    bindings: [bound('created', 'created'), bound('legacy', '#')],
  });

  it('lists what is blocked first, and routes the message before and after it', async () => {
    const { cwd, gone } = writeDirectory({ 'topology.yaml': yaml, 'live.json': live });
    expect(await topo(['plan', 'topology.yaml', '--against', 'live.json', '--out', 'plan.json'], { cwd })).toMatchObject({ code: 4 });
    const { page, faults } = await browser.open(await drawn('plan', join(cwd, 'plan.json')));
    expect(await page.locator('.plan > .change').allTextContents()).toEqual([
      expect.stringContaining('queue createdreplace: maxLength 50 → 10'),
    ]);
    expect(await page.locator('.plan > .change').allTextContents()).toEqual([expect.stringContaining('attribute-immutable')]);
    await page.fill('#exchange', 'orders');
    await page.fill('#key', 'created');
    expect(await page.locator('#queues .link').allTextContents()).toEqual(['audit', 'created']);
    expect(await page.locator('.differences li').allTextContents()).toEqual([
      'no longer reaches queue legacy',
      'newly reaches queue audit',
    ]);
    expect(await page.locator('#picture .node.absent .title').allTextContents()).toEqual(['- legacy']);
    await page.click('.sides button:has-text("Before")');
    expect(await page.locator('#queues .link').allTextContents()).toEqual(['created', 'legacy']);
    expect(await page.locator('#picture .node.absent .title').allTextContents()).toEqual(['+ audit']);
    gone();
    expect(faults).toEqual([]);
  });

  it('draws an exported definitions file', async () => {
    const { cwd, gone } = writeDirectory({ 'live.json': live });
    expect(await topo(['graph', '--against', 'live.json', '-o', 'export.html'], { cwd })).toMatchObject({ code: 0 });
    const { page } = await browser.open(pathToFileURL(join(cwd, 'export.html')).href);
    expect(await page.locator('#picture .node .title').allTextContents()).toEqual(['orders', 'created', 'legacy']);
    gone();
  });
});

describe('the playground', () => {
  const messages = fc.record({
    exchange: fc.constantFrom('e0', 'e1', 'e2', 'both', 'e ž/%#', 'amq.topic', 'amq.direct', '', 'nowhere'),
    key: fc.constantFrom('', 'a', 'a.b', 'a.b.c', 'b c', 'q0', 'both', 'ž/%2F', 'x'),
    headers: fc.subarray(['a=1', 'a="1"', 'b=true', 'c=x', 'CC=["a.b","q1"]', 'x-delay=5']),
    mandatory: fc.boolean(),
  });

  it('gives the answer of topo route for 200 pairs of a topology and a message', async () => {
    const rounds = fc.sample(
      fc.tuple(arbitraryTopology({ tombstones: false, prune: 'nothing' }), fc.array(messages, { minLength: 10, maxLength: 10 })),
      { numRuns: 20 },
    );
    let routed = 0;
    for (const [at, [topology, all]] of rounds.entries()) {
      const name = `random-${at}.yaml`;
      const entities = [...topology.declarations.values()].map(({ entity }) => entity);
      const written = writeDirectory({ [name]: documentsOf(topology.vhosts, entities) });
      const { page, faults } = await browser.open(await drawn(`random-${at}`, join(written.cwd, name)));
      for (const message of all) {
        const { exchange, key, headers, mandatory } = message;
        const flags = [...headers.flatMap((header) => ['-H', header]), ...(mandatory ? ['--mandatory'] : [])];
        const { out } = await topo(['route', exchange, key, '--format', 'json', ...flags, join(written.cwd, name)], { cwd: browser.cwd });
        const { routing } = JSON.parse(out) as { routing: Routing };
        expect({ entities, message, shown: await shown(page, message) }).toEqual({ entities, message, shown: expected(routing) });
        routed += 1;
      }
      await page.close();
      written.gone();
      expect(faults).toEqual([]);
    }
    expect(routed).toBe(200);
  });
});

interface Message {
  readonly exchange: string;
  readonly key: string;
  readonly headers: readonly string[];
  readonly mandatory: boolean;
}

interface Shown {
  readonly queues: readonly string[];
  readonly oneOf: readonly string[];
  readonly endings: readonly string[];
  readonly because: readonly string[];
}

/** Types a message into the fields, and returns what the page shows of its route. */
async function shown(page: Page, { exchange, key, headers, mandatory }: Message): Promise<Shown> {
  const fields = JSON.stringify({ exchange, key, headers: headers.join('\n') });
  const all = (selector: string, what: string) => `[...document.querySelectorAll('${selector}')].map((one) => ${what})`;
  return page.evaluate(`(() => {
    for (const [id, value] of Object.entries(${fields})) {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const mandatory = document.getElementById('mandatory');
    if (mandatory.checked !== ${mandatory}) mandatory.click();
    return {
      queues: ${all('#queues [data-queue]', 'one.dataset.queue')},
      oneOf: ${all('#one-of [data-queue]', 'one.dataset.queue')}.sort(),
      endings: ${all('.answer > div > .ending', "one.textContent.replace(/^(One of|Unknown|Refused[^:]*):.*/, '$1')")},
      because: ${all('.tree .because', 'one.textContent')},
    };
  })()`);
}

/** What it must show, from the JSON of topo route. */
function expected({ queues, oneOf, unknown, unroutable, returned, refusal, way }: Routing): Shown {
  const chosen = queuesIn(oneOf).filter((key) => !queues.includes(key as never));
  const endings =
    refusal !== undefined
      ? [`Refused${refusal.replyCode === undefined ? '' : ` (${refusal.replyCode})`}`]
      : unroutable
        ? [returned ? 'Unroutable: returned to the publisher' : 'Unroutable: dropped']
        : [
            ...oneOf.map(() => 'One of'),
            ...unknown.map(() => 'Unknown'),
            ...(returned ? ['Returned to the publisher (312) at once: a delayed exchange routes the message after its delay only'] : []),
          ];
  return { queues, oneOf: [...new Set(chosen)].sort(), endings, because: way === undefined ? [] : reasons(way) };
}

function queuesIn(oneOf: readonly OneOf[]): string[] {
  return oneOf.flatMap(({ alternatives }) => alternatives.flatMap(({ queues, oneOf: inner }) => [...queues, ...queuesIn(inner)]));
}

/** The reasons of all bindings in the order of the tree; those of an exchange that several lead to, once. */
function reasons({ passages, alternate, almost, unmatched }: Hop): string[] {
  const more = unmatched - almost.length;
  return [
    ...passages.flatMap(({ because, hop }) => [because, ...(hop === undefined ? [] : reasons(hop))]),
    ...(alternate === undefined
      ? []
      : [
          `no match, to the alternate exchange${alternate.by === 'argument' ? '' : `, by ${alternate.by}`}`,
          ...(alternate.hop === undefined ? [] : reasons(alternate.hop)),
        ]),
    ...almost.map(({ reason }) => reason),
    ...(more > 0 ? [`not ${more} more`] : []),
  ];
}
