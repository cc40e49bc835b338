// A real browser for tests of the HTML page: the Chromium inside the package @sparticuz/chromium, driven by playwright-core; without root,
// on Linux. TOPO_TEST_CHROMIUM names another Chromium or Chrome, for other systems.

import type { Browser, Page } from 'playwright-core';

export type { Page };

/** An open page, with everything that went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of scripts, messages of the console, and addresses that it requested apart from its own. */
  readonly faults: readonly string[];
}

/** A running browser. */
export interface TestBrowser {
  readonly open: (
    url: string,
    options?: { readonly width?: number; readonly height?: number; readonly dark?: boolean },
  ) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

/** Starts a browser; the caller closes it. @throws Error with the remedy if the packages or the browser are missing */
export async function startBrowser(): Promise<TestBrowser> {
  const browser = await launched();
  return {
    close: () => browser.close(),
    open: async (url, { width = 1400, height = 900, dark = false } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const faults: string[] = [];
      page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('request', (request) => {
        if (request.url() !== url.split('#')[0]) faults.push(`request: ${request.url()}`);
      });
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(url);
      await page.waitForSelector('body[data-ready]');
      return { page, faults };
    },
  };
}

async function launched(): Promise<Browser> {
  const given = process.env['TOPO_TEST_CHROMIUM'] ?? '';
  try {
    // imported at run time: the other tests and benchmarks do without a browser
    const { chromium } = await import('playwright-core');
    if (given !== '') return await chromium.launch({ executablePath: given, headless: true });
    const { default: packed } = await import('@sparticuz/chromium');
    packed.setGraphicsMode = false; // it would draw everything through an emulated GPU, at three times the processor time
    return await chromium.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: true });
  } catch (cause) {
    const remedy = 'run `npm ci`; on another system than Linux on x64, name a Chromium in TOPO_TEST_CHROMIUM';
    throw new Error(`no browser for the tests of the HTML page: ${remedy}`, { cause });
  }
}
