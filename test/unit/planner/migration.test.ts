// Migrations: what keeps one from being begun, and how one that broke off shows. test/property/migration.test.ts breaks them off.
import { describe, expect, it } from 'vitest';
import type { TopoError } from '../../../src/model/diagnostic.ts';
import type { Entity, Exchange, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { carrierOf, heldBy, holdingName, isOfMigration, longestMigrated, markOf, recordOf } from '../../../src/model/migration.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { BrokerWriter } from '../../../src/model/ports.ts';
import { type Allowance, parseAllowance } from '../../../src/planner/allow.ts';
import { renderApply, stepText } from '../../../src/reporter/apply.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { createMemoryBroker, type MemoryBroker } from '../../support/memory/broker.ts';

const vhost = '/';
const all: readonly Allowance[] = [
  { what: 'migrate', kind: 'queue', name: '*' },
  { what: 'migrate', kind: 'exchange', name: '*' },
];

function queue(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost, name, type: 'classic', durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more };
}

function exchange(name: string, type: string): Exchange {
  return { kind: 'exchange', vhost, name, type, durable: true, autoDelete: false, internal: false, arguments: {} };
}

function planFor(broker: MemoryBroker, entities: readonly Entity[], allowances = all): Promise<Plan> {
  const declarations = new Map(entities.map((entity) => [keyOf(entity), { entity, presence: 'present', protect: false }] as const));
  const topology = { vhosts: [vhost], declarations, prune: new Map() };
  return plan({ topology, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
}

const priority = { arguments: { 'x-max-priority': 3 } };

describe('an interrupted migration', () => {
  it.each(['full', 'amqp'] as const)('is resumed without a new permission (visibility: %s)', async (visibility) => {
    const broker = createMemoryBroker({ visibility });
    const after = queue('a', priority);
    broker.seed([heldBy(after), carrierOf(after), markOf(vhost), { ...bindMark(after) }]);
    broker.publish(holdingName(after), 5);
    const made = await planFor(broker, [after], []);
    expect(made.changes[0]).toMatchObject({ action: 'migrate', reasons: ['migration-unfinished'], migration: { held: 5 } });
    expect(made.summary).toMatchObject({ migrate: 1, blocked: 0 });
    expect((await apply(made, broker, { saved: false })).diagnostics).toEqual([]);
    expect(broker.messages('a')).toHaveLength(5);
    expect(broker.entities()).toEqual([after]);
  });

  it('requires a new permission while the old queue exists', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', priority);
    broker.seed([queue('a'), heldBy(after), carrierOf(after)]);
    const made = await planFor(broker, [after], []);
    expect(made.changes[0]?.blocked).toEqual({ code: 'attribute-immutable', allow: 'migrate:queue/a' });
  });

  const quorum = { type: 'quorum' } as const;
  const unused = 'delete queue a.topo-migration';
  const made: readonly (readonly [string, (broker: MemoryBroker) => void, boolean])[] = [
    ['nothing else', () => {}, true],
    ['the carrier exchange', (broker) => broker.seed([carrierOf(queue('a'))]), false],
    ['a message', (broker) => broker.publish(holdingName(queue('a')), 1), false],
    ['a binding', (broker) => broker.seed([exchange('x', 'fanout'), boundTo(holdingName(queue('a')), 'x')]), false],
  ];
  it.each(made)('recreates the holding queue only when it cannot hold messages: with %s', async (_, more, anew) => {
    const broker = createMemoryBroker();
    const after = queue('a', quorum);
    broker.seed([queue('a'), heldBy(after, queue('a'))]);
    more(broker);
    const steps = (await planFor(broker, [after])).steps.map(stepText);
    expect(steps.includes(unused)).toBe(anew);
    expect(steps.includes('declare queue a.topo-migration, then wait until it is on disk')).toBe(anew);
    expect(steps).toContain('declare queue a, then wait until it is on disk');
  });

  it('recreates the holding queue when only the holding queue is visible', async () => {
    const broker = createMemoryBroker({ visibility: 'amqp' });
    const after = queue('a', quorum);
    broker.seed([queue('a'), heldBy(after, queue('a'))]);
    expect((await planFor(broker, [after])).steps.map(stepText)).toContain(unused);
  });

  it('keeps held messages when a plan that recreates the holding queue is applied again', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', quorum);
    broker.seed([queue('a'), heldBy(after, queue('a'))]);
    broker.publish('a', 3);
    const planned = await planFor(broker, [after]);
    const unbinding = planned.steps.find(({ do: what, entity }) => what === 'move' && entity.kind === 'queue' && entity.name === 'a');
    const end = broker.failOn(({ id }) => id === (unbinding?.id ?? 0) + 1, { code: 'step-refused', severity: 'error', message: 'no' });
    await apply(planned, broker, { saved: true });
    end();
    expect(broker.messages(holdingName(after))).toHaveLength(3);
    expect((await apply(planned, broker, { saved: true })).diagnostics).toEqual([]);
    expect(broker.messages('a')).toHaveLength(3);
    expect(broker.entities()).toEqual([after]);
  });

  it('is not counted as undeclared and never pruned', async () => {
    const broker = createMemoryBroker();
    const old = queue('gone');
    broker.seed([heldBy(old), carrierOf(old), recordOf(exchange('x', 'topic')), markOf(vhost)]);
    const made = await planFor(broker, [queue('a')], [{ what: 'delete', kind: 'queue', name: '*' }, { what: 'blast-radius' }]);
    expect(made.undeclared).toEqual([]);
    expect(made.summary.delete).toBe(0);
  });
});

