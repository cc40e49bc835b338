// The smallest permissions: who needs which names, and patterns that match just these.
import { describe, expect, test } from 'vitest';
import { type Grant, grantsOf, type Role } from '../../../src/rabbitmq/permissions.ts';
import { renderPermissions } from '../../../src/reporter/permissions.ts';
import { binding, declared, exchange, policy, queue, topology } from '../../support/ends.ts';

const orders = topology(
  exchange('orders', { arguments: { 'alternate-exchange': 'unrouted' } }),
  exchange('unrouted', { type: 'fanout' }),
  exchange('inner', { internal: true }),
  declared(exchange('billing'), { presence: 'external' }),
  queue('orders.created', { arguments: { 'x-dead-letter-exchange': '' } }),
  queue('mine', { durable: false, exclusive: true }),
  declared(queue('old'), { presence: 'absent' }),
  binding('orders', 'orders.created', 'a'),
  binding('orders', 'inner', 'b', { destinationType: 'exchange' }),
  binding('amq.topic', 'orders.created'),
  binding('inner', 'mine'),
);

function grant(role: Role, from = orders): Pick<Grant, 'configure' | 'write' | 'read'> {
  const found = grantsOf(from).find((one) => one.role === role);
  if (found === undefined) throw new Error(role);
  const { configure, write, read } = found;
  return { configure, write, read };
}

describe('the names', () => {
  test('to plan: configure on what is declared here, any one permission on what others declare', () => {
    expect(grant('plan')).toEqual({
      configure: '^(inner|old|orders|orders\\.created|unrouted)$',
      write: '^$',
      read: '^(billing|mine)$',
    });
  });

  test('to apply: also write on destinations and on where messages are sent on to, read on sources', () => {
    expect(grant('apply')).toEqual({
      configure: '^(inner|old|orders|orders\\.created|topo\\.lock|topo\\.lock\\.2|unrouted)$',
      write: '^(amq\\.default|inner|orders\\.created|unrouted)$',
      read: '^(amq\\.topic|billing|mine|old|orders|orders\\.created)$',
    });
  });

  test('to apply: read on a queue that is deleted if it is idle, unless it is declared as a classic queue or a stream', () => {
    const absent = (name: string, type?: 'classic' | 'quorum' | 'stream') =>
      declared(queue(name, type === undefined ? {} : { type }), { presence: 'absent' });
    const deleted = topology(absent('a'), absent('b', 'quorum'), absent('c', 'classic'), absent('d', 'stream'));
    expect(grant('apply', deleted).read).toBe('^(a|b)$');
    const replaced = { ...declared(queue('e', { type: 'classic' })), onImmutableChange: 'replace-if-empty' } as const;
    expect(grant('apply', topology(replaced, queue('f'))).read).toBe('^e$');
  });

  test('to publish: write on exchanges that can be published to, and on the default exchange where a queue is bound to nothing', () => {
    expect(grant('publish')).toEqual({ configure: '^$', write: '^(amq\\.topic|billing|orders|unrouted)$', read: '^$' });
    expect(grant('publish', topology(queue('hello')))).toEqual({ configure: '^$', write: '^amq\\.default$', read: '^$' });
  });

  test('to consume: read on queues; exclusive ones are declared and bound by their consumer', () => {
    expect(grant('consume')).toEqual({ configure: '^mine$', write: '^mine$', read: '^(inner|mine|orders\\.created)$' });
  });

  test('nothing but the lock for nothing, and what prune deletes is covered by its patterns', () => {
    expect(grant('apply', topology())).toEqual({ configure: '^(topo\\.lock|topo\\.lock\\.2)$', write: '^$', read: '^$' });
    const pruning = topology(queue('a'), { prune: { queues: ['b\\..*', 'c|d'] } });
    expect(grant('apply', pruning).configure).toBe('^(a|topo\\.lock|topo\\.lock\\.2|(?:b\\..*)|(?:c|d))$');
    expect(grant('plan', pruning).configure).toBe('^a$');
  });

  test('policies take a tag, of who applies', () => {
    const grants = grantsOf(topology(policy('p', { 'max-length': 1 })));
    expect(grants.filter(({ tag }) => tag === 'policymaker').map(({ role }) => role)).toEqual(['apply']);
  });

  test('each virtual host by itself', () => {
    const two = topology(queue('a', { vhost: '/one' }), queue('b', { vhost: '/two' }));
    expect(grantsOf(two).map(({ vhost, role, configure }) => [vhost, role, configure])).toEqual([
      ['/one', 'plan', '^a$'],
      ['/one', 'apply', '^(a|topo\\.lock|topo\\.lock\\.2)$'],
      ['/one', 'publish', '^$'],
      ['/one', 'consume', '^$'],
      ['/two', 'plan', '^b$'],
      ['/two', 'apply', '^(b|topo\\.lock|topo\\.lock\\.2)$'],
      ['/two', 'publish', '^$'],
      ['/two', 'consume', '^$'],
    ]);
  });
});

test.each(['a.b', 'a+b', '(a|b)', '[x]', '^a$', 'a\\b', '{1}', 'a?*', 'ž 中', "it's"])(
  'the pattern of %s matches it and no other',
  (name) => {
    const { configure } = grant('plan', topology(queue(name), queue('other')));
    const pattern = new RegExp(configure, 'u');
    expect([name, 'other', `${name}x`, `x${name}`, 'aab', 'a'].map((one) => pattern.test(one))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  },
);

test('as commands, quoted for a shell', () => {
  const grants = grantsOf(topology(queue("it's"), policy('p', { 'max-length': 1 }))).filter(({ role }) => role === 'apply');
  expect(renderPermissions(grants, { color: false, ascii: true })).toBe(
    [
      '# plan and apply: configure, write, read',
      "rabbitmqctl set_permissions -p / topo-apply '^(it'\\''s|topo\\.lock|topo\\.lock\\.2)$' '^$' '^$'",
      'rabbitmqctl set_user_tags topo-apply policymaker',
      '',
    ].join('\n'),
  );
});

describe('topic permissions', () => {
  const topics = (role: Role, from = orders) => grantsOf(from).find((one) => one.role === role)?.topics;

  test('of the role that binds: a pattern for the routing keys of each topic exchange, predeclared ones included', () => {
    expect(topics('apply')).toEqual([
      { exchange: 'amq.topic', read: '^$' },
      { exchange: 'orders', read: '^(a|b)$' },
    ]);
    expect(topics('consume')).toEqual([{ exchange: 'inner', read: '^$' }]);
    expect(topics('plan')).toEqual([]);
  });

  test('none for exchanges of another type, and none for bindings that others manage', () => {
    const others = topology(
      exchange('d', { type: 'direct' }),
      exchange('t'),
      queue('q'),
      binding('d', 'q', 'a'),
      declared(binding('t', 'q', 'a'), { presence: 'external' }),
    );
    expect(topics('apply', others)).toEqual([]);
  });

  test('are printed as comments: a user without any needs none, and the first one restricts it', () => {
    const text = renderPermissions(grantsOf(topology(exchange('t x'), queue('q'), binding('t x', 'q', 'a.#'))), {
      color: false,
      ascii: true,
    });
    expect(text).toContain("#   rabbitmqctl set_topic_permissions -p / topo-apply 't x' WRITE '^a\\.#$'\n");
    expect(text.match(/^rabbitmqctl set_topic_permissions/m)).toBeNull();
  });
});
