// The cost of a change that cannot be made in place, and its remedies, in words.
import { codes } from '../model/codes.ts';
import type { Policy } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';
import type { Change } from '../model/plan.ts';
import type { Migration } from '../model/plan-parts.ts';
import type { Loss, Remedy } from '../model/remedy.ts';
import { allowFlag } from '../model/shell.ts';
import { canonicalText } from '../model/values.ts';
import { factsText } from './entity.ts';
import { counted, printable, yamlText } from './style.ts';

/** What is copied letter by letter: the name that the text is about, a flag to pass, or a policy to paste. */
type Exact = { readonly name: string } | { readonly flag: string } | { readonly policy: Policy };

/** A label and its text. */
export type Line = readonly [word: string, text: string, exact?: Exact];

/** The text of a line, on one line. */
export function lineText([, text, exact]: Line): string {
  if (exact === undefined) return text;
  if ('name' in exact) return `${exact.name}, ${text}`;
  return 'flag' in exact ? `${exact.flag}   ${text}` : `${text}   ${policyYaml(exact.policy)}`;
}

/** Messages per second of the slowest move, out and back together (docs/benchmarks.md). */
const perSecond = 5000;

/** What a migration guarantees, and what it does not. */
export function migrationLines(change: Change): readonly Line[] {
  const { migration, facts = {}, cascades } = change;
  if (migration === undefined) return [];
  const along = cascades.filter(({ restored }) => restored).length;
  const queue = change.after?.kind === 'queue';
  const { ready = 0, unacknowledged = 0, consumers = 0 } = facts;
  return [
    ...(queue && change.before !== undefined ? [['now', factsText(facts).join(', ') || 'message counts are not visible'] as const] : []),
    ...(migration.held === undefined
      ? []
      : [['held', `${counted(migration.held, 'message')} in ${printable(migration.holding.name)}, from an interrupted run`] as const]),
    [
      'keeps',
      `messages routed through bindings${along === 0 ? '' : `, and ${counted(along, 'binding')}`}; duplicates are possible${durationText(ready + unacknowledged)}`,
    ],
    ...(migration.blind
      ? [['warning', 'undeclared bindings and messages held by basic.get are not visible over AMQP, and are lost'] as const]
      : []),
    ...interruptionLines(change, migration),
    ...(migration.fedBy === undefined
      ? []
      : [
          [
            'warning',
            `messages that ${namesOf(migration.fedBy)} sends to it by name while it does not exist are lost without an error`,
          ] as const,
        ]),
    ...laterBoundLines(change),
    queue
      ? ['warning', 'direct publishes are unroutable while the queue is being recreated']
      : ['warning', 'publishes fail with 404 while the exchange is being recreated'],
    ...consumerLines(change, consumers),
  ];
}

/** The handling of the consumers of the old queue, and the end of the wait for them. A stream does not show whether it has any. */
function consumerLines({ before, migration }: Change, consumers: number): readonly Line[] {
  if (before?.kind !== 'queue') return [];
  const its = consumers === 0 ? 'its consumers' : `its ${counted(consumers, 'consumer')}`;
  if (before.type === 'stream') return [['cancels', `${its} when it is deleted: they must subscribe again`]];
  const back = migration?.reversible ? '; otherwise it is rolled back' : '';
  if (migration?.consumers === 'cancel')
    return [
      ['cancels', `${its} when it is deleted: they must subscribe again`],
      ['waits', `for all messages to be acknowledged (--drain-timeout)${back}`],
    ];
  return [['waits', `for ${its} to disconnect after it is unbound (--drain-timeout)${back}`]];
}

export function namesOf(keys: readonly EntityKey[]): string {
  const shown = keys.slice(0, 3).map(printable).join(', ');
  return keys.length > 3 ? `${shown} and ${keys.length - 3} more` : shown;
}

