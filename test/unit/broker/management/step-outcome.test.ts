// What an answer makes of a step: confirmed, refused, or unknown. Reasons as RabbitMQ gives them.
import { describe, expect, test } from 'vitest';
import { confirm } from '../../../../src/broker/management/step-outcome.ts';
import { TopoError } from '../../../../src/model/diagnostic.ts';
import { keyOf } from '../../../../src/model/key.ts';
import type { Step } from '../../../../src/model/plan.ts';
import { queue } from '../../../support/ends.ts';

const q = queue('q');
const declare: Step = { id: 1, level: 1, change: keyOf(q), do: 'declare', entity: q };
const remove: Step = { id: 1, level: 1, change: keyOf(q), do: 'delete', entity: q, guard: 'none' };

function outcome(step: Step, status: number, body: object | string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    confirm(step, { status, text, contentType: '' });
    return 'done';
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    expect(error.diagnostics).toMatchObject([{ severity: 'error', key: 'queue / q' }]);
    return `${error.diagnostics[0]?.code}: ${error.diagnostics[0]?.message}`;
  }
}

const bad = (reason: string) => ({ error: 'bad_request', reason });
const missing = { error: 'Object Not Found', reason: 'Not Found' };

describe('an answer', () => {
  test.each<[string, Step, number, object | string, string]>([
    ['made', declare, 201, '', 'done'],
    ['was there', declare, 204, '', 'done'],
    ['gone', remove, 204, '', 'done'],
    ['was gone', remove, 404, missing, 'done'],
    ['nothing to declare on', declare, 404, missing, 'step-refused: Not Found'],
    [
      'no access to the vhost (4.3.6), which is no delete',
      remove,
      404,
      { error: 'not_found', reason: 'Not Found' },
      'step-refused: Not Found',
    ],
    [
      'a 404 of a proxy, which is no delete',
      remove,
      404,
      '<html>',
      'step-refused: a server that is not RabbitMQ responded with 404 Not Found (a body without a content type)',
    ],
    [
      'refused',
      declare,
      400,
      bad("invalid arg 'x' for queue 'q' in vhost '/': 1"),
      "step-refused: invalid arg 'x' for queue 'q' in vhost '/': 1",
    ],
    [
      'refused, of a queue with a name like that',
      declare,
      400,
      bad("invalid arg for queue 'timed out'"),
      "step-refused: invalid arg for queue 'timed out'",
    ],
    [
      'a minority of 4.3, which does it later',
      declare,
      400,
      bad("Could not declare queue 'q' on node 'n' because the metadata store operation timed out"),
      "step-unknown: no confirmation: Could not declare queue 'q' on node 'n' because the metadata store operation timed out",
    ],
    [
      'the same of a binding',
      declare,
      400,
      bad('Could not add binding due to timeout'),
      'step-unknown: no confirmation: Could not add binding due to timeout',
    ],
    ['a crash', declare, 500, '', 'step-unknown: no confirmation: status 500'],
    [
      'a proxy without a broker',
      declare,
      502,
      '<html>',
      'step-unknown: no confirmation: a server that is not RabbitMQ responded with 502 Bad Gateway (a body without a content type)',
    ],
    [
      'a login page',
      declare,
      200,
      '<html>',
      'step-unknown: no confirmation: a server that is not RabbitMQ responded with 200 OK (a body without a content type)',
    ],
    ['a redirect', declare, 302, '', 'step-refused: status 302'],
    [
      'HTML in a reason (3.10)',
      declare,
      400,
      bad('Validation failed\n\n[{&lt;&lt;&quot;a&quot;&gt;&gt;,1}]\n'),
      'step-refused: Validation failed [{<<"a">>,1}]',
    ],
  ])('%s', (_, step, status, body, expected) => {
    expect(outcome(step, status, body)).toBe(expected);
  });
});
