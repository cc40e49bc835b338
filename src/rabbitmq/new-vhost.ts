// What RabbitMQ creates with a virtual host: predeclared exchanges, and all permissions for the user that creates it (3.10.8, 4.0.5, 4.3.6).
import type { Document, Entity } from '../model/entity.ts';
import { exchangesOfEveryVhost, isDefaultExchange } from './predeclared.ts';

/** The objects of a new virtual host, without those of the default exchange. */
export function objectsOfNewVhost(vhost: string, user: string): readonly Entity[] {
  const permission: Document = {
    kind: 'document',
    of: 'permission',
    vhost,
    name: user,
    body: { configure: '.*', write: '.*', read: '.*' },
  };
  return [...exchangesOfEveryVhost(vhost).filter(({ name }) => !isDefaultExchange(name)), permission];
}

/** The virtual hosts that a run may create, and that need not exist. */
export function declaredVhosts(entities: Iterable<Entity>): ReadonlySet<string> {
  return new Set([...entities].flatMap((entity) => (entity.kind === 'document' && entity.of === 'vhost' ? [entity.name] : [])));
}
