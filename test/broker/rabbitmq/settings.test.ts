// Which value holds where an argument, a policy and an operator policy set the same key, observed on real brokers: by what messages meet,
// or, of two policies, by what the management API shows. What shows only after a minute or with several nodes rests on the source.
import { describe, expect, inject, test, vi } from 'vitest';
import type { Exchange, Policy, Queue } from '../../../src/model/entity.ts';
import type { Arguments, ArgumentValue } from '../../../src/model/values.ts';
import { policyKeys } from '../../../src/rabbitmq/policy-key-table.ts';
import { acceptsKey } from '../../../src/rabbitmq/policy-keys.ts';
import { deliveryLimitOf, operatorRows, type SettingOf, settingOf, settingRows } from '../../../src/rabbitmq/settings.ts';
import { measuredAs, newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { twoValuesOf } from '../../support/argument-values.ts';
import { confirm, inParallel, openAsking, type Row, status } from '../../support/conformance.ts';
import { type SettingPlay, settingPlays } from '../../support/setting-plays.ts';
import { http, useVhost } from '../../support/vhost.ts';

/** Who sets which of the values of a play, by index. */
interface Given {
  readonly argument?: number;
  readonly policy?: number;
  readonly operatorPolicy?: number;
}

describe.each(inject('brokers'))('$name $version', (broker) => {
  const effects = useVhost(broker);
  const merges = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('lets that value hold which the table has', async ({ task }) => {
    const asking = await openAsking(effects.url);
    const policies: (readonly [string, Policy | undefined])[] = [];
    const rows = settingPlays.flatMap((play) =>
      play.of.flatMap((of) => givenOf(play, of).map((given, at) => effectRow(play, of, given, at))),
    );
    await putAll(effects.name, policies);
    await confirm(task.meta, broker, 'settings', [...rows, ...sourceRows()]);

    function effectRow(play: SettingPlay, of: SettingOf, given: Given, at: number): Row {
      const id = `${play.key} ${of} ${at}`;
      const values = play.values(id);
      const valueAt = (index: number | undefined) => (index === undefined ? undefined : values[index]);
      const entity = entityOf(play, of, id, valueAt(given.argument));
      const policy = policyOf(id, of, play.key, valueAt(given.policy));
      const operatorPolicy = policyOf(id, of, play.key, valueAt(given.operatorPolicy));
      policies.push(['policies', policy], ['operator-policies', operatorPolicy]);
      const governed = { entity, policy, operatorPolicy, version };
      const value = settingOf(governed, play.key)?.value;
      const limit = deliveryLimitOf(governed);
      const expected =
        play.key === 'delivery-limit'
          ? limit === undefined
            ? 'no limit'
            : `${limit.returns + 1} deliveries`
          : (play.shows?.(value) ?? String(value ?? 'none'));
      return {
        text: `${play.key} of ${of}: ${JSON.stringify({ argument: valueAt(given.argument), policy: policy?.definition, operatorPolicy: operatorPolicy?.definition })}`,
        expected,
        play: async () => {
          const answer = await asking.ask(async (channel) => {
            await play.prepare?.(channel, id);
            if (entity.kind === 'exchange') await channel.assertExchange(id, entity.type, { arguments: entity.arguments });
            else await channel.assertQueue(id, { arguments: { ...entity.arguments, 'x-queue-type': entity.type } });
            return play.observe(channel, id);
          });
          return answer.ok ? answer.value : `${answer.code} ${answer.text}`;
        },
      };
    }
  });

  test('merges a policy and an operator policy as the table has it', async ({ task }) => {
    const keys = policyKeys.filter(({ key }) =>
      operatorRows.some((row) => row.key === key && row.versions?.includes(measuredAs(version)) !== false),
    );
    const cells = keys.flatMap((row) => {
      const [one, other] = twoValuesOf(row.rule);
      // what no queue of a type has is found on one that has it: each key is obeyed by one type at least
      const beside: Arguments = typeof row.needs === 'object' ? { 'delayed-retry-min': 1 } : {};
      return (
        [
          [one, other],
          [other, one],
        ] as const
      ).map(([given, limit], at) => ({ key: row.key, id: `merged ${row.key} ${at}`, given, limit, beside }));
    });
    const asking = await openAsking(merges.url);
    await putAll(
      merges.name,
      cells.flatMap(({ key, id, given, limit, beside }) => [
        ['policies', policyOf(id, 'quorum', key, given, beside)],
        ['operator-policies', policyOf(id, 'quorum', key, limit, beside)],
      ]),
    );
    await inParallel(cells, async ({ key, id }) => {
      const declared = await asking.ask((channel) => channel.assertQueue(id, { arguments: { 'x-queue-type': typeFor(key) } }));
      if (!declared.ok) throw new Error(`${id}: ${declared.text}`);
    });
    const shown = await effectivePolicies(cells.map(({ id }) => id));
    const rows = cells.map(({ key, id, given, limit }): Row => {
      const entity: Queue = { ...queueNamed(id), type: typeFor(key) };
      const [policy, operatorPolicy] = [policyOf(id, 'quorum', key, given), policyOf(id, 'quorum', key, limit)];
      const expected = JSON.stringify(settingOf({ entity, policy, operatorPolicy, version }, key)?.value);
      const play = async () => JSON.stringify(shown.get(id)?.[key]);
      return { text: `${key}: policy ${JSON.stringify(given)}, operator policy ${JSON.stringify(limit)}`, expected, play };
    });
    await confirm(task.meta, broker, 'merged policies', rows);
  });

  test('has every key that both kinds of policies accept in the table of merges, but one that ends the connection', () => {
    const both = policyKeys.filter((row) => {
      const [one] = twoValuesOf(row.rule);
      return acceptsKey(row, 'policy', version, one) && acceptsKey(row, 'operatorPolicy', version, one);
    });
    const merged = new Set(operatorRows.map(({ key }) => key));
    const missing = both.map(({ key }) => key).filter((key) => !merged.has(key));
    expect(missing).toEqual(measuredAs(version) === '4.0' ? ['queue-master-locator'] : []);
  });

  /** Those of the table that no play observes. */
  function sourceRows(): readonly Row[] {
    return settingRows.flatMap(({ key, of, versions, merge, source }) => {
      if (versions?.includes(measuredAs(version)) === false) return [];
      const unseen = of.filter((one) => !settingPlays.some((play) => play.key === key && play.of.includes(one)));
      return unseen.map((one): Row => ({ text: `${key} of ${one}, ${source ?? 'measured by hand'}`, expected: merge }));
    });
  }

  /** One value alone, and every two and three of them in each order. */
  function givenOf(play: SettingPlay, of: SettingOf): readonly Given[] {
    const row = policyKeys.find(({ key }) => key === play.key);
    const values = play.values('some');
    const may = (kind: 'policy' | 'operatorPolicy') =>
      [undefined, ...values.keys()].filter((at) => {
        const value = at === undefined ? undefined : values[at];
        return value === undefined || (row !== undefined && acceptsKey(row, kind, version, value));
      });
    const all = [undefined, ...values.keys()];
    return all.flatMap((argument) =>
      may('policy').flatMap((policy) =>
        (of === 'exchange' ? [undefined] : may('operatorPolicy')).map((operatorPolicy): Given => {
          return {
            ...(argument === undefined ? {} : { argument }),
            ...(policy === undefined ? {} : { policy }),
            ...(operatorPolicy === undefined ? {} : { operatorPolicy }),
          };
        }),
      ),
    );
  }

  function entityOf(play: SettingPlay, of: SettingOf, id: string, value: ArgumentValue | undefined): Exchange | Queue {
    const own = value === undefined ? {} : { [of === 'exchange' ? play.key : `x-${play.key}`]: value };
    if (of === 'exchange') {
      const base = {
        kind: 'exchange',
        vhost: '/',
        name: id,
        type: 'direct',
        durable: true,
        autoDelete: false,
        internal: false,
      } as const;
      return { ...base, arguments: own };
    }
    return { ...queueNamed(id), type: of, arguments: { ...play.beside, ...own } };
  }

  function queueNamed(name: string): Queue {
    return { kind: 'queue', vhost: '/', name, durable: true, autoDelete: false, exclusive: false, arguments: {} };
  }

  function policyOf(id: string, of: SettingOf, key: string, value: ArgumentValue | undefined, beside: Arguments = {}): Policy | undefined {
    if (value === undefined) return undefined;
    const applyTo = of === 'exchange' ? 'exchanges' : 'queues';
    const definition = { ...beside, [key]: value };
    return { kind: 'policy', vhost: '/', name: id, pattern: `^${id}$`, applyTo, priority: 0, definition };
  }

  /** Before any queue is declared: a policy that is set is matched with every queue of the virtual host. */
  async function putAll(vhost: string, policies: readonly (readonly [endpoint: string, policy: Policy | undefined])[]): Promise<void> {
    await inParallel(policies, async ([endpoint, policy]) => {
      if (policy === undefined) return;
      const { name, pattern, applyTo, definition } = policy;
      const path = `${endpoint}/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}`;
      const { code, text } = await status(broker, 'PUT', path, { pattern, 'apply-to': applyTo, definition });
      if (code >= 300) throw new Error(`${path}: ${code} ${text}`);
    });
  }

  /** What each queue shows, once all show something: statistics lag behind. */
  async function effectivePolicies(names: readonly string[]): Promise<ReadonlyMap<string, Arguments>> {
    type Shown = { readonly name: string; readonly effective_policy_definition?: Arguments | readonly [] };
    return vi.waitFor(
      async () => {
        const shown = (await (await http(broker, 'GET', `queues/${encodeURIComponent(merges.name)}`)).json()) as readonly Shown[];
        const byName = new Map(shown.map(({ name, effective_policy_definition: definition }) => [name, definition ?? {}]));
        const silent = names.filter((name) => Object.keys(byName.get(name) ?? {}).length === 0);
        if (silent.length > 0) throw new Error(`nothing is shown of ${silent.join(', ')}`);
        return byName as ReadonlyMap<string, Arguments>;
      },
      { timeout: 40_000, interval: 500 },
    );
  }
});

/** A type that a policy with the key applies to. */
function typeFor(key: string): 'classic' | 'quorum' {
  return key === 'queue-master-locator' ? 'classic' : 'quorum';
}
