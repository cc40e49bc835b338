// A proxy between a move and its broker: confirms arrive one by one, and only after the move has cancelled its consumer, so that all
// messages are in transit then.
import { Buffer } from 'node:buffer';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { amqpFrames } from '../../../support/amqp-frames.ts';
import { portOf, serveClients } from '../../../support/ports.ts';

const method = (frame: Buffer): string => (frame[0] === 1 ? `${frame.readUInt16BE(7)}.${frame.readUInt16BE(9)}` : '');
const cancel = '60.30';
const confirm = '60.80';

/** What happens at the cancellation of a consumer. */
export interface Late {
  /** Delays what the connection sends next, in milliseconds: acknowledgements and a close then follow each other without a pause. */
  readonly lateMs?: number;
  /** Done after the cancellation and before the first confirm. */
  readonly meanwhile?: () => Promise<void>;
}

/** The URL of a proxy of the broker, for one test. */
export async function lateConfirms(url: string, { lateMs, meanwhile = () => sleep(50) }: Late): Promise<string> {
  let release = (): void => {};
  const cancelled = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await serveClients((own) => {
    const other = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay(true);
    for (const socket of [own, other]) {
      socket.on('error', () => {});
      socket.on('close', () => void [own, other].map((one) => one.destroy()));
    }
    const [requests, replies] = [amqpFrames(8), amqpFrames()];
    let late: Buffer[] | undefined;
    own.on('data', (data: Buffer) => {
      if (late !== undefined) {
        if (late.push(data) === 1) setTimeout(() => other.write(Buffer.concat(late?.splice(0) ?? [])), lateMs);
        return;
      }
      other.write(data);
      if (!requests(data).some((frame) => method(frame) === cancel)) return;
      if (lateMs !== undefined) late = [];
      setTimeout(() => void meanwhile().then(release, release), 50);
    });
    let confirming = cancelled;
    let last = 0;
    other.on('data', (data: Buffer) => {
      for (const frame of replies(data)) {
        if (method(frame) !== confirm) own.write(frame);
        else
          confirming = confirming.then(async () => {
            for (const one of singles(frame, last)) {
              own.write(one);
              await new Promise((resolve) => setImmediate(resolve));
            }
            last = Math.max(last, tagOf(frame));
          });
      }
    });
  });
  onTestFinished(() => void server.close());
  return url.replace(/:\d+(?=\/|$)/, `:${portOf(server)}`);
}

const tagOf = (frame: Buffer): number => Number(frame.readBigUInt64BE(11));

/** One confirm for each message that the given one covers. */
function singles(frame: Buffer, last: number): readonly Buffer[] {
  if (frame[19] === 0) return [frame];
  return Array.from({ length: Math.max(0, tagOf(frame) - last) }, (_, index) => {
    const one = Buffer.from(frame);
    one.writeBigUInt64BE(BigInt(last + 1 + index), 11);
    one[19] = 0;
    return one;
  });
}
