// Shovels of a definitions file that declare a queue before the import does: RabbitMQ imports parameters first, and a shovel without a network
// between it and the queue starts at once and declares it as a durable classic queue (`load_definitions` on 3.10.8 and 4.3.6).
import { nameText } from '../model/key.ts';
import { isTable, sameValue } from '../model/values.ts';
import { queueTypeArgument } from './queue-types.ts';
import type { Row } from './rows.ts';

/** A shovel, and the queue that it declares with other attributes than the file. */
export interface EarlyShovel {
  readonly vhost: string;
  readonly shovel: string;
  readonly queue: string;
}

/** The conflicts. A shovel that connects over the network cannot: the node accepts connections after the import. */
export function earlyShovels(document: Row): readonly EarlyShovel[] {
  return rowsIn(document, 'parameters').flatMap(({ component, vhost, name, value }) =>
    component === 'shovel' && isTable(value)
      ? ['src', 'dest'].flatMap((side): readonly EarlyShovel[] => {
          const queue = declaredBy(side, value as Row, String(vhost));
          const conflicts = queue !== undefined && rowsIn(document, 'queues').some((row) => isOther(row, queue));
          return conflicts ? [{ vhost: String(vhost), shovel: String(name), queue: nameText(queue.name) }] : [];
        })
      : [],
  );
}

/** What a side of a shovel declares on its own node. */
interface Declared {
  readonly vhost: string;
  readonly name: string;
  readonly arguments: unknown;
}

function declaredBy(side: string, value: Row, own: string): Declared | undefined {
  const uri = value[`${side}-uri`];
  const name = value[`${side}-queue`];
  const uris: readonly unknown[] = Array.isArray(uri) ? uri : [uri];
  const vhost = value[`${side}-protocol`] === 'local' ? own : vhostOfDirect(uris);
  if (vhost === undefined || typeof name !== 'string' || value[`${side}-predeclared`] === true) return undefined;
  return { vhost, name, arguments: value[`${side}-queue-args`] ?? {} };
}

/** The virtual host of a URI without a host, which is a connection within the node: `amqp:///shop`, `amqp://`. */
function vhostOfDirect(uris: readonly unknown[]): string | undefined {
  for (const uri of uris) {
    const [found, path] = /^amqp:\/\/(?:\/([^?#]*))?(?:[?#].*)?$/i.exec(String(uri)) ?? [];
    if (found !== undefined) return path === undefined || path === '' ? '/' : decoded(path);
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // RabbitMQ refuses such a URI
  }
}

function isOther(row: Row, queue: Declared): boolean {
  if (row['vhost'] !== queue.vhost || row['name'] !== queue.name) return false;
  const values = isTable(row['arguments']) ? row['arguments'] : {};
  const plain = Object.entries(values).filter(([key, value]) => key !== queueTypeArgument || value !== 'classic');
  return row['durable'] !== true || row['auto_delete'] === true || !sameValue(Object.fromEntries(plain) as never, queue.arguments as never);
}

function rowsIn(document: Row, list: string): readonly Row[] {
  const rows = document[list];
  return Array.isArray(rows) ? rows.filter(isTable) : [];
}
