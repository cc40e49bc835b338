// The list of virtual hosts while one is being deleted: repeated until it is whole, and at most ten times.
import { expect, test } from 'vitest';
import type { Client } from '../../../../src/broker/management/client.ts';
import type { HttpResponse } from '../../../../src/broker/management/http.ts';
import { sendListing } from '../../../../src/broker/management/vhost-listing.ts';

/** A client that gives each request the next response, and the last one from then on. */
function answering(...answers: readonly [HttpResponse, ...HttpResponse[]]) {
  const seen = { requests: 0, pauses: 0 };
  const client: Client = {
    address: 'http://broker',
    user: 'u',
    send: async () => {
      const answer = answers[Math.min(seen.requests, answers.length - 1)] ?? answers[0];
      seen.requests += 1;
      return answer;
    },
    pause: async () => {
      seen.pauses += 1;
    },
    close: () => {},
  };
  return { client, seen };
}

const json = (value: unknown): HttpResponse => ({ status: 200, contentType: 'application/json', text: JSON.stringify(value) });
const whole = json([{ name: '/' }]);

test.each([
  ['3.10.8', json([{ name: '/' }, []])],
  ['4.0.5', { status: 500, contentType: '', text: '' }],
  ['4.3.6', json([{ name: '/' }, { default_queue_type: 'classic' }])],
])('a listing spoilt in the way of %s is requested again', async (_version, spoilt) => {
  const { client, seen } = answering(spoilt, spoilt, whole);
  expect(await sendListing(client, { path: ['vhosts'] })).toBe(whole);
  expect(seen).toEqual({ requests: 3, pauses: 2 });
});

test('after ten requests, the last response is returned', async () => {
  const spoilt = json([[]]);
  const { client, seen } = answering(spoilt);
  expect(await sendListing(client, { path: ['vhosts'] })).toBe(spoilt);
  expect(seen).toEqual({ requests: 10, pauses: 9 });
});

test.each([
  ['a page', ['vhosts'], { status: 200, contentType: 'text/html', text: '<html>' }],
  ['JSON that is not a list', ['vhosts'], json({})],
  ['a refusal', ['vhosts'], { status: 401, contentType: 'application/json', text: '{}' }],
  ['a status 500 with a reason', ['vhosts'], { status: 500, contentType: 'application/json', text: '{"error":"x"}' }],
  ['another listing', ['queues', 'v'], json([{ type: 'classic' }])],
])('%s is not requested again', async (_what, path, answer) => {
  const { client, seen } = answering(answer, whole);
  expect(await sendListing(client, { path })).toBe(answer);
  expect(seen.requests).toBe(1);
});
