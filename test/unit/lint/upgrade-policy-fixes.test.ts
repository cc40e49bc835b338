// Policies that are split for an upgrade, as topo upgrade-check --fix writes them.
import { describe, expect, it } from 'vitest';
import { fix } from '../../support/upgrade-fix.ts';

describe('a policy of which nothing would remain', () => {
  const text = (queue: string, rest = ''): string => `queues:
  q1: { ${queue} }
policies:
  high: { pattern: '^q1$', priority: 10, applyTo: queues, definition: { ha-mode: all } }
${rest}`;
  const low = "  low: { pattern: '^q', applyTo: queues, definition: { max-length: 5 } }\n";

  it.each(['type: classic, maxPriority: 4', 'type: classic'])('is left if another policy would apply instead (%s)', async (queue) => {
    const { files, code, out } = await fix({ 'a.yaml': text(queue, low) });
    expect(code).toBe(4);
    expect(files['a.yaml']).not.toContain('absent');
    expect(out).toContain('policy high keeps ha-mode: without it, policy low would apply to its queues or exchanges');
  });

  it('and one for classic queues only keep their queue classic', async () => {
    const only = text('type: classic').replace('applyTo: queues, definition: {', 'applyTo: classic_queues, definition: { max-length: 5,');
    const { files, code, out } = await fix({ 'a.yaml': only }, '--from', '3.13');
    expect(code).toBe(2);
    expect(files['a.yaml']).toContain('type: classic');
    expect(out).toContain(
      'queue q1 stays classic, with one replica: as a quorum queue, no policy would apply to it instead of policy high',
    );
  });

  it('nor is a key removed that keeps the policy from another type of queue', async () => {
    const lazy = `queues:
  k1: { type: quorum }
policies:
  a: { pattern: '^k1$', applyTo: queues, definition: { max-length: 10, queue-mode: lazy } }
`;
    const { files, out } = await fix({ 'a.yaml': lazy }, '--from', '3.10');
    expect(files['a.yaml']).toBe(lazy);
    expect(out).toContain('policy a keeps queue-mode: without it, the policy would also apply to queue k1');
  });

  it('becomes a tombstone if none would', async () => {
    const other = low.replace("'^q'", "'^other'");
    expect((await fix({ 'a.yaml': text('type: classic', other) })).files['a.yaml']).toContain('state: absent');
  });
});

describe('a policy with one key that excludes it from a type of queue', () => {
  const text = `queues:
  a: { type: classic }
  b: { type: quorum, deliveryLimit: 50 }
policies:
  # of both
  both: { pattern: '', priority: 3, definition: { target-group-size: 3, message-ttl: 60000 } }
  other: { pattern: c, definition: { max-length: 1 } }
`;

  it('is split: the key with all others goes to a policy for the type that supports it', async () => {
    const { files, code, out } = await fix({ 'a.yaml': text }, '--from', '3.13');
    expect(files['a.yaml']).toBe(`queues:
  a: { type: classic }
  b: { type: quorum, deliveryLimit: 50 }
policies:
  # of both
  both: { pattern: '', priority: 3, definition: { message-ttl: 60000 } }
  both-quorum_queues: { pattern: "", applyTo: quorum_queues, priority: 4, definition: { message-ttl: 60000, target-group-size: 3 } }
  other: { pattern: c, definition: { max-length: 1 } }
`);
    expect(out).toContain('move target-group-size to policy both-quorum_queues, for quorum_queues only');
    expect(code).toBe(0);
  });

  it('is left if another policy would then apply instead', async () => {
    const tied = text.replace('other: { pattern: c,', 'other: { pattern: b, priority: 4,');
    const { files, code, out } = await fix({ 'a.yaml': tied }, '--from', '3.13');
    expect({ code, same: files['a.yaml'] === tied }).toEqual({ code: 4, same: true });
    expect(out).toContain('policy both keeps target-group-size: it cannot be split');
  });

  it('is not known without the version before the upgrade', async () => {
    expect((await fix({ 'a.yaml': text })).code).toBe(0);
  });
});
