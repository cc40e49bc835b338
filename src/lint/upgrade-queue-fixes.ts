// The fix of one queue for a newer version: removes arguments without effect, and makes it durable or a quorum queue.
import type { Policy, Queue, QueueType } from '../model/entity.ts';
import { keyOf, nameText } from '../model/key.ts';
import type { Declaration } from '../model/topology.ts';
import type { PropertyEdit, Unfixed, UpgradeFix } from '../model/upgrade.ts';
import type { Arguments } from '../model/values.ts';
import { treatmentsOf } from '../rabbitmq/argument-rows.ts';
import { queueArgument } from '../rabbitmq/arguments.ts';
import { capabilitiesOf } from '../rabbitmq/capabilities.ts';
import { leaderLocators, locatesClassicLeaders } from '../rabbitmq/leader-locators.ts';
import { isOutdated, type Limitation } from '../rabbitmq/limitations.ts';
import { ofClassicStorage, quorumObstacles } from '../rabbitmq/quorum-obstacles.ts';
import type { Governed } from '../rabbitmq/settings.ts';
import { transientImpact } from '../rabbitmq/upgrade.ts';
import type { Version } from '../rabbitmq/version.ts';
import { placesOf, subjectOf } from './words.ts';

/** A queue with what its fix depends on. */
interface Given {
  readonly declaration: Declaration;
  /** With the type that it gets. */
  readonly queue: Queue;
  readonly governed: Governed;
  /** The policy that mirrors it. */
  readonly mirroredBy: Policy | undefined;
  /** Why it would have other settings as a quorum queue. */
  readonly governedOtherwise: string | undefined;
  readonly target: Version;
  readonly from: Version | undefined;
}

/** The changes so far. */
interface Draft {
  queue: Queue;
  readonly edits: PropertyEdit[];
  readonly texts: string[];
  /** Whether an attribute changes that cannot change after declaration. */
  immutable: boolean;
}

/** The fix, if one is needed and possible, and what is left. */
export function queueFix(given: Given): { readonly fix?: UpgradeFix; readonly unfixed: readonly Unfixed[] } {
  const { declaration, queue, target } = given;
  const key = keyOf(queue);
  const left = (properties: readonly string[], reason: string): Unfixed => ({ key, properties, reason: `${subjectOf(queue)} ${reason}` });
  const obstacle = replacementObstacle(declaration);
  const quorum = toQuorum(given, obstacle);
  const durable = toDurable(queue, target, obstacle);
  const draft: Draft = { queue: declaration.entity as Queue, edits: [], texts: [], immutable: false };
  if (durable === true) set(draft, { durable: true }, ['durable'], true, 'set durable: true');
  if (quorum === true)
    set(draft, { type: 'quorum' }, ['type', 'x-queue-type'], 'quorum', `set type: quorum, as policy ${mirrorName(given)} mirrored it`);
  const outdated = argumentsOut(given, draft, obstacle);
  const unfixed = [
    ...(typeof quorum === 'string' ? [left(['type'], `stays classic, with one replica: ${quorum}`)] : []),
    ...(typeof durable === 'string' ? [left(['durable'], `stays transient: ${durable}`)] : []),
    ...(outdated.length > 0 ? [left(placesOf(outdated[0] ?? ''), `keeps ${outdated.join(', ')}: ${obstacle}`)] : []),
  ];
  if (draft.texts.length === 0) return { unfixed };
  const migrates = draft.immutable && declaration.onImmutableChange === undefined;
  if (migrates) {
    draft.edits.push({ edit: 'set', names: ['onImmutableChange'], value: 'migrate' });
    draft.texts.push('set onImmutableChange: migrate');
  }
  const after: Declaration = { ...declaration, entity: draft.queue, ...(migrates ? { onImmutableChange: 'migrate' } : {}) };
  return { fix: { key, edits: draft.edits, texts: draft.texts, after }, unfixed };
}

function mirrorName({ mirroredBy }: Given): string {
  return nameText(mirroredBy?.name ?? '');
}

/** Why attributes that cannot change after declaration must not be changed here. */
function replacementObstacle({ protect, onImmutableChange }: Declaration): string | undefined {
  if (protect) return 'it is protected';
  return onImmutableChange === 'refuse' ? 'onImmutableChange is refuse' : undefined;
}

