// No secret in any output: distinctive passwords are planted in users, variables, files, URLs and on the broker, every command runs in every
// format, with success and with failures, and all that it prints or writes is searched for every spelling.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { topo, writeDirectory } from '../support/io.ts';
import { spellings } from '../support/planted.ts';
import { createUser, http, useVhost } from '../support/vhost.ts';

const planted = {
  variable: 'plant-V4r "ä%/@',
  changed: 'plant-Ch4nged-variable',
  file: 'plant-F1le#secret',
  live: 'plant-L1ve-undeclared',
  admin: 'plant-4dmin:of/url',
  clear: 'plant-Cl3ar-in-file',
  fallback: 'plant-D3fault-in-file',
};

describe.each(inject('brokers'))('on RabbitMQ $version', (broker) => {
  const vhost = useVhost(broker);
  const name = (role: string): string => `${role}-${vhost.name}`;
  let env: { readonly [variable: string]: string };
  let hashes: readonly string[] = [];
  const { cwd, gone } = writeDirectory({
    'secret.txt': `${planted.file}\n`,
    'vars.yaml': `APP_PASSWORD: ${JSON.stringify(planted.variable)}\n`,
    'key.txt': 'a key for signatures of 40 characters, or so\n',
  });

  beforeAll(async () => {
    const admin = await createUser(broker, {
      name: name('admin'),
      password: planted.admin,
      tags: 'administrator',
      permissions: [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }],
    });
    await createUser(broker, { name: name('live'), password: planted.live });
    env = { RABBITMQ_URL: `${admin.amqpUrl}/${vhost.name}`, RABBITMQ_MANAGEMENT_URL: admin.httpUrl };
    const base = `vhost: ${vhost.name}\nqueues: { q: { type: classic } }\n`;
    writeFileSync(
      join(cwd, 'topology.yaml'),
      `${base}users:\n  ${name('app')}: { password: '\${APP_PASSWORD}', tags: [monitoring] }\n  ${name('file')}: { passwordFile: secret.txt }\n`,
    );
    writeFileSync(
      join(cwd, 'clear.yaml'),
      `${base}users:\n  a: { password: ${planted.clear} }\n  b: { password: '\${X:-${planted.fallback}}' }\n  c: { pasword: ${planted.clear} }\n`,
    );
  });

  afterAll(async () => {
    for (const role of ['admin', 'live', 'app', 'file']) await http(broker, 'DELETE', `users/${name(role)}`);
    gone();
  });

  const secretsIn = (text: string): readonly string[] =>
    [...Object.values(planted).flatMap(spellings), ...hashes].filter((one) => text.includes(one));

  const check = async (argv: readonly string[], more: { readonly [variable: string]: string } = {}): Promise<number> => {
    const { code, out, err } = await topo(argv, { cwd, env: { ...env, ...more } });
    expect({ argv, found: secretsIn(out + err) }).toEqual({ argv, found: [] });
    return code;
  };

  test('no command prints or writes a planted secret, whether it succeeds or fails', async () => {
    const [variable, changed] = [{ APP_PASSWORD: planted.variable }, { APP_PASSWORD: planted.changed }];
    const formats = ['text', 'json', 'ndjson', 'markdown', 'github'].map((format) => ['--format', format]);
    const common = ['text', 'json'].map((format) => ['--format', format]);
    for (const format of formats) expect(await check(['plan', 'topology.yaml', ...format], variable)).toBe(0);
    expect(await check(['plan', 'topology.yaml', '--out', 'plan.json', '--sign', 'key.txt'], variable)).toBe(0);
    expect(await check(['show', 'plan.json', '--verify', 'key.txt'])).toBe(0);
    expect(await check(['apply', 'plan.json', '--yes'])).toBe(65);
    expect(await check(['apply', 'plan.json', '--yes', '--verify', 'key.txt', '--var-file', 'vars.yaml'])).toBe(0);
    expect(await check(['apply', 'topology.yaml', '--yes'], variable)).toBe(0);
    for (const role of ['admin', 'live', 'app', 'file']) {
      const { password_hash: hash } = (await (await http(broker, 'GET', `users/${name(role)}`)).json()) as { password_hash: string };
      hashes = [...hashes, hash];
    }
    for (const format of formats) await check(['plan', 'topology.yaml', '--show-undeclared', '--show-unchanged', ...format], changed);
    for (const format of formats) await check(['drift', 'topology.yaml', ...format], changed);
    for (const format of formats) expect(await check(['plan', 'clear.yaml', ...format], variable)).toBe(65);
    for (const command of ['validate', 'lint', 'graph', 'permissions', 'test']) {
      await check([command, 'topology.yaml']);
      for (const format of common) await check([command, 'clear.yaml', ...format]);
    }
    await check(['apply', 'topology.yaml', '--yes', '--only', 'queue/none'], changed);
    await check(['export']);
    expect(await check(['export', '--users'])).toBe(0);
    await check(['doctor', 'topology.yaml'], variable);
    await check(['graph', '--live']);
    await check(['explain', 'secret-in-clear']);
    await check(['plan', 'topology.yaml', '--var', `APP_PASSWORD=${planted.changed}`, '--no-such-flag']);
    await check(['plan', 'topology.yaml', '--management', 'http://127.0.0.1:1'], variable);
    const files = readdirSync(cwd).filter(
      (file) => !['secret.txt', 'vars.yaml', 'clear.yaml'].includes(file) && statSync(join(cwd, file)).isFile(),
    );
    expect(files).toContain('plan.json');
    for (const file of files) expect({ file, found: secretsIn(readFileSync(join(cwd, file), 'utf8')) }).toEqual({ file, found: [] });
    expect(secretsIn(process.title)).toEqual([]);
  });
});
