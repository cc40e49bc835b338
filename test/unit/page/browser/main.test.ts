// The page as a whole in a real browser: several virtual hosts, headers by keyboard, the switches, and paper.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../../../support/browser.ts';
import { topo } from '../../../support/io.ts';
import { useBrowser } from '../../../support/use-browser.ts';

const topologies = fileURLToPath(new URL('../../../../topologies/', import.meta.url));

const twoVhosts = `vhost: { name: eu }
exchanges:
  orders: { type: topic }
queues:
  stored: { type: quorum }
bindings:
  - { source: orders, destination: stored, routingKey: 'order.#' }
---
vhost: { name: us }
exchanges:
  orders: { type: headers }
queues:
  stored: { type: quorum }
  express: { type: quorum }
bindings:
  - { source: orders, destination: express, arguments: { x-match: all, express: true, weight: 3 } }
`;

const browser = useBrowser({ 'two.yaml': twoVhosts });

async function open(path: string, fragment = '', options = {}): Promise<OpenPage> {
  const page = join(browser.cwd, 'page.html');
  expect(await topo(['graph', path, '-o', page], { cwd: browser.cwd })).toMatchObject({ code: 0 });
  return browser.open(`${pathToFileURL(page).href}${fragment}`, options);
}

describe('a page of several virtual hosts', () => {
  it('shows all of them, and routes a message in the one that is chosen', async () => {
    const { page, faults } = await open('two.yaml');
    expect((await page.locator('#picture .frame .title').allTextContents()).toSorted()).toEqual(['virtual host eu', 'virtual host us']);
    expect(await page.locator('#vhost option').allTextContents()).toEqual(['eu', 'us']);
    await page.fill('#exchange', 'orders');
    await page.fill('#key', 'order.created');
    expect(await page.locator('#queues [data-queue]').getAttribute('data-queue')).toBe('queue eu stored');
    await page.selectOption('#vhost', 'us');
    expect(await page.locator('.answer .ending').textContent()).toBe('Unroutable: dropped');
    expect(page.url()).toContain('v=us');
    expect(faults).toEqual([]);
  });

  it('publishes to the exchange of the virtual host whose object is selected', async () => {
    const { page } = await open('two.yaml', '#s=exchange+us+orders');
    await page.click('text=Publish here');
    expect([await page.inputValue('#vhost'), await page.inputValue('#exchange')]).toEqual(['us', 'orders']);
  });
});

