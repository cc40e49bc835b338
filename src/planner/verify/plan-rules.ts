// The structure of a saved plan. Steps have no rule: they are compared with those that the changes give.
import type { Action } from '../../model/action.ts';
import { type Code, codes } from '../../model/codes.ts';
import type { Diagnostic, Span } from '../../model/diagnostic.ts';
import type { Binding, Document, Exchange, Queue } from '../../model/entity.ts';
import type { GovernedObject, Governing, Overridden, SettingChange } from '../../model/governing.ts';
import type { EntityKey } from '../../model/key.ts';
import type { AttachedConsumer, BrokerIdentity, Facts, Outage } from '../../model/observed.ts';
import {
  type Block,
  type Cascade,
  type Change,
  type DownQueue,
  type FieldChange,
  type Plan,
  planFormatVersion,
  type Refusal,
  type Summary,
} from '../../model/plan.ts';
import type { ExchangeParts, Fencing, Migration, QueueParts, RebindingParts } from '../../model/plan-parts.ts';
import type { Loss, Remedy } from '../../model/remedy.ts';
import type { Rename, RenameRollback } from '../../model/rename.ts';
import type { RouteChange, RoutingDiff } from '../../model/routing.ts';
import type { Left, Undeclared } from '../../model/unchanged.ts';
import { isTable } from '../../model/values.ts';
import { binding, document, entity, exchange, liveBinding, policy, queue, value, values } from './entity-rules.ts';
import { linkState } from './link-rules.ts';
import { amount, count, flag, line, list, oneForm, oneOf, optional, type Rule, table, tableOf, text, where, whole, yes } from './rules.ts';

const key = line as unknown as Rule<EntityKey>;
const code = oneOf<Code>(codes);
const action = oneOf<Action>({ create: 1, update: 1, replace: 1, migrate: 1, rename: 1, delete: 1, keep: 1, ensure: 1, rebind: 1 });

const outage = {
  state: oneOf({ down: 1, stopped: 1, crashed: 1, minority: 1, leaderless: 1, uncounted: 1, unresponsive: 1 }),
  nodes: list(line),
  hidesBindings: optional(yes),
};

const facts = table<Facts>({
  queues: optional(count),
  connections: optional(count),
  down: optional(table<Outage>(outage)),
  ready: optional(count),
  unacknowledged: optional(count),
  deadLetters: optional(count),
  consumers: optional(count),
  attached: optional(
    list(
      table<AttachedConsumer>({ tag: text, connection: optional(text), name: optional(text), user: optional(text), queue: optional(text) }),
    ),
  ),
  linked: optional(list(text)),
  publishRate: optional(amount),
  exclusiveElsewhere: optional(flag),
  propertiesKeys: optional(list(text)),
  uncompared: optional(list(text)),
});

const field = table<FieldChange>({ path: text, before: optional(value), after: optional(value) });

const loss = table<Loss>({ queue: key, messages: count, unsure: optional(yes), uncounted: optional(yes) });

const remedy = oneForm<Remedy, 'kind'>('kind', {
  policy: table<Remedy & { kind: 'policy' }>({ kind: oneOf({ policy: 1 }), policy, losses: list(loss) }),
  migrate: table<Remedy & { kind: 'migrate' }>({ kind: oneOf({ migrate: 1 }), allow: line, messages: optional(count) }),
  replace: table<Remedy & { kind: 'replace' }>({ kind: oneOf({ replace: 1 }), allow: line, messages: optional(count) }),
});

const block = table<Block>({
  code,
  down: optional(table<DownQueue>({ queue: key, ...outage })),
  refusals: optional(list(table<Refusal>({ part: text, how: line, fix: line }))),
  allow: optional(line),
});

const cascade = table<Cascade>({
  key,
  entity: oneForm<Binding | Exchange | Document, 'kind'>('kind', { binding, exchange, document }),
  restored: flag,
  foreign: optional(yes),
});

const queueParts = table<QueueParts>({
  bindings: list(binding),
  live: list(liveBinding),
  held: list(liveBinding),
  outdated: list(liveBinding),
  holds: oneOf({ nothing: 1, unused: 1, held: 1 }),
  returning: list(binding),
  room: optional(count),
  isReturning: flag,
  accepts: optional(count),
  keeps: optional(count),
});

const exchangeParts = table<ExchangeParts>({
  isHeld: flag,
  outgoing: list(binding),
  incoming: list(binding),
  heldIncoming: list(liveBinding),
  live: list(binding),
  outdated: list(liveBinding),
  policy,
});

const migration = table<Migration>({
  holding: queue,
  held: optional(count),
  fedBy: optional(list(key)),
  deliveryLimit: optional(whole),
  keepsDeadLetters: optional(yes),
  blind: flag,
  consumers: optional(oneOf({ wait: 1, cancel: 1 })),
  reversible: optional(yes),
  parts: { fault: (one, at) => (isTable(one) && Object.hasOwn(one, 'policy') ? exchangeParts : queueParts).fault(one, at) },
});

