// The limits of the virtual host and of the user, as far as the user may see them, and how near they are. None set: no check.
import { type Check, passed, warned } from '../../model/check.ts';
import { nameText } from '../../model/key.ts';
import type { Limits } from '../../model/observed.ts';
import type { Client } from '../management/client.ts';
import { readConditions } from '../management/conditions.ts';
import { addressable } from '../management/http.ts';
import { getRows } from '../management/response.ts';
import { ctl } from './commands.ts';
import { questionResult } from './question-result.ts';

/** Connections of topo at once in a virtual host: one that reads, one that changes, and one beside each. */
const connectionsNeeded = 4;
/** An apply holds its lock on one channel, and runs steps that can end a connection on another. */
const channelsNeeded = 2;
/** From this part of a limit on, it is near. */
const near = 0.9;

/** One check per limit. Never throws for errors of a broker or a network. */
export async function examineLimits(client: Client, vhost: string): Promise<readonly Check[]> {
  if (!addressable(vhost)) return [];
  const read = await questionResult(() => readConditions(client, new Set([vhost]), {}));
  if (!read.ok) return [];
  const ofVhost = read.value.vhosts.get(vhost)?.limits ?? {};
  const place = `virtual host ${nameText(vhost)}`;
  const raiseVhost = (limit: string): string => ctl('set_vhost_limits', '-p', vhost, `{"${limit}": NUMBER}`);
  const raiseUser = (limit: string): string => ctl('set_user_limits', client.user, `{"${limit}": NUMBER}`);
  const checks = [
    ...(await queuesCheck(client, vhost, ofVhost, raiseVhost('max-queues'))),
    ...connectionsCheck(ofVhost, place, raiseVhost('max-connections')),
  ];
  const ofUser = read.value.userLimits ?? {};
  const user = `user ${nameText(client.user)}`;
  return [
    ...checks,
    ...connectionsCheck(ofUser, user, raiseUser('max-connections')),
    ...channelsCheck(ofUser, user, raiseUser('max-channels')),
  ];
}

/** RabbitMQ counts every queue, exclusive ones too; at the limit, a declaration is refused, and with it the lock of an apply (406). */
async function queuesCheck(client: Client, vhost: string, { maxQueues }: Limits, raise: string): Promise<readonly Check[]> {
  if (maxQueues === undefined) return [];
  const limit = `max-queues of virtual host ${nameText(vhost)}`;
  const query = 'disable_stats=true&columns=name';
  const rows = await questionResult(() => getRows({ client, vhost }, { path: ['queues', vhost], query }));
  if (!rows.ok) return [warned('limits', `${limit}: ${maxQueues}; the queues could not be counted`, 'run topo doctor again')];
  const count = rows.value.length;
  const text = `${limit}: ${count} of ${maxQueues}`;
  if (count >= maxQueues) return [warned('limits', `${text}, reached: no queue can be declared, and no lock can be acquired`, raise)];
  return [count >= maxQueues * near || maxQueues - count < 2 ? warned('limits', `${text}, nearly reached`, raise) : passed('limits', text)];
}

function connectionsCheck({ maxConnections }: Limits, whose: string, raise: string): readonly Check[] {
  if (maxConnections === undefined) return [];
  const text = `max-connections of ${whose}: ${maxConnections}`;
  if (maxConnections >= connectionsNeeded) return [passed('limits', text)];
  return [warned('limits', `${text}; topo uses up to ${connectionsNeeded} per virtual host over AMQP`, raise)];
}

function channelsCheck({ maxChannels }: Limits, whose: string, raise: string): readonly Check[] {
  if (maxChannels === undefined) return [];
  const text = `max-channels of ${whose}: ${maxChannels}`;
  if (maxChannels >= channelsNeeded) return [passed('limits', `${text}; topo uses no more than that`)];
  return [warned('limits', `${text}; an apply over AMQP requires ${channelsNeeded}, and one more per further virtual host`, raise)];
}
