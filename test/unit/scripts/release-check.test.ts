// scripts/release-check.js, which stands before every `npm publish`, in repositories that are ready for a release but for one thing.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { read, root } from '../../readme/markdown.ts';

interface Setup {
  readonly manifest?: object;
  readonly lockVersion?: string;
  readonly changelog?: string;
  readonly tag?: string;
  readonly untracked?: string;
}

const complete = {
  name: 'some-package',
  version: '1.2.0',
  repository: { type: 'git', url: 'git+https://git.team.internal/team/some-package.git' },
  bugs: 'https://git.team.internal/team/some-package/issues',
  homepage: 'https://git.team.internal/team/some-package',
};
const released = '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-28\n\n### Added\n\n- A.\n\n## [1.1.0] - 2026-10-01\n';

/** Makes the repository and runs the script in it; returns its status and its lines. */
function check(setup: Setup = {}): { readonly status: number | null; readonly lines: readonly string[] } {
  const cwd = mkdtempSync(join(tmpdir(), 'topo-release-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
  write('package.json', JSON.stringify({ ...complete, ...setup.manifest }));
  write('package-lock.json', JSON.stringify({ name: complete.name, version: setup.lockVersion ?? '1.2.0' }));
  write('CHANGELOG.md', setup.changelog ?? released);
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd, env, encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'Release');
  git('tag', setup.tag ?? 'v1.2.0');
  if (setup.untracked !== undefined) write(setup.untracked, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}scripts/release-check.js`], { cwd, env, encoding: 'utf8' });
  return { status, lines: (stdout + stderr).trim().split('\n') };
}

it('passes if nothing is missing', () => {
  expect(check()).toEqual({ status: 0, lines: ['some-package 1.2.0 is ready for a release'] });
});

it.each<[string, Setup, RegExp]>([
  ['no repository', { manifest: { repository: undefined } }, /package\.json has no `repository`$/],
  ['no bugs', { manifest: { bugs: undefined } }, /package\.json has no `bugs`$/],
  ['no homepage', { manifest: { homepage: undefined } }, /package\.json has no `homepage`$/],
  ['a homepage without https', { manifest: { homepage: 'http://git.team.internal' } }, /`homepage` .* not an https address/],
  [
    'a placeholder as repository',
    { manifest: { repository: 'https://git.example.com/topo' } },
    /`repository` .*"https:\/\/git\.example\.com/,
  ],
  ['text as bugs', { manifest: { bugs: { url: 'later' } } }, /`bugs` .* not an https address of this project: "later"/],
  ['another version in the lock file', { lockVersion: '1.1.0' }, /package-lock\.json has the version 1\.1\.0/],
  [
    'a changelog of the last version',
    { changelog: released.replace(/## \[1\.2[\s\S]*(?=## \[1\.1)/, '') },
    /must be "## \[1\.2\.0\] .*, but is "\[1\.1\.0\]/,
  ],
  ['a changelog without a version', { changelog: '## [Unreleased]\n' }, /must be "## \[1\.2\.0\] - YYYY-MM-DD", but is "nothing"/],
  ['a version without its day', { changelog: released.replace(' - 2026-11-28', ' - soon') }, /but is "\[1\.2\.0\] - soon"/],
  ['unreleased changes', { changelog: released.replace('ed]\n', 'ed]\n\n- B.\n') }, /CHANGELOG\.md has changes under Unreleased/],
  ['a file that is not committed', { untracked: 'some-package-1.2.0.tgz' }, /working tree has changes/],
  ['the tag of another version', { tag: 'v1.1.0' }, /the commit has no tag v1\.2\.0, but v1\.1\.0/],
])('fails with one problem for %s', (_, setup, problem) => {
  const { status, lines } = check(setup);
  expect(lines).toEqual([expect.stringMatching(problem)]);
  expect(lines[0]).toMatch(/^not ready for a release: /);
  expect(status).toBe(1);
});

it('runs before npm publish', () => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(scripts.prepublishOnly).toBe('npm run --silent release:check');
  expect(scripts['release:check']).toBe('node scripts/release-check.js');
});