/** True if it becomes a quorum queue, or why it does not; undefined if it is no mirrored queue. */
function toQuorum(
  { queue, governed, governedOtherwise, mirroredBy, target }: Given,
  obstacle: string | undefined,
): true | string | undefined {
  const { type = 'classic' } = queue;
  if (mirroredBy === undefined || type !== 'classic') return undefined;
  if (obstacle !== undefined) return obstacle;
  const obstacles = quorumObstacles(queue, governed, target);
  if (obstacles.length > 0) return `a quorum queue does not support ${obstacles.join(', ')}`;
  return governedOtherwise === undefined ? true : `as a quorum queue, ${governedOtherwise}`;
}

/** True if it becomes durable, or why it does not; undefined if it is no transient queue. */
function toDurable(queue: Queue, target: Version, obstacle: string | undefined): true | string | undefined {
  if (transientImpact(queue, '', target) === undefined) return undefined;
  if (obstacle !== undefined) return obstacle;
  return queue.autoDelete ? 'an autoDelete queue cannot be migrated, as its last consumer deletes it' : true;
}

/** Removes or renames arguments that the target does not obey. Returns those that must stay. */
function argumentsOut({ queue, target, from }: Given, draft: Draft, obstacle: string | undefined): readonly string[] {
  const { type = 'classic' } = queue;
  const isQuorum = (draft.queue.type ?? type) === 'quorum';
  const becomesQuorum = isQuorum && type !== 'quorum';
  const limitations = capabilitiesOf(target).queue(queue).filter(isOutdated);
  const storage = becomesQuorum ? ofClassicStorage.filter((name) => Object.hasOwn(queue.arguments, name)) : [];
  const outdated = limitations.flatMap(({ of, name }) => (of === 'argument' && !obeyedByQuorum(name, becomesQuorum) ? [name] : []));
  const kept: string[] = [];
  for (const name of new Set([...outdated, ...storage])) {
    const immutable = isCompared(name, type);
    if (immutable && obstacle !== undefined) kept.push(placesOf(name)[0] ?? name);
    else {
      argumentOut(name, { isQuorum, locates: isQuorum || locatesClassicLeaders(from) }, limitations, draft);
      draft.immutable ||= immutable;
    }
  }
  return kept;
}

/** `x-consumer-timeout`: a quorum queue obeys it where a classic queue is refused. */
function obeyedByQuorum(name: string, becomesQuorum: boolean): boolean {
  if (!becomesQuorum || ofClassicStorage.includes(name)) return false;
  const row = queueArgument(name);
  return row !== undefined && treatmentsOf(row, 'quorum').at(-1)?.effect === 'obeyed';
}

/** Whether a version refuses another value for a queue that exists. */
function isCompared(name: string, type: QueueType): boolean {
  const row = queueArgument(name);
  return row !== undefined && treatmentsOf(row, type).some(({ compared }) => compared);
}

function argumentOut(
  name: string,
  { isQuorum, locates }: { readonly isQuorum: boolean; readonly locates: boolean },
  limitations: readonly Limitation[],
  draft: Draft,
): void {
  const names = placesOf(name);
  const { [name]: value, ...rest } = draft.queue.arguments;
  const [property = name] = names;
  if (name === 'x-queue-version' && !isQuorum) {
    setArgument(
      draft,
      { ...draft.queue.arguments, [name]: 2 },
      { edit: 'set', names: [property, ...names.slice(1)], value: 2 },
      'set queueVersion: 2',
    );
    return;
  }
  const locator = name === 'x-queue-master-locator' ? leaderLocators[String(value)] : undefined;
  if (locator !== undefined && locates) {
    const to = placesOf('x-queue-leader-locator');
    const text = `rename queueMasterLocator to queueLeaderLocator: ${locator}`;
    setArgument(draft, { ...rest, 'x-queue-leader-locator': locator }, { edit: 'rename', names, to, value: locator }, text);
    return;
  }
  const instead = isQuorum && ofClassicStorage.includes(name) ? undefined : limitations.find((one) => one.name === name)?.instead;
  const more = instead === undefined || instead.startsWith('remove it') ? '' : ` (${instead})`;
  setArgument(draft, rest, { edit: 'remove', names }, `remove ${property}${more}`);
}

function setArgument(draft: Draft, values: Arguments, edit: PropertyEdit, text: string): void {
  draft.queue = { ...draft.queue, arguments: values };
  draft.edits.push(edit);
  draft.texts.push(text);
}

function set(draft: Draft, change: Partial<Queue>, names: readonly [string, ...string[]], value: string | boolean, text: string): void {
  draft.queue = { ...draft.queue, ...change };
  draft.edits.push({ edit: 'set', names, value });
  draft.texts.push(text);
  draft.immutable = true;
}
