// Virtual hosts of the same broker to which URIs of upstreams and shovels connect. RabbitMQ checks them when the parameter is put: the user of the
// request must have access to each (400 `user "U" may not connect to vhost "V"`). Of shovels, whatever the protocol, on 3.10.8, 4.0.5 and 4.3.6;
// of upstreams on 4.3.6: 3.10.8 and 4.0.5 accept them, and their links fail (`not_allowed`). Versions between count as the older one.
import type { Document, DocumentKind } from '../model/entity.ts';
import { documentRow } from './documents/table.ts';
import { vhostOfSameBroker } from './uris.ts';
import { isSince, type Version } from './version.ts';

/** A property with URIs, and a virtual host of the same broker to which one of them connects. */
export interface LinkVhost {
  readonly property: string;
  readonly vhost: string;
}

/** The virtual hosts of the same broker to which an upstream or a shovel connects; none of other documents. */
export function linkVhostsOf({ of, body }: Document): readonly LinkVhost[] {
  return documentRow(of)
    .fields.filter(({ secret }) => secret === 'uri')
    .flatMap(({ property }) => {
      const uris = [body[property] ?? []].flat();
      const vhosts = new Set(uris.flatMap((uri) => (typeof uri === 'string' ? (vhostOfSameBroker(uri) ?? []) : [])));
      return [...vhosts].map((vhost) => ({ property, vhost }));
    });
}

/** Whether RabbitMQ refuses a document that connects to a virtual host to which its user has no access, or that does not exist. */
export function refusesMissingVhost(of: DocumentKind, version: Version | undefined): boolean {
  return of === 'shovel' || (version !== undefined && isSince(version, [4, 3, 0]));
}
