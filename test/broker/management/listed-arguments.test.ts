// Arguments of all AMQP types as brokers list them: those of bindings are identified, others are compared as far as a listing shows them.
import { describe, expect, inject, test } from 'vitest';
import { keyOf } from '../../../src/model/key.ts';
import type { Arguments, ArgumentValue } from '../../../src/model/values.ts';
import { makePlan } from '../../../src/planner/make-plan.ts';
import { asking, binding, exchange, queue, topology } from '../../support/ends.ts';
import { useVhost } from '../../support/vhost.ts';
import { open, openChannel } from './steps.ts';

const bytes = Buffer.from([0xff, 0xfe, 0x00]);
const typed = (type: string, value: unknown) => ({ '!': type, value });

/** As amqplib sends it, and as topo observes it. */
const values: readonly (readonly [name: string, sent: unknown, observed: ArgumentValue])[] = [
  ['void', null, null],
  ['text that looks like a void', 'undefined', 'undefined'],
  ['bytes', bytes, { '!': 'binary', value: bytes.toString('base64') }],
  ['bytes of a text', Buffer.from('abc'), { '!': 'binary', value: 'YWJj' }],
  ['text that looks like bytes', 'Not UTF-8, base64 is: /w==', 'Not UTF-8, base64 is: /w=='],
  ['timestamp', typed('timestamp', 1_700_000_000), { '!': 'timestamp', value: 1_700_000_000 }],
  ['decimal', typed('decimal', { digits: 314, places: 2 }), { '!': 'decimal', value: '3.14' }],
  ['float', typed('float', 1.5), 1.5],
  ['whole double', typed('double', 2), { '!': 'double', value: 2 }],
  ['integer of 8 bits', -5, -5],
  ['integer of 16 bits', 300, 300],
  ['integer of 32 bits', 70_000, 70_000],
  ['integer of 64 bits', typed('int64', 5), 5],
  ['large integer', typed('int64', 9_007_199_254_740_993n), { '!': 'int64', value: '9007199254740993' }],
  ['most negative integer', typed('int64', -(2n ** 63n)), { '!': 'int64', value: '-9223372036854775808' }],
  ['unsigned integer', typed('uint32', 4_000_000_000), 4_000_000_000],
  ['truth', true, true],
  ['list', [null, 'a', typed('timestamp', 5), 1.5], [null, 'a', { '!': 'timestamp', value: 5 }, 1.5]],
  ['table', { a: null, b: 'b' }, { a: null, b: 'b' }],
];

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const v = { vhost: vhost.name };

  test('observes the arguments of bindings with their types', async () => {
    const channel = await openChannel(broker, vhost.name);
    await channel.assertQueue('q', { durable: true });
    const several = { a: null, b: null, c: null, d: 'undefined', e: typed('timestamp', 5) };
    await channel.bindQueue('q', 'amq.headers', 'several', several);
    const expected = [binding('amq.headers', 'q', 'several', { ...v, arguments: several as Arguments })];
    for (const [name, sent, observed] of values) {
      const extra = { 'x-match': 'any', 中文: 'ok', weight: 7 };
      await channel.bindQueue('q', 'amq.headers', name, { odd: sent, ...extra });
      expected.push(binding('amq.headers', 'q', name, { ...v, arguments: { odd: observed, ...extra } }));
    }
    const { observations } = await (await open(broker)).reader.observe({ vhosts: [vhost.name], wanted: new Map() });
    for (const entity of expected) {
      const facts = { propertiesKeys: [expect.any(String)] };
      expect(observations.get(keyOf(entity)), keyOf(entity)).toEqual({ state: 'present', entity, facts });
    }
    expect(observations.size).toBe(expected.length + 1);
  });

  test('routes by bytes as by the text that they encode, and by a null whatever the value', async () => {
    const channel = await openChannel(broker, vhost.name);
    const counts = async (conditions: { readonly [name: string]: unknown }) => {
      const { queue: name } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(name, 'amq.headers', '', { 'x-match': 'all', ...conditions });
      for (const headers of [{ a: 'abc' }, { a: Buffer.from('abc') }, { a: 'YWJj' }, {}]) {
        channel.publish('amq.headers', '', Buffer.from(''), { headers });
      }
      await channel.waitForConfirms();
      return (await channel.checkQueue(name)).messageCount;
    };
    expect(await counts({ a: Buffer.from('abc') })).toBe(2);
    expect(await counts({ a: null })).toBe(3);
    expect(await counts({ a: 'undefined' })).toBe(0);
  });

  test('compares unknown arguments of queues and exchanges as far as a listing shows them, and reports it', async () => {
    const channel = await openChannel(broker, vhost.name);
    const odd = { 'x-void': null, 'x-bytes': bytes, 'x-time': typed('timestamp', 5) };
    await channel.assertQueue('odd', { durable: true, arguments: { 'x-queue-type': 'classic', ...odd } });
    await channel.assertExchange('odd', 'direct', { durable: true, arguments: odd });
    const listed = { 'x-void': 'undefined', 'x-bytes': 'Not UTF-8, base64 is: //4A', 'x-time': 5 };
    const observe = async (args: { readonly [name: string]: ArgumentValue }) => {
      const wanted = [queue('odd', { ...v, type: 'classic', arguments: args }), exchange('odd', { ...v, type: 'direct', arguments: args })];
      const observed = await (await open(broker)).reader.observe(asking(...wanted));
      for (const entity of wanted) {
        expect(observed.observations.get(keyOf(entity))).toMatchObject({
          facts: { uncompared: expect.arrayContaining(['x-bytes', 'x-void']) },
        });
      }
      return makePlan({ topology: topology(...wanted), observed, allowances: [], origins: new Map(), version: '0.0.0' });
    };
    for (const equal of [listed, { ...listed, 'x-void': null }]) {
      const { summary, notices } = await observe(equal);
      expect(summary).toMatchObject({ unchanged: 2, replace: 0 });
      expect(notices).toEqual([expect.objectContaining({ message: expect.stringContaining('listed without their types') })]);
    }
    for (const different of [{ ...listed, 'x-void': 'other' }, { 'x-time': 5 }, { ...listed, 'x-time': 6 }]) {
      expect((await observe(different)).summary).toMatchObject({ replace: 2 });
    }
  });
});
