// A saved plan on another broker of the same name and version, as two containers of one image are: two private nodes.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { clusterSuites } from '../../support/private-suites.ts';

describe.each(clusterSuites())('a saved plan on %s', (suite) => {
  let brokers: readonly [PrivateBroker, PrivateBroker];
  const run = (cwd: string, { amqpUrl, httpUrl }: PrivateBroker, ...argv: readonly string[]): Promise<Ran> =>
    topo(argv, { cwd, env: { RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl } });

  beforeAll(async () => {
    const prefix = await fetchSuite(suite);
    brokers = await Promise.all([startPrivateBroker({ prefix }), startPrivateBroker({ prefix })]);
  });
  afterAll(async () => {
    await Promise.all(brokers.map((broker) => broker.stop()));
  });

  test('is refused by another broker of the same name and version, and applied to its own after a restart', async () => {
    const cwd = directoryOf({ 'topology.yaml': 'queues: { orders: { type: classic } }\n' });
    const [own, other] = brokers;
    expect(await run(cwd, own, 'plan', '--out', 'plan.json')).toMatchObject({ code: 0 });
    const { name, clusterId } = (JSON.parse(readFileSync(`${cwd}/plan.json`, 'utf8')) as Plan).broker;
    expect(clusterId).toMatch(/^rabbitmq-cluster-id-/);
    const refused = await run(cwd, other, 'apply', 'plan.json', '--yes');
    expect(refused.code).toBe(5);
    const text = `error[plan-stale]: the plan was made for ${name} with the cluster id ${clusterId}, but the broker has the cluster id `;
    expect(refused.err).toContain(text);
    await own.restart();
    expect(await run(cwd, own, 'apply', 'plan.json', '--yes')).toMatchObject({ code: 0 });
    // AMQP does not show the id
    expect(await run(cwd, other, 'apply', 'plan.json', '--yes', '--transport', 'amqp')).toMatchObject({ code: 0 });
  });
});
