// Waits until every running node of a cluster routes by the bindings that were changed before. RabbitMQ 4.3 confirms a change when the
// majority has it; a node that lags behind routes by old bindings meanwhile. A write to the metadata that the node itself has confirmed shows
// that it has caught up: here the delete of an exchange that does not exist (0 of 50 rounds late with 600 ms of lag; passive declares and
// listings prove nothing). topo waits for a node that does not confirm; if it still has not at the limit, nothing is deleted.
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { keyOf, nameText } from '../../../model/key.ts';
import { migrationMark, trialName } from '../../../model/migration.ts';
import type { Step } from '../../../model/plan.ts';
import type { ExecuteOptions } from '../../../model/ports.ts';
import { nodeNotAsked, nodeNotRunning } from '../../../rabbitmq/node-notices.ts';
import type { BrokerAddress } from '../../address.ts';
import type { NodeFinder } from '../../nodes.ts';
import { isClosedPort } from '../connection/connect-errors.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { type LinkTarget, type NodeLinks, nameOf } from './node-links.ts';
import { stepError, stepRefused } from './step-errors.ts';

type FenceStep = Extract<Step, { do: 'fence' }>;

/** Milliseconds between two checks of the nodes, while one of them has not confirmed. */
const lookEveryMs = 1_000;
/** Milliseconds between two attempts to connect to a node. */
const retryMs = 250;

/**
 * Milliseconds that a fence waits for a node: those of a drain, and during a rollback at least 90 s, since consumers are not served completely
 * before its end. By then a frozen node is not listed as running any more (after 65 to 72 s; 4.3.6).
 */
export function fenceLimit(step: FenceStep, drainMs: number): number {
  return step.rollback === true ? Math.max(drainMs, 90_000) : drainMs;
}

/** The fences of one run. */
export interface Fences {
  /**
   * Waits for the nodes; steps that are waiting at the same time share one fence.
   * @throws TopoError `node-lags-behind` after `limitMs`, `step-refused` if the user may not ask, `interrupted`
   */
  run(step: FenceStep, limitMs: number, watching?: ExecuteOptions): Promise<void>;
  close(): Promise<void>;
}

/** Creates the fences of a run; without a finder, only the nodes of the URLs are known. */
export function createFences(links: NodeLinks, urls: readonly BrokerAddress[], finder: NodeFinder | undefined): Fences {
  const waiting = new Map<string, Promise<void>>();
  const running = new Map<string, Promise<unknown>>();
  return {
    run(step, limitMs, watching = {}) {
      const { entity, nodes, without } = step;
      const id = JSON.stringify([entity.vhost, nodes, without, limitMs]);
      const joined = waiting.get(id);
      if (joined !== undefined) return joined;
      // a fence that has begun may have asked a node before the last change
      const own = (running.get(id) ?? Promise.resolve()).then(() => {
        waiting.delete(id);
        return fence(step, { urls, finder, links, limitMs, watching });
      });
      waiting.set(id, own);
      running.set(
        id,
        own.catch(() => {}),
      );
      return own;
    },
    close: () => links.close(),
  };
}

interface Circumstances {
  readonly urls: readonly BrokerAddress[];
  readonly finder: NodeFinder | undefined;
  readonly links: NodeLinks;
  readonly limitMs: number;
  readonly watching: ExecuteOptions;
}

type Callable = Awaited<ReturnType<NodeLinks['get']>>;

/** What is known of one node. */
interface Asked {
  state: 'asking' | 'confirmed' | 'closed';
  why?: string;
  refused?: TopoError;
}

async function fence(step: FenceStep, circumstances: Circumstances): Promise<void> {
  const { limitMs, links, watching } = circumstances;
  const over = new AbortController();
  const end = watching.signal === undefined ? over.signal : AbortSignal.any([over.signal, watching.signal]);
  const asked = new Map<string, Asked>();
  const began = performance.now();
  let changed = (): void => {};
  try {
    for (;;) {
      const targets = await targetsOf(step, circumstances, end);
      for (const target of targets ?? []) {
        if (asked.has(nameOf(target))) continue;
        const one: Asked = { state: 'asking' };
        asked.set(nameOf(target), one);
        void ask(step, target, one, links, { limitMs, end }).then(() => changed());
      }
      const open = (): readonly string[] => pendingOf(targets, asked);
      for (const until = performance.now() + lookEveryMs; open().length > 0 && performance.now() < until && !end.aborted; ) {
        await new Promise<void>((resolve) => {
          changed = resolve;
          setTimeout(resolve, 100);
        });
      }
      if (watching.signal?.aborted === true) throw interrupted(step);
      const refused = [...asked.values()].find((one) => one.refused !== undefined)?.refused;
      if (refused !== undefined) throw refused;
      const pending = open();
      if (pending.length === 0) return notify(step, targets ?? [], asked, watching);
      if (performance.now() - began >= limitMs) throw late(step, pending, limitMs);
      watching.onMove?.({ moved: 0, left: 0, perSecond: 0, waitingFor: awaitedText(pending) });
    }
  } finally {
    over.abort();
  }
}

