// The order of the steps. Levels run one after the other, the steps of one level at once.
//
//   put vhosts ........... everything else is in one
//   try out ............. the new form of what is replaced, under another name: nothing has changed if it is refused
//   put users, put access: users before their permissions and limits
//   put upstreams, put upstream sets: of federation, before the policies that name them; a link begins with its policy
//   put policies ......... before the queues that they must match, operator policies too
//   declare exchanges .... new ones first: if the broker refuses one, nothing has been deleted yet;
//   declare queues .......   an alternate or dead-letter exchange before the object that refers to it
//   await nodes, replaced  wait until every node routes by the bindings so far (fences.ts)
//   make room ............ delete what is replaced, queues first: only they can be refused for being in use
//   replace exchanges
//   replace queues
//   bind exchanges       \  a new binding is created before an old one is removed: a message may
//   bind queues          /  be duplicated for a moment, and is never lost
//   rebind destinations . one after the other: of exchanges that store their state by destination (rebinding.ts)
//   migrate queues ...... step by step (migration/), several in parallel; last the rollback, for the case that consumers stay
//   migrate exchanges ...
//   rename queues ....... the new queue is declared with the others: what refers to it by name may do so by now
//   put references ....... documents that refer to exchanges and queues: topic permissions, parameters
//   put shovels, delete shovels: when all that they use exists (a shovel declares missing queues)
//   delete references
//   unbind queues        \
//   unbind exchanges      \  the reverse of creation
//   check queues         |  a queue with very many bindings is unbound before it is deleted, if it is idle;
//   empty queues         |    otherwise publishers wait for confirms until all bindings are removed
//   await nodes, deleted  |  wait until every node routes by the bindings so far
//   delete queues         /
//   bind again ........... only bindings of a queue that was then not deleted
//   delete exchanges     /
//   restore exchanges ... autoDelete exchanges that were deleted with their last binding, and are declared; restore bindings
//   delete policies, upstream sets, upstreams, access, users
//   delete vhosts ........ with everything in them
import type { Binding, Document, Entity, Queue } from '../model/entity.ts';
import { type EntityKey, endsOf, keyOf } from '../model/key.ts';
import type { Change, DeleteGuard, Step } from '../model/plan.ts';
import type { Fencing, LiveBinding } from '../model/plan-parts.ts';
import { byCodeUnits } from '../model/values.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { alternateRanks } from './alternates.ts';
import { type Basis, basisOf, isLost } from './basis.ts';
import type { Phase } from './effects.ts';
import { type Level, levels } from './levels.ts';
import { exchangeMigrationSteps } from './migration/exchange-steps.ts';
import { fence, type Operation, queueMigrationSteps, unbindings } from './migration/queue-steps.ts';
import { queueRollbackSteps } from './migration/rollback.ts';
import { renameBeginning, renameSteps } from './rename/steps.ts';

interface Placed {
  readonly level: Level;
  /** Place within the level, where it has an order of its own. */
  readonly inner?: number;
  readonly change: EntityKey;
  readonly operation: Operation;
}

/**
 * All steps of the changes, numbered from 1 in the order of execution: a function of the changes and of how nodes are awaited before a queue is
 * deleted (undefined: they are not), so that a saved plan can be verified.
 */
export function stepsOf(changes: readonly Change[], fencing?: Fencing): readonly Step[] {
  const basis = basisOf(changes);
  const { migrations, rebindings } = basis;
  const all = [
    ...changes.flatMap((change) => stepsOfChange(change, basis)),
    // live bindings of a replaced exchange or queue are restored before any message is moved
    ...stepsOfEffects(basis),
    ...rebindings.groups.flatMap((group, inner) => group.map((step): Placed => ({ level: 'rebind destinations', inner, ...step }))),
    ...[...migrations.queues.values()].flatMap((found) =>
      inOrder('migrate queues', found.key, [...queueMigrationSteps(found), ...queueRollbackSteps(found)]),
    ),
    ...[...migrations.exchanges.values()].flatMap((found) => inOrder('migrate exchanges', found.key, exchangeMigrationSteps(found))),
    ...changes.flatMap((change) => inOrder('rename', change.key, renameSteps(change))),
  ];
  const placed = all.flatMap((one) => fenced(one, fencing));
  const rank = alternateRanks(placed.map(({ operation }) => operation));
  const keyed = placed.map((step) => {
    const key = keyOf(step.operation.entity);
    const inner = step.inner ?? (step.operation.do === 'declare' ? (rank.get(key) ?? 0) : 0);
    return { step, key, outer: levels.indexOf(step.level), inner };
  });
  keyed.sort((a, b) => a.outer - b.outer || a.inner - b.inner || byCodeUnits(a.key, b.key) || byCodeUnits(a.step.change, b.step.change));
  const steps: Step[] = [];
  let level = 0;
  let place = '';
  for (const { step, outer, inner } of keyed) {
    if (place !== `${outer}.${inner}`) {
      place = `${outer}.${inner}`;
      level += 1;
    }
    steps.push({ id: steps.length + 1, level, change: step.change, ...step.operation } as Step);
  }
  return steps;
}

