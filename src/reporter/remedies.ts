// What a change costs that cannot be made in place, and how else it can be had, in words.
import type { Policy } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Change, Loss, Remedy } from '../model/plan.ts';
import type { StepOutcome } from '../model/run.ts';
import { allowFlag } from '../model/shell.ts';
import { canonicalText } from '../model/values.ts';
import { factsText } from './entity.ts';
import { counted, printable, yamlText } from './style.ts';

/** What is copied or read letter by letter: the name that the text is about, or what a person may give or paste. */
type Exact = { readonly name: string } | { readonly flag: string } | { readonly policy: Policy };

/** A word and the text behind it. */
export type Line = readonly [word: string, text: string, exact?: Exact];

/** The text of a line, on one line. */
export function lineText([, text, exact]: Line): string {
  if (exact === undefined) return text;
  if ('name' in exact) return `${exact.name}, ${text}`;
  return 'flag' in exact ? `${exact.flag}   ${text}` : `${text}   ${policyYaml(exact.policy)}`;
}

/** Messages a second that a move makes at the least, both ways together (docs/benchmarks.md). */
const perSecond = 5000;

/** What a migration promises, and what it does not. */
export function migrationLines(change: Change): readonly Line[] {
  const { migration, facts = {}, cascades } = change;
  if (migration === undefined) return [];
  const along = cascades.filter(({ restored }) => restored).length;
  const queue = change.after?.kind === 'queue';
  const { ready = 0, unacknowledged = 0, consumers = 0 } = facts;
  return [
    ...(queue && change.before !== undefined ? [['now', factsText(facts).join(', ') || 'message counts could not be seen'] as const] : []),
    ...(migration.held === undefined
      ? []
      : [['held', `${counted(migration.held, 'message')} in ${printable(migration.holding.name)}, from a run that broke off`] as const]),
    [
      'keeps',
      `every message that comes through a binding, and ${counted(along, 'binding')}; a message may arrive twice${durationText(ready + unacknowledged)}`,
    ],
    ...(migration.blind
      ? [['careful', 'bindings that are not declared, and messages that a basic.get holds, cannot be seen, and are lost'] as const]
      : []),
    ...cutOffLines(change),
    ...(migration.fedBy === undefined
      ? []
      : [
          [
            'careful',
            `what ${namesOf(migration.fedBy)} would send to it in that moment, by its name, is lost: the broker tells nobody`,
          ] as const,
        ]),
    ...laterBoundLines(change),
    queue
      ? ['careful', 'whoever publishes to the queue by its name, while it is deleted and declared again, finds no queue']
      : ['careful', 'whoever publishes to the exchange, while it is deleted and declared again, is refused with 404'],
    ...(queue && consumers > 0
      ? [['waits', `for its ${counted(consumers, 'consumer')} to leave, once it is unbound (--drain-timeout)`] as const]
      : []),
  ];
}

function namesOf(keys: readonly EntityKey[]): string {
  const shown = keys.slice(0, 3).map(printable).join(', ');
  return keys.length > 3 ? `${shown} and ${keys.length - 3} more` : shown;
}

/** An alternate exchange that is an argument comes before the one that a policy sets: RabbitMQ 3.10 to 4.3. */
function laterBoundLines({ after, before }: Change): readonly Line[] {
  if (after?.kind !== 'exchange' || before === undefined) return [];
  const alternate = after.arguments['alternate-exchange'];
  if (typeof alternate !== 'string') return [];
  return [['careful', `what is published to it before its bindings are back goes to its alternate exchange ${printable(alternate)}`]];
}

/** What it costs when topo is killed in the middle, beside messages that come twice. */
function cutOffLines({ before }: Change): readonly Line[] {
  if (before?.kind !== 'queue') return [];
  if (before.type === 'stream') return [['careful', 'where it is cut off, the next run copies the stream from its beginning once more']];
  const limit = before.arguments['x-delivery-limit'];
  if (before.type !== 'quorum' || typeof limit !== 'number' || limit < 0) return [];
  return [['careful', `where it is cut off, that counts as a delivery of what is in hand, of which the queue allows ${limit}`]];
}

