// RabbitMQ's deprecated features: the versions that deny them by default or have removed them, and what to use instead. The phases are those
// of `GET /api/deprecated-features` of 4.0.5 and 4.3.6 (Debian); releases of RabbitMQ deny transient_nonexcl_queues since 4.3 as well.
import type { UpgradeImpact } from '../model/upgrade.ts';
import { isSince, seriesText, type Version } from './version.ts';

interface DeprecatedFeature {
  /** The first version that denies it by default. */
  readonly denied?: Version;
  /** The first version without it. */
  readonly removed?: Version;
  readonly instead: string;
}

const features: { readonly [name: string]: DeprecatedFeature } = {
  amqp_address_v1: { denied: [4, 3], instead: 'use AMQP addresses of version 2 in AMQP 1.0 clients' },
  amqp_filter_set_bug: { denied: [4, 3], instead: 'upgrade the AMQP 1.0 clients, which describe the values of a filter set' },
  classic_queue_mirroring: { removed: [4, 0], instead: 'use quorum queues' },
  global_qos: { denied: [4, 3], instead: 'set the prefetch per consumer: basic.qos with global false' },
  management_metrics_collection: { instead: 'use the plugin rabbitmq_prometheus for metrics' },
  queue_master_locator: { denied: [4, 3], instead: 'use queueLeaderLocator' },
  ram_node_type: {
    removed: [4, 3],
    instead: 'change RAM nodes to disc nodes before the upgrade: rabbitmqctl change_cluster_node_type disc',
  },
  transient_nonexcl_queues: { instead: 'make the queues durable or exclusive; each one is listed' },
};

/**
 * The impact of a deprecated feature that the broker reports as in use. A node on which a denied feature is in use does not start
 * (rabbit_deprecated_features of v4.0.0: `is_feature_used`, for features that have this callback).
 */
export function featureImpact(name: string, target: Version): UpgradeImpact {
  const known = Object.hasOwn(features, name) ? features[name] : undefined;
  const subject = `deprecated feature ${name} is in use, as the broker reports`;
  const remedies = [known?.instead ?? 'stop using it before the upgrade'];
  const permit = `deprecated_features.permit.${name} = true in rabbitmq.conf of every node`;
  if (known?.removed !== undefined && isSince(target, known.removed)) {
    const message = `${subject}, and RabbitMQ ${seriesText(known.removed)} removed it`;
    return { effect: 'lost', when: 'silently', message, remedies };
  }
  if (known?.denied !== undefined && isSince(target, known.denied)) {
    const message = `${subject}, and RabbitMQ ${seriesText(known.denied)} denies it by default: a node may not start`;
    return { effect: 'refused', when: 'boot', message, remedies: [...remedies, `permit it until then: ${permit}`] };
  }
  return { effect: 'deprecated', when: 'later', message: `${subject}, and a later version will deny it`, remedies };
}

/** A channel with a global prefetch: since 4.3, the limit applies to each consumer (`global_qos` is denied). Undefined before. */
export function globalPrefetchImpact(vhost: string, channels: number, target: Version): UpgradeImpact | undefined {
  if (!isSince(target, [4, 3])) return undefined;
  const many = channels === 1 ? '1 channel has' : `${channels} channels have`;
  return {
    effect: 'ignored',
    when: 'silently',
    message: `${many} a prefetch for all consumers together in virtual host ${vhost} (basic.qos with global true): since RabbitMQ 4.3, it applies to each consumer`,
    remedies: ['set the prefetch per consumer: basic.qos with global false', 'use one consumer per channel'],
  };
}
