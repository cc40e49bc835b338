// topo schema.
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { topo } from '../../../support/io.ts';

test('topo schema prints a draft-07 schema that accepts a valid topology and rejects an unknown property', async () => {
  const { code, out, err } = await topo(['schema']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const schema = JSON.parse(out) as { $schema: string };
  expect(schema.$schema).toMatch(/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/);
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(parse('queues: { a: { type: quorum, messageTtl: 30m } }'))).toBe(true);
  expect(validate(parse('queues: { a: { durible: true } }'))).toBe(false);
});
