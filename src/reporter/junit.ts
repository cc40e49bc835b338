// Results of routing tests as JUnit XML, which CI systems read: one suite per file, one case per test.
import type { TestResult } from '../model/routing-test.ts';
import { renderTests, titleOf } from './tests.ts';

const plain = { color: false, ascii: true };

/** Renders the results as one XML document. `errors` prevented tests from running; they become a suite of their own. */
export function renderJunit(results: readonly TestResult[], errors: readonly string[] = []): string {
  const files = [...new Set(results.map(fileOf))];
  const suites = files.map((file) =>
    suite(
      file,
      results.filter((result) => fileOf(result) === file),
    ),
  );
  const failed = errors.map(
    (error) => `    <testcase name="topo test" classname="topo">\n      <error message="${escaped(error)}"/>\n    </testcase>\n`,
  );
  const broken =
    failed.length === 0
      ? []
      : [
          `  <testsuite name="topo" tests="${failed.length}" failures="0" errors="${failed.length}" skipped="0">\n${failed.join('')}  </testsuite>\n`,
        ];
  const time = seconds(results);
  const count = results.length + failed.length;
  const head = `<testsuites name="topo test" tests="${count}" failures="${countOf(results, 'failed')}" errors="${failed.length}" time="${time}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${[...suites, ...broken].join('')}</testsuites>\n`;
}

function suite(file: string, results: readonly TestResult[]): string {
  const counts = `tests="${results.length}" failures="${countOf(results, 'failed')}" errors="0" skipped="${countOf(results, 'skipped')}"`;
  return `  <testsuite name="${escaped(file)}" ${counts} time="${seconds(results)}">\n${results.map(testCase).join('')}  </testsuite>\n`;
}

function testCase(result: TestResult): string {
  const line = result.span === undefined ? '' : ` file="${escaped(result.span.file)}" line="${result.span.line}"`;
  const head = `    <testcase name="${escaped(titleOf(result))}" classname="${escaped(fileOf(result))}" time="${seconds([result])}"${line}`;
  switch (result.state) {
    case 'passed':
      return `${head}/>\n`;
    case 'skipped':
      return `${head}>\n      <skipped message="${escaped(result.reason ?? '')}"/>\n    </testcase>\n`;
    case 'failed': {
      const [first] = result.mismatches;
      const message = first === undefined ? (result.differences[0] ?? '') : `expected ${first.expected}, got ${first.got}`;
      const text = renderTests({ results: [result] }, plain)
        .split('\n')
        .slice(0, -2)
        .join('\n')
        .trim();
      return `${head}>\n      <failure message="${escaped(message)}">${escaped(text)}</failure>\n    </testcase>\n`;
    }
  }
}

function fileOf({ span }: TestResult): string {
  return span?.file ?? 'topo';
}

function countOf(results: readonly TestResult[], state: TestResult['state']): number {
  return results.filter((result) => result.state === state).length;
}

function seconds(results: readonly TestResult[]): string {
  return (results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(3);
}

/** XML 1.0 cannot represent most control characters: they become spaces. */
function escaped(text: string): string {
  const entities: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ' ').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
