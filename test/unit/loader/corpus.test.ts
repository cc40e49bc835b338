// Definitions files that real projects keep in Git (../shared/corpus beside the repository, where it is there).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { hasErrors } from '../../../src/model/diagnostic.ts';
import { renderDiagnostics } from '../../../src/reporter/diagnostics.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const there = existsSync(corpus);
if (!there) console.warn('SKIPPED: no corpus of definitions files at ../shared/corpus');

const options = { defaultVhost: '/', variable: () => undefined };
const filesIn = (folder: string) => (there ? readdirSync(new URL(folder, corpus)).filter((name) => name.endsWith('.json')) : []);
const read = (path: string) => readFileSync(new URL(path, corpus), 'utf8');

/** The files that RabbitMQ 3.10.8 or 4.3.6 imported. */
function accepted(): ReadonlySet<string> {
  const [head = '', ...rows] = there ? read('INDEX.tsv').trimEnd().split('\n') : [];
  const columns = head.split('\t');
  const results = ['result_3.10.8', 'result_4.3.6'].map((name) => columns.indexOf(name));
  const isAccepted = (row: readonly string[]) => results.some((at) => row[at] === 'accepted');
  return new Set(rows.map((row) => row.split('\t')).flatMap((row) => (isAccepted(row) ? [row[0] ?? ''] : [])));
}

/** Faults of files that both versions refuse. */
const faults = new Set(['policy-key', 'definitions-row-invalid', 'argument-not-for-type', 'uri-invalid']);

interface Export {
  readonly [section: string]: readonly { readonly name?: string; readonly source?: string; readonly destination?: string }[] | undefined;
}

describe.skipIf(!there)('definitions files of real projects', () => {
  it('finds the definitions files of more than 100 projects', () => expect(filesIn('definitions/').length).toBeGreaterThan(100));

  const imported = accepted();

  it('knows more than 100 files that a broker imported', () => expect(imported.size).toBeGreaterThan(100));

  it.each(filesIn('definitions/'))('loads %s if a broker imported it, or reports known errors', (name) => {
    const text = read(`definitions/${name}`);
    const { topology, diagnostics, sources } = loadTexts([{ file: name, text }], options);
    for (const { code, severity } of diagnostics)
      if (severity === 'error')
        expect(imported.has(name) ? `${code} in ${name}` : faults).toContain(imported.has(name) ? 'no error' : code);
    expect(renderDiagnostics(diagnostics, sources, { color: false, ascii: true })).not.toMatch(/password(_hash)?":\s*"[^*"]/);
    if (hasErrors(diagnostics)) return;
    const definitions: Export = JSON.parse(text);
    const kept = (one: string | undefined) => one !== undefined && one !== '' && !/^(amq|topo)\./.test(one);
    const omitted = diagnostics.filter(({ message }) => message.endsWith('an import does not create it')).length;
    const names = (section: string) => (definitions[section] ?? []).filter((row) => kept(row.name)).length;
    const bindings = new Set((definitions['bindings'] ?? []).filter((row) => row.source !== '').map((row) => JSON.stringify(row))).size;
    const count = (kind: string) => [...topology.declarations.values()].filter(({ entity }) => entity.kind === kind).length;
    expect([count('queue'), count('exchange'), count('policy')]).toEqual([
      names('queues') - omitted,
      names('exchanges'),
      (definitions['policies'] ?? []).length,
    ]);
    expect(count('binding')).toBeLessThanOrEqual(bindings);
  });

  it.each(filesIn('invalid/'))('reports that %s is not JSON', (name) => {
    const { diagnostics } = loadTexts([{ file: name, text: read(`invalid/${name}`) }], options);
    expect(diagnostics.map(({ code }) => code)).toEqual(['json-syntax']);
    expect(() => JSON.parse(read(`invalid/${name}`))).toThrow();
  });

  it('loads more than 85 % of the definitions files without errors', () => {
    const good = filesIn('definitions/').filter(
      (name) => !hasErrors(loadTexts([{ file: name, text: read(`definitions/${name}`) }], options).diagnostics),
    );
    expect(good.length / filesIn('definitions/').length).toBeGreaterThan(0.85);
  });
});
