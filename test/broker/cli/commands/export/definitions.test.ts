// topo export --format definitions: a node that starts with the file has what the topology files declare, and a plan has no changes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchSuite } from '../../../../support/broker-source.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { startPrivateBroker } from '../../../../support/private-broker.ts';
import { privateSuites, skipIfNone } from '../../../../support/private-suites.ts';
import { wholeBroker, wholeBrokerSecrets } from '../../../../support/whole-broker.ts';

const suites = privateSuites();
skipIfNone(suites, 'starts with exported definitions');

describe.each(suites)('a private node of %s', (suite) => {
  test('starts with exported definitions, and a plan of the files and of an export of the node has no changes', async () => {
    const cwd = directoryOf(wholeBroker);
    const site = mkdtempSync(join(tmpdir(), 'topo-definitions-'));
    onTestFinished(() => rmSync(site, { recursive: true }));
    const file = join(site, 'definitions.json');
    expect(await topo(['export', '--format', 'definitions', '.', '-o', file], { cwd, env: wholeBrokerSecrets })).toMatchObject({
      code: 0,
      out: '',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const conf = [`load_definitions = ${file}`];
    const node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: ['rabbitmq_federation'], conf });
    onTestFinished(() => node.stop());
    const world = { cwd, env: { ...wholeBrokerSecrets, RABBITMQ_URL: node.amqpUrl, RABBITMQ_MANAGEMENT_URL: node.httpUrl } };
    expect(await topo(['plan', '--detailed-exitcode'], world)).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });

    const upstream = {
      FEDERATION_UPSTREAM_EU_URI: 'amqp://app:not%20this@eu.example',
      UPSTREAM_EU_URI: 'amqp://app:not%20this@eu.example',
      GLOBAL_PARAMETER_TEAM_VALUE: 'shop',
    };
    const live = join(site, 'live.json');
    const argv = ['export', '--format', 'definitions', '--all-vhosts', '--users', '--password-hashes', '-o', live];
    expect(await topo(argv, { cwd, env: { ...world.env, ...upstream } })).toMatchObject({ code: 0 });
    const planned = await topo(['plan', '--detailed-exitcode', '--against', live], world);
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes.') });
  });
});
