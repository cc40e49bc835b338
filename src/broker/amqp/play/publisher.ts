// Publishes with publisher confirms, on a dedicated connection: a connection that has published is blocked by a memory alarm and then
// answers nothing. Returns the broker's answer: acknowledged, nacked, returned, or channel closed.
import { randomUUID } from 'node:crypto';
import type { ConfirmChannel, Options } from 'amqplib';
import { problem, TopoError } from '../../../model/diagnostic.ts';
import type { Publication } from '../../../model/publication.ts';
import { alarmsOfReason, alarmText, endAlarm } from '../../../rabbitmq/alarms.ts';
import { bindingTable } from '../connection/argument-tables.ts';
import { type DialOptions, dial } from '../connection/connect.ts';
import { closeReason } from '../connection/failure.ts';
import { closeMs } from '../connection/limits.ts';
import { withLimit } from './wait.ts';

/** A confirm waits for replicas and disks; a healthy broker sends it within milliseconds. */
const confirmMs = 20_000;

/** Characters of a UUID. */
const idLength = 36;

/** Milliseconds that an alarm may last: a test has nothing to lose. */
const blockedMs = 5_000;

/** The reply of the broker to a publish. `refused` closes the channel: 403, 404 or 406 with the reply text. */
export type Confirmation =
  | { readonly kind: 'ack' | 'nack'; readonly returned: boolean; readonly id: string }
  | { readonly kind: 'refused'; readonly text: string; readonly id: string };

/** Publishes, one message at a time. */
export interface Publisher {
  /**
   * @param content of the message; a number of bytes for content that begins with its id
   * @throws TopoError `connection-lost` if no confirm arrives, `alarm-in-effect` if the broker blocks publishers
   */
  publish(publication: Publication, content: number | Buffer): Promise<Confirmation>;
  /** Never throws, never hangs. */
  close(): Promise<void>;
}

/** Opens the connection. @throws TopoError as `dial` does */
export async function openPublisher(options: DialOptions, vhost: string): Promise<Publisher> {
  const dialled = await dial(options, vhost);
  let lost: unknown;
  dialled.model.on('error', (error) => {
    lost = error;
  });
  let blocked = false;
  let timer: NodeJS.Timeout | undefined;
  const blockedLong = new Promise<never>((_, reject) => {
    dialled.model.on('blocked', (reason: unknown) => {
      blocked = true;
      timer ??= setTimeout(() => reject(inAlarm(String(reason))), blockedMs);
    });
    dialled.model.on('unblocked', () => {
      blocked = false;
      clearTimeout(timer);
      timer = undefined;
    });
  });
  blockedLong.catch(() => {}); // the alarm may begin when nothing is published
  const confirmed = <T>(work: Promise<T>): Promise<T> =>
    withLimit(Promise.race([work, blockedLong]), confirmMs, 'the confirm of a publish', options.waits);
  let channel: ConfirmChannel | undefined;
  const open = async (): Promise<ConfirmChannel> => {
    const opened = await dialled.model.createConfirmChannel();
    opened.on('error', () => {}); // read by publish
    return opened;
  };
  return {
    publish: async (publication, content) => {
      try {
        channel ??= await confirmed(open());
        const confirmation = await confirmed(publishOne(channel, publication, content));
        if (confirmation.kind === 'refused') channel = undefined;
        return confirmation;
      } catch (error) {
        if (error instanceof TopoError) throw error;
        throw new TopoError([problem('connection-lost', `publishing to the scratch copy: ${String(lost ?? error)}`)]);
      }
    },
    close: async () => {
      clearTimeout(timer);
      // a blocked connection gets no reply to its close either
      if (!blocked) await withLimit(dialled.model.close(), closeMs, 'closing', options.waits).catch(() => {});
      dialled.destroy();
    },
  };
}

function inAlarm(reason: string): TopoError {
  const message = `the broker accepts no messages (${alarmText(alarmsOfReason(reason))}), still after ${blockedMs / 1000} s`;
  return new TopoError([problem('alarm-in-effect', message, { hint: endAlarm })]);
}

async function publishOne(channel: ConfirmChannel, publication: Publication, given: number | Buffer): Promise<Confirmation> {
  const id = randomUUID();
  const body = typeof given === 'number' ? bodyOf(id, given) : given;
  let returned = false;
  let closed: string | undefined;
  const onReturn = ({ content }: { content: Buffer }): void => {
    // 312 NO_ROUTE arrives before the confirm (RabbitMQ: "Publisher Confirms")
    if (content.equals(body)) returned = true;
  };
  let end = (_?: unknown): void => {};
  const onError = (error: unknown): void => {
    const reason = closeReason(error);
    closed = reason === undefined ? String(error) : `${reason.code} ${reason.text}`;
    end();
  };
  channel.on('return', onReturn);
  channel.on('error', onError);
  try {
    const error = await new Promise<unknown>((resolve) => {
      const { exchange, routingKey } = publication;
      end = resolve;
      channel.publish(exchange, routingKey, body, optionsOf(publication), resolve);
    });
    if (closed !== undefined) return { kind: 'refused', text: closed, id };
    return { kind: error === null || error === undefined ? 'ack' : 'nack', returned, id };
  } finally {
    channel.off('return', onReturn);
    channel.off('error', onError);
  }
}

/** The content identifies the message: all properties belong to the test. */
function bodyOf(id: string, bytes: number): Buffer {
  const body = Buffer.alloc(bytes, 't');
  body.write(id);
  return body;
}

/** The id of a published message. */
export function idIn(content: Buffer): string {
  return content.toString('latin1', 0, idLength);
}

function optionsOf({ headers, expiration, priority, persistent, mandatory, properties }: Publication): Options.Publish {
  return {
    ...properties,
    headers: bindingTable(headers),
    persistent,
    mandatory,
    ...(expiration === undefined ? {} : { expiration }),
    ...(priority === undefined ? {} : { priority }),
  };
}
