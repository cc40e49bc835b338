// The nodes of the cluster and the lock of a run, as the node of the management API sees them. Statistics are up to 5 s old: `partitions`
// is one of them, `running` is not.
import { TopoError } from '../../model/diagnostic.ts';
import { isTable } from '../../model/values.ts';
import type { LockView, MemberView, ViewLock } from '../lock-majority.ts';
import type { Client } from './client.ts';
import type { HttpResponse } from './http.ts';
import { jsonOf } from './response.ts';

/** Milliseconds per request. */
const limitMs = 5_000;

/** Reads both at once. */
export async function viewLock(client: Client, vhost: string, name: string): ReturnType<ViewLock> {
  const get = (path: readonly string[], columns: string): Promise<HttpResponse> =>
    client.send({ method: 'GET', path, query: `columns=${columns}`, timeoutMs: limitMs });
  try {
    const [nodes, queue] = await Promise.all([get(['nodes'], 'name,running,partitions'), get(['queues', vhost, name], 'arguments')]);
    return { members: membersOf(nodes, client), run: runOf(queue, client), address: client.address };
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    return error.diagnostics.some(({ code }) => code === 'proxy-decodes-slash') ? error : 'silent';
  }
}

function membersOf(answer: HttpResponse, client: Client): LockView['members'] {
  if (isRefusal(answer)) return 'hidden';
  const rows = answer.status === 200 ? jsonOf(answer, client) : undefined;
  return !Array.isArray(rows) || rows.length === 0 || !rows.every(isTable) ? 'silent' : rows.map(memberOf);
}

function memberOf({ name, running, partitions }: { readonly [field: string]: unknown }): MemberView {
  return { name: String(name), running: running === true, partitions: Array.isArray(partitions) ? partitions.map(String) : [] };
}

function runOf(answer: HttpResponse, client: Client): LockView['run'] {
  if (isRefusal(answer)) return 'hidden';
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) return 'silent';
  const row = jsonOf(answer, client);
  const table = isTable(row) ? row['arguments'] : undefined;
  const run = isTable(table) ? table['topo-run'] : undefined;
  return typeof run === 'string' ? run : undefined;
}

/** The user lacks the tag `monitoring`, or access to the virtual host. */
function isRefusal({ status }: HttpResponse): boolean {
  return status === 401 || status === 403;
}
