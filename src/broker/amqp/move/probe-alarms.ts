// Whether the broker has an alarm, over AMQP alone: it notifies only clients that publish (connection.blocked, before any confirm;
// RabbitMQ 3.10 to 4.3). Publishes a message that no queue can receive, on a connection of its own, since that connection gets no further
// reply.
import { randomUUID } from 'node:crypto';
import type { Alarm } from '../../../model/observed.ts';
import { alarmsOfReason } from '../../../rabbitmq/alarms.ts';
import { timedOut, Waits } from '../../waits.ts';
import { type Dialled, dial } from '../connection/connect.ts';
import { channelMs } from '../connection/limits.ts';
import type { SessionOptions } from '../connection/sessions.ts';

/**
 * The alarms, without their nodes; undefined if the user may not publish to the default exchange (403), or the broker does not reply.
 * @throws TopoError as `dial` does; the reason of the signal
 */
export async function probeAlarms(options: SessionOptions, vhost: string, signal?: AbortSignal): Promise<readonly Alarm[] | undefined> {
  const dialled = await dial({ ...options, name: `topo ${options.purpose} (alarms)` }, vhost);
  try {
    return await reply(dialled, (options.waits ?? new Waits()).endedBy(signal ?? options.waits?.signal));
  } finally {
    dialled.destroy();
  }
}

async function reply({ model }: Dialled, waits: Waits): Promise<readonly Alarm[] | undefined> {
  const replied = new Promise<readonly Alarm[] | undefined>((resolve) => {
    model.on('blocked', (reason: unknown) => resolve(alarmsOfReason(String(reason))));
    model.on('close', () => resolve(undefined));
    publish(model, () => resolve([])).catch(() => resolve(undefined));
  });
  const alarms = await waits.within(replied, channelMs, () => 'the confirm of a message that shows alarms');
  if (alarms !== timedOut) return alarms;
  waits.signal?.throwIfAborted();
  return undefined;
}

async function publish(model: Dialled['model'], onConfirm: () => void): Promise<void> {
  const channel = await model.createConfirmChannel();
  await new Promise<void>((resolve, reject) => {
    channel.on('error', reject);
    channel.publish('', `topo.alarms.${randomUUID()}`, Buffer.alloc(0), {}, (error) => {
      if (error === null || error === undefined) onConfirm();
      resolve();
    });
  });
}
