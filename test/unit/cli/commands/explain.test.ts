// topo explain.
import { expect, test } from 'vitest';
import { type Code, codes } from '../../../../src/model/codes.ts';
import { topo } from '../../../support/io.ts';

const all = Object.keys(codes) as Code[];

test('topo explain without a code lists every code on a line of its own', async () => {
  const { code, out } = await topo(['explain']);
  const listed = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(listed.map((line) => line.split(' ')[0])).toEqual([...all].sort());
  expect(listed.filter((line) => !/^[a-z-]+ {2,}\S/.test(line))).toEqual([]);
});

test.each(all)('topo explain %s prints the title, the reason, the fix and the exit code', async (name) => {
  const { code, out } = await topo(['explain', name]);
  const [title, why, fix, last] = out.trimEnd().split('\n\n');
  expect(code).toBe(0);
  expect(title).toBe(`${name}: ${codes[name].title}`);
  expect([why, fix].filter((text) => text === undefined || text.length < 5)).toEqual([]);
  expect(last).toMatch(/^Exit code when reported as an error: \d+$/);
});

test('topo explain breaks its lines at the width of the terminal', async () => {
  const env = { COLUMNS: '80' };
  for (const { out } of await Promise.all([topo(['explain'], { env }), topo(['explain', 'queue-not-idle'], { env })]))
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('topo explain suggests the nearest code for a misspelt one and exits 64', async () => {
  expect(await topo(['explain', 'queue-not-idel'])).toMatchObject({
    code: 64,
    out: '',
    err: expect.stringContaining('unknown code "queue-not-idel"; did you mean queue-not-idle?'),
  });
});