function boundTo(destination: string, source: string): Entity {
  return { kind: 'binding', vhost, source, destinationType: 'queue', destination, routingKey: '', arguments: {} };
}

function bindMark(entity: Queue): Entity {
  const carrier = carrierOf(entity);
  const ends = { source: markOf(vhost).name, destinationType: 'exchange', destination: carrier.name } as const;
  return { kind: 'binding', vhost, ...ends, routingKey: '', arguments: {} };
}

describe('a migration is blocked', () => {
  it('when the derived names would be too long', async () => {
    const broker = createMemoryBroker();
    const long = queue('ž'.repeat(Math.ceil((longestMigrated + 1) / 2)));
    broker.seed([long]);
    const made = await planFor(broker, [{ ...long, ...priority }]);
    expect(made.changes[0]?.blocked?.code).toBe('migration-name-too-long');
    const fits = queue('x'.repeat(longestMigrated));
    broker.seed([fits]);
    expect((await planFor(broker, [{ ...fits, ...priority }])).changes[0]?.blocked).toBeUndefined();
    expect(new TextEncoder().encode(recordOf(exchange(fits.name, 'topic')).name).length).toBeLessThanOrEqual(255);
  });

  it('before any step when the transport cannot move messages', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a')]);
    const made = await planFor(broker, [queue('a', priority)]);
    const writer: BrokerWriter = { ...broker.writer, width: (step) => (step.do === 'move' ? 0 : 8) };
    const applying = apply(made, { reader: broker.reader, writer }, { saved: false });
    await expect(applying).rejects.toSatisfy((error: TopoError) => error.diagnostics[0]?.code === 'migration-needs-amqp');
    expect(broker.entities()).toEqual([queue('a')]);
  });

  it('for an exchange when bindings and policies are not visible', async () => {
    const broker = createMemoryBroker({ visibility: 'amqp' });
    broker.seed([exchange('a', 'topic')]);
    expect((await planFor(broker, [exchange('a', 'direct')])).changes[0]?.blocked?.code).toBe('needs-management');
  });

  it('for a protected queue', async () => {
    const broker = createMemoryBroker();
    const after = queue('a', priority);
    broker.seed([queue('a')]);
    const declarations = new Map([[keyOf(after), { entity: after, presence: 'present', protect: true } as const]]);
    const topology = { vhosts: [vhost], declarations, prune: new Map() };
    const made = await plan({ topology, origins: new Map(), allowances: all, version: '0' }, broker.reader);
    expect(made.changes[0]?.blocked?.code).toBe('protected');
  });
});

