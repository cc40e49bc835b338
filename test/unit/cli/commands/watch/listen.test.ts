// The flags --listen and --interval of topo watch.
import { expect, test } from 'vitest';
import { addressText, intervalOf, listenAddressOf } from '../../../../../src/cli/commands/watch/listen.ts';

test.each([
  ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
  ['localhost:0', { host: 'localhost', port: 0 }],
  ['[::1]:65535', { host: '::1', port: 65_535 }],
  ['[fe80::1%eth0]:80', { host: 'fe80::1%eth0', port: 80 }],
])('--listen %s', (text, address) => {
  expect(listenAddressOf(text)).toEqual(address);
  expect(addressText(address)).toBe(text);
});

test.each(['', '9464', ':9464', '::1:9464', '127.0.0.1', '127.0.0.1:', 'host:65536', 'http://host:80', 'user@host:80', 'a b:80', '[::1]'])(
  'rejects --listen %j',
  (text) => {
    expect(() => listenAddressOf(text)).toThrow(expect.objectContaining({ text: expect.stringContaining('HOST:PORT') }));
  },
);

test('--interval is a time from 1s to 24h', () => {
  expect(['1s', '90s', '1m30s', '24h'].map(intervalOf)).toEqual([1_000, 90_000, 90_000, 86_400_000]);
  for (const text of ['', '0s', '999ms', '25h', '60', 'often']) {
    expect(() => intervalOf(text)).toThrow(expect.objectContaining({ text: expect.stringContaining('from 1s to 24h') }));
  }
});
