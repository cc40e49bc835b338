// The picture of the page in a real browser: groups that fold, ways through folded groups, and the way to every object by keyboard.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../src/loader/write/write.ts';
import type { OpenPage, Page } from '../../../support/browser.ts';
import { topo } from '../../../support/io.ts';
import { largeTopology } from '../../../support/large-topology.ts';
import { useBrowser } from '../../../support/use-browser.ts';

const browser = useBrowser();

async function open(objects: number, fragment = ''): Promise<OpenPage> {
  const [yaml, page] = [`${objects}.yaml`, join(browser.cwd, `${objects}.html`)];
  if (!existsSync(page)) {
    writeFileSync(join(browser.cwd, yaml), documentsOf(['/'], largeTopology(objects)));
    expect(await topo(['graph', yaml, '-o', page], { cwd: browser.cwd })).toMatchObject({ code: 0 });
  }
  return browser.open(`${pathToFileURL(page).href}${fragment}`);
}

const titles = (page: Page, selector: string) => page.locator(`#picture ${selector} .title`).allTextContents();
const focused = (page: Page) => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');

describe('groups of a large picture', () => {
  it('are folded when the page is opened; a click on one unfolds it in the picture and in the list, and folds it again', async () => {
    const { page, faults } = await open(200);
    expect(await titles(page, '.fold')).toEqual(Array.from({ length: 8 }, (_, at) => `+ team-${at}`));
    expect(await page.locator('#picture .node').count()).toBe(0);
    await page.click('#picture .fold:has-text("team-3")');
    expect(await titles(page, '.fold.open')).toEqual(['− team-3']);
    expect(await page.locator('#picture .node').count()).toBe(25);
    expect(await page.locator('details[open] > summary').allTextContents()).toEqual(['team-325']);
    const { page: again } = await browser.open(page.url());
    expect(await titles(again, '.fold.open')).toEqual(['− team-3']);
    await again.close();
    await page.click('#picture .fold.open .title');
    expect(await page.locator('#picture .node').count()).toBe(0);
    expect(await page.locator('details[open] > summary').count()).toBe(0);
    await page.close();
    expect(faults).toEqual([]);
  });

  it('unfold from the list, and where an object is selected that is in one', async () => {
    const { page } = await open(200);
    await page.click('summary:has-text("team-1")');
    expect(await titles(page, '.fold.open')).toEqual(['− team-1']);
    await page.fill('#search', 'team-6.parking');
    await page.press('#search', 'Enter');
    expect(await titles(page, '.fold.open')).toEqual(['− team-1', '− team-6']);
    expect(await titles(page, '.selected')).toEqual(['team-6.parking']);
    await page.close();
  });

  it('all unfold with one button, and fold', async () => {
    const { page } = await open(200);
    await page.click('text=Unfold all');
    expect(await page.locator('#picture .fold').count()).toBe(0);
    expect(await page.locator('#picture .node').count()).toBe(200);
    expect(page.url()).toMatch(/#g=0$/);
    await page.click('text=Fold groups');
    expect(await page.locator('#picture .fold').count()).toBe(8);
    await page.close();
  });

  it('are lit where a message passes through them, with the line between them', async () => {
    const { page } = await open(200, '#x=team-3&k=team-3.x.created.2');
    expect(await titles(page, '.fold.on')).toEqual(['+ team-3', '+ team-4']); // team-3 also reaches queues of team-4 by #
    expect(await page.locator('#picture [data-bundle].on').count()).toBe(1);
    await page.click('#picture .fold:has-text("team-4")');
    expect((await titles(page, '.node.on')).toSorted()).toEqual([
      'team-4.event-10.created',
      'team-4.event-17.created',
      'team-4.event-3.created',
    ]);
    expect(await page.locator('#picture [data-edge].on').count()).toBe(3);
    await page.close();
  });

  it('are not folded in a small picture, which has a button that folds them', async () => {
    const { page } = await open(50);
    expect(await page.locator('#picture .node').count()).toBe(50);
    await page.click('text=Fold groups');
    expect(await titles(page, '.fold')).toEqual(['+ team-0', '+ team-1']);
    await page.close();
  });
});

describe('the picture by keyboard', () => {
  it('is entered with Tab, walked with arrow keys, and selects with Enter', async () => {
    const { page, faults } = await open(25);
    await page.focus('#picture');
    await page.keyboard.press('Tab');
    const reached = new Set([await focused(page)]);
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key);
      reached.add(await focused(page));
    }
    expect(reached.size).toBeGreaterThan(3);
    const label = await focused(page);
    await page.keyboard.press('Enter');
    expect(`${await page.locator('.details h2').getAttribute('class')} ${await page.locator('.details h2').textContent()}`).toBe(label);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('picture');
    await page.close();
    expect(faults).toEqual([]);
  });

  it('reaches every object by arrow keys', async () => {
    const { page } = await open(50);
    const found = await page.evaluate<number>(`(() => {
      const first = document.querySelector('#picture [data-node][tabindex="0"]');
      const seen = new Set([first]);
      for (const from of seen) {
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
          from.focus();
          from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          seen.add(document.activeElement);
        }
      }
      return seen.size;
    })()`);
    expect(found).toBe(50);
    await page.close();
  });

  it('unfolds a group with Enter, and keeps the focus on it', async () => {
    const { page } = await open(200);
    await page.focus('#picture');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^Unfold team-\d, 25 objects$/);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^Fold team-\d, 25 objects$/);
    await page.keyboard.press('Enter');
    expect(await page.locator('#picture .fold.open').count()).toBe(0);
    await page.close();
  });
});
