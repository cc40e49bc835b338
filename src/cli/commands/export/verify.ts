// Reads an export back before it is written, all files together, and compares it with what was observed. A difference is a defect of topo:
// nothing is written.
import { loadTexts, type SourceText } from '../../../loader/load.ts';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Entity } from '../../../model/entity.ts';
import { isSameEntity, keyOf } from '../../../model/key.ts';
import type { Gap } from './contents.ts';

/**
 * Objects that the texts describe differently or not, and objects that exist only in the texts. Empty if the export is correct.
 * @throws TopoError `file-too-large`
 */
export function differencesIn(texts: readonly SourceText[], entities: readonly Entity[]): readonly Gap[] {
  // a name that ends in .json would be read as JSON
  const named = texts.map(({ file, text }) => ({ file: `${file}.yaml`, text }));
  const { topology, diagnostics } = loadTexts(named, { defaultVhost: '/', variable: () => undefined });
  const tooLarge = diagnostics.find(({ code }) => code === 'file-too-large');
  if (tooLarge !== undefined) {
    const hint = 'export each virtual host into a directory of its own';
    throw new TopoError([problem('file-too-large', `the export is too large for one topology: ${tooLarge.message}`, { hint })]);
  }
  const rejected = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message, key, span }) => ({ subject: key ?? span?.file.replace(/\.yaml$/, '') ?? 'the export', why: message }));
  // an error may hide the objects after it
  if (rejected.length > 0) return rejected;
  const gaps: Gap[] = [];
  const expected = new Map(entities.map((entity) => [keyOf(entity), entity]));
  for (const [key, entity] of expected) {
    const read = topology.declarations.get(key);
    if (read === undefined) gaps.push({ vhost: entity.vhost, subject: key, why: 'it is missing in the text of the export' });
    else if (read.presence !== 'present' || !isSameEntity(read.entity, entity)) {
      gaps.push({ vhost: entity.vhost, subject: key, why: 'the text of the export describes it differently' });
    }
  }
  for (const [key, { entity }] of topology.declarations) {
    if (!expected.has(key)) gaps.push({ vhost: entity.vhost, subject: key, why: 'it is only in the text of the export' });
  }
  return gaps;
}
