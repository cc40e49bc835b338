// Whole decimals such as 1.0, which are no integers to RabbitMQ: an export writes them as such, also where only a number is valid.
import { expect, test } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';

const definitions = `{
  "rabbit_version": "4.3.6",
  "vhosts": [{ "name": "/" }],
  "parameters": [
    { "vhost": "/", "component": "federation-upstream", "name": "up", "value": { "uri": "amqp://host", "reconnect-delay": 1.0 } },
    { "vhost": "/", "component": "federation-upstream", "name": "half", "value": { "uri": "amqp://host", "reconnect-delay": 1.5 } }
  ],
  "queues": [{ "name": "q", "vhost": "/", "durable": true, "auto_delete": false, "arguments": { "x-queue-type": "classic", "x-note": 2.0 } }]
}`;

test('an export contains whole decimals of properties and arguments, and omits nothing', async () => {
  const { code, out, err } = await topo(['export', 'definitions.json'], { cwd: directoryOf({ 'definitions.json': definitions }) });
  expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('must be') });
  expect(out).toMatch(/reconnectDelay: 1\.0\b/);
  expect(out).toMatch(/reconnectDelay: 1\.5\b/);
  expect(out).toMatch(/x-note: 2\.0\b/);
});
