// Whether the AMQP connection and the management API are those of one cluster: a plan that is read from one broker and applied to another
// deletes what the plan does not show.
import { type Diagnostic, problem, TopoError } from '../model/diagnostic.ts';
import { nameText } from '../model/key.ts';
import type { BrokerIdentity } from '../model/observed.ts';

const hint = 'pass addresses of one cluster: --url or RABBITMQ_URL, and --management or RABBITMQ_MANAGEMENT_URL';

/** The error, with its fix. */
type OtherCluster = Diagnostic & { readonly hint: string };

/**
 * The error of two brokers whose names differ. All nodes of a cluster show the same name, and a new one at once (3.10.8, 4.0.5, 4.3.6);
 * their versions may differ during an upgrade. Two brokers may have the same name: see `lockElsewhere`.
 */
export function otherCluster(amqp: Pick<BrokerIdentity, 'name' | 'address'>, management: BrokerIdentity): OtherCluster | undefined {
  if (amqp.name === undefined || management.name === undefined || amqp.name === management.name) return undefined;
  const [one, other] = [`cluster ${nameText(amqp.name)} (${amqp.address})`, `cluster ${nameText(management.name)} (${management.address})`];
  return { ...problem('wrong-broker', `AMQP reaches ${one}, but the management API belongs to ${other}`), hint };
}

/** @throws TopoError `wrong-broker` for two brokers whose names differ */
export function requireSame(amqp: Pick<BrokerIdentity, 'name' | 'address'>, management: BrokerIdentity): void {
  const other = otherCluster(amqp, management);
  if (other !== undefined) throw new TopoError([other]);
}

/**
 * The error of a management API that does not show the lock which this run holds over AMQP. A node of the cluster shows an exclusive queue as
 * soon as it is declared: 90 of 90 first requests (3.10.8, 4.0.5, 4.3.6).
 */
export function lockElsewhere(vhost: string, amqp: string, management: string): Diagnostic {
  const where = `virtual host ${nameText(vhost)} at ${amqp}`;
  const message = `the management API at ${management} does not show the lock that topo holds in ${where}: it belongs to another broker, or to a node that is cut off from the cluster`;
  return problem('wrong-broker', message, { hint });
}
