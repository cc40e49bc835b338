// Signed plans: only the matching key verifies a plan, nothing of a signed plan can be changed, and no key is part of an output.
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { listening } from '../../support/silent-server.ts';

function pair(type: 'ed25519' | 'x25519' = 'ed25519'): { readonly private: string; readonly public: string } {
  const { privateKey, publicKey } = generateKeyPairSync(type as 'ed25519');
  return {
    private: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    public: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

const [ours, others, exchangeKeys] = [pair(), pair(), pair('x25519')];
const secret = 'a-secret-of-more-than-thirty-two-bytes';
const files = {
  'topology.yaml': 'queues: { new: {} }\n',
  'definitions.json': JSON.stringify({ vhosts: [{ name: '/' }], queues: [] }),
  'plan.key': ours.private,
  'plan.pub': ours.public,
  'other.pub': others.public,
  'x25519.key': exchangeKeys.private,
  'secret.txt': `${secret}\n`,
  'other.txt': `${secret}2`,
  'short.txt': 'too-few-bytes\n',
  'empty.txt': '\n',
  // a secret that looks like the public key to someone who confuses the algorithms
  'pub-as-secret.txt': ours.public.replaceAll('-----', ''),
};

async function signed(key: string, env: { [name: string]: string } = {}): Promise<{ readonly cwd: string; readonly ran: Ran }> {
  const cwd = directoryOf(files);
  const ran = await topo(['plan', '--against', 'definitions.json', '--out', 'plan.json', '--sign', key], { cwd, env });
  return { cwd, ran };
}

const read = (cwd: string): { [name: string]: unknown } => JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'));
const write = (cwd: string, plan: unknown): void => writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan));

it.each([
  ['plan.key', 'plan.pub'],
  ['plan.key', 'plan.key'],
  ['secret.txt', 'secret.txt'],
  ['env://PLAN_KEY', 'secret.txt'],
  ['secret.txt', 'env://PLAN_KEY'],
])('verifies a plan that is signed with %s by %s, also after its JSON was reformatted', async (key, verifying) => {
  const env = { PLAN_KEY: secret };
  const { cwd, ran } = await signed(key, env);
  expect(ran).toMatchObject({ code: 0, err: '' });
  write(cwd, read(cwd));
  for (const verify of [[], ['--verify', verifying]])
    expect(await topo(['show', 'plan.json', ...verify], { cwd, env })).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(cwd, 'plan.json'), 'utf8')).not.toContain(secret);
});

it('verifies the plan that topo graph draws', async () => {
  const { cwd } = await signed('plan.key');
  expect(await topo(['graph', 'plan.json', '--verify', 'plan.pub'], { cwd })).toMatchObject({ code: 0, err: '' });
  const ran = await topo(['graph', 'plan.json', '--verify', 'other.pub'], { cwd });
  expect(ran).toMatchObject({ code: 65, out: '', err: expect.stringContaining('error[plan-unverified]: plan.json') });
});

it.each([
  ['plan.key', 'other.pub', 'has a signature of another key'],
  ['plan.key', 'secret.txt', 'is signed with ed25519; the key is for hmac-sha256'],
  ['secret.txt', 'plan.pub', 'is signed with hmac-sha256; the key is for ed25519'],
  ['secret.txt', 'other.txt', 'has a signature of another key'],
])('rejects a plan that is signed with %s and verified with %s', async (key, verifying, reason) => {
  const { cwd } = await signed(key);
  const ran = await topo(['show', 'plan.json', '--verify', verifying], { cwd });
  expect(ran).toMatchObject({ code: 65, out: '' });
  expect(ran.err).toContain(`error[plan-unverified]: plan.json ${reason}`);
});

it('rejects an unsigned plan, a changed one with a new checksum, and forged signatures, before it connects', async () => {
  const { cwd } = await signed('plan.key');
  const { checksum, signature, ...plan } = read(cwd);
  const again = (made: object): string => `sha256:${createHash('sha256').update(JSON.stringify(made)).digest('hex')}`;
  const older = { ...plan, topo: '0.0.9' };
  const hmac = createHmac('sha256', files['plan.pub'].trim())
    .update(`topo plan ${String(checksum)}`)
    .digest('base64');
  const broker = await listening();
  for (const [made, reason] of [
    [{ ...plan, checksum }, 'is not signed'],
    [{ ...older, checksum: again(older), signature }, 'has a signature of another key or of another plan'],
    [{ ...plan, checksum, signature: `hmac-sha256:${hmac}` }, 'is signed with hmac-sha256; the key is for ed25519'],
    [{ ...plan, checksum, signature: 'ed25519:' }, 'has a signature of an unknown form'],
    [{ ...plan, checksum, signature: { ed25519: 'x' } }, 'has a signature of an unknown form'],
    [{ ...plan, checksum, signature: 'ed25519:AAAA' }, 'has a signature of another key'],
  ] as const) {
    write(cwd, made);
    const ran = await topo(['apply', 'plan.json', '--yes', '--verify', 'plan.pub', '--url', `amqp://127.0.0.1:${broker.port}`], { cwd });
    expect(ran, reason).toMatchObject({ code: 65, out: '' });
    expect(ran.err).toContain(`error[plan-unverified]: plan.json ${reason}`);
  }
  expect(broker.accepted()).toBe(0);
});

it.each([
  ['short.txt', 'a secret of at least 32 bytes'],
  ['empty.txt', 'a secret of at least 32 bytes'],
  ['none.txt', 'cannot be read: ENOENT'],
  ['.', 'cannot be read: EISDIR'],
  ['plan.pub', 'requires an Ed25519 private key in PEM'],
  ['x25519.key', 'the key is of type x25519'],
  ['env://NOT_SET', 'the variable is not set'],
])('exits 64 for --sign %s, without a plan and without the key in its output', async (key, reason) => {
  const { cwd, ran } = await signed(key);
  expect(ran).toMatchObject({ code: 64, out: '' });
  expect(ran.err).toContain(`error: --sign ${key}`);
  expect(ran.err).toContain(reason);
  expect(ran.err).not.toContain('too-few-bytes');
  expect(() => read(cwd)).toThrow('ENOENT');
});

it('exits 64 for --sign without --out, and for --verify without a saved plan', async () => {
  const cwd = directoryOf(files);
  const against = ['--against', 'definitions.json'];
  expect(await topo(['plan', ...against, '--sign', 'plan.key'], { cwd })).toMatchObject({
    code: 64,
    err: expect.stringContaining('--out'),
  });
  for (const argv of [
    ['apply', 'topology.yaml', '--yes'],
    ['graph', 'topology.yaml'],
    ['graph', '--live'],
  ])
    expect(await topo([...argv, '--verify', 'plan.pub'], { cwd })).toMatchObject({
      code: 64,
      err: expect.stringContaining('--verify requires a saved plan'),
    });
});
