// The script of action.yml with recorded events, real plans against a definitions file, and a stand-in of the comments API.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActionRun, runAction } from '../../support/action.ts';
import { bot, type CommentsApi, startCommentsApi } from '../../support/comments-api.ts';
import { directoryOf } from '../../support/io.ts';

const token = 'ghs_a-token-of-this-test';
const topology = 'exchanges:\n  orders: { type: topic }\nqueues:\n  orders.created: { type: quorum }\n';
const live = (queues: readonly object[] = []) =>
  JSON.stringify({ rabbit_version: '4.3.6', vhosts: [{ name: '/' }], queues, exchanges: [], bindings: [], policies: [] });
const classic = { name: 'orders.created', vhost: '/', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic' } };

let api: CommentsApi;
beforeEach(async () => {
  api = await startCommentsApi(token);
});
afterEach(async () => await api.close());

function run(event: string, env: { readonly [name: string]: string } = {}, queues: readonly object[] = []): Promise<ActionRun> {
  const cwd = directoryOf({ 'orders.yaml': topology, 'live.json': live(queues) });
  const base = { GITHUB_API_URL: api.url, TOPO_TOKEN: token, TOPO_DIRECTORY: cwd, TOPO_PATHS: 'orders.yaml' };
  return runAction(event, { ...base, TOPO_ARGUMENTS: '--against\nlive.json', ...env });
}

describe('a plan in a pull request', () => {
  it('creates one comment, and updates it in the second run', async () => {
    api.comments.push(...Array.from({ length: 120 }, (_, at) => ({ id: 1000 + at, user: { login: 'someone' }, body: 'a remark' })));
    const first = await run('pull_request', { TOPO_ENVIRONMENT: '' });
    expect({ ...first, outputs: first.outputs['changes'] }).toMatchObject({
      code: 0,
      outputs: '2',
      log: expect.stringMatching(/\ncomment created\n$/),
    });
    expect(first.outputs['digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(first.outputs).toMatchObject({ destroys: '0', blocked: '0', 'exit-code': '2' });
    expect(first.summary).toContain('## Plan: 2 to create');
    const second = await run('pull_request');
    expect(second).toMatchObject({ code: 0, log: expect.stringMatching(/\ncomment updated\n$/) });
    const ours = api.comments.filter(({ user }) => user.login === bot);
    expect(ours).toHaveLength(1);
    expect(ours[0]?.body).toMatch(/^<!-- topo-plan environment=- digest=sha256:[0-9a-f]{64} -->\n## Plan: 2 to create/);
    expect(api.requests.filter((one) => !one.startsWith('GET'))).toEqual([
      'POST issues/7/comments',
      `PATCH issues/comments/${ours[0]?.id}`,
    ]);
  });

  it('does not take the comment of another author for its own', async () => {
    api.comments.push({ id: 1, user: { login: 'stranger' }, body: `<!-- topo-plan environment=- digest=sha256:${'0'.repeat(64)} -->` });
    expect(await run('pull_request')).toMatchObject({ code: 0, log: expect.stringMatching(/\ncomment created\n$/) });
  });

  it('fails if a change is blocked, and annotates its line', async () => {
    const { code, log, outputs } = await run('pull_request', {}, [classic]);
    expect({ code, outputs }).toMatchObject({ code: 4, outputs: { blocked: '1', 'exit-code': '4' } });
    expect(log).toMatch(/^::error file=orders\.yaml,line=4/m);
  });

  it('names the files of annotations from the root of the repository, where working-directory is a directory in it', async () => {
    const root = directoryOf({ 'infra, eu/topology/orders.yaml': topology, 'infra, eu/live.json': live([classic]) });
    const env = { GITHUB_WORKSPACE: root, TOPO_DIRECTORY: join(root, 'infra, eu'), TOPO_PATHS: 'topology' };
    const { code, log } = await run('pull_request', env);
    expect(code).toBe(4);
    expect(log).toMatch(/^::error file=infra%2C eu\/topology\/orders\.yaml,line=4/m);
  });

  it('keeps the path of a file outside of the repository in its annotations', async () => {
    const root = directoryOf({ 'repository/README': '', 'orders.yaml': topology, 'live.json': live([classic]) });
    const { log } = await run('pull_request', { GITHUB_WORKSPACE: join(root, 'repository'), TOPO_DIRECTORY: root });
    expect(log).toMatch(/^::error file=orders\.yaml,line=4/m);
  });

  it('fails with the diagnostics in comment and summary if the files are not valid', async () => {
    const { code, summary, outputs } = await run('pull_request', { TOPO_PATHS: 'missing.yaml' });
    expect({ code: code > 4, digest: outputs['digest'], plan: outputs['plan'] }).toEqual({ code: true, digest: '', plan: '' });
    expect(summary).toContain('topo plan failed');
    expect(api.comments[0]?.body).toContain('digest= -->');
  });

  it('cuts a plan that is longer than a comment may be, and closes its block of code', async () => {
    const binary = fileURLToPath(new URL('fixtures/long-plan.js', import.meta.url));
    const { code, summary } = await run('pull_request', { TOPO_BINARY: binary });
    expect(code).toBe(0);
    const body = api.comments[0]?.body ?? '';
    expect(body.length).toBeGreaterThan(65_000);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/orders\.created\.eu\.west\n```\n\n_The plan is longer than a comment may be: .*_\n$/);
    expect(summary.length).toBeGreaterThan(100_000);
  });

  it.each([
    ['without a token', '', '::notice::no comment without a token: the plan is in the summary of the job\n'],
    [
      'with a token that may not write',
      'ghs_read-only-token',
      '::warning::no comment: the token may not write comments, as in a pull request from a fork',
    ],
  ])('only writes the summary %s', async (_, given, text) => {
    const { code, log, summary } = await run('pull_request', { TOPO_TOKEN: given });
    expect(code).toBe(0);
    expect(log).toContain(text);
    expect(summary).toContain('## Plan: 2 to create');
    expect(api.comments).toEqual([]);
  });

  it('never prints the token, nor passes it to topo', async () => {
    const unreachable = await run('pull_request', { GITHUB_API_URL: `http://127.0.0.1:1/${token}` });
    expect(unreachable).toMatchObject({ code: 0, log: expect.stringContaining('::warning::no comment: ') });
    for (const { log, summary, outputs } of [unreachable, await run('pull_request'), await run('push', { TOPO_COMMAND: 'other' })]) {
      expect(log + summary + JSON.stringify(outputs)).not.toContain(token);
    }
    expect(api.comments[0]?.body).not.toContain(token);
  });
});

describe('an apply after the merge', () => {
  const sha = '95790bf891e76fee5e1747ab589903a6a1f80f22';

  it.each(['', 'comment'])('applies nothing without an approved digest (approved: "%s")', async (approved) => {
    const { code, log } = await run('push', { TOPO_COMMAND: 'apply', TOPO_APPROVED: approved, GITHUB_SHA: sha });
    expect({ code, log }).toEqual({ code: 64, log: expect.stringContaining('::error::nothing was applied: no plan was approved') });
  });

  it('does not accept a digest from the comment of a stranger', async () => {
    api.pulls.push({ number: 7, merged_at: '2026-11-28T10:00:00Z', merge_commit_sha: sha });
    api.comments.push({ id: 1, user: { login: 'stranger' }, body: `<!-- topo-plan environment=- digest=sha256:${'0'.repeat(64)} -->\n` });
    expect(await run('push', { TOPO_COMMAND: 'apply', TOPO_APPROVED: 'comment', GITHUB_SHA: sha })).toMatchObject({ code: 64 });
  });
});
