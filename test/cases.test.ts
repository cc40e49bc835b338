// All case directories, and that every code has a test.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputCodes } from '../src/model/codes/input.ts';
import { lintCodes } from '../src/model/codes/lint.ts';
import { codes } from '../src/model/codes.ts';
import { directoriesIn, runCases } from './support/cases.ts';
import { lintCase } from './support/lint-case.ts';
import { loadCase } from './support/load-case.ts';
import { memoryWorld } from './support/memory-world.ts';
import { planCase } from './support/plan-case.ts';

runCases({ load: loadCase, lint: lintCase, plan: planCase(memoryWorld) });

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

describe('codes of lint', () => {
  const root = new URL('./cases/lint/', import.meta.url).pathname;

  it.each(Object.keys(lintCodes))('%s has a case of that name that shows it, and one that comes near it', (code) => {
    expect(readOr(`${root}${code}/lint.txt`)).toContain(`[${code}]`);
    expect(readOr(`${root}${code}/near-miss.yaml`)).not.toBe('');
  });
});

describe('codes of planning and brokers', () => {
  const root = new URL('./', import.meta.url).pathname;
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'));
  const tests = sources.map((path) => readOr(`${root}${path}`)).join('\n');
  const cases = directoriesIn(`${root}cases/plan`);

  it.each(Object.keys(codes).filter((code) => !Object.hasOwn({ ...inputCodes, ...lintCodes }, code)))(
    '%s has a case that is named after it, or a test that expects it',
    (code) => {
      expect(cases.includes(code) || tests.includes(`'${code}'`) || tests.includes(`[${code}`)).toBe(true);
    },
  );
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
