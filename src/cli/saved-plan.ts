// Plans in files: written atomically, verified when read. The file is what people review, so a checksum covers all of it, including the
// parts that the plan's digest omits (live counts and positions), and its steps must follow from what it shows.
import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { problem, TopoError } from '../model/diagnostic.ts';
import { type Plan, planFormatVersion } from '../model/plan.ts';
import { referencesIn, textsIn } from '../model/secret-text.ts';
import { isTable } from '../model/values.ts';
import { planFault } from '../planner/verify/plan.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { unlessInterrupted } from './interrupt.ts';
import type { Io } from './io.ts';
import { type Signer, type Verifier, verifierOf } from './plan-signature.ts';
import { UsageError } from './usage.ts';
import { writeWhole } from './whole-file.ts';

/** Writes a plan atomically, with a signature if there is a signer. @throws UsageError where the file cannot be written */
export async function savePlan(plan: Plan, file: string, io: Io, signer?: Signer): Promise<void> {
  const checksum = checksumOf(plan);
  const signature = signer === undefined ? {} : { signature: `${signer.name}:${signer.sign(checksum ?? '')}` };
  await writeWhole(file, `${JSON.stringify({ ...plan, checksum, ...signature }, null, 2)}\n`, '--out', io);
}

/** The flag of every command that reads a saved plan. */
export interface VerifyOptions {
  readonly verify?: string;
}

/** Reads a plan, and verifies it with the key of `--verify` if there is one. @throws as readPlan does; UsageError if the key cannot be read */
export async function openPlan(file: string, { verify }: VerifyOptions, io: Io): Promise<Plan> {
  const verifier = verify === undefined ? undefined : await verifierOf(verify, io);
  return await unlessInterrupted(readPlan(file, io, verifier), io.signal);
}

/** Without a saved plan, there is nothing to verify. @throws UsageError if the flag is given */
export function refuseVerify({ verify }: VerifyOptions): void {
  if (verify !== undefined) throw new UsageError('error: --verify requires a saved plan (`topo plan --out FILE --sign KEY`)');
}

/**
 * Reads a plan.
 * @throws TopoError `plan-unreadable` if the file is not a plan of this version, or was changed; `plan-inconsistent` if it contradicts itself;
 * `plan-unverified` if there is a verifier and its signature is missing or wrong
 */
async function readPlan(file: string, io: Io, verifier?: Verifier): Promise<Plan> {
  const unreadable = (why: string): TopoError => new TopoError([problem('plan-unreadable', `${file} ${why}`)]);
  let text: string;
  let content: unknown;
  try {
    text = await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw unreadable(`cannot be read: ${codeOf(error)}`);
  }
  try {
    content = JSON.parse(text);
  } catch {
    throw unreadable('is not JSON');
  }
  if (!isTable(content)) throw unreadable('is not a plan');
  const { checksum, signature, ...plan } = content as Partial<Plan> & { checksum?: unknown; signature?: unknown };
  if ('plan' in plan) throw unreadable('is the report of a command; save a plan with `topo plan --out FILE` to apply it');
  if (plan.formatVersion === undefined) throw unreadable('is not a plan');
  if (plan.formatVersion !== planFormatVersion)
    throw unreadable(`has format version ${JSON.stringify(plan.formatVersion)}; this version of topo reads ${planFormatVersion}`);
  const right = checksumOf(plan);
  if (right === undefined || checksum !== right) throw unreadable('was changed after it was saved: its checksum does not match');
  const unverified = verifier === undefined ? undefined : signatureFault(right, signature, verifier);
  if (unverified !== undefined) throw new TopoError([problem('plan-unverified', `${file} ${unverified}`)]);
  const fault = planFault(plan);
  if (fault?.of === 'structure') throw unreadable(`is not a plan: ${fault.text}`);
  if (fault !== undefined) throw new TopoError([problem('plan-inconsistent', `${file}: ${fault.text}`)]);
  return plan as Plan;
}

function signatureFault(checksum: string, signature: unknown, { name, verify }: Verifier): string | undefined {
  if (signature === undefined) return 'is not signed';
  const [, algorithm, value] = /^([a-z0-9-]+):([A-Za-z0-9+/]+={0,2})$/.exec(String(signature)) ?? [];
  if (value === undefined) return 'has a signature of an unknown form';
  if (algorithm !== name) return `is signed with ${algorithm}; the key is for ${name}`;
  return verify(checksum, value) ? undefined : 'has a signature of another key or of another plan';
}

/** Bytes to read for the first property, which identifies a plan. */
const headBytes = 4096;

/** Whether the file begins like a saved plan. Only regular files are opened: a pipe can be read only once. */
export async function looksLikePlan(path: string, io: Io): Promise<boolean> {
  const name = resolve(io.cwd, path);
  try {
    if (!(await stat(name)).isFile()) return false;
    const file = await open(name);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return /^\s*\{.*"formatVersion"\s*:/s.test(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return false; // reading it reports the reason
  }
}

/** Whether the plan refers to secrets, whose values an apply reads. */
export function hasSecrets({ changes }: Plan): boolean {
  return changes.some(
    ({ after }) =>
      after?.kind === 'document' &&
      documentRow(after.of).fields.some(
        ({ property, secret }) => secret !== undefined && textsIn(after.body[property]).some((text) => referencesIn(text).length > 0),
      ),
  );
}

/** A plan as lines of JSON. */
export function* planLines(plan: Plan): Iterable<{ readonly type: string }> {
  for (const change of plan.changes) yield { type: 'change', ...change };
  for (const step of plan.steps) yield { type: 'step', ...step };
  for (const one of plan.governing) yield { type: 'governing', ...one };
  for (const one of plan.links ?? []) yield { type: 'link', ...one };
  yield { type: 'plan', ...plan.summary, digest: plan.digest } as { readonly type: string };
}

/** `sha256:` over the JSON of the plan, independent of indentation; undefined if it nests deeper than any plan. */
function checksumOf(plan: Partial<Plan>): string | undefined {
  try {
    return `sha256:${createHash('sha256').update(JSON.stringify(plan)).digest('hex')}`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
