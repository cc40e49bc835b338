// The stage `lint` of the case directories: the output of `topo lint` for topology.yaml. near-miss.yaml is nearly the same and must not
// report the code that the directory is named after. With `fix` in args.json, fixed.yaml is the result of --fix.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaseDir, Runner } from './cases.ts';
import { topo } from './io.ts';

/** args.json: flags and environment in addition to `topo lint topology.yaml --notices`. */
interface Args {
  readonly flags?: readonly string[];
  readonly env?: { readonly [name: string]: string };
  readonly fix?: boolean;
}

/** Lints a case in a copy of its directory. */
export const lintCase: Runner = async (dir: CaseDir) => {
  const args = dir.json<Args>('args.json', {});
  dir.take(/^(topology|near-miss)\.(yaml|json)$/);
  const cwd = mkdtempSync(join(tmpdir(), 'topo-lint-'));
  try {
    cpSync(dir.path, cwd, { recursive: true });
    const input = existsSync(join(cwd, 'topology.json')) ? 'topology.json' : 'topology.yaml';
    const before = readFileSync(join(cwd, input), 'utf8');
    const run = (file: string, ...more: readonly string[]) =>
      topo(['lint', file, '--notices', '--ascii', ...(args.flags ?? []), ...more], { cwd, env: args.env ?? {} });
    if (existsSync(join(cwd, 'near-miss.yaml'))) {
      const near = await run('near-miss.yaml');
      expect(near.out, `${dir.name}/near-miss.yaml`).not.toContain(`[${dir.name}]`);
      expect(near.err).toBe('');
    }
    const { code, out, err } = await run(input, ...(args.fix === true ? ['--fix'] : []));
    const after = readFileSync(join(cwd, input), 'utf8');
    expect(after === before || args.fix === true, 'a file is changed only by --fix').toBe(true);
    return { 'lint.txt': `${err}${out}exit ${code}\n`, ...(args.fix === true ? { 'fixed.yaml': after } : {}) };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
};