describe('a refused step of a migration', () => {
  it('is reported as an unfinished migration and not as a queue that was not deleted', async () => {
    const broker = createMemoryBroker();
    broker.seed([queue('a'), exchange('x', 'fanout'), boundTo('a', 'x')]);
    const made = await planFor(broker, [queue('a', priority)]);
    const moving = made.steps.findLast((step) => step.do === 'move' && step.rollback !== true);
    broker.failOn(({ id }) => id === moving?.id, { code: 'step-refused', severity: 'error', message: 'no' });
    const text = renderApply(await apply(made, broker, { saved: false }), 0, { color: false, ascii: true });
    expect(text).toContain('unfinished');
    expect(text).not.toContain('not deleted');
  });

  it.each(['bind', 'declare', 'unbind'] as const)(
    'ends the migration before anything is unbound that is not bound elsewhere (%s)',
    async (what) => {
      const broker = createMemoryBroker();
      const ends = { source: 'amq.topic', destinationType: 'queue', destination: 'a' } as const;
      const bound: Entity = { kind: 'binding', vhost, ...ends, routingKey: '#', arguments: {} };
      broker.seed([queue('a'), bound]);
      const made = await planFor(broker, [queue('a', priority), bound]);
      for (const step of made.steps.filter((one) => one.do === what)) {
        const end = broker.failOn(({ id }) => id === step.id, { code: 'step-refused', severity: 'error', message: 'no' });
        const again = await planFor(broker, [queue('a', priority), bound]);
        await apply(again, broker, { saved: false });
        expect(broker.send('amq.topic', 'key', `m${step.id}`)).toBe(true);
        end();
      }
      expect((await apply(await planFor(broker, [queue('a', priority), bound]), broker, { saved: false })).diagnostics).toEqual([]);
      expect(new Set(broker.messages('a')).size).toBe(made.steps.filter((one) => one.do === what).length);
    },
  );
});

describe('a notice on an unfinished migration', () => {
  it('names the holding queue of an object that is no longer declared, and not the lock', async () => {
    const broker = createMemoryBroker();
    broker.seed([heldBy(queue('gone')), queue('topo.lock', { exclusive: true, durable: false })]);
    broker.publish(holdingName(queue('gone')), 3);
    const made = await planFor(broker, [queue('a')]);
    expect(made.notices.map(({ code, message }) => [code, message])).toEqual([
      [
        'migration-unfinished',
        'queue / gone.topo-migration, with 3 messages, is left over from the migration of an object that is no longer declared',
      ],
    ]);
  });
});

describe('the names of migrations', () => {
  it('are recognised, and no others', () => {
    const [one, two] = [queue('a'), exchange('a', 'topic')];
    const names = [heldBy(one), carrierOf(one), heldBy(two), carrierOf(two), recordOf(two), markOf(vhost)].map(({ name }) => name);
    expect(names.filter((name) => !isOfMigration(name))).toEqual([]);
    expect(isOfMigration('orders')).toBe(false);
  });
});

describe('--allow', () => {
  it('accepts lose:queue/NAME without wildcards only', () => {
    expect(parseAllowance('lose:queue/orders')).toEqual({ what: 'lose', kind: 'queue', name: 'orders' });
    expect(parseAllowance('lose:queue/*')).toBeUndefined();
    expect(parseAllowance('lose:queue/a\\*')).toEqual({ what: 'lose', kind: 'queue', name: 'a\\*' });
    expect(parseAllowance('lose:exchange/a')).toEqual({ what: 'lose', kind: 'exchange', name: 'a' });
    expect(parseAllowance('lose:policy/a')).toEqual({ what: 'lose', kind: 'policy', name: 'a' });
    expect(parseAllowance('lose:upstream/*')).toBeUndefined();
    expect(parseAllowance('lose:user/a')).toBeUndefined();
    expect(parseAllowance('migrate:exchange/a*')).toEqual({ what: 'migrate', kind: 'exchange', name: 'a*' });
    expect(parseAllowance('migrate:policy/a')).toBeUndefined();
  });
});
