// topo test without a broker: what fails and why, every format, the filter, coverage, and runs that test nothing.
import { describe, expect, test } from 'vitest';
import type { TestResult } from '../../../../src/model/routing-test.ts';
import { directoryOf, topo } from '../../../support/io.ts';

const shop = `exchanges:
  shop: { type: topic }
queues:
  audit:
  orders: { deadLetterExchange: '', deadLetterRoutingKey: parking }
  eu:
  parking:
bindings:
  - { source: shop, destination: audit, routingKey: '#' }
  - { source: shop, destination: orders, routingKey: 'order.created.#' }
  - { source: shop, destination: eu, routingKey: '*.eu' }
`;
const good = `tests:
  - name: who gets what
    publish: { exchange: shop }
    table:
      - { routingKey: order.created.eu, queues: [audit, orders] }
      - { routingKey: stock.low, queues: [audit] }
  - name: what nobody can process is parked
    publish: { routingKey: orders }
    expect: { queues: [orders] }
    then:
      - { reject: orders, expect: { deadLetteredTo: [parking] } }
`;
const bad = `tests:
  - name: the EU gets its orders
    publish: { exchange: shop, routingKey: order.created.eu }
    expect: { queues: [audit, eu, orders] }
  - name: the EU gets nothing
    publish: { exchange: shop, routingKey: stock.eu }
    expect: { queues: [audit] }
  - name: it goes somewhere else
    publish: { routingKey: orders }
    expect: { queues: [orders] }
    then:
      - { reject: orders, expect: { deadLetteredTo: [eu] } }
`;

describe('topo test', () => {
  test('topo test exits 0 if all tests pass, with a line per test', async () => {
    const { code, out, err } = await topo(['test'], { cwd: directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good }) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      '  ✓ who gets what [order.created.eu]\n  ✓ who gets what [stock.low]\n  ✓ what nobody can process is parked\n\n3 tests: 3 passed, 0 failed.\n',
    );
  });

  test('topo test exits 8 if a test fails, with the expected and the actual result and the nearest binding', async () => {
    const { code, out } = await topo(['test', '--ascii'], { cwd: directoryOf({ 'shop.yaml': shop + bad }) });
    expect(code).toBe(8);
    expect(out).toBe(`  FAIL the EU gets its orders  shop.yaml:13
         published to shop [order.created.eu]
         expected  audit, eu, orders
         got       audit, orders
         missing   eu
                     shop -> queue eu [*.eu] did not match: word 2 is created, not eu  shop.yaml:11
  FAIL the EU gets nothing  shop.yaml:16
         published to shop [stock.eu]
         expected  audit
         got       audit, eu
         too many  eu
                     shop -> queue eu [*.eu] matched: stock.eu matches *.eu  shop.yaml:11
  FAIL it goes somewhere else  shop.yaml:23
         then      reject orders
         expected  dead-lettered to eu
         got       dead-lettered to parking
         missing   eu: no binding to it from the default exchange
         too many  parking: through the default exchange: the routing key is the queue name

3 tests: 0 passed, 3 failed.
`);
  });

  test('topo test judges returned for a message that a delayed exchange holds back', async () => {
    const delayed = (returned: boolean) => `exchanges: { later: { type: x-delayed-message, delayedType: direct } }
queues: { due: { type: classic } }
bindings: [{ source: later, destination: due, routingKey: k }]
tests:
  - name: at once
    publish: { exchange: later, routingKey: k, mandatory: true, headers: { x-delay: 5000 } }
    expect: { queues: [due], returned: ${returned} }
`;
    expect(await topo(['test'], { cwd: directoryOf({ 'later.yaml': delayed(true) }) })).toMatchObject({ code: 0, err: '' });
    const wrong = await topo(['test'], { cwd: directoryOf({ 'later.yaml': delayed(false) }) });
    expect([wrong.code, wrong.out]).toEqual([8, expect.stringContaining('got       returned to the publisher')]);
  });

  test('topo test exits 8 if there are no tests', async () => {
    const without = await topo(['test'], { cwd: directoryOf({ 'shop.yaml': shop }) });
    expect(without).toMatchObject({ code: 8, out: '', err: expect.stringContaining('error[no-tests]: no tests found') });
    const cwd = directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good });
    const filtered = await topo(['test', '--filter', 'nobody wrote this'], { cwd });
    expect(filtered).toMatchObject({ code: 8, err: expect.stringContaining('no test matches "nobody wrote this"') });
  });

  test('topo test --filter matches a part of a name, of a key or of a file', async () => {
    const cwd = directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good, 'more.test.yaml': bad });
    const names = async (...filters: string[]): Promise<number> => {
      const { out } = await topo(['test', '--format', 'json', ...filters.flatMap((one) => ['--filter', one])], { cwd });
      return (JSON.parse(out) as { results: TestResult[] }).results.length;
    };
    expect([
      await names(),
      await names('who GETS'),
      await names('stock.low'),
      await names('shop.test'),
      await names('parked', 'EU'),
    ]).toEqual([6, 2, 1, 3, 4]);
  });

  test('topo test --coverage-minimum exits 8 if too few bindings are exercised', async () => {
    const cwd = directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good });
    const { code, out, err } = await topo(['test', '--coverage', '--coverage-minimum', '67'], { cwd });
    expect(code).toBe(8);
    expect(out).toContain('Coverage: 2 of 3 bindings (66 %). No test exercises:\n  binding / shop -> queue eu [*.eu]  shop.yaml:11\n');
    expect(err).toContain('error[coverage-too-low]: the tests exercise 2 of 3 bindings (66 %), less than the required 67 %');
    expect(await topo(['test', '--coverage-minimum', '66'], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  test.each(['101', '-1', 'all', '1e1'])('topo test exits 64 for --coverage-minimum %s', async (percent) => {
    expect(await topo(['test', '--coverage-minimum', percent])).toMatchObject({
      code: 64,
      err: expect.stringContaining('--coverage-minimum'),
    });
  });

  test('topo test exits 65 for files with errors and runs no test', async () => {
    const cwd = directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good.replace('[audit]', '[audti]') });
    const { code, out, err } = await topo(['test'], { cwd });
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('did you mean "audit"?');
  });

  test('topo test runs a table of 1000 publishes', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `      - { routingKey: order.created.k${i}, queues: [audit, orders] }`).join('\n');
    const cwd = directoryOf({ 'shop.yaml': `${shop}tests:\n  - name: many\n    publish: { exchange: shop }\n    table:\n${rows}\n` });
    const { code, out } = await topo(['test', '--format', 'json'], { cwd });
    const { results } = JSON.parse(out) as { results: TestResult[] };
    expect({ code, count: results.length }).toEqual({ code: 0, count: 1000 });
  });
});

