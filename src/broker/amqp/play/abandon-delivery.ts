// A consumer that dies: it receives one message, with prefetch 1, and its connection is cut without an acknowledgement.
import type { DialOptions } from '../connection/connect.ts';
import { dial } from '../connection/connect.ts';
import { withLimit } from './wait.ts';

/** A ready message is delivered within milliseconds. */
const deliveryMs = 5_000;

/** Resolves when the connection has ended; false if no message arrived. @throws TopoError as `dial` does */
export async function abandonDelivery(options: DialOptions, vhost: string, queue: string): Promise<boolean> {
  const dialled = await dial({ ...options, name: 'topo test (abandon)' }, vhost);
  try {
    return await withLimit(delivered(dialled, queue), 2 * deliveryMs, `a message of ${queue}`, options.waits);
  } finally {
    dialled.destroy();
  }
}

async function delivered({ model }: Awaited<ReturnType<typeof dial>>, queue: string): Promise<boolean> {
  const channel = await model.createChannel();
  channel.on('error', () => {}); // the reason arrives with the rejected call
  await channel.prefetch(1);
  return new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), deliveryMs);
    const end = (value: boolean): void => {
      clearTimeout(timer);
      resolve(value);
    };
    channel.consume(queue, (message) => end(message !== null)).catch(reject);
  });
}
