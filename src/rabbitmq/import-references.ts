// References of a definitions file whose absence makes an import fail: virtual hosts, users, exchanges and queues that neither the file nor an
// empty node has. Measured with the files of real projects on 3.10.8 and 4.3.6; topic permissions: v4.2.9 and v4.3.2 and later.
import { nameText } from '../model/key.ts';
import { isTable } from '../model/values.ts';
import { capabilitiesOf, refusedProperties } from './capabilities.ts';
import { exchangesOfEveryVhost } from './predeclared.ts';
import { queueFromRow, type Row } from './rows.ts';
import { isSince, type Version } from './version.ts';

/** A row for which an import stops. */
export interface ImportRefusal {
  /** The list of the file. */
  readonly section: string;
  /** From 0. */
  readonly row: number;
  /** `binding orders -> audit`. */
  readonly subject: string;
  /** Why, as a clause about the subject. */
  readonly why: string;
  /** What to change in the file. */
  readonly remedy: string;
}

/** Lists whose rows belong to a virtual host. */
const ofVhosts = ['exchanges', 'queues', 'bindings', 'policies', 'permissions', 'topic_permissions', 'parameters'] as const;

/** The rows for which a version refuses the whole file on a new node, which has the virtual host `/` and the user `guest`. */
export function importRefusals(document: Row, version: Version): readonly ImportRefusal[] {
  // an export of one virtual host is imported into one that exists
  if (!Array.isArray(document['vhosts']) && ofVhosts.every((list) => rowsIn(document, list).every(([row]) => row['vhost'] === undefined))) {
    return [...missingEnds(document, version), ...wrongLimits(document), ...wrongArguments(document, version)];
  }
  return [
    ...missingVhosts(document, version),
    ...missingUsers(document),
    ...missingExchanges(document, version),
    ...missingEnds(document, version),
    ...wrongLimits(document),
    ...wrongArguments(document, version),
  ];
}

function missingVhosts(document: Row, version: Version): readonly ImportRefusal[] {
  const known = new Set(['/', ...rowsIn(document, 'vhosts').map(([{ name }]) => name)]);
  const create = 'add the virtual host to vhosts, or create it before the import';
  return ofVhosts.flatMap((section) =>
    rowsIn(document, section).flatMap(([one, row]): readonly ImportRefusal[] => {
      const { vhost } = one;
      const subject = subjectOf(section, one);
      // rows of other lists without one are reported by import-rows.ts
      if (vhost === undefined && section === 'bindings' && isSince(version, [4, 0])) {
        return [{ section, row, subject, why: 'has no virtual host', remedy: 'add its vhost' }];
      }
      if (typeof vhost !== 'string' || known.has(vhost)) return [];
      return [{ section, row, subject, why: `is in virtual host ${nameText(vhost)}, which the file does not contain`, remedy: create }];
    }),
  );
}

function missingUsers(document: Row): readonly ImportRefusal[] {
  const known = new Set(['guest', ...rowsIn(document, 'users').map(([{ name }]) => name)]);
  return (['permissions', 'topic_permissions'] as const).flatMap((section) =>
    rowsIn(document, section).flatMap(([one, row]): readonly ImportRefusal[] => {
      const { user } = one;
      if (typeof user !== 'string' || known.has(user)) return [];
      const why = `belongs to user ${nameText(user)}, which the file does not contain`;
      return [{ section, row, subject: subjectOf(section, one), why, remedy: 'add the user to users, or create it before the import' }];
    }),
  );
}

/** Since 4.2.9 and 4.3.2 (400 `no_such_exchange`). */
function missingExchanges(document: Row, version: Version): readonly ImportRefusal[] {
  if (!isSince(version, [4, 2, 9])) return [];
  const { has } = namesOf(document, 'exchanges');
  return rowsIn(document, 'topic_permissions').flatMap(([one, row]): readonly ImportRefusal[] => {
    const { vhost, exchange } = one;
    if (typeof vhost !== 'string' || typeof exchange !== 'string' || has(vhost, exchange) || isOfEveryVhost(vhost, exchange)) return [];
    const why = `is for exchange ${nameText(exchange)}, which the file does not contain`;
    const remedy = 'remove the topic permission, or declare one per exchange';
    return [{ section: 'topic_permissions', row, subject: subjectOf('topic_permissions', one), why, remedy }];
  });
}

