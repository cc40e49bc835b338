// The table of policy keys on real brokers: which keys, values and `apply-to` a policy and an operator policy may have, and which keys
// keep a policy off a queue of each type.
import { describe, inject, test, vi } from 'vitest';
import type { Policy, QueueType } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import { policyKeys } from '../../../src/rabbitmq/policy-key-table.ts';
import { acceptanceIn, applyToValues, keyEffect, neededBeside } from '../../../src/rabbitmq/policy-keys.ts';
import type { PolicyKey, PolicyKind } from '../../../src/rabbitmq/policy-rows.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { twoValuesOf, valuesOf } from '../../support/argument-values.ts';
import { confirm, inParallel, openAsking, type Row, status } from '../../support/conformance.ts';
import { http, useVhost } from '../../support/vhost.ts';

const kinds: readonly PolicyKind[] = ['policy', 'operatorPolicy'];
const types: readonly QueueType[] = ['classic', 'quorum', 'stream'];
/** Accepted by every version, in both kinds, and by queues of no type refused. */
const harmless: Arguments = { 'max-length-bytes': 1_000_000_000 };

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const voiding = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('accepts the keys and values that the table has', async ({ task }) => {
    const table = capabilitiesOf(version, { plugins: await enabledPlugins() });
    const rows = kinds.flatMap((kind) =>
      policyKeys.flatMap((row) =>
        valuesToPlay(row, kind).map((value, at): Row => {
          const definition = { ...neededBy(row, value), [row.key]: value };
          return acceptance(kind, `${kind} ${row.key} ${at}`, 'all', definition, table);
        }),
      ),
    );
    const alone = policyKeys
      .filter(({ needs }) => needs !== undefined)
      .map((row) => acceptance('policy', `alone ${row.key}`, 'all', { [row.key]: oneValueOf(row) }, table));
    const unknown = kinds.flatMap((kind) =>
      ['max-priority', 'single-active-consumer', 'quorum-initial-group-size', 'selector-fields', 'x-max-length', 'of-nothing'].map(
        (key): Row => ({ ...acceptance(kind, `${kind} ${key}`, 'all', { [key]: 1 }, table), expected: '400' }),
      ),
    );
    await confirm(task.meta, broker, 'policy keys', [...rows, ...alone, ...unknown]);
  });

  test('accepts every key under each apply-to, also where no object of that kind has the key', async ({ task }) => {
    const table = capabilitiesOf(version, { plugins: await enabledPlugins() });
    const rows = kinds.flatMap((kind) =>
      policyKeys.flatMap((row) =>
        [...applyToValues.keys(), 'bogus'].map((applyTo): Row => {
          const definition = { ...neededBy(row), [row.key]: oneValueOf(row) };
          return acceptance(kind, `to ${kind} ${row.key} ${applyTo}`, applyTo, definition, table);
        }),
      ),
    );
    await confirm(task.meta, broker, 'apply-to', rows);
  });

  test('keeps a policy off queues of a type for the keys that the table has', async ({ task }) => {
    const cells = kinds.flatMap((kind) =>
      policyKeys
        .filter((row) => row.plugin === undefined && acceptanceIn(row, kind, version)?.accepted === true)
        .flatMap((row) => types.map((type) => ({ kind, row, type, name: `${kind} ${row.key} ${type}` }))),
    );
    const below = [
      await put(voiding.name, 'policy', 'below', { pattern: '^policy ', applyTo: 'queues', definition: harmless, priority: 0 }),
      await put(voiding.name, 'operatorPolicy', 'below', { pattern: '^oper', applyTo: 'queues', definition: harmless, priority: 0 }),
    ];
    if (below.some(({ code }) => code !== 201)) throw new Error(JSON.stringify(below));
    const asking = await openAsking(voiding.url);
    // before any queue is declared: a policy that is set is matched with every queue of the virtual host
    await inParallel(cells, async ({ kind, row, name }) => {
      const definition = { ...neededBy(row), [row.key]: oneValueOf(row) };
      const set = await put(voiding.name, kind, name, { pattern: `^${name}$`, applyTo: 'queues', definition, priority: 1 });
      if (set.code !== 201) throw new Error(`${name}: ${JSON.stringify(set)}`);
    });
    await inParallel(cells, async ({ type, name }) => {
      const declared = await asking.ask((channel) => channel.assertQueue(name, { arguments: { 'x-queue-type': type } }));
      if (!declared.ok) throw new Error(`${name}: ${declared.text}`);
    });
    const applied = await appliedPolicies(cells.map(({ name }) => name));
    const rows = cells.map(({ kind, row, type, name }): Row => {
      const field = kind === 'policy' ? 'policy' : 'operator_policy';
      const keys = [...Object.keys(neededBy(row)), row.key];
      const expected = keys.some((key) => keyEffect(key, type, version) === 'void') ? 'below' : name;
      return { text: `the ${kind} that applies to ${name}`, expected, play: async () => applied.get(name)?.[field] ?? 'none' };
    });
    await confirm(task.meta, broker, 'keys that void a policy', rows);
  });

  /** The policies that each queue shows, once every queue shows some: statistics lag behind. */
  async function appliedPolicies(names: readonly string[]) {
    type Shown = { readonly name: string; readonly policy?: string | null; readonly operator_policy?: string | null };
    return vi.waitFor(
      async () => {
        // 4.3 alone shows them without statistics
        const path = `queues/${encodeURIComponent(voiding.name)}`;
        const shown = (await (await http(broker, 'GET', path)).json()) as readonly Shown[];
        const byName = new Map(shown.map((one) => [one.name, one]));
        const silent = names.filter((name) => (byName.get(name)?.policy ?? byName.get(name)?.operator_policy ?? null) === null);
        if (silent.length > 0) throw new Error(`no policy is shown of ${silent.join(', ')}`);
        return byName;
      },
      { timeout: 40_000, interval: 500 },
    );
  }

  function acceptance(
    kind: PolicyKind,
    name: string,
    applyTo: string,
    definition: Arguments,
    table: ReturnType<typeof capabilitiesOf>,
  ): Row {
    const policy: Policy = { kind: 'policy', vhost: vhost.name, name, pattern: '^of nothing$', applyTo, priority: 0, definition };
    const refusal = (kind === 'policy' ? table.policy(policy) : table.operatorPolicy(policy)).find(({ effect }) => effect === 'refused');
    return {
      text: `${kind} ${JSON.stringify(definition)} on ${applyTo}`,
      expected: refusal === undefined ? 'accepted' : String(refusal.code),
      play: async () => {
        const { code, text } = await put(vhost.name, kind, name, policy);
        if (code === 201 || code === 204) return 'accepted';
        return code === 400 ? '400' : `${code} ${text}`.trim(); // of a 400 the text differs by version
      },
    };
  }

  function put(of: string, kind: PolicyKind, name: string, policy: Pick<Policy, 'pattern' | 'applyTo' | 'definition' | 'priority'>) {
    const { pattern, applyTo, definition, priority } = policy;
    const path = `${kind === 'policy' ? 'policies' : 'operator-policies'}/${encodeURIComponent(of)}/${encodeURIComponent(name)}`;
    return status(broker, 'PUT', path, { pattern, 'apply-to': applyTo, definition, priority });
  }

  async function enabledPlugins(): Promise<readonly string[]> {
    const nodes = (await (await http(broker, 'GET', 'nodes?columns=enabled_plugins')).json()) as { enabled_plugins: string[] }[];
    return nodes.flatMap(({ enabled_plugins: plugins }) => plugins);
  }

  /** Of a key that is refused whatever its value two values are enough. */
  function valuesToPlay(row: PolicyKey, kind: PolicyKind) {
    const values = row.rule.kind === 'any' ? [oneValueOf(row)] : valuesOf(row.rule);
    return acceptanceIn(row, kind, version)?.accepted === true ? values : [...values.slice(0, 1), ...values.slice(-1)];
  }
});

/** `ha-params` counts the mirrors of `ha-mode: exactly`. */
function oneValueOf(row: PolicyKey) {
  if (row.key === 'ha-params') return 1;
  return twoValuesOf(row.rule)[0];
}

function neededBy(row: PolicyKey, value = oneValueOf(row)): Arguments {
  const needed = neededBeside(row, value);
  if (needed === 'ha-mode') return row.key === 'ha-params' ? { 'ha-mode': 'exactly' } : { 'ha-mode': 'all' };
  if (needed === 'ha-params') return { [needed]: value === 'nodes' ? ['rabbit@one'] : 1 };
  return needed === undefined ? {} : { [needed]: 1 };
}
