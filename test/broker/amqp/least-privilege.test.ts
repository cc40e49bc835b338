// A user without a management tag and with only the permissions that topo names plans and applies every example topology over AMQP, and
// then plans no changes; if any of its patterns is empty, a step is refused or an object cannot be read.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { brokerAddresses } from '../../../src/broker/address.ts';
import { openBroker } from '../../../src/broker/open.ts';
import { load } from '../../../src/loader/load.ts';
import { TopoError } from '../../../src/model/diagnostic.ts';
import { type Grant, grantsOf, type Role } from '../../../src/rabbitmq/permissions.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { outermost } from '../../support/fewer-versions.ts';
import { needsNoPlugin } from '../../support/plugin-topologies.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';

const root = fileURLToPath(new URL('../../../topologies/', import.meta.url));
/** Its policy requires the management API. */
const hasPolicy = 'mirrored-queues';
const topologies = readdirSync(root).filter((name) => needsNoPlugin(name) && name !== hasPolicy);

async function loaded(name: string, vhost: string) {
  return await load([`${root}${name}`], { defaultVhost: vhost, variable: () => undefined, cwd: root });
}

function grantFor(role: Role, grants: readonly Grant[], vhost: string): Grant {
  const found = grants.find((one) => one.role === role && one.vhost === vhost);
  if (found === undefined) throw new Error(role);
  return found;
}

/** A broker as a user with just this grant has it. */
async function openAs({ vhost, configure, write, read }: Omit<Grant, 'role' | 'policies'>, broker: BrokerInfo, writing: boolean) {
  const name = `least@${vhost}`;
  const user = await createUser(broker, { name, password: 's3cret', permissions: [{ vhost, configure, write, read }] });
  const opened = await openBroker({
    addresses: brokerAddresses(vhostUrl(user, vhost)),
    transport: 'amqp',
    purpose: 'test',
    vhost,
    writing,
  });
  onTestFinished(async () => {
    await opened.close();
    await user.remove();
  });
  return opened;
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const empty = async (): Promise<void> => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  };
  afterAll(empty);

  test.each(topologies)('applies the topology %s with the permissions that topo lists, and no others', async (name) => {
    await empty();
    const { topology, origins } = await loaded(name, vhost.name);
    const request = { topology, origins, allowances: [], version: 'X.Y.Z' };
    const grants = grantsOf(topology);
    const applier = await openAs(grantFor('apply', grants, vhost.name), broker, true);
    const made = await plan(request, applier.reader);
    expect(await apply(made, applier, { saved: false })).toMatchObject({ diagnostics: [], unreached: [] });
    const again = await plan(request, applier.reader);
    expect(again.summary).toMatchObject({ create: 0, update: 0, replace: 0, delete: 0, blocked: 0, uncompared: 0 });
    const planner = await openAs(grantFor('plan', grants, vhost.name), broker, false);
    expect((await plan(request, planner.reader)).summary).toEqual(again.summary);
  });

  test.each(['configure', 'write', 'read'] as const)(
    'fails to apply or to observe some topologies without the %s permission',
    async (lacks) => {
      let worse = 0;
      for (const name of topologies) {
        await empty();
        const { topology, origins } = await loaded(name, vhost.name);
        const request = { topology, origins, allowances: [], version: 'X.Y.Z' };
        const grant = grantFor('apply', grantsOf(topology), vhost.name);
        if (grant[lacks] === '^$') continue;
        const applier = await openAs({ ...grant, [lacks]: lacks === 'configure' ? '^topo\\.lock(\\.2)?$' : '^$' }, broker, true);
        try {
          const made = await plan(request, applier.reader);
          const { diagnostics } = await apply(made, applier, { saved: false });
          expect(diagnostics.map(({ code }) => code)).toContain('step-refused');
        } catch (error) {
          // 4.2.7 and 4.3.1: objects of others cannot even be observed
          if (!(error instanceof TopoError)) throw error;
          expect(error.diagnostics.map(({ code }) => code)).toEqual(['access-refused']);
        }
        worse += 1;
      }
      expect(worse).toBeGreaterThan(lacks === 'configure' ? topologies.length - 2 : 3);
    },
  );
});
