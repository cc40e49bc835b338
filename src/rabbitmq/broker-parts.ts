// Known facts about a broker besides its version, and what follows from them: the plugins that are enabled, the deprecated features that it
// permits. Measured on nodes of 3.10.8, 4.0.5 and 4.3.6 with plugins and with `deprecated_features.permit.*` in their configuration.
import { isSince, type Version } from './version.ts';

/** Known facts about a broker; an absent one is unknown. */
export interface BrokerParts {
  /** Plugins that are enabled explicitly: those that are enabled as their dependencies are missing in the list of a node. */
  readonly plugins?: Iterable<string>;
  /** Exchange types of the broker (`exchange_types` of its overview). */
  readonly exchangeTypes?: Iterable<string>;
  /** The Erlang release that it runs on, such as 29. */
  readonly erlang?: number;
  /** States of deprecated features. */
  readonly deprecatedFeatures?: { readonly [feature: string]: 'permitted' | 'denied' };
}

/** What a broker of a version with these parts is asked. */
export interface BrokerFacts {
  readonly version: Version;
  readonly exchangeTypes: ReadonlySet<string> | undefined;
  readonly erlang: number | undefined;
  /** Whether the plugin is enabled; undefined if that is unknown. */
  isEnabled(plugin: string): boolean | undefined;
  /** The state of a deprecated feature; undefined if that is unknown. */
  featureState(feature: string): 'permitted' | 'denied' | undefined;
}

/** The facts of a broker. */
export function factsOf(version: Version, parts: BrokerParts): BrokerFacts {
  const plugins = parts.plugins === undefined ? undefined : new Set(parts.plugins);
  const exchangeTypes = parts.exchangeTypes === undefined ? undefined : new Set(parts.exchangeTypes);
  return {
    version,
    exchangeTypes,
    erlang: parts.erlang,
    isEnabled: (plugin) => isEnabled(plugin, version, plugins, exchangeTypes),
    featureState: (feature) => parts.deprecatedFeatures?.[feature],
  };
}

/** Evidence of a plugin: others that enable it, and an exchange type that it provides before the version `until`. */
interface Evidence {
  readonly enabledBy?: readonly string[];
  readonly exchangeType?: string;
  /** From this version on, a missing type is no evidence about the plugin; absent: it always is. */
  readonly missingUntil?: Version;
  /** From this version on, the type is built in. */
  readonly builtInSince?: Version;
}

const evidence: { readonly [plugin: string]: Evidence } = {
  rabbitmq_federation: {
    enabledBy: [
      'rabbitmq_federation_management',
      'rabbitmq_federation_prometheus',
      'rabbitmq_federation_common',
      'rabbitmq_exchange_federation',
      'rabbitmq_queue_federation',
    ],
    exchangeType: 'x-federation-upstream',
    // 4.2 divides the plugin in two, and both accept all policy keys; that of queues has no exchange type
    missingUntil: [4, 2],
  },
  rabbitmq_shovel: { enabledBy: ['rabbitmq_shovel_management', 'rabbitmq_shovel_prometheus'] },
  // built in on 4.3.6 and not on 4.0.5: between them, its presence proves nothing
  rabbitmq_sharding: { exchangeType: 'x-modulus-hash', builtInSince: [4, 1] },
};

function isEnabled(
  plugin: string,
  version: Version,
  plugins: ReadonlySet<string> | undefined,
  exchangeTypes: ReadonlySet<string> | undefined,
): boolean | undefined {
  const { enabledBy = [], exchangeType, missingUntil, builtInSince } = evidence[plugin] ?? {};
  if ([plugin, ...enabledBy].some((name) => plugins?.has(name) === true)) return true;
  if (exchangeType !== undefined && exchangeTypes !== undefined) {
    const isBuiltIn = builtInSince !== undefined && isSince(version, builtInSince);
    if (exchangeTypes.has(exchangeType)) {
      if (!isBuiltIn) return true;
    } else if (missingUntil === undefined || !isSince(version, missingUntil)) return false;
  }
  return plugins === undefined ? undefined : false;
}
