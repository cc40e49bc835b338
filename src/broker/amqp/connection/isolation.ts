// Operations that can close the connection that they run on, with everything else in flight on it: those run alone. Reply codes by
// version.
import { Buffer } from 'node:buffer';
import type { Exchange, Queue } from '../../../model/entity.ts';
import type { Step } from '../../../model/plan.ts';
import { builtInTypes } from '../../../rabbitmq/exchange-types.ts';

/** Reply texts contain names, virtual host and values in addition to about 150 fixed bytes; 255 bytes is the limit. */
const shortEnough = 100;

/**
 * Whether the step may end its connection; a guarded delete of a queue handles this itself. A false positive only costs the
 * wait for the exclusive turn.
 */
export function mayEndConnection(step: Step): boolean {
  switch (step.do) {
    case 'try':
    case 'declare':
      return step.entity.kind === 'exchange' ? riskyExchange(step.entity) : riskyQueue(step.entity);
    case 'check':
    case 'delete':
      return tooLongToRefuse([step.entity.name, step.entity.vhost]);
    case 'bind':
    case 'unbind': {
      const { source, destination, routingKey, vhost } = step.entity;
      return tooLongToRefuse([source, destination, routingKey, vhost]);
    }
    case 'fence':
    case 'move':
    case 'put-policy':
    case 'delete-policy':
    case 'put-document':
    case 'delete-document':
      return false;
  }
}

/** Whether a redeclaration for observation may end its connection. Long values of the live object are not known yet. */
export function riskyRedeclaration(frame: Exchange | Queue): boolean {
  // If a broker denies transient queues (4.x, 541), the request is repeated alone: isolating all of them would take too long.
  return frame.kind === 'exchange' ? riskyExchange(frame) : riskyQueue({ ...frame, durable: true });
}

/** 3.10: 503 for an unknown type. All: 541 if an argument for the exchange type of a plugin has a wrong AMQP type. */
function riskyExchange(exchange: Exchange): boolean {
  return !builtInTypes.includes(exchange.type) || tooLongToRefuse([exchange.name, exchange.vhost, JSON.stringify(exchange.arguments)]);
}

/**
 * 541: `x-queue-master-locator` (4.3: any; 3.10: an unknown one), `x-max-age` without a number (3.10, 4.0), transient queues if that
 * deprecated feature is denied (4.x).
 */
function riskyQueue(queue: Queue): boolean {
  const { 'x-queue-master-locator': locator, 'x-max-age': age } = queue.arguments;
  if (locator !== undefined || !queue.durable) return true;
  if (age !== undefined && !(typeof age === 'string' && /^\d/.test(age))) return true;
  return tooLongToRefuse([queue.name, queue.vhost, JSON.stringify(queue.arguments)]);
}

/** Whether the names of a step are so long, and not ASCII, that 4.x cannot state the reason of a refusal. */
export function hasLongName({ entity }: Step): boolean {
  if (entity.kind === 'policy' || entity.kind === 'document') return false;
  if (entity.kind === 'binding') return tooLongToRefuse([entity.source, entity.destination, entity.routingKey, entity.vhost]);
  return tooLongToRefuse([entity.name, entity.vhost, JSON.stringify(entity.arguments)]);
}

/** 4.x: 541 if the text of a refusal is longer than 255 bytes and contains non-ASCII characters. */
function tooLongToRefuse(parts: readonly string[]): boolean {
  const text = parts.join('');
  const bytes = Buffer.byteLength(text);
  return bytes > shortEnough && bytes > text.length;
}
