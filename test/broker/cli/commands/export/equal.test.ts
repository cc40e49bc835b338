// A node that starts with exported definitions equals one on which `topo apply` has declared the same files, row by row of every listing of the
// management API: every file of every example, and files with users, permissions, limits and every other kind of object. An example that a node
// refuses is refused both ways.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../../../src/loader/config/read-config.ts';
import { listingsOf } from '../../../../support/broker-listings.ts';
import { fetchSuite } from '../../../../support/broker-source.ts';
import { outermostSuites } from '../../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../../support/io.ts';
import { linkPlugins } from '../../../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../../../support/private-broker.ts';
import { clusterSuites, skipIfNone } from '../../../../support/private-suites.ts';
import { wholeBroker, wholeBrokerSecrets } from '../../../../support/whole-broker.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const plugins = [...linkPlugins, 'rabbitmq_consistent_hash_exchange'];
/** RabbitMQ imports the shovels of a single file before its queues (decision 139). */
const early = 'topologies/shovel/topology.yaml';
const vhostOfEarly = 'shop';
/** An apply gives permissions to its user, who creates the virtual host, and a definitions file only to those whom it names. */
const accessTo = (vhost: string): string => `vhost: ${vhost}\npermissions: { guest: { configure: '.*', write: '.*', read: '.*' } }\n`;
/** Without attributes of the virtual host, which an import of another file would clear. */
const ofGuest = {
  'guest.yaml': `users: { guest: { password: '\${GUEST_PASSWORD}', tags: [administrator] } }\npermissions: { guest: { configure: '.*', write: '.*', read: '.*' } }\n`,
};

/** Examples that nodes of the suite refuse, with the reasons of both. */
function refusals(suite: string): { readonly [file: string]: { readonly apply: string; readonly start: RegExp | undefined } } {
  const isOld = suite === 'bookworm';
  // no package of RabbitMQ contains its plugin
  const delayed = { apply: 'exchange-type-unavailable', start: isOld ? undefined : /unknown exchange type 'x-delayed-message'/ };
  const mirrored = { apply: 'feature-removed', start: /ha-mode.* are not recognised policy settings/s };
  return {
    'topologies/delayed-exchange/topology.yaml': delayed,
    ...(isOld ? {} : { 'topologies/mirrored-queues/topology.yaml': mirrored }),
  };
}

const examples = readdirSync(join(root, 'topologies'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ya?ml|json)$/.test(file) && !/\.test\.ya?ml$/.test(file))
  .map((file) => `topologies/${file}`)
  .toSorted();

const suites = outermostSuites(clusterSuites());
skipIfNone(suites, 'starts with exported definitions');

