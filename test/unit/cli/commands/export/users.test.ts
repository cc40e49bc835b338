// The users of an export of a definitions file: only if requested, and their password hashes only if these are requested too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';

const hash = 'c5Zlh9ePRXGjyMeKjDmVPFEIJ0fTvGuaHVYBCGBjTjGRlYKT';
const all = { configure: '.*', write: '.*', read: '.*' };
const definitions = {
  rabbit_version: '4.0.5',
  vhosts: [{ name: '/a' }, { name: '/b' }],
  users: [
    { name: 'both', password_hash: hash, hashing_algorithm: 'rabbit_password_hashing_sha512', tags: ['monitoring'], limits: {} },
    { name: 'only-b', password_hash: `${hash}$\{X}`, tags: [], limits: { 'max-channels': 7 } },
    { name: 'topic', password_hash: '', tags: '' },
    { name: 'nowhere', password_hash: hash, hashing_algorithm: 'rabbit_password_hashing_sha256', tags: ['administrator'] },
    { name: 'clear', password: 'planted-password', tags: [] },
  ],
  permissions: [
    { user: 'both', vhost: '/b', ...all },
    { user: 'both', vhost: '/a', ...all },
    { user: 'only-b', vhost: '/b', ...all },
  ],
  topic_permissions: [{ user: 'topic', vhost: '/b', exchange: 'amq.topic', write: '.*', read: '.*' }],
  queues: [],
};
const cwd = () => directoryOf({ 'definitions.json': JSON.stringify(definitions) });
const exported = (...flags: readonly string[]) => topo(['export', 'definitions.json', ...flags], { cwd: cwd() });

describe('topo export --users', () => {
  test('an export without the flag contains no user, and counts them', async () => {
    const { code, out, err } = await exported();
    expect(code).toBe(0);
    expect(out).not.toMatch(/^users:|planted|c5Zlh9/m);
    expect(err).toContain('not part of an export: users: 5');
  });

  test('an export of one virtual host contains the users with permissions or topic permissions there, without a secret', async () => {
    const { code, out, err } = await exported('--users', '--vhost', '/b');
    expect(code).toBe(0);
    expect(out).toContain('\nusers:\n  both: { tags: [ monitoring ] }\n  only-b: { limits: { maxChannels: 7 } }\n  topic: {}\n');
    expect(`${out}${err}`).not.toMatch(/planted|c5Zlh9|nowhere|clear/);
    expect(err).toContain('not part of an export: users: 2');
    expect((await exported('--users', '--vhost', '/a')).out).toContain('\nusers:\n  both: { tags: [ monitoring ] }\n\n');
  });

  test('an export of all virtual hosts contains all users, each once, in the first virtual host in which it has permissions', async () => {
    const { code, out, err } = await exported('--users');
    expect(code).toBe(0);
    const [a, b] = out.split('---\n');
    expect(a).toContain('\nusers:\n  both: { tags: [ monitoring ] }\n  clear: {}\n  nowhere: { tags: [ administrator ] }\n');
    expect(b).toContain('\nusers:\n  only-b: { limits: { maxChannels: 7 } }\n  topic: {}\n');
    expect(`${out}${err}`).not.toMatch(/planted|c5Zlh9|not part of an export/);
  });

  test('hashes are exported only by a second flag, with a notice, and never a password in clear text', async () => {
    const { code, out, err } = await exported('--users', '--password-hashes');
    expect(code).toBe(0);
    expect(out).toContain(`  both:\n    passwordHash: ${hash}\n    hashingAlgorithm: sha512\n    tags:\n      - monitoring\n`);
    expect(out).toContain(`passwordHash: '${hash}$$\{X}'`);
    expect(out).toMatch(/\n {2}topic: \{\}\n/);
    expect(out).not.toContain('planted');
    expect(err).toContain('notice[export-password-hashes]: the export contains the password hashes of 3 users');
  });

  test('of a directory, each user is in one file', async () => {
    const directory = cwd();
    const { code } = await topo(['export', 'definitions.json', '--users', '--split', 'prefix', '-o', 'out/'], { cwd: directory });
    expect(code).toBe(0);
    expect(readFileSync(join(directory, 'out/b/governance.yaml'), 'utf8')).toContain('  only-b: { limits: { maxChannels: 7 } }\n');
    expect((await topo(['validate', 'out'], { cwd: directory })).code).toBe(0);
  });

  test('contradicting flags are refused', async () => {
    expect(await exported('--password-hashes')).toMatchObject({ code: 64, out: '' });
    expect(await exported('--users', '--no-documents')).toMatchObject({ code: 64, out: '' });
  });
});
