// Workflow commands: each on one line, at the place that it is about, whatever the texts hold.
import { describe, expect, test } from 'vitest';
import { renderAnnotations } from '../../../src/reporter/annotations.ts';
import { directoryOf, topo } from '../../support/io.ts';

describe('annotations for GitHub', () => {
  test('escape characters that would end the line or the property', () => {
    const span = { file: 'a,b:c%\n.yaml', line: 2, column: 3, endLine: 2, endColumn: 5 };
    const text = renderAnnotations([{ code: 'unknown-property', severity: 'error', message: 'x\n::error::y', hint: '50%', span }]);
    expect(text).toBe(
      '::error file=a%2Cb%3Ac%25%0A.yaml,line=2,endLine=2,col=3,endColumn=5,title=unknown-property::x%0A::error::y: 50%25\n',
    );
  });

  const definitions = JSON.stringify({
    vhosts: [{ name: '/' }],
    queues: ['old', 'gone', 'same'].map((name) => ({ vhost: '/', name, durable: true, auto_delete: false, arguments: {} })),
    exchanges: [],
    bindings: [],
  });
  const files = {
    'topology.yaml': 'queues:\n  old: { maxLength: 6 }\n  gone: { state: absent }\n  same: {}\n  new: {}\n',
    'bad.yaml': 'queues: { old: { durible: true } }\n',
    'definitions.json': definitions,
  };

  test('report blocked changes as errors and deletes as warnings, and print the plan to the log', async () => {
    const argv = ['plan', 'topology.yaml', '--against', 'definitions.json', '--format', 'github'];
    const { code, out, err } = await topo(argv, { cwd: directoryOf(files) });
    expect(code).toBe(4);
    expect(out.split('\n').map((line) => line.replace(/%0A.*$/, ''))).toEqual([
      '::warning file=topology.yaml,line=3,endLine=3,col=3,endColumn=7,title=delete::delete queue / gone',
      '::error file=topology.yaml,line=2,endLine=2,col=3,endColumn=6,title=attribute-immutable::queue / old: change of an immutable attribute',
      '',
    ]);
    expect(out).toContain("%0Ato migrate: --allow 'migrate:queue/old'");
    expect(err).toContain('Plan: 1 to create, 0 to update, 1 to replace, 1 to delete');
  });

  test('report an operator policy that drops every message as a warning at the first queue', async () => {
    const value = { pattern: '^(new|same)$', 'apply-to': 'queues', definition: { 'max-length': 0, expires: 5 } };
    const parameters = [{ component: 'operator_policy', vhost: '/', name: 'op', value }];
    const limited = JSON.stringify({ ...JSON.parse(definitions), parameters });
    const cwd = directoryOf({ ...files, 'definitions.json': limited });
    const { out } = await topo(['plan', 'topology.yaml', '--against', 'definitions.json', '--format', 'github'], { cwd });
    expect(out.split('\n').filter((line) => line.includes('operator-policy'))).toEqual([
      '::warning file=topology.yaml,line=5,endLine=5,col=3,endColumn=6,title=operator-policy::operator policy op: 2 queues (new, same): max-length 0: drops every message unless a consumer is waiting for it',
    ]);
  });

  test('report an allowed delete as a warning', async () => {
    const argv = ['plan', 'topology.yaml', '--against', 'definitions.json', '--format', 'github'];
    const allowed = await topo([...argv, '--allow', 'replace:queue/*'], { cwd: directoryOf(files) });
    expect(allowed.out).toMatch(/^::warning file=topology\.yaml,line=2,.*title=replace::replace queue \/ old/m);
  });

  test('report the errors of invalid files', async () => {
    const { code, out } = await topo(['validate', 'bad.yaml', '--format', 'github'], { cwd: directoryOf(files) });
    expect(code).toBe(65);
    expect(out).toMatch(/^::error file=bad\.yaml,line=1,endLine=1,col=18,endColumn=25,title=unknown-property::.*durible/);
  });
});
