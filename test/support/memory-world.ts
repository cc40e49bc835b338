// The in-memory broker as a world of plan cases.

import type { Entity } from '../../src/model/entity.ts';
import type { TopicPermission } from '../../src/model/observed.ts';
import type { BrokerReader } from '../../src/model/ports.ts';
import { operatorPoliciesAmong } from '../../src/rabbitmq/operator-policies.ts';
import { createMemoryBroker } from './memory/broker.ts';
import { operatorPoliciesOf, type PlanArgs, sorted, type World } from './plan-case.ts';

/** Opens an empty in-memory broker. */
export async function memoryWorld(args: PlanArgs): Promise<World> {
  const { fail, exchangeTypes, hashing = false, version, vhost, visibility = 'full', unlisted = [] } = args;
  const broker = createMemoryBroker({ visibility, hashing, ...(version === undefined ? {} : { version }) });
  if (fail !== undefined) {
    const diagnostic = {
      code: fail.code,
      severity: 'error',
      message: fail.code === 'step-refused' ? 'refused by the test' : 'no response within 30 s',
    } as const;
    broker.failOn((step) => step.id === fail.step, diagnostic, { done: fail.done === true });
  }
  const observe: BrokerReader['observe'] = async (request) => {
    const observed = await broker.reader.observe(request);
    const observations = new Map(observed.observations);
    for (const [key, entity] of request.wanted)
      if (entity.kind === 'document' && unlisted.includes(entity.of)) observations.set(key, { state: 'unknown', reason: 'tag' });
    const vhosts = new Map(
      request.vhosts.map((name) => [name, { topicPermissions: topicPermissionsIn(name, broker.entities()), ...vhost }]),
    );
    return {
      ...observed,
      observations,
      over: visibility === 'amqp' ? 'amqp' : 'http',
      ...(exchangeTypes === undefined ? {} : { exchangeTypes }),
      ...(visibility === 'amqp'
        ? {}
        : {
            operatorPolicies: [...operatorPoliciesOf(args), ...operatorPoliciesAmong(broker.entities())],
            conditions: { ...args.conditions, vhosts },
          }),
    };
  };
  return {
    reader: { observe },
    writer: broker.writer,
    seed: async ({ declarations }, { ready = {}, consumers = {} }) => {
      broker.seed([...declarations.values()].map(({ entity }) => entity));
      for (const [queue, count] of Object.entries(ready)) broker.publish(queue, count);
      for (const [queue, count] of Object.entries(consumers)) broker.consumers(queue, count);
    },
    entities: async () => sorted(broker.entities()),
    close: async () => undefined,
  };
}

/** All topic permissions of a virtual host, as an administrator sees them. */
function topicPermissionsIn(vhost: string, live: readonly Entity[]): readonly TopicPermission[] {
  return live.flatMap((entity) => {
    if (entity.kind !== 'document' || entity.of !== 'topic-permission' || entity.vhost !== vhost) return [];
    const { scope: user = '', name: exchange, body } = entity;
    return [{ vhost, user, exchange, write: String(body['write']), read: String(body['read']) }];
  });
}
