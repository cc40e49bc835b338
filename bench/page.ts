// npm run bench:page: the HTML page of generated topologies in a real browser: its size, the time until it is drawn, and the time from a
// typed key to the answer; medians of several runs, in milliseconds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageAssets } from '../src/cli/commands/graph/page-assets.ts';
import { pageDataOf } from '../src/cli/commands/graph/page-data.ts';
import { layoutOf } from '../src/graph/layout.ts';
import { renderPage } from '../src/page/html.ts';
import { startBrowser } from '../test/support/browser.ts';
import { largeGraph, largeTopology } from '../test/support/large-topology.ts';

/** Duration of a frame at 60 per second; milliseconds. */
const frame = 1000 / 60;
/** Limits per number of objects: bytes, milliseconds from the navigation to the drawn picture, and those from a key to its answer. */
const limits = [
  { objects: 200, bytes: 700_000, drawn: 1000, answered: frame },
  { objects: 500, bytes: 1_500_000, drawn: 2000, answered: frame },
] as const;
const runs = 7;

/** All groups are unfolded, so that everything is drawn. */
const unfolded = '#g=0';

/** Types a key that reaches a queue, after the exchange; the time of the script and of the layout that it requires. */
const keystroke = `(() => {
  const type = (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    const began = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - began;
  };
  type('exchange', 'team-3');
  type('key', 'team-3.x.created.1');
  return type('key', 'team-3.x.created.2');
})()`;

const directory = mkdtempSync(join(tmpdir(), 'topo-bench-page-'));
const browser = await startBrowser();
try {
  for (const { objects, bytes, drawn, answered } of limits) {
    const graph = largeGraph(objects);
    const began = performance.now();
    await layoutOf(graph, 'none');
    const layout = performance.now() - began;
    const sides = [{ title: 'files', entities: largeTopology(objects) }];
    const html = renderPage(await pageDataOf({ title: 'benchmark', graph, sides, grouping: 'none' }), await pageAssets());
    const file = join(directory, `${objects}.html`);
    writeFileSync(file, html);
    const opened: number[] = [];
    const typed: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const { page } = await browser.open(`${pathToFileURL(file).href}${unfolded}`);
      opened.push(
        await page.evaluate<number>(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))',
        ),
      );
      typed.push(await page.evaluate<number>(keystroke));
      await page.close();
    }
    const size = Buffer.byteLength(html);
    console.log(
      `${objects} objects: ${size} bytes (limit ${bytes}), drawn in ${median(opened)} ms (limit ${drawn}), layout ${Math.round(layout)} ms`,
    );
    console.log(`${objects} objects: a typed key is answered in ${median(typed)} ms (a frame is ${frame.toFixed(1)} ms)`);
    if (size > bytes || median(opened) > drawn || median(typed) > answered) process.exitCode = 1;
  }
} finally {
  await browser.close();
  rmSync(directory, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return Math.round((values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;
}
