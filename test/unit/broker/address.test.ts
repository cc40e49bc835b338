// Broker URLs: every part, several nodes, and errors that give no password away.
import { describe, expect, test } from 'vitest';
import { brokerAddresses, managementOf, parseAmqpUrls, parseManagementUrls, printAddress } from '../../../src/broker/address.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';

const base = { protocol: 'amqp', host: 'h', port: 5672, user: 'guest', password: 'guest', anonymous: true, path: '' };

describe('an AMQP URL', () => {
  test.each([
    ['amqp://h', base],
    ['amqp://h/', base],
    ['AMQP://h', base],
    ['  amqp://h ', base],
    ['amqps://h', { ...base, protocol: 'amqps', port: 5671 }],
    ['amqp://h:80', { ...base, port: 80 }],
    ['amqp://u:p@h:5673/orders', { ...base, user: 'u', password: 'p', anonymous: false, port: 5673, vhost: 'orders' }],
    ['amqp://u@h', { ...base, user: 'u', password: '', anonymous: false }],
    ['amqp://h/%2F', { ...base, vhost: '/' }],
    ['amqp://h/%2Forders', { ...base, vhost: '/orders' }],
    ['amqp://h//orders', { ...base, vhost: '/orders' }],
    ['amqp://h/a%2Fb%20c%25', { ...base, vhost: 'a/b c%' }],
    ['amqp://h/%E4%B8%AD%E6%96%87%F0%9F%90%B0', { ...base, vhost: '中文🐰' }],
    ['amqp://a%40b:p%3A%2F%40%25%20@h', { ...base, user: 'a@b', password: 'p:/@% ', anonymous: false }],
    ['amqp://u:p@ss@h', { ...base, user: 'u', password: 'p@ss', anonymous: false }],
    ['amqp://h?heartbeat=5', { ...base, heartbeat: 5 }],
    ['amqp://h/v?heartbeat=0&connection_timeout=10', { ...base, vhost: 'v', heartbeat: 0 }],
    ['amqp://[::1]:5673', { ...base, host: '::1', port: 5673 }],
    ['amqp://rabbit_1.internal', { ...base, host: 'rabbit_1.internal' }],
    ['amqp://bücher.example', { ...base, host: 'xn--bcher-kva.example' }],
  ])('%s', (url, expected) => {
    expect(parseAmqpUrls(url)).toEqual([expected]);
  });

  test('several of them are the nodes of a cluster, and a comma in a password divides nothing', () => {
    const addresses = parseAmqpUrls('amqp://u:a,b@one/v, amqps://u:a,b@two:5700/v,amqp://three');
    expect(addresses.map(({ host, port, password }) => [host, port, password])).toEqual([
      ['one', 5672, 'a,b'],
      ['two', 5700, 'a,b'],
      ['three', 5672, 'guest'],
    ]);
  });
});

describe('a management URL', () => {
  test.each([
    ['http://h:15672', 'http://h:15672'],
    ['http://u:s3cret@h:15672/', 'http://h:15672'],
    ['https://u:s3cret@h/rabbit/', 'https://h:443/rabbit'],
    ['http://[::1]:15672', 'http://[::1]:15672'],
  ])('%s is printed as %s', (url, printed) => {
    expect(parseManagementUrls(url).map(printAddress)).toEqual([printed]);
  });
});

test.each([
  ['amqp://u:s3cret@h:5673/v', 'amqp://h:5673', 'http://h:15672'],
  ['amqps://u:s3cret@[::1]', 'amqps://[::1]:5671', 'https://[::1]:15671'],
])('%s is printed without credentials, and its management API is derived', (url, printed, management) => {
  const [address = base as never] = parseAmqpUrls(url);
  expect(printAddress(address)).toBe(printed);
  expect(printAddress(managementOf(address))).toBe(management);
  expect(managementOf(address)).toMatchObject({ user: 'u', password: 's3cret', anonymous: false });
});

test.each([
  ['', 'does not begin with amqp:// or amqps://'],
  ['localhost:5672', 'does not begin with'],
  ['http://u:s3cret@h', 'does not begin with'],
  ['u:s3cret@h', 'does not begin with'],
  ['amqp://', 'names no host'],
  ['amqp://u:s3cret@h:99999', 'cannot be parsed'],
  ['amqp://u:s3cret/x@h', 'cannot be parsed'],
  ['amqp://u:s3cret#x@h', 'cannot be parsed'],
  ['amqp://u:s3cret@h:0', 'port 0'],
  ['amqp://u:100%s3cret@h', 'percent-encoding in its password'],
  ['amqp://h/100%', 'percent-encoding in its virtual host'],
  ['amqp://u:s3cret@h?heartbeat=often', 'heartbeat'],
  ['amqp://u:s3cret@h?heartbeat=70000', 'heartbeat'],
  ['amqp://u:s3cret@h,amqp://u:s3cret@h:x', 'URL 2 of 2 cannot be parsed'],
])('usage-url: %s', (url, message) => {
  let error: unknown;
  try {
    parseAmqpUrls(url);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(TopoError);
  const { diagnostics } = error as TopoError;
  expect(diagnostics).toMatchObject([{ code: 'usage-url', severity: 'error', message: expect.stringContaining(message) }]);
  expect(JSON.stringify(diagnostics) + String(error)).not.toContain('s3cret');
});

describe('brokerAddresses', () => {
  test('without URLs is this host, with a management API that is only tried', () => {
    expect(brokerAddresses()).toMatchObject({
      amqp: [{ protocol: 'amqp', host: 'localhost', port: 5672, user: 'guest', anonymous: true }],
      management: [{ protocol: 'http', host: 'localhost', port: 15672, user: 'guest' }],
      managementGiven: false,
      managementLogin: false,
    });
  });

  test('gives a management URL without a login that of the first AMQP URL', () => {
    expect(brokerAddresses('amqp://ann:a@one,amqp://bob:b@two', 'http://api:80,http://eve:e@other')).toMatchObject({
      amqp: [{ user: 'ann' }, { user: 'bob' }],
      management: [
        { host: 'api', user: 'ann', password: 'a', anonymous: false },
        { host: 'other', user: 'eve', password: 'e', anonymous: false },
      ],
      managementGiven: true,
      managementLogin: true,
    });
  });

  test('reports that a management URL has no login of its own', () => {
    expect(brokerAddresses('amqp://ann:a@one', 'http://api')).toMatchObject({ managementGiven: true, managementLogin: false });
  });
});
