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

test('topo schema config prints the schema of topo.config.yaml', async () => {
  const { code, out } = await topo(['schema', 'config']);
  const validate = new Ajv({ strict: false }).compile(JSON.parse(out));
  expect(code).toBe(0);
  expect(validate(parse('environments: { dev: { url: amqp://localhost, expect: { version: ">=4.0" } } }'))).toBe(true);
  expect(validate(parse('environments: { dev: { uri: amqp://localhost } }'))).toBe(false);
});
