// The runner of the documents: what it reads from Markdown, and what it takes for equal.
import { describe, expect, test } from 'vitest';
import { actionsOf, withOutputs } from './markdown.ts';
import { masked, maskedRun } from './masks.ts';
import { wordsOf } from './terminal.ts';

const markdown = [
  '# Title',
  '```yaml orders.yaml',
  'queues: {}',
  '```',
  '<!-- publish 3 messages to orders -->',
  '```console',
  '$ topo plan orders.yaml',
  'old',
  'lines',
  '$ echo $?',
  '```',
  'the end',
].join('\n');

describe('a document', () => {
  test('is read as a list of actions, in order', () => {
    expect(actionsOf(markdown)).toEqual([
      { do: 'write', file: 'orders.yaml', text: 'queues: {}\n' },
      { do: 'publish', count: 3, queue: 'orders' },
      { do: 'run', command: 'topo plan orders.yaml', output: 'old\nlines', line: 7, lines: 2 },
      { do: 'run', command: 'echo $?', output: '', line: 10, lines: 0 },
    ]);
  });

  test('is rewritten with new outputs, and otherwise unchanged', () => {
    const updated = withOutputs(markdown, ['new', '0']);
    expect(updated).toBe(markdown.replace('old\nlines', 'new').replace('$ echo $?', '$ echo $?\n0'));
    expect(withOutputs(updated, ['old\nlines', ''])).toBe(markdown);
  });

  test.each([
    ['another program', '```console\n$ rm -rf /\n```'],
    ['output without a command', '```console\noutput\n```'],
    ['a block that is not closed', '```console\n$ topo plan'],
    ['a comment with a typo', '<!-- pubish 3 messages to orders -->'],
  ])('%s is an error', (_, text) => expect(() => actionsOf(text)).toThrow());
});

describe('a command line', () => {
  test('is split as a shell splits it', () => {
    expect(wordsOf(`topo plan --allow 'replace:queue/a b' --var NAME="x y" .`)).toEqual([
      'topo',
      'plan',
      '--allow',
      'replace:queue/a b',
      '--var',
      'NAME=x y',
      '.',
    ]);
  });

  test.each(['topo plan | head', 'topo schema > file', 'topo plan *.yaml', 'topo plan "$HOME"'])(
    '%s is rejected, since it needs a shell',
    (command) => {
      expect(() => wordsOf(command)).toThrow('only a shell');
    },
  );
});

describe('what varies', () => {
  const broker = {
    name: '4.3',
    version: '4.3.6',
    amqpUrl: 'amqp://guest:guest@127.0.0.1:20996',
    httpUrl: 'http://guest:guest@127.0.0.1:28696',
  };

  test('is masked', () => {
    const run =
      'topo 0.2.7  rabbit@host-1 (3.10.8) vhost t-1a2b3c4d in 12.3 s  \n127.0.0.1:20996 127.0.0.1:28696 sha256:0123456789abcdef\n\n';
    expect(maskedRun(run, broker, 't-1a2b3c4d')).toBe(
      'topo 0.1.0  rabbit@localhost (4.3.6) vhost / in 0.1 s\nlocalhost:5672 localhost:15672 sha256:9b1e4c07...',
    );
  });

  test('is the same after it was masked once', () => {
    const once = masked('topo 9.9.9  rabbit@host-1 (3.10.8) in 12.3 s sha256:0123456789abcdef');
    expect(masked(once)).toBe(once);
  });

  test('is nothing else', () => {
    const text = 'Plan: 2 to create, 10 messages are lost, 30 s';
    expect(masked(text)).toBe(text);
  });
});