describe('headers that are typed by keyboard alone', () => {
  it('decide the route, and are in the link', async () => {
    const { page } = await open('two.yaml', '#v=us');
    await page.focus('#exchange');
    await page.keyboard.type('orders');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.localName')).toBe('summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('headers');
    await page.keyboard.type('express=true\nweight=');
    expect(await page.locator('#queues').count()).toBe(0);
    await page.keyboard.type('3');
    expect(await page.locator('#queues .link').allTextContents()).toEqual(['express']);
    expect(page.url()).toContain('h=express%3Dtrue&h=weight%3D3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.isChecked('#mandatory')).toBe(true);
  });

  it('are reported if they are not NAME=value', async () => {
    const { page } = await open('two.yaml', '#v=us&x=orders&h=express');
    expect(await page.locator('.answer .ending').textContent()).toBe('Not a header: express. Write NAME=value, one per line.');
  });
});

describe('the switches', () => {
  it('hide federation with its upstreams, and show it again', async () => {
    const { page } = await open(join(topologies, 'federation', 'topology.yaml'));
    const upstream = page.locator('#picture .node.upstream');
    expect(await upstream.isVisible()).toBe(true);
    await page.click('header label:has-text("federation") input');
    expect([await upstream.isVisible(), await page.locator('#picture .by-federation').isVisible()]).toEqual([false, false]);
    expect(page.url()).toMatch(/#hide=federation$/);
    await page.click('header label:has-text("federation") input');
    expect([await upstream.isVisible(), await page.locator('#picture .by-federation').isVisible()]).toEqual([true, true]);
  });

  it('hide shovels with the brokers at their ends, and leave their queues', async () => {
    const { page, faults } = await open(join(topologies, 'shovel', 'topology.yaml'));
    const parts = [
      page.locator('#picture .node.shovel'),
      page.locator('#picture .node.broker'),
      page.locator('#picture .by-shovel').first(),
    ];
    const visible = (): Promise<boolean[]> => Promise.all(parts.map((part) => part.isVisible()));
    expect(await visible()).toEqual([true, true, true]);
    expect((await page.locator('.row').allTextContents()).join()).toContain('outbox-to-warehouse');
    await page.click('header label:has-text("shovels") input');
    expect(await visible()).toEqual([false, false, false]);
    expect(await page.locator('#picture .node.queue').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it.each([
    ['dead letters', 'dead-letter', 'dead-letter'],
    ['unroutable', 'alternate', 'reliable-delivery'],
  ])('hide the lines of %s', async (title, reason, topology) => {
    const { page } = await open(join(topologies, topology));
    const lines = page.locator(`#picture .by-${reason}:not(.quiet)`);
    expect(await lines.first().isVisible()).toBe(true);
    await page.click(`header label:has-text("${title}") input`);
    expect(await lines.first().isVisible()).toBe(false);
  });
});

describe('on paper', () => {
  it('has the whole picture and every object of the list, one below the other, and nothing cut off', async () => {
    const { page } = await open(join(topologies, 'reliable-delivery'), '#x=orders&k=order.created.eu');
    await page.emulateMedia({ media: 'print' });
    const bad = await page.evaluate<string[]>(`[...document.querySelectorAll('.picture, .list, aside, body, main')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.getBoundingClientRect().height === 0)
      .map((one) => one.className || one.localName)`);
    expect(bad).toEqual([]);
    for (const row of await page.locator('.list .row').all()) expect(await row.isVisible()).toBe(true);
    const box = await page.evaluate<number[]>(`(() => {
      const svg = document.getElementById('picture').getBoundingClientRect();
      const nodes = [...document.querySelectorAll('#picture .node')].map((one) => one.getBoundingClientRect());
      return [Math.min(...nodes.map(({ left }) => left)) - svg.left, svg.right - Math.max(...nodes.map(({ right }) => right)),
        Math.min(...nodes.map(({ top }) => top)) - svg.top, svg.bottom - Math.max(...nodes.map(({ bottom }) => bottom))];
    })()`);
    for (const margin of box) expect(margin).toBeGreaterThanOrEqual(0);
    expect(await page.locator('.playground').isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('has no playground in which nothing is typed', async () => {
    const { page } = await open(join(topologies, 'reliable-delivery'));
    const playground = page.locator('.playground');
    expect(await playground.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await playground.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.fill('#key', 'order.created');
    await page.emulateMedia({ media: 'print' });
    expect(await playground.isVisible()).toBe(true);
  });
});

describe('the whole picture', () => {
  it.each([
    ['when the page is opened', undefined],
    ['after Fit', 'text=Fit'],
    ['after the key 0', '0'],
  ])('has a margin on all sides: %s', async (_, how) => {
    const { page } = await open(join(topologies, 'reliable-delivery'), '', { width: 950, height: 600 });
    if (how !== undefined) {
      await page.click('[aria-label="Zoom in"]');
      await (how === '0' ? page.press('#picture', how) : page.click(how));
    }
    const margins = await page.evaluate<number[]>(`(() => {
      const svg = document.getElementById('picture');
      const box = svg.getBoundingClientRect();
      const parts = [...document.querySelectorAll('#picture .node, #picture .frame')].map((one) => one.getBoundingClientRect());
      return [Math.min(...parts.map(({ left }) => left)) - box.left, box.right - Math.max(...parts.map(({ right }) => right)),
        Math.min(...parts.map(({ top }) => top)) - box.top, box.bottom - Math.max(...parts.map(({ bottom }) => bottom))];
    })()`);
    for (const margin of margins) expect(margin).toBeGreaterThanOrEqual(14);
  });
});

describe('what is not selected', () => {
  it.each(['light', 'dark'] as const)('remains visible as lines in the %s scheme', async (colorScheme) => {
    const { page } = await open(join(topologies, 'reliable-delivery'), '#s=queue+%2F+orders.created');
    await page.emulateMedia({ colorScheme });
    const contrasts = await page.evaluate<number[]>(`(() => {
      const parts = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
      const ground = parts(getComputedStyle(document.body).backgroundColor);
      const light = (colour) => colour.map((one) => one / 255)
        .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0.05);
      return [...document.querySelectorAll('#picture.lit .edge:not(.on) path')].map((path) => {
        const { stroke, strokeOpacity } = getComputedStyle(path);
        const shown = parts(stroke).map((one, at) => ground[at] + (one - ground[at]) * strokeOpacity);
        return Math.max(light(shown), light(ground)) / Math.min(light(shown), light(ground));
      });
    })()`);
    expect(contrasts.length).toBeGreaterThan(0);
    for (const contrast of contrasts) expect(contrast).toBeGreaterThanOrEqual(1.4);
  });
});
