// The parts of the benchmark that could make a figure wrong without anybody seeing it.
import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../bench/breakdown.ts';
import { run } from '../../../bench/process.ts';
import { renderSection, renderVerdicts, table, time } from '../../../bench/report.ts';
import { createTally, ratio, rowOf, type Section, spreadOf } from '../../../bench/samples.ts';
import { judge } from '../../../bench/targets.ts';
import { definitionsOf, vhostDefinitionsOf, yamlOf } from '../../../bench/topology.ts';
import { loadTexts } from '../../../src/loader/load.ts';
import type { Topology } from '../../../src/model/topology.ts';

function entitiesOf(file: string, text: string): Topology['declarations'] {
  const { topology, diagnostics } = loadTexts([{ file, text }], { defaultVhost: 'bench', variable: () => undefined });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return topology.declarations;
}

describe('what is measured', () => {
  test('the YAML and both definitions are the same topology', () => {
    const yaml = entitiesOf('topology.yaml', yamlOf(12));
    expect(yaml.size).toBe(36);
    expect(entitiesOf('definitions.json', definitionsOf(12))).toEqual(yaml);
    expect(entitiesOf('vhost.json', vhostDefinitionsOf(12))).toEqual(yaml);
  });

  test('objects have names of their own', () => {
    const names = [...entitiesOf('topology.yaml', yamlOf(3)).keys()];
    expect(names).toContain('binding bench bench.x.00002 -> queue bench.q.00002 [bench.00002.#]');
  });
});

describe('a process', () => {
  const env = { PATH: process.env['PATH'] };

  test.runIf(process.platform === 'linux')('has its time and its peak memory measured, not its memory at the end', async () => {
    const held = 'const held = Buffer.alloc(150e6, 1); setTimeout(() => console.log(held.length), 120)';
    const small = await run(process.execPath, ['-e', 'setTimeout(() => {}, 120)'], env);
    const large = await run(process.execPath, ['-e', held], env);
    expect(large.stdout).toBe('150000000\n');
    expect(large.ms).toBeGreaterThan(120);
    const [peak = 0, other = Number.NaN] = [large.peakBytes, small.peakBytes];
    expect(peak - other).toBeGreaterThan(140e6);
    expect(peak - other).toBeLessThan(200e6);
  });

  test('that fails is no figure', async () => {
    await expect(run(process.execPath, ['-e', 'console.error("why"); process.exit(3)'], env)).rejects.toThrow(/exit code 3\nwhy/);
    await expect(run('/nowhere/command', [], env)).rejects.toThrow('ENOENT');
  });
});

describe('samples', () => {
  test('the median is the middle one, or between the two in the middle', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ min: 1, median: 5, max: 9 });
    expect(spreadOf([10, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 10 });
    expect(spreadOf([100, 9])).toEqual({ min: 9, median: 54.5, max: 100 }); // by number, not by text
  });

  test('nothing measured is not zero', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured');
    expect(() => spreadOf(createTally().row('never').ms)).toThrow('nothing was measured');
  });

  test('are kept by name, in order, memory only where there is some', () => {
    const tally = createTally();
    tally.add('a', { ms: 2, peakBytes: 7 });
    tally.add('b', { ms: 4, brokerMs: 3 });
    tally.add('a', { ms: 1, peakBytes: 9 });
    expect(tally.row('a')).toEqual({ name: 'a', ms: [2, 1], peakBytes: [7, 9] });
    expect(tally.row('b', true)).toEqual({ name: 'b', ms: [4], brokerMs: [3], part: true });
    expect(ratio(tally.row('a'), tally.row('b'))).toBe(0.375);
  });
});

function applySection(version: string, ours: number, import_: number, peakBytes = 120e6): Section {
  return {
    kind: 'apply',
    title: 'apply',
    version,
    baseline: 'POST /api/definitions/{vhost}',
    rows: [
      { name: 'topo apply --yes', ms: [ours], peakBytes: [peakBytes, 1] },
      { name: 'POST /api/definitions/{vhost}', ms: [import_], brokerMs: [900, 700, 2000] },
      { name: 'its start', ms: [1], part: true },
    ],
  };
}

