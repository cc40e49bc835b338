// The plan: plain JSON, decided once, printed, and executed as it is.

import type { Code } from './codes.ts';
import type { Diagnostic, Span } from './diagnostic.ts';
import type { Binding, Entity, Exchange, Policy, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { BrokerIdentity, Facts, ObservedOver } from './observed.ts';
import type { RoutingDiff } from './routing.ts';
import type { ArgumentValue } from './values.ts';

/** Version of the plan's JSON form; raised with every change that an older reader would misread. */
export const planFormatVersion = 1;

/**
 * What happens to an entity. `update` is in place (policies only); `replace` deletes and declares again; `migrate` does so with every
 * message kept; `ensure` declares again without knowing whether it exists, a no-op where it does (bindings over AMQP).
 */
export type Action = 'create' | 'update' | 'replace' | 'migrate' | 'delete' | 'keep' | 'ensure';

/** `safe` loses nothing; `disruptive` interrupts routing for a moment; `destructive` can lose messages. */
export type Risk = 'safe' | 'disruptive' | 'destructive';

/** One attribute that differs. `path` is the property of the file format; an absent side is an attribute that is not set. */
export interface FieldChange {
  readonly path: string;
  readonly before?: ArgumentValue;
  readonly after?: ArgumentValue;
}

/** Why a change may not be applied. */
export interface Block {
  readonly code: Code;
  /** The exact value of `--allow` that would allow only this; absent where no flag can. */
  readonly allow?: string;
}

/** Something that goes with a change: a binding of what is deleted, an autoDelete exchange whose last binding it was. */
export interface Cascade {
  readonly key: EntityKey;
  readonly entity: Binding | Exchange;
  /** The plan's own steps make it again. */
  readonly restored: boolean;
}

/** Something undeclared that is left alone. */
export interface Undeclared {
  readonly key: EntityKey;
  readonly entity: Entity;
  /**
   * `delivers`: a binding to a declared queue or exchange. `named`: an exchange that `prune` covers, and that is kept because something
   * that stays names it as its dead-letter or alternate exchange.
   */
  readonly use?: 'delivers' | 'named';
}

/** A way to get what a blocked change asks for, from the cheapest to the dearest. */
export type Remedy =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly losses: readonly Loss[] }
  | { readonly kind: 'migrate'; readonly allow: string; readonly messages?: number }
  | { readonly kind: 'replace'; readonly allow: string; readonly messages?: number };

/** What a migration is about, beside its steps. */
export interface Migration {
  /** The holding queue; it has no limit and no time to live of its own. */
  readonly holding: Queue;
  /** Messages in the holding queue already, from a run that broke off; absent where there was none. */
  readonly held?: number;
  /** What sends messages to it by its name: dead letters, and what an exchange could not route. Lost while it is away. */
  readonly fedBy?: readonly EntityKey[];
  /** Bindings that cannot be seen are not moved along (AMQP). */
  readonly blind: boolean;
}

/** Messages of one queue that are over a limit. */
export interface Loss {
  readonly queue: EntityKey;
  readonly messages: number;
  /** Another policy may apply to the queue instead, or none: nobody can say before it is set. */
  readonly unsure?: true;
}

/** One change, for people. */
export interface Change {
  readonly key: EntityKey;
  readonly action: Action;
  /** As observed; absent where there is none or its attributes are unknown. */
  readonly before?: Entity;
  /** As desired; absent on a delete. */
  readonly after?: Entity;
  readonly fields: readonly FieldChange[];
  readonly risk: Risk;
  /** Why it is as it is, as codes of the registry. */
  readonly reasons: readonly Code[];
  /** Live facts of a queue at the time of the plan. */
  readonly facts?: Facts;
  /** Live bindings that go with it. Those that the topology keeps are restored by the plan's own steps. */
  readonly cascades: readonly Cascade[];
  /** How many bindings are removed, step by step, before the queue is deleted: very many, for which publishers would have to wait. */
  readonly unbindsFirst?: number;
  readonly blocked?: Block;
  /** Messages that a policy drops as soon as it is set, as far as can be counted. */
  readonly losses?: readonly Loss[];
  /** How else it can be had, where a flag or a policy can help. */
  readonly remedies?: readonly Remedy[];
  readonly migration?: Migration;
}

