// docs/reliable-delivery.html, the example of a page: its data are those of the topology today, and its own script gives the answers of
// topo route. UPDATE_PAGE=1 writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { PageData } from '../../../src/page/model.ts';
import { topo } from '../../support/io.ts';
import { useBrowser } from '../../support/use-browser.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = `${root}docs/reliable-delivery.html`;
const topology = 'topologies/reliable-delivery';

const browser = useBrowser();

function dataIn(html: string): PageData {
  const text = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(html)?.[1];
  if (text === undefined) throw new Error('the page contains no data');
  return JSON.parse(text) as PageData;
}

it('has the data of the topology', async () => {
  const { code, out } = await topo(['graph', topology, '--format', 'html'], { cwd: root });
  expect(code).toBe(0);
  if (process.env['UPDATE_PAGE'] === '1') writeFileSync(example, out);
  expect(dataIn(readFileSync(example, 'utf8'))).toEqual(dataIn(out));
});

it.each(['order.created', 'order.created.eu', 'order.creatde', ''])('gives the answer of topo route for the key %j', async (key) => {
  const { out } = await topo(['route', 'orders', key, topology, '--format', 'json'], { cwd: root });
  const { page, faults } = await browser.open(pathToFileURL(example).href);
  await page.fill('#exchange', 'orders');
  await page.fill('#key', key);
  const shown = await page.evaluate<string[]>("[...document.querySelectorAll('#queues [data-queue]')].map((one) => one.dataset.queue)");
  expect(shown).toEqual(JSON.parse(out).routing.queues);
  await page.close();
  expect(faults).toEqual([]);
});
