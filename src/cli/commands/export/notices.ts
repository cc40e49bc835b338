// The diagnostics of an export: what is missing (exit 9), and in one notice each what is excluded on purpose and what topo does not manage.
import type { Code } from '../../../model/codes.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import type { Contents, Gap, Purpose } from './contents.ts';

/** The parts of an export that its diagnostics describe. */
interface Described {
  readonly contents: Contents;
  /** Virtual hosts that could not be read. */
  readonly unread: readonly Gap[];
  readonly unmanaged: ReadonlyMap<string, number>;
}

/** Errors for everything that is missing or uncertain, then notices. */
export function exportDiagnostics({ contents, unread, unmanaged }: Described): readonly Diagnostic[] {
  return [
    ...gaps('export-omitted', 'is omitted', [...unread, ...contents.missing]),
    ...gaps('export-uncertain', 'is written as listed', contents.uncertain),
    ...excludedNotice(contents.excluded),
    ...secretsNotice(contents.secrets),
    ...unmanagedNotice(unmanaged),
  ];
}

/** The variables of the export, whose values it does not contain. */
function secretsNotice(secrets: Contents['secrets']): readonly Diagnostic[] {
  if (secrets.length === 0) return [];
  const names = secrets.map(({ variable, what }) => `${variable} (${what})`).join(', ');
  const message = `values not part of this export, as they may be secrets: ${names}`;
  return [{ code: 'export-secrets', severity: 'notice', message, hint: 'set these variables before the files are used' }];
}

/** The self-check failed: nothing is written. */
export function differing(wrong: readonly Gap[]): readonly Diagnostic[] {
  return gaps('export-differs', 'differs, and nothing is written', wrong);
}

/** Files of an earlier export. */
export function staleWarnings(files: readonly string[]): readonly Diagnostic[] {
  return files.map((file) => ({
    code: 'export-stale-file',
    severity: 'warning',
    message: `${file} is from an earlier export, and this export does not write it`,
    hint: 'delete it, unless it was exported with other flags: its objects may be declared twice or no longer exist',
  }));
}

function gaps(code: Code, verb: string, list: readonly Gap[]): readonly Diagnostic[] {
  return list.map(({ subject, why }) => ({ code, severity: 'error', message: `${subject} ${verb}: ${why}` }));
}

const purposes: { readonly [purpose in Exclude<Purpose, 'binding'>]: string } = {
  exclusive: 'exclusive queues',
  'server-named': 'server-named queues',
  federation: 'objects of the federation plugin',
  topo: 'objects of topo itself',
};

/** The most names to print per purpose. */
const mostNames = 3;

function excludedNotice(excluded: Contents['excluded']): readonly Diagnostic[] {
  const parts = Object.entries(purposes).flatMap(([purpose, what]) => {
    const names = excluded.get(purpose as Purpose) ?? [];
    return names.length === 0 ? [] : [`${what}: ${listed(names)}`];
  });
  const bindings = excluded.get('binding')?.length ?? 0;
  if (bindings > 0) parts.push(`their bindings: ${bindings}`);
  if (parts.length === 0) return [];
  return [{ code: 'export-excluded', severity: 'notice', message: `excluded on purpose: ${parts.join('; ')}` }];
}

function listed(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, mostNames).map(nameText).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

function unmanagedNotice(unmanaged: ReadonlyMap<string, number>): readonly Diagnostic[] {
  if (unmanaged.size === 0) return [];
  const counts = [...unmanaged].map(([what, count]) => `${what}: ${count}`).join(', ');
  return [{ code: 'export-unmanaged', severity: 'notice', message: `not part of an export: ${counts}` }];
}
