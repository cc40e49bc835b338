// Why `topo --help` is quick: what is loaded before a command is known. Measured, each module costs about a third of a millisecond.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Every module that is loaded with this one, and the packages. */
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

test('help loads the program, and no stage', () => {
  const loaded = loadedWith(new URL('../../../src/cli/main.ts', import.meta.url));
  expect([...loaded].sort()).toEqual([
    'cli/exit.ts',
    'cli/flags.ts',
    'cli/interrupt.ts',
    'cli/io.ts',
    'cli/main.ts',
    'cli/program.ts',
    'cli/routing-commands.ts',
    'cli/usage.ts',
    'commander',
    'model/diagnostic.ts',
    'node:tty',
    'version.ts',
  ]);
});
