// The plan: plain JSON, decided once, printed, and executed unchanged.

import type { Action } from './action.ts';
import type { Code } from './codes.ts';
import type { Diagnostic, Span } from './diagnostic.ts';
import type { Binding, Document, Entity, Exchange, Policy, Queue } from './entity.ts';
import type { Governing, SettingChange } from './governing.ts';
import type { EntityKey } from './key.ts';
import type { LinkState } from './links.ts';
import type { BrokerIdentity, Facts, ObservedOver, Outage } from './observed.ts';
import type { Consumers, Fencing, LiveBinding, Migration, RebindingParts } from './plan-parts.ts';
import type { Loss, Remedy } from './remedy.ts';
import type { Rename } from './rename.ts';
import type { RoutingDiff } from './routing.ts';
import type { Left, Undeclared } from './unchanged.ts';
import type { ArgumentValue } from './values.ts';

/** Version of the plan's JSON form; raised with every change that an older reader would misread. */
export const planFormatVersion = 1;

/** `safe` loses nothing; `disruptive` interrupts routing for a moment; `destructive` can lose messages. */
export type Risk = 'safe' | 'disruptive' | 'destructive';

/** One attribute that differs. `path` is the property of the file format; an absent side is an attribute that is not set. */
export interface FieldChange {
  readonly path: string;
  readonly before?: ArgumentValue;
  readonly after?: ArgumentValue;
}

/** A part of an object that the broker would refuse, or a limit that it would exceed. */
export interface Refusal {
  /** `x-queue-version 1`, `ha-mode`, `type x-random`. */
  readonly part: string;
  /** The refusal as a clause. */
  readonly how: string;
  readonly fix: string;
}

/** A queue that is down. */
export interface DownQueue extends Outage {
  readonly queue: EntityKey;
}

/** Why a change must not be applied. */
export interface Block {
  readonly code: Code;
  /** The queue that is down, if that is the reason: the object itself, or one that needs it. */
  readonly down?: DownQueue;
  /** What the broker would refuse, if that is the reason. */
  readonly refusals?: readonly Refusal[];
  /** The exact value of `--allow` that would allow only this; absent if no flag can. */
  readonly allow?: string;
}

/** A cascading delete: a binding or topic permission of a deleted object, or an autoDelete exchange that loses its last binding. */
export interface Cascade {
  readonly key: EntityKey;
  readonly entity: Binding | Exchange | Document;
  /** The plan's own steps restore it. */
  readonly restored: boolean;
  /** It belongs to others: an undeclared exchange or topic permission, a binding to an undeclared object, or one that only its connection can restore. */
  readonly foreign?: true;
}

/**
 * The destination of messages for which an exchange selects a destination that is unbound for a moment: `elsewhere`, its other
 * destinations; `unroutable`, there is no other; `unknown`, that is not visible.
 */
export type Gap = 'elsewhere' | 'unroutable' | 'unknown';

/** One change, for people. */
export interface Change {
  readonly key: EntityKey;
  readonly action: Action;
  /** As observed; absent if it does not exist or its attributes are unknown. */
  readonly before?: Entity;
  /** As declared; absent for a delete. */
  readonly after?: Entity;
  readonly fields: readonly FieldChange[];
  readonly risk: Risk;
  /** The reasons for the action, as codes of the registry. */
  readonly reasons: readonly Code[];
  /** Live facts of a queue at the time of the plan. */
  readonly facts?: Facts;
  /** Live objects that are deleted with it. Those that the topology retains are restored by the plan's own steps. */
  readonly cascades: readonly Cascade[];
  /** Bindings removed before the queue is deleted: with this many, publishers would have to wait for their deletion. */
  readonly unbindsFirst?: readonly LiveBinding[];
  readonly blocked?: Block;
  /** The permissions that it rests on: values of `--allow`, each for one object, and `onImmutableChange` for that property of the file. */
  readonly allowedBy?: readonly string[];
  /** Messages that a policy drops as soon as it is set, as far as can be counted. */
  readonly losses?: readonly Loss[];
  /** Of a policy or operator policy: what it changes for existing queues and exchanges, as far as visible. Not part of the digest. */
  readonly settings?: readonly SettingChange[];
  /** Its remedies, if a flag or a policy can help; the cheapest first. */
  readonly remedies?: readonly Remedy[];
  readonly migration?: Migration;
  /** Of a rename: `before` and `after` are those of the new name. */
  readonly rename?: Rename;
  /** Set on one change per destination that is unbound and bound again. */
  readonly rebinding?: RebindingParts;
  /** Set on one change per destination that is unbound before it is bound. */
  readonly gap?: Gap;
}

interface StepBase {
  /** 1, 2, 3, ... in the order of execution. */
  readonly id: number;
  /** Steps of one level run at once; levels run in order. */
  readonly level: number;
  /** The change to which it belongs. */
  readonly change: EntityKey;
  /**
   * Number of the rebinding that it is part of: one destination is unbound from an exchange and bound again. After the first unbind, the
   * other steps follow even if the run is to stop.
   */
  readonly rebinding?: number;
  /** Executed only if the wait before the delete of an old queue has ended: at once, and instead of the remaining steps of its migration. */
  readonly rollback?: true;
}

/** Condition under which a queue or exchange may be deleted. `if-idle`: it holds no message and has no consumer; `if-unused`: nothing is bound from it. */
export type DeleteGuard = 'if-idle' | 'if-unused' | 'none';