/** The remedies, the cheapest first. */
export function remedyLines(remedies: readonly Remedy[]): readonly Line[] {
  return remedies.flatMap(linesOf);
}

function linesOf(remedy: Remedy): readonly Line[] {
  switch (remedy.kind) {
    case 'policy':
      return [['instead', 'leave it as it is, and add', { policy: remedy.policy }], ...lossLines(remedy.losses)];
    case 'migrate':
      return [['to move', `keeps every message${durationText(remedy.messages ?? 0)}, duplicates possible`, flagOf(remedy)]];
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
    return 'publishers are refused while it is away, and then lose what they publish until it is bound';
  return `it is deleted and declared again${allow.startsWith('lose:') ? ', and its consumers are cancelled' : ''}`;
}

/** What a policy drops at once. */
export function lossLines(losses: readonly Loss[]): readonly Line[] {
  return losses.map(({ queue, messages, unsure }) => [
    'careful',
    `${unsure ? 'may drop' : 'drops'} ${counted(messages, 'message')} of ${printable(queue)} at once`,
  ]);
}

/** Where the messages are of a migration that has begun and has not come to its end. */
export function unfinishedLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const moves = outcomes.filter(({ step }) => step.do === 'move');
  return [...new Set(moves.map(({ step }) => step.change))].flatMap((change) => {
    const own = outcomes.filter(({ step }) => step.change === change);
    const begun = own.some(
      ({ step, state, moved }) => step.do === 'move' && (state === 'done' || state === 'unknown' || moved !== undefined),
    );
    if (!begun || own.every(({ state }) => state === 'done')) return [];
    const holding = own.flatMap(({ step }) => (step.do === 'move' && keyOf(step.entity) !== change ? [step.entity.name] : []))[0] ?? '';
    return [`  unfinished  ${printable(change)}: messages wait in ${printable(holding)}; the same command goes on from here`];
  });
}

/** What each migration moved: out of the old queue, and back into the new one. */
export function movedLines(outcomes: readonly StepOutcome[]): readonly string[] {
  const moved = outcomes.flatMap(({ step, moved: counts }) => (step.do === 'move' && counts !== undefined ? [{ step, counts }] : []));
  const changes = [...new Set(moved.map(({ step }) => step.change))];
  return changes.map((change) => {
    const own = moved.filter(({ step }) => step.change === change);
    const sum = (test: (item: (typeof own)[number]) => boolean): number =>
      own.filter(test).reduce((total, { counts }) => total + counts.messages, 0);
    const isOut = ({ step }: (typeof own)[number]): boolean => keyOf(step.entity) === change;
    const [out, back] = [sum(isOut), sum((item) => !isOut(item))];
    const stripped = own.reduce((total, { counts }) => total + counts.withoutUserId, 0);
    const users = stripped === 0 ? '' : `; ${stripped} without their user-id, which is in the header topo-user-id`;
    const counts = own.some(isOut) ? `${counted(out, 'message')} out, ${back} in` : `${counted(back, 'message')} in`;
    return `  moved  ${printable(change)}: ${counts}${users}`;
  });
}

function durationText(messages: number): string {
  return messages === 0 ? '' : ` (about ${Math.max(1, Math.ceil(messages / perSecond))} s)`;
}

/** One line of YAML, ready to be pasted. */
function policyYaml({ name, pattern, applyTo, priority, definition }: Policy): string {
  const entries = Object.entries(definition).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? yamlText(value) : canonicalText(value)}`,
  );
  return printable(
    `policies: { ${yamlText(name)}: { pattern: ${yamlText(pattern)}, applyTo: ${applyTo}, priority: ${priority}, definition: { ${entries.join(', ')} } } }`,
  );
}
