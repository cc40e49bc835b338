// topo diff without a broker: files, environments, saved plans and exports.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const config = `environments:
  staging: { files: [base.yaml, overlay.yaml], variables: { ENV: stg } }
  prod: { files: [base.yaml], variables: { ENV: stg } }
`;
const definitions = JSON.stringify({
  rabbitmq_version: '4.3.6',
  vhosts: [{ name: '/' }],
  queues: [
    { vhost: '/', name: 'orders.stg', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum', 'x-max-length': 7 } },
  ],
  exchanges: [],
  bindings: [],
});
const files = {
  'topo.config.yaml': config,
  'base.yaml': "queues: { 'orders.${ENV}': { type: quorum, maxLength: 1000 } }\n",
  'overlay.yaml': "queues: { 'orders.${ENV}': { override: true, maxLength: 10 } }\n",
  'd.json': definitions,
  'shop.yaml': 'vhost: /shop\nqueues: { orders.stg: { type: quorum, maxLength: 1000 } }\n',
};

test('compares the files of two environments, and exits 2 if they differ', async () => {
  const { code, out, err } = await topo(['diff', 'env:staging', 'env:prod'], { cwd: directoryOf(files) });
  expect({ code, err }).toEqual({ code: 2, err: '' });
  expect(out).toBe(`different: env:staging | env:prod
  queue     orders.stg  maxLength 10 | 1000

0 only in env:staging, 0 only in env:prod, 1 different, 0 equal.
`);
});

test('exits 0 without differences', async () => {
  const { code, out } = await topo(['diff', 'env:prod', 'base.yaml', '--var', 'ENV=stg'], { cwd: directoryOf(files) });
  expect({ code, out }).toEqual({ code: 0, out: 'No differences: 1 object equal.\n' });
});

test('compares a saved plan and an export with files', async () => {
  const cwd = directoryOf(files);
  await topo(['plan', 'base.yaml', '--var', 'ENV=stg', '--against', 'd.json', '--out', 'p.json'], { cwd });
  expect(await topo(['diff', 'p.json', 'env:prod'], { cwd })).toMatchObject({ code: 0, err: '' });
  const { code, out } = await topo(['diff', 'd.json', 'env:prod'], { cwd });
  expect(code).toBe(2);
  expect(out).toContain('maxLength 7 | 1000');
});

test('compares two virtual hosts of different names, and names both', async () => {
  const { code, out } = await topo(['diff', 'shop.yaml', 'env:staging'], { cwd: directoryOf(files) });
  expect(code).toBe(2);
  expect(out).toContain('different: shop.yaml (vhost /shop) | env:staging (vhost /)\n  queue     orders.stg  maxLength 1000 | 10\n');
});

test('prints JSON', async () => {
  const { out } = await topo(['diff', 'env:staging', 'env:prod', '--format', 'json'], { cwd: directoryOf(files) });
  expect(JSON.parse(out)).toMatchObject({
    command: 'diff',
    exitCode: 2,
    diff: { titles: ['env:staging', 'env:prod'], different: [{ fields: [{ path: 'maxLength', before: 10, after: 1000 }] }] },
  });
});

test('reports errors of a side as any command, and names no credentials of a URL', async () => {
  const cwd = directoryOf(files);
  expect(await topo(['diff', 'base.yaml', 'env:prod'], { cwd })).toMatchObject({
    code: 65,
    err: expect.stringContaining('missing-variable'),
  });
  expect(await topo(['diff', 'env:test', 'env:prod'], { cwd })).toMatchObject({
    code: 64,
    err: expect.stringContaining('no environment test'),
  });
  const { code, out, err } = await topo(['diff', 'env:prod', 'http://user:hidden-pw@127.0.0.1:1'], { cwd });
  expect(code).toBe(69);
  expect(out + err).not.toContain('hidden-pw');
});
