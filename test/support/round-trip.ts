// The round trip of a definitions file: imported by a broker, exported by topo, planned without changes, applied to an empty virtual host,
// and compared with the import, object by object. For a broker of its own: files contain users and virtual hosts.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { canonicalText } from '../../src/model/values.ts';
import { isBuiltIn } from '../../src/rabbitmq/predeclared.ts';
import { bindingFromRow, exchangeFromRow, policyFromRow, queueFromRow, type Row } from '../../src/rabbitmq/rows.ts';
import type { BrokerInfo } from './broker-source.ts';
import { directoryOf, topo, type World } from './io.ts';
import { http, vhostUrl } from './vhost.ts';

/** The user of the round trips. Files may change or lock out `guest`. */
export const traveller = { name: 'round-trip', password: 'round-trip', tags: 'administrator' };

const copy = 'round-trip copy';

/** The hash that RabbitMQ may store for the password, always with the same salt. */
export function hashOf(password: string): string {
  const salt = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([salt, createHash('sha256').update(salt).update(password, 'utf8').digest()]).toString('base64');
}

/** Removes what an earlier file has left: all virtual hosts and users, except the default ones and the traveller. */
export async function reset(broker: BrokerInfo): Promise<void> {
  // a shovel survives its virtual host for some seconds, and declares its queues in the next one of that name
  for (const { component, vhost, name } of await listOf(broker, 'parameters')) {
    if (component === 'shovel') await http(broker, 'DELETE', `parameters/shovel/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}`);
  }
  for (const { name, protected_from_deletion: isProtected } of await listOf(broker, 'vhosts')) {
    const path = `vhosts/${encodeURIComponent(name)}`;
    if (isProtected === true) await http(broker, 'DELETE', `${path}/deletion/protection`);
    await http(broker, 'DELETE', path);
  }
  // files give permissions to guest, also those that do not contain it
  for (const { name } of await listOf(broker, 'users')) {
    if (name !== traveller.name && name !== 'guest') await http(broker, 'DELETE', `users/${encodeURIComponent(name)}`);
  }
  await http(broker, 'PUT', 'users/guest', {
    password_hash: hashOf('guest'),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: 'administrator',
  });
  for (const name of ['/', copy]) await http(broker, 'PUT', `vhosts/${encodeURIComponent(name)}`, {});
}

/** Takes a definitions file through the round trip. @throws if an expectation does not hold, or the broker refuses the file */
export async function roundTrip(broker: BrokerInfo, definitions: string): Promise<void> {
  await reset(broker);
  await http(broker, 'POST', 'definitions', JSON.parse(definitions));
  // a shovel may have declared its queues before those of the file, and an exchange for logs is a matter of the configuration
  const isConfigured = /"component": ?"shovel"|amq\.rabbitmq\.log/.test(definitions);
  const imported = { file: directoryOf({ 'definitions.json': definitions }), isConfigured };
  for (const { name: vhost } of await listOf(broker, 'vhosts')) {
    const permissions = { configure: '.*', write: '.*', read: '.*' };
    await http(broker, 'PUT', `permissions/${encodeURIComponent(vhost)}/${traveller.name}`, permissions);
    if (vhost !== copy) await checkVhost(broker, vhost, imported);
  }
}

/** A file that the broker has imported. */
interface Imported {
  /** The directory with the file. */
  readonly file: string;
  /** Whether what the import makes of it depends on more than its rows. */
  readonly isConfigured: boolean;
}

async function checkVhost(broker: BrokerInfo, vhost: string, { file, isConfigured }: Imported): Promise<void> {
  const env = environmentOf(broker, vhost);
  const exported = await succeeds(['export', '--vhost', vhost], { env });
  const ofFile = ['export', join(file, 'definitions.json'), '--vhost', vhost];
  const isInFile = (await topo(ofFile, { env })).code !== 69;
  const rows = isInFile ? await succeeds(ofFile, { env }) : '';
  const [isEmpty, hasNoRows] = [exported, rows].map((text) => !/^(exchanges|queues|bindings|policies):/m.test(text));
  if (isEmpty) return expect([hasNoRows, await objectsOf(broker, vhost)]).toEqual([true, []]);
  const cwd = directoryOf({ 'topology.yaml': exported, 'rows.yaml': rows });
  await succeeds(['validate', 'topology.yaml'], { cwd });
  await succeeds(['plan', '--detailed-exitcode', 'topology.yaml'], { cwd, env });
  // what topo reads in the file is what the broker has made of it
  if (!hasNoRows && !isConfigured) await succeeds(['plan', '--detailed-exitcode', 'rows.yaml'], { cwd, env });
  await http(broker, 'DELETE', `vhosts/${encodeURIComponent(copy)}`);
  await http(broker, 'PUT', `vhosts/${encodeURIComponent(copy)}`, {});
  await succeeds(['apply', '--yes', '--map-vhost', `${vhost}=${copy}`, 'topology.yaml'], { cwd, env: environmentOf(broker, copy) });
  expect(await objectsOf(broker, copy)).toEqual(await objectsOf(broker, vhost));
}

async function succeeds(argv: readonly string[], world: World): Promise<string> {
  const { code, out, err } = await topo(argv, world);
  expect(code, `topo ${argv.join(' ')}\n${err}${out}`).toBe(0);
  return out;
}

function environmentOf(broker: BrokerInfo, vhost: string): { readonly [name: string]: string } {
  return { RABBITMQ_URL: vhostUrl(broker, vhost), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
}

interface Named {
  readonly name: string;
  readonly vhost: string;
  readonly component?: string;
  readonly protected_from_deletion?: boolean;
}

async function listOf(broker: BrokerInfo, what: 'vhosts' | 'users' | 'parameters'): Promise<readonly Named[]> {
  return (await (await http(broker, 'GET', what)).json()) as readonly Named[];
}

/** All objects of a virtual host as RabbitMQ lists them, without their virtual host. 3.10 stores no type for a queue declared without one. */
async function objectsOf(broker: BrokerInfo, vhost: string): Promise<readonly string[]> {
  const list = async <E extends Entity>(what: string, read: (row: Row, vhost: string) => E): Promise<readonly E[]> => {
    const rows = (await (await http(broker, 'GET', `${what}/${encodeURIComponent(vhost)}`)).json()) as readonly Row[];
    return rows.map((row) => read(row, ''));
  };
  const entities: readonly Entity[] = [
    ...(await list('exchanges', exchangeFromRow)).filter(({ name }) => !isBuiltIn(name)),
    ...(await list('queues', queueFromRow)),
    ...(await list('bindings', bindingFromRow)).filter(({ source }) => source !== ''),
    ...(await list('policies', policyFromRow)),
  ];
  return entities.map((entity) => canonicalText(entity as never)).sort();
}
