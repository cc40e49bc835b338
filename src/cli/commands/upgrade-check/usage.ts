// Findings about the clients of a live broker, and the clients that each finding concerns.
import { grouped } from '../../../model/grouped.ts';
import type { LiveUsage, UpgradeFinding, UpgradeImpact, UsedBy } from '../../../model/upgrade.ts';
import { byCodeUnits } from '../../../model/values.ts';
import { featureImpact, globalPrefetchImpact } from '../../../rabbitmq/deprecated-features.ts';
import type { Version } from '../../../rabbitmq/version.ts';

/** A finding about clients, or about the whole broker. */
export interface ClientFinding extends UpgradeImpact {
  readonly usedBy: readonly UsedBy[];
}

/** Deprecated features in use, and channels with a global prefetch, per virtual host. */
export function clientFindings({ deprecatedFeatures = [], globalPrefetch }: LiveUsage, target: Version): readonly ClientFinding[] {
  const features = deprecatedFeatures.map((name) => ({ ...featureImpact(name, target), usedBy: [] }));
  const channels = [...grouped(globalPrefetch, ({ vhost }) => vhost)].flatMap(([vhost, some]) => {
    const impact = globalPrefetchImpact(vhost, some.length, target);
    return impact === undefined ? [] : [{ ...impact, usedBy: byUser(some) }];
  });
  return [...features, ...channels];
}

/** The consumers of the queues that a finding concerns, by user. */
export function usersOf({ queues }: Pick<UpgradeFinding, 'queues'>, { consumers }: LiveUsage): readonly UsedBy[] {
  const attached = queues.flatMap(({ vhost, name }) => consumers.get(vhost)?.get(name) ?? []);
  return byUser(attached.map(({ user = '', name, connection }) => ({ user, ...optional(name ?? connection) })));
}

function optional(connection: string | undefined): { readonly connection?: string } {
  return connection === undefined ? {} : { connection };
}

function byUser(clients: readonly { readonly user: string; readonly connection?: string }[]): readonly UsedBy[] {
  const users = grouped(clients, ({ user }) => user);
  return [...users]
    .map(([user, some]) => ({
      user,
      connections: [...new Set(some.flatMap(({ connection }) => (connection === undefined ? [] : [connection])))].sort(byCodeUnits),
    }))
    .sort((one, other) => byCodeUnits(one.user, other.user));
}
