// Which policy applies in the router.
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/model/entity.ts';
import { networkOf } from '../../../src/router/network.ts';
import { route } from '../../../src/router/route.ts';
import { aBinding, anExchange, aPolicy, aPublish, aQueue } from './entities.ts';

function alternateOf(policies: readonly Policy[], exchange = anExchange('x', 'direct')): string | undefined {
  const network = networkOf([exchange, anExchange('a', 'fanout'), anExchange('b', 'fanout'), ...policies]);
  return route(network, aPublish(exchange.name, 'k')).way?.alternate?.exchange;
}

const to = (name: string, exchange: string, rest: Partial<Policy> = {}): Policy => aPolicy(name, { 'alternate-exchange': exchange }, rest);

describe('the policy in force', () => {
  it('is the one with the highest priority alone', () => {
    expect(alternateOf([to('p', 'a', { priority: 1 }), to('q', 'b', { priority: 2 })])).toBe('exchange / b');
    expect(alternateOf([to('p', 'a'), aPolicy('q', { other: 1 }, { priority: 2 })])).toBeUndefined();
  });

  it('matches anywhere in the name, and only the kind that it applies to', () => {
    expect(alternateOf([to('p', 'a', { pattern: 'rder' })], anExchange('orders', 'direct'))).toBe('exchange / a');
    expect(alternateOf([to('p', 'a', { pattern: '^rder' })], anExchange('orders', 'direct'))).toBeUndefined();
    expect(alternateOf([to('p', 'a', { applyTo: 'queues' })])).toBeUndefined();
  });

  it('yields to an argument', () => {
    expect(alternateOf([to('p', 'a')], anExchange('x', 'direct', { arguments: { 'alternate-exchange': 'b' } }))).toBe('exchange / b');
  });

  it('applies to predeclared exchanges, but not to the default exchange', () => {
    const network = networkOf([to('p', 'a'), anExchange('a', 'fanout'), aQueue('q'), aBinding('a', 'q')]);
    expect(route(network, aPublish('amq.direct', 'k')).queues).toEqual(['queue / q']);
    expect(route(network, aPublish('', 'k')).queues).toEqual([]);
  });

  it('does not apply in another virtual host', () => {
    expect(alternateOf([to('p', 'a', { vhost: '/other' })])).toBeUndefined();
  });

  it('is none where its pattern cannot be read, and that is reported', () => {
    const network = networkOf([to('p', 'a', { pattern: 'x++' })]);
    expect(network.unclear).toMatchObject([{ policy: 'policy / p', reason: expect.stringContaining('possessive') }]);
  });
});
