// The search of the page.
import { expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/build.ts';
import { nodesFound } from '../../../src/page/search.ts';
import { exchange, policy, queue, topology } from '../../support/ends.ts';

const { nodes } = graphOf(
  topology(
    exchange('Orders', { type: 'topic' }),
    queue('orders.created', { type: 'quorum', arguments: { 'x-max-length': 77 } }),
    queue('mail', { type: 'classic' }),
    policy('cap-mail', { 'max-length': 5 }, { pattern: '^mail$' }),
  ),
  new Map(),
);
const found = (text: string): readonly string[] => nodesFound(nodes, text).map(({ name }) => name);

it.each([
  ['ORDERS', ['Orders', 'orders.created']],
  ['orders quorum', ['orders.created']],
  ['created  orders', ['orders.created']],
  ['77', ['orders.created']],
  ['cap-mail', ['mail']],
  ['topic', ['Orders']],
  ['orders mail', []],
  ['.*', []],
  ['  ', ['Orders', 'mail', 'orders.created']],
])('finds the objects that contain every word of %j', (text, names) => {
  expect(found(text).toSorted()).toEqual(names);
});
