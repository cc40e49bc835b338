// topo why: each setting of a queue or exchange, its source and the values that do not take effect; from files, a live broker or an export.
import type { Entity, Exchange, Policy, Queue } from '../../../model/entity.ts';
import { isNamed } from '../../../model/key.ts';
import type { Why } from '../../../model/why.ts';
import { conditionsGoverning } from '../../../planner/governing/conditions.ts';
import { whyOf } from '../../../planner/governing/why.ts';
import { withDefaultType } from '../../../rabbitmq/capabilities.ts';
import { operatorPoliciesAmong } from '../../../rabbitmq/operator-policies.ts';
import { releaseSeries, versionOf } from '../../../rabbitmq/version.ts';
import { renderWhy } from '../../../reporter/why.ts';
import { endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { type Origin, type OriginOptions, type OriginPurpose, originOf } from '../../origin.ts';
import { styleOf, write } from '../../output.ts';
import { targetOf } from '../../target.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo why`. */
export interface WhyOptions extends OriginOptions {
  /** RabbitMQ version whose rules apply. */
  readonly target?: string;
}

const purpose: OriginPurpose = {
  command: 'why',
  needsListing: 'AMQP alone does not show policies, so the settings cannot be determined',
};

/** Runs `topo why`. */
export async function why(name: string, paths: readonly string[], options: WhyOptions, io: Io): Promise<number> {
  if (options.target !== undefined) targetOf(options.target);
  const endpoint = endpointOf(options, io);
  const origin = await originOf(purpose, paths, options, endpoint, io);
  if ('exitCode' in origin) return origin.exitCode;
  const found = objectsNamed(name, origin.entities, options.vhost);
  if (found.length === 0) throw notFound(name, origin);
  const all = found.map((entity) => whyIn(entity, origin, options.target));
  const text = all.map((one) => renderWhy(one, styleOf(options, io))).join('\n');
  const { sources, diagnostics } = origin;
  const report = { command: 'why', exitCode: exit.ok, diagnostics, text, data: { objects: all } };
  return write(sources === undefined ? report : { ...report, sources }, options, io);
}

function objectsNamed(name: string, entities: readonly Entity[], vhost: string | undefined): readonly (Exchange | Queue)[] {
  return entities.flatMap((entity) => {
    if (entity.kind !== 'queue' && entity.kind !== 'exchange') return [];
    if (vhost !== undefined && entity.vhost !== vhost) return [];
    return isNamed(entity, name) ? [entity] : [];
  });
}

function notFound(name: string, { observed }: Origin): UsageError {
  return new UsageError(`error: ${observed === undefined ? 'the files declare' : 'the virtual host has'} no queue or exchange ${name}`);
}

function whyIn(entity: Exchange | Queue, { entities, observed, version: found }: Origin, target: string | undefined): Why {
  const version = versionOf(target ?? found ?? releaseSeries.at(-1));
  const typed = entity.kind === 'queue' ? withDefaultType(entity, 'classic') : entity;
  const policies = entities.flatMap((one): readonly Policy[] => (one.kind === 'policy' ? [one] : []));
  const operatorPolicies = observed?.operatorPolicies ?? operatorPoliciesAmong(entities);
  const governing = observed === undefined ? [] : conditionsGoverning(typed, observed);
  return { ...whyOf(typed, { policies, operatorPolicies, version }), governing };
}
