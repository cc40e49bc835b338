#!/usr/bin/env node
// Starts the command line of the built files. In a clone, `npm run build` makes them.
let main;
try {
  ({ main } = await import('../dist/cli/main.js'));
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('dist/cli/main.js')) throw error;
  process.stderr.write('topo is not built yet: run `npm ci && npm run build` first\n');
  process.exit(1);
}
await main(process.argv.slice(2));
