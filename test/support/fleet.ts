// A fleet for rehearsals: environments with 20 objects each in virtual hosts of their own on real brokers, one broker that is down, and one
// environment whose lock is held.
import { randomUUID } from 'node:crypto';
import { brokerAddresses } from '../../src/broker/address.ts';
import { openBroker } from '../../src/broker/open.ts';
import { takeLocks } from '../../src/workflows/plan-and-apply.ts';
import type { BrokerInfo } from './broker-source.ts';
import { http, vhostUrl } from './vhost.ts';

/** The objects of an environment. */
export const objectsEach = 20;

/** A fleet. */
export interface TestFleet {
  /** Files by name. */
  readonly files: { readonly 'topo.config.yaml': string; readonly 'orders.yaml': string };
  readonly env: { readonly [name: string]: string };
  /** Environments in the order of the file; the broker of the second one is down, the lock of the third one is held after `hold`. */
  readonly names: readonly string[];
  /** Virtual hosts by environment, except the one that is down. */
  readonly vhosts: ReadonlyMap<string, { readonly broker: BrokerInfo; readonly vhost: string }>;
  /** Holds the lock of the third environment until the end. */
  hold(): Promise<void>;
  end(): Promise<void>;
}

/** Creates the virtual hosts of a fleet. */
export async function startFleet(brokers: readonly BrokerInfo[], size: number): Promise<TestFleet> {
  const run = randomUUID().slice(0, 8);
  const names = Array.from({ length: size }, (_, at) => `site-${String(at).padStart(2, '0')}`);
  const vhosts = new Map<string, { readonly broker: BrokerInfo; readonly vhost: string }>();
  const env: { [name: string]: string } = {};
  for (const [at, name] of names.entries()) {
    const broker = brokers[at % brokers.length];
    if (broker === undefined || at === 1) continue;
    const vhost = `t-${run}-${name}`;
    await http(broker, 'PUT', `vhosts/${vhost}`, {});
    vhosts.set(name, { broker, vhost });
    env[`URL_${at}`] = vhostUrl(broker, vhost);
    env[`API_${at}`] = broker.httpUrl;
  }
  const ends: (() => Promise<void>)[] = [];
  return {
    ...{ names, vhosts, env },
    files: { 'topo.config.yaml': configOf(names, vhosts), 'orders.yaml': topology() },
    hold: async () => void ends.push(await holdLock(vhosts.get(names[2] ?? ''))),
    end: async () => {
      for (const end of ends) await end();
      for (const { broker, vhost } of vhosts.values()) await http(broker, 'DELETE', `vhosts/${vhost}`);
    },
  };
}

function configOf(names: readonly string[], vhosts: TestFleet['vhosts']): string {
  const lines = names.map((name, at) => {
    const address = vhosts.has(name) ? `url: '\${URL_${at}}', management: '\${API_${at}}'` : "url: 'amqp://127.0.0.1:1'";
    const expected = vhosts.get(name)?.broker.version;
    const expectation = expected === undefined ? '' : `, expect: { version: '${expected}' }`;
    return `  ${name}: { ${address}, files: [orders.yaml], variables: { SITE: ${name} }${expectation} }\n`;
  });
  return `environments:\n${lines.join('')}`;
}

/** Two exchanges, nine queues and nine bindings. */
function topology(): string {
  const numbers = Array.from({ length: 9 }, (_, at) => at);
  const queues = numbers.map((at) => `  'orders.\${SITE}.${at}': { maxLength: ${1000 + at} }\n`);
  const bindings = numbers.map((at) => `  - { source: orders, destination: 'orders.\${SITE}.${at}', routingKey: order.${at}.# }\n`);
  return `exchanges:\n  orders: { type: topic }\n  audit: { type: fanout }\nqueues:\n${queues.join('')}bindings:\n${bindings.join('')}`;
}

async function holdLock(place: { readonly broker: BrokerInfo; readonly vhost: string } | undefined): Promise<() => Promise<void>> {
  if (place === undefined) throw new Error('the fleet has less than three environments');
  const addresses = brokerAddresses(vhostUrl(place.broker, place.vhost), undefined);
  const about = { host: 'build-7', pid: 4711, user: 'ann' };
  const other = await openBroker({ addresses, transport: 'amqp', purpose: 'apply', vhost: place.vhost, writing: true, about });
  if (other.lock === undefined) throw new Error('no lock over AMQP');
  await takeLocks(other.lock, [place.vhost]);
  return async () => await other.close();
}
