// The remedies of a blocked change, the cheapest first: a policy in place, a migration, a replace.

import type { Policy, Queue } from '../model/entity.ts';
import type { Observed } from '../model/observed.ts';
import type { FieldChange } from '../model/plan.ts';
import type { Remedy } from '../model/remedy.ts';
import type { Arguments, ArgumentValue } from '../model/values.ts';
import { propertyOf } from '../rabbitmq/exchange-arguments.ts';
import { policiesInEffect, policyOver } from '../rabbitmq/policies.ts';
import { takesKeys } from '../rabbitmq/policy-keys.ts';
import { isSettingCertain, settingOf } from '../rabbitmq/settings.ts';
import { type Version, versionOf } from '../rabbitmq/version.ts';
import { allowanceFor } from './allow.ts';
import type { Draft } from './diff.ts';
import { lossesOf } from './losses.ts';
import { migrationBlock, policiesOf } from './migration/limits.ts';

/** What a policy can set on a queue that exists, with immediate effect: limits, and the destination of messages beyond them. */
const inPlace = [
  'message-ttl',
  'expires',
  'max-length',
  'max-length-bytes',
  'delivery-limit',
  'dead-letter-exchange',
  'dead-letter-routing-key',
  'overflow',
];

/** The remedies for a queue or exchange that cannot be changed in place. */
export function remediesOf(draft: Draft, observed: Observed): readonly Remedy[] {
  const { before, after, facts } = draft;
  if (draft.action !== 'replace' || before === undefined || after === undefined || after.kind === 'binding' || after.kind === 'policy')
    return [];
  const counted = facts?.ready === undefined ? undefined : facts.ready + (facts.unacknowledged ?? 0);
  const messages = counted === undefined ? {} : { messages: counted };
  const policy = before.kind === 'queue' && after.kind === 'queue' ? policyFor(before, after, draft.fields, observed) : undefined;
  const movable = migrationBlock(draft, observed) === undefined;
  const isBusy = (counted ?? 0) + (facts?.consumers ?? 0) > 0;
  return [
    ...(policy === undefined ? [] : [{ kind: 'policy', policy, losses: lossesOf(policy, observed) } as const]),
    ...(movable ? [{ kind: 'migrate', allow: allowanceFor('migrate', after), ...messages } as const] : []),
    { kind: 'replace', allow: allowanceFor(isBusy ? 'lose' : 'replace', after), ...messages },
  ];
}

/** A policy that changes the queue in place and retains the settings of the present policy; undefined if no policy can. */
function policyFor(before: Queue, after: Queue, fields: readonly FieldChange[], observed: Observed): Policy | undefined {
  if (!observed.complete) return undefined;
  const set: [string, ArgumentValue][] = [];
  for (const field of fields) {
    const key = keyOfField(field, after.arguments);
    if (key === undefined || field.after === undefined) return undefined;
    set.push([key, field.after]);
  }
  const definition = Object.fromEntries(set);
  const version = versionOf(observed.broker.version);
  const policies = policiesOf(observed, after.vhost);
  const { policies: may, orNone } = policiesInEffect(policies, before, version);
  // it retains the settings of the policy that applies, which must be certain
  if (may.length > (orNone ? 0 : 1)) return undefined;
  const [current] = may;
  if (takesKeys({ ...current?.definition, ...definition }, before.type ?? 'classic', version) !== 'yes') return undefined;
  const policy = policyOver(after, current ?? {}, { name: freeName(after.name, policies), above: 1, definition });
  return Object.keys(definition).every((key) => isObeyed(key, policy, before, version)) ? policy : undefined;
}

function keyOfField({ path }: FieldChange, table: Arguments): string | undefined {
  const argument = Object.keys(table).find((name) => propertyOf(name) === path);
  return argument?.replace(/^x-/, '');
}

/** Whether the queue obeys the policy in this key, its argument notwithstanding: that is RabbitMQ's rule for the key, type and version. */
function isObeyed(key: string, policy: Policy, before: Queue, version: Version | undefined): boolean {
  const governed = { entity: before, policy, version };
  return inPlace.includes(key) && isSettingCertain(governed, key) && settingOf(governed, key)?.value === policy.definition[key];
}

function freeName(name: string, policies: readonly Policy[]): string {
  return policies.some((policy) => policy.name === name) ? freeName(`${name}-2`, policies) : name;
}
