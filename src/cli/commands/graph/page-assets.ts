// The script and the style of the HTML page, which `npm run build` bundles into dist.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { graphStyles } from '../../../graph/stylesheet.ts';
import type { Asset, PageAssets } from '../../../page/html.ts';

/** Reads both. Run from its sources, topo takes them from dist. @throws Error if the package is not built */
export async function pageAssets(): Promise<PageAssets> {
  const [script, style] = await Promise.all(['main.js', 'style.css'].map(bundled));
  return { script: assetOf(script ?? ''), style: assetOf(`${graphStyles('#picture ')}${style ?? ''}`) };
}

/** Below `dist/cli/commands/graph` and `src/cli/commands/graph`, the same path leads to dist. */
async function bundled(name: string): Promise<string> {
  const file = new URL(`../../../../dist/page/browser/${name}`, import.meta.url);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file.pathname} is missing: run \`npm run build\``, { cause: error });
  }
}

function assetOf(text: string): Asset {
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
