// topo upgrade-check on the definitions files of real projects (../shared/corpus beside the repository, where it is there): it names every
// file that RabbitMQ 4.3.6 refused, and none that it imported; --fix on what topo exports of them leaves nothing that it could fix.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';

const corpus = new URL('../../../../../../shared/corpus/', import.meta.url);
const there = existsSync(corpus);
if (!there) console.warn('SKIPPED: no corpus of definitions files at ../shared/corpus');

/** The files with the answer of 4.3.6 to their import on a new node. */
function answers(): readonly { readonly file: string; readonly result: string; readonly detail: string }[] {
  const [head = '', ...rows] = there ? readFileSync(new URL('INDEX.tsv', corpus), 'utf8').trimEnd().split('\n') : [];
  const columns = head.split('\t');
  const [result, detail] = [columns.indexOf('result_4.3.6'), columns.indexOf('detail_4.3.6')];
  return rows
    .map((row) => row.split('\t'))
    .map((cells) => ({
      file: cells[0] ?? '',
      result: cells[result] ?? '',
      detail: cells[detail] ?? '',
    }));
}

describe.skipIf(!there)('topo upgrade-check --to 4.3 on the definitions files of real projects', () => {
  const all = answers();

  it('knows at least 30 files that RabbitMQ 4.3.6 refused, and at least 70 that it imported', () => {
    const count = (which: string) => all.filter(({ result }) => result === which).length;
    expect(count('refused')).toBeGreaterThanOrEqual(30);
    expect(count('accepted')).toBeGreaterThanOrEqual(70);
  });

  it.each(all)('reports that $file is $result', async ({ file, result, detail }) => {
    const { code, out, err } = await topo(['upgrade-check', '--to', '4.3', file], { cwd: fileURLToPath(new URL('definitions/', corpus)) });
    expect({ err, detail: code === 4 || code < 3 ? '' : detail }).toEqual({ err: '', detail: '' });
    expect({ refused: code === 4, out: result === 'refused' || code !== 4 ? '' : out, detail }).toEqual({
      refused: result === 'refused',
      out: '',
      detail,
    });
  });
});

describe.skipIf(!there)('topo upgrade-check --to 4.3 --fix on exports of the definitions files of real projects', () => {
  let changed = 0;

  it.each(answers())('edits the export of $file once, and every edit is made', async ({ file }) => {
    const cwd = directoryOf({});
    const exported = await topo(['export', fileURLToPath(new URL(`definitions/${file}`, corpus)), '-o', 'a.yaml'], { cwd });
    // what every version refuses cannot be read
    if (![0, 9].includes(exported.code)) return;
    const variables = {
      ...Object.fromEntries([...readFileSync(`${cwd}/a.yaml`, 'utf8').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [name, 'x'])),
    };
    const run = async () =>
      JSON.parse((await topo(['upgrade-check', '--to', '4.3', '--fix', '--format', 'json', 'a.yaml'], { cwd, env: variables })).out);
    const first = await run();
    expect(
      first.diagnostics.filter(({ message }: { message: string }) => /: not changed, as (?!it contains a variable)/.test(message)),
    ).toEqual([]);
    expect(await run()).toMatchObject({ edits: [], written: [] });
    const { code, err } = await topo(['validate', 'a.yaml'], { cwd, env: variables });
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    changed += first.edits.length;
  });

  it('has edited at least 20 objects', () => expect(changed).toBeGreaterThanOrEqual(20));
});
