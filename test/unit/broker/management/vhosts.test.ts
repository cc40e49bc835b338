// Puts and deletes of virtual hosts against management APIs that refuse them, or leave them half made.
import { expect, test } from 'vitest';
import type { Client } from '../../../../src/broker/management/client.ts';
import { createManagementWriter } from '../../../../src/broker/management/writer.ts';
import { TopoError } from '../../../../src/model/diagnostic.ts';
import { keyOf } from '../../../../src/model/key.ts';
import type { Step } from '../../../../src/model/plan.ts';
import { vhostDocument } from '../../../../src/rabbitmq/documents/vhost.ts';

type Answer = number | readonly [status: number, text: string];

/** A client that answers each `METHOD path` with a status, and lists what it was asked, with the bodies. */
function answering(answers: { readonly [call: string]: Answer }) {
  const asked: string[] = [];
  const client: Client = {
    address: 'http://broker',
    user: 'u',
    send: async ({ method, path, body, query = '' }) => {
      const call = `${method} ${path.join('/')}`;
      asked.push(`${call}${method === 'GET' || body === undefined ? '' : ` ${body}`}`);
      const answer = answers[`${call}?${query.split('&')[0]}`] ?? answers[call] ?? 404;
      const [status, text] = typeof answer === 'number' ? [answer, ''] : answer;
      return { status, text, headers: {} } as never;
    },
    pause: async () => {},
    close: () => {},
  };
  return { writer: createManagementWriter(client), asked };
}

const put = (body: Parameters<typeof vhostDocument>[1]): Step => ({
  ...{ id: 1, level: 1, change: keyOf(vhostDocument('v')) },
  ...{ do: 'put-document', entity: vhostDocument('v', body) },
});
const remove = (guard?: 'if-empty'): Step => ({
  ...{ id: 1, level: 1, change: keyOf(vhostDocument('v')) },
  ...{ do: 'delete-document', entity: vhostDocument('v'), ...(guard === undefined ? {} : { guard }) },
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TopoError)) throw error ?? new Error('nothing was thrown');
  return error.diagnostics.map(({ code, message, hint = '' }) => `${code}: ${message} (${hint})`).join('\n');
}

test('a put sends every attribute, under both names of the default type, and then the protection', async () => {
  const { writer, asked } = answering({ 'PUT vhosts/v': 204, 'POST vhosts/v/deletion/protection': 204 });
  await writer.execute(put({ description: 'd', tags: ['a'], defaultQueueType: 'quorum', protectedFromDeletion: true }));
  expect(asked).toEqual([
    'PUT vhosts/v {"description":"d","tags":["a"],"default_queue_type":"quorum","defaultqueuetype":"quorum"}',
    'POST vhosts/v/deletion/protection {}',
  ]);
});

test('a version without protection protects nothing, which is what false asks for', async () => {
  const { writer } = answering({ 'PUT vhosts/v': 201, 'DELETE vhosts/v/deletion/protection': 405 });
  await writer.execute(put({ protectedFromDeletion: false }));
  const other = answering({ 'PUT vhosts/v': 201, 'POST vhosts/v/deletion/protection': [405, ''] });
  expect(await refusal(other.writer.execute(put({ protectedFromDeletion: true })))).toContain('step-refused: status 405');
});

test('a virtual host that is half made is read again and reported as such', async () => {
  const { writer, asked } = answering({ 'PUT vhosts/v': 500, 'GET vhosts/v': [200, '{"name":"v"}'] });
  expect(await refusal(writer.execute(put({})))).toMatch(
    /step-refused: status 500: virtual host v exists, and may lack .*cluster_exchange_limit/,
  );
  expect(asked.at(-1)).toBe('GET vhosts/v');
});

test('a virtual host that was not created is reported as such, and an unreadable one as unknown', async () => {
  const missing = answering({ 'PUT vhosts/v': 500, 'GET vhosts/v': 404 });
  expect(await refusal(missing.writer.execute(put({})))).toContain('step-refused: status 500: virtual host v was not created');
  const silent = answering({ 'PUT vhosts/v': 500, 'GET vhosts/v': 503 });
  expect(await refusal(silent.writer.execute(put({})))).toContain('step-unknown');
});

const rows = (ready: number | undefined, name = 'q'): readonly [number, string] => [
  200,
  JSON.stringify([{ name, type: 'classic', ...(ready === undefined ? {} : { messages_ready: ready, messages_unacknowledged: 0 }) }]),
];

// counts of quorum queues lag by seconds
test.each([
  ['without a visible message', 0],
  ['with messages', 2],
  ['with an unknown number of messages', undefined],
])('a guarded delete is refused if there is a queue %s', async (_, ready) => {
  const { writer, asked } = answering({ 'GET queues/v': rows(ready), 'DELETE vhosts/v': 204 });
  expect(await refusal(writer.execute(remove('if-empty')))).toContain('step-refused: queue q exists, and may hold messages');
  expect(asked.some((call) => call.startsWith('DELETE'))).toBe(false);
});

test('a guarded delete does not count the lock, and an unguarded one counts nothing', async () => {
  const own = answering({ 'GET queues/v': rows(undefined, 'topo.lock'), 'DELETE vhosts/v': 204 });
  await own.writer.execute(remove('if-empty'));
  expect(own.asked.at(-1)).toBe('DELETE vhosts/v');
  const all = answering({ 'DELETE vhosts/v': 204 });
  await all.writer.execute(remove());
  expect(all.asked).toEqual(['DELETE vhosts/v']);
});
