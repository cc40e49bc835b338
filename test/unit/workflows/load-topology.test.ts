// Loading for programs: the virtual host of the caller, and the ones of the files.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { expect, test } from 'vitest';
import { loadTopology } from '../../../src/workflows/load-topology.ts';
import { directoryOf } from '../../support/io.ts';

test('maps the virtual hosts of files', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'vhost: /\nqueues: { q: {} }\n' });
  expect((await loadTopology('.', { cwd, mapVhost: { '/': 'staging' } })).topology.vhosts).toEqual(['staging']);
  expect((await loadTopology('.', { cwd, vhost: 'staging', mapVhost: { '/': 'staging' } })).topology.vhosts).toEqual(['staging']);
  expect((await loadTopology('.', { cwd })).topology.vhosts).toEqual(['/']);
});

test('rejects an empty list of files and an empty path instead of reading the current directory', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { q: {} }\n' });
  await expect(loadTopology([], { cwd })).rejects.toMatchObject({
    diagnostics: [{ code: 'file-not-found', message: 'no files are named' }],
  });
  for (const empty of ['', ['topology.yaml', '']])
    await expect(loadTopology(empty, { cwd })).rejects.toMatchObject({
      diagnostics: [{ code: 'file-not-found', message: 'a path is empty', hint: "for the current directory, write '.'" }],
    });
});

test('rejects files for another virtual host than that of the caller', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'vhost: /\nqueues: { q: {} }\n---\nqueues: { p: {} }\n' });
  await expect(loadTopology('.', { cwd, vhost: 'staging' })).rejects.toMatchObject({
    diagnostics: [
      {
        code: 'vhost-conflict',
        message: 'the file names virtual host /, but the option vhost names staging',
        hint: 'to map it, pass mapVhost: {"/":"staging"}',
      },
    ],
  });
});

test('suggests a variable for a misspelt one', async () => {
  const cwd = directoryOf({ 'topology.yaml': 'queues: { "${TENNANT}.q": {} }\n' });
  await expect(loadTopology('.', { cwd, variables: { TENANT: 'acme' } })).rejects.toMatchObject({
    diagnostics: [{ code: 'missing-variable', hint: expect.stringContaining('did you mean TENANT?') }],
  });
});
