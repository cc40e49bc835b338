// A routing test in YAML of the message in the playground, with the route that it takes now as its expectation.
import type { Publication } from '../model/publication.ts';
import type { DeadLettering, DeathReason, OneOf, Routing } from '../model/routing.ts';
import { type ArgumentValue, isEmpty } from '../model/values.ts';

/** A death with its outcome. */
export interface DeathStep {
  readonly queue: string;
  readonly reason: DeathReason;
  readonly outcome: DeadLettering;
}

/**
 * The document with one test; `nameOf` gives the name of a queue from its key. What a test cannot state, such as a choice within a choice, is
 * left out with a comment.
 */
export function testOf(publication: Publication, routing: Routing, steps: readonly DeathStep[], nameOf: (key: string) => string): string {
  return [`vhost: ${scalar(publication.vhost)}`, 'tests:', ...testLines(publication, routing, steps, nameOf), ''].join('\n');
}

/** One element of `tests`, as the lines of a document. */
export function testLines(
  publication: Publication,
  routing: Routing,
  steps: readonly DeathStep[],
  nameOf: (key: string) => string,
): readonly string[] {
  const { exchange, routingKey, headers, mandatory } = publication;
  const publish = {
    ...(exchange === '' ? {} : { exchange }),
    ...(routingKey === '' ? {} : { routingKey }),
    ...(isEmpty(headers) ? {} : { headers }),
    ...(mandatory ? { mandatory } : {}),
    // in a queue without a time-to-live, only such a message expires
    ...(steps[0]?.reason === 'expired' ? { expiration: '1m' } : {}),
  };
  const then = steps.flatMap((step) => stepLines(step, nameOf));
  return [
    `  - name: ${scalar(`${exchange === '' ? 'the default exchange' : exchange} routes ${routingKey === '' ? 'a message' : routingKey}`)}`,
    `    publish: ${flow(publish)}`,
    ...expectLines(routing, mandatory, nameOf),
    ...(then.length === 0 ? [] : ['    then:', ...then]),
  ];
}

function expectLines(routing: Routing, mandatory: boolean, nameOf: (key: string) => string): readonly string[] {
  const { refusal, queues, oneOf, unknown, unroutable, returned } = routing;
  if (refusal !== undefined) return ['    expect: { refused: true }'];
  const comment = unknown.length > 0 ? ['    # only a broker can decide how an exchange of an unknown type routes'] : [];
  const either = eitherOf(oneOf, nameOf);
  const nested = oneOf.length > 0 && either === undefined ? ['    # the broker chooses several times: not stated here'] : [];
  if (unroutable) return [`    expect: ${flow({ unroutable: true, ...(mandatory ? { returned } : {}) })}`];
  if (comment.length + nested.length > 0) return [...comment, ...nested, '    expect: { unroutable: false }'];
  const expect = { queues: queues.map(nameOf), ...(either === undefined ? {} : { either }), ...(mandatory ? { returned } : {}) };
  return [`    expect: ${flow(expect)}`];
}

/** The queues of one choice with one queue per alternative; undefined for anything else. */
function eitherOf(oneOf: readonly OneOf[], nameOf: (key: string) => string): readonly string[] | undefined {
  const [choice, ...others] = oneOf;
  if (choice === undefined || others.length > 0) return undefined;
  const simple = choice.alternatives.every((one) => one.queues.length === 1 && one.oneOf.length === 0);
  return simple ? choice.alternatives.flatMap(({ queues }) => queues.map(nameOf)) : undefined;
}

const actions: { readonly [reason in DeathReason]?: string } = { rejected: 'reject', expired: 'expire', maxlen: 'overflow' };

function stepLines({ queue, reason, outcome }: DeathStep, nameOf: (key: string) => string): readonly string[] {
  const action = actions[reason];
  if (action === undefined) return [];
  const expect = stepExpectation(outcome, nameOf);
  return expect === undefined ? [] : [`      - ${flow({ [action]: queue, expect })}`];
}

function stepExpectation(outcome: DeadLettering, nameOf: (key: string) => string): { readonly [name: string]: ArgumentValue } | undefined {
  switch (outcome.outcome) {
    case 'dead-lettered':
      return outcome.routing.oneOf.length > 0 ? undefined : { deadLetteredTo: outcome.routing.queues.map(nameOf) };
    case 'dropped':
      return { dropped: true };
    case 'kept':
      return { kept: true };
    case 'refused':
      return { nacked: true };
    case 'impossible':
      return undefined;
  }
}

/** A value on one line: YAML's flow style. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value).map(([name, one]) => `${scalar(name)}: ${flow(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Quoted unless YAML certainly reads it as this text: JSON's escapes are also YAML's. A variable in it is text: `$${`. */
export function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const plain = /^[A-Za-z][\w]*(?:[ .-]?[\w]+)*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain ? value : JSON.stringify(value.replaceAll('${', () => '$${'));
}
