// What the stages need of a broker. src/broker provides it; the pipeline hands it over.
import type { Entity, Queue } from './entity.ts';
import type { EntityKey } from './key.ts';
import type { Observed } from './observed.ts';
import type { Step } from './plan.ts';
import type { Moved } from './run.ts';

/** Progress of long work, in units done and in total. */
export type Progress = (done: number, total: number) => void;

/** What to observe. */
export interface ObserveRequest {
  readonly vhosts: readonly string[];
  /** Entities that must be observed; a transport that lists everything reports others too. */
  readonly wanted: ReadonlyMap<EntityKey, Entity>;
  /**
   * Whether consumers must be counted, and named with what is published, where that shows. Over the management API that takes as long as everything else together, and only what a plan
   * deletes or replaces needs it.
   */
  readonly consumers?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
}

/** Observes a broker and changes nothing. Throws a TopoError if the broker cannot be reached or refuses access. */
export interface BrokerReader {
  observe(request: ObserveRequest): Promise<Observed>;
}

/** Progress of a move. */
export interface MoveProgress {
  readonly moved: number;
  /** Messages that are ready in the source, as far as visible. */
  readonly left: number;
  /** Recent messages per second. */
  readonly perSecond: number;
  /** What it waits for, such as consumers of the source, in words. */
  readonly waitingFor?: string;
}

/** How to execute a step. */
export interface ExecuteOptions {
  /** Stops a move between two messages; other steps are too short to be stopped. */
  readonly signal?: AbortSignal;
  readonly onMove?: (progress: MoveProgress) => void;
  /** How many messages of a queue are unacknowledged, if another transport than AMQP shows it. */
  readonly unacknowledged?: (queue: Queue) => Promise<number | undefined>;
}

/** Executes single steps. */
export interface BrokerWriter {
  /**
   * Executes one step. Resolves when the broker has confirmed it. Throws a TopoError with one diagnostic: code `step-refused` when
   * the broker refused (the broker's own text is in it), `step-unknown` when no answer came, so that the step may or may not have
   * been done. A move tells what it moved; it may also throw `queue-in-use` (consumers did not leave) and `move-refused`, with every
   * message in one of the two queues.
   */
  execute(step: Step, options?: ExecuteOptions): Promise<Moved | undefined>;
  /** How many steps of this kind may run at once. 0 for a move where messages cannot be moved (management API alone), else at least 1. */
  width(step: Step): number;
}

/** A lock that this run holds. */
export interface HeldLock {
  readonly vhost: string;
  /** Aborted with a TopoError (`lock-lost`) when it is lost before it is given back. */
  readonly lost: AbortSignal;
  /** Releases it. Never throws. */
  release(): Promise<void>;
}

/** Prevents two runs from changing one virtual host at the same time. */
export interface BrokerLock {
  /**
   * Takes the lock of a virtual host, or fails at once. It ends with the process that holds it.
   * @throws TopoError `lock-held` where anybody holds it, this run included; `lock-refused` where the broker does not give it to this
   * user; as a connection that cannot be opened
   */
  take(vhost: string): Promise<HeldLock>;
}
