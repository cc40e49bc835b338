// Converts a document to entities, with defaults, and properties under their AMQP names.

import type { Binding, Entity, Exchange, Policy, Queue } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import type { Declaration, FormerName, OnImmutableChange } from '../../model/topology.ts';
import type { ArgumentValue } from '../../model/values.ts';
import { refusesText } from '../../rabbitmq/argument-rows.ts';
import { queueArgument, queueArguments } from '../../rabbitmq/arguments.ts';
import { exchangeArguments } from '../../rabbitmq/exchange-arguments.ts';
import { queueTypeArgument } from '../../rabbitmq/queue-types.ts';
import { retryOf, withRetry } from '../expand/retry.ts';
import { expandSuperStream } from '../expand/super-stream.ts';
import type { Place } from '../read/source.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { bindingSubject } from '../report/subject.ts';
import { checkName } from '../rules/names.ts';
import { checkTestFile, onlyTests } from '../rules/tests.ts';
import { child, type Entry, type Node, textOf } from '../syntax/node.ts';
import { argumentValue } from './argument-values.ts';
import { queueTypeOf, tableOf } from './arguments.ts';
import { gatherDocuments, policyTable } from './documents.ts';
import { type Gathered, gather, type Located } from './gathered.ts';
import { gatherPrune } from './prune.ts';
import { quantityOr } from './quantity.ts';
import { gatherTests } from './tests.ts';
import { type Vhosts, vhostNameIn, vhostOf } from './vhosts.ts';

/** Adds all declarations of a document. Errors reported by the schema check are skipped. */
export function gatherDocument(root: Node, vhosts: Vhosts, gathered: Gathered, report: Report): void {
  const name = vhostNameIn(root);
  const vhost = vhostOf(name, vhosts);
  checkName(vhost, 'the name of the virtual host', name ?? root, report);
  // a document with tests only adds no virtual host to the plan
  if (!onlyTests(root)) gathered.vhosts.add(vhost);
  const add = (located: Located) => gather(gathered, located, report);
  for (const [name, entry] of entriesOf(root, 'exchanges')) add(renamed(exchangeOf(vhost, name, entry, report), vhosts));
  for (const [name, entry] of entriesOf(root, 'queues')) {
    const queue = renamed(queueOf(vhost, name, entry, report), vhosts);
    const retry = retryOf(queue, entry.template ?? name, report);
    add(retry === undefined ? queue : withRetry(retry));
    if (retry !== undefined) gathered.retries.push(retry);
  }
  for (const [name, entry] of entriesOf(root, 'superStreams')) expandSuperStream(vhost, name, entry, gathered, report);
  for (const [name, entry] of entriesOf(root, 'policies')) add(policyOf(vhost, name, entry, report));
  gatherDocuments(root, vhost, gathered, add, report);
  const bindings = child(root, 'bindings');
  if (bindings?.kind === 'list') {
    for (const item of bindings.items) {
      const located = item.kind === 'map' ? bindingOf(vhost, item, report) : undefined;
      if (located !== undefined && hasFault(item, report)) gathered.doubtful.push(located);
      else if (located !== undefined) add(located);
    }
  }
  gatherPrune(root, vhost, gathered, report);
  checkTestFile(root, report);
  gatherTests(root, vhost, gathered, report);
}

function entriesOf(root: Node, section: string): Iterable<[string, Entry]> {
  const node = child(root, section);
  return node?.kind === 'map' ? node.entries : [];
}

function exchangeOf(vhost: string, name: string, { key, value, template = name }: Entry, report: Report): Located<Exchange> {
  const subject = `exchange ${nameText(template)}`;
  const entity: Exchange = {
    kind: 'exchange',
    vhost,
    name,
    type: textOf(child(value, 'type')) ?? '',
    durable: flag(value, 'durable', true),
    autoDelete: flag(value, 'autoDelete', false),
    internal: flag(value, 'internal', false),
    arguments: tableOf(value, exchangeArguments, subject, report),
  };
  return { declaration: declared(entity, value, key, subject, report), name: key, node: value, subject };
}

function queueOf(vhost: string, name: string, { key, value, template = name }: Entry, report: Report): Located<Queue> {
  const subject = `queue ${nameText(template)}`;
  const { [queueTypeArgument]: _, ...rest } = tableOf(value, queueArguments, subject, report, argumentSent);
  const type = queueTypeOf(value, subject, report);
  const exclusive = flag(value, 'exclusive', false);
  const entity: Queue = {
    kind: 'queue',
    vhost,
    name,
    ...(type === undefined ? {} : { type }),
    // RabbitMQ always stores durable: false for an exclusive queue
    durable: exclusive ? false : flag(value, 'durable', true),
    autoDelete: flag(value, 'autoDelete', false),
    exclusive,
    arguments: rest,
  };
  return { declaration: declared(entity, value, key, subject, report), name: key, node: value, subject };
}

