// Ties each lost message of a round on a cluster to a case that a plan or a result named beforehand. What no case covers fails the round.
import type { Ledger, Path } from './ledger.ts';

/** A confirmed message that is in no queue, and was received by no consumer. Times are in milliseconds, of one clock. */
export interface LostMessage {
  readonly path: Path;
  readonly number: number;
  /** The node that its publisher was connected to. */
  readonly node: string;
  readonly sentAt: number;
  readonly confirmedAt: number;
}

/** A stretch of time. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One run of topo, with its output. */
export interface RecordedRun extends Stretch {
  readonly text: string;
  readonly code: number | null;
  /** The nodes of its URLs. */
  readonly given: readonly string[];
  /** Its changes, in the order in which the broker received them. */
  readonly changes: readonly { readonly at: number; readonly text: string }[];
}

/** What happened to a node. */
export interface RecordedTrouble extends Stretch {
  readonly node: string;
  readonly what: 'lags' | 'frozen' | 'cut off' | 'killed';
}

/** A queue that is deleted with its messages by permission (`lose:queue/NAME`), and the classic queue that gets its binding. */
export interface Losing {
  readonly queue: string;
  readonly successor: string;
}

/** What is known of a round. */
export interface Evidence {
  readonly losing?: Losing | undefined;
  readonly runs: readonly RecordedRun[];
  readonly troubles: readonly RecordedTrouble[];
}

/** A case in which a message may be lost. */
interface AllowedCase {
  readonly name: string;
  readonly reason: string;
  /** Whether the output of the run names it for the node. */
  named(run: RecordedRun, node: string): boolean;
  /** The troubles of the node in which it routes by old bindings. */
  readonly during: readonly RecordedTrouble['what'][];
}

const routesByOldBindings: readonly RecordedTrouble['what'][] = ['lags', 'frozen', 'cut off'];

/**
 * The only losses that a migration may cause (docs/migration.md, Clusters). Each requires that the publisher was connected to the node that
 * the output of a run names, that the run had begun before the message was confirmed, and that the node was in that trouble when the message
 * was on its way. A node that was killed routes nothing, and by the new bindings once it has started, so its end is no reason for a loss.
 */
export const allowedCases: readonly AllowedCase[] = [
  {
    name: 'node not visible',
    reason: 'without the list of nodes, only those of --url are asked (nodes-not-visible)',
    named: ({ text, given }, node) =>
      text.includes('the nodes of the broker are not visible: topo asks those of --url') && !given.includes(node),
    during: routesByOldBindings,
  },
  {
    name: 'node that cannot be asked',
    reason: 'no connection to it can be opened (node-not-asked)',
    named: ({ text }, node) => text.includes(`node ${node} cannot be asked (`),
    during: routesByOldBindings,
  },
  {
    name: 'node that is not running',
    reason: 'the cluster reports it as not running, and it is only frozen or cut off (node-not-asked)',
    named: ({ text }, node) => text.includes(`node ${node} is not running, and is not asked`),
    during: ['frozen', 'cut off'],
  },
];

/** Also a loss that the plan shows; a message that must have been routed to the successor is no part of it. */
const deletedWithMessages = {
  name: 'queue deleted with its messages',
  reason: 'the plan shows LOSES, allowed by --allow lose:queue/NAME: what was published before the binding of the successor was in force',
} as const;

/**
 * Whether the message may have been in the deleted queue alone. A bind that topo was killed before is recorded and repeated: the last one
 * before the delete counts. It is in force once topo has gone on to its next change, and on a cluster with the last change before the delete,
 * when topo has asked the nodes; on a node that routes by old bindings, when the queue is deleted.
 */
function wasInQueue(message: LostMessage, evidence: Evidence, { queue, successor }: Losing): boolean {
  const { node, sentAt } = message;
  const { runs, troubles } = evidence;
  if (!runs.some(({ text }) => text.includes(`--allow 'lose:queue/${queue}'`))) return false;
  const changes = runs.flatMap((run) => [...run.changes, { at: run.to, text: '' }]);
  const deletes = changes.filter(({ text }) => text === `queue.delete ${queue}` || text === `DELETE /api/queues/${queue}`);
  const [first, last] = [deletes[0], deletes.at(-1)];
  if (first === undefined || last === undefined) return false;
  const deleted = changes.indexOf(first);
  const isBind = ({ text }: { readonly text: string }): boolean => text === `queue.bind ${successor}`;
  const isReplace = queue === successor;
  const bound = isReplace ? changes.findIndex((one, at) => at > deleted && isBind(one)) : changes.slice(0, deleted).findLastIndex(isBind);
  const inForce = changes[isReplace ? bound + 1 : Math.max(bound + 1, deleted - 1)];
  if (bound === -1 || inForce === undefined) return false;
  const isLate = troubles.some((one) => one.node === node && one.from <= sentAt && sentAt <= one.to + catchUpMs);
  const isWithout = !isReplace && isAway(message, evidence, successor);
  return sentAt <= inForce.at || ((isLate || isWithout) && sentAt <= last.at);
}