/** With the nodes to ask; nothing if no node must be asked. */
function fenced(placed: Placed, fencing: Fencing | undefined): readonly Placed[] {
  const { operation } = placed;
  if (operation.do !== 'fence') return [placed];
  return fencing === undefined ? [] : [{ ...placed, operation: { ...operation, ...fencing } }];
}

function stepsOfChange(change: Change, basis: Basis): readonly Placed[] {
  const { rebindings } = basis;
  const { key, action, after } = change;
  if (rebindings.replaced.has(key)) return [];
  switch (action) {
    case 'keep':
      return [];
    case 'migrate':
      return change.before === undefined ? [] : tryOut(key, after);
    case 'rename':
      return beginRename(change);
    case 'create':
    case 'update':
    case 'rebind':
      return after === undefined || isCarried(after, basis) ? [] : make(key, after);
    case 'ensure':
      if (after !== undefined) return isCarried(after, basis) ? [] : make(key, after);
      return change.before === undefined ? [] : remove(change, basis, 'if-idle');
    case 'replace':
      return after === undefined
        ? []
        : [...tryOut(key, after), ...makeRoom(change, isLost(change) ? 'none' : 'if-idle'), ...again(make(key, after))];
    case 'delete':
      return remove(change, basis, isLost(change) ? 'none' : 'if-idle');
  }
}

/** A binding of a migrated or renamed object is created by the migration or rename: the queue or exchange may not exist yet. */
function isCarried(entity: Entity, { migrations: { queues, exchanges }, renamed }: Basis): boolean {
  return entity.kind === 'binding' && endsOf(entity).some((end) => queues.has(end) || exchanges.has(end) || renamed.has(end));
}

/** The carrier exchange first: without it, the new object would exist for another reason. */
function beginRename(change: Change): readonly Placed[] {
  const { carrier, made } = renameBeginning(change);
  const first = carrier.map((operation): Placed => ({ level: 'declare exchanges', inner: -1, change: change.key, operation }));
  return [...first, ...made.flatMap((operation) => make(change.key, operation.entity).map((placed) => ({ ...placed, operation })))];
}

function inOrder(level: Level, change: EntityKey, groups: readonly (readonly Operation[])[]): readonly Placed[] {
  return groups.flatMap((group, inner) => group.map((operation): Placed => ({ level, inner, change, operation })));
}

function make(change: EntityKey, entity: NonNullable<Change['after']>): Placed[] {
  switch (entity.kind) {
    case 'exchange':
      return [{ level: 'declare exchanges', change, operation: { do: 'declare', entity } }];
    case 'queue':
      return [{ level: 'declare queues', change, operation: { do: 'declare', entity } }];
    case 'binding':
      return [bind(change, entity)];
    case 'policy':
      return [{ level: 'put policies', change, operation: { do: 'put-policy', entity } }];
    case 'document':
      return [{ ...placeOf(entity, 'put'), change, operation: { do: 'put-document', entity } }];
  }
}

function tryOut(change: EntityKey, entity: Change['after']): Placed[] {
  if (entity?.kind !== 'queue' && entity?.kind !== 'exchange') return [];
  return [{ level: 'try out', change, operation: { do: 'try', entity } }];
}

/** Declaring again follows the deletion. */
function again(placed: readonly Placed[]): Placed[] {
  const later: { readonly [level in Level]?: Level } = { 'declare exchanges': 'replace exchanges', 'declare queues': 'replace queues' };
  return placed.map((step) => ({ ...step, level: later[step.level] ?? step.level }));
}

