// Steps and clients for the tests of the management API on real brokers.
import { type ConfirmChannel, connect } from 'amqplib';
import { onTestFinished } from 'vitest';
import { parseManagementUrls } from '../../../src/broker/address.ts';
import { type Management, openManagement } from '../../../src/broker/management/open.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';
import type { Binding, Entity, Exchange, Policy, Queue } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import type { Observation } from '../../../src/model/observed.ts';
import type { DeleteGuard, Step } from '../../../src/model/plan.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { asking } from '../../support/ends.ts';
import { vhostUrl } from '../../support/vhost.ts';

const base = (entity: Entity) => ({ id: 1, level: 1, change: keyOf(entity) });

export const declare = (entity: Exchange | Queue): Step => ({ ...base(entity), do: 'declare', entity });
export const bind = (entity: Binding): Step => ({ ...base(entity), do: 'bind', entity });
export const unbind = (entity: Binding, propertiesKeys?: readonly string[]): Step => ({
  ...base(entity),
  do: 'unbind',
  entity,
  ...(propertiesKeys === undefined ? {} : { propertiesKeys }),
});
export const remove = (entity: Exchange | Queue, guard: DeleteGuard = 'none'): Step => ({ ...base(entity), do: 'delete', entity, guard });
export const putPolicy = (entity: Policy): Step => ({ ...base(entity), do: 'put-policy', entity });
export const deletePolicy = (entity: Policy): Step => ({ ...base(entity), do: 'delete-policy', entity });

/** Opens the management API of a broker for as long as the test runs. */
export async function open(broker: BrokerInfo): Promise<Management> {
  const management = await openManagement({ addresses: parseManagementUrls(broker.httpUrl) });
  onTestFinished(() => management.close());
  return management;
}

/** The observation of one entity. */
export async function look({ reader }: Management, entity: Entity): Promise<Observation | undefined> {
  const { observations } = await reader.observe(asking(entity));
  return observations.get(keyOf(entity));
}

/** Declares, in this order. */
export async function declareAll({ writer }: Management, ...entities: (Exchange | Queue | Binding)[]): Promise<void> {
  for (const entity of entities) await writer.execute(entity.kind === 'binding' ? bind(entity) : declare(entity));
}

/** The one diagnostic that a promise is rejected with. */
export async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TopoError)) throw new Error('no TopoError', { cause: error });
  const [diagnostic] = error.diagnostics;
  if (diagnostic === undefined || error.diagnostics.length > 1) throw new Error('not one diagnostic', { cause: error });
  return diagnostic;
}

/**
 * An AMQP channel in a virtual host; its errors end it and nothing else.
 * @param finally_ takes what closes it; by default the end of the test (not for concurrent tests, whose ends get mixed up)
 */
export async function openChannel(
  broker: BrokerInfo,
  vhost: string,
  finally_: (close: () => Promise<void>) => unknown = onTestFinished,
): Promise<ConfirmChannel> {
  const connection = await connect(vhostUrl(broker, vhost), { noDelay: true });
  connection.on('error', () => {});
  finally_(() => connection.close().catch(() => {}));
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  return channel;
}
