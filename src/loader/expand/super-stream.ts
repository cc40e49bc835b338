// `superStreams`: a section entry expands to a direct exchange, a stream per partition and their bindings, exactly as RabbitMQ's command
// `rabbitmq-streams add_super_stream` makes them, so that a plan of one made by the command has no changes (decision 105).
import { nameText } from '../../model/key.ts';
import type { Arguments } from '../../model/values.ts';
import {
  leaderLocatorArgument,
  noLocator,
  partitionArguments,
  partitionName,
  partitionOrderArgument,
  superStreamArgument,
  usualLocator,
} from '../../rabbitmq/super-streams.ts';
import { tableOf } from '../format/arguments.ts';
import type { Gathered } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Entry, type Node, textOf } from '../syntax/node.ts';
import { expanderOf } from './generated.ts';

/** Adds the objects of a super stream. Errors reported by the schema check are skipped. */
export function expandSuperStream(vhost: string, name: string, entry: Entry, gathered: Gathered, report: Report): void {
  const { key: place, value: node, template = name } = entry;
  const subject = `super stream ${nameText(template)}`;
  const absent = textOf(child(node, 'state')) === 'absent';
  const protect = isTrue(child(node, 'protect'));
  if (absent && protect) {
    diagnose(report, 'contradiction', place, `${subject} is declared absent and protected: protected objects are never deleted`);
  }
  const keys = keysOf(entry, subject, report);
  const values = argumentsOf(node, subject, report);
  const written = (generated: string): string => `${template}${generated.slice(name.length)}`;
  const section = { vhost, place, node, presence: absent ? ('absent' as const) : ('present' as const), written };
  const add = expanderOf(section, gathered, report);
  add.exchange(name, 'direct', { [superStreamArgument]: true }, { protect });
  for (const [order, key] of keys.entries()) {
    const partition = partitionName(name, key);
    add.queue({ name: partition, type: 'stream', durable: true, arguments: values }, { protect });
    add.bind(name, partition, key, { [partitionOrderArgument]: order });
  }
}

/** The routing keys of the partitions, in their order. */
function keysOf({ key: place, value: node }: Entry, subject: string, report: Report): readonly string[] {
  const [partitions, bindingKeys] = [child(node, 'partitions'), child(node, 'bindingKeys')];
  if (partitions !== undefined && bindingKeys !== undefined) {
    diagnose(report, 'contradiction', bindingKeys, `${subject} has both partitions and bindingKeys`, { hint: 'keep one of them' });
    return [];
  }
  if (bindingKeys?.kind === 'list') {
    if (bindingKeys.items.length === 0) diagnose(report, 'missing-property', place, `${subject} has no partition`);
    return bindingKeys.items.flatMap((item) => textOf(item) ?? []);
  }
  if (partitions === undefined && node.kind === 'map' && bindingKeys === undefined) {
    diagnose(report, 'missing-property', place, `${subject} has neither partitions nor bindingKeys`);
  }
  const number = partitions?.kind === 'scalar' && typeof partitions.value === 'number' ? partitions.value : 0;
  return Number.isInteger(number) && number > 0 && number <= mostPartitions ? Array.from({ length: number }, (_, at) => String(at)) : [];
}

/** As in the schema: a larger number is reported there. */
const mostPartitions = 10_000;

/** The arguments of every partition, with the leader locator of the command. */
function argumentsOf(node: Node, subject: string, report: Report): Arguments {
  const values = tableOf(node, partitionArguments, subject, report);
  const { [leaderLocatorArgument]: locator = usualLocator, ...others } = values;
  return locator === noLocator ? others : { ...others, [leaderLocatorArgument]: locator };
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