/** 3.10 skips such a binding; 4.0 and later refuse the file (400 `resources_missing`). */
function missingEnds(document: Row, version: Version): readonly ImportRefusal[] {
  if (!isSince(version, [4, 0])) return [];
  const queues = namesOf(document, 'queues', isCreated);
  const exchanges = namesOf(document, 'exchanges');
  const exists = (kind: unknown, vhost: string, name: string): boolean =>
    kind === 'exchange' ? exchanges.has(vhost, name) || isOfEveryVhost(vhost, name) : queues.has(vhost, name);
  return rowsIn(document, 'bindings').flatMap(([one, row]): readonly ImportRefusal[] => {
    const { source, destination, destination_type: kind } = one;
    const vhost = textOf(one['vhost']);
    // an import skips bindings of the default exchange
    if (typeof source !== 'string' || typeof destination !== 'string' || source === '') return [];
    const missing = !exists('exchange', vhost, source)
      ? `exchange ${nameText(source)}`
      : exists(kind, vhost, destination)
        ? undefined
        : `${kind === 'exchange' ? 'exchange' : 'queue'} ${nameText(destination)}`;
    if (missing === undefined) return [];
    const why = `refers to ${missing}, which the file does not contain`;
    return [{ section: 'bindings', row, subject: subjectOf('bindings', one), why, remedy: 'remove the binding, or add the object' }];
  });
}

/** An import validates the arguments of a queue that it then does not create; those of others are reported as limitations. */
function wrongArguments(document: Row, version: Version): readonly ImportRefusal[] {
  const able = capabilitiesOf(version);
  return rowsIn(document, 'queues').flatMap(([one, row]): readonly ImportRefusal[] => {
    if (isCreated(one)) return [];
    const queue = queueFromRow(one);
    const wrong = able.queue(queue).find(({ of, effect }) => of === 'argument' && effect === 'refused');
    if (wrong === undefined) return [];
    const why = `has the argument ${wrong.name}, which a ${queue.type} queue refuses`;
    return [{ section: 'queues', row, subject: subjectOf('queues', one), why, remedy: 'remove the argument' }];
  });
}

/** Whether an import creates the queue: it omits a quorum queue or stream that is transient or deleted automatically. */
function isCreated(row: Row): boolean {
  return refusedProperties(queueFromRow(row)).length === 0;
}

/** 3.10 fails as well (500), 4.x with 400 `should be a number`. */
function wrongLimits(document: Row): readonly ImportRefusal[] {
  const ofUsers = rowsIn(document, 'users').map(([one, row]) => ({
    section: 'users',
    row,
    subject: subjectOf('users', one),
    limits: one['limits'],
  }));
  const ofHosts = rowsIn(document, 'parameters').flatMap(([one, row]) =>
    one['component'] === 'vhost-limits'
      ? [{ section: 'parameters', row, subject: subjectOf('parameters', one), limits: one['value'] }]
      : [],
  );
  return [...ofUsers, ...ofHosts].flatMap(({ limits, ...place }): readonly ImportRefusal[] => {
    if (!isTable(limits)) return [];
    const wrong = Object.entries(limits).find(([, value]) => !Number.isSafeInteger(value));
    return wrong === undefined ? [] : [{ ...place, why: `has the limit ${wrong[0]} that is not a number`, remedy: 'use a whole number' }];
  });
}

function isOfEveryVhost(vhost: string, name: string): boolean {
  return exchangesOfEveryVhost(vhost).some((one) => one.name === name);
}

/** The names of a list by virtual host; rows without one are in that of the file. */
function namesOf(
  document: Row,
  section: string,
  isCounted: (row: Row) => boolean = () => true,
): { readonly has: (vhost: string, name: string) => boolean } {
  const rows = rowsIn(document, section).filter(([row]) => isCounted(row));
  const names = new Set(rows.map(([{ vhost, name }]) => JSON.stringify([textOf(vhost), name])));
  return { has: (vhost, name) => names.has(JSON.stringify([vhost, name])) };
}

const nouns: { readonly [section: string]: string } = {
  exchanges: 'exchange',
  queues: 'queue',
  policies: 'policy',
  users: 'user',
  permissions: 'permission of',
  topic_permissions: 'topic permission of',
};

function subjectOf(section: string, one: Row): string {
  if (section === 'bindings') return `binding ${nameText(textOf(one['source']))} -> ${nameText(textOf(one['destination']))}`;
  const name = nameText(textOf(section.endsWith('permissions') ? one['user'] : one['name']));
  return `${nouns[section] ?? textOf(one['component'])} ${name}`;
}

function rowsIn(document: Row, section: string): readonly (readonly [Row, number])[] {
  const rows = document[section];
  return Array.isArray(rows) ? rows.flatMap((row, at) => (isTable(row) ? [[row as Row, at] as const] : [])) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
