// Rules of names: what AMQP has no room for, what RabbitMQ silently changes, and what is not ours to declare.
import { isPredeclared, isReserved } from '../../rabbitmq/predeclared.ts';
import type { Located } from '../format/gathered.ts';
import type { Place } from '../read/source.ts';
import { type Report, say } from '../report/report.ts';

/** A name or routing key is a short string of AMQP 0-9-1: at most 255 bytes. */
const maxBytes = 255;

/** Checks a name; `what` begins the message and says whose it is. False where it cannot be used. */
export function checkName(name: string, what: string, place: Place, report: Report): boolean {
  if (name === '') say(report, 'name-empty', place, `${what} is empty`);
  else if (!checkLength(name, what, place, report)) return false;
  else if (/[\r\n\0]/.test(name)) say(report, 'name-characters', place, `${what} holds a line break or a NUL character`);
  else return true;
  return false;
}

/** Checks the length of a name or a key. */
export function checkLength(text: string, what: string, place: Place, report: Report): boolean {
  const length = Buffer.byteLength(text);
  if (length <= maxBytes) return true;
  say(report, 'name-too-long', place, `${what} has ${length} bytes, and AMQP takes at most ${maxBytes}`);
  return false;
}

/** Checks the name of a queue or an exchange. What is external may be the broker's own. */
export function checkEntityName({ declaration, name, subject }: Located, report: Report): void {
  const { entity, presence } = declaration;
  if (entity.kind === 'binding') return;
  if (!checkName(entity.name, `the name of ${subject.length > 100 ? `this ${entity.kind}` : subject}`, name, report)) return;
  if (entity.kind === 'policy' && (entity.name === '.' || entity.name === '..'))
    say(report, 'name-characters', name, `${subject} has a name that the management API cannot address, and nothing else sets policies`);
  if (entity.kind === 'policy' || presence === 'external' || !isReserved(entity.name)) return;
  const owner = entity.name.startsWith('topo.') ? 'topo itself' : 'RabbitMQ';
  const builtIn = entity.kind === 'exchange' && isPredeclared(entity.name);
  say(report, 'name-reserved', name, `${subject} has a name that is reserved for ${owner}`, {
    hint: builtIn ? 'every virtual host has it: remove it here, bindings may name it all the same' : undefined,
  });
}
