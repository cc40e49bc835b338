// The source text of each entity, looked up on demand: most runs do not need it.
import type { EntityKey } from '../../model/key.ts';
import type { Written, WrittenOf } from '../../model/written.ts';
import { type Gathered, placeOf } from '../format/gathered.ts';
import { spanOf } from '../read/source.ts';
import type { Node } from '../syntax/node.ts';

/** The lookup for gathered entities. */
export function writtenIn({ entities }: Gathered): WrittenOf {
  return (key: EntityKey): Written | undefined => {
    const located = entities.get(key);
    if (located === undefined) return undefined;
    const { node } = located;
    return {
      file: node.source.file,
      start: node.start,
      end: node.end,
      variable: located.generated === true || hasVariable(node),
      generated: located.generated === true,
      place: (...properties) => spanOf(placeOf(located, ...properties)),
    };
  };
}

function hasVariable(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.template !== undefined;
    case 'list':
      return node.items.some(hasVariable);
    case 'map':
      return [...node.entries.values()].some(({ value, template }) => template !== undefined || hasVariable(value));
  }
}
