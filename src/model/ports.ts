// The broker interfaces that the stages require. src/broker implements them; the pipeline passes them on.
import type { Diagnostic, TopoError } from './diagnostic.ts';
import type { Entity, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { Alarm, Observed } from './observed.ts';
import type { Step } from './plan.ts';
import type { Moved } from './run.ts';
import type { SecretReference } from './secret-text.ts';
import type { Managed } from './topology.ts';
import type { LiveUsage } from './upgrade.ts';

/** Progress of long work, in units done and in total. `left` is the time left of a run, which is computed only if it is called. */
export type Progress = (done: number, total: number, left?: TimeLeft) => void;

/** The estimated time left in milliseconds; undefined as long as too little is known. */
export type TimeLeft = () => number | undefined;

/** What to observe. */
export interface ObserveRequest {
  readonly vhosts: readonly string[];
  /** Entities that must be observed; a transport that lists everything reports others too. */
  readonly wanted: ReadonlyMap<EntityKey, Entity>;
  /** Kinds of document to list, besides those of the wanted ones. Default none. */
  readonly managed?: Managed;
  /**
   * Whether to count and name consumers, and to report publish activity, where visible. Over the management API this takes as long as all
   * other requests together, and only objects that a plan deletes or replaces require it.
   */
  readonly consumers?: boolean;
  /** Whether observed users contain their password hashes, which are otherwise never observed. */
  readonly passwordHashes?: boolean;
  /** Whether to find the nodes of the cluster, and whether a connection to each can be opened; only plans that delete queues require it. */
  readonly cluster?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
}

/** The virtual hosts of a request, and of what it wants. */
export function vhostsOf({ vhosts, wanted }: ObserveRequest): ReadonlySet<string> {
  // documents of the whole broker have an empty one
  return new Set([...vhosts, ...[...wanted.values()].map((entity) => entity.vhost)].filter((vhost) => vhost !== ''));
}

/** The values of the secrets that documents refer to. */
export interface Secrets {
  /** The value; undefined if the variable is not set. @throws TopoError `secret-file` for a file that cannot be read */
  valueFor(reference: SecretReference): Promise<string | undefined>;
}

/** Observes a broker and changes nothing. Throws a TopoError if the broker cannot be reached or refuses access. */
export interface BrokerReader {
  observe(request: ObserveRequest): Promise<Observed>;
}

/** What is listed beside the objects of virtual hosts, which only the management API shows. */
export interface Inventory {
  /** Names of the virtual hosts that the user may see, sorted. */
  vhosts(signal?: AbortSignal): Promise<readonly string[]>;
  /** Numbers of visible objects that topo does not manage, by their name in texts, such as `topic permissions`. */
  unmanaged(vhosts: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, number>>;
  /** Who uses the virtual hosts, as far as the user may see it. */
  usage(vhosts: readonly string[], signal?: AbortSignal): Promise<LiveUsage>;
}

/**
 * Reads the resource alarms of the broker; undefined if they are not visible. Without the management API, an unroutable message to the default
 * exchange of the virtual host shows them. Throws a TopoError if the broker cannot be reached, and the signal's reason when it aborts.
 */
export type ReadAlarms = (vhost: string, signal?: AbortSignal) => Promise<readonly Alarm[] | undefined>;

/** Progress of a move. */
export interface MoveProgress {
  readonly moved: number;
  /** Messages that are ready in the source, as far as visible. */
  readonly left: number;
  /** Recent messages per second. */
  readonly perSecond: number;
  /** The reason for waiting, such as consumers of the source, as text. */
  readonly waitingFor?: string;
}

/** How to execute a step. */
export interface ExecuteOptions {
  /** Stops a move between two messages; other steps are too short to be stopped. */
  readonly signal?: AbortSignal;
  readonly onMove?: (progress: MoveProgress) => void;
  /** Set for a delete if another transport than AMQP has shown that the queue is not down. */
  readonly inReach?: true;
  /** Receives what a step could not do for a reason that the plan shows. */
  readonly onNotice?: (notice: Diagnostic) => void;
  /** How many messages of a queue are unacknowledged, if another transport than AMQP shows it. */
  readonly unacknowledged?: (queue: Queue) => Promise<number | undefined>;
  /** Reads the alarms while a move waits for the end of one, if another transport than AMQP shows them. */
  readonly alarms?: () => Promise<readonly Alarm[] | undefined>;
  /** How many messages a queue holds at one moment, ready and unacknowledged, likewise. */
  readonly messages?: (queue: Queue) => Promise<number | undefined>;
}

/** Executes single steps. */
export interface BrokerWriter {
  /**
   * Executes one step. Resolves when the broker has confirmed it. Throws a TopoError with one diagnostic: `step-refused` if the broker
   * refused it (the diagnostic contains the text of the broker), `step-unknown` if no response arrived, so that the outcome is unknown.
   * A move returns the number of moved messages; it may also throw `queue-in-use` (consumers did not leave) and `move-refused`: every
   * message is then in one of the two queues.
   */
  execute(step: Step, options?: ExecuteOptions): Promise<Moved | undefined>;
  /** The least time that a step takes, in milliseconds: a wait that is part of it, as for a young quorum queue. By default 0. */
  leastMs?(step: Step): number;
  /** How many steps of this kind may run at once. 0 for a move where messages cannot be moved (management API alone), else at least 1. */
  width(step: Step): number;
}

/** A lock that this run holds. */
export interface HeldLock {
  readonly vhost: string;
  /** Aborted with a TopoError (`lock-lost`) if the lock is lost before it is released. */
  readonly lost: AbortSignal;
  /**
   * Aborts `lost` if the broker has not confirmed the lock for too long. Called before each step: a process that was stopped for minutes may
   * continue with a step before it reads that its connection is closed.
   */
  check(): void;
  /** Releases it. Never throws. */
  release(): Promise<void>;
}

/** While a lock is waited for. */
export interface Meanwhile {
  readonly signal?: AbortSignal;
  /** Called every few seconds with the reason (`lock-held`) and the milliseconds waited so far. */
  readonly onWaiting?: (error: TopoError, waitedMs: number) => void;
}

/** Prevents two runs from changing one virtual host at the same time. */
export interface BrokerLock {
  /** The user that acquires it, if another one creates virtual hosts: RabbitMQ gives permissions only to that one. */
  readonly otherUser?: string;
  /**
   * Acquires the lock of a virtual host, or fails at once; if the node of its holder does not respond, after at least a minute without a
   * response it takes over. The lock ends with the process that holds it.
   * @throws TopoError `lock-held` if any run holds it, this one included; `lock-refused` if the broker does not grant it to this user; any
   * error of a connection that cannot be opened
   * @param atOnce how many steps the holder may run at once in this virtual host; default as many as possible.
   * @param meanwhile ends the wait for such a holder, and reports it
   */
  take(vhost: string, atOnce?: number, meanwhile?: Meanwhile): Promise<HeldLock>;
}
