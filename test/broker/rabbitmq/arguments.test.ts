// The table of queue arguments, row by row on real brokers: argument by queue type, values at and beyond the borders of each rule, and the
// properties that quorum queues and streams refuse.
import { describe, expect, inject, test } from 'vitest';
import type { QueueType } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { from, type QueueArgument, refusalOf, treatmentIn } from '../../../src/rabbitmq/argument-rows.ts';
import { queueArguments } from '../../../src/rabbitmq/arguments.ts';
import { capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import { otherQueueArguments } from '../../../src/rabbitmq/exchange-arguments.ts';
import { newest, versionOf } from '../../../src/rabbitmq/version.ts';
import { valuesOf } from '../../support/argument-values.ts';
import { type Answer, type Asking, confirm, differencesOf, openAsking, type Row } from '../../support/conformance.ts';
import { useVhost } from '../../support/vhost.ts';

const types: readonly QueueType[] = ['classic', 'quorum', 'stream'];

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const version = versionOf(broker.version) ?? newest;

  test('answers a declaration with each argument as the table has it', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    const rows = queueArguments.flatMap((row) => types.flatMap((type) => argumentRows(row, type, asking)));
    await confirm(task.meta, broker, 'queue arguments', [...rows, ...uncheckedRows(asking)]);
  });

  test('reports a falsified row with both answers', async () => {
    const asking = await openAsking(vhost.url);
    const [row] = queueArguments.filter(({ argument }) => argument === 'x-max-priority');
    if (row === undefined) throw new Error('the table has no x-max-priority');
    const falsified = { ...row, argument: 'x-max-priority', on: { quorum: [from([3, 10], 'obeyed')] } };
    expect(await differencesOf(argumentRows(falsified, 'quorum', asking))).toContain(
      '{"x-max-priority":0} on a quorum queue: the table has "accepted", the broker answered "406 not for the type"',
    );
  });

  test('refuses the properties that quorum queues and streams do not have', async ({ task }) => {
    const asking = await openAsking(vhost.url);
    await confirm(task.meta, broker, 'queue properties', propertyRows(asking));
  });

  function argumentRows(row: QueueArgument, type: QueueType, asking: Asking): readonly Row[] {
    const treatment = treatmentIn(row, type, version);
    // of an argument that is refused whatever its value two values are enough
    const values = treatment.effect === 'refused' ? valuesOf(row.rule).slice(0, 2) : valuesOf(row.rule);
    const needed: Arguments = row.needs === undefined ? {} : { [row.needs]: 'some' };
    const tables: readonly Arguments[] = [
      ...values.map((value): Arguments => ({ ...needed, [row.argument]: value })),
      ...(row.needs === undefined ? [] : [{ [row.argument]: 'some' }]),
    ];
    return tables.map((table, at): Row => {
      const code = refusalOf(row, treatment, table);
      const text = `${JSON.stringify(table)} on a ${type} queue`;
      const reason = treatment.effect === 'refused' && code === 406 ? ' not for the type' : '';
      const expected = code === undefined ? 'accepted' : `${code}${reason}`;
      return {
        text,
        expected,
        play: () => declare(asking, `${type} ${row.argument} ${at}`, { ...table, 'x-queue-type': type }, code === 541),
      };
    });
  }

  /** What no version validates. */
  function uncheckedRows(asking: Asking): readonly Row[] {
    const names = [...otherQueueArguments.map(({ argument }) => argument), 'x-of-nothing', 'x-message-tll'];
    return names.flatMap((argument) =>
      types.map((type): Row => {
        const play = () => declare(asking, `${type} ${argument}`, { [argument]: { nested: ['table'] }, 'x-queue-type': type }, false);
        return { text: `${argument} on a ${type} queue`, expected: 'accepted', play };
      }),
    );
  }

  function propertyRows(asking: Asking): readonly Row[] {
    const flags = [false, true];
    return types.flatMap((type) =>
      flags.flatMap((durable) =>
        flags.flatMap((autoDelete) =>
          flags.map((exclusive): Row => {
            const name = `${type} ${durable} ${autoDelete} ${exclusive}`;
            const found = capabilitiesOf(version).queue({
              kind: 'queue',
              vhost: '/',
              name,
              type,
              durable,
              autoDelete,
              exclusive,
              arguments: {},
            });
            const expected = found.length === 0 ? 'accepted' : String(found[0]?.code);
            const play = async () =>
              answerText(
                await asking.ask((channel) =>
                  channel.assertQueue(name, { durable, autoDelete, exclusive, arguments: { 'x-queue-type': type } }),
                ),
              );
            return { text: `a ${type} queue with ${JSON.stringify({ durable, autoDelete, exclusive })}`, expected, play };
          }),
        ),
      ),
    );
  }
});

async function declare(asking: Asking, name: string, table: Arguments, endsConnection: boolean): Promise<string> {
  const work: Parameters<Asking['ask']>[0] = (channel) => channel.assertQueue(name, { durable: true, arguments: table });
  return answerText(await (endsConnection ? asking.alone(work) : asking.ask(work)));
}

function answerText(answer: Answer<unknown>): string {
  if (answer.ok) return 'accepted';
  const reason = answer.text.includes('of queue type rabbit_') ? ' not for the type' : '';
  const closed = (answer.closed === 'connection') === (answer.code === 541) ? '' : `, and the ${answer.closed} closed`;
  return `${answer.code}${reason}${closed}`;
}
