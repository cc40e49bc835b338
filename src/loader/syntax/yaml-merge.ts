// YAML's `<<`: keys of other mappings as defaults. The mapping's own keys take precedence, then the first mapping of a list.

import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import type { Entry, Node } from './node.ts';

/** The value of one `<<`. */
export interface Merge {
  readonly node: Node;
  /** The place of its use; the value itself may be elsewhere. */
  readonly place: Place;
}

/** Adds the merged keys. They retain their own source positions. */
export function mergeInto(entries: Map<string, Entry>, merges: readonly Merge[], report: Report): ReadonlyMap<string, Entry> {
  for (const { node, place } of merges) {
    for (const from of node.kind === 'list' ? node.items : [node]) {
      if (from.kind !== 'map') {
        diagnose(report, 'merge-not-a-mapping', place, '<< requires a mapping, or a list of mappings', {
          hint: 'use an alias: <<: *name',
        });
        continue;
      }
      for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
    }
  }
  return entries;
}
