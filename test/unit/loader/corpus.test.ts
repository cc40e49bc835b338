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

/** Faults that these files really have: RabbitMQ drops such things in silence, or refuses them. */
const faults = new Set([
  'binding-undeclared-end',
  'undeclared-exchange',
  'policy-key',
  'definitions-row-invalid',
  'argument-not-for-type',
  'queue-type-refuses',
]);

interface Export {
  readonly [section: string]: readonly { readonly name?: string; readonly source?: string; readonly destination?: string }[] | undefined;
}

describe.skipIf(!there)('definitions files of real projects', () => {
  it('finds the definitions files of more than 100 projects', () => expect(filesIn('definitions/').length).toBeGreaterThan(100));

  it.each(filesIn('definitions/'))('loads %s, or reports known errors', (name) => {
    const text = read(`definitions/${name}`);
    const { topology, diagnostics, sources } = loadTexts([{ file: name, text }], options);
    for (const { code, severity } of diagnostics) if (severity === 'error') expect(faults).toContain(code);
    expect(renderDiagnostics(diagnostics, sources, { color: false, ascii: true })).not.toMatch(/password(_hash)?":\s*"[^*"]/);
    if (hasErrors(diagnostics)) return;
    const definitions: Export = JSON.parse(text);
    const kept = (one: string | undefined) => one !== undefined && one !== '' && !/^(amq|topo)\./.test(one);
    const names = (section: string) => (definitions[section] ?? []).filter((row) => kept(row.name)).length;
    const bindings = new Set((definitions['bindings'] ?? []).filter((row) => row.source !== '').map((row) => JSON.stringify(row))).size;
    const count = (kind: string) => [...topology.declarations.values()].filter(({ entity }) => entity.kind === kind).length;
    expect([count('queue'), count('exchange'), count('policy')]).toEqual([
      names('queues'),
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
