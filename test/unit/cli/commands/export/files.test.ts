// The files that topo export writes: their names, whose they are, and which it overwrites.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { topo } from '../../../../support/io.ts';
import { binding, broken, cwd, first, mark, queue, read, second, whole } from './definitions-file.ts';

describe('topo export into a directory', () => {
  it('writes one file per virtual host and prints their names', async () => {
    const directory = cwd();
    const { code, out } = await topo(['export', 'definitions.json', '-o', 'new/dir/'], { cwd: directory });
    expect({ code, out }).toEqual({ code: 0, out: 'new/dir/default.yaml\nnew/dir/b.yaml\nnew/dir/empty.yaml\n' });
    expect(read(directory, 'new/dir/default.yaml')).toBe(mark + first);
    expect(read(directory, 'new/dir/b.yaml')).toBe(mark + second);
    expect(read(directory, 'new/dir/empty.yaml')).toBe(`${mark}vhost: { name: empty }\n`);
    const planned = await topo(['plan', 'new/dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
  });

  it('writes the comment on what is missing into the file of its virtual host', async () => {
    const directory = cwd(broken);
    expect(await topo(['export', 'definitions.json', '-o', 'dir/'], { cwd: directory })).toMatchObject({ code: 9 });
    expect(read(directory, 'dir/default.yaml')).toContain('# omitted: exchange / hidden');
    expect(read(directory, 'dir/b.yaml')).not.toContain('omitted');
  });

  it('groups objects by prefix, so that the files together plan to no changes', async () => {
    const definitions = {
      ...whole,
      vhosts: [{ name: '/' }],
      queues: [queue('orders.created', '/', { 'x-dead-letter-exchange': 'dead' }), queue('orders-paid', '/'), queue('policies', '/')],
      exchanges: [{ name: 'dead:letters', vhost: '/', type: 'fanout', durable: true, auto_delete: false, internal: false, arguments: {} }],
      bindings: [binding('dead:letters', 'orders-paid', ''), binding('amq.topic', 'policies', '')],
      policies: [{ vhost: '/', name: 'cap', pattern: '.*', 'apply-to': 'queues', priority: 0, definition: { 'max-length': 5 } }],
    };
    const directory = cwd(definitions);
    const { code, out } = await topo(['export', 'definitions.json', '-o', 'dir', '--split', 'prefix'], { cwd: directory });
    expect(code).toBe(0);
    const files = out.trim().split('\n');
    expect(files).toHaveLength(5);
    expect(files.slice(0, 3)).toEqual(['dir/dead.yaml', 'dir/governance.yaml', 'dir/orders.yaml']);
    expect(read(directory, 'dir/orders.yaml')).toContain(
      'source: dead:letters, destination: orders-paid'.replaceAll('dead:letters', "'dead:letters'"),
    );
    const planned = await topo(['plan', 'dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('No changes') });
  });

  it('gives each virtual host a directory of its own if it groups several', async () => {
    const directory = cwd();
    const { out } = await topo(['export', 'definitions.json', '-o', 'dir/', '--split', 'prefix'], { cwd: directory });
    expect(out).toBe(
      'dir/default/e.yaml\ndir/default/governance.yaml\ndir/default/q.yaml\ndir/b/governance.yaml\ndir/b/q.yaml\ndir/empty/governance.yaml\n',
    );
    const planned = await topo(['plan', 'dir', '--against', 'definitions.json', '--detailed-exitcode'], { cwd: directory });
    expect(planned).toMatchObject({ code: 0 });
  });

  it('overwrites its own files, reports files that it would not write now, and deletes nothing', async () => {
    const directory = cwd();
    await topo(['export', 'definitions.json', '-o', 'dir/'], { cwd: directory });
    writeFileSync(join(directory, 'definitions.json'), JSON.stringify({ ...whole, vhosts: [{ name: '/' }], queues: [queue('q', '/')] }));
    writeFileSync(join(directory, 'dir/own.yaml'), 'queues: { own: {} }\n');
    const { code, err } = await topo(['export', 'definitions.json', '-o', 'dir'], { cwd: directory });
    expect(code).toBe(0);
    expect(err).toContain('warning[export-stale-file]: dir/b.yaml');
    expect(err).toContain('warning[export-stale-file]: dir/empty.yaml');
    expect(err).not.toContain('own.yaml');
    expect(readdirSync(join(directory, 'dir')).sort()).toEqual(['b.yaml', 'default.yaml', 'empty.yaml', 'own.yaml']);
  });

  it('writes nothing if one of its files exists and is not its own, unless it is forced', async () => {
    const directory = cwd();
    mkdirSync(join(directory, 'dir'));
    writeFileSync(join(directory, 'dir/b.yaml'), 'queues: { own: {} }\n');
    const refused = await topo(['export', 'definitions.json', '-o', 'dir'], { cwd: directory });
    expect(refused).toMatchObject({ code: 64, out: '' });
    expect(refused.err).toContain('dir/b.yaml exists and was not written by topo export; pass --force to overwrite it');
    expect(readdirSync(join(directory, 'dir'))).toEqual(['b.yaml']);
    expect(await topo(['export', 'definitions.json', '-o', 'dir', '--force'], { cwd: directory })).toMatchObject({ code: 0 });
    expect(read(directory, 'dir/b.yaml')).toBe(mark + second);
  });
});

test('topo export -o FILE overwrites an empty file and its own one, and no other without --force', async () => {
  const directory = cwd(whole, { 'out.yaml': '' });
  const run = (...flags: string[]) => topo(['export', 'definitions.json', '-o', 'out.yaml', ...flags], { cwd: directory });
  expect(await run()).toMatchObject({ code: 0 });
  expect(await run()).toMatchObject({ code: 0 });
  writeFileSync(join(directory, 'out.yaml'), read(directory, 'out.yaml').replace(mark, ''));
  expect(await run()).toMatchObject({ code: 64, err: expect.stringContaining('out.yaml exists') });
  expect(read(directory, 'out.yaml')).toMatch(/^vhost/);
  expect(await run('--force')).toMatchObject({ code: 0 });
});
