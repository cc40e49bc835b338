// topo schema, topo explain, help.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Code, codes } from '../../../../src/model/codes.ts';
import { topo } from '../../../support/io.ts';

test('topo schema is a draft-07 schema that tells right from wrong', async () => {
  const { code, out, err } = await topo(['schema']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const schema = JSON.parse(out) as { $schema: string };
  expect(schema.$schema).toMatch(/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/);
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(parse('queues: { a: { type: quorum, messageTtl: 30m } }'))).toBe(true);
  expect(validate(parse('queues: { a: { durible: true } }'))).toBe(false);
});

describe('topo explain', () => {
  const all = Object.keys(codes) as Code[];

  test('lists every code, one a line', async () => {
    const { code, out } = await topo(['explain']);
    const listed = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(listed.map((line) => line.split(' ')[0])).toEqual([...all].sort());
    expect(listed.filter((line) => !/^[a-z-]+ {2,}\S/.test(line))).toEqual([]);
  });

  test.each(all)('%s: what it says, why, what to do, which exit code', async (name) => {
    const { code, out } = await topo(['explain', name]);
    const [title, why, fix, last] = out.trimEnd().split('\n\n');
    expect(code).toBe(0);
    expect(title).toBe(`${name}: ${codes[name].title}`);
    expect([why, fix].filter((text) => text === undefined || text.length < 5)).toEqual([]);
    expect(last).toMatch(/^Exit code of a command that ends with it: \d+$/);
  });

  test('suggests the code that is meant', async () => {
    expect(await topo(['explain', 'queue-not-idel'])).toMatchObject({ code: 64, out: '', err: expect.stringContaining('queue-not-idle?') });
  });
});

describe('help', () => {
  const commands = ['validate', 'lint', 'plan', 'apply', 'show', 'doctor', 'hold', 'schema', 'explain', 'completion'];

  test.each(commands)('topo %s --help shows examples of it, on stdout', async (command) => {
    const { code, out, err } = await topo([command, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: topo ${command} `));
    expect(out).toMatch(new RegExp(`\\nExamples:\\n(.*\\n)*  \\$ .*topo ${command}`));
    expect(await topo(['help', command])).toEqual({ code, out, err, asked: [] });
  });

  test('topo --help lists every command', async () => {
    const { code, out } = await topo(['--help']);
    expect(code).toBe(0);
    expect(commands.filter((command) => !out.includes(`\n  ${command} `))).toEqual([]);
  });

  test('topo alone is a question, and help on stderr its answer', async () => {
    expect(await topo([])).toMatchObject({ code: 64, out: '', err: expect.stringContaining('Usage: topo') });
    expect(await topo(['help', 'nonsense'])).toMatchObject({ code: 64, out: '' });
  });
});
