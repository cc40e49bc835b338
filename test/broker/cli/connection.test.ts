// A broker that is unreachable or refuses: one line with the address without the password, and a fix.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '../../../src/workflows/connect.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';
import { createUser, http, useVhost } from '../../support/vhost.ts';
import { makeCertificate } from '../amqp/connection/certificate.ts';
import { listen } from '../amqp/support.ts';

const password = 'Zq7x/hunter2@Zq7x';
const transports = ['amqp', 'http', 'auto'] as const;

/** One error: its code, its address and its fix. */
function expectRefusal({ code, out, err }: Ran, exitCode: number, refusal: string, address: string): void {
  expect({ code, err }).toEqual({ code: exitCode, err: expect.stringContaining(`error[${refusal}]: `) });
  expect(out).toBe('');
  const errors = err.split('\n').filter((line) => line.startsWith('error['));
  expect(errors).toEqual([expect.stringContaining(address)]);
  expect(err).toContain('= help: ');
  expect(err).not.toMatch(/hunter2| at .*:\d+:\d+\)/);
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const amqp = new URL(broker.amqpUrl).host;
  const management = new URL(broker.httpUrl).host;
  let user: BrokerInfo & { remove(): Promise<void> };
  beforeAll(async () => {
    user = await createUser(broker, { name: `ann ${vhost.name}`, password, tags: 'management' });
  });
  afterAll(() => user.remove());

  /** Plans and applies; both must end alike, and leave nothing behind. */
  async function run(urls: { amqp: string; http?: string }, ...flags: string[]): Promise<Ran> {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
    const env = { RABBITMQ_URL: urls.amqp, ...(urls.http === undefined ? {} : { RABBITMQ_MANAGEMENT_URL: urls.http }) };
    const [planned, applied] = [
      await topo(['plan', ...flags], { cwd, env }),
      await topo(['apply', '--yes', '--no-lock', ...flags], { cwd, env }),
    ];
    expect(applied).toEqual(planned);
    return planned;
  }

  const login = (host: string, path = ''): string =>
    `amqp://${encodeURIComponent(`ann ${vhost.name}`)}:${encodeURIComponent(password)}@${host}${path}`;
  const overHttp = (host: string): string => login(host).replace('amqp:', 'http:');

  test('exits 69 if nothing listens', async () => {
    const urls = { amqp: login('127.0.0.1:1'), http: overHttp('127.0.0.1:2') };
    expectRefusal(await run(urls, '--transport', 'amqp'), 69, 'broker-unreachable', 'amqp://127.0.0.1:1');
    expectRefusal(await run(urls, '--transport', 'http'), 69, 'management-unavailable', 'http://127.0.0.1:2');
  });

  test('exits 69 for a host name that does not resolve', async () => {
    expectRefusal(
      await run({ amqp: login('no-such-host.invalid:5672') }, '--transport', 'amqp'),
      69,
      'broker-unreachable',
      'amqp://no-such-host.invalid:5672',
    );
  });

  test.each(transports)('exits 77 for a wrong password over %s', async (transport) => {
    const wrong = { amqp: login(amqp).replace('hunter2', 'hunter2-wrong'), http: overHttp(management).replace('hunter2', 'hunter2-wrong') };
    expectRefusal(
      await run(wrong, '--transport', transport),
      77,
      'login-refused',
      transport === 'amqp' ? `amqp://${amqp}` : `http://${management}`,
    );
  });

  test.each(transports)('exits 77 without access to the virtual host over %s', async (transport) => {
    const urls = { amqp: login(amqp, `/${vhost.name}`), http: overHttp(management) };
    expectRefusal(await run(urls, '--transport', transport), 77, 'vhost-refused', vhost.name);
  });

  test.each(transports)('exits 69 for a virtual host that does not exist over %s, by URL, flag and document', async (transport) => {
    const urls = { amqp: `${broker.amqpUrl}/no%20such`, http: broker.httpUrl };
    for (const flags of [[], ['--vhost', 'no such']]) {
      expectRefusal(await run(urls, '--transport', transport, ...flags), 69, 'vhost-not-found', 'no such');
    }
  });

  test('uses a login of variables and files over both transports, and puts it nowhere', async () => {
    const name = `eve@${vhost.name}`;
    const own = await createUser(broker, {
      name,
      password,
      tags: 'policymaker',
      permissions: [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }],
    });
    try {
      const cwd = directoryOf({ 'topology.yaml': 'queues: { from-variables: {} }\n', secret: `${password}\n` });
      const urls = { RABBITMQ_URL: `amqp://${amqp}/${vhost.name}`, RABBITMQ_MANAGEMENT_URL: `http://${management}` };
      for (const env of [
        { ...urls, RABBITMQ_USER: name, RABBITMQ_PASSWORD: password },
        { ...urls, RABBITMQ_USER: name, RABBITMQ_PASSWORD_FILE: 'secret' },
      ]) {
        for (const transport of transports) {
          const ran = await topo(['plan', '--transport', transport, '--out', 'plan.json', '--format', 'json'], { cwd, env });
          expect(ran).toMatchObject({ code: 0, err: '' });
          expect(ran.out + readFileSync(join(cwd, 'plan.json'), 'utf8')).not.toMatch(/hunter2|eve@/);
        }
        const { out } = await topo(['doctor'], { cwd, env });
        const source = 'RABBITMQ_PASSWORD' in env ? 'RABBITMQ_USER and RABBITMQ_PASSWORD' : 'RABBITMQ_USER and RABBITMQ_PASSWORD_FILE';
        expect(out.match(new RegExp(`as user ${name}, with the credentials of ${source}$`, 'gm'))).toHaveLength(2);
        expect(out).not.toContain('hunter2');
      }
      const env = { ...urls, RABBITMQ_USER: name, RABBITMQ_PASSWORD: `${password}-wrong` };
      const refused = await topo(['plan', '--transport', 'amqp'], { cwd, env });
      expectRefusal(refused, 77, 'login-refused', amqp);
      expect(refused.err).toContain('check username and password of RABBITMQ_USER and RABBITMQ_PASSWORD');
      const program = await connect(urls.RABBITMQ_URL, { management: urls.RABBITMQ_MANAGEMENT_URL, user: name, password, readOnly: true });
      await program.close();
    } finally {
      await own.remove();
    }
  });

  test('reports a user without the tag for the management API', async () => {
    const plain = await createUser(broker, {
      name: `plain-${vhost.name}`,
      password,
      permissions: [{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }],
    });
    try {
      expectRefusal(
        await run({ amqp: `${plain.amqpUrl}/${vhost.name}`, http: plain.httpUrl }, '--transport', 'http'),
        77,
        'access-refused',
        management,
      );
      // by default topo continues without it, and reports this in one line
      const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
      const { code, err } = await topo(['plan', '--url', `${plain.amqpUrl}/${vhost.name}`], { cwd });
      expect({ code, err }).toEqual({
        code: 0,
        err: expect.stringMatching(/^notice\[management-unavailable\]: .*\n.*= help: .*--management.*\n$/),
      });
    } finally {
      await plain.remove();
    }
  });

  test('exits 69 for TLS to a port without TLS', async () => {
    const secure = { amqp: login(amqp).replace('amqp:', 'amqps:'), http: overHttp(management).replace('http:', 'https:') };
    expectRefusal(await run(secure, '--transport', 'amqp'), 69, 'tls-failed', `amqps://${amqp}`);
    expectRefusal(await run(secure, '--transport', 'http'), 69, 'tls-failed', `https://${management}`);
  });

  test('connects to the second node if the first is down', async () => {
    const url = `amqp://guest:guest@127.0.0.1:1/${vhost.name},${broker.amqpUrl}/${vhost.name}`;
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
    expect(await topo(['plan', '--url', url, '--transport', 'amqp'], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  test('failed connections leave the broker unchanged', async () => {
    expect(await (await http(broker, 'GET', `queues/${vhost.name}`)).json()).toEqual([]);
  });
});

test('exits 69 for AMQP to the port of the management API, and the reverse', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
  // the management API waits 5 s for more data
  await Promise.all(
    inject('brokers').map(async (broker) => {
      const [amqp, management] = [new URL(broker.amqpUrl).host, new URL(broker.httpUrl).host];
      const argv = ['plan', '--url', `amqp://ann:hunter2@${management}`, '--management', `http://ann:hunter2@${amqp}`];
      expectRefusal(await topo([...argv, '--transport', 'http'], { cwd }), 69, 'management-unavailable', `http://${amqp}`);
      const ran = await topo([...argv, '--transport', 'amqp'], { cwd });
      expectRefusal(ran, 69, 'broker-unreachable', `amqp://${management}`);
      expect(ran.err).toContain('speaks HTTP');
    }),
  );
});

describe('TLS', () => {
  const { cert, key } = makeCertificate();

  test('exits 69 without TLS to a port with TLS, and for an untrusted certificate', async () => {
    const port = await listen(createTlsServer({ cert, key }, (socket) => socket.on('error', () => {})));
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n' });
    const secure = `amqps://ann:hunter2@127.0.0.1:${port}`;
    expectRefusal(await topo(['plan', '--url', secure, '--transport', 'amqp'], { cwd }), 69, 'tls-failed', `amqps://127.0.0.1:${port}`);
    const plain = await topo(['plan', '--url', secure.replace('amqps', 'amqp'), '--transport', 'amqp'], { cwd });
    expect(plain.err).toMatch(/amqps:\/\//);
    expectRefusal(plain, 69, plain.err.includes('tls-failed') ? 'tls-failed' : 'broker-unreachable', `amqp://127.0.0.1:${port}`);
  });

  test.each(['amqp', 'http'])('rejects a --ca file that is not a certificate, over %s', async (transport) => {
    const { port } = await listening((socket) => socket.end());
    const cwd = directoryOf({ 'topology.yaml': 'queues: { a: {} }\n', 'ca.pem': 'no certificate', 'key.pem': key });
    const argv = [
      'plan',
      '--url',
      `amqps://ann:hunter2@127.0.0.1:${port}`,
      '--management',
      `https://127.0.0.1:${port}`,
      '--transport',
      transport,
    ];
    for (const flags of [
      ['--ca', 'ca.pem'],
      ['--cert', 'ca.pem', '--key', 'key.pem'],
    ]) {
      const { code, err } = await topo([...argv, ...flags], { cwd });
      expect({ flags, code, err }).toMatchObject({
        code: expect.toSatisfy((one) => one === 69 || one === 64),
        err: expect.stringMatching(/^error/),
      });
      expect(err).not.toMatch(/this is a bug|hunter2/);
    }
  });
});
