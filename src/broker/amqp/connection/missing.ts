// When a 404 means that a thing does not exist. RabbitMQ also answers 404 where a queue's node is down (3.10 at once, 4.3 after 65 to
// 85 s `due to timeout`), where its process is stopped or being moved: then it exists, and must not be taken for missing.
import { Buffer } from 'node:buffer';
import type { Exchange, Queue } from '../../../model/entity.ts';

type Named = Pick<Exchange | Queue, 'kind' | 'name' | 'vhost'>;

/** A reply text is a short string: 255 bytes (AMQP 0-9-1). */
const longestText = 255;

/** Whether the reply text says that the queue or exchange itself is missing; longer ones are cut, 4.x puts `...` at the end. */
export function saysMissing(entity: Named, text: string): boolean {
  const full = missingText(entity);
  if (text === full) return true;
  if (Buffer.byteLength(full) <= longestText) return false;
  // 3.10 cuts within a character.
  const start = text.replace(/\uFFFD*(?:\.\.\.)?$/, '');
  return Buffer.byteLength(text) >= longestText - 8 && full.startsWith(start);
}

/**
 * Whether asking for it, where it is missing, would end the connection: RabbitMQ 4.x answers 541 where the text of a 404 is longer than
 * 255 bytes and holds characters beyond ASCII.
 */
export function endsConnectionIfMissing(entity: Named): boolean {
  const full = missingText(entity);
  return Buffer.byteLength(full) > longestText && Buffer.byteLength(full) > full.length;
}

function missingText({ kind, name, vhost }: Named): string {
  return `NOT_FOUND - no ${kind} '${name}' in vhost '${vhost}'`;
}
