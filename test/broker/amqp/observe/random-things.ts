// Shared by the tests with random queues and exchanges: pairs of a live and a declared object, a management API to compare the
// observations with, and the arguments that RabbitMQ stores and never compares.
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { parseManagementUrls } from '../../../../src/broker/address.ts';
import { type Management, openManagement } from '../../../../src/broker/management/open.ts';
import type { Entity, Exchange, Queue } from '../../../../src/model/entity.ts';
import type { BrokerInfo } from '../../../support/broker-source.ts';

/** A live entity and a declaration with its name, equal or different. */
export type Pair<E> = readonly [live: E, expected: E];

/** So many pairs with names of their own. */
export function samplePairs<E extends Queue | Exchange>(
  kinds: Arbitrary<Pair<E>>,
  { numRuns, seed }: { readonly numRuns: number; readonly seed: number },
  nameOf: (index: number) => string,
): Pair<E>[] {
  return fc.sample(fc.tuple(kinds, fc.boolean()), { numRuns, seed }).map(([[live, other], same], index) => {
    const name = nameOf(index);
    return [
      { ...live, name },
      { ...(same ? live : other), name },
    ];
  });
}

/** The management API for the tests of a describe block. */
export function useManagement(broker: BrokerInfo): () => Management {
  let management: Management | undefined;
  beforeAll(async () => {
    management = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
  });
  afterAll(() => management?.close());
  return () => {
    if (management === undefined) throw new Error('not open yet');
    return management;
  };
}

const always = ['x-foo', 'x-max-lenght'];
const newIn43 = ['x-stream-filter-size-bytes', 'x-consumer-timeout', 'x-delayed-retry-type', 'x-delayed-retry-min', 'x-delayed-retry-max'];

/** Arguments of the generators that RabbitMQ keeps with such an entity, or with any, and never compares: AMQP cannot show them. */
export function ignoredBy(version: string, live?: Entity): readonly string[] {
  if (version.startsWith('4.3') || (live !== undefined && live.kind !== 'queue')) return always;
  const classic = live === undefined || live.type === 'classic';
  return [...always, ...newIn43, ...(version.startsWith('3.') && classic ? ['x-queue-leader-locator'] : [])];
}

/** The entity without these arguments. */
export function without<E extends Queue | Exchange>(entity: E, hidden: readonly string[]): E {
  return { ...entity, arguments: Object.fromEntries(Object.entries(entity.arguments).filter(([key]) => !hidden.includes(key))) };
}
