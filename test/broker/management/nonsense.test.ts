// A server that passes for the management API and answers nonsense: each kind of it, for each request of a plan, gives one error with the
// address, or a plan; never a crash, and never a wait without end. Run against the newest broker, through a proxy.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, inject, test } from 'vitest';
import { documentsOf } from '../../../src/loader/write/write.ts';
import { binding, exchange, policy, queue } from '../../support/ends.ts';
import { directoryOf, type Ran, topo } from '../../support/io.ts';
import { startManagementProxy } from '../../support/management-proxy.ts';
import { useVhost } from '../../support/vhost.ts';

const brokers = inject('brokers').slice(-1);
const password = 's3cret-of-the-url';

/** All requests with all replies, which takes a minute; by default a quarter of the replies to the listings (TOPO_PROPERTY_RUNS). */
const isLarge = process.env['TOPO_PROPERTY_RUNS'] !== undefined;
const isTried = (path: string): boolean => isLarge || /\/(overview|exchanges|queues|policies|bindings)\b/.test(path);

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

const json = (text: string, status = 200): Reply => {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
};

/** Bodies that are JSON of the wrong kind; most tables and lists of RabbitMQ contain objects. */
const bodies = [
  ...['null', '1', '"x"', 'true', '[]', '{}', '[null]', '[1]', '["x"]', '[[]]', '[{}]', '{"a":1}', '[{"name":null}]', '[{"name":{}}]'],
  ...['[{"vhost":1,"name":1,"source":1,"destination":1,"arguments":1,"definition":1}]', '[{"name":"a","vhost":"/","arguments":[1]}]'],
  ...['[{"name":"a","vhost":"/","arguments":null,"type":null,"durable":"yes"}]', '[{"name":"a","arguments":"x"},{"name":"a"}]'],
  ...['{"error":"x"}', '{"error":1,"reason":{}}', '{"items":[]}', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '{"__proto__":{"a":1}}'],
];

const replies: readonly (readonly [string, Reply])[] = [
  ...bodies.map((body): [string, Reply] => [`JSON ${body.slice(0, 60)}`, json(body)]),
  ['nothing', json('')],
  ['204', (response) => void response.writeHead(204).end()],
  ['half of the JSON', json('[{"name":"a","vh')],
  ['two values', json('[] []')],
  ['bytes', (response) => void response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0, 1, 2]))],
  ['HTML', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Log in</title></html>')],
  ['a redirect', (response) => void response.writeHead(302, { location: `https://guest:${password}@login.example/x?token=t0ken` }).end()],
  ['a redirect to itself', (response, { url = '/' }) => void response.writeHead(307, { location: url }).end()],
  ['500 with JSON that is no reason', json('[1]', 500)],
  ['400 with a table', json('{"error":{"a":1},"reason":[1]}', 400)],
  ['401', json('{"error":"not_authorised","reason":"Login failed"}', 401)],
  ['404', json('{"error":"Object Not Found","reason":"Not Found"}', 404)],
  ['405', json('', 405)],
  ['418', (response) => void response.writeHead(418).end("I'm a teapot")],
  [
    'a body shorter than it says',
    (response) => void response.writeHead(200, { 'content-length': '1000' }).write('[]', () => response.destroy()),
  ],
  ['a closed connection', (response) => void response.destroy()],
];

function expectSober({ code, out, err }: Ran, address: string, what: string): void {
  expect([0, 4, 65, 69, 77], `${what}: exit ${code}: ${err}`).toContain(code);
  expect(`${out}${err}`, what).not.toContain(password);
  expect(`${out}${err}`, what).not.toMatch(/t0ken|TypeError|at .*\.ts:\d|\[object Object\]|internal-error/);
  // RabbitMQ itself cannot list some bindings, and replies 500 without a reason
  const isKnown = err.includes('RabbitMQ cannot list the bindings');
  if (code !== 0 && code !== 4 && !isKnown) expect(err, what).toMatch(new RegExp(`error\\[[a-z-]+\\]: .*${address}`, 's'));
}

describe.each(brokers)('$name $version', (broker) => {
  const vhost = useVhost(broker);

  test('reports each kind of nonsense of each request', async () => {
    const { name } = vhost;
    const all = [
      exchange('e', { vhost: name }),
      queue('q', { vhost: name, type: 'quorum' }),
      policy('p', { 'max-length': 5 }, { vhost: name }),
    ];
    const cwd = directoryOf({ 't.yaml': documentsOf([name], [...all, binding('e', 'q', 'k', { vhost: name })]) });
    let aim: { readonly path: string; readonly reply: Reply } | undefined;
    const proxy = await startManagementProxy(broker.httpUrl, {
      reply: (request, response) => {
        if (aim === undefined || request.url?.split('?')[0] !== aim.path) return false;
        aim.reply(response, request);
        return true;
      },
    });
    const address = new URL(proxy.url).host;
    const plan = (): Promise<Ran> => topo(['plan', 't.yaml', '--transport', 'http', '--management', proxy.url], { cwd });
    expect(await plan()).toMatchObject({ code: 0 });
    const paths = [...new Set(proxy.seen.map((one) => one.split(' ')[1]?.split('?')[0] ?? ''))].filter(isTried);
    const accepted: string[] = [];
    for (const path of paths) {
      for (const [at, [what, reply]] of replies.entries()) {
        if (!isLarge && at % 4 !== paths.indexOf(path) % 4) continue;
        aim = { path, reply };
        const ran = await plan();
        expectSober(ran, address, `${path}: ${what}`);
        if (ran.code === 0 || ran.code === 4) accepted.push(`${path.split('/')[2]}: ${what}`);
      }
    }
    // a plan does without what only explains: limits, features, operator policies. Of the objects themselves, only an empty list passes
    expect(accepted.filter((one) => /^(exchanges|queues|policies|bindings)/.test(one) && !one.endsWith(': JSON []'))).toEqual([]);
  }, 600_000);
});