describe('formats', () => {
  const files = { 'shop.yaml': shop, 'good.test.yaml': good, 'bad.test.yaml': bad.replace('the EU gets nothing', 'a <b> & "c"') };

  test('topo test --format json prints results with their places, and coverage', async () => {
    const { code, out } = await topo(['test', '--format', 'json'], { cwd: directoryOf(files) });
    const report = JSON.parse(out) as { exitCode: number; found: number; results: TestResult[]; coverage: { percent: number } };
    expect({ code, exitCode: report.exitCode, found: report.found, percent: report.coverage.percent }).toEqual({
      code: 8,
      exitCode: 8,
      found: 6,
      percent: 100,
    });
    expect(report.results.find(({ name }) => name === 'the EU gets its orders')).toMatchObject({
      state: 'failed',
      span: { file: 'bad.test.yaml', line: 2 },
      mismatches: [{ expected: 'audit, eu, orders', got: 'audit, orders', because: [{ queue: 'eu', verdict: 'missing' }] }],
    });
  });

  test('topo test --format ndjson prints one line per test', async () => {
    const { out } = await topo(['test', '--format', 'ndjson'], { cwd: directoryOf(files) });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.map(({ type }) => type)).toEqual([...Array.from({ length: 6 }, () => 'test'), 'coverage', 'end']);
  });

  test('topo test --format junit prints one suite per file and escapes all texts', async () => {
    const { code, out, err } = await topo(['test', '--format', 'junit'], { cwd: directoryOf(files) });
    expect({ code, err }).toEqual({ code: 8, err: '' });
    expect(out).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="topo test" tests="6" failures="3" errors="0" /);
    expect(out).toContain('<testsuite name="bad.test.yaml" tests="3" failures="3" errors="0" skipped="0"');
    expect(out).toContain('<testsuite name="good.test.yaml" tests="3" failures="0"');
    expect(out).toContain('name="a &lt;b&gt; &amp; &quot;c&quot;"');
    expect(out).toContain('<failure message="expected audit, eu, orders, got audit, orders">');
    expect(out.match(/<testcase /g)).toHaveLength(6);
  });

  test('topo test --format junit reports errors of the files in the report and on stderr', async () => {
    const { code, out, err } = await topo(['test', '--format', 'junit'], { cwd: directoryOf({ 'shop.yaml': shop }) });
    expect(code).toBe(8);
    expect(out).toContain('<error message="no-tests: no tests found"/>');
    expect(err).toContain('error[no-tests]');
  });
});

describe('tests change nothing else', () => {
  test('a plan and its digest do not depend on tests', async () => {
    const definitions = '{ "exchanges": [], "queues": [], "bindings": [] }';
    const digest = async (text: string): Promise<string> => {
      const cwd = directoryOf({ 'shop.yaml': text, 'd.json': definitions, 'other.test.yaml': `vhost: /other\n${bad}` });
      const { out } = await topo(['plan', 'shop.yaml', '--against', 'd.json', '--format', 'json'], { cwd });
      const { plan } = JSON.parse(out) as { plan: { digest: string; vhosts: string[] } };
      expect(plan.vhosts).toEqual(['/']);
      return plan.digest;
    };
    expect(await digest(shop + good)).toBe(await digest(shop));
  });

  test('topo validate counts tests, including those of *.test.yaml', async () => {
    const { code, out } = await topo(['validate'], { cwd: directoryOf({ 'shop.yaml': shop, 'shop.test.yaml': good }) });
    expect({ code, out }).toEqual({ code: 0, out: 'Valid: 2 files, 1 exchange, 4 queues, 3 bindings, 0 policies, 3 tests.\n' });
  });
});
