// Removes the files in dist whose source no longer exists, which would be packaged. Runs at the end of `npm run build`; plain
// JavaScript, as it runs before anything is built.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const path of readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' })) {
  const isFile = /\.\w+$/.test(path);
  // index.d.ts: see bundle-types.js
  if (isFile && !/^(testing\/)?index\.d\.ts$/.test(path) && !isCompiled(path)) rmSync(`${root}dist/${path}`);
}

function isCompiled(path) {
  if (path === 'page/browser/main.js') return true; // see bundle-page.js
  if (path === 'page/browser/style.css') return true;
  return path.endsWith('.js') && (existsSync(`${root}src/${path}`) || existsSync(`${root}src/${path.replace(/js$/, 'ts')}`));
}