/** The nodes to ask at this moment; undefined if the cluster does not respond. */
async function targetsOf(
  { entity, nodes, without = [], change }: FenceStep,
  { finder, urls, watching }: Circumstances,
  signal: AbortSignal,
): Promise<readonly LinkTarget[] | undefined> {
  const list = await finder?.list(signal).catch((error: unknown) => {
    if (signal.aborted) return 'silent' as const;
    throw error;
  });
  if (list === 'silent') return undefined;
  if (list === undefined || list === 'hidden') {
    if (nodes === 'given') return urls.map((address) => ({ address }));
    const hint = 'apply as in the plan: with the management API and the tag monitoring; or make a new plan';
    throw new TopoError([
      problem('step-refused', `awaiting the nodes before the delete of ${keyOf(entity)}: they are no longer visible`, {
        key: change,
        hint,
      }),
    ]);
  }
  const running = list.filter((node) => node.running && !without.includes(node.name));
  for (const { name } of list.filter((node) => !node.running)) watching.onNotice?.(nodeNotRunning(name));
  return running.map((node) => ({ node }));
}

/** Asks until the node confirms, or `end` aborts. Never throws. */
async function ask(
  step: FenceStep,
  target: LinkTarget,
  asked: Asked,
  links: NodeLinks,
  { limitMs, end }: { readonly limitMs: number; readonly end: AbortSignal },
): Promise<void> {
  while (!end.aborted) {
    try {
      const session = await links.get(step.entity.vhost, target);
      const failure = await confirmation(session, limitMs);
      if (failure === undefined) {
        asked.state = 'confirmed';
        return;
      }
      if (failure.kind === 'refused' && failure.code === 403) {
        asked.refused = stepError(step, failure, { address: session.address, alone: false });
        return;
      }
      asked.why = failureText(failure);
    } catch (error) {
      if (!(error instanceof TopoError)) {
        asked.refused = stepRefused(step, String(error));
        return;
      }
      asked.why = error.diagnostics[0]?.message ?? '';
      // a URL of a node that is down; of a listed node, the next look shows whether it is
      if ('address' in target && error.diagnostics.every(isClosedPort)) {
        asked.state = 'closed';
        return;
      }
    }
    await sleep(retryMs);
  }
}

/**
 * Writes nothing, through the metadata store. A migration may delete an exchange of the name of its trials; every apply may delete one of the
 * name of its lock, which is the migration marker: in use (406), it remains. Both replies are those of a node that has caught up.
 */
async function confirmation(session: Callable, limitMs: number): Promise<Failure | undefined> {
  const trial = await session.call((channel) => channel.deleteExchange(trialName), limitMs);
  if (trial.ok) return undefined;
  if (trial.failure.kind !== 'refused' || trial.failure.code !== 403) return trial.failure;
  const mark = await session.call((channel) => channel.deleteExchange(migrationMark, { ifUnused: true }), limitMs);
  if (mark.ok || (mark.failure.kind === 'refused' && mark.failure.code === 406)) return undefined;
  return mark.failure.kind === 'refused' && mark.failure.code === 403 ? trial.failure : mark.failure;
}

/** The wait for the nodes themselves, as one of those that have not confirmed. */
const nodeList = 'the list of nodes';

/** The nodes that have not confirmed, with the reason if there is one. */
function pendingOf(targets: readonly LinkTarget[] | undefined, asked: ReadonlyMap<string, Asked>): readonly string[] {
  if (targets === undefined) return [nodeList];
  const pending = targets.flatMap((target) => {
    const name = nameOf(target);
    const { state = 'asking', why } = asked.get(name) ?? {};
    return state === 'asking' ? [`node ${nameText(name)}${why === undefined ? '' : ` (${why})`}`] : [];
  });
  // without any confirmation nothing is known
  const isAnyConfirmed = targets.some((target) => asked.get(nameOf(target))?.state === 'confirmed');
  return pending.length > 0 || isAnyConfirmed ? pending : ['any node'];
}

function notify(
  { without = [] }: FenceStep,
  targets: readonly LinkTarget[],
  asked: ReadonlyMap<string, Asked>,
  watching: ExecuteOptions,
): void {
  for (const name of without) watching.onNotice?.(nodeNotAsked(name, 'as planned'));
  for (const target of targets) {
    const { state, why = '' } = asked.get(nameOf(target)) ?? {};
    if (state === 'closed') watching.onNotice?.(nodeNotAsked(nameOf(target), why));
  }
}

/** `node b to route by the new bindings`; before the nodes are known, the list of them. */
function awaitedText(pending: readonly string[]): string {
  return pending[0] === nodeList ? nodeList : `${pending.join(', ')} to route by the new bindings`;
}

function late({ entity, change }: FenceStep, pending: readonly string[], limitMs: number): TopoError {
  const message = `${keyOf(entity)} is not deleted: waited ${limitMs / 1000} s for ${awaitedText(pending)}`;
  return new TopoError([problem('node-lags-behind', message, { key: change })]);
}

function interrupted({ entity }: FenceStep): TopoError {
  return new TopoError([problem('interrupted', `interrupted while waiting for the nodes before the delete of ${keyOf(entity)}`)]);
}
