// Rules of the steps of clients in tests: one action each, with the options that it has, on queues that other connections can consume.
import { consumerActions } from '../../model/consumer-step.ts';
import { nameText, queueKey } from '../../model/key.ts';
import { isConsuming } from '../format/consumer-steps.ts';
import type { Gathered } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type MapNode, type Node, textOf } from '../syntax/node.ts';

/** The options of each action. */
const options: { readonly [action: string]: readonly string[] } = {
  consume: ['as', 'prefetch', 'global', 'exclusive', 'autoAck'],
  get: ['as', 'autoAck'],
  ack: ['as', 'message', 'multiple'],
  nack: ['as', 'message', 'multiple', 'requeue'],
  reject: ['as', 'message', 'requeue'],
  cancel: ['as'],
  disconnect: [],
};

const allOptions = [...new Set(Object.values(options).flat())];
const outcomes = ['delivered', 'to', 'redelivered', 'refused', 'ready', 'properties', 'deadLetteredTo', 'dropped'];
/** Outcomes that only steps of clients have. */
const ownOutcomes = outcomes.filter((one) => one !== 'deadLetteredTo' && one !== 'dropped');
/** Actions, options and outcomes of a test without clients. */
const eventOnly = ['expire', 'overflow', 'redeliver', 'times'];
const eventOutcomes = ['requeued', 'nacked', 'kept'];

/** The parts of a step that have no effect. */
export function checkConsumerStep(step: MapNode, vhost: string, subject: string, gathered: Gathered, report: Report): void {
  const place = { source: step.source, start: step.start, end: step.start + 1 };
  const actions = consumerActions.filter((one) => step.entries.has(one));
  const [action, second] = actions;
  for (const name of eventOnly) refuse(step, name, `${subject} has both ${name} and steps of clients`, report, 'write two tests');
  if (action === undefined) {
    const isEvent = eventOnly.some((one) => step.entries.has(one));
    if (!isEvent) diagnose(report, 'missing-property', place, `a step of ${subject} has no action, one of ${consumerActions.join(', ')}`);
    return;
  }
  if (second !== undefined) refuse(step, second, `a step of ${subject} has both ${actions.join(' and ')}`, report, 'write two steps');
  for (const option of allOptions) {
    if (!options[action]?.includes(option))
      refuse(step, option, `a step of ${subject} has ${option}, which ${action} does not accept`, report);
  }
  const expect = child(step, 'expect');
  for (const one of eventOutcomes) refuse(expect, one, `a step of ${subject} expects ${one}, which steps of clients do not have`, report);
  if (action === 'disconnect') refuse(expect, 'ready', `a step of ${subject} expects ready, but disconnect names no queue`, report);
  if (expect?.kind === 'map' && expect.entries.size === 0) {
    const hint = `add one of ${outcomes.join(', ')}`;
    const start = { source: expect.source, start: expect.start, end: expect.start + 1 };
    diagnose(report, 'missing-property', start, `a step of ${subject} has no expectation`, { hint });
  }
  if (action !== 'disconnect') checkQueue(child(step, action), vhost, subject, gathered, report);
}

/** The parts of a test that only steps of clients have. */
export function checkNoConsumers(test: Node, step: Node, subject: string, report: Report): void {
  if (isConsuming(test)) return;
  const why = 'no client receives a message before: use get or consume';
  for (const option of allOptions) refuse(step, option, `a step of ${subject} has ${option}, but ${why}`, report);
  for (const one of ownOutcomes) refuse(child(step, 'expect'), one, `a step of ${subject} expects ${one}, but ${why}`, report);
}

/** `times` of a publish numbers the messages for steps of clients. */
export function checkTimes(test: MapNode, subject: string, report: Report): void {
  if (child(test, 'then') !== undefined) return;
  refuse(child(test, 'publish'), 'times', `${subject} publishes several messages, but no client consumes them`, report);
}

function checkQueue(node: Node | undefined, vhost: string, subject: string, { entities }: Gathered, report: Report): void {
  const name = textOf(node);
  const entity = name === undefined ? undefined : entities.get(queueKey(vhost, name))?.declaration.entity;
  if (node === undefined || name === undefined || entity?.kind !== 'queue') return;
  const why =
    entity.type === 'stream'
      ? 'a stream, which keeps the messages that a client acknowledges'
      : entity.exclusive
        ? 'exclusive to the connection that declares it'
        : entity.autoDelete
          ? 'deleted with its last consumer (autoDelete)'
          : undefined;
  if (why !== undefined)
    diagnose(report, 'contradiction', node, `${subject}: queue ${nameText(name)} is ${why}; clients of tests cannot use it`);
}

function refuse(node: Node | undefined, name: string, message: string, report: Report, hint?: string): void {
  const entry = node?.kind === 'map' ? node.entries.get(name) : undefined;
  if (entry !== undefined) diagnose(report, 'contradiction', entry.key, message, { hint });
}