function policyOf(vhost: string, name: string, { key, value, template = name }: Entry, report: Report): Located<Policy> {
  const subject = `policy ${nameText(template)}`;
  const definition = child(value, 'definition');
  const priority = child(value, 'priority');
  const entity: Policy = {
    kind: 'policy',
    vhost,
    name,
    pattern: textOf(child(value, 'pattern')) ?? '',
    applyTo: textOf(child(value, 'applyTo')) ?? 'all',
    priority: priorityOf(priority),
    definition: definition?.kind === 'map' ? policyTable(definition, `definition of ${subject}`, report) : {},
  };
  return { declaration: declared(entity, value, key, subject, report), name: key, node: value, subject };
}

/** A quantity of a raw argument becomes a number, unless a version stores the text and does not validate it. */
function argumentSent(argument: string, value: ArgumentValue): ArgumentValue {
  const row = queueArgument(argument);
  return row !== undefined && refusesText(row) ? quantityOr(value, row.rule) : value;
}

/** RabbitMQ accepts any number: 2.5 and 1.0 too (3.10 to 4.3). */
function priorityOf(node: Node | undefined): number {
  const value = node?.kind === 'scalar' ? node.value : 0;
  const number = typeof value === 'object' ? Number(value?.value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** Undefined if the source or the destination is missing or not text: the binding cannot be identified. */
function bindingOf(vhost: string, node: Node, report: Report): Located<Binding> | undefined {
  const source = textOf(child(node, 'source'));
  const destination = textOf(child(node, 'destination'));
  if (source === undefined || destination === undefined) return undefined;
  const subject = bindingSubject(node);
  const table = child(node, 'arguments');
  const entity: Binding = {
    kind: 'binding',
    vhost,
    source,
    destinationType: textOf(child(node, 'destinationType')) === 'exchange' ? 'exchange' : 'queue',
    destination,
    routingKey: textOf(child(node, 'routingKey')) ?? '',
    arguments: table?.kind === 'map' ? rawTable(table, `arguments of ${subject}`, report) : {},
  };
  return { declaration: declared(entity, node, node, subject, report), name: node, node, subject };
}

/** Whether the identity of a binding has an error, so that it may not be the intended binding. */
function hasFault(node: Node, report: Report): boolean {
  if (node.kind !== 'map') return isFaulty(report, node);
  return [...node.entries.values()].some(({ key, value }) => isFaulty(report, key) || isFaulty(report, value) || hasFault(value, report));
}

function rawTable(table: Node & { readonly kind: 'map' }, subject: string, report: Report): Policy['definition'] {
  return Object.fromEntries(
    [...table.entries].map(([key, { value, template = key }]) => [key, argumentValue(value, `${template} in ${subject}`, report)]),
  );
}

function declared<E extends Entity>(entity: E, node: Node, name: Place, subject: string, report: Report): Declaration<E> {
  const absent = textOf(child(node, 'state')) === 'absent';
  const external = flag(node, 'external', false);
  const protect = flag(node, 'protect', false);
  if (absent && (external || protect)) {
    const other = external ? 'external: external objects are never deleted' : 'protected: protected objects are never deleted';
    diagnose(report, 'contradiction', name, `${subject} is declared absent and ${other}`);
  }
  const onImmutableChange = textOf(child(node, 'onImmutableChange')) as OnImmutableChange | undefined;
  return {
    entity,
    presence: absent ? 'absent' : external ? 'external' : 'present',
    protect,
    ...(onImmutableChange === undefined ? {} : { onImmutableChange }),
  };
}

/** With its former name. The virtual host of a mapping is mapped as those of documents are. */
function renamed<E extends Exchange | Queue>(located: Located<E>, vhosts: Vhosts): Located<E> {
  const { declaration, node } = located;
  const renamedFrom = formerName(declaration.entity, child(node, 'renamedFrom'), vhosts);
  return renamedFrom === undefined ? located : { ...located, declaration: { ...declaration, renamedFrom } };
}

function formerName({ vhost, name }: Exchange | Queue, node: Node | undefined, vhosts: Vhosts): FormerName | undefined {
  const text = textOf(node);
  if (text !== undefined) return { vhost, name: text };
  const other = child(node, 'vhost');
  if (textOf(other) === undefined) return undefined;
  return { vhost: vhostOf(other, vhosts), name: textOf(child(node, 'name')) ?? name };
}

function flag(node: Node, property: string, otherwise: boolean): boolean {
  const value = child(node, property);
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : otherwise;
}
