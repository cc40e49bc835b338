// Passwords and the hashes that RabbitMQ stores of them.
import { expect, test } from 'vitest';
import { isPasswordOf } from '../../../src/broker/password-hash.ts';

test.each([
  // "test12", from the documentation of RabbitMQ on passwords
  ['sha256', 'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR', 'test12'],
  // computed with Python's hashlib
  ['sha512', 'kI3GCvzkbTN+2qDBOUdifXsZQHp1HFaLRwUO04MXhW9a+WQnjm/o+pleVYQ62MSCkcs1iSTcu6DGIB85EqLzIIl73+U=', 'grün 12'],
  ['md5', 'kI3GChsuvw1YihkpfO78u3HKXdo=', 'grün 12'],
])('a %s hash has its password, and no other', (algorithm, hash, password) => {
  expect(isPasswordOf(password, hash, algorithm)).toBe(true);
  expect(isPasswordOf(`${password} `, hash, algorithm)).toBe(false);
  expect(isPasswordOf(password, hash, algorithm === 'md5' ? 'sha256' : 'md5')).toBe(false);
});

test('an empty hash, and one of an unknown algorithm, has no password', () => {
  expect(isPasswordOf('', '', 'sha256')).toBe(false);
  expect(isPasswordOf('', 'kI3GCg==', 'sha256')).toBe(false);
  expect(isPasswordOf('test12', 'kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR', 'rabbit_password_hashing_other')).toBe(false);
});