describe('targets', () => {
  test.each([
    ['3.10.8', 500, 1000, true],
    ['3.10.8', 510, 1000, false],
    ['4.3.6', 990, 1000, true],
    ['4.3.6', 1000, 1000, false],
  ])('apply on %s: %d ms beside %d ms, met: %s', (version, ours, import_, met) => {
    expect(judge([applySection(version, ours, import_)])[0]?.met).toBe(met);
  });

  test('the highest peak counts', () => {
    const [, memory] = judge([applySection('4.3.6', 1, 2, 301e6)]);
    expect(memory).toEqual({ target: 'apply on 4.3.6: under 300 MB', found: '301 MB', met: false });
  });

  test('a plan against the bare requests, a start against bare Node', () => {
    const plan: Section = {
      kind: 'plan',
      title: 'plan',
      version: '4.3.6',
      baseline: 'the bare GETs that it needs',
      rows: [
        { name: 'topo plan --transport http', ms: [3100] },
        { name: 'topo plan --transport amqp', ms: [6200] },
        { name: 'topo plan --transport http, all absent', ms: [1000] },
        { name: 'topo plan --transport amqp, all absent', ms: [5100] },
        { name: 'the bare GETs that it needs', ms: [1000] },
      ],
    };
    const start: Section = {
      kind: 'start',
      title: 'start',
      baseline: 'node -e 0',
      rows: [
        { name: 'topo --help', ms: [80, 90] },
        { name: 'node -e 0', ms: [60, 50] },
      ],
    };
    expect(judge([plan, start])).toEqual([
      { target: 'plan on 4.3.6: at most 3.00x of the bare GETs that it needs', found: '3.10x', met: false },
      { target: 'topo plan --transport amqp on 4.3.6: at most 2.00x of the same over http', found: '2.00x', met: true },
      { target: 'topo plan --transport amqp, all absent on 4.3.6: at most 5.00x of the same over http', found: '5.10x', met: false },
      { target: 'topo --help: within 30 ms of node -e 0', found: '30 ms more', met: true },
    ]);
  });

  test('a row that is missing is an error, not a pass', () => {
    expect(() => rowOf(applySection('4.3.6', 1, 2), 'gone')).toThrow('no row "gone"');
  });
});

describe('the report', () => {
  test('a table with ratios, the cost per object and the highest memory', () => {
    expect(renderSection(applySection('4.3.6', 5500, 11_000), 15_000)).toBe(
      [
        'RabbitMQ 4.3.6: apply              min   median      max  ratio  per object  memory  broker CPU',
        'topo apply --yes                5.50 s   5.50 s   5.50 s  0.50x    0.367 ms  120 MB',
        'POST /api/definitions/{vhost}  11.00 s  11.00 s  11.00 s  1.00x    0.733 ms              900 ms',
        '  its start                       1 ms     1 ms     1 ms',
        '',
      ].join('\n'),
    );
  });

  test('verdicts in words', () => {
    expect(
      renderVerdicts([
        { target: 'a', found: '1', met: true },
        { target: 'bb', found: '22', met: false },
      ]),
    ).toBe('a    1     met\nbb  22  MISSED\n');
  });

  test('times and empty cells', () => {
    expect([time(86.6), time(1234)]).toEqual(['87 ms', '1.23 s']);
    expect(table([['a', ''], ['bb']])).toBe('a\nbb\n');
  });

  test('parts of a run with their shares', () => {
    const text = renderParts('parts', [
      { name: 'load', ms: 250, count: 10 },
      { name: 'bind binding', ms: 750, count: 5, latencyMs: 2.5 },
    ]);
    expect(text.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^load +250 ms +25 % +10 +25\.000 ms$/),
      expect.stringMatching(/^bind binding +750 ms +75 % +5 +150\.000 ms +2\.5 ms$/),
      expect.stringMatching(/^total +1\.00 s$/),
      '',
    ]);
  });
});
