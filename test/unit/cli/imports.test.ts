// Why `topo --help` is quick: the modules that are loaded before the command is known. Each was measured to cost about 0.3 ms.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The names of all modules and packages that are loaded with this module. */
function loadedWith(module: URL, seen = new Set<string>()): Set<string> {
  const name = module.pathname.slice(fileURLToPath(new URL('../../../src/', import.meta.url)).length);
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(module, 'utf8');
  for (const [, clause = '', specifier = ''] of text.matchAll(/^import (.*?) ?from '([^']+)'/gm)) {
    if (clause.startsWith('type ')) continue;
    if (specifier.startsWith('.')) loadedWith(new URL(specifier, module), seen);
    else seen.add(specifier);
  }
  return seen;
}

test('topo --help loads the declarations of the commands, and no stage', () => {
  const loaded = [...loadedWith(new URL('../../../src/cli/main.ts', import.meta.url))];
  const declarations = loaded.filter((name) => /^cli\/commands\/[a-z-]+\/command\.ts$/.test(name));
  expect(declarations.length).toBeGreaterThan(15);
  expect(loaded.filter((name) => !declarations.includes(name)).sort()).toEqual([
    'cli/exit.ts',
    'cli/flags.ts',
    'cli/interrupt.ts',
    'cli/io.ts',
    'cli/main.ts',
    'cli/program.ts',
    'cli/report-error.ts',
    'cli/secrets.ts',
    'cli/usage.ts',
    'commander',
    'model/diagnostic.ts',
    'node:tty',
    'node:v8',
    'version.ts',
  ]);
});
