// docs/diagnostics.md from the registry of codes.
import type { CodeEntry } from '../../src/model/codes/entry.ts';

/** The text of docs/diagnostics.md; `groups` by heading. */
export function diagnosticsPage(groups: { readonly [heading: string]: { readonly [code: string]: CodeEntry } }): string {
  const parts = Object.entries(groups).map(([heading, codes]) => {
    const entries = Object.entries(codes).map(
      ([code, { title, why, fix, exit }]) =>
        `### ${code}\n\n${sentence(title)} Exit code ${exit}, where it is an error.\n\n${why}\n\n**What to do:** ${fix}\n`,
    );
    return `## ${heading}\n\n${entries.join('\n')}`;
  });
  const head =
    '# Diagnostics\n\nEvery message of `topo` has a code, and a code keeps its meaning. `topo explain CODE` prints these texts.\n';
  return `<!-- Generated from src/model/codes by scripts/generate.ts. -->\n${head}\n${parts.join('\n')}`;
}

function sentence(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
}