/**
 * Whether the node of a classic queue that topo declared was away when the message was sent. RabbitMQ 3.10 then routes past that queue, and
 * confirms a message that another queue stores; a message that no queue stores is returned (485 of 485 without any run of topo).
 */
function isAway({ sentAt, confirmedAt }: LostMessage, { runs, troubles }: Evidence, queue: string): boolean {
  const host = runs.find(({ changes }) => changes.some(({ text }) => text === `queue.declare ${queue}`))?.given[0];
  const away = troubles.filter(({ node, what }) => node === host && (what === 'cut off' || what === 'killed'));
  return away.some(({ from, to }) => from <= confirmedAt && sentAt <= to + catchUpMs);
}

/**
 * Whether messages may be confirmed as unroutable, which a publisher without `mandatory` loses: while a replaced queue is unbound, as the plan
 * shows, or while the node of a classic queue is away (RabbitMQ 3.10 returns and confirms them, without any change).
 */
export function mayReturn({ losing, troubles }: Evidence): boolean {
  const isReplace = losing !== undefined && losing.queue === losing.successor;
  return isReplace || troubles.some(({ what }) => what === 'killed' || what === 'cut off');
}

/** Milliseconds that a node may need to catch up after its trouble. */
const catchUpMs = 2_000;

/** The name of the case that covers the loss; undefined if none does. */
export function caseOf(message: LostMessage, evidence: Evidence): string | undefined {
  const { runs, troubles } = evidence;
  const { node, sentAt, confirmedAt } = message;
  if (evidence.losing !== undefined && wasInQueue(message, evidence, evidence.losing)) return deletedWithMessages.name;
  return allowedCases.find(
    ({ named, during }) =>
      runs.some((run) => run.from <= confirmedAt && named(run, node)) &&
      troubles.some((one) => one.node === node && during.includes(one.what) && one.from <= confirmedAt && sentAt <= one.to + catchUpMs),
  )?.name;
}

/** One line per lost message: its case, its publisher, and the change of topo before and after its confirmation. */
export function lossText(message: LostMessage, evidence: Evidence): string {
  const { path, number, node, sentAt, confirmedAt } = message;
  const start = evidence.runs[0]?.from ?? 0;
  const since = (at: number): string => `${Math.round(at - start)} ms`;
  const changes = evidence.runs.flatMap((run) => run.changes);
  const [before, after] = [changes.findLast(({ at }) => at <= confirmedAt), changes.find(({ at }) => at > confirmedAt)];
  const of = (change: typeof before): string => (change === undefined ? 'nothing' : `${change.text} at ${since(change.at)}`);
  const met = evidence.troubles.filter((one) => one.node === node).map((one) => `${one.what} ${since(one.from)} to ${since(one.to)}`);
  return [
    `${caseOf(message, evidence) ?? 'NOT NAMED'}: ${path}/${number} over ${node}`,
    `sent at ${since(sentAt)}, confirmed at ${since(confirmedAt)}`,
    `topo: after ${of(before)}, before ${of(after)}`,
    `node: ${met.join(', ') || 'no trouble'}`,
  ].join('; ');
}

/** A ledger that remembers over which node and when each message was sent and confirmed. */
export interface TracedLedger {
  /** The ledger for the publisher that is connected to the node. */
  over(node: string): Ledger;
  lost(): readonly LostMessage[];
}

/** @param clock in milliseconds */
export function traceLedger(ledger: Ledger, clock: () => number = () => performance.now()): TracedLedger {
  const traces = new Map<string, { node: string; sentAt: number; confirmedAt: number }>();
  const keyOf = (path: Path, number: number): string => `${path}/${number}`;
  return {
    over: (node) => ({
      ...ledger,
      issue: (path) => {
        const number = ledger.issue(path);
        traces.set(keyOf(path, number), { node, sentAt: clock(), confirmedAt: Number.NaN });
        return number;
      },
      verdict: (path, number, verdict) => {
        const trace = traces.get(keyOf(path, number));
        if (trace !== undefined && verdict === 'confirmed') trace.confirmedAt = clock();
        ledger.verdict(path, number, verdict);
      },
    }),
    lost: () =>
      ledger.lost().map(({ path, number }) => {
        const trace = traces.get(keyOf(path, number));
        if (trace === undefined) throw new Error(`${path}/${number} was lost, and was not sent over a traced publisher`);
        return { path, number, ...trace };
      }),
  };
}
