// A saved plan whose deletes were permitted by what the broker held besides the objects of the files: it is refused when that is another.
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { BrokerInfo } from '../../support/broker-source.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { http, type TestVhost, useVhost } from '../../support/vhost.ts';

interface Case {
  readonly name: string;
  /** Requests that make the objects before the plan; the path follows /api/, and `VHOST` is the virtual host. */
  readonly before: readonly Call[];
  readonly file: string;
  /** Requests between plan and apply. */
  readonly meanwhile: readonly Call[];
  /** What the apply reports. */
  readonly says: string;
  /** What a new plan shows. */
  readonly fresh: string;
  /** The object that stays. */
  readonly kept: string;
}

type Call = readonly [method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown];

const dead: Call = ['PUT', 'exchanges/VHOST/dead', { type: 'fanout', durable: true }];
const pruneDead = "exchanges: { events: { type: topic } }\nprune: { exchanges: ['dead'] }\n";
const stillInUse = 'still in use as a dead-letter or alternate exchange';

const cases: readonly Case[] = [
  {
    name: 'the exchange that it prunes is the dead-letter exchange of an undeclared queue',
    before: [dead],
    file: pruneDead,
    meanwhile: [['PUT', 'queues/VHOST/other', { durable: true, arguments: { 'x-dead-letter-exchange': 'dead' } }]],
    says: 'names it as dead-letter or alternate exchange',
    fresh: stillInUse,
    kept: 'exchanges/VHOST/dead',
  },
  {
    name: 'the exchange that it prunes is the alternate exchange of an undeclared exchange',
    before: [dead],
    file: pruneDead,
    meanwhile: [['PUT', 'exchanges/VHOST/other', { type: 'topic', durable: true, arguments: { 'alternate-exchange': 'dead' } }]],
    says: 'names it as dead-letter or alternate exchange',
    fresh: stillInUse,
    kept: 'exchanges/VHOST/dead',
  },
  {
    name: 'the exchange that it prunes is the dead-letter exchange of an undeclared policy',
    before: [dead],
    file: pruneDead,
    meanwhile: [['PUT', 'policies/VHOST/other', { pattern: '.*', 'apply-to': 'queues', definition: { 'dead-letter-exchange': 'dead' } }]],
    says: 'names it as dead-letter or alternate exchange',
    fresh: stillInUse,
    kept: 'exchanges/VHOST/dead',
  },
  {
    name: 'the binding that it prunes is the last one of an undeclared autoDelete exchange',
    before: [
      ['PUT', 'exchanges/VHOST/own', { type: 'topic', durable: true, auto_delete: true }],
      ['PUT', 'queues/VHOST/declared', { durable: true }],
      ['PUT', 'queues/VHOST/other', { durable: true }],
      ['POST', 'bindings/VHOST/e/own/q/declared', { routing_key: 'old' }],
      ['POST', 'bindings/VHOST/e/own/q/other', { routing_key: '#' }],
    ],
    file: 'queues: { declared: { type: classic } }\nprune: { bindings: true }\n',
    meanwhile: [['DELETE', 'queues/VHOST/other']],
    says: 'its deletion would also delete exchange',
    fresh: 'exchange own',
    kept: 'exchanges/VHOST/own',
  },
  {
    name: 'the policy that it prunes keeps another one from dropping messages',
    before: [
      ['PUT', 'queues/VHOST/declared', { durable: true }],
      ['PUT', 'policies/VHOST/old', { pattern: '^declared$', 'apply-to': 'queues', priority: 9, definition: { 'max-length': 100 } }],
    ],
    file: "queues: { declared: { type: classic } }\nprune: { policies: ['old'] }\n",
    meanwhile: [['PUT', 'policies/VHOST/other', { pattern: '.*', 'apply-to': 'queues', priority: 1, definition: { 'max-length': 1 } }]],
    says: 'can drop messages',
    fresh: 'can drop messages',
    kept: 'policies/VHOST/old',
  },
];

describe.each(inject('brokers'))('a saved plan on $name', (broker) => {
  const vhost = useVhost(broker);

  test.each(cases)('is refused when $name', async ({ before, file, meanwhile, says, fresh, kept }) => {
    const cwd = directoryOf({ 'topology.yaml': file });
    onTestFinished(async () => await clear(broker, vhost));
    await send(broker, vhost, before);
    const allow = ['--allow', 'blast-radius'];
    expect(await run(broker, vhost, cwd, 'plan', '--out', 'plan.json', ...allow)).toMatchObject({ code: 0 });
    await send(broker, vhost, meanwhile);
    const applied = await run(broker, vhost, cwd, 'apply', 'plan.json', '--yes');
    expect.soft(applied).toMatchObject({ code: 5, err: expect.stringContaining('error[plan-stale]: ') });
    expect.soft(applied.err).toContain(says);
    expect.soft((await http(broker, 'GET', pathIn(vhost, kept))).status).toBe(200);
    expect((await run(broker, vhost, cwd, 'plan', '--show-undeclared', ...allow)).out).toContain(fresh);
  });
});

async function run(broker: BrokerInfo, vhost: TestVhost, cwd: string, ...argv: readonly string[]): Promise<Ran> {
  return await topo(argv, { cwd, env: { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl } });
}

async function send(broker: BrokerInfo, vhost: TestVhost, calls: readonly Call[]): Promise<void> {
  for (const [method, path, body] of calls) await http(broker, method, pathIn(vhost, path), body);
}

function pathIn({ name }: TestVhost, path: string): string {
  return path.replace('VHOST', encodeURIComponent(name));
}

/** A virtual host as new. */
async function clear(broker: BrokerInfo, { name }: TestVhost): Promise<void> {
  await http(broker, 'DELETE', `vhosts/${encodeURIComponent(name)}`);
  await http(broker, 'PUT', `vhosts/${encodeURIComponent(name)}`, {});
}
