// A pull request in examples/gitops on real brokers: plan, comment, review, merge, apply by digest, drift by hand, and its end.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { root } from '../../readme/markdown.ts';
import { runAction } from '../../support/action.ts';
import { startCommentsApi } from '../../support/comments-api.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { topo } from '../../support/io.ts';
import { http, useVhost } from '../../support/vhost.ts';
import { startWatch } from '../../support/watching.ts';

const sha = '95790bf891e76fee5e1747ab589903a6a1f80f22';
const environment = 'orders-production';
const token = 'ghs_a-token-of-this-test';

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const [staging, production] = [useVhost(broker), useVhost(broker)];

  test('a reviewed pull request is applied by its digest, and a change by hand is found and healed', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'topo-gitops-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    cpSync(`${root}examples/gitops`, cwd, { recursive: true });
    const api = await startCommentsApi(token);
    onTestFinished(() => api.close());
    const env = {
      ...{ STAGING_RABBITMQ_URL: staging.url, PRODUCTION_RABBITMQ_URL: production.url },
      ...{ STAGING_MANAGEMENT_URL: broker.httpUrl, PRODUCTION_MANAGEMENT_URL: broker.httpUrl },
    };
    const run = (...argv: string[]) => topo(argv, { cwd, env });
    const action = (event: string, inputs: { readonly [name: string]: string }) =>
      runAction(event, {
        ...env,
        GITHUB_API_URL: api.url,
        TOPO_TOKEN: token,
        TOPO_DIRECTORY: cwd,
        TOPO_ENVIRONMENT: environment,
        ...inputs,
      });
    const apply = () => action('push', { TOPO_COMMAND: 'apply', TOPO_APPROVED: 'comment', GITHUB_SHA: sha });
    const queue = (name: string) => `queues/${production.name}/${name}`;
    const statusOf = async (name: string): Promise<number> => (await http(broker, 'GET', queue(name))).status;

    for (const team of ['orders', 'billing'])
      for (const stage of ['staging', 'production'])
        expect(await run('apply', '-e', `${team}-${stage}`, '--yes'), `${team} ${stage}`).toMatchObject({ code: 0 });
    expect(await run('test', '--all')).toMatchObject({ code: 0 });
    expect(await run('plan', '--all', '--detailed-exitcode')).toMatchObject({ code: 0 });

    // the pull request
    appendFileSync(
      join(cwd, 'orders/orders.yaml'),
      '  - { source: orders.events, destination: orders.refunds, routingKey: order.refunded }\n',
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the file
    appendFileSync(join(cwd, 'orders/refunds.yaml'), "queues:\n  orders.refunds: { type: quorum, maxLength: '${MAX_LENGTH}' }\n");
    const planned = await action('pull_request', {});
    expect(planned).toMatchObject({ code: 0, outputs: { changes: '2', destroys: '0', blocked: '0' } });
    expect(api.comments).toHaveLength(1);
    const body = api.comments[0]?.body ?? '';
    expect(body).toContain(`digest=${planned.outputs['digest']} -->`);
    expect(body).toMatch(/\n# orders-production\n\n## Plan: 2 to create, 0 to update/);
    expect(body).toContain('`orders.refunds`');

    // merged, but the broker is no longer as it was reviewed
    api.pulls.push({ number: 7, merged_at: '2026-11-28T10:00:00Z', merge_commit_sha: sha });
    await http(broker, 'PUT', queue('orders.rogue'), { durable: true });
    const refused = await apply();
    expect(refused.code).not.toBe(0);
    expect(refused.summary).toContain('not-approved');
    expect([await statusOf('orders.refunds'), await statusOf('orders.rogue')]).toEqual([404, 200]);

    // as reviewed again
    await http(broker, 'DELETE', queue('orders.rogue'));
    expect(await apply()).toMatchObject({ code: 0, outputs: { digest: planned.outputs['digest'] } });
    expect(await statusOf('orders.refunds')).toBe(200);
    expect(await run('drift', '-e', environment)).toMatchObject({ code: 0 });

    // a change by hand
    await http(broker, 'DELETE', queue('orders.refunds'));
    expect(await run('drift', '-e', environment)).toMatchObject({ code: 2, out: expect.stringContaining('orders.refunds') });
    const watching = await startWatch(['-e', environment], { cwd, env });
    await watching.until({ type: 'drift' });
    expect(await watching.metric('topo_drift')).toBe(2);
    watching.child.kill('SIGTERM');
    expect((await watching.ended).code).toBe(0);
    const healing = await startWatch(['-e', environment, '--heal'], { cwd, env });
    await healing.until({ type: 'healed' });
    await healing.until({ type: 'drift', drifted: 0 });
    expect(await healing.metric('topo_drift')).toBe(0);
    healing.child.kill('SIGTERM');
    expect((await healing.ended).code).toBe(0);
    expect(await run('plan', '--all', '--detailed-exitcode')).toMatchObject({ code: 2 }); // staging has not been applied yet
    expect(await run('drift', '-e', environment)).toMatchObject({ code: 0 });
  });
});