interface StepBase {
  /** 1, 2, 3, ... in the order of execution. */
  readonly id: number;
  /** Steps of one level run at once; levels run in order. */
  readonly level: number;
  /** The change that it serves. */
  readonly change: EntityKey;
}

/** Condition under which a queue or exchange may be deleted. `if-idle`: it holds no message and has no consumer; `if-unused`: nothing is bound from it. */
export type DeleteGuard = 'if-idle' | 'if-unused' | 'none';

/**
 * What a move leaves of its source. `stay`: it takes what is there, beside the consumers and publishers that are still at work, until next to
 * nothing is left. `delete`: it waits until no consumer is left, takes everything, and deletes the queue.
 */
export type MoveRest = 'stay' | 'delete';

/** One broker operation, for the machine. */
export type Step = StepBase &
  /**
   * Declares the same under the name `topo.trial`, and deletes that: where the broker does not take the new form of something, it is
   * known before anything is taken away.
   */
  (
    | { readonly do: 'try'; readonly entity: Exchange | Queue }
    | {
        readonly do: 'declare';
        readonly entity: Exchange | Queue;
        /** Not done before messages that it confirms survive the end of its node: a quorum queue takes a while to be so far. */
        readonly settle?: true;
      }
    /** `rebind`: only where the queue of the change was to be deleted, was not, and has lost this binding to an earlier step. */
    | { readonly do: 'bind'; readonly entity: Binding; readonly rebind?: true }
    | { readonly do: 'unbind'; readonly entity: Binding; readonly propertiesKeys?: readonly string[] }
    /** Changes nothing. Refused where the queue shows messages or consumers; not all that a guarded delete finds shows at once. */
    | { readonly do: 'check'; readonly entity: Queue }
    | { readonly do: 'delete'; readonly entity: Exchange | Queue; readonly guard: DeleteGuard }
    /** Moves messages from the queue through the exchange `via` into the queue `to`, each confirmed before it is acknowledged. */
    | {
        readonly do: 'move';
        readonly entity: Queue;
        readonly to: string;
        readonly via: string;
        readonly rest: MoveRest;
        /** A message that reaches no queue is dropped, as it would have been before; else it stops the move. */
        readonly unroutable?: 'drop';
      }
    | { readonly do: 'put-policy'; readonly entity: Policy }
    | { readonly do: 'delete-policy'; readonly entity: Policy }
  );

/** Counts of the changes by action, and of those that are blocked. */
export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly migrate: number;
  readonly delete: number;
  readonly ensure: number;
  /** Compared and equal. */
  readonly unchanged: number;
  /** Exist, and their attributes could not be compared. */
  readonly uncompared: number;
  /** Left to the connections that own them. */
  readonly owned: number;
  readonly blocked: number;
  /** Undeclared entities that are left alone. */
  readonly undeclared: number;
}

/** Everything that apply needs and a person reviews. Survives `JSON.parse(JSON.stringify(plan))`. */
export interface Plan {
  readonly formatVersion: typeof planFormatVersion;
  /** Version of topo that made it. */
  readonly topo: string;
  readonly broker: BrokerIdentity;
  readonly over: ObservedOver;
  /** Whether undeclared objects could be seen. */
  readonly complete: boolean;
  readonly vhosts: readonly string[];
  /** Every declared entity and everything that is to be deleted, in key order. */
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
  /** Undeclared entities that are left alone, in key order. */
  readonly undeclared: readonly Undeclared[];
  /** Routes that the changes open and cut, where all bindings could be seen; absent where there are none. */
  readonly routes?: RoutingDiff;
  /** What a reader should know about the plan as a whole. */
  readonly notices: readonly Diagnostic[];
  readonly summary: Summary;
  /** Where each change was declared, beside the changes. */
  readonly origins: { readonly [key: EntityKey]: Span };
  /** `sha256:` of what would be done, without live counts and positions: what `--approved` names. */
  readonly digest: string;
}

/** Whether the change deletes something that is live, be it to make it again, and what it holds with it. */
export function takesAway({ action }: Pick<Change, 'action'>): boolean {
  return action === 'delete' || action === 'replace';
}

/** Whether the step deletes a queue or exchange, at once or when it is drained. */
export function deletes(step: Step): boolean {
  return step.do === 'delete' || (step.do === 'move' && step.rest === 'delete');
}

/** Whether what is live goes, if only for a moment. */
export function interrupts(change: Pick<Change, 'action'>): boolean {
  return takesAway(change) || change.action === 'migrate';
}
