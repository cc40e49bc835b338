// Compares two topologies object by object with the rules of a plan for equality, but without its roles: neither side is the target.
import type { Document, DocumentKind, Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { FieldChange } from '../model/plan.ts';
import type { ComparedSide, Differing, TopologyDiff } from '../model/topology-diff.ts';
import { byCodeUnits } from '../model/values.ts';
import { documentKinds, documentRow } from '../rabbitmq/documents/table.ts';
import { differences } from './equal.ts';

/** Compares two topologies. Of documents, only the kinds that both describe. */
export function compareTopologies(first: ComparedSide, second: ComparedSide): TopologyDiff {
  const omitted = new Set([...hiddenKinds(first), ...hiddenKinds(second)]);
  const isCompared = (entity: Entity): boolean => {
    if (entity.kind !== 'document' || (describes(first, entity, second) && describes(second, entity, first))) return true;
    omitted.add(entity.of);
    return false;
  };
  const onlyFirst: Entity[] = [];
  const onlySecond: Entity[] = [];
  const different: Differing[] = [];
  let [equal, secrets] = [0, 0];
  for (const key of [...new Set([...first.entities.keys(), ...second.entities.keys()])].sort(byCodeUnits)) {
    const [one, other] = [first.entities.get(key), second.entities.get(key)];
    const entity = one ?? other;
    if (entity === undefined || !isCompared(entity)) continue;
    if (other === undefined) onlyFirst.push(withoutHashes(entity));
    else if (one === undefined) onlySecond.push(withoutHashes(entity));
    else {
      const { fields, hidden } = fieldsOf(key, one, other, first, second);
      secrets += hidden;
      if (fields.length > 0) different.push({ key, entity: withoutHashes(one), fields });
      else equal += 1;
    }
  }
  const vhosts = [...new Set([...first.vhosts, ...second.vhosts])].sort(byCodeUnits);
  const titles = [first.title, second.title] as const;
  const compared = [first.ownVhosts ?? first.vhosts, second.ownVhosts ?? second.vhosts] as const;
  return { titles, vhosts, compared, onlyFirst, onlySecond, different, equal, secrets, omitted: [...omitted].sort(byCodeUnits) };
}

/** Kinds of the whole broker that an observed side does not describe: nothing would show that its objects are missing. */
function hiddenKinds(side: ComparedSide): readonly DocumentKind[] {
  // limits belong to their users
  return ofBroker.filter((of) => of !== 'user-limit' && hides(side, of));
}

const ofBroker = documentKinds.filter(({ global }) => global === true).map(({ of }) => of);

function hides({ observed, ofBroker: described }: ComparedSide, of: DocumentKind): boolean {
  return observed && described?.has(of) !== true;
}

function describes(side: ComparedSide, { of }: Document, other: ComparedSide): boolean {
  if (ofBroker.includes(of) && (hides(side, of) || hides(other, of))) return false;
  return !other.observed || side.kinds === undefined || side.kinds.has(of);
}

/** The fields that differ, and the number of secrets that could not be compared. */
function fieldsOf(
  key: EntityKey,
  one: Entity,
  other: Entity,
  first: ComparedSide,
  second: ComparedSide,
): { readonly fields: readonly FieldChange[]; readonly hidden: number } {
  const uncertain = [...(first.uncompared.get(key) ?? []), ...(second.uncompared.get(key) ?? [])];
  const isWhole = ({ observed, filled }: ComparedSide): boolean => observed || filled?.has(key) === true;
  const all = bothWays(one, other, isWhole(first), isWhole(second), uncertain);
  const external = first.external.has(key) || second.external.has(key);
  const secret = secretsOf(one);
  const isSecret = ({ path }: FieldChange): boolean => secret.some((property) => path === property || path.startsWith(`${property}.`));
  const isKnown = (field: FieldChange): boolean => isHash(one, field) && field.before !== undefined && field.after !== undefined;
  const unknown = first.observed || second.observed ? all.filter((field) => isSecret(field) && !isKnown(field)) : [];
  const passwords = unknown.filter(isOfPassword).length;
  const isHidden = (field: FieldChange): boolean => unknown.includes(field) || (passwords > 0 && isOfPassword(field));
  const fields = all.filter((field) => !isHidden(field) && (!external || field.path === 'type'));
  return {
    fields: fields.map((field) => (isHash(one, field) ? { ...field, ...hiddenValues(field) } : field)),
    hidden: unknown.length - Math.max(passwords - 1, 0),
  };
}

/** Whether a property is one of those that together describe the password of a user: files have a password, and an export its hash. */
function isOfPassword({ path }: FieldChange): boolean {
  return ['password', 'passwordHash', 'hashingAlgorithm'].includes(path);
}

/** What is declared may omit what a broker writes out: the whole one is then what it is compared with. Of two declarations, either may omit it. */
function bothWays(one: Entity, other: Entity, firstWhole: boolean, secondWhole: boolean, uncertain: readonly string[]) {
  const forwards = (): readonly FieldChange[] => differences(one, other, uncertain);
  const backwards = (): readonly FieldChange[] => differences(other, one, uncertain).map(swapped);
  if (firstWhole && !secondWhole) return forwards();
  if (secondWhole && !firstWhole) return backwards();
  const [there, back] = [forwards(), backwards()];
  return [...there, ...back.filter(({ path }) => !there.some((field) => field.path === path))];
}

function swapped({ path, before, after }: FieldChange): FieldChange {
  return { path, ...(after === undefined ? {} : { before: after }), ...(before === undefined ? {} : { after: before }) };
}

function secretsOf(entity: Entity): readonly string[] {
  if (entity.kind !== 'document') return [];
  return documentRow(entity.of).fields.flatMap(({ property, secret }) => (secret === undefined ? [] : [property]));
}

/** A salted hash is a secret, although a file may contain it. */
function isHash(entity: Entity, { path }: FieldChange): boolean {
  return entity.kind === 'document' && documentRow(entity.of).fields.some(({ property, secret }) => property === path && secret === 'hash');
}

const hiddenText = '(hidden)';

function hiddenValues({ before, after }: FieldChange): Pick<FieldChange, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before: hiddenText }), ...(after === undefined ? {} : { after: hiddenText }) };
}

function withoutHashes(entity: Entity): Entity {
  if (entity.kind !== 'document') return entity;
  const hashes = documentRow(entity.of).fields.filter(({ property, secret }) => secret === 'hash' && entity.body[property] !== undefined);
  if (hashes.length === 0) return entity;
  return { ...entity, body: { ...entity.body, ...Object.fromEntries(hashes.map(({ property }) => [property, hiddenText])) } };
}
