// Code frames: where the carets stand, what is cut, and what must never reach a terminal.
import { describe, expect, it } from 'vitest';
import { type Diagnostic, problem } from '../../../src/model/diagnostic.ts';
import { renderDiagnostics } from '../../../src/reporter/diagnostics.ts';
import { widthOf } from '../../../src/reporter/style.ts';

const plain = { color: false, ascii: true };

function span(line: number, column: number, endColumn: number, file = 'a.yaml'): NonNullable<Diagnostic['span']> {
  return { file, line, column, endLine: line, endColumn };
}

/** Renders one diagnostic about a piece of a source. */
function render(source: string, from: string, more: Partial<Diagnostic> = {}): readonly string[] {
  const line = source.split('\n').findIndex((one) => one.includes(from));
  const column = (source.split('\n')[line]?.indexOf(from) ?? 0) + 1;
  const diagnostic = problem('wrong-type', 'a message', { span: span(line + 1, column, column + from.length), ...more });
  return renderDiagnostics([diagnostic], new Map([['a.yaml', source]]), plain).split('\n');
}

describe('the text of a diagnostic', () => {
  it('shows code, place, source line and hint', () => {
    expect(render('queues:\n  one: { durabel: true }\n', 'durabel', { hint: 'did you mean "durable"?' })).toEqual([
      'error[wrong-type]: a message',
      ' --> a.yaml:2:10',
      '  |',
      '2 |   one: { durabel: true }',
      '  |          ^^^^^^^ did you mean "durable"?',
      '',
    ]);
  });

  it('has a long hint on a line of its own, below related places', () => {
    const related = [{ message: 'first here', span: span(1, 1, 7) }];
    expect(render('queues:\n  one: 1\n', 'one', { hint: 'h'.repeat(41), related })).toEqual([
      'error[wrong-type]: a message',
      ' --> a.yaml:2:3',
      '  |',
      '2 |   one: 1',
      '  |   ^^^',
      ' --> a.yaml:1:1',
      '  |',
      '1 | queues:',
      '  | ^^^^^^ first here',
      `  = help: ${'h'.repeat(41)}`,
      '',
    ]);
  });

  it('without a place has its hint below the message', () => {
    const text = renderDiagnostics([problem('connection-lost', 'gone', { hint: 'again' })], new Map(), plain);
    expect(text).toBe('error[connection-lost]: gone\n  = help: again\n');
  });

  it('without its source shows the place only', () => {
    const text = renderDiagnostics([problem('file-not-text', 'binary', { span: span(12, 3, 4), hint: 'short' })], new Map(), plain);
    expect(text).toBe('error[file-not-text]: binary\n  --> a.yaml:12:3\n   = help: short\n');
  });

  it('is empty without diagnostics', () => expect(renderDiagnostics([], new Map(), plain)).toBe(''));
});

describe('the carets of a code frame', () => {
  const below = (source: string, from: string) => {
    const [, , , line = '', carets = ''] = render(source, from);
    const before = widthOf(line.slice(0, line.indexOf(from)));
    return [carets.indexOf('^'), before, carets.split('^').length - 1, widthOf(from)];
  };

  it.each([
    ['ascii', '  one: { durabel: true }', 'durabel'],
    ['wide characters', '  订单: { durabel: 订单 }', 'durabel'],
    ['wide characters themselves', '  订单: { 订单: 1 }', '订单: '],
    ['emoji', '  🐇🐇: { durabel: true }', 'durabel'],
    ['tabs', '\t\tone:\t{ durabel: true }', 'durabel'],
    ['the end of a long line', `${'a: b, '.repeat(300)}durabel: true`, 'durabel'],
    ['the middle of a long line', `${'a: b, '.repeat(300)}durabel: true${', a: b'.repeat(300)}`, 'durabel'],
    ['the middle of a very long line', `${'a: b, '.repeat(30_000)}durabel: true${', a: b'.repeat(30_000)}`, 'durabel'],
  ])('stand below the span: %s', (_, source, from) => {
    const [at, before, length, width] = below(source, from);
    expect([at, length]).toEqual([before, width]);
  });

  it('end with the first line of a span over several lines', () => {
    const diagnostic = problem('wrong-type', 'm', { span: { file: 'a.yaml', line: 1, column: 3, endLine: 3, endColumn: 2 } });
    const text = renderDiagnostics([diagnostic], new Map([['a.yaml', '- source: a  \r\n  destination: b\r\n']]), plain);
    expect(text).toContain('1 | - source: a\n  |   ^^^^^^^^^\n');
  });
});

