// Documents in the rows of a definitions file, as an import reads them.
import { describe, expect, test } from 'vitest';
import { documentsInRow } from '../../../../src/rabbitmq/documents/definitions.ts';
import { documentRow } from '../../../../src/rabbitmq/documents/table.ts';

describe('a user without a hashing algorithm', () => {
  const algorithmIn = (version: string | undefined, fields = {}) =>
    documentsInRow(documentRow('user'), { name: 'u', password_hash: 'AQIDBA==', tags: '', ...fields }, '', version)[0]?.body[
      'hashingAlgorithm'
    ];

  test.each(['3.0.4', '3.4.4', '3.5.8'])('has an MD5 hash in a file of RabbitMQ %s', (version) => expect(algorithmIn(version)).toBe('md5'));

  test.each(['3.6.0', '3.10.8', '4.3.6', '13.5.0', undefined])('has a SHA-256 hash in a file of RabbitMQ %s', (version) =>
    expect(algorithmIn(version)).toBe('sha256'),
  );

  test('an algorithm in the row takes precedence', () =>
    expect(algorithmIn('3.5.8', { hashing_algorithm: 'rabbit_password_hashing_sha512' })).toBe('sha512'));
});
