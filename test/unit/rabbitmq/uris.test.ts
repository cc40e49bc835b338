// URIs without their passwords: nothing of a password remains, and what cannot be separated with certainty is not shown.
import { describe, expect, test } from 'vitest';
import { passwordsIn, withoutPassword } from '../../../src/rabbitmq/uris.ts';

describe('a URI without its password', () => {
  test.each([
    ['amqp://app:s3cret@eu.example:5671/shop?heartbeat=5', 'amqp://app:***@eu.example:5671/shop'],
    ['amqps://app:s%40cret@eu.example', 'amqps://app:***@eu.example'],
    ['amqp://app:s3cret@[::1]/%2F', 'amqp://app:***@[::1]/%2F'],
    ['amqp://guest:guest@host', 'amqp://***:***@host'],
    ['amqps://host/x?cacertfile=/ca.pem&password=key-secret', 'amqps://***:***@host/x'],
    ['amqp://app:with@sign@host/x', 'amqp://app:***@host/x'],
  ])('%s is %s', (uri, shown) => {
    expect(withoutPassword(uri)).toBe(shown);
  });

  test.each([
    'amqp://app:12/w@host/x',
    'amqp://app:12?w@host',
    'amqp://app:1#2@host',
    'amqp://app:host@host/x',
    'amqp://app:shop@h/shop',
    'not a URI',
    'amqp:///x',
  ])('%s is not shown at all', (uri) => {
    expect(withoutPassword(uri)).toBeUndefined();
  });

  test('no part of any password remains', () => {
    for (const character of '/?#@:%&+ "\'\\[]') {
      for (const password of [`a${character}9`, `9${character}a`, `7${character}7${character}`]) {
        const uri = `amqp://app:${password}@host.example/vhost`;
        const shown = withoutPassword(uri) ?? '';
        expect({ uri, shown }).toEqual({ uri, shown: expect.not.stringMatching(/[79]/) });
        expect(passwordsIn(uri).length, uri).toBeGreaterThan(0);
      }
    }
  });
});
