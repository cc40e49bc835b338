// All case directories, and that they cover the codes of the loader.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputCodes } from '../src/model/codes/input.ts';
import { directoriesIn, runCases } from './support/cases.ts';
import { loadCase } from './support/load-case.ts';
import { memoryWorld } from './support/memory-world.ts';
import { planCase } from './support/plan-case.ts';

runCases({ load: loadCase, plan: planCase(memoryWorld) });

describe('codes of the loader', () => {
  const root = new URL('./cases/load/', import.meta.url).pathname;
  const said = new Map(
    directoriesIn(root).map((name) => [
      name,
      [...readOr(`${root}${name}/diagnostics.txt`).matchAll(/^\w+\[([\w-]+)\]/gm)].map(([, code]) => code),
    ]),
  );

  it.each(Object.keys(inputCodes))('%s has a case that is named after it', (code) => {
    const cases = [...said].filter(([name, codes]) => name.startsWith(code) && codes.includes(code));
    expect(cases.map(([name]) => name)).not.toEqual([]);
  });
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
