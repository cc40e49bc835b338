// Generates docs/diagnostics.md from the registry of codes.
import type { CodeEntry } from '../../src/model/codes/entry.ts';

/** The text of docs/diagnostics.md; `groups` by heading. */
export function diagnosticsPage(groups: { readonly [heading: string]: { readonly [code: string]: CodeEntry } }): string {
  const parts = Object.entries(groups).map(([heading, codes]) => {
    const entries = Object.entries(codes).map(
      ([code, { title, why, fix, exit, severity }]) =>
        `### ${code}\n\n${sentence(title)} ${effect(exit, severity)}\n\n${why}\n\n**Fix:** ${fix}\n`,
    );
    return `## ${heading}\n\n${entries.join('\n')}`;
  });
  const head =
    '# Diagnostics\n\nEach problem that `topo` reports has a code, and the meaning of a code does not change. `topo explain CODE` prints these texts.\n';
  return `<!-- Generated from src/model/codes by scripts/generate.ts. -->\n${head}\n${parts.join('\n')}`;
}

/** The effect on the exit code. A code without a fixed severity is an error in most cases. */
function effect(exit: number, severity: CodeEntry['severity']): string {
  switch (severity) {
    case undefined:
      return `Exit code ${exit} when reported as an error.`;
    case 'error':
      return `An error: exit code ${exit}.`;
    case 'warning':
      return `A warning: exit code ${exit} only with \`--max-warnings\`.`;
    case 'notice':
      return 'A notice: no effect on the exit code.';
  }
}

function sentence(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
}
