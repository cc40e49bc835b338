// Who uses a queue that is to be deleted: one line per connection with consumers, and the rate of incoming messages.
import type { AttachedConsumer, QueueFacts } from '../model/observed.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Line } from './remedies.ts';
import { counted, printable } from './style.ts';

/** How many connections are named; the rest is counted. */
const named = 5;

/** Empty if neither is visible. */
export function usageLines({ attached = [], publishRate = 0 }: QueueFacts): readonly Line[] {
  const connections = [...new Set(attached.map(({ connection = '' }) => connection))].sort(byCodeUnits);
  const all = connections.map((name) => connectionLine(attached.filter(({ connection = '' }) => connection === name)));
  const rest = all.length - named;
  return [
    ...all.slice(0, named),
    ...(rest > 0 ? [['used by', `${counted(rest, 'more connection')} (--format json lists all)`] as const] : []),
    ...(publishRate > 0 ? [['incoming', `about ${rateText(publishRate)} per second`] as const] : []),
  ];
}

/** `billing-worker 10.0.0.7:51234 -> 10.0.0.2:5672, user billing, 2 consumers: tag-1, tag-2`. */
function connectionLine(consumers: readonly AttachedConsumer[]): Line {
  const [first] = consumers;
  const who = [first?.name, first?.connection].flatMap((text) => (text === undefined ? [] : [printable(text)]));
  const user = first?.user === undefined ? '' : `user ${printable(first.user)}, `;
  const tags = consumers.slice(0, named).map(({ tag }) => printable(tag));
  const more = consumers.length > named ? ', ...' : '';
  const queues = [...new Set(consumers.flatMap(({ queue }) => (queue === undefined ? [] : [printable(queue)])))];
  const of = queues.length === 0 ? '' : ` of ${queues.length === 1 ? 'queue' : 'queues'} ${queues.join(', ')}`;
  const text = `${user}${counted(consumers.length, 'consumer')}${of}: ${tags.join(', ')}${more}`;
  return who.length === 0 ? ['used by', text] : ['used by', text, { name: who.join(' ') }];
}

function rateText(rate: number): string {
  return counted(rate < 1 ? 1 : Math.round(rate), 'message');
}
