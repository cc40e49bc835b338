// Faults while steps run: a connection that is killed, dropped or silent, and operations that end connections. No outcome is ever wrong:
// confirmed steps were executed, refused ones were not, all others are unknown, and nothing hangs.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { OpenAmqp } from '../../../../src/broker/amqp/open.ts';
import { type Diagnostic, TopoError } from '../../../../src/model/diagnostic.ts';
import { keyOf } from '../../../../src/model/key.ts';
import { eventually } from '../../../support/eventually.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';
import { type BreakingProxy, declare, diagnosticOf, exchange, look, open, queue, remove, startProxy } from '../support.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const at = vhost.name;

  /** Declares queues, 16 concurrently, injects a fault after 20 of them, and continues until 20 have failed. */
  async function declareAndBreak(writer: OpenAmqp['writer'], prefix: string, breakIt: () => Promise<void> | void) {
    const outcomes = new Map<string, Diagnostic | 'done'>();
    let broken: Promise<void> | undefined;
    let failed = 0;
    let next = 0;
    const worker = async (): Promise<void> => {
      while (failed < 20) {
        next += 1;
        const name = `${prefix}.${next}`;
        try {
          await writer.execute(declare(queue(at, name)));
          outcomes.set(name, 'done');
        } catch (error) {
          outcomes.set(name, errorOf(error));
          failed += 1;
        }
        if (outcomes.size >= 20) broken ??= Promise.resolve(breakIt());
        // It must show at once: 2,000 more are far too many.
        if (outcomes.size > 2000) throw new Error('nothing is broken');
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    await broken;
    return outcomes;
  }

  async function expectHonest(outcomes: Map<string, Diagnostic | 'done'>, reason: RegExp): Promise<void> {
    const listed = new Set(
      ((await (await http(broker, 'GET', `queues/${at}?disable_stats=true`)).json()) as { name: string }[]).map(({ name }) => name),
    );
    const done = [...outcomes].filter(([, outcome]) => outcome === 'done').map(([name]) => name);
    const unknown = [...outcomes.values()].filter((outcome) => outcome !== 'done');
    expect(done.length).toBeGreaterThanOrEqual(20);
    expect(unknown.length).toBeGreaterThanOrEqual(20);
    expect(done.filter((name) => !listed.has(name))).toEqual([]);
    for (const problem of unknown) {
      expect(problem).toMatchObject({ code: 'step-unknown', severity: 'error', message: expect.stringMatching(reason) });
    }
  }

  async function expectFails(writer: OpenAmqp['writer']): Promise<void> {
    const problem = await diagnosticOf(writer.execute(declare(queue(at, 'later'))));
    expect(problem).toMatchObject({ code: 'step-unknown', message: expect.stringContaining('connection lost') });
  }

  test('reports no wrong outcome when an operator closes the connection midway', async () => {
    const name = `killed@${at}`;
    const user = await createUser(broker, {
      name,
      password: 's3cret',
      permissions: [{ vhost: at, configure: '.*', write: '.*', read: '.*' }],
    });
    onTestFinished(() => user.remove());
    const { writer } = await open(vhostUrl(user, at));
    const outcomes = await declareAndBreak(writer, 'killed', async () => {
      // The management API lists the name of a connection only after seconds.
      await http(broker, 'DELETE', `connections/username/${encodeURIComponent(name)}`);
    });
    await expectHonest(outcomes, /connection lost: 320 CONNECTION_FORCED - .* \(amqp:\/\/127\.0\.0\.1:\d+\)$/);
    await expectFails(writer);
  });

  test('reports no wrong outcome when the network drops the connection midway', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url));
    const outcomes = await declareAndBreak(there.writer, 'cut', () => proxy.cut());
    await expectHonest(outcomes, /connection lost: (read|write) (ECONNRESET|EPIPE)/);
    await expectFails(there.writer);
    // An observation opens a new connection.
    expect(await look(there, queue(at, 'cut.1'))).toMatchObject([{ state: 'present', facts: { ready: 0, consumers: 0 } }]);
  });

  test('reports steps as unknown after the time-out when the broker stops responding, and closes without waiting', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url), { timeoutMs: 1_000 });
    const outcomes = await declareAndBreak(there.writer, 'silent', () => proxy.freeze());
    await expectHonest(outcomes, /no response within 1 s/);
    await closes(there, proxy);
  });

  test('observes unknown, not absent, when the broker does not respond', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url), { timeoutMs: 1_000 });
    proxy.freeze();
    const silent = { state: 'unknown', reason: 'unavailable', detail: 'no response within 1 s' };
    expect(await look(there, queue(at, 'nope'), exchange(at, 'nope'))).toEqual([silent, silent]);
    await closes(there, proxy);
  });

  test('reports connection-lost when the connection drops during an observation, and reconnects for the next one', async () => {
    const proxy = await startProxy(vhost.url);
    const there = await open(proxy.url(vhost.url));
    const wanted = new Map(Array.from({ length: 500 }, (_, index) => queue(at, `look.${index}`)).map((one) => [keyOf(one), one]));
    const onProgress = (done: number): void => {
      if (done === 100) proxy.cut();
    };
    const problem = await diagnosticOf(there.reader.observe({ vhosts: [at], wanted, onProgress }));
    expect(problem).toMatchObject({ code: 'connection-lost', message: expect.stringMatching(/(read|write) (ECONNRESET|EPIPE)/) });
    expect(await look(there, queue(at, 'nope'))).toEqual([{ state: 'absent' }]);
  });

  test('completes 50 declares in flight when an unknown exchange type ends the connection (3.10)', async () => {
    const { writer } = await open(vhost.url);
    const good = Array.from({ length: 50 }, (_, index) => declare(queue(at, `type.${index}`)));
    const bad = [1, 2, 3].map((index) => declare(exchange(at, `bad.${index}`, 'x-no-such-type')));
    const outcomes = await Promise.all([...good, ...bad].map((step) => writer.execute(step).then(() => undefined, errorOf)));
    expect(outcomes.slice(0, 50)).toEqual(good.map(() => undefined));
    for (const problem of outcomes.slice(50)) {
      expect(problem).toMatchObject({
        code: 'step-refused',
        message: expect.stringMatching(/: (503|406) .* - unknown exchange type 'x-no-such-type' \(amqp:/),
      });
      expect(problem?.hint).toContain('plugin');
    }
  });

  test('completes the declares in flight when arguments end the connection (on some versions)', async () => {
    const { writer } = await open(vhost.url);
    const good = Array.from({ length: 20 }, (_, index) => declare(queue(at, `args.${index}`)));
    const locator = declare(queue(at, 'located', { arguments: { 'x-queue-master-locator': 'random' } }));
    const age = declare(queue(at, 'aged', { type: 'stream', arguments: { 'x-max-age': 'D' } }));
    const outcomes = await Promise.all([...good, locator, age].map((step) => writer.execute(step).then(() => undefined, errorOf)));
    expect(outcomes.slice(0, 20)).toEqual(good.map(() => undefined));
    if (broker.version.startsWith('4.3')) {
      expect(outcomes[20]).toMatchObject({ code: 'step-refused', message: expect.stringMatching(/541 .*is deprecated/) });
    } else {
      expect(outcomes[20]).toBeUndefined();
    }
    // 3.10 and 4.0 end the connection with a bare 541, which does not show whether anything was done.
    expect(outcomes[21]?.code).toBe(broker.version.startsWith('4.3') ? 'step-refused' : 'step-unknown');
    await writer.execute(remove(queue(at, 'located'), 'none'));
  });

  test('reports refusals on an open connection when a permission is revoked while steps run', async () => {
    const name = `revoked@${at}`;
    const user = await createUser(broker, { name, password: 's3cret', permissions: [{ vhost: at, configure: '.*' }] });
    onTestFinished(() => user.remove());
    const { writer } = await open(vhostUrl(user, at));
    await writer.execute(declare(queue(at, 'before')));
    const path = `permissions/${encodeURIComponent(at)}/${encodeURIComponent(name)}`;
    await http(broker, 'PUT', path, { configure: '^$', write: '', read: '' });
    // An open channel uses cached permissions for a while; a new one does not.
    await eventually(async () => {
      const problem = await diagnosticOf(writer.execute(declare(queue(at, `after.${Math.random()}`))));
      expect(problem).toMatchObject({ code: 'step-refused', message: expect.stringContaining('403 ACCESS_REFUSED') });
    });
    await http(broker, 'PUT', path, { configure: '.*', write: '', read: '' });
    await writer.execute(declare(queue(at, 'again')));
  });
});

function errorOf(error: unknown): Diagnostic {
  const [first] = error instanceof TopoError ? error.diagnostics : [];
  if (first === undefined) throw error;
  return first;
}

async function closes(there: OpenAmqp, proxy: BreakingProxy): Promise<void> {
  await there.close();
  proxy.thaw();
  await eventually(() => expect(proxy.count()).toBe(0));
}
