// `reject-publish` on a queue that receives dead-lettered messages. A queue that dead-letters at most once ignores a rejection: a classic
// target drops the message, a quorum target accepts it beyond its limit. Measured on 3.10, 4.0 and 4.3 for rejected, expired and
// overflowing messages of classic and quorum queues. With at-least-once dead-lettering, the source retains the message.

import type { Queue } from '../../model/entity.ts';
import { append } from '../../model/grouped.ts';
import { keyOf, nameText } from '../../model/key.ts';
import { deadLetteringOf, isLengthLimited, keepsDeadLetters, overflowOf } from '../../rabbitmq/dead-lettering.ts';
import { deadLettersOf } from '../dead-letters.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { listed, placesOf, subjectOf } from '../words.ts';

/** `dead-letter-overflow`. */
export const deadLetterOverflow: Rule = {
  code: 'dead-letter-overflow',
  check: (view) => {
    const sources = new Map<Queue, Queue[]>();
    for (const source of view.queues) {
      for (const target of deadLettersOf(view, source).queues) {
        if (keepsDeadLetters(view.governed(source)) || target === source) continue;
        append(sources, target, source);
      }
    }
    return view.queues.flatMap((queue) => {
      const from = sources.get(queue) ?? [];
      return from.length > 0 && view.owned(queue) ? overflow(view, queue, from) : [];
    });
  },
};

function overflow(view: View, queue: Queue, from: readonly Queue[]): readonly Finding[] {
  const governed = view.governed(queue);
  if (queue.type === 'stream' || !isLengthLimited(governed) || overflowOf(governed) !== 'reject-publish') return [];
  const names = listed(from.map(({ name }) => nameText(name)));
  const at = { key: keyOf(queue), properties: placesOf('x-overflow') };
  if (queue.type !== 'quorum') {
    const message = `while it is full, ${subjectOf(queue)} drops messages dead-lettered from ${names}: no publisher receives a rejection`;
    const hint = hasPublishers(view, queue) ? 'make it a quorum queue, which accepts these messages beyond its limit' : hintFor(from);
    return [{ ...at, message, hint }];
  }
  // publishers have a use for the rejections, and returned messages are kept
  if (hasPublishers(view, queue)) return [];
  const message = `the length limit of ${subjectOf(queue)} does not apply to messages dead-lettered from ${names}: no publisher receives a rejection`;
  return [{ ...at, message, hint: hintFor(from) }];
}

function hintFor(from: readonly Queue[]): string {
  const [only] = from;
  const strategy = from.every(({ type }) => type === 'quorum')
    ? `, or set deadLetterStrategy: at-least-once on ${from.length === 1 && only !== undefined ? subjectOf(only) : 'these queues'}`
    : '';
  return `use overflow: drop-head${strategy}`;
}

/** Whether anything other than queues may publish to it: it is bound to an exchange that is no dead-letter exchange, or is part of a retry. */
function hasPublishers(view: View, queue: Queue): boolean {
  if (returnsTo(view, queue)) return true;
  const named = new Set(view.queues.flatMap((one) => (one.vhost === queue.vhost ? [deadLetteringOf(view.governed(one))?.exchange] : [])));
  return view.bindingsTo(queue).some(({ source }) => !named.has(source));
}

/** Whether its own dead-lettered messages may return to it. */
function returnsTo(view: View, queue: Queue): boolean {
  const seen = new Set<Queue>();
  const open = [queue];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const next of deadLettersOf(view, one).queues) {
      if (next === queue) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}
