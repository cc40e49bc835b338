// The outcome of a step: confirmed, refused with the broker's own reason, or unknown. Statuses of RabbitMQ 3.10 to 4.3.
import { problem, TopoError } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { isOfManagement } from '../../model/management-step.ts';
import { trialOf } from '../../model/migration.ts';
import type { Step } from '../../model/plan.ts';
import { type ApiRefusalKind, apiRefusal, apiRefusalKind, isApiTimeout, withoutUri } from '../../rabbitmq/api-refusals.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { isReservedByBroker } from '../../rabbitmq/predeclared.ts';
import type { HttpResponse } from './http.ts';
import { responseText } from './responder.ts';

/**
 * Returns if the response confirms the step: 201 or 204, or 404 to a delete.
 * @throws TopoError `step-refused`, or `step-unknown` if it may have been executed nevertheless
 */
export function confirm(step: Step, answer: HttpResponse): void {
  const { status } = answer;
  if (status === 201 || status === 204) return;
  const refusal = apiRefusal(answer.text);
  const kind = apiRefusalKind(status, refusal);
  // 4.3 replies 404 with `not_found` to a user without access to the virtual host: that does not confirm a delete
  if (kind === 'missing' && isRemoval(step)) return;
  // an empty body may be RabbitMQ's own
  const reason = withoutUri(refusal?.reason ?? '') || refusal?.error || (answer.text === '' ? `status ${status}` : responseText(answer));
  if (status >= 300 && status < 500 && !isApiTimeout(reason)) throw refuse(step, reason, hintFor(step, answer, kind));
  // 5xx come from a proxy, or from a crash of the listing after the binding was created; 200 is the page of a proxy
  throw new TopoError([problem('step-unknown', `no confirmation: ${reason}`, { key: step.change })]);
}

/** The step was not executed. `reason` is the text of the broker if there is one. */
export function refuse(step: Step, reason: string, hint?: string): TopoError {
  return new TopoError([problem('step-refused', reason, { key: step.change, ...(hint === undefined ? {} : { hint }) })]);
}

/**
 * The step got no response; the error contains the reason. A single request that a rate limit kept from the broker was not executed:
 * `step-refused`, or `interrupted` if a signal ended the wait.
 */
export function unknown(step: Step, error: TopoError): TopoError {
  const [first] = error.diagnostics;
  const isSingle = step.do === 'declare' || step.do === 'bind' || isOfManagement(step);
  if (isSingle && first?.code === 'interrupted') return error;
  if (isSingle && (first?.code === 'rate-limited' || first?.code === 'proxy-decodes-slash')) return refuse(step, first.message, first.hint);
  return new TopoError(error.diagnostics.slice(0, 1).map(({ message }) => problem('step-unknown', message, { key: step.change })));
}

function isRemoval(step: Step): boolean {
  return step.do === 'unbind' || step.do === 'delete' || step.do === 'delete-policy' || step.do === 'delete-document';
}

function hintFor(step: Step, { status, text }: HttpResponse, kind: ApiRefusalKind): string | undefined {
  if (apiRefusal(text) === undefined && text !== '' && status !== 413)
    return 'a proxy or firewall between topo and the broker refuses the request';
  if (status === 413) return 'a proxy between topo and the broker limits the size of requests';
  if (status !== 401 && status !== 403)
    return step.do === 'try' ? 'the broker rejects the new declaration: correct the files; the live object was not touched' : undefined;
  if (kind === 'management-tag') return 'the user needs the tag management';
  if (kind === 'vhost-access') return 'the user has no permissions in the virtual host';
  return neededFor(step);
}

/** The permission that a step requires: the management API reports only `Access refused.` */
function neededFor(step: Step): string {
  switch (step.do) {
    case 'try':
    case 'declare':
    case 'check':
    case 'delete': {
      const { kind, name } = step.do === 'try' ? trialOf(step.entity) : step.entity;
      if (isReservedByBroker(name)) return 'names that begin with amq. are reserved';
      const target = kind === 'queue' ? 'dead-letter exchange' : 'alternate exchange';
      const more = step.do === 'try' || step.do === 'declare' ? `; with a new ${target}, also write on it and read on the ${kind}` : '';
      return `the user needs the configure permission on ${kind} ${nameText(name)}${more}`;
    }
    case 'bind':
    case 'unbind': {
      const { destinationType, destination, source } = step.entity;
      return `the user needs the write permission on ${destinationType} ${nameText(destination)} and read on exchange ${nameText(source)}; topic permissions of the user on it, if any, must match the routing key`;
    }
    case 'fence':
      return 'nodes can only be asked over AMQP';
    case 'move':
      return 'messages can only be moved over AMQP';
    case 'put-policy':
    case 'delete-policy':
      return 'the user needs the tag policymaker and a permission in the virtual host';
    case 'put-document':
    case 'delete-document':
      return `the user needs the tag ${documentRow(step.entity.of).writeTag}`;
  }
}
