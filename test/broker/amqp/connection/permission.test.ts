// Each operation as a user without one of its permissions: the refusal names the permission and the object, also on 3.10, where the
// broker does not name the permission.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Step } from '../../../../src/model/plan.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';
import { bind, binding, declare, diagnosticOf, exchange, look, open, queue, remove, unbind } from '../support.ts';

const words = ['configure', 'write', 'read'] as const;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const saysWhich = !broker.version.startsWith('3.');
  const users = new Map<string, Awaited<ReturnType<typeof createUser>>>();

  beforeAll(async () => {
    await http(broker, 'PUT', `queues/${vhost.name}/kept`, { durable: true });
    // One user for each permission, who may do everything but that; and one who may do nothing.
    for (const lacks of [...words, 'all']) {
      const granted = Object.fromEntries(words.map((word) => [word, word === lacks || lacks === 'all' ? '^$' : '.*']));
      const name = `no-${lacks}@${vhost.name}`;
      users.set(lacks, await createUser(broker, { name, password: 's3cret', permissions: [{ vhost: vhost.name, ...granted }] }));
    }
  });
  afterAll(async () => {
    for (const user of users.values()) await user.remove();
  });

  function urlWithout(lacks: string): string {
    const user = users.get(lacks);
    if (user === undefined) throw new Error(lacks);
    return vhostUrl(user, vhost.name);
  }

  const at = vhost.name;
  const withDlx = queue(at, 'q', { arguments: { 'x-dead-letter-exchange': 'dead' } });
  const withAe = exchange(at, 'x', 'topic', { arguments: { 'alternate-exchange': 'other' } });
  const toQueue = binding(at, 'x', 'q');
  const toExchange = binding(at, 'x', 'y', { destinationType: 'exchange' });
  const cases: [string, string, Step, string][] = [
    ['declare a queue', 'configure', declare(queue(at, 'q')), 'q'],
    ['declare a quorum queue', 'configure', declare(queue(at, 'q', { type: 'quorum' })), 'q'],
    ['declare a queue with a dead-letter exchange', 'write', declare(withDlx), 'dead'],
    ['declare a queue with a dead-letter exchange', 'read', declare(withDlx), 'q'],
    ['declare an exchange', 'configure', declare(exchange(at, 'x')), 'x'],
    ['declare an exchange with an alternate', 'write', declare(withAe), 'other'],
    ['declare an exchange with an alternate', 'read', declare(withAe), 'x'],
    ['delete a queue', 'configure', remove(queue(at, 'q'), 'none'), 'q'],
    ['delete a queue with a guard', 'configure', remove(queue(at, 'kept', { type: 'classic' }), 'if-idle'), 'kept'],
    ['delete an exchange', 'configure', remove(exchange(at, 'x'), 'if-unused'), 'x'],
    ['bind a queue', 'write', bind(toQueue), 'q'],
    ['bind a queue', 'read', bind(toQueue), 'x'],
    ['bind an exchange', 'write', bind(toExchange), 'y'],
    ['bind an exchange', 'read', bind(toExchange), 'x'],
    ['unbind a queue', 'write', unbind(toQueue), 'q'],
    ['unbind a queue', 'read', unbind(toQueue), 'x'],
    ['unbind an exchange', 'write', unbind(toExchange), 'y'],
    ['unbind an exchange', 'read', unbind(toExchange), 'x'],
  ];

  test.each(cases)(
    'refuses to %s without the %s permission, and names the permission and the object',
    async (_, permission, step, name) => {
      const { writer } = await open(urlWithout(permission));
      const problem = await diagnosticOf(writer.execute(step));
      expect(problem).toMatchObject({ code: 'step-refused', severity: 'error', key: step.change });
      expect(problem.message).toMatch(saysWhich ? `403 ACCESS_REFUSED - ${permission} access to ` : '403 ACCESS_REFUSED - access to ');
      expect(problem.message).toContain(`'${name}' in vhost '${at}' refused for user 'no-${permission}@${at}'`);
      expect(problem.hint).toMatch(
        new RegExp(`the (configure or \\(because of .*\\) the )?${permission} pattern of user 'no-${permission}@${at}'`),
      );
      expect(problem.hint).toContain(`must match '${name}', such as ^${name}$ (`);
      expect(JSON.stringify(problem)).not.toContain('s3cret');
    },
  );

  test('completes the other steps when some are refused', async () => {
    const { writer } = await open(urlWithout('configure'));
    const admin = await open(vhost.url);
    await admin.writer.execute(declare(exchange(at, 'x')));
    await admin.writer.execute(declare(queue(at, 'q')));
    const refused = Array.from({ length: 40 }, (_, index) => writer.execute(declare(queue(at, `no-${index}`))));
    const done = Array.from({ length: 40 }, (_, index) => writer.execute(bind(binding(at, 'x', 'q', { routingKey: `${index}` }))));
    const outcomes = (await Promise.allSettled([...refused, ...done])).map(({ status }) => status);
    expect(outcomes).toEqual([...refused.map(() => 'rejected'), ...done.map(() => 'fulfilled')]);
  });

  test('proposes a regular expression that matches the name and no other', async () => {
    const { writer } = await open(urlWithout('configure'));
    const names = ['a.b', 'a+b', '(a|b)', 'a\\d', '^$'];
    for (const name of names) {
      const { hint = '' } = await diagnosticOf(writer.execute(declare(queue(at, name))));
      const pattern = new RegExp(/, such as (.*) \(rabbitmqctl/.exec(hint)?.[1] ?? 'nothing was proposed', 'u');
      expect(names.filter((one) => pattern.test(one))).toEqual([name]);
    }
  });

  test('does not mention permissions when the broker refuses a reserved name', async () => {
    const { writer } = await open(vhost.url);
    const problem = await diagnosticOf(writer.execute(declare(queue(at, 'amq.mine'))));
    expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('contains reserved prefix') });
    expect(problem.hint).toBeUndefined();
    const deleted = await diagnosticOf(writer.execute(remove(exchange(at, 'amq.topic'), 'none')));
    expect(deleted).toMatchObject({ code: 'step-refused', message: expect.stringContaining('deletion of system exchange') });
  });

  test('observes without any permission before 4.2.7 and 4.3.1, and reports access-refused from there on', async () => {
    const broker1 = await open(urlWithout('all'));
    const looking = look(broker1, queue(at, 'nope'), exchange(at, 'nope'));
    if (checksLooks(broker.version)) {
      const problem = await diagnosticOf(looking);
      expect(problem).toMatchObject({ code: 'access-refused', message: expect.stringContaining('ACCESS_REFUSED') });
      expect(problem.hint).toMatch(/^the configure, the write or the read pattern of user/);
    } else {
      expect(await looking).toEqual([{ state: 'absent' }, { state: 'absent' }]);
    }
    for (const lacks of words) expect(await look(await open(urlWithout(lacks)), queue(at, 'nope'))).toEqual([{ state: 'absent' }]);
  });

  test('observes only existence without the configure permission, and everything without write and read', async () => {
    const admin = await open(vhost.url);
    const other = { 'x-dead-letter-exchange': 'dead' };
    await admin.writer.execute(declare(queue(at, 'seen', { arguments: other })));
    await admin.writer.execute(declare(exchange(at, 'seen', 'topic', { arguments: { 'alternate-exchange': 'dead' } })));
    const wanted = [
      queue(at, 'seen', { arguments: { ...other, 'x-max-length': 5 } }),
      exchange(at, 'seen', 'topic', { arguments: { 'alternate-exchange': 'dead' } }),
      queue(at, 'none', { arguments: other }),
      exchange(at, 'none', 'topic', { arguments: { 'alternate-exchange': 'dead' } }),
    ];
    const refused = expect.stringMatching(/^403 ACCESS_REFUSED - /);
    expect(await look(await open(urlWithout('configure')), ...wanted)).toEqual([
      { state: 'opaque', facts: { ready: 0, consumers: 0 }, detail: refused },
      { state: 'opaque', facts: {}, detail: refused },
      { state: 'absent' },
      { state: 'absent' },
    ]);
    for (const lacks of ['write', 'read']) {
      expect(await look(await open(urlWithout(lacks)), ...wanted)).toEqual([
        { state: 'present', entity: queue(at, 'seen', { type: 'classic', arguments: other }), facts: { ready: 0, consumers: 0 } },
        { state: 'present', entity: exchange(at, 'seen', 'topic', { arguments: { 'alternate-exchange': 'dead' } }), facts: {} },
        { state: 'absent' },
        { state: 'absent' },
      ]);
    }
  });
});

function checksLooks(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major > 4 || (major === 4 && (minor > 3 || (minor === 3 && patch >= 1) || (minor === 2 && patch >= 7)));
}
