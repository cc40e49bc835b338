// Steps over the management API: each kind is confirmed and has its effect, can be repeated, and is refused with the text of the broker.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parseManagementUrls } from '../../../src/broker/address.ts';
import { openManagement } from '../../../src/broker/management/open.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { binding, exchange, policy, queue } from '../../support/ends.ts';
import { createUser, http, useVhost } from '../../support/vhost.ts';
import { bind, declare, declareAll, deletePolicy, look, open, openChannel, putPolicy, refusal, remove, unbind } from './steps.ts';

const absent = { state: 'absent' };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const v = { vhost: vhost.name };
  const list = async (path: string): Promise<unknown[]> =>
    (await http(broker, 'GET', `${path}/${vhost.name}`)).json() as Promise<unknown[]>;

  test('accepts every step a second time without a change', async () => {
    const management = await open(broker);
    const [x, q] = [exchange('twice.x', v), queue('twice.q', { ...v, type: 'quorum' })];
    const b = binding('twice.x', 'twice.q', 'k', { ...v, arguments: { n: 1 } });
    const e = binding('twice.x', 'amq.fanout', 'k', { ...v, destinationType: 'exchange' });
    const p = policy('twice.p', { 'max-length': 3 }, { ...v, pattern: '^twice' });
    const steps = [declare(x), declare(q), bind(b), bind(e), putPolicy(p)];
    for (const step of [...steps, ...steps]) await management.writer.execute(step);
    for (const entity of [x, q, b, e, p]) expect(await look(management, entity)).toMatchObject({ state: 'present', entity });
    const back = [unbind(b), unbind(e), deletePolicy(p), remove(q), remove(x, 'if-unused')];
    for (const step of back) {
      await management.writer.execute(step);
      await management.writer.execute(step);
    }
    for (const entity of [x, q, b, e, p]) expect(await look(management, entity)).toEqual(absent);
  });

  test('updates a policy in place', async () => {
    const management = await open(broker);
    const before = policy('p', { 'max-length': 3 }, v);
    const after = policy('p', { 'message-ttl': 60_000 }, { ...v, pattern: '^q', applyTo: 'all', priority: 7 });
    for (const one of [before, after]) {
      await management.writer.execute(putPolicy(one));
      expect(await look(management, one)).toMatchObject({ entity: one });
    }
    await management.writer.execute(deletePolicy(after));
  });

  test('reports the difference when a declaration differs from the live object', async () => {
    const management = await open(broker);
    await declareAll(management, exchange('differs', v), queue('differs', v));
    expect(await refusal(management.writer.execute(declare(exchange('differs', { ...v, type: 'direct' }))))).toMatchObject({
      code: 'step-refused',
      key: `exchange ${vhost.name} differs`,
      message: `inequivalent arg 'type' for exchange 'differs' in vhost '${vhost.name}': received 'direct' but current is 'topic'`,
    });
    const other = queue('differs', { ...v, arguments: { 'x-max-length': 4 } });
    expect(await refusal(management.writer.execute(declare(other)))).toMatchObject({
      code: 'step-refused',
      message: expect.stringMatching(/^inequivalent arg 'x-max-length' for queue 'differs'/),
    });
  });

  test('reports the reason of the broker when it refuses a declaration', async () => {
    const { writer } = await open(broker);
    const q = (name: string, args: Arguments, rest = {}) => declare(queue(name, { ...v, arguments: args, ...rest }));
    const refused: [Parameters<typeof writer.execute>[0], RegExp][] = [
      [q('r1', { 'x-message-ttl': -1 }), /invalid arg 'x-message-ttl'/],
      [q('r2', {}, { type: 'quorum', durable: false }), /invalid property 'non-durable'/],
      [declare(exchange('r3', { ...v, type: 'x-no-such' })), /unknown exchange type 'x-no-such'/],
      [
        putPolicy(policy('r4', { 'max-lengthy': 1 }, v)),
        /^Validation failed \[\{<<"max-lengthy">>,1\}\] are not recognised policy settings$/,
      ],
      [putPolicy(policy('r5', { 'max-length': 1 }, { ...v, pattern: '(' })), /pattern should be regular expression/],
      [bind(binding('r6', 'r7', 'k', v)), /exchange|queue|Not Found/],
      [bind(binding('amq.headers', 'r8', '', { ...v, arguments: { 'x-match': 'bogus' } })), /queue|Not Found/],
    ];
    for (const [step, reason] of refused) {
      expect(await refusal(writer.execute(step)), step.change).toMatchObject({
        code: 'step-refused',
        key: step.change,
        message: expect.stringMatching(reason),
      });
    }
    await writer.execute(q('r8', {}));
    const badMatch = bind(binding('amq.headers', 'r8', '', { ...v, arguments: { 'x-match': 'bogus' } }));
    expect(await refusal(writer.execute(badMatch))).toMatchObject({ message: expect.stringContaining('Invalid x-match field value') });
  });

  test('reports step-refused for reserved names and predeclared exchanges', async () => {
    const { writer } = await open(broker);
    for (const step of [declare(queue('amq.mine', v)), remove(exchange('amq.topic', v))]) {
      expect(await refusal(writer.execute(step))).toMatchObject({ code: 'step-refused', hint: 'names that begin with amq. are reserved' });
    }
  });

  test('does not send steps that the management API would misinterpret', async () => {
    const management = await open(broker);
    await declareAll(management, exchange('x', v), queue('q', v));
    const unsendable = [
      declare(queue('..', v)),
      remove(queue('.', v)),
      remove(exchange('', v)),
      declare(queue('exclusive', { ...v, exclusive: true, durable: false })),
      declare(queue('void', { ...v, arguments: { x: null } })),
      declare(exchange('time', { ...v, arguments: { x: { '!': 'timestamp', value: 1 } } })),
      bind(binding('x', 'q', 'k', { ...v, arguments: { n: { '!': 'byte', value: 1 } } })),
      bind(binding('x', 'q', 'k', { ...v, arguments: { n: [{ deep: { '!': 'int64', value: '9223372036854775808' } }] } })),
      bind(binding('x', 'q', 'a~b', { ...v, arguments: { n: 1 } })),
    ];
    for (const step of unsendable)
      expect(await refusal(management.writer.execute(step)), step.change).toMatchObject({ code: 'step-refused' });
    expect(await list('queues')).not.toEqual(expect.arrayContaining([expect.objectContaining({ name: 'void' })]));
    expect(await list('queues')).not.toEqual(expect.arrayContaining([expect.objectContaining({ name: 'exclusive' })]));
    expect(await look(management, binding('x', 'q', 'a~b', { ...v, arguments: { n: 1 } }))).toEqual(absent);
  });

  test('binds and unbinds routing keys with ~ that RabbitMQ can list', async () => {
    const management = await open(broker);
    await declareAll(management, exchange('tilde.x', v), queue('tilde.q', v));
    for (const [key, args] of [
      ['a~b', {}],
      ['a~b~', { n: 1 }],
      ['~', { n: 1 }],
      ['~', {}],
      ['', { n: 1 }],
    ] as const) {
      const b = binding('tilde.x', 'tilde.q', key, { ...v, arguments: args });
      await management.writer.execute(bind(b));
      expect(await look(management, b)).toMatchObject({ state: 'present' });
      await management.writer.execute(unbind(b));
      expect(await look(management, b)).toEqual(absent);
    }
  });

  test('declares typed arguments of queues and exchanges without changing them', async () => {
    const management = await open(broker);
    const args = {
      whole: { '!': 'double', value: 1 },
      small: 1e-7,
      big: { '!': 'int64', value: '9007199254740993' },
      list: [1, 1.5, 'x', true],
    };
    const [q, x] = [queue('typed', { ...v, type: 'classic', arguments: args }), exchange('typed', { ...v, arguments: args })];
    await declareAll(management, q, x);
    for (const entity of [q, x]) expect(await look(management, entity)).toMatchObject({ entity });
    const raw = await (await http(broker, 'GET', `queues/${vhost.name}/typed`)).text();
    expect(raw).toContain('"whole":1.0');
    expect(raw).toContain('"big":9007199254740993');
    expect(
      await refusal(management.writer.execute(declare({ ...q, arguments: { ...args, 'x-max-length': { '!': 'double', value: 1 } } }))),
    ).toMatchObject({
      message: expect.stringContaining('x-max-length'),
    });
  });

  test('unbinds a binding in both integer widths, and no other binding', async () => {
    const management = await open(broker);
    const one = binding('w.x', 'w.q', 'k', { ...v, arguments: { n: 7 } });
    const others = [binding('w.x', 'w.q', 'k', { ...v, arguments: { n: { '!': 'double', value: 7 } } }), binding('w.x', 'w.q', 'k', v)];
    await declareAll(management, exchange('w.x', v), queue('w.q', v), one, ...others);
    const channel = await openChannel(broker, vhost.name);
    const applications = (): Promise<unknown> => channel.bindQueue('w.q', 'w.x', 'k', { n: { '!': 'short', value: 7 } });
    await applications();
    const seen = await look(management, one);
    const keys = seen?.state === 'present' ? seen.facts.propertiesKeys : undefined;
    expect(keys).toHaveLength(2);
    await management.writer.execute(unbind(one, keys));
    expect(await look(management, one)).toEqual(absent);

    await declareAll(management, one);
    await applications();
    await management.writer.execute(unbind(one)); // without names: looked up
    expect(await look(management, one)).toEqual(absent);
    for (const other of others) expect(await look(management, other)).toMatchObject({ state: 'present' });
  });

  test('accepts the unbind of a binding that does not exist, or whose ends do not exist', async () => {
    const management = await open(broker);
    await declareAll(management, exchange('u.x', v), queue('u.q', v));
    for (const b of [binding('u.x', 'u.q', 'no', v), binding('u.x', 'gone', 'k', v), binding('gone', 'u.q', 'k', v)]) {
      await management.writer.execute(unbind(b));
      await management.writer.execute(unbind(b, ['k~AAAAAA']));
    }
  });

  test('deletes an exchange under if-unused only if it has no outgoing bindings', async () => {
    const management = await open(broker);
    const b = binding('used', 'q', 'k', v);
    await declareAll(management, exchange('used', v), queue('q', v), b);
    expect(await refusal(management.writer.execute(remove(exchange('used', v), 'if-unused')))).toMatchObject({
      code: 'step-refused',
      message: `exchange 'used' in vhost '${vhost.name}' in use`,
    });
    await management.writer.execute(unbind(b));
    await management.writer.execute(remove(exchange('used', v), 'if-unused'));
    expect(await look(management, exchange('used', v))).toEqual(absent);
  });

  test('runs sixteen steps concurrently', async () => {
    const management = await open(broker);
    const queues = Array.from({ length: 100 }, (_, n) => queue(`many.${n}`, v));
    expect(management.writer.width(declare(queue('many', v)))).toBe(16);
    await Promise.all(queues.map((one) => management.writer.execute(declare(one))));
    const { observations } = await management.reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    expect([...observations.keys()].filter((key) => key.includes(' many.'))).toHaveLength(100);
  });

  test('confirms only deletes in a virtual host that does not exist', async () => {
    const { writer } = await open(broker);
    const gone = { vhost: 'no/such' };
    expect(await refusal(writer.execute(declare(queue('q', gone))))).toMatchObject({ code: 'step-refused', message: 'vhost_not_found' });
    await writer.execute(remove(exchange('x', gone)));
  });

  test('names the missing permission when a user with some permissions is refused', async () => {
    const admin = await open(broker);
    await declareAll(admin, exchange('theirs', v), queue('theirs', v), binding('theirs', 'theirs', 'k', v));
    const mine = '^(mine.*|amq\\.default)$';
    const permissions = [{ vhost: vhost.name, configure: mine, write: mine, read: mine }];
    const user = await createUser(broker, { name: `some-${vhost.name}`, password: 'p', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const { writer, close } = await openManagement({ addresses: parseManagementUrls(user.httpUrl) });
    onTestFinished(close);

    const may = [declare(exchange('mine.x', v)), declare(queue('mine.q', v)), bind(binding('mine.x', 'mine.q', 'k', v))];
    for (const step of may) await writer.execute(step);
    const refused = [
      [declare(queue('new', v)), /configure permission on queue new/],
      [declare(exchange('new', v)), /configure permission on exchange new/],
      [remove(queue('theirs', v)), /configure permission on queue theirs/],
      [remove(exchange('theirs', v)), /configure permission on exchange theirs/],
      [bind(binding('theirs', 'mine.q', 'k', v)), /write permission on queue mine.q and read on exchange theirs/],
      [bind(binding('mine.x', 'theirs', 'k', v)), /write permission on queue theirs and read on exchange mine.x/],
      [unbind(binding('theirs', 'theirs', 'k', v), ['k']), /write permission on queue theirs/],
      [putPolicy(policy('p', { 'max-length': 1 }, v)), /tag policymaker/],
    ] as const;
    for (const [step, hint] of refused) {
      expect(await refusal(writer.execute(step)), step.change).toMatchObject({
        code: 'step-refused',
        key: step.change,
        message: expect.stringMatching(/^(Access refused\.|User not authorised to access object)$/),
        hint: expect.stringMatching(hint),
      });
    }
    expect(await look(admin, binding('theirs', 'theirs', 'k', v))).toMatchObject({ state: 'present' });
  });

  test('lets a policymaker set policies, and refuses deletes without access to the virtual host', async () => {
    const admin = await open(broker);
    await declareAll(admin, queue('stays', v));
    const permissions = [{ vhost: vhost.name }];
    const maker = await createUser(broker, { name: `maker-${vhost.name}`, password: 'p', tags: 'policymaker', permissions });
    const outside = await createUser(broker, { name: `outside-${vhost.name}`, password: 'p', tags: 'policymaker' });
    onTestFinished(async () => {
      await maker.remove();
      await outside.remove();
    });
    const p = policy('maker', { 'max-length': 1 }, { ...v, pattern: '^none$' });
    const made = await openManagement({ addresses: parseManagementUrls(maker.httpUrl) });
    onTestFinished(made.close);
    await made.writer.execute(putPolicy(p));
    const out = await openManagement({ addresses: parseManagementUrls(outside.httpUrl) });
    onTestFinished(out.close);
    for (const step of [
      deletePolicy(p),
      remove(queue('stays', v)),
      unbind(binding('amq.topic', 'stays', 'k', v)),
      declare(queue('n', v)),
    ]) {
      expect(await refusal(out.writer.execute(step)), step.change).toMatchObject({ code: 'step-refused' });
    }
    expect(await look(admin, p)).toMatchObject({ state: 'present' });
    await made.writer.execute(deletePolicy(p));
    expect(await look(admin, p)).toEqual(absent);
  });
});
