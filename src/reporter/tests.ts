// Results of routing tests as text: one line per test, and below a failed one what was expected, what happened, and why.
import { type EntityKey, nameText } from '../model/key.ts';
import type { Because, Coverage, Mismatch, TestResult, TestState } from '../model/routing-test.ts';
import { canonicalText, isEmpty } from '../model/values.ts';
import { isDefaultExchange } from '../rabbitmq/predeclared.ts';
import { placeText } from './place.ts';
import { counted, type Paint, paint, plainStyle, printable, type Style } from './style.ts';
import { fitLines, pack } from './wrap.ts';

const marks: { readonly [state in TestState]: { readonly mark: string; readonly ascii: string; readonly paint: Paint } } = {
  passed: { mark: '✓', ascii: 'ok  ', paint: 'green' },
  failed: { mark: '✗', ascii: 'FAIL', paint: 'red' },
  skipped: { mark: '-', ascii: 'skip', paint: 'yellow' },
};

/** How tests are shown. */
export interface ShownTests {
  readonly results: readonly TestResult[];
  /** Present if the bindings that no test exercises are listed. */
  readonly coverage?: Coverage;
  /** How the tests were played, in one line; absent where they were simulated. */
  readonly played?: string;
}

/** Renders the results, in their order. Ends with a line that counts them, and a line feed. */
export function renderTests({ results, coverage, played }: ShownTests, style: Style = plainStyle): string {
  const lines = results.flatMap((result) => render(result, style));
  const uncovered = coverage === undefined ? [] : ['', ...renderCoverage(coverage)];
  return `${[...lines, ...fitLines([...uncovered, '', summary(results, played)], style.columns)].join('\n')}\n`;
}

/** The unmet expectations of a result as lines: the message, what was expected and what happened, and the bindings that explain it. */
export function renderMismatches(result: TestResult): string {
  return result.mismatches
    .flatMap((mismatch) => mismatchLines(result, mismatch))
    .map((line) => `  ${line}`)
    .join('\n');
}

/** The name of a test; for a row of a table, with the message that it publishes. */
export function titleOf({ name, row, publication }: TestResult): string {
  if (row === undefined) return name;
  const { routingKey, headers } = publication;
  const what = [...(routingKey === '' ? [] : [routingKey]), ...(isEmpty(headers) ? [] : [canonicalText(headers)])].join(' ');
  return `${name} [${what}]`;
}

function render(result: TestResult, style: Style): readonly string[] {
  const { mark, ascii, paint: colour } = marks[result.state];
  const sign = style.ascii ? ascii : mark;
  const place = result.span === undefined || result.state === 'passed' ? [] : [paint(style, 'dim', placeText(result.span))];
  const indent = ' '.repeat(sign.length + 5);
  const head = pack([`  ${paint(style, colour, sign)} ${printable(titleOf(result))}`, ...place], '  ', style.columns, indent.length);
  const details = [
    ...(result.reason === undefined ? [] : [printable(result.reason)]),
    ...result.mismatches.flatMap((mismatch) => mismatchLines(result, mismatch)),
    ...result.differences.map((difference) => `broker    ${printable(difference)}`),
  ];
  // the text of a detail stands behind its label
  const rest = details.flatMap((line) => fitLines([`${indent}${line}`], style.columns, indent.length + labelled));
  return [...head, ...rest];
}

/** Columns of a label with its gap. */
const labelled = 10;

function mismatchLines(result: TestResult, { step, expected, got, because }: Mismatch): readonly string[] {
  return [
    step === undefined ? `published ${publishedText(result)}` : `then      ${stepText(result, step)}`,
    `expected  ${printable(expected)}`,
    `got       ${printable(got)}`,
    ...because.flatMap(becauseLines),
  ];
}

function publishedText({ publication }: TestResult): string {
  const { exchange, routingKey, headers, properties } = publication;
  const to = isDefaultExchange(exchange) ? 'to the default exchange' : `to ${nameText(exchange)}`;
  const with_ = isEmpty(headers) ? '' : `, headers ${canonicalText(headers)}`;
  const as =
    properties === undefined
      ? ''
      : `, ${Object.entries(properties)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')}`;
  return printable(`${to} [${routingKey}]${with_}${as}`);
}

function stepText({ steps, consuming }: TestResult, index: number): string {
  const consumer = consuming?.steps[index];
  if (consumer !== undefined) {
    const { action, queue, client } = consumer;
    return queue === undefined ? `${action} ${nameText(client)}` : `${action} ${nameText(queue)} as ${nameText(client)}`;
  }
  const step = steps[index];
  if (step === undefined) return '';
  return `${step.action} ${nameText(step.queue)}${step.times === 1 ? '' : `, ${step.times} times`}`;
}

function becauseLines({ queue, verdict, routed, bindings, note }: Because): readonly string[] {
  const word = verdict === 'missing' ? 'missing   ' : 'too many  ';
  const lead = verdict === 'missing' && routed !== true ? 'did not match' : 'matched';
  return [
    `${word}${nameText(queue)}${note === undefined ? '' : `: ${printable(note)}`}`,
    ...bindings.map(({ binding, reason, span }) => {
      const place = span === undefined ? '' : `  ${placeText(span)}`;
      return `            ${printable(bindingText(binding))} ${lead}: ${printable(reason)}${place}`;
    }),
  ];
}

/** Without the virtual host, which the test states. */
function bindingText(binding: EntityKey): string {
  return binding.replace(/^binding ("(?:[^"\\]|\\.)*"|\S+) /, '');
}

function renderCoverage({ total, exercised, percent, missing }: Coverage): readonly string[] {
  const head = `Coverage: ${exercised} of ${counted(total, 'binding')} (${percent} %).`;
  if (missing.length === 0) return [head];
  const lines = missing.map(({ binding, span }) => `  ${printable(binding)}${span === undefined ? '' : `  ${placeText(span)}`}`);
  return [`${head} No test exercises:`, ...lines];
}

function summary(results: readonly TestResult[], played: string | undefined): string {
  const count = (state: TestState): number => results.filter((result) => result.state === state).length;
  const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`;
  const how = played === undefined ? '' : ` ${played}`;
  return `${counted(results.length, 'test')}: ${count('passed')} passed, ${count('failed')} failed${skipped}.${how}`;
}
