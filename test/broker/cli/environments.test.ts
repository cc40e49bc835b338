// A rehearsal of many environments on real brokers: one is down, one is locked, and all others are planned and applied.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { objectsEach, startFleet, type TestFleet } from '../../support/fleet.ts';
import { directoryOf, type Ran, topo, type World } from '../../support/io.ts';
import { http } from '../../support/vhost.ts';

const size = 10;
let fleet: TestFleet;

beforeAll(async () => {
  fleet = await startFleet(inject('brokers'), size);
});
afterAll(async () => await fleet.end());

async function run(argv: readonly string[], world: World = {}): Promise<Ran> {
  return await topo(argv, { cwd: directoryOf(fleet.files), env: fleet.env, ...world });
}

/** Cells of the last table, by environment: the result, the counts and the details. */
function tableOf(out: string): ReadonlyMap<string, string> {
  const lines = out.slice(out.lastIndexOf('\nenvironment ')).trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => [
      line.split(' ')[0] ?? '',
      line
        .replace(/\d+\.\d s/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  );
}

async function queuesOf(name: string): Promise<number> {
  const place = fleet.vhosts.get(name);
  if (place === undefined) throw new Error(`${name} has no broker`);
  const rows = (await (await http(place.broker, 'GET', `queues/${place.vhost}?disable_stats=true`)).json()) as { name: string }[];
  return rows.filter((row) => row.name.startsWith(`orders.${name}.`)).length;
}

test('plans every environment but the one that is down, and names it in the table', async () => {
  const { code, out, err } = await run(['plan', '--all']);
  expect({ code, err }).toEqual({ code: 69, err: '' });
  const rows = tableOf(out);
  expect([...rows.keys()]).toEqual(fleet.names);
  expect(rows.get('site-01')).toMatch(/^site-01 amqp:\/\/127\.0\.0\.1:1 unreachable broker-unreachable$/);
  for (const name of fleet.vhosts.keys()) expect(rows.get(name)).toMatch(new RegExp(`^${name} \\S+ \\S+ changes ${objectsEach} 0 0 0$`));
});

test('an environment whose broker is another one is neither planned nor applied, nor is a saved plan', async () => {
  const cwd = directoryOf(fleet.files);
  const wrong = fleet.files['topo.config.yaml'].replace(/(site-03: .*version: ')[^']+/, '$19.9');
  const file = directoryOf({ 'wrong.yaml': wrong.replaceAll('[orders.yaml]', `[${cwd}/orders.yaml]`) });
  const world = { cwd, env: fleet.env };
  expect((await topo(['plan', '-e', 'site-03', '--out', 'plan.json'], world)).code).toBe(0);
  for (const argv of [['plan'], ['apply', '--yes'], ['apply', 'plan.json']]) {
    const { code, err } = await topo([...argv, '-e', 'site-03', '--config', `${file}/wrong.yaml`], world);
    expect(code).toBe(4);
    expect(err).toContain('error[wrong-broker]: environment site-03 expects RabbitMQ 9.9, not ');
  }
  expect(await queuesOf('site-03')).toBe(0);
});

test('a declined question applies nothing', async () => {
  const { code, asked, err } = await run(['apply', '-e', 'site-04', '-e', 'site-05'], { answers: ['y'] });
  expect({ code, asked }).toEqual({ code: 130, asked: ['\nApply the plans of 2 environments? Only "yes" is accepted: '] });
  expect(err).toContain('Nothing was applied.');
  expect(await queuesOf('site-04')).toBe(0);
});

test('applies after one question what the plans have shown', async () => {
  const { code, asked, out } = await run(['apply', '-e', 'site-04', '-e', 'site-01'], { answers: ['yes'] });
  expect({ code, asked }).toEqual({ code: 69, asked: ['\nApply the plans of 1 environment? Only "yes" is accepted: '] });
  expect(tableOf(out).get('site-04')).toMatch(new RegExp(`applied ${objectsEach} 0 0 0$`));
  expect(await queuesOf('site-04')).toBe(9);
});

test('saves a plan per environment and applies it', async () => {
  const world = { cwd: directoryOf(fleet.files), env: fleet.env };
  const both = ['-e', 'site-06', '-e', 'site-07'];
  expect((await topo(['plan', ...both, '--out', '{environment}.json'], world)).code).toBe(0);
  const { code, out } = await topo(['apply', '{environment}.json', ...both], world);
  expect(code).toBe(0);
  expect(tableOf(out).get('site-07')).toMatch(new RegExp(`applied ${objectsEach} 0 0 0$`));
});

test('applies every environment but the one that is down and the one that is locked, and names them in the table', async () => {
  await fleet.hold();
  const { code, out, err } = await run(['apply', '--all', '--yes']);
  expect({ code, err }).toEqual({ code: 69, err: '' });
  const rows = tableOf(out);
  expect(rows.get('site-01')).toMatch(/unreachable broker-unreachable$/);
  expect(rows.get('site-02')).toMatch(/^site-02 .* locked lock-held$/);
  expect(out).toContain('is locked by another run: user guest, on build-7, process 4711, started by ann');
  const done = fleet.names.filter((name) => name !== 'site-01' && name !== 'site-02');
  for (const name of done) {
    expect(rows.get(name)).toMatch(/ (applied 20 0 0 0|no changes 0 0 0 0)$/);
    expect(await queuesOf(name)).toBe(9);
  }
  expect(await queuesOf('site-02')).toBe(0);
  const drift = await run(['drift', '--all', '--format', 'json']);
  const { environments } = JSON.parse(drift.out) as {
    environments: readonly { environment: string; exitCode: number; details?: string }[];
  };
  expect(environments.filter(({ exitCode }) => exitCode === 0).map(({ environment }) => environment)).toEqual(done);
  expect(environments[2]).toMatchObject({ exitCode: 2, details: '20 objects drifted' });
});
