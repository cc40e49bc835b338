// YAML's `<<`: keys of other mappings as defaults. A key that the mapping has itself wins, then the first of a list.

import type { Place } from '../read/source.ts';
import { type Report, say } from '../report/report.ts';
import type { Entry, Node } from './node.ts';

/** The value of one `<<`. */
export interface Merge {
  readonly node: Node;
  /** Where it is used; the value itself may be elsewhere. */
  readonly place: Place;
}

/** Adds what `<<` brings. Keys keep the places where they are written. */
export function mergeInto(entries: Map<string, Entry>, merges: readonly Merge[], report: Report): ReadonlyMap<string, Entry> {
  for (const { node, place } of merges) {
    for (const from of node.kind === 'list' ? node.items : [node]) {
      if (from.kind !== 'map') {
        say(report, 'merge-not-a-mapping', place, '<< takes a mapping, or a list of mappings', {
          hint: 'name one with an alias: <<: *name',
        });
        continue;
      }
      for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
    }
  }
  return entries;
}
