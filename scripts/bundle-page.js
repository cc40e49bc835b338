// Bundles the script and the style of the HTML page, with the router, into dist. Runs in `npm run build`; plain JavaScript, as it runs
// before anything is built.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ['src/page/browser/main.ts', 'src/page/browser/style.css'],
  outdir: 'dist/page/browser',
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
