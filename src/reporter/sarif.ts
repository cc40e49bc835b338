// Findings in SARIF 2.1.0 (OASIS), for code scanning. Findings that a comment excuses are included as suppressed in the source.
import { type Code, codes } from '../model/codes.ts';
import type { Diagnostic, Severity, Span } from '../model/diagnostic.ts';
import { byCodeUnits } from '../model/values.ts';

/** The input of a log. */
export interface SarifRun {
  /** Version of topo. */
  readonly version: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly ignored: readonly { readonly diagnostic: Diagnostic; readonly reason: string }[];
  /** Whether the input could be linted. */
  readonly successful: boolean;
}

const levels: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = { error: 'error', warning: 'warning', notice: 'note' };

/** The log as JSON. Ends with a line feed. */
export function renderSarif({ version, diagnostics, ignored, successful }: SarifRun): string {
  const used = [...new Set([...diagnostics, ...ignored.map(({ diagnostic }) => diagnostic)].map(({ code }) => code))].sort(byCodeUnits);
  const index = new Map(used.map((code, i) => [code, i] as const));
  const results = [
    ...diagnostics.map((diagnostic) => resultOf(diagnostic, index)),
    ...ignored.map(({ diagnostic, reason }) => ({
      ...resultOf(diagnostic, index),
      suppressions: [{ kind: 'inSource', justification: reason }],
    })),
  ];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'topo', semanticVersion: version, rules: used.map(ruleOf) } },
        invocations: [{ executionSuccessful: successful }],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: Code): { readonly [property: string]: unknown } {
  const { title, why, fix, severity } = codes[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}`, markdown: `${why}\n\n${fix}` },
    defaultConfiguration: { level: levels[severity ?? 'error'] },
  };
}

function resultOf({ code, severity, message, hint, span, key, related }: Diagnostic, index: ReadonlyMap<Code, number>): object {
  return {
    ruleId: code,
    ruleIndex: index.get(code),
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: span === undefined ? [] : [locationOf(span)],
    ...(related === undefined
      ? {}
      : { relatedLocations: related.map((one, id) => ({ id, ...locationOf(one.span), message: { text: one.message } })) }),
    // by entity, not by line, so that a finding keeps its identity when lines move
    ...(key === undefined ? {} : { partialFingerprints: { 'topoEntity/v1': `${code} ${key}` } }),
  };
}

function locationOf({ file, line, column, endLine, endColumn }: Span): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
}

/** A relative path is a relative reference; `%`, blanks and the like are escaped, as is a first segment that resembles a scheme. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}
