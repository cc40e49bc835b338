// The permission to grant after a 403. RabbitMQ 4.x names it (`configure access to queue ...`); 3.10 names only the object
// (`access to queue ...`), so it is derived from the operation.
import type { Binding, Exchange, Queue } from '../../../model/entity.ts';
import { exchangeArgument } from '../../../rabbitmq/dead-lettering.ts';
import { patternFor } from '../../../rabbitmq/pattern.ts';
import { type PermissionRefusal, permissionRefusal } from '../../../rabbitmq/refusals.ts';
import { oneLine } from './failure.ts';

/** The refused request. */
export type Attempted = 'observe' | 'declare' | 'delete' | 'bind' | 'unbind';

/** The permission to grant, in one sentence; undefined if the refusal is not about a permission (`amq.*` names, the default exchange). */
export function permissionHint(asked: Attempted, entity: Exchange | Queue | Binding, text: string): string | undefined {
  const refusal = permissionRefusal(text);
  if (refusal === undefined) return undefined;
  const { object, rest, user } = refusal;
  const name = nameIn(rest, entity);
  const which = refusal.permission ?? lacking(asked, entity, object, name);
  const whose = oneLine(`${user === undefined ? '' : ` of user '${user}'`} in virtual host '${entity.vhost}'`);
  if (object === 'topic') return topicHint(entity, whose);
  // 4.2.7 and 4.3.1 require any of the three for a passive declare, and name configure.
  const pattern = asked === 'observe' ? 'the configure, the write or the read pattern' : `the ${which} pattern`;
  return `${pattern}${whose} must match '${oneLine(name)}', such as ${oneLine(patternFor(name))} (rabbitmqctl set_permissions)`;
}

/** A bind and an unbind check the topic permission of the user on the source, if it has one. */
function topicHint(entity: Exchange | Queue | Binding, whose: string): string {
  const [on, key] = entity.kind === 'binding' ? [` on exchange '${entity.source}'`, ` '${entity.routingKey}'`] : ['', ''];
  return oneLine(`the topic permission read${whose}${on} must match the routing key${key} (rabbitmqctl set_topic_permissions)`);
}

/** The permission that 3.10 does not name. */
function lacking(asked: Attempted, entity: Exchange | Queue | Binding, object: PermissionRefusal['object'], name: string): string {
  if (entity.kind === 'binding') {
    const written = object === entity.destinationType && name === entity.destination;
    const read = object === 'exchange' && name === entity.source;
    if (written && read) return 'write or the read'; // bound to itself
    return written ? 'write' : 'read';
  }
  if (asked === 'delete') return 'configure';
  const itself = object === entity.kind && name === entity.name;
  if (!itself) return 'write'; // the dead-letter or alternate exchange of a new object
  const other = exchangeArgument(entity.kind);
  return Object.hasOwn(entity.arguments, other) ? `configure or (because of ${other}) the read` : 'configure';
}

/** The name at the start of the remaining text, which ends in `' in vhost ...` and may be truncated at 255 bytes. */
function nameIn(rest: string, entity: Exchange | Queue | Binding): string {
  const end = rest.lastIndexOf(`' in vhost '${entity.vhost}'`);
  if (end >= 0) return rest.slice(0, end);
  const names = entity.kind === 'binding' ? [entity.destination, entity.source] : [entity.name];
  return names.find((name) => rest.startsWith(name)) ?? names[0] ?? '';
}
