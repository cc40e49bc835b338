// Reads a stream to its end. Its counts lag by seconds, and a reader cannot know whether more will follow: so a message of topo's own, the
// end mark, is published to it, confirmed, and read. Every message confirmed before it is stored before it. Later runs skip it too.
// The stream has no bindings any more at that time, so only messages published by name can follow the mark.
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { failureText } from '../connection/failure.ts';
import { createPace, look, type MoveContext, unlessStuck } from './context.ts';
import { fewInHand, shrinkMs } from './limits.ts';
import { moveFailed, moveProblem } from './move-errors.ts';
import { publishOne } from './publish-one.ts';
import { markHeader } from './pump.ts';
import { withHeader } from './raw/message-properties.ts';

/** After this time without a message the end is near, and the mark is published. In milliseconds. */
const silenceMs = 200;

/** After this time the mark is published in any case, as clients may keep publishing by name. In milliseconds. */
const latestMs = 2_000;

/** Reads until the mark is the last message. @throws TopoError as `moveMessages` does */
export async function readStream(context: MoveContext): Promise<'empty' | 'missing' | 'stopped'> {
  const { request, consumer, pump } = context;
  const seen = await look(context);
  if (seen === undefined) return 'missing';
  if (!consumer.active) {
    const started = await consumer.start();
    if (!started.ok) throw moveFailed(request, started.failure);
  }
  const pace = createPace(context);
  let mark: string | undefined;
  let latest = performance.now() + latestMs;
  let busySince: number | undefined;
  for (;;) {
    if (request.signal?.aborted === true) return 'stopped';
    await pace(undefined, Math.max(0, seen.ready - pump.moved));
    const now = performance.now();
    if (mark === undefined && (now - pump.lastEvent > silenceMs || now > latest)) mark = await putMark(context);
    if (mark === undefined || pump.mark.name !== mark) continue;
    if (pump.mark.behind === 0 && pump.inHand === 0) return 'empty';
    busySince ??= now;
    if (now - busySince > shrinkMs && pump.inHand <= fewInHand) return 'empty';
    if (now - busySince > Math.max(request.waitMs, shrinkMs)) {
      throw moveProblem(
        request,
        'queue-still-receiving',
        'messages keep arriving',
        'stop publishing to it by name through the default exchange',
      );
    }
    mark = undefined;
    latest = now + silenceMs;
  }
}

async function putMark(context: MoveContext): Promise<string | undefined> {
  const { put, take, request } = context;
  const name = randomUUID();
  const properties = withHeader(Buffer.alloc(2), markHeader, Buffer.from(name));
  const message = { exchange: Buffer.alloc(0), routingKey: Buffer.from(request.source.name), properties, body: [] };
  // the stream is in the virtual host that the move consumes from
  const single = await unlessStuck(context, publishOne(request.toVhost === undefined ? put : take, message));
  if (single === 'confirmed') return name;
  if (single === 'stopped') return undefined;
  const why = typeof single === 'string' ? single : failureText(single);
  throw moveProblem(
    request,
    'step-refused',
    `publishing the end mark of the stream: ${why}`,
    'topo needs write permission on the default exchange (amq.default) to read a stream to its end',
  );
}
