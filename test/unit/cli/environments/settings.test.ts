// The flags and variables of an environment, and those of the command line that take precedence.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const config = `environments:
  staging: { url: '\${STAGING_URL}', files: [base.yaml], variables: { ENV: stg, SIZE: '1' }, variableFiles: [more.json] }
  bare: { files: [base.yaml] }
`;
const base = "queues: { 'orders.${ENV}.${SIZE}.${MORE}': {} }\n";
const definitions = JSON.stringify({ vhosts: [{ name: '/' }], queues: [], exchanges: [], bindings: [], rabbitmq_version: '4.3.6' });
const files = { 'topo.config.yaml': config, 'base.yaml': base, 'more.json': '{"MORE":"m","SIZE":"2"}', 'd.json': definitions };
const env = { STAGING_URL: 'amqp://u:hidden-pw@127.0.0.1:1' };

test('a plan reads the files and variables of the environment', async () => {
  const { code, out } = await topo(['plan', '-e', 'staging', '--against', 'd.json'], { cwd: directoryOf(files), env });
  expect(code).toBe(0);
  expect(out).toContain('orders.stg.1.m');
});

test('flags, variables and paths of the command line take precedence over the environment', async () => {
  const other = { ...files, 'other.yaml': "queues: { 'other.${ENV}.${SIZE}': {} }" };
  const argv = ['plan', 'other.yaml', '-e', 'staging', '--var', 'ENV=mine', '--var-file', 'more.json', '--against', 'd.json'];
  const { code, out } = await topo(argv, { cwd: directoryOf(other), env });
  expect(code).toBe(0);
  expect(out).toContain('other.mine.2');
  expect(out).not.toContain('orders');
});

test('the URL of the process is not that of an environment, which must name one', async () => {
  const world = { cwd: directoryOf(files), env: { ...env, RABBITMQ_URL: 'amqp://127.0.0.1:1' } };
  const { code, err } = await topo(['plan', '-e', 'bare', '--var', 'ENV=x', '--var', 'SIZE=1'], world);
  expect({ code, err }).toEqual({ code: 64, err: 'error: environment bare has no url; add one, or pass --url\n' });
});

test('a connection error of an environment names its address and no password', async () => {
  const argv = ['plan', '-e', 'staging', '--transport', 'amqp'];
  const { code, out, err } = await topo(argv, { cwd: directoryOf(files), env });
  expect(code).toBe(69);
  expect(err).toContain('127.0.0.1:1');
  expect(out + err).not.toContain('hidden-pw');
});
