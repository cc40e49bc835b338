// The resource alarms of the cluster, which the management API shows to every user with a tag (3.10 to 4.3).
import type { Alarm } from '../../model/observed.ts';
import { alarmsFrom } from '../../rabbitmq/alarms.ts';
import type { Client } from './client.ts';
import type { HttpRequest } from './http.ts';
import { jsonOf } from './response.ts';

/** The request. */
export const alarmsCall = { method: 'GET', path: ['health', 'checks', 'alarms'] } as const satisfies HttpRequest;

/** The alarms in effect; undefined if they are not visible, as without a tag or on a version without the endpoint. @throws as Client.send */
export async function readAlarms(client: Client, abort: Pick<HttpRequest, 'signal'> = {}): Promise<readonly Alarm[] | undefined> {
  const answer = await client.send({ ...alarmsCall, ...abort });
  // 503 if there are alarms; a proxy may reply with the same status
  const isJson = answer.status === 200 || (answer.status === 503 && answer.contentType.includes('json'));
  return isJson ? alarmsFrom(jsonOf(answer, client)) : undefined;
}