const rename = table<Rename>({
  from: oneForm<Queue | Exchange, 'kind'>('kind', { queue, exchange }),
  facts: optional(facts),
  fedBy: optional(list(key)),
  deliveryLimit: optional(whole),
  keepsDeadLetters: optional(yes),
  blind: flag,
  bindings: list(binding),
  unbound: list(liveBinding),
  outdated: list(liveBinding),
  reverses: flag,
  accepts: optional(count),
  keeps: optional(count),
  rollback: optional(
    table<RenameRollback>({ returning: list(binding), held: list(liveBinding), room: optional(count), isReturning: flag }),
  ),
});

const rebinding = table<RebindingParts>({
  returning: list(liveBinding),
  leaving: list(liveBinding),
  arriving: list(binding),
  isProbed: flag,
  exchanges: list(exchange),
  bindings: list(binding),
});

const settingChange = table<SettingChange>({
  key: text,
  before: optional(value),
  after: optional(value),
  objects: list(table<SettingChange['objects'][number]>({ key, kind: oneOf({ queue: 1, exchange: 1 }), name: text })),
  unsure: optional(yes),
});

const change = table<Change>({
  key,
  action,
  before: optional(entity),
  after: optional(entity),
  fields: list(field),
  risk: oneOf({ safe: 1, disruptive: 1, destructive: 1 }),
  reasons: list(code),
  facts: optional(facts),
  cascades: list(cascade),
  unbindsFirst: optional(list(liveBinding)),
  blocked: optional(block),
  allowedBy: optional(list(line)),
  losses: optional(list(loss)),
  settings: optional(list(settingChange)),
  remedies: optional(list(remedy)),
  migration: optional(migration),
  rename: optional(rename),
  rebinding: optional(rebinding),
  gap: optional(oneOf({ elsewhere: 1, unroutable: 1, unknown: 1 })),
});

const span = table<Span>({ file: text, line: count, column: count, endLine: count, endColumn: count });

const notice = table<Diagnostic>({
  code,
  severity: oneOf({ error: 1, warning: 1, notice: 1 }),
  message: line,
  hint: optional(line),
  span: optional(span),
  key: optional(key),
  related: optional(list(table<{ message: string; span: Span }>({ message: line, span }))),
});

const governedObject = table<GovernedObject>({
  key,
  kind: oneOf({ queue: 1, exchange: 1 }),
  name: text,
  over: optional(table<Overridden>({ value, by: oneOf({ argument: 1, 'operator-policy': 1, policy: 1 }), name: optional(text) })),
});

const governing = table<Governing>({
  by: oneOf({ 'operator-policy': 1, policy: 1, 'vhost-limit': 1, 'topic-permission': 1, federation: 1 }),
  vhost: text,
  name: text,
  key: line,
  value: optional(value),
  objects: list(governedObject),
  fate: optional(oneOf({ dropped: 1, 'dead-lettered': 1, refused: 1 })),
  unsure: optional(yes),
  used: optional(count),
});

const route = table<RouteChange>({
  vhost: text,
  exchange: text,
  keys: text,
  headers: values,
  unroutable: optional(yes),
  queue: text,
  example: table<RouteChange['example']>({ routingKey: text, headers: values }),
});

const left = table<Left>({
  key,
  action,
  entity: optional(entity),
  because: oneOf({ only: 1, blocked: 1, depends: 1 }),
  blocked: optional(code),
});

const summary = table<Summary>({
  ...{ create: count, update: count, replace: count, migrate: count, rename: count, delete: count, ensure: count, rebind: count },
  ...{ unchanged: count, uncompared: count, owned: count, blocked: count, undeclared: count },
});

/** The structure of a plan. */
export const planRule: Rule<Plan> = table<Plan>({
  formatVersion: where<typeof planFormatVersion>(`${planFormatVersion}`, (one) => one === planFormatVersion),
  topo: line,
  broker: table<BrokerIdentity>({ name: optional(line), version: optional(line), clusterId: optional(line), address: line }),
  over: oneOf({ amqp: 1, http: 1, definitions: 1, memory: 1 }),
  complete: flag,
  vhosts: list(text),
  changes: list(change),
  steps: list(where('a table', isTable)),
  fencing: optional(table<Fencing>({ nodes: oneOf({ listed: 1, given: 1 }), without: optional(list(text)) })),
  undeclared: list(table<Undeclared>({ key, entity, use: optional(oneOf({ delivers: 1, receives: 1, named: 1, down: 1, needed: 1 })) })),
  governing: list(governing),
  links: optional(list(linkState)),
  left: optional(list(left)),
  routes: optional(table<RoutingDiff>({ gained: list(route), lost: list(route), partial: list(key) })),
  notices: list(notice),
  summary,
  origins: tableOf(span),
  digest: line,
});
