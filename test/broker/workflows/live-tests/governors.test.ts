// Live tests under what governs the real objects, declared or not: they fail where the real queue would, or report that they run without.
import { describe, expect, inject, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { outermost } from '../../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../../support/vhost.ts';

const dropped = `
queues:
  op.q: { type: quorum, maxLength: 100 }
tests:
  - { name: it is kept, publish: { routingKey: op.q }, expect: { queues: [op.q] } }
`;

const limited = `
queues:
  limited: { type: quorum, deadLetterExchange: '', deadLetterRoutingKey: dead }
  hot: { type: classic }
  dead: { type: classic }
tests:
  - name: the operator policy allows one return
    publish: { routingKey: limited }
    expect: { queues: [limited] }
    then: [{ redeliver: limited, times: 2, expect: { deadLetteredTo: [dead] } }]
  - name: the undeclared policy dead-letters
    publish: { routingKey: hot }
    expect: { queues: [hot] }
    then: [{ reject: hot, expect: { deadLetteredTo: [dead] } }]
`;

interface Report {
  readonly results: readonly TestResult[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

describe.each(outermost(inject('brokers')))('on RabbitMQ $version', (broker) => {
  const zero = useVhost(broker);
  const other = useVhost(broker);
  const envOf = (vhost: string, of = broker) => ({ RABBITMQ_URL: vhostUrl(of, vhost), RABBITMQ_MANAGEMENT_URL: of.httpUrl });
  const play = async (text: string, env: { [name: string]: string }, ...flags: string[]): Promise<Report & { code: number }> => {
    const cwd = directoryOf({ 'topology.yaml': text });
    const { code, out } = await topo(['test', '--live', '--format', 'json', ...flags], { cwd, env });
    return { code, ...(JSON.parse(out) as Report) };
  };
  const limit = (vhost: string, name: string, pattern: string, definition: object): Promise<Response> =>
    http(broker, 'PUT', `operator-policies/${vhost}/${name}`, { pattern, 'apply-to': 'queues', definition });

  test('a test of a queue whose operator policy drops every message fails, and names the operator policy', async () => {
    await limit(zero.name, 'op', '^op', { 'max-length': 0 });
    const { code, results, diagnostics } = await play(dropped, envOf(zero.name));
    expect({ code, diagnostics }).toEqual({ code: 8, diagnostics: [] });
    expect(results.flatMap(({ mismatches }) => mismatches)).toMatchObject([
      {
        expected: 'op.q',
        got: 'no queue',
        because: [{ note: expect.stringMatching(/^operator policy op \(max-length 0\) drops every message/) }],
      },
    ]);
    const cwd = directoryOf({ 'topology.yaml': dropped });
    expect(await topo(['test'], { cwd, env: envOf(zero.name) })).toMatchObject({ code: 0 });
  });

  test('a message that expires at once by an operator policy is not kept in the copy either', async () => {
    const name = `${zero.name}.ttl`;
    await http(broker, 'PUT', `vhosts/${name}`, {});
    try {
      await limit(name, 'op', '^op', { 'message-ttl': 0 });
      const { code, results } = await play(dropped, envOf(name));
      expect({ code, states: results.map(({ state }) => state) }).toEqual({ code: 8, states: ['failed'] });
    } finally {
      await http(broker, 'DELETE', `vhosts/${name}`);
    }
  });

  test('a test passes only under the operator policy and the undeclared policy of the real virtual host', async () => {
    const cwd = directoryOf({ 'topology.yaml': limited });
    expect(await topo(['test'], { cwd, env: {} })).toMatchObject({ code: 8 });
    await limit(other.name, 'returns', '^limited$', { 'delivery-limit': 1 });
    const definition = { 'dead-letter-exchange': '', 'dead-letter-routing-key': 'dead' };
    await http(broker, 'PUT', `policies/${other.name}/hot`, { pattern: '^hot$', 'apply-to': 'queues', definition });
    const { code, results, diagnostics } = await play(limited, envOf(other.name));
    const failed = results.filter(({ state }) => state !== 'passed');
    expect({ code, failed, diagnostics }).toEqual({ code: 0, failed: [], diagnostics: [] });
  });

  test('declared operator policies are in force before they are applied, and in a virtual host that does not exist yet', async () => {
    const text = `${dropped}operatorPolicies:\n  mine: { pattern: '^op', applyTo: queues, definition: { max-length: 0 } }\n`;
    for (const vhost of [other.name, `${zero.name}-not-there`]) {
      const { code, results, diagnostics } = await play(text, envOf(vhost));
      expect({ code, diagnostics }).toEqual({ code: 8, diagnostics: [] });
      expect(results.flatMap(({ mismatches }) => mismatches)).toMatchObject([
        { got: 'no queue', because: [{ note: expect.stringMatching(/^operator policy mine \(max-length 0\) drops every message/) }] },
      ]);
    }
  });

  test('a declared operator policy is in force in its declared form, not in that of the broker', async () => {
    const text = `${dropped}operatorPolicies:\n  op: { pattern: '^op', applyTo: queues, definition: { max-length: 50 } }\n`;
    const { code, diagnostics } = await play(text, envOf(zero.name));
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
  });

  test('a virtual host that does not exist yet governs nothing', async () => {
    const { code, diagnostics } = await play(dropped, envOf(`${zero.name}-not-there`));
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
  });

  test('governor-not-in-test is reported under scratch names and over AMQP', async () => {
    const scratch = '^topo\\.test\\..*';
    const access = { configure: scratch, write: `${scratch}|^amq\\.default$`, read: scratch };
    const permissions = [zero.name, other.name].map((vhost) => ({ vhost, ...access }));
    const user = await createUser(broker, { name: `modest-${zero.name}`, password: 'p', tags: 'management', permissions });
    try {
      const named = await play(dropped, envOf(zero.name, user));
      expect(named.code).toBe(0);
      expect(named.diagnostics.filter(({ code }) => code === 'governor-not-in-test')).toMatchObject([
        { message: `operator policy op (max-length 0) governs queue op.q in ${zero.name} and is not in force in the tests` },
      ]);
      const mine = `${dropped}operatorPolicies:\n  mine: { pattern: op, applyTo: queues, definition: { max-length: 0 } }\n`;
      const declared = await play(mine, envOf(other.name, user));
      expect(declared.code).toBe(0);
      expect(declared.diagnostics.map(({ message }) => message)).toContain(
        `operator policy mine (max-length 0) governs queue op.q in ${other.name} and is not in force in the tests`,
      );
      const blind = await play(dropped, envOf(zero.name, user), '--transport', 'amqp');
      expect(blind.code).toBe(0);
      expect(blind.diagnostics).toMatchObject([
        { code: 'governor-not-in-test', message: expect.stringContaining('not visible over AMQP') },
      ]);
    } finally {
      await user.remove();
    }
  });
});
