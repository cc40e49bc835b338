// Why topo upgrade-check --fix does not edit a declaration, and the notices about it: one per cause.
import type { Loaded } from '../../../loader/load.ts';
import type { Diagnostic, Span } from '../../../model/diagnostic.ts';
import { grouped } from '../../../model/grouped.ts';
import { type EntityKey, nameText } from '../../../model/key.ts';
import type { UpgradeFix } from '../../../model/upgrade.ts';
import { placeText } from '../../../reporter/place.ts';

/** Why a declaration cannot be edited, as far as the text of its file does not matter. */
export function obstacle(fix: UpgradeFix, loaded: Loaded): string | undefined {
  const found = loaded.written(fix.key);
  const { file = '', variable = false, generated = false } = found ?? {};
  if (file === '<stdin>') return 'standard input cannot be changed';
  if (isDefinitionsFile(file)) return definitionsRemedy;
  if (generated) return 'a section such as retry generates it';
  const overlay = overlayOf(fix, loaded);
  if (overlay !== undefined) return `the overlay ${placeText(overlay.span)} sets its ${overlay.property}: change it there`;
  return variable ? 'it contains a variable' : undefined;
}

/** The reason if the text of a declaration is also that of other objects. */
export const sharedText = 'the changed file would also change other objects: an alias, a merge or a section such as retry uses its text';

const definitionsRemedy = 'definitions files are not changed: export them as topology files first: topo export FILE -o topology.yaml';

function isDefinitionsFile(file: string): boolean {
  return /\.json$/i.test(file);
}

/** The first property to change that another file sets: an overlay with `override: true`. */
function overlayOf({ key, edits }: UpgradeFix, { written }: Loaded): { readonly property: string; readonly span: Span } | undefined {
  const found = written(key);
  if (found === undefined) return undefined;
  return edits.map(({ names }) => ({ property: names[0] ?? '', span: found.place(...names) })).find(({ span }) => span.file !== found.file);
}

/** A fix that was not made. */
interface Refusal {
  readonly fix: UpgradeFix;
  readonly reason: string;
  readonly span: Span | undefined;
}

/** One per object with those that its section generates; of other generated objects one per section, of definitions files one per file. */
export function refusals(fixes: readonly UpgradeFix[], refused: ReadonlyMap<EntityKey, string>, loaded: Loaded): readonly Diagnostic[] {
  const all = fixes.flatMap((fix): readonly Refusal[] => {
    const reason = refused.get(fix.key);
    return reason === undefined ? [] : [{ fix, reason, span: overlayOf(fix, loaded)?.span ?? loaded.written(fix.key)?.place() }];
  });
  const exported = new Set(all.flatMap(({ span }) => (span !== undefined && isDefinitionsFile(span.file) ? [span.file] : [])));
  const inYaml = all.filter(({ span }) => !exported.has(span?.file ?? ''));
  const generated = inYaml.filter(({ fix }) => loaded.written(fix.key)?.generated === true);
  const owners = inYaml
    .filter((one) => !generated.includes(one))
    .map((owner) => ({ owner, parts: generated.filter((one) => isPart(one, owner, loaded)) }));
  const owned = new Set(owners.flatMap(({ parts }) => parts));
  const sections = grouped(
    generated.filter((one) => !owned.has(one)),
    ({ span }) => (span === undefined ? '' : `${placeText(span)}:${span.column}`),
  );
  return [
    ...owners.map(({ owner, parts }) => notice(`${textsOf([owner])}: not changed, as ${ownReason(owner, parts)}`, owner)),
    ...[...sections.values()].flatMap((parts) => {
      const [first] = parts;
      return first === undefined
        ? []
        : [notice(`${textsOf(parts)}: not changed, as a section such as retry generates ${namesOf(parts)}`, first)];
    }),
    ...[...exported].map(
      (file): Diagnostic => ({
        code: 'fix-refused',
        severity: 'notice',
        message: `${file}: ${definitionsRemedy.replace('FILE', file)}`,
      }),
    ),
  ];
}

/** Whether the section that generates it is in the declaration of the owner. */
function isPart(part: Refusal, owner: Refusal, { written }: Loaded): boolean {
  const [inner, outer] = [written(part.fix.key), written(owner.fix.key)];
  return inner !== undefined && outer !== undefined && inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

function ownReason({ reason }: Refusal, parts: readonly Refusal[]): string {
  if (parts.length === 0) return reason;
  const names = namesOf(parts);
  return reason === sharedText ? `${names}, which its retry generates, would change with it` : `${reason}; the same applies to ${names}`;
}

function namesOf(parts: readonly Refusal[]): string {
  const names = parts.map(({ fix }) => {
    const { entity } = fix.after;
    return entity.kind === 'queue' ? nameText(entity.name) : fix.key;
  });
  return `${names.length === 1 ? 'queue' : 'queues'} ${names.join(', ')}`;
}

function textsOf(all: readonly Refusal[]): string {
  return [...new Set(all.flatMap(({ fix }) => fix.texts))].join(', ');
}

function notice(message: string, { fix: { key }, span }: Refusal): Diagnostic {
  return { code: 'fix-refused', severity: 'notice', message, key, ...(span === undefined ? {} : { span }) };
}
