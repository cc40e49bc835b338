// What the limitations of a newer version mean for objects that exist, or that files declare: the effect, the moment at which it shows, and
// the remedies. Versions and refusals are those of capabilities.ts; there is no second list.
import type { Exchange, Queue } from '../model/entity.ts';
import type { UpgradeImpact } from '../model/upgrade.ts';
import { insteadOfDelays, mayRefuseTransientQueues, missingRelease } from './capabilities.ts';
import { limitationText, partText, remedyText } from './limitation-words.ts';
import type { Limitation } from './limitations.ts';
import { isSince, type Version } from './version.ts';

/**
 * The impact of limitations with the same text, all of one object. Undefined if the upgrade changes nothing: what every version ignores.
 * @param subject `policy ha-all`
 */
export function impactOf(limitations: readonly [Limitation, ...Limitation[]], subject: string, target: Version): UpgradeImpact | undefined {
  const [first] = limitations;
  if (first.effect === 'ignored' && first.reason === 'always') return undefined;
  const parts = limitations.map(partText).join(', ');
  const message = `${parts} of ${subject}: ${limitationText(first, target, 'the target')}`;
  if (isMirroring(first)) return mirroring(message);
  const remedies = [remedyText(first)];
  if (first.of === 'pattern') return ofPattern(first, message, remedies);
  switch (first.effect) {
    case 'refused':
      return { effect: 'refused', when: 'declaration', message, remedies };
    case 'ignored':
      return { effect: 'ignored', when: 'silently', message, remedies };
    case 'deprecated':
      return { effect: 'deprecated', when: first.how === 'it has no effect' ? 'silently' : 'later', message, remedies };
  }
}

/**
 * A pattern that is refused, or that matches other names. A stored one that the new Erlang refuses matches nothing: `rabbit_re:run` of 4.3.6
 * returns the error, which policies and permissions take as no match.
 */
function ofPattern({ effect }: Limitation, message: string, remedies: readonly string[]): UpgradeImpact {
  if (effect !== 'refused') return { effect: 'changed', when: 'silently', message, remedies };
  const atBoot = 'a node does not start with a definitions file (load_definitions) that contains it';
  const stored = 'if a broker already contains it when it is upgraded, it matches no name, and nothing reports this';
  return { effect, when: 'declaration', message: `${message}; ${atBoot}; ${stored}`, remedies };
}

/** Whether it is a key of a policy for mirrored queues, which 4.0 removed. */
function isMirroring({ of, name, reason }: Limitation): boolean {
  return of === 'key' && name.startsWith('ha-') && reason === 'removed';
}

/**
 * A stored policy is not validated at a start, and `removed` is the phase of a deprecated feature whose use is not checked at a start either
 * (rabbit_deprecated_features of v4.0.0): queues lose their mirrors without a message.
 */
function mirroring(message: string): UpgradeImpact {
  return {
    effect: 'lost',
    when: 'silently',
    message: `${message}; a broker that has it when it is upgraded keeps one replica of each queue, and does not report it`,
    remedies: [
      'remove the ha-* keys if one replica is enough',
      'declare the queues with type: quorum and onImmutableChange: migrate, which moves their messages',
    ],
  };
}

/** An exchange whose plugin has no release for the version: a node does not start with an older one (4.3.6). */
export function exchangeImpact({ type }: Exchange, subject: string, target: Version): UpgradeImpact | undefined {
  const missing = missingRelease(type, target);
  if (missing === undefined) return undefined;
  return {
    effect: 'refused',
    when: 'boot',
    message: `type ${type} of ${subject}: ${missing}; a node does not start with an older release, and without the plugin the exchange is refused and its delayed messages are lost`,
    remedies: [insteadOfDelays],
  };
}

/**
 * A queue that is neither durable nor exclusive. The feature is denied by default according to the release notes of 4.3.0, and permitted by
 * Debian's 4.3.6; a node that denies it does not start while one is in use (rabbit_deprecated_features: `is_feature_used`).
 */
export function transientImpact({ durable, exclusive }: Queue, subject: string, target: Version): UpgradeImpact | undefined {
  if (durable || exclusive || !isSince(target, [4, 0])) return undefined;
  const fate = mayRefuseTransientQueues(target)
    ? 'RabbitMQ 4.3 refuses it (541) unless transient_nonexcl_queues is permitted; packages differ in the default'
    : 'such queues are deprecated (transient_nonexcl_queues)';
  return {
    effect: 'deprecated',
    when: mayRefuseTransientQueues(target) ? 'declaration' : 'later',
    message: `${subject} is neither durable nor exclusive: ${fate}, and the restart of its node deletes it with its messages`,
    remedies: [
      'make it exclusive if it belongs to one connection',
      'make it durable, with expires if it should be deleted when unused',
      'set deprecated_features.permit.transient_nonexcl_queues = true in rabbitmq.conf of every node before the upgrade',
    ],
  };
}
