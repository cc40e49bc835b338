// Loading files while a broker prepares its responses: errors of the files take precedence, and no broker can delay them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { directoryOf, topo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

/** Long enough that the broker is asked before the files are parsed. */
const long = `# ${'x'.repeat(50_000)}\n`;
const broken = { 'topology.yaml': `${long}queues: { a: { type: nonsense } }\n` };
const valid = { 'topology.yaml': `${long}queues: { a: {} }\n` };

test.each(['plan', 'drift'])('%s reports the errors of the files, whatever the broker does', async (command) => {
  const silent = await listening();
  const run = (...more: string[]) => topo([command, 'topology.yaml', ...more], { cwd: directoryOf(broken) });
  const results = [
    await run('--management', `http://u:p@127.0.0.1:${silent.port}`),
    await run('--management', 'http://u:p@127.0.0.1:1', '--transport', 'http'),
    await run('--ca', 'missing.pem', '--management', 'https://u:p@127.0.0.1:1'),
  ];
  for (const { code, err } of results) {
    expect(code).toBe(65);
    expect(err).toContain('nonsense');
    expect(err).not.toContain('127.0.0.1');
    expect(err).not.toContain('missing.pem');
  }
});

test('a broker is asked while large files are parsed, and not before small ones are known to be valid', async () => {
  const server = await listening();
  const flags = ['--management', `http://u:p@127.0.0.1:${server.port}`];
  await topo(['plan', 'topology.yaml', ...flags], { cwd: directoryOf({ 'topology.yaml': 'queues: { a: { type: nonsense } }\n' }) });
  expect(server.accepted()).toBe(0);
  await topo(['plan', 'topology.yaml', ...flags], { cwd: directoryOf(broken) });
  expect(server.accepted()).toBe(1);
});

test('nothing is sent to a broker if a file cannot be read, or a variable file is invalid', async () => {
  const server = await listening();
  const url = `http://u:p@127.0.0.1:${server.port}`;
  const cwd = directoryOf({ ...valid, 'variables.yaml': '{' });
  expect(await topo(['plan', 'missing.yaml', '--management', url], { cwd })).toMatchObject({ code: 65 });
  const invalid = await topo(['plan', 'topology.yaml', '--var-file', 'variables.yaml', '--management', url], { cwd });
  expect(invalid.code).not.toBe(0);
  expect(server.accepted()).toBe(0);
});

test('the login is read once, and a wrong one is sent once', async () => {
  const logins: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    logins.push(headers.authorization);
    response.writeHead(401).end('{"error":"not_authorized","reason":"Login failed"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const env = { RABBITMQ_USER: 'me', RABBITMQ_PASSWORD: 'wrong' };
  const flags = ['--management', `http://127.0.0.1:${port}`, '--transport', 'http'];
  const { code, err } = await topo(['plan', 'topology.yaml', ...flags], { cwd: directoryOf(valid), env });
  expect(code).not.toBe(0);
  expect(err).toContain('Login failed');
  expect(logins).toEqual([`Basic ${btoa('me:wrong')}`]);
});
