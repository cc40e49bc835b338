// Failures of a move as diagnostics. In every case the messages are in the source or in the destination.
import type { Code } from '../../../model/codes.ts';
import { type Diagnostic, problem, TopoError } from '../../../model/diagnostic.ts';
import { keyOf, nameText } from '../../../model/key.ts';
import { type Failure, failureText, lostBecause } from '../connection/failure.ts';
import type { MoveRequest } from './request.ts';

/** The error. */
export function moveProblem(request: MoveRequest, code: Code, why: string, hint?: string): TopoError {
  const key = keyOf(request.source);
  const more: Pick<Diagnostic, 'hint'> = hint === undefined ? {} : { hint };
  const to = request.toVhost === undefined ? request.to : `${request.to} in virtual host ${nameText(request.toVhost)}`;
  return new TopoError([problem(code, `moving the messages of ${key} to ${to}: ${why}`, { key, ...more })]);
}

/** `step-unknown`: the broker does not respond; nothing is lost. */
export function moveUnknown(request: MoveRequest, why: string, more = ''): TopoError {
  return moveProblem(
    request,
    'step-unknown',
    why,
    `run the same command again: it reads the broker first and resumes from its state${more}`,
  );
}

/** A call that the broker refused, or did not reply to. */
export function moveFailed(request: MoveRequest, failure: Failure): TopoError {
  const refused = failure.kind === 'refused' || failure.kind === 'unsendable';
  return refused ? moveProblem(request, 'step-refused', failureText(failure)) : moveUnknown(request, failureText(failure));
}

/** Copies that the broker does not confirm for a number of seconds. `moved`: how many messages this run has moved. */
export function unconfirmed(request: MoveRequest, { inHand, moved }: { inHand: number; moved: number }, after: string): TopoError {
  // RabbitMQ 3.10.8 and 4.0.5 start a quorum queue without a leader if its node was killed right after the declaration
  const stuck = moved > 0 ? '' : `; if no run moves anything into ${request.to}, see docs/migration.md, "Interrupted migrations"`;
  return moveUnknown(request, `${inHand} copies are not confirmed after ${after}`, stuck);
}

/** The end of a connection or channel, with the error of amqplib. */
export function moveLost(request: MoveRequest, error: unknown): TopoError {
  return moveUnknown(request, failureText(lostBecause(error)));
}