/** An alternate exchange set by argument takes precedence over that of a policy: RabbitMQ 3.10 to 4.3. */
function laterBoundLines({ after, before }: Change): readonly Line[] {
  if (after?.kind !== 'exchange' || before === undefined) return [];
  const alternate = after.arguments['alternate-exchange'];
  if (typeof alternate !== 'string') return [];
  return [
    ['warning', `messages published to it before its bindings are restored are routed to its alternate exchange ${printable(alternate)}`],
  ];
}

/** The cost of an interruption, apart from duplicates. */
function interruptionLines({ before }: Change, { deliveryLimit }: Migration): readonly Line[] {
  if (before?.kind !== 'queue') return [];
  if (before.type === 'stream') return [['warning', 'after an interruption, the next run copies the stream again from its beginning']];
  if (deliveryLimit === undefined) return [];
  return [['warning', `an interruption counts as a delivery of each message in transit; the queue allows ${deliveryLimit}`]];
}

/** The remedies, the cheapest first. */
export function remedyLines(remedies: readonly Remedy[]): readonly Line[] {
  return remedies.flatMap(linesOf);
}

function linesOf(remedy: Remedy): readonly Line[] {
  switch (remedy.kind) {
    case 'policy':
      return [['fix', 'leave the queue unchanged and add this policy:', { policy: remedy.policy }], ...lossLines(remedy.losses)];
    case 'migrate':
      return [['to migrate', `keeps every message${durationText(remedy.messages ?? 0)}; duplicates are possible`, flagOf(remedy)]];
    case 'replace':
      return remedy.messages === undefined || remedy.messages === 0
        ? [['to replace', replacing(remedy.allow), flagOf(remedy)]]
        : [['to lose', `${counted(remedy.messages, 'message')} ${remedy.messages === 1 ? 'is' : 'are'} lost`, flagOf(remedy)]];
  }
}

function flagOf({ allow }: { readonly allow: string }): Exact {
  return { flag: allowFlag(allow) };
}

function replacing(allow: string): string {
  if (allow.startsWith('replace:exchange'))
    return 'publishes fail while it does not exist; messages are dropped until its bindings are restored';
  return `deletes it and declares it again${allow.startsWith('lose:') ? ', and cancels its consumers' : ''}`;
}

/** Why the change of a policy, or of the policies that apply to a queue, can drop messages. */
export function dropText(action: Change['action']): string {
  if (action === 'create' || action === 'update') return codes['policy-can-drop'].title;
  return action === 'delete'
    ? 'its deletion can drop messages immediately'
    : 'other policies apply to the new queue, which can drop messages';
}

/** The messages that a policy drops immediately. */
export function lossLines(losses: readonly Loss[]): readonly Line[] {
  return losses.map(({ queue, messages, unsure, uncounted }) => {
    if (uncounted) return ['warning', `may drop messages of ${printable(queue)}, which is down, when it is back`];
    return ['warning', `${unsure ? 'may drop' : 'drops'} ${counted(messages, 'message')} of ${printable(queue)} immediately`];
  });
}

export function durationText(messages: number): string {
  return messages === 0 ? '' : ` (about ${Math.max(1, Math.ceil(messages / perSecond))} s)`;
}

/** One line of YAML, ready to paste. */
function policyYaml({ name, pattern, applyTo, priority, definition }: Policy): string {
  const entries = Object.entries(definition).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? yamlText(value) : canonicalText(value)}`,
  );
  return printable(
    `policies: { ${yamlText(name)}: { pattern: ${yamlText(pattern)}, applyTo: ${applyTo}, priority: ${priority}, definition: { ${entries.join(', ')} } } }`,
  );
}

/** The same in the block style of a file. */
export function policyBlock({ name, pattern, applyTo, priority, definition }: Policy): readonly string[] {
  const entries = Object.entries(definition).map(
    ([key, value]) => `      ${yamlText(key)}: ${typeof value === 'string' ? yamlText(value) : printable(canonicalText(value))}`,
  );
  const lines = [`  ${yamlText(name)}:`, `    pattern: ${yamlText(pattern)}`, `    applyTo: ${applyTo}`, `    priority: ${priority}`];
  return ['policies:', ...lines, '    definition:', ...entries];
}