/**
 * The end of a move for its source. `stay`: it moves messages beside active consumers and publishers until hardly any is left. `delete`: it
 * waits until no consumer is left, moves all messages, and deletes the queue.
 */
export type MoveRest = 'stay' | 'delete';

/** One broker operation, for the machine. */
export type Step = StepBase &
  /**
   * Declares the same under the name `topo.trial`, and deletes that: a declaration that the broker refuses is found before anything is
   * deleted.
   */
  (
    | { readonly do: 'try'; readonly entity: Exchange | Queue }
    | {
        readonly do: 'declare';
        readonly entity: Exchange | Queue;
        /** Done only when confirmed messages survive the end of its node, which takes a quorum queue a while after its declaration. */
        readonly settle?: true;
      }
    /** `rebind`: only where the queue of the change was to be deleted, was not, and has lost this binding to an earlier step. */
    | { readonly do: 'bind'; readonly entity: Binding; readonly rebind?: true }
    | { readonly do: 'unbind'; readonly entity: Binding; readonly propertiesKeys?: readonly string[] }
    /** Done when every running node of the cluster routes by the bindings that earlier steps left. Then the queue is deleted. */
    | ({ readonly do: 'fence'; readonly entity: Queue } & Fencing)
    /** Changes nothing. Refused if the queue shows messages or consumers; a guarded delete may find more than shows immediately. */
    | {
        readonly do: 'check';
        readonly entity: Queue;
        /** Refused only if it has consumers. */
        readonly messages?: 'allowed';
      }
    | { readonly do: 'delete'; readonly entity: Exchange | Queue; readonly guard: DeleteGuard }
    /** Moves messages from the queue through the exchange `via` into the queue `to`, each confirmed before it is acknowledged. */
    | {
        readonly do: 'move';
        readonly entity: Queue;
        readonly to: string;
        readonly via: string;
        /** The virtual host of both, if it is not that of the queue. */
        readonly toVhost?: string;
        readonly rest: MoveRest;
        /** An unroutable message is dropped, as it would have been before; otherwise it stops the move. */
        readonly unroutable?: 'drop';
        readonly consumers?: Consumers;
        /** Refused if the two queues together hold more ready messages: what the queue accepts in which they end. */
        readonly most?: number;
        /** Waits until counts show that the queue keeps no dead letter that is not confirmed yet. */
        readonly keepsDeadLetters?: true;
      }
    | { readonly do: 'put-policy'; readonly entity: Policy }
    | { readonly do: 'delete-policy'; readonly entity: Policy }
    | { readonly do: 'put-document'; readonly entity: Document }
    /** `if-empty`: refused if a queue of the virtual host holds a message. */
    | { readonly do: 'delete-document'; readonly entity: Document; readonly guard?: 'if-empty' }
  );

/** Counts of the changes by action, and of those that are blocked. */
export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly migrate: number;
  readonly rename: number;
  readonly delete: number;
  readonly ensure: number;
  readonly rebind: number;
  /** Compared and equal. */
  readonly unchanged: number;
  /** Exist, and their attributes could not be compared; or are down; or are bindings to a queue that is down, which does not show them. */
  readonly uncompared: number;
  /** Owned by connections, which declare them. */
  readonly owned: number;
  readonly blocked: number;
  /** Undeclared entities that are left unchanged. */
  readonly undeclared: number;
}

/** Everything that apply needs and a person reviews. Survives `JSON.parse(JSON.stringify(plan))`. */
export interface Plan {
  readonly formatVersion: typeof planFormatVersion;
  /** Version of topo that made it. */
  readonly topo: string;
  readonly broker: BrokerIdentity;
  readonly over: ObservedOver;
  /** Whether undeclared objects are visible. */
  readonly complete: boolean;
  readonly vhosts: readonly string[];
  /** Every declared entity and every deletion, in key order. */
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
  readonly fencing?: Fencing; // of every `fence` step; absent if there is none
  /** Undeclared entities that are left unchanged, in key order. */
  readonly undeclared: readonly Undeclared[];
  /** Undeclared settings that govern declared objects, as far as they are visible. Not part of the digest. */
  readonly governing: readonly Governing[];
  /** The states of declared federation upstreams and shovels; absent if there are none, or none are visible. Not part of the digest. */
  readonly links?: readonly LinkState[];
  /** Changes that this plan leaves out, as it is a part of the whole; absent if there are none. */
  readonly left?: readonly Left[];
  /** Routes that the changes add and remove, if all bindings are visible; absent if there are none. */
  readonly routes?: RoutingDiff;
  /** Notices on the plan as a whole. */
  readonly notices: readonly Diagnostic[];
  readonly summary: Summary;
  /** Where each change was declared, beside the changes. */
  readonly origins: { readonly [key: EntityKey]: Span };
  /** `sha256:` of what would be done, without live counts and positions: the value of `--approved`. */
  readonly digest: string;
}

/** Whether the change deletes a live object and its content, even if it is declared again. */
export function takesAway({ action }: Pick<Change, 'action'>): boolean {
  return action === 'delete' || action === 'replace';
}

/** Whether the step deletes a queue or exchange, immediately or after draining it. */
export function deletes(step: Step): boolean {
  return step.do === 'delete' || (step.do === 'move' && step.rest === 'delete');
}

/** Whether the live object is deleted, if only for a moment. */
export function interrupts(change: Pick<Change, 'action'>): boolean {
  return takesAway(change) || change.action === 'migrate' || change.action === 'rename';
}
