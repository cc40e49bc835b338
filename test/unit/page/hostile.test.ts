// Hostile names, keys and paths on the HTML page: they are text everywhere, run no script and break no picture.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { documentsOf } from '../../../src/loader/write/write.ts';
import { visible } from '../../../src/model/key.ts';
import { binding, exchange, policy, queue } from '../../support/ends.ts';
import { topo, writeDirectory } from '../../support/io.ts';
import { useBrowser } from '../../support/use-browser.ts';

const names = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  ']]><!--',
  '&lt;b&gt;&amp;&#x41;',
  'javascript:alert(5)',
  '\u202eright-to-left\u202c',
  'שלום עולם مرحبا',
  '🐇🧨 rabbit 👩‍👩‍👧',
  '\\N \\G \\',
  'two  blanks\u2028and a line',
  '__proto__',
  'constructor',
  'a'.repeat(255),
];

const browser = useBrowser();

it('shows hostile names as text everywhere, in files of a hostile name', async () => {
  const entities = names.flatMap((name, at) => [
    exchange(name, { type: 'topic', arguments: { 'x-note': name } }),
    queue(name, { type: 'quorum', arguments: { 'x-note': name } }),
    binding(name, name, name, { arguments: { [name]: name } }),
    policy(name, { 'max-length': at + 1 }, { pattern: '.*', priority: at }),
  ]);
  const file = "<img src=x onerror=alert(6)>'&.yaml";
  const { cwd, gone } = writeDirectory({ [file]: documentsOf(['/'], entities) });
  expect(await topo(['graph', file, '-o', 'page.html'], { cwd })).toMatchObject({ code: 0 });
  const url = pathToFileURL(join(cwd, 'page.html')).href;
  const { page, faults } = await browser.open(url);
  expect(await page.locator('h1').textContent()).toBe(file);
  expect(await page.locator('img, main script, header script, #picture script, #picture a, #picture foreignObject').count()).toBe(0);
  const listed = await page.locator('.row .name').allTextContents();
  expect(new Set(listed)).toEqual(new Set(names.map(visible)));
  const titles = await page.locator('#picture .node .title').allTextContents();
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  for (const name of names.filter((one) => one.length < 44)) expect(titles.map(plain)).toContain(visible(name));
  for (const name of names) {
    await page.fill('#exchange', name);
    await page.fill('#key', name);
    const [expected] = [visible(name)];
    expect(await page.locator('#queues .link').allTextContents()).toEqual([expected]);
    await page.click('#queues .link');
    expect(await page.locator('.details h2').textContent()).toBe(expected);
    const { page: again, faults: more } = await browser.open(page.url());
    expect(await again.inputValue('#key')).toBe(name.replace(/[\r\n]/g, ''));
    expect(await again.locator('.details h2').textContent()).toBe(expected);
    await again.close();
    expect(more).toEqual([]);
  }
  await page.close();
  gone();
  expect(faults).toEqual([]);
});
