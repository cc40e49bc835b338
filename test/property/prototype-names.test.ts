// Names that every JavaScript object inherits are ordinary names to RabbitMQ: nothing with such a name is lost, found where it is not, or
// changes what other objects are.
import { expect, it } from 'vitest';
import { loadTexts } from '../../src/loader/load.ts';
import { documentsOf } from '../../src/loader/write/write.ts';
import type { Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Topology } from '../../src/model/topology.ts';
import { sortedJson } from '../../src/planner/digest.ts';
import { planFault } from '../../src/planner/verify/plan.ts';
import { renderPlan } from '../../src/reporter/plan-text.ts';
import { diffRoutes } from '../../src/router/diff.ts';
import { networkOf } from '../../src/router/network.ts';
import { explain, route } from '../../src/router/route.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import { binding, exchange, policy, queue } from '../support/ends.ts';
import { directoryOf, topo } from '../support/io.ts';
import { createMemoryBroker } from '../support/memory/broker.ts';

const names = [
  // a name that no object inherits: the others behave alike
  'foo',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

/** A table with one own property, as JSON makes it. */
function table(name: string, value: unknown): { readonly [key: string]: never } {
  return JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
}

function entities(name: string, value: unknown, vhost = '/'): readonly Entity[] {
  const all = { vhost, arguments: table(name, value) };
  return [
    exchange(name, { ...all, type: 'headers' }),
    exchange('e', { ...all, type: 'topic' }),
    queue(name, { ...all, type: 'classic' }),
    queue('q', { ...all, type: 'quorum' }),
    binding(name, name, name, all),
    binding('e', 'q', name, { vhost }),
    policy(name, { ...table(name, value), 'max-length': 5 }, { vhost, pattern: '^none$' }),
  ];
}

const sorted = (all: Iterable<Entity>): readonly string[] => [...all].map((entity) => `${keyOf(entity)} ${sortedJson(entity)}`).sort();
const declaredIn = ({ declarations }: Topology): readonly Entity[] => [...declarations.values()].map(({ entity }) => entity);

it.each(names)('reads %s in YAML and JSON as the name of everything', (name) => {
  for (const vhost of ['/', name]) {
    const all = entities(name, 1, vhost);
    const yaml = documentsOf([vhost], all);
    for (const text of [yaml]) {
      const { topology, diagnostics } = loadTexts([{ file: 'a.yaml', text }], { variable: () => undefined, defaultVhost: vhost });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(sorted(declaredIn(topology))).toEqual(sorted(all));
    }
  }
  expect(Object.keys({})).toEqual([]);
});

it.each(names)('plans, applies and compares %s as the name of everything', async (name) => {
  const broker = createMemoryBroker();
  const planOn = (value: unknown, allow = ['replace', 'migrate'] as const) =>
    plan(
      {
        ...{
          topology: loadTexts([{ file: 'a.yaml', text: documentsOf(['/'], entities(name, value)) }], {
            variable: () => undefined,
            defaultVhost: '/',
          }).topology,
          origins: new Map(),
          version: '0.0.0',
        },
        allowances: allow.flatMap((what) => (['queue', 'exchange'] as const).map((kind) => ({ what, kind, name: '*' }))),
      },
      broker.reader,
    );
  const made = await planOn(1);
  expect(made.steps).toHaveLength(7);
  expect(planFault(JSON.parse(JSON.stringify(made)))).toBeUndefined();
  expect((await apply(made, broker, { saved: false })).diagnostics).toEqual([]);
  expect((await planOn(1)).steps).toEqual([]);
  const changed = await planOn(2);
  expect(
    changed.changes
      .filter(({ action }) => action !== 'keep')
      .map(({ action }) => action)
      .sort(),
  ).not.toEqual([]);
  expect(changed.changes.find(({ key }) => key === `queue / ${name}`)?.fields).toMatchObject([{ before: 1, after: 2 }]);
  expect(planFault(JSON.parse(JSON.stringify(changed)))).toBeUndefined();
  expect(renderPlan(changed)).toContain(name);
  expect((await apply(changed, broker, { saved: false })).diagnostics).toEqual([]);
  expect((await planOn(2)).summary).toMatchObject({ create: 0, update: 0, replace: 0, migrate: 0 });
});

it.each(names)('routes by a header with the name %s only if the message has it', (name) => {
  const all = [
    exchange('h', { type: 'headers' }),
    queue('q'),
    binding('h', 'q', '', { arguments: { ...table(name, 'x'), 'x-match': 'all-with-x' } }),
  ];
  const network = networkOf(all);
  const send = (headers: object) =>
    route(network, { vhost: '/', exchange: 'h', routingKey: '', headers: headers as never, mandatory: false } as never).queues;
  expect(send(table(name, 'x'))).toEqual(['queue / q']);
  expect(send({})).toEqual([]);
  expect(send(table(name, 'y'))).toEqual([]);
  expect(() => explain(network, { vhost: '/', exchange: 'h', routingKey: '', headers: {} } as never)).not.toThrow();
  const any = [...all.slice(0, 2), binding('h', 'q', '', { arguments: { ...table(name, null), 'x-match': 'any' } as never })];
  expect(diffRoutes(all, any).gained.map(({ headers }) => Object.keys(headers))).toContainEqual([name]);
});

it.each(names)('reads %s in definitions, as a variable and in a file of variables', async (name) => {
  const rows = {
    vhosts: [{ name: '/' }],
    queues: [{ name, vhost: '/', durable: true, auto_delete: false, arguments: { ...table(name, 1), 'x-queue-type': 'classic' } }],
    exchanges: [{ name, vhost: '/', type: 'topic', durable: true, auto_delete: false, internal: false, arguments: table(name, 1) }],
    bindings: [{ source: name, vhost: '/', destination: name, destination_type: 'queue', routing_key: name, arguments: table(name, 1) }],
    policies: [{ name, vhost: '/', pattern: '.*', 'apply-to': 'queues', priority: 0, definition: { ...table(name, 1), 'max-length': 1 } }],
  };
  const cwd = directoryOf({
    'definitions.json': JSON.stringify(rows),
    't.yaml': `queues:\n  '\${${name}}': { arguments: { '${name}': '\${${name}}' } }\n`,
    'v.yaml': `${name}: value\n`,
    'none.yaml': `queues: { '\${${name}}': {} }\n`,
  });
  const same = await topo(['plan', 'definitions.json', '--against', 'definitions.json'], { cwd });
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining('4 unchanged') });
  const exported = await topo(['export', 'definitions.json', '--output', 'out.yaml'], { cwd });
  expect(exported.code, exported.err).toBe(0);
  expect(await topo(['plan', 'out.yaml', '--against', 'definitions.json'], { cwd })).toMatchObject({
    code: 0,
    out: expect.stringContaining('4 unchanged'),
  });
  for (const argv of [
    ['--var', `${name}=value`],
    ['--var-file', 'v.yaml'],
  ]) {
    const made = await topo(['plan', 't.yaml', '--against', 'definitions.json', '--format', 'json', ...argv], { cwd });
    expect(made.err).toBe('');
    expect(JSON.parse(made.out).plan.changes).toContainEqual(expect.objectContaining({ key: 'queue / value', action: 'create' }));
  }
  expect(await topo(['validate', 'none.yaml'], { cwd })).toMatchObject({ code: 65, err: expect.stringContaining(name) });
});
