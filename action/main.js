// The script of action.yml: makes a plan and shows it in the pull request, or applies the plan that was approved there.
//
// Inputs are variables TOPO_*; outputs, summary and annotations are those of GitHub Actions. No dependency and no build: it runs from a
// checkout, as `uses: OWNER/REPOSITORY@TAG` fetches it.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromRepository } from './annotations.js';
import { approvedDigest, showPlan } from './comments.js';
import { programOf, runTopo } from './topo.js';

/** @param {string} name */
const variable = (name) => process.env[name] ?? '';
/** One per line, so that nothing needs to be quoted. @param {string} text */
const linesOf = (text) => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

const inputs = {
  command: variable('TOPO_COMMAND') || 'plan',
  environment: variable('TOPO_ENVIRONMENT').trim(),
  paths: linesOf(variable('TOPO_PATHS')),
  more: linesOf(variable('TOPO_ARGUMENTS')),
  approved: variable('TOPO_APPROVED').trim(),
  comment: variable('TOPO_COMMENT') !== 'false',
  cwd: resolve(variable('TOPO_DIRECTORY') || '.'),
};
const place = {
  api: variable('GITHUB_API_URL') || 'https://api.github.com',
  repository: variable('GITHUB_REPOSITORY'),
  token: variable('TOPO_TOKEN'),
  author: variable('TOPO_COMMENT_AUTHOR') || 'github-actions[bot]',
};
const program = programOf({ binary: variable('TOPO_BINARY'), version: variable('TOPO_VERSION').trim() });
const shared = [...inputs.paths, ...(inputs.environment === '' ? [] : ['-e', inputs.environment]), ...inputs.more];

/** @param {'error' | 'warning' | 'notice'} kind @param {string} text */
function annotate(kind, text) {
  process.stdout.write(`::${kind}::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`);
}

/** @param {string} text */
function summarise(text) {
  if (variable('GITHUB_STEP_SUMMARY') !== '') appendFileSync(variable('GITHUB_STEP_SUMMARY'), `${text}\n`);
}

/** @param {Readonly<Record<string, string | number>>} values each on one line */
function output(values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  if (variable('GITHUB_OUTPUT') !== '') appendFileSync(variable('GITHUB_OUTPUT'), lines.join(''));
}

/** The number of the pull request of this run; undefined for others. */
function pullNumber() {
  const path = variable('GITHUB_EVENT_PATH');
  if (path === '' || !existsSync(path)) return undefined;
  const event = JSON.parse(readFileSync(path, 'utf8'));
  return event.pull_request?.number ?? (event.issue?.pull_request === undefined ? undefined : event.issue.number);
}

/** @returns {Promise<number>} the exit code */
async function plan() {
  const file = join(variable('RUNNER_TEMP') || tmpdir(), `${inputs.environment || 'topo'}.plan.json`);
  rmSync(file, { force: true }); // that of an earlier step
  const made = await runTopo(program, ['plan', ...shared, '--detailed-exitcode', '--out', file, '--format', 'markdown'], inputs);
  const text = inputs.environment === '' ? made.out : `# ${inputs.environment}\n\n${made.out}`;
  summarise(text);
  const isPlan = existsSync(file);
  const shown = isPlan ? await planned(file) : { changes: 0, destroys: 0, blocked: 0, digest: '' };
  output({ ...shown, plan: isPlan ? file : '', 'exit-code': made.code });
  await comment(text, shown.digest);
  if (made.code === 4) annotate('error', `the plan contains ${shown.blocked} blocked changes`);
  else if (![0, 2, 3].includes(made.code)) annotate('error', `topo plan failed (exit ${made.code})`);
  return [0, 2, 3].includes(made.code) ? 0 : made.code;
}

/** Prints the annotations of a saved plan. @param {string} file */
async function planned(file) {
  const [json, annotations] = await Promise.all([
    runTopo(program, ['show', file, '--format', 'json'], inputs),
    runTopo(program, ['show', file, '--format', 'github'], inputs),
  ]);
  process.stdout.write(fromRepository(annotations.out, inputs.cwd, variable('GITHUB_WORKSPACE') || process.cwd()));
  const { summary, changes, digest } = JSON.parse(json.out).plan;
  const { create, update, replace, migrate, rename, rebind, blocked } = summary;
  return {
    changes: create + update + replace + migrate + rename + rebind + summary.delete,
    destroys: changes.filter((/** @type {any} */ { risk }) => risk === 'destructive').length,
    blocked,
    digest,
  };
}

/** A comment that cannot be written does not fail the plan. @param {string} text @param {string} digest */
async function comment(text, digest) {
  const pull = pullNumber();
  if (!inputs.comment || pull === undefined) return;
  if (place.token === '') return annotate('notice', 'no comment without a token: the plan is in the summary of the job');
  try {
    process.stdout.write(`comment ${await showPlan(place, pull, inputs.environment, { text, digest })}\n`);
  } catch (error) {
    const status = /** @type {any} */ (error).status;
    const why = status === 403 || status === 404 ? 'the token may not write comments, as in a pull request from a fork' : reason(error);
    annotate('warning', `no comment: ${why}; the plan is in the summary of the job`);
  }
}

/** @returns {Promise<number>} the exit code */
async function apply() {
  const digest = inputs.approved === 'comment' ? await approvedDigest(place, variable('GITHUB_SHA'), inputs.environment) : inputs.approved;
  if (digest === undefined || digest === '') {
    annotate('error', 'nothing was applied: no plan was approved; pass its digest, or approved: comment after a reviewed pull request');
    return 64;
  }
  const done = await runTopo(program, ['apply', ...shared, '--approved', digest, '--format', 'markdown'], inputs);
  summarise(done.out);
  process.stdout.write(done.out);
  output({ 'exit-code': done.code, digest });
  if (done.code !== 0)
    annotate('error', `topo apply failed (exit ${done.code}); if the plan has changed since its review, review it again`);
  return done.code;
}

/** The message of an error without the token. @param {unknown} error */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  return place.token === '' ? text : text.replaceAll(place.token, '***');
}

try {
  if (!['plan', 'apply'].includes(inputs.command)) throw new Error(`command must be plan or apply, not ${JSON.stringify(inputs.command)}`);
  if (!/^(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$/.test(inputs.environment)) throw new Error('environment is not a valid name');
  process.exitCode = inputs.command === 'plan' ? await plan() : await apply();
} catch (error) {
  annotate('error', reason(error));
  process.exitCode = 1;
}
