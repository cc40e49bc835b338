// A test whose process is killed leaves no virtual host on a running broker.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, inject, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { http } from '../../support/vhost.ts';

const program = `
const { startTopology } = await import(process.argv[1]);
const { vhost } = await startTopology({ yaml: 'queues: { a: {} }' });
console.log(vhost);
setInterval(() => {}, 1000);
`;

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  test('deletes the virtual host of a test whose process is killed', async () => {
    const entry = new URL('../../../src/testing/index.ts', import.meta.url).href;
    const env = { ...process.env, RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program, '--', entry];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [vhost] = (await once(createInterface(child.stdout), 'line')) as [string];
    const status = async (): Promise<number> => (await http(broker, 'GET', `vhosts/${vhost}`)).status;
    expect(await status()).toBe(200);
    child.kill('SIGKILL');
    await eventually(async () => expect(await status()).toBe(404));
  });
});
