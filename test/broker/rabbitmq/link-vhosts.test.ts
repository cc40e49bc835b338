// Upstreams and shovels that connect to a virtual host of the same broker: what RabbitMQ refuses is blocked in the plan, and nothing else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusesMissingVhost } from '../../../src/rabbitmq/link-vhosts.ts';
import { versionOf } from '../../../src/rabbitmq/version.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { linkPlugins } from '../../support/link-plugins.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { serverVersion } from '../../support/private-node.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { http } from '../../support/vhost.ts';

const shovel = (uri: string) => ({ 'src-uri': uri, 'src-queue': 'a', 'dest-uri': 'amqp://127.0.0.1:1', 'dest-queue': 'b' });
/** Written in any of these ways, and whatever the user of the URI. */
const missing = ['amqp:///nope', 'AMQP:///no%70e', 'amqp://u:p@/nope', 'amqp:///nope?heartbeat=5', 'amqp:///'];
const accepted = ['amqp://', 'amqp:///%2F', 'amqp://u:p@', 'amqp://?heartbeat=5', 'amqp://localhost:1/nope'];

describe.each(clusterSuites())('links to virtual hosts of the same broker on %s', (suite) => {
  let broker: PrivateBroker;
  let version: string;
  beforeAll(async () => {
    const prefix = await fetchSuite(suite);
    version = serverVersion(prefix);
    broker = await startPrivateBroker({ prefix, plugins: linkPlugins });
  });
  afterAll(async () => await broker.stop());
  const put = async (component: string, value: object): Promise<boolean> => {
    const path = `parameters/${component}/%2F/tried`;
    const refused = await http(broker, 'PUT', path, { value }).then(
      () => undefined,
      (error: unknown) => error,
    );
    await http(broker, 'DELETE', path);
    if (refused !== undefined) expect(String(refused)).toContain('may not connect to vhost');
    return refused === undefined;
  };
  const run = (text: string, ...argv: readonly string[]): Promise<Ran> =>
    topo(argv, {
      cwd: directoryOf({ 'topology.yaml': text }),
      env: { RABBITMQ_URL: broker.amqpUrl, RABBITMQ_MANAGEMENT_URL: broker.httpUrl, P: 'p' },
    });

  test.each(missing)('%s is refused for a shovel, and for an upstream since 4.3', async (uri) => {
    const known = versionOf(version);
    expect(await put('shovel', shovel(uri))).toBe(!refusesMissingVhost('shovel', known));
    expect(await put('federation-upstream', { uri })).toBe(!refusesMissingVhost('federation-upstream', known));
    const declared = `shovels: { s: { srcUri: '${uri.replace(':p@', ':$' + '{P}@')}', srcQueue: a, destUri: 'amqp://127.0.0.1:1', destQueue: b } }\n`;
    expect(await run(declared, 'plan')).toMatchObject({ code: 4, out: expect.stringContaining('link-vhost-missing') });
  });

  test.each(accepted)('%s is accepted for a shovel and for an upstream', async (uri) => {
    expect(await put('shovel', shovel(uri))).toBe(true);
    expect(await put('federation-upstream', { uri })).toBe(true);
  });

  test('a virtual host that the plan creates counts as existing, and the plan is applied', async () => {
    const text = `vhost: { name: founded }
queues: { a: { type: classic }, b: { type: classic } }
federationUpstreams: { up: { uri: 'amqp:///founded' } }
shovels: { s: { srcUri: 'amqp:///founded', srcQueue: a, destUri: 'amqp:///founded', destQueue: b } }
`;
    expect(await run(text, 'apply', '--yes')).toMatchObject({ code: 0, out: expect.not.stringContaining('link-vhost-missing') });
  });
});
