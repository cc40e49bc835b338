// Which patterns brokers on a newer Erlang refuse or read otherwise: generated patterns as policies, and the commands that foresee it.
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { firstErlangWithPcre2, patternChanges } from '../../../src/rabbitmq/pattern-changes.ts';
import { erlangRelease } from '../../../src/rabbitmq/pattern-limitations.ts';
import { isSince, newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { eventually } from '../../support/eventually.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { http, useVhost, vhostUrl } from '../../support/vhost.ts';

const escapes = [...'ABCDFGIJKMNORSTWXYZabdefhijmnqrstvwyz0189'].map((letter) => `\\${letter}`);
const members = ['a', 'z', '-', '-', '-', '.', '^', 'a-z', '[:alpha:]', '\\x41', '\\x', '\\-', '\\]', ...escapes];
const klass = fc
  .tuple(fc.constantFrom('[', '[^', '[]'), fc.array(fc.constantFrom(...members), { minLength: 1, maxLength: 4 }))
  .map(([opening, inside]) => `${opening}${inside.join('')}]`);
const atom = fc.oneof(klass, fc.constantFrom('a', '.', '^', '$', '(a)', '(?:b|c)', '(?=a)', '(?i)', '(?X)', '\\Q-{\\E', '\\x', ...escapes));
const quantifier = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('*', '+?', '{2}', '{,2}', '{ 1 }', '{1, 2}', '{ ,2}', '{2, 1}', '{,}', '{a}') },
);
const pattern = fc
  .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

/** The same patterns on every broker. */
const generated = [...new Set(fc.sample(pattern, { seed: 148, numRuns: 150 }))];

/** By pattern, whether a broker on an Erlang before 28 accepts it. */
const older = new Map<string, boolean>();

const brokers = inject('brokers');

describe.each(brokers)('RabbitMQ $version ($name)', (broker) => {
  const vhost = useVhost(broker);
  const at = encodeURIComponent(vhost.name);
  let hasPcre2 = false;

  beforeAll(async () => {
    const overview = (await (await http(broker, 'GET', 'overview')).json()) as { erlang_version?: unknown };
    hasPcre2 = (erlangRelease(overview.erlang_version) ?? 0) >= firstErlangWithPcre2;
  });

  const accepts = async (one: string): Promise<boolean> => {
    const body = { pattern: one, 'apply-to': 'queues', definition: { 'max-length': 10 } };
    try {
      await http(broker, 'PUT', `policies/${at}/p`, body);
      return true;
    } catch (error) {
      expect(String(error)).toMatch(/ 400 /);
      return false;
    }
  };

  it('refuses what is foreseen of the generated patterns, and nothing else that an older Erlang accepts', {
    timeout: 240_000,
  }, async () => {
    const wrong: string[] = [];
    let refused = 0;
    for (const one of generated) {
      const isAccepted = await accepts(one);
      if (!hasPcre2) {
        older.set(one, isAccepted);
        continue;
      }
      const isRefused = patternChanges(one).some(({ effect }) => effect === 'refused');
      if (older.get(one) === true && isRefused === isAccepted) wrong.push(one);
      if (older.get(one) === true && isRefused) refused += 1;
    }
    expect(wrong).toEqual([]);
    // without an older broker before it in the list, there is nothing to compare
    if (hasPcre2 && older.size > 0) expect(refused).toBeGreaterThan(20);
  });

  it('accepts 1024 bytes, and refuses more from 4.3 on', async () => {
    expect(await accepts('a'.repeat(1024))).toBe(true);
    expect(await accepts('a'.repeat(1025))).toBe(!isSince(versionOf(broker.version) ?? newest, [4, 3, 6]));
  });

  it('reads a quantifier without a minimum as text up to Erlang 27', async () => {
    for (const name of ['aa', 'a{,2}']) await http(broker, 'PUT', `queues/${at}/${encodeURIComponent(name)}`, { durable: true });
    const matched = async (): Promise<readonly string[]> => {
      const queues = (await (await http(broker, 'GET', `queues/${at}?disable_stats=true`)).json()) as { name: string; policy?: string }[];
      return queues.flatMap(({ name, policy }) => (policy === 'p' ? [name] : []));
    };
    expect(await accepts('^a{,2}$')).toBe(true);
    await eventually(async () => expect(await matched()).toEqual(hasPcre2 ? ['aa'] : ['a{,2}']));
    expect(await accepts('^a\\{,2}$')).toBe(true);
    await eventually(async () => expect(await matched()).toEqual(['a{,2}']));
    await http(broker, 'DELETE', `policies/${at}/p`);
  });

  it('blocks a plan with the fix where the broker refuses the pattern, and applies the fixed one', async () => {
    const file = (hyphen: string) =>
      `policies:\n  cap: { pattern: '^o\\.[\\w${hyphen}.]+$', applyTo: queues, definition: { max-length: 9 } }\n`;
    const cwd = directoryOf({ 'refused.yaml': file('-'), 'fixed.yaml': file('\\-') });
    const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
    const { code, out } = await topo(['plan', 'refused.yaml'], { cwd, env });
    expect(code).toBe(hasPcre2 ? 4 : 0);
    if (hasPcre2) expect(out).toContain('write \\w\\-. instead of \\w-.');
    expect(await topo(['apply', 'fixed.yaml', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
  });
});
