// One diagnostic type, from a YAML error to a broker's refusal, and the one error that carries it.
import type { Code } from './codes.ts';
import type { EntityKey } from './key.ts';

export type Severity = 'error' | 'warning' | 'notice';

/** A place in an input file. Lines and columns count from 1, in UTF-16 code units; the end is exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Anything that topo reports about an input, a broker or a step. Plain data. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence without a full stop; contains no secret. */
  readonly message: string;
  /** The remedy. */
  readonly hint?: string;
  readonly span?: Span;
  /** The entity concerned. */
  readonly key?: EntityKey;
  /** Related positions, such as the first of two duplicates. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/**
 * The only error that topo throws intentionally: the diagnostics describe a failure outside of topo. Any other exception is a bug.
 */
export class TopoError extends Error {
  override readonly name = 'TopoError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map((d) => `${d.code}: ${d.message}`).join('\n'), options);
    this.diagnostics = diagnostics;
  }
}

/** Shorthand for an error diagnostic. */
export function problem(code: Code, message: string, more: Omit<Diagnostic, 'code' | 'severity' | 'message'> = {}): Diagnostic {
  return { code, severity: 'error', message, ...more };
}

/** Whether it is a TopoError whose diagnostics all have one of the codes. */
export function isOnly(error: unknown, codes: readonly Code[]): error is TopoError {
  return error instanceof TopoError && error.diagnostics.every(({ code }) => codes.includes(code));
}

/** Whether a virtual host does not exist, or refuses the user. */
export function isVhostClosed(error: unknown): error is TopoError {
  return isOnly(error, ['vhost-not-found', 'vhost-refused']);
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}
