// No secret of a federation upstream, shovel or parameter in any output: planted in URIs, URI files, parameters and on the broker, while every
// command runs, links fail, and files contain what they must not.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchSuite } from '../support/broker-source.ts';
import { eventually } from '../support/eventually.ts';
import { topo, writeDirectory } from '../support/io.ts';
import { linkPlugins } from '../support/link-plugins.ts';
import { spellings } from '../support/planted.ts';
import { type PrivateBroker, startPrivateBroker } from '../support/private-broker.ts';
import { privateSuites } from '../support/private-suites.ts';
import { http } from '../support/vhost.ts';

const planted = {
  upstream: 'plant-Upstre4m',
  changed: 'plant-Ch4nged',
  whole: 'plant-Wh0le',
  file: 'plant-F1le',
  token: 'plant-T0ken "quoted"',
  live: 'plant-L1ve',
  clear: 'plant-Cl3ar',
};

const topology = `
vhost: { name: shop }
exchanges: { orders: { type: topic } }
queues: { audit: { type: classic }, archive: { type: classic } }
federationUpstreams:
  up: { uri: 'amqp://app:\${UP}@\${HOST}/elsewhere' }
  file: { uriFile: uri.txt }
federationUpstreamSets: { west: { upstreams: [{ upstream: up }, { upstream: file }] } }
policies: { federate: { pattern: '^orders$', applyTo: exchanges, definition: { federation-upstream-set: west } } }
shovels:
  audit: { srcUri: '\${WHOLE}', srcQueue: audit, destUri: ['amqp://app:\${UP}@\${HOST}/shop'], destQueue: archive }
globalParameters: { motd: { value: { text: '\${TOKEN}' } } }
prune: { federationUpstreams: ['.*'], shovels: ['.*'] }
`;
const clear = `
vhost: shop
federationUpstreams: { up: { uri: 'amqp://app:${planted.clear}@localhost' }, typo: { urii: 'amqp://app:${planted.clear}@localhost' } }
shovels: { s: { srcUri: 'amqp://a:\${UP:-${planted.clear}}@b', srcQueue: q, destUri: 'amqp://?password=${planted.clear}', destQueue: q } }
queues: { 'q-\${UP}': {} }
parameters: { vault: { x: { value: { password: ${planted.clear}, uri: 'amqp://app:${planted.clear}@localhost' } } } }
`;

describe.each(privateSuites().slice(-1))('a node of %s with the plugins', (suite) => {
  let broker: PrivateBroker;
  let env: { readonly [variable: string]: string };
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    http({ name: 'secrets', version: '', ...broker }, method, path, body);
  const files = writeDirectory({ 'topology.yaml': topology, 'clear.yaml': clear, 'uri.txt': `amqp://app:${planted.file}@127.0.0.1:1/x\n` });

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: linkPlugins });
    const { host } = new URL(broker.amqpUrl);
    env = {
      ...{ RABBITMQ_URL: `${broker.amqpUrl}/shop`, RABBITMQ_MANAGEMENT_URL: broker.httpUrl },
      ...{ UP: planted.upstream, HOST: host, WHOLE: `amqp://app:${planted.whole}@${host}/shop`, TOKEN: planted.token },
    };
  });
  afterAll(async () => {
    files.gone();
    await broker?.stop();
  });

  const found = (text: string): readonly string[] =>
    Object.values(planted)
      .flatMap(spellings)
      .filter((one) => text.includes(one));
  const check = async (argv: readonly string[], more: { readonly [variable: string]: string } = {}): Promise<number> => {
    const { code, out, err } = await topo(argv, { cwd: files.cwd, env: { ...env, ...more } });
    expect({ argv, found: found(out + err) }).toEqual({ argv, found: [] });
    return code;
  };
  const succeeds = async (argv: readonly string[], more: { readonly [variable: string]: string } = {}): Promise<void> => {
    expect({ argv, code: await check(argv, more) }).toEqual({ argv, code: 0 });
  };

  test('no command prints or writes a planted secret, while links and shovels fail', async () => {
    const formats = ['text', 'json', 'ndjson', 'markdown', 'github'].map((format) => ['--format', format]);
    await succeeds(['plan', 'topology.yaml', '--out', 'plan.json']);
    await succeeds(['show', 'plan.json']);
    await succeeds(['apply', 'plan.json', '--yes']);
    const live = `amqp://app:${planted.live}@127.0.0.1:1/x`;
    await call('PUT', 'parameters/federation-upstream/shop/extra', { value: { uri: live } });
    await call('PUT', 'parameters/shovel/shop/extra', {
      value: { 'src-uri': live, 'src-queue': 'audit', 'dest-uri': [live], 'dest-queue': 'archive' },
    });
    await call('PUT', 'global-parameters/extra', { value: { token: planted.live } });
    await eventually(async () => {
      const { out } = await topo(['doctor'], { cwd: files.cwd, env });
      expect(out).toMatch(/is not running/);
    });
    for (const format of formats) {
      await check(['plan', 'topology.yaml', '--show-undeclared', '--show-unchanged', ...format]);
      await check(['plan', 'topology.yaml', ...format], { UP: planted.changed });
      await check(['drift', 'topology.yaml', ...format]);
      expect(await check(['plan', 'clear.yaml', ...format])).toBe(65);
    }
    for (const command of ['validate', 'lint', 'graph', 'permissions', 'test', 'doctor']) {
      for (const file of ['topology.yaml', 'clear.yaml']) await check([command, file]);
    }
    await succeeds(['export', '--output', 'exported.yaml', '--users']);
    await check(['export']);
    await check(['graph', '--live']);
    await check(['graph', 'topology.yaml', '-o', 'page.html']);
    await check(['why', 'orders', 'topology.yaml']);
    await check(['upgrade-check', '--to', '4.3']);
    await succeeds(['apply', 'topology.yaml', '--yes', '--allow', 'blast-radius'], { UP: planted.changed });
    await check(['apply', 'topology.yaml', '--yes', '--management', 'http://127.0.0.1:1']);
    const written = readdirSync(files.cwd, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !['clear.yaml', 'uri.txt'].includes(file) && statSync(join(files.cwd, file)).isFile(),
    );
    expect(written).toEqual(expect.arrayContaining(['plan.json', 'page.html']));
    expect(written.some((file) => file.startsWith('exported'))).toBe(true);
    for (const file of written) expect({ file, found: found(readFileSync(join(files.cwd, file), 'utf8')) }).toEqual({ file, found: [] });
    expect(found(process.title)).toEqual([]);
  });
});
