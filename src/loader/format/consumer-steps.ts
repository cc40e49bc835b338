// Converts the steps of a test in which clients consume the messages.
import {
  type ConsumerAction,
  type ConsumerExpectation,
  type ConsumerStep,
  consumerActions,
  type ExpectedProperties,
} from '../../model/consumer-step.ts';
import { byCodeUnits } from '../../model/values.ts';
import { child, type Node, textOf } from '../syntax/node.ts';
import { flagOf, headersOf, numberOf, type Owner, propertiesOf } from './test-message.ts';

/** Name of a client without one. */
const onlyClient = 'client';

/** Whether clients consume the messages of a test: it publishes several, or has a step other than `reject` that only a client has. */
export function isConsuming(test: Node): boolean {
  const steps = child(test, 'then');
  const times = child(child(test, 'publish'), 'times');
  if (times !== undefined) return true;
  return steps?.kind === 'list' && steps.items.some((step) => consumerActions.some((one) => one !== 'reject' && child(step, one)));
}

/** The step; undefined if it has no action, which the rules report. */
export function consumerStepOf(node: Node, owner: Owner): ConsumerStep | undefined {
  const action = consumerActions.find((one) => child(node, one) !== undefined);
  if (action === undefined) return undefined;
  const named = textOf(child(node, action)) ?? '';
  const message = numberOf(child(node, 'message'));
  const flag = (name: string): boolean => flagOf(child(node, name)) ?? false;
  return {
    action,
    ...(action === 'disconnect' ? {} : { queue: named }),
    client: action === 'disconnect' ? named : (textOf(child(node, 'as')) ?? onlyClient),
    prefetch: numberOf(child(node, 'prefetch')) ?? 0,
    global: flag('global'),
    exclusive: flag('exclusive'),
    autoAck: flag('autoAck'),
    ...(message === undefined ? {} : { message }),
    multiple: flag('multiple'),
    requeue: flag('requeue'),
    expect: expectationOf(child(node, 'expect'), owner),
  };
}

/** The queues that a step names, with the nodes of their names. */
export function queuesIn(node: Node): readonly Node[] {
  const action = consumerActions.find((one: ConsumerAction) => one !== 'disconnect' && child(node, one) !== undefined);
  const queue = action === undefined ? undefined : child(node, action);
  const dead = child(child(node, 'expect'), 'deadLetteredTo');
  return [...(queue === undefined ? [] : [queue]), ...(dead?.kind === 'list' ? dead.items : [])];
}

function expectationOf(node: Node | undefined, owner: Owner): ConsumerExpectation {
  const delivered = child(node, 'delivered');
  const dead = child(node, 'deadLetteredTo');
  const properties = child(node, 'properties');
  const given = {
    delivered: delivered?.kind === 'list' ? delivered.items.flatMap((item) => numberOf(item) ?? []) : undefined,
    to: textOf(child(node, 'to')),
    redelivered: flagOf(child(node, 'redelivered')),
    refused: flagOf(child(node, 'refused')),
    ready: numberOf(child(node, 'ready')),
    deadLetteredTo: dead?.kind === 'list' ? [...new Set(dead.items.flatMap((item) => textOf(item) ?? []))].sort(byCodeUnits) : undefined,
    dropped: flagOf(child(node, 'dropped')),
    properties: properties === undefined ? undefined : expectedProperties(properties, owner),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function expectedProperties(node: Node, owner: Owner): ExpectedProperties {
  const priority = numberOf(child(node, 'priority'));
  const headers = headersOf(child(node, 'headers'), owner);
  return {
    ...propertiesOf(node),
    ...(priority === undefined ? {} : { priority }),
    ...(headers === undefined ? {} : { headers }),
  };
}
