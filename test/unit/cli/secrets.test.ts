// No password gets out, whatever goes wrong, in whatever format, however it is written.

import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutCredentials, withoutSecrets } from '../../../src/cli/secrets.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { sample } from '../../support/sample.ts';

const marker = 'Zq7xHunter2Zq7x';

/** Answers every HTTP request by a refusal that repeats the request, and AMQP by the bytes of an HTTP answer. */
let echo: Server;
beforeAll(async () => {
  echo = createServer((request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: 'not_authorised', reason: `${request.headers.host} ${request.url}` }));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  echo.closeAllConnections();
  echo.close();
});

describe('error paths', () => {
  const commands = [
    ['validate', 'bad.yaml'],
    ['plan', 'good.yaml'],
    ['plan', 'good.yaml', '--transport', 'amqp'],
    ['plan', 'good.yaml', '--transport', 'http'],
    ['apply', 'good.yaml'],
    ['apply', 'good.yaml', '--yes'],
    ['hold', 'hold.yaml'],
    ['doctor'],
    ['plan', '--no-such-flag'],
  ];
  const files = {
    'good.yaml': 'queues: { a: {} }\n',
    'bad.yaml': 'queues: { a: { durible: true } }\n',
    'hold.yaml': 'queues: { a: { exclusive: true, durable: false } }\n',
  };
  /** A password around the marker, with everything that has a meaning in a URL, raw or encoded. */
  const password = fc
    .tuple(fc.stringMatching(/^[-a-z0-9:@/?#%&+=,;!$ ü]{0,6}$/), fc.boolean())
    .map(([rest, encoded]) => (encoded ? encodeURIComponent(`${rest}${marker}${rest}`) : `${rest}${marker}${rest}`));
  const given = fc.constantFrom('flag', 'flag=', 'variable', 'path', 'misspelt', 'password variable', 'password file');
  const port = fc.constantFrom('closed', 'echo', 'none');

  test('no error path of any command prints a password', async () => {
    const cwd = directoryOf(files);
    const open = (echo.address() as AddressInfo).port;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...commands),
        password,
        given,
        port,
        fc.constantFrom('text', 'json', 'ndjson'),
        async (command, secret, how, where, format) => {
          const at = where === 'echo' ? `127.0.0.1:${open}` : where === 'closed' ? '127.0.0.1:1' : '';
          const isApart = how.startsWith('password');
          const login = isApart ? 'ann' : `ann:${secret}`;
          const urls = { amqp: `amqp://${login}@${at}/v`, http: `http://${login}@${at}` };
          const flags = {
            flag: ['--url', urls.amqp, '--management', urls.http],
            'flag=': [`--url=${urls.amqp}`, `--management=${urls.http}`],
            variable: [],
            path: [urls.amqp],
            misspelt: [`--ulr=${urls.amqp}`],
            'password variable': [],
            'password file': [],
          }[how];
          writeFileSync(join(cwd, 'password'), `${secret}\n`);
          const env = {
            ...(how === 'variable' || isApart ? { RABBITMQ_URL: urls.amqp, RABBITMQ_MANAGEMENT_URL: urls.http } : {}),
            ...(how === 'password variable' ? { RABBITMQ_PASSWORD: secret } : {}),
            ...(how === 'password file' ? { RABBITMQ_PASSWORD_FILE: 'password' } : {}),
          };
          const { code, out, err } = await topo(
            [...command, ...(command[0] === 'validate' && how.startsWith('flag') ? [] : flags), '--format', format],
            {
              cwd,
              env,
            },
          );
          expect(code).toBeGreaterThanOrEqual(64);
          expect(out + err).not.toContain(marker);
        },
      ),
      sample(40),
    );
  });
});

describe('text from elsewhere', () => {
  test('removes a login that a server repeats', () => {
    const login = Buffer.from(`ann:${marker}`).toString('base64');
    expect(withoutCredentials(`refused: Basic ${login} is no Basic authentication`)).toBe('refused: Basic *** is no Basic authentication');
  });

  test('removes the credentials of URLs and nothing else', () => {
    expect(withoutCredentials('at amqp://ann:p@ss@host:5672/v, http://host/a@b')).toBe('at amqp://***@host:5672/v, http://***@b');
    expect(withoutCredentials('amqp://host:5672 a@b amqps://ann@h')).toBe('amqp://host:5672 a@b amqps://***@h');
  });

  test('removes every spelling of the passwords of the command line', () => {
    const argv = ['plan', '--url', 'amqp://ann:s3%2Fcr%20et@h,amqps://bob:other%22word@h'];
    const env = { RABBITMQ_MANAGEMENT_URL: 'http://eve:third-word@h', RABBITMQ_PASSWORD: 'four%th' };
    const secrets = new Set(['fif"th']);
    const text = `s3%2Fcr%20et s3/cr et other"word ${JSON.stringify('other"word')} third-word four%th four%25th fif\\"th amqp://ann:s3%2Fcr%20et@h`;
    expect(withoutSecrets(text, argv, { env, secrets })).toBe('*** *** *** "***" *** *** *** *** amqp://***@h');
  });

  test('reports a bug with its stack but without passwords', async () => {
    const cwd = directoryOf({ 'good.yaml': 'queues: { a: {} }\n' });
    const env = new Proxy(
      { RABBITMQ_URL: `amqp://ann:${marker}@h` },
      {
        get: (target, name) => {
          if (name === 'RABBITMQ_MANAGEMENT_URL' && new Error().stack?.includes('endpointOf') === true)
            throw new RangeError(`oops: ${marker} in amqp://ann:${marker}@h`);
          return Reflect.get(target, name) as string;
        },
      },
    );
    for (const format of ['text', 'json']) {
      const { code, out, err } = await topo(['plan', '--format', format], { cwd, env });
      expect(code).toBe(1);
      expect(err).toMatch(/this is a bug.*\nRangeError: oops: \*\*\* in amqp:\/\/\*\*\*@h\n +at /);
      expect(out + err).not.toContain(marker);
      if (format === 'json') expect(JSON.parse(out)).toMatchObject({ exitCode: 1, error: expect.stringContaining('oops') });
    }
  });
});
