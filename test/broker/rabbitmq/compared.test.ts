// Which arguments a redeclaration compares, on real brokers: the same value is equal, another one is refused where the table has the
// argument as compared, and the argument that is compared last is named only where nothing else differs.
import { describe, inject, test } from 'vitest';
import type { QueueType } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { type QueueArgument, treatmentIn } from '../../../src/rabbitmq/argument-rows.ts';
import { queueArguments } from '../../../src/rabbitmq/arguments.ts';
import { comparedLast } from '../../../src/rabbitmq/compared.ts';
import { measuredAs, newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { twoValuesOf } from '../../support/argument-values.ts';
import { type Asking, confirm, openAsking, type Row } from '../../support/conformance.ts';
import { http, useVhost } from '../../support/vhost.ts';

const types: readonly QueueType[] = ['classic', 'quorum', 'stream'];
/** A value that no argument has: a live queue does not validate what it compares. */
const wrong = 'conformance';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('compares the arguments that the table has as compared', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const rows = queueArguments.flatMap((row) => types.flatMap((type) => comparisonRows(row, type, asking)));
    const unknown = types.map((type) => comparison(asking, `${type} unknown`, type, { 'x-of-nothing': 1 }, { 'x-of-nothing': 2 }, 'equal'));
    await confirm(task.meta, broker, 'redeclaration', [...rows, ...unknown]);
  });

  test('shows every argument that it accepts, ignored or not', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const cells = queueArguments.flatMap((row) => types.filter((type) => isAccepted(row, type)).map((type) => ({ row, type })));
    const rows = cells.map(({ row, type }): Row => {
      const name = `shown ${type} ${row.argument}`;
      const [value] = twoValuesOf(acceptedValues(row, type));
      const play = async () => {
        const declared = await declare(asking, name, type, { ...neededBy(row), [row.argument]: value });
        if (declared !== 'equal') return declared;
        const path = `queues/${encodeURIComponent(vhost.name)}/${encodeURIComponent(name)}?disable_stats=true`;
        const shown = (await (await http(broker, 'GET', path)).json()) as { readonly arguments: Arguments };
        return JSON.stringify(shown.arguments[row.argument] ?? null);
      };
      return { text: `${row.argument} of a ${type} queue over the management API`, expected: JSON.stringify(value), play };
    });
    await confirm(task.meta, broker, 'stored arguments', rows);
  });

  function isAccepted(row: QueueArgument, type: QueueType): boolean {
    return treatmentIn(row, type, version).effect !== 'refused';
  }

  function acceptedValues(row: QueueArgument, type: QueueType) {
    const { accepts = row.rule } = treatmentIn(row, type, version);
    return accepts.kind === 'any' ? row.rule : accepts;
  }

  function comparisonRows(row: QueueArgument, type: QueueType, asking: Asking): readonly Row[] {
    if (!isAccepted(row, type)) return [];
    const { argument } = row;
    const { compared } = treatmentIn(row, type, version);
    const [one, other] = twoValuesOf(acceptedValues(row, type));
    const table: Arguments = { ...neededBy(row), [argument]: one };
    const name = `${type} ${argument}`;
    const last = comparedLast(type, measuredAs(version));
    // with one value alone another one is not accepted, and still compared
    const changed = { ...table, [argument]: one === other ? wrong : other };
    const named = `inequivalent ${argument}`;
    const { [argument]: _, ...without } = table;
    return [
      comparison(asking, name, type, table, table, 'equal'),
      comparison(asking, name, type, table, changed, compared ? named : 'equal'),
      comparison(asking, name, type, table, without, compared ? named : 'equal'),
      ...(compared && argument !== last
        ? [comparison(asking, name, type, table, { ...changed, [last]: wrong }, named)]
        : [comparison(asking, name, type, table, { ...table, [last]: wrong }, `inequivalent ${last}`)]),
    ];
  }
});

function neededBy(row: QueueArgument): Arguments {
  return row.needs === undefined ? {} : { [row.needs]: 'some' };
}

function comparison(asking: Asking, name: string, type: QueueType, live: Arguments, sent: Arguments, expected: string): Row {
  const play = async () => {
    const declared = await declare(asking, name, type, live);
    return declared === 'equal' ? await declare(asking, name, type, sent) : `${declared}, of the live queue`;
  };
  return { text: `${JSON.stringify(sent)} sent to a ${type} queue with ${JSON.stringify(live)}`, expected, play };
}

/** `equal` where the queue is new as well. */
async function declare(asking: Asking, name: string, type: QueueType, table: Arguments): Promise<string> {
  const answer = await asking.ask((channel) => channel.assertQueue(name, { arguments: { ...table, 'x-queue-type': type } }));
  if (answer.ok) return 'equal';
  const [, key] = /inequivalent arg '([^']*)'/.exec(answer.text) ?? [];
  return key === undefined ? `${answer.code} ${answer.text}` : `inequivalent ${key}`;
}
