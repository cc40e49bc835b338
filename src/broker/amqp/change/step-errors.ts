// Failures of steps as the diagnostics that the port promises: `step-refused` only where the broker certainly did nothing.

import { problem, TopoError } from '../../../model/diagnostic.ts';
import { keyOf } from '../../../model/key.ts';
import { isOfManagement } from '../../../model/management-step.ts';
import { trialName, trialOf } from '../../../model/migration.ts';
import type { Step } from '../../../model/plan.ts';
import { isDeniedFeature, isTimedOut, operationRefusal } from '../../../rabbitmq/refusals.ts';
import { type Failure, failureText } from '../connection/failure.ts';
import { hasLongName } from '../connection/isolation.ts';
import { permissionHint } from '../connection/permission-hint.ts';

/** Where a step ran. */
export interface Ran {
  /** Without credentials. */
  readonly address: string;
  /** Whether nothing else ran on its connection, so that the end of the connection is the reply to the step. */
  readonly alone: boolean;
}

/** The error for a step that failed. */
export function stepError(step: Step, failure: Failure, ran: Ran): TopoError {
  if (!isRefusal(failure, ran)) return stepUnknown(step, `${failureText(failure)} (${ran.address})`, unknownHint(step, failure, ran));
  return stepRefused(step, `${refusalText(failure)} (${ran.address})`, hintFor(step, failure));
}

/** `step-refused`: the broker did nothing; with the reason. */
export function stepRefused(step: Step, why: string, hint?: string): TopoError {
  const more = hint === undefined ? {} : { hint };
  return new TopoError([problem('step-refused', `${doing[step.do]} ${keyOf(step.entity)}: ${why}`, { key: step.change, ...more })]);
}

/** `step-unknown`: the broker may have executed the step; with the reason. */
function stepUnknown(step: Step, why: string, hint: string): TopoError {
  return new TopoError([problem('step-unknown', `${doing[step.do]} ${keyOf(step.entity)}: ${why}`, { key: step.change, hint })]);
}

function unknownHint(step: Step, failure: Failure, { alone }: Ran): string {
  const resume = 'run the same command again: it reads the broker first and resumes from its state';
  if (failure.kind !== 'lost' || failure.code !== 541 || !alone || !hasLongName(step)) return resume;
  return `RabbitMQ 4.x cannot state a reason with names or values of this length over AMQP: pass --transport http, or use a shorter name; otherwise ${resume}`;
}

const doing: { readonly [what in Step['do']]: string } = {
  try: 'trial declaration of',
  declare: 'declaring',
  bind: 'adding',
  unbind: 'removing',
  check: 'checking before the delete of',
  fence: 'awaiting the nodes before the delete of',
  delete: 'deleting',
  move: 'moving the messages of',
  'put-policy': 'setting',
  'delete-policy': 'deleting',
  'put-document': 'setting',
  'delete-document': 'deleting',
};

function isRefusal(failure: Failure, { alone }: Ran): boolean {
  switch (failure.kind) {
    case 'unsendable':
    case 'no-channel':
      return true;
    case 'refused':
      // 4.3, when the node of a queue is down: 404 `failed to perform operation on queue 'q' ... due to timeout`.
      return !isTimedOut(failure.text);
    case 'timeout':
      return false;
    case 'lost':
      if (!alone) return false;
      // After a time-out of its metadata store, 4.3 replies 541 and may complete the operation later. A denied feature is never used.
      return failure.code === 503 || failure.code === 540 || (failure.code === 541 && isDeniedFeature(failure.text));
  }
}

/** If the end of the connection is the reply, it is reported as a refusal. */
function refusalText(failure: Failure): string {
  if (failure.kind !== 'lost' || failure.code === undefined) return failureText(failure);
  return failureText({ kind: 'refused', code: failure.code, text: failure.text });
}

function hintFor(step: Step, failure: Failure): string | undefined {
  if (failure.kind !== 'refused' && failure.kind !== 'lost') return undefined;
  const { text } = failure;
  if (failure.code === 403 && step.do === 'fence') return `grant configure on ^${trialName.replace('.', '\\.')}$`;
  if (failure.code === 403 && step.do !== 'move' && step.do !== 'fence' && !isOfManagement(step))
    return step.do === 'try'
      ? permissionHint('declare', trialOf(step.entity), text)
      : permissionHint(step.do === 'check' ? 'observe' : step.do, step.entity, text);
  const refusal = operationRefusal(text);
  if (step.do === 'try' && refusal !== 'limit')
    return 'the broker rejects the new declaration: correct the files; the live object was not touched';
  switch (refusal) {
    case 'limit':
      return 'raise the limit of the virtual host or the cluster';
    case 'inequivalent':
      return 'its attributes have changed since the plan was made: make a new plan';
    case 'exchange-type':
      return 'enable the plugin of this exchange type on every node';
    case 'exclusive':
      return 'it is exclusive to another connection';
    case 'in-use':
      return step.do === 'delete' ? 'it has come into use since the plan was made: nothing was deleted' : undefined;
    case 'other':
      return undefined;
  }
}