describe.each(suites)('private nodes of %s', (suite) => {
  test('are equal after a start with exported definitions and after an apply, and plans have no changes', async () => {
    const site = temporary();
    const accepted = examples.filter((file) => !(file in refusals(suite)));
    const vhosts = ['head-office', 'branch', vhostOfEarly, 'warehouse'];
    const all = [
      ...accepted,
      directoryOf({ ...wholeBroker, ...Object.fromEntries(vhosts.map((one) => [`access-${one}.yaml`, accessTo(one)])) }),
    ];
    // no federation link runs: it would declare objects of its own
    const env = { ...wholeBrokerSecrets, BRANCH_URI: 'amqp://127.0.0.1:1', WAREHOUSE_URI: 'amqp:///warehouse' };
    const singleFile = all.filter((file) => file !== early);
    const definitions = ['export', '--format', 'definitions'];
    expect(await topo([...definitions, ...all, '-o', join(site, 'all/')], { cwd: root, env })).toMatchObject({ code: 0 });
    expect(await topo([...definitions, ...singleFile, '-o', join(site, 'one.json')], { cwd: root, env })).toMatchObject({
      code: 0,
      out: '',
    });
    const [applied, whole, one] = await Promise.all([
      start(suite),
      startWith(suite, join(site, 'all')),
      startWith(suite, join(site, 'one.json')),
    ]);
    expect(await topo(['apply', '--yes', ...all], worldOf(applied, env))).toMatchObject({ code: 0 });

    const uri = 'amqp://app:not%20this@eu.example';
    const ofBroker = { ...env, FEDERATION_UPSTREAM_EU_URI: uri, UPSTREAM_EU_URI: uri, GLOBAL_PARAMETER_TEAM_VALUE: 'shop' };
    const live = [...definitions, '--all-vhosts', '--users', '--password-hashes', '-o', join(site, 'live/')];
    expect(await topo(live, worldOf(applied, ofBroker))).toMatchObject({ code: 0 });
    const copied = await startWith(suite, join(site, 'live'));

    for (const [node, files] of [
      [applied, all],
      [whole, all],
      [one, singleFile],
      [copied, all],
    ] as const)
      expect(await planOf(node, files, env)).toBe('no changes');
    const expected = await listingsOf(applied);
    expect(await listingsOf(whole)).toEqual(expected);
    expect(await listingsOf(copied)).toEqual(expected);
    expect(await listingsOf(one, vhostOfEarly)).toEqual(await listingsOf(applied, vhostOfEarly));
    expect(Object.entries(expected).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  test.each(Object.entries(refusals(suite)))('refuse %s both ways', async (file, { apply, start: reason }) => {
    const site = temporary();
    const access = directoryOf(ofGuest);
    const written = ['export', '--format', 'definitions', file, access, '-o', join(site, 'd/')];
    expect(await topo(written, { cwd: root, env: wholeBrokerSecrets })).toMatchObject({ code: 0 });
    const applied = await start(suite);
    expect(await topo(['apply', '--yes', access], worldOf(applied, wholeBrokerSecrets))).toMatchObject({ code: 0 });
    const before = await listingsOf(applied);
    const refused = await topo(['apply', '--yes', file], worldOf(applied, {}));
    expect({ ...refused, out: refused.out + refused.err }).toMatchObject({ code: 4, out: expect.stringContaining(apply) });
    expect(await listingsOf(applied)).toEqual(before);
    if (reason !== undefined) {
      await expect(startWith(suite, join(site, 'd'))).rejects.toThrow(reason);
      return;
    }
    // 3.10 starts, and stops the import without a message before it has created anything of the example
    const booted = await startWith(suite, join(site, 'd'));
    expect(await listingsOf(booted)).toEqual(before);
  });

  test('of each stage of examples/gitops are equal if the files of its environments are imported in their order', async () => {
    const cwd = join(root, 'examples/gitops');
    const names = environmentsOf(cwd);
    const stages = [...new Set(names.map((name) => name.replace(/^.*-/, '')))];
    for (const stage of stages) {
      const site = temporary();
      const guest = ['export', '--format', 'definitions', directoryOf(ofGuest), '-o', join(site, '0.json')];
      expect(await topo(guest, { env: wholeBrokerSecrets })).toMatchObject({ code: 0 });
      const applied = await start(suite);
      expect(await topo(['apply', '--yes', directoryOf(ofGuest)], worldOf(applied, wholeBrokerSecrets))).toMatchObject({ code: 0 });
      const prefix = stage.toUpperCase();
      const env = { [`${prefix}_RABBITMQ_URL`]: applied.amqpUrl, [`${prefix}_MANAGEMENT_URL`]: applied.httpUrl };
      for (const [at, name] of names.filter((one) => one.endsWith(`-${stage}`)).entries()) {
        const exported = await topo(['export', '--format', 'definitions', '-e', name, '-o', join(site, `${at + 1}.json`)], { cwd, env });
        // its external exchange is in the file of the other team
        const isComplete = name !== `billing-${stage}`;
        expect(exported).toMatchObject(isComplete ? { code: 0 } : { code: 9, err: expect.stringContaining('exchange orders.events') });
        expect(await topo(['apply', '--yes', '-e', name], { cwd, env })).toMatchObject({ code: 0 });
      }
      const booted = await startWith(suite, site);
      expect(await listingsOf(booted)).toEqual(await listingsOf(applied));
      await Promise.all([booted.stop(), applied.stop()]);
    }
  });
});

function temporary(): string {
  const site = mkdtempSync(join(tmpdir(), 'topo-definitions-'));
  onTestFinished(() => rmSync(site, { recursive: true }));
  return site;
}

async function start(suite: string, ...conf: readonly string[]): Promise<PrivateBroker> {
  const node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins, conf });
  onTestFinished(() => node.stop());
  return node;
}

/** A node that imports a file, or the files of a directory. @throws with its log if it refuses them */
function startWith(suite: string, path: string): Promise<PrivateBroker> {
  return start(suite, `load_definitions = ${path}`);
}

function worldOf({ amqpUrl, httpUrl }: PrivateBroker, env: NodeJS.ProcessEnv) {
  return { cwd: root, env: { ...env, RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl } };
}

/** `no changes`, or the whole output. */
async function planOf(node: PrivateBroker, files: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { code, out, err } = await topo(['plan', ...files, '--detailed-exitcode'], worldOf(node, env));
  return code === 0 && out.includes('No changes.') ? 'no changes' : out + err;
}

function environmentsOf(directory: string): readonly string[] {
  const file = join(directory, 'topo.config.yaml');
  return [...readConfig(file, readFileSync(file, 'utf8')).environments.keys()];
}
