// A browser with a directory of files, for the tests of a file.
import { afterAll, beforeAll } from 'vitest';
import { startBrowser, type TestBrowser } from './browser.ts';
import { writeDirectory } from './io.ts';

/** A browser and a directory, which exist while the tests run. */
export interface BrowserWithFiles extends Pick<TestBrowser, 'open'> {
  /** The directory. */
  readonly cwd: string;
}

/** Starts a browser and writes these files before the tests of the calling file; ends and removes them afterwards. */
export function useBrowser(files: { readonly [name: string]: string } = {}): BrowserWithFiles {
  let browser: TestBrowser | undefined;
  let directory: ReturnType<typeof writeDirectory> | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
    directory = writeDirectory(files);
  });
  afterAll(async () => {
    await browser?.close();
    directory?.gone();
  });
  return {
    open: (...args) => there(browser).open(...args),
    get cwd() {
      return there(directory).cwd;
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the browser and its files exist once the tests run');
  return value;
}
