// Refuses a release that is not complete: npm runs it before `npm publish` (prepublishOnly), and the release workflow before anything else.
// Run in the folder of the package; prints each problem and exits with 1 if there is any. docs/releasing.md has the steps of a release.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [...addressProblems(), ...changelogProblems(readFileSync('CHANGELOG.md', 'utf8')), ...gitProblems()];
if (lock.version !== manifest.version)
  problems.push(`package-lock.json has the version ${lock.version}: run npm install --package-lock-only`);

for (const problem of problems) console.error(`not ready for a release: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${manifest.name} ${manifest.version} is ready for a release`);

/** npm shows these three, and proves with the first one from which repository a package was built. */
function addressProblems() {
  const addresses = {
    repository: manifest.repository?.url ?? manifest.repository,
    bugs: manifest.bugs?.url ?? manifest.bugs,
    homepage: manifest.homepage,
  };
  return Object.entries(addresses).flatMap(([name, address]) => {
    if (address === undefined) return [`package.json has no \`${name}\``];
    return isPublic(address) ? [] : [`\`${name}\` of package.json is not an https address of this project: ${JSON.stringify(address)}`];
  });
}

/** An https URL whose host is not one that RFC 2606 reserves for examples and tests. */
function isPublic(address) {
  const text = String(address).replace(/^git\+/, '');
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && !/(^|\.)(example(\.com|\.net|\.org)?|test|invalid|localhost)$/.test(url.hostname);
}

function changelogProblems(text) {
  const [, ...sections] = text.split(/^## /m);
  const [unreleased = ''] = sections.filter((section) => section.startsWith('[Unreleased]'));
  const newest = sections.find((section) => !section.startsWith('[Unreleased]'))?.split('\n')[0] ?? 'nothing';
  const found = [];
  if (!newest.startsWith(`[${manifest.version}] - `) || !/ - \d{4}-\d{2}-\d{2}$/.test(newest))
    found.push(`the newest version in CHANGELOG.md must be "## [${manifest.version}] - YYYY-MM-DD", but is ${JSON.stringify(newest)}`);
  if (unreleased.replace('[Unreleased]', '').trim() !== '') found.push('CHANGELOG.md has changes under Unreleased');
  return found;
}

function gitProblems() {
  const tag = `v${manifest.version}`;
  const tags = git('tag', '--points-at', 'HEAD')
    .split('\n')
    .filter((line) => line !== '');
  const found = [];
  if (git('status', '--porcelain') !== '') found.push('the working tree has changes: commit or remove them');
  if (!tags.includes(tag)) found.push(`the commit has no tag ${tag}, but ${tags.length === 0 ? 'none' : tags.join(', ')}`);
  return found;
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' });
}
