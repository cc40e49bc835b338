// Why a step did not succeed, as the diagnostic that the port promises: `step-refused` only where the broker certainly did nothing.

import { problem, TopoError } from '../../../model/diagnostic.ts';
import { keyOf } from '../../../model/key.ts';
import { trialOf } from '../../../model/migration.ts';
import type { Step } from '../../../model/plan.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { permissionHint } from '../connection/permission-hint.ts';

/** Where a step ran. */
export interface Ran {
  /** Without credentials. */
  readonly address: string;
  /** Whether nothing else ran on its connection, so that the connection's end is the answer to it. */
  readonly alone: boolean;
}

/** The error for a step that failed. */
export function stepError(step: Step, failure: Failure, ran: Ran): TopoError {
  if (!isRefusal(failure, ran)) return stepUnknown(step, `${failureText(failure)} (${ran.address})`);
  return stepRefused(step, `${refusalText(failure)} (${ran.address})`, hintFor(step, failure));
}

/** `step-refused`: nothing was done, and why. */
export function stepRefused(step: Step, why: string, hint?: string): TopoError {
  const more = hint === undefined ? {} : { hint };
  return new TopoError([problem('step-refused', `${doing[step.do]} ${keyOf(step.entity)}: ${why}`, { key: step.change, ...more })]);
}

/** `step-unknown`: it may or may not have been done, and why. */
function stepUnknown(step: Step, why: string): TopoError {
  const hint = 'run the same command again: it looks first, and goes on from there';
  return new TopoError([problem('step-unknown', `${doing[step.do]} ${keyOf(step.entity)}: ${why}`, { key: step.change, hint })]);
}

const doing: { readonly [what in Step['do']]: string } = {
  try: 'trying out',
  declare: 'declaring',
  bind: 'adding',
  unbind: 'removing',
  check: 'before deleting',
  delete: 'deleting',
  move: 'moving the messages of',
  'put-policy': 'setting',
  'delete-policy': 'deleting',
};

function isRefusal(failure: Failure, { alone }: Ran): boolean {
  switch (failure.kind) {
    case 'unsendable':
      return true;
    case 'refused':
      // 4.3, where a queue's node is down: 404 `failed to perform operation on queue 'q' ... due to timeout`.
      return !/due to (?:a )?time-?out/.test(failure.text);
    case 'timeout':
      return false;
    case 'lost':
      if (!alone) return false;
      // 4.3 completes operations later that it answered with 541 after a time-out of its metadata store. A denied feature is never used.
      return failure.code === 503 || failure.code === 540 || (failure.code === 541 && /is deprecated/.test(failure.text));
  }
}

/** Where the connection's end is the answer, nobody has lost anything by it. */
function refusalText(failure: Failure): string {
  if (failure.kind !== 'lost' || failure.code === undefined) return failureText(failure);
  return failureText({ kind: 'refused', code: failure.code, text: failure.text });
}

function hintFor(step: Step, failure: Failure): string | undefined {
  if (failure.kind !== 'refused' && failure.kind !== 'lost') return undefined;
  const { text } = failure;
  if (failure.code === 403 && step.do !== 'move' && step.do !== 'put-policy' && step.do !== 'delete-policy')
    return step.do === 'try'
      ? permissionHint('declare', trialOf(step.entity), text)
      : permissionHint(step.do === 'check' ? 'observe' : step.do, step.entity, text);
  if (/limit .*is reached/.test(text)) return 'raise the limit of the virtual host or of the cluster';
  if (step.do === 'try') return 'the broker does not take its new form: correct the files; what is there was not touched';
  if (/inequivalent arg/.test(text)) return 'it exists with other attributes than when the plan was made: make a new plan';
  if (/(?:unknown|invalid) exchange type/.test(text)) return 'enable the plugin that brings this exchange type on every node';
  if (/^RESOURCE_LOCKED/.test(text)) return 'it is exclusive to another connection';
  if (/not empty|in use/.test(text) && step.do === 'delete') return 'it came into use since the plan was made: nothing was deleted';
  return undefined;
}