function bind(change: EntityKey, entity: Binding): Placed {
  return { level: entity.destinationType === 'queue' ? 'bind queues' : 'bind exchanges', change, operation: { do: 'bind', entity } };
}

/** The bindings of a replaced exchange are restored, so its deletion has no guard. A queue must be idle. */
function makeRoom(change: Change, idle: DeleteGuard): Placed[] {
  const entity = change.before;
  if (entity?.kind !== 'queue' && entity?.kind !== 'exchange') return [];
  const guard: DeleteGuard = entity.kind === 'queue' ? idle : 'none';
  const operation: Operation = { do: 'delete', entity, guard };
  if (entity.kind === 'exchange') return [{ level: 'make room, exchanges', change: change.key, operation }];
  return [
    { level: 'await nodes, replaced', change: change.key, operation: fence(entity) },
    { level: 'make room, queues', change: change.key, operation },
  ];
}

function remove(change: Change, { stillBound }: Basis, idle: DeleteGuard): Placed[] {
  const { key, before: entity } = change;
  switch (entity?.kind) {
    case undefined:
      return [];
    case 'exchange': {
      // an unknown binding prevents the deletion of the exchange, unless the plan has shown it
      const guard: DeleteGuard = stillBound.has(key) ? 'none' : 'if-unused';
      return [{ level: 'delete exchanges', change: key, operation: { do: 'delete', entity, guard } }];
    }
    case 'queue':
      return removeQueue(key, entity, change.unbindsFirst ?? [], idle);
    case 'binding': {
      const level = entity.destinationType === 'queue' ? 'unbind queues' : 'unbind exchanges';
      const names = change.facts?.propertiesKeys;
      return [{ level, change: key, operation: { do: 'unbind', entity, ...(names === undefined ? {} : { propertiesKeys: names }) } }];
    }
    case 'policy':
      return [{ level: 'delete policies', change: key, operation: { do: 'delete-policy', entity } }];
    case 'document': {
      const guard = entity.of === 'vhost' && !isLost(change) ? ({ guard: 'if-empty' } as const) : {};
      return [{ ...placeOf(entity, 'delete'), change: key, operation: { do: 'delete-document', entity, ...guard } }];
    }
  }
}

/** Documents that RabbitMQ keeps in one are changed one after the other. */
function placeOf({ of, name }: Document, what: 'put' | 'delete'): Pick<Placed, 'level' | 'inner'> {
  const { phase, inTurn } = documentRow(of);
  return { level: `${what} ${phase}`, ...(inTurn === undefined ? {} : { inner: inTurn.indexOf(name) }) };
}

/** With very many bindings: checked first, then unbound, and bound again if the broker then does not delete it. */
function removeQueue(change: EntityKey, entity: Queue, first: readonly LiveBinding[], guard: DeleteGuard): Placed[] {
  const check: Placed = { level: 'check queues', change, operation: { do: 'check', entity } };
  return [
    ...(first.length > 0 && guard !== 'none' ? [check] : []),
    ...unbindings(first, []).map((operation): Placed => ({ level: 'empty queues', change, operation })),
    { level: 'await nodes, deleted', change, operation: fence(entity) },
    { level: 'delete queues', change, operation: { do: 'delete', entity, guard } },
    ...first.map(({ binding }): Placed => ({ level: 'bind again', change, operation: { do: 'bind', entity: binding, rebind: true } })),
  ];
}

function stepsOfEffects({ afterReplaces, afterDeletes }: Basis): Placed[] {
  return [
    ...afterReplaces.exchanges.map(
      ({ entity, cause }): Placed => ({ level: 'replace exchanges', change: cause, operation: { do: 'declare', entity } }),
    ),
    ...afterReplaces.bindings.map(({ entity, cause }) => bind(cause, entity)),
    ...lastRestores(afterDeletes),
  ];
}

function lastRestores(phase: Phase): Placed[] {
  return [
    ...phase.exchanges.map(
      ({ entity, cause }): Placed => ({ level: 'restore exchanges', change: cause, operation: { do: 'declare', entity } }),
    ),
    ...phase.bindings.map(({ entity, cause }): Placed => ({ level: 'restore bindings', change: cause, operation: { do: 'bind', entity } })),
  ];
}
