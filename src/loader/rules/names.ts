// Rules of names: the limits of AMQP, characters that RabbitMQ silently removes, and reserved names.
import { isPredeclared, isReserved } from '../../rabbitmq/predeclared.ts';
import type { Located } from '../format/gathered.ts';
import type { Place } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';

/** Names and routing keys are short strings of AMQP 0-9-1: at most 255 bytes. */
const maxBytes = 255;

/** Checks a name; `what` begins the message and identifies its owner. False if the name is invalid. */
export function checkName(name: string, what: string, place: Place, report: Report): boolean {
  if (name === '') diagnose(report, 'name-empty', place, `${what} is empty`);
  else if (!checkLength(name, what, place, report)) return false;
  else if (/[\r\n]/.test(name)) diagnose(report, 'name-characters', place, `${what} contains a line break`);
  else return true;
  return false;
}

/** Checks the length of a name or a key; false if it is too long. */
export function checkLength(text: string, what: string, place: Place, report: Report): boolean {
  const length = Buffer.byteLength(text);
  if (length <= maxBytes) return true;
  diagnose(report, 'name-too-long', place, `${what} has ${length} bytes; AMQP allows at most ${maxBytes}`);
  return false;
}

/** Checks the name of an entity. An external entity may have a reserved name. */
export function checkEntityName({ declaration, name, subject }: Located, report: Report): void {
  const { entity, presence } = declaration;
  // the name of a virtual host is checked with its document
  if (entity.kind === 'binding' || (entity.kind === 'document' && entity.of === 'vhost')) return;
  if (entity.kind === 'policy' || entity.kind === 'document') {
    // a topic permission on the default exchange has its name
    if (entity.kind === 'policy' || entity.of !== 'topic-permission' || entity.name !== '')
      checkPolicyName(entity.name, subject, name, report);
    return;
  }
  if (!checkName(entity.name, `the name of ${subject.length > 100 ? `this ${entity.kind}` : subject}`, name, report)) return;
  if (presence === 'external' || !isReserved(entity.name)) return;
  const owner = entity.name.startsWith('topo.') ? 'topo itself' : 'RabbitMQ';
  const builtIn = entity.kind === 'exchange' && isPredeclared(entity.name);
  diagnose(report, 'name-reserved', name, `the name of ${subject} is reserved for ${owner}`, {
    hint: builtIn ? 'it exists in every virtual host: remove the declaration; bindings may still use it' : undefined,
  });
}

/** Policies have names of any length and characters (3.10 to 4.3), as far as a path of the management API can hold them. */
function checkPolicyName(name: string, subject: string, place: Place, report: Report): void {
  if (name === '') diagnose(report, 'name-empty', place, `the name of ${subject} is empty`);
  else if (name === '.' || name === '..')
    diagnose(report, 'name-characters', place, `the management API cannot address the name of ${subject}`);
}
