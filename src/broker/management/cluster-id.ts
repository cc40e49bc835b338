// The id of the cluster, which tells two brokers of the same name apart.
import { isTable } from '../../model/values.ts';
import type { Client } from './client.ts';
import type { HttpRequest } from './http.ts';
import { jsonOf } from './response.ts';

/** The request. */
export const clusterIdCall = { method: 'GET', path: ['global-parameters', 'internal_cluster_id'] } as const satisfies HttpRequest;

/**
 * The id that RabbitMQ gives a cluster when it is created. It does not change when all nodes are restarted, or when a node is replaced by an
 * empty one; an import of definitions that contain an id, as exports do up to 4.0, overwrites it (measured on 3.10.8, 4.0.5 and 4.3.6,
 * clusters of three nodes). Undefined without the tag `policymaker` or `administrator` (401, on the same versions).
 * @throws TopoError as Client.send
 */
export async function readClusterId(client: Client, abort: Pick<HttpRequest, 'signal'> = {}): Promise<string | undefined> {
  const answer = await client.send({ ...clusterIdCall, ...abort });
  const found = answer.status === 200 ? jsonOf(answer, client) : undefined;
  const id = isTable(found) ? found['value'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
