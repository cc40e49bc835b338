// Steps that the broker would refuse: each step of a plan is compared with the capabilities of its version, plugins and configuration. The change
// of a refused step is blocked; what is stored and ignored becomes a notice.

import type { Code } from '../model/codes.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Entity, QueueType } from '../model/entity.ts';
import { grouped } from '../model/grouped.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { Block, Change, Refusal, Step } from '../model/plan.ts';
import { type Capabilities, capabilitiesOf, providing, withDefaultType } from '../rabbitmq/capabilities.ts';
import { limitationText, partText, remedyText } from '../rabbitmq/limitation-words.ts';
import type { Limitation } from '../rabbitmq/limitations.ts';
import { operatorPolicyOf } from '../rabbitmq/operator-policies.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { exchangeTypesOf } from './exchange-types.ts';

/** The limitations that the steps of a plan meet. */
export interface Foreseen {
  /** By change, what the broker would refuse; never empty. */
  readonly refused: ReadonlyMap<EntityKey, Block>;
  /** One notice per part that the broker stores and ignores. */
  readonly notices: readonly Diagnostic[];
}

/**
 * Compares the steps with the broker. Without a known version only exchange types are compared, if the broker lists them. The default state
 * of a deprecated feature counts where its state is not visible.
 */
export function foreseeRefusals(changes: readonly Change[], steps: readonly Step[], observed: Observed): Foreseen {
  const limited = limitationsOf(changes, steps, observed);
  const having = (effect: Limitation['effect']): readonly Limited[] => limited.filter(({ limitation }) => limitation.effect === effect);
  const refused = new Map<EntityKey, Block>();
  for (const [change, own] of grouped(having('refused'), ({ step }) => step.change)) {
    const [first] = own;
    if (first !== undefined) refused.set(change, { code: codeOf(first.limitation), refusals: own.map(refusalOf) });
  }
  return { refused, notices: noticesOf(having('ignored')) };
}

/** A limitation of a step, as a text about the observed broker. */
interface Limited {
  readonly step: Step;
  readonly limitation: Limitation;
  readonly how: string;
}

function limitationsOf(changes: readonly Change[], steps: readonly Step[], observed: Observed): readonly Limited[] {
  const version = versionOf(observed.broker.version);
  const { exchangeTypes, erlang, conditions: { plugins, deprecatedFeatures } = {} } = observed;
  if (version === undefined) return unavailableTypes(steps, exchangeTypes);
  const capabilities = capabilitiesOf(version, {
    ...(exchangeTypes === undefined ? {} : { exchangeTypes }),
    ...(erlang === undefined ? {} : { erlang }),
    ...(plugins === undefined ? {} : { plugins }),
    ...(deprecatedFeatures === undefined ? {} : { deprecatedFeatures }),
  });
  const typeOf = exchangeTypesOf(changes, observed);
  const found = new Map<string, Limited>();
  for (const step of steps) {
    if (step.do !== 'try' && step.do !== 'declare' && step.do !== 'bind' && step.do !== 'put-policy' && step.do !== 'put-document')
      continue;
    for (const limitation of limitationsOfEntity(step.entity, capabilities, typeOf, observed)) {
      const how = limitationText(limitation, version, 'the broker');
      // a replaced object is declared twice, the first time as a trial
      found.set([step.change, keyOf(step.entity), partText(limitation)].join('\n'), { step, limitation, how });
    }
  }
  return [...found.values()];
}

function limitationsOfEntity(
  entity: Entity,
  capabilities: Capabilities,
  typeOf: ReturnType<typeof exchangeTypesOf>,
  { conditions }: Observed,
): readonly Limitation[] {
  switch (entity.kind) {
    case 'queue': {
      const typed = withDefaultType(entity, conditions?.vhosts.get(entity.vhost)?.defaultQueueType);
      const limitations = capabilities.queue(typed);
      return entity.type === undefined && typed.type !== 'classic' ? limitations.map((one) => ofDefaultType(one, typed.type)) : limitations;
    }
    case 'exchange':
      return capabilities.exchange(entity);
    case 'binding': {
      const type = typeOf(entity.vhost, entity.source);
      return type === undefined ? [] : capabilities.binding(entity, type);
    }
    case 'policy':
      return capabilities.policy(entity);
    case 'document': {
      const policy = operatorPolicyOf(entity);
      return policy === undefined ? capabilities.document(entity) : capabilities.operatorPolicy(policy);
    }
  }
}

/** The file does not name the type for which an argument is refused. */
function ofDefaultType(limitation: Limitation, type: QueueType | undefined): Limitation {
  if (limitation.effect !== 'refused' || type === undefined) return limitation;
  const how = `${limitation.how}: the default queue type of the virtual host is ${type}`;
  return { ...limitation, how, instead: `declare the queue with \`type: classic\`, or remove ${limitation.name}` };
}

function unavailableTypes(steps: readonly Step[], exchangeTypes: Observed['exchangeTypes']): readonly Limited[] {
  return steps.flatMap((step) => {
    if ((step.do !== 'try' && step.do !== 'declare') || step.entity.kind !== 'exchange') return [];
    const { type } = step.entity;
    if (exchangeTypes?.includes(type) !== false) return [];
    const how = 'the broker does not provide this exchange type';
    const limitation = { of: 'type', name: type, effect: 'refused', reason: 'plugin', how, instead: providing(type) } as const;
    return [{ step, limitation, how }];
  });
}

function codeOf({ of, reason }: Limitation): Code {
  if (reason === 'removed') return 'feature-removed';
  if (reason === 'not-yet') return 'feature-unavailable';
  if (reason !== 'plugin') return 'declaration-refused';
  return of === 'type' ? 'exchange-type-unavailable' : 'plugin-disabled';
}

/** An object that is restored after the change may be refused as well: it is named. */
function refusalOf({ step, limitation, how }: Limited): Refusal {
  const key = keyOf(step.entity);
  const part = key === step.change ? partText(limitation) : `${partText(limitation)} of ${key}`;
  return { part, how, fix: remedyText(limitation) };
}

function noticesOf(ignored: readonly Limited[]): readonly Diagnostic[] {
  const groups = grouped(ignored, ({ limitation, how }) => `${partText(limitation)}\n${how}`);
  return [...groups.values()].flatMap((group): Diagnostic[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { step, limitation, how } = first;
    const more = group.length === 1 ? '' : ` and ${group.length - 1} more`;
    const message = `${partText(limitation)} of ${keyOf(step.entity)}${more}: ${how}`;
    return [{ code: 'feature-ignored', severity: 'notice', message, hint: remedyText(limitation) }];
  });
}