describe('the source line of a code frame', () => {
  it('contains no control characters', () => {
    const source = 'a: "\u001b[31mred\u0007\u202e\u009b\u0000"\rb: durabel';
    const text = render(source, 'durabel', { message: 'bell \u0007', hint: 'esc \u001b' }).join('\n');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
    expect(text).toContain('\\u{1b}[31mred\\u{7}\\u{202e}');
  });

  it.each([
    ['{"users":[{"name":"u","password_hash":"c2VjcmV0"}], durabel: 1}', 'c2VjcmV0'],
    ['{"password": "hun\\"ter2", durabel: 1}', 'ter2'],
    ["password: 'hunter2' durabel", 'hunter2'],
    ['password=hunter2, durabel', 'hunter2'],
    ['uri: amqp://user:hunter2@host, durabel: 1', 'hunter2'],
    ['"uri":"amqps://user:hunter2@host/v","x":"https://hunter2@h", durabel', 'hunter2'],
    [`${'x'.repeat(300)} "password": "hunter2", durabel`, 'hunter2'],
  ])('hides secrets: %s', (source, secret) => {
    const text = render(source, 'durabel').join('\n');
    expect(text).toContain('durabel');
    expect(text).not.toContain(secret);
    const [, , , line = '', carets = ''] = text.split('\n');
    expect(carets.indexOf('^')).toBe(line.indexOf('durabel'));
  });

  it('is cut, however long the line is', () => {
    const lines = render(`${'x'.repeat(100_000)}durabel${'y'.repeat(100_000)}`, 'durabel');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(140);
  });
});

describe('within the columns of a terminal', () => {
  const long = 'a sentence that is much too long for one line of a terminal with eighty columns, and goes on';
  const span = { file: 'a.yaml', line: 1, column: 161, endLine: 1, endColumn: 168 };
  const related = [{ message: long, span: { ...span, column: 3, endColumn: 5 } }];

  it.each([
    ['ASCII', 'x'.repeat(160)],
    ['wide characters', '订'.repeat(160)],
    ['control characters', '\u0007'.repeat(160)],
  ])('no line is wider, and the carets stand below the span: %s', (_, before) => {
    const source = `${before}durabel${before}`;
    const diagnostic = problem('unknown-property', long, { span, hint: long, related });
    for (const columns of [80, 100, 120]) {
      const lines = renderDiagnostics([diagnostic], new Map([['a.yaml', source]]), { ...plain, columns }).split('\n');
      expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
      const at = lines.findIndex((line) => line.includes('durabel'));
      const [shown = '', carets = ''] = [lines[at], lines[at + 1]];
      expect(carets.indexOf('^')).toBe(widthOf(shown.slice(0, shown.indexOf('durabel'))));
    }
  });
});

describe('the order of diagnostics', () => {
  it('is errors first, then by file and line', () => {
    const one = (severity: Diagnostic['severity'], file: string, line: number): Diagnostic => ({
      ...problem('wrong-type', `${severity} ${file}:${line}`, { span: span(line, 1, 2, file) }),
      severity,
    });
    const given = [one('notice', 'a', 1), one('error', 'b', 2), one('warning', 'a', 1), one('error', 'a', 9), one('error', 'b', 1)];
    const heads = renderDiagnostics(given, new Map(), plain).match(/(?<=: )\w+ \w:\d$/gm);
    expect(heads).toEqual(['error a:9', 'error b:1', 'error b:2', 'warning a:1', 'notice a:1']);
  });
});

describe('colours of diagnostics', () => {
  it('change nothing but the colour', () => {
    const diagnostic = problem('wrong-type', 'm', { span: span(1, 1, 3), hint: 'h' });
    const sources = new Map([['a.yaml', 'one: 1\n']]);
    const coloured = renderDiagnostics([diagnostic], sources, { color: true, ascii: false });
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a colour is
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderDiagnostics([diagnostic], sources, plain));
  });
});
