// Command lines that cannot be understood: exit 64, said on stderr, before anything is read or sent.
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../support/io.ts';

const topology = 'queues: { a: {} }\n';

describe('a command line that is not valid', () => {
  test.each([
    [['pln'], "unknown command 'pln'\n(Did you mean plan?)"],
    [['plan', '--transprt', 'http'], "unknown option '--transprt'\n(Did you mean --transport?)"],
    [['plan', '--transport', 'amqps'], 'Allowed choices are auto, amqp, http'],
    [['plan', '--format', 'yaml'], 'Allowed choices are text, json, ndjson'],
    [['plan', '--format'], 'argument missing'],
    [['show'], "missing required argument 'plan.json'"],
    [['schema', 'config', 'more'], 'too many arguments'],
    [['schema', 'more'], 'Allowed choices are topology, config'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
    [['lint', '--target', '9.9'], 'topo does not support RabbitMQ 9.9; supported series: 3.10, 3.11, 3.12, 3.13, 4.0, 4.1, 4.2, 4.3'],
    [['lint', '--target', '4.4.1'], 'topo does not support RabbitMQ 4.4'],
    [['lint', '--target', '3.9'], 'topo does not support RabbitMQ 3.9'],
    [['route', 'a', 'b', '--target', '5.0'], 'topo does not support RabbitMQ 5.0'],
    [['route', 'a', 'b', '--target', 'new'], '--target requires a version of RabbitMQ, such as 4.3, not new'],
    [['apply', '--approved', 'sha256:12'], '--approved requires sha256: and at least 16'],
    [['apply', '--approved', 'latest'], '--approved requires sha256: and at least 16'],
    [['apply'], 'without a terminal, apply requires --yes'],
    [['plan', '--vhost', ''], '--vhost is empty'],
    [['plan', '--cert', 'c.pem', '--url', 'amqps://127.0.0.1:1'], '--cert and --key require each other'],
    [['plan', '--ca', 'none.pem'], '--ca none.pem cannot be read: ENOENT'],
    [['plan', '--ca', '.'], '--ca . cannot be read: EISDIR'],
    [['plan', '--var', 'a b'], '--var requires NAME=value'],
    [['hold', '--transport', 'http'], 'held over AMQP'],
    [['apply', '--yes', '--transport', 'http'], 'pass --no-lock if'],
    [['apply', '--yes', '--lock-timeout', 'soon'], '--lock-timeout requires a time'],
    [['apply', '--yes', '--lock-timeout', '25h'], '--lock-timeout requires a time'],
    [['apply', '--yes', '--lock-timeout', '5s', '--no-lock'], 'cannot be combined'],
  ])('topo %j exits 64 with the reason on stderr', async (argv, reason) => {
    const { code, out, err } = await topo(argv, { cwd: directoryOf({ 'topology.yaml': topology }) });
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toMatch(/^error: /);
    expect(err).toContain(reason);
  });

  test.each([
    [['plan', '--allow', 'replace:a'], '"replace:a"'],
    [['plan', '--allow', 'replace:policy'], '"replace:policy"'],
    [['plan', '--allow', 'lose:queue/a*'], '"lose:queue/a*"'],
    [['plan', '--allow', 'Blast-Radius'], '"Blast-Radius"'],
    [['apply', '--yes', '--allow', 'drop:queue/a'], '"drop:queue/a"'],
  ])('topo %j exits 64, and names the forms of an allowance', async (argv, value) => {
    const { code, out, err } = await topo(argv, { cwd: directoryOf({ 'topology.yaml': topology }) });
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(`error[usage-allow]: ${value} is not an allowance\n`);
    expect(err).toContain('migrate:queue/NAME');
  });

  test.each(['auto', 'http', 'amqp'])('exits 64 for a --management URL that is not http(s), with --transport %s', async (transport) => {
    const { code, err } = await topo(['plan', '--transport', transport, '--management', 'amqp://u:s3cret@h'], {
      cwd: directoryOf({ 'topology.yaml': topology }),
    });
    expect({ code, err }).toEqual({
      code: 64,
      err: expect.stringMatching(/^error\[usage-url\]: the management URL does not begin .*\n.*http:\/\/USER:PASSWORD@HOST/),
    });
    expect(err).not.toContain('s3cret');
  });

  test.each([['http://localhost'], ['localhost'], [''], ['amqp://'], ['amqp://h:99999']])(
    'exits 64 for --url %j and shows the form of a URL',
    async (url) => {
      const argv = ['plan', '--url', url];
      const { code, err } = await topo(argv, { cwd: directoryOf({ 'topology.yaml': topology }) });
      expect({ code, err }).toEqual({ code: 64, err: expect.stringMatching(/^error\[usage-url\]: .*\n.*amqp:\/\/USER:PASSWORD@HOST/) });
    },
  );
});

test('does not repeat a --var value that is not valid, as it may be a secret', async () => {
  const { code, err } = await topo(['plan', '--var', 'DB-PASSWORD=hunter2']);
  expect(code).toBe(64);
  expect(err).not.toContain('hunter2');
});

test.each([
  'amqp://ann:/hunter2@h',
  'amqp://ann:12/hunter2@h/v',
  'amqp://ann:p@h/hunter2@h',
  'amqp://ann:#hunter2@h',
  'amqp://a:b@h,amqp://ann:?hunter2@h',
])('exits 64 and prints no part of a password that is not percent-encoded: %s', async (url) => {
  const cwd = directoryOf({ 'topology.yaml': topology });
  const management = url.replaceAll('amqp:', 'http:');
  for (const argv of [
    ['plan', '--url', url],
    ['plan', '--url', 'amqp://127.0.0.1:1', '--management', management],
    ['doctor', '--url', url],
  ]) {
    const { code, out, err } = await topo(argv, { cwd });
    expect({ code, out, err }).toEqual({ code: 64, out: '', err: expect.stringContaining('percent-encode') });
    expect(err).not.toContain('hunter2');
  }
});

test('treats an empty RABBITMQ_URL like one that is not set', async () => {
  const { code, err } = await topo(['plan', '--transport', 'amqp'], {
    cwd: directoryOf({ 'topology.yaml': topology }),
    env: { RABBITMQ_URL: '', RABBITMQ_MANAGEMENT_URL: '' },
  });
  // nobody listens there, or a broker of the machine does
  if (code !== 0)
    expect({ code, err }).toMatchObject({
      code: expect.toSatisfy((one) => [69, 77].includes(one)),
      err: expect.stringContaining('localhost:5672'),
    });
});

test.each([['text'], ['json'], ['ndjson']])(
  'exits 64 for a URL among the paths and does not print it, with --format %s',
  async (format) => {
    for (const command of ['validate', 'plan', 'apply', 'show', 'hold']) {
      const { code, out, err } = await topo([command, 'amqp://ann:hunter2@host/', '--format', format]);
      expect({ command, code }).toEqual({ command, code: 64 });
      expect(out + err).toContain('is a URL');
      expect(out + err).not.toMatch(/hunter2|ann/);
    }
  },
);
