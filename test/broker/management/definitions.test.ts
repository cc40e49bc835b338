// An export of a broker, read as an observation, equals an observation of that broker; known differences are reported.
import { describe, expect, inject, test } from 'vitest';
import { readDefinitions } from '../../../src/broker/definitions.ts';
import { keyOf } from '../../../src/model/key.ts';
import { binding, exchange, policy, queue } from '../../support/ends.ts';
import { http, useVhost } from '../../support/vhost.ts';
import { declareAll, open, openChannel, putPolicy } from './steps.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const v = { vhost: vhost.name };

  test('reads an export of a virtual host or of the whole broker as the management API observes it', async () => {
    const management = await open(broker);
    const internal = exchange('internal', { ...v, type: 'fanout', internal: true });
    const args = { whole: { '!': 'double', value: 1 }, big: { '!': 'int64', value: '9007199254740993' } };
    await declareAll(
      management,
      exchange('x', { ...v, type: 'headers' }),
      internal,
      queue('untyped', v),
      queue('k', { ...v, type: 'quorum', arguments: { 'x-delivery-limit': 3 } }),
      queue('s', { ...v, type: 'stream', arguments: { 'x-max-age': '1D', ...args } }),
      binding('x', 'internal', 'k', { ...v, destinationType: 'exchange' }),
      binding('internal', 'untyped', '', v),
      binding('x', 'k', 'a b', { ...v, arguments: args }),
    );
    await management.writer.execute(putPolicy(policy('p', { 'max-length': 3 }, { ...v, pattern: '^k$' })));
    const channel = await openChannel(broker, vhost.name);
    await channel.assertQueue('exclusive', { exclusive: true });
    await channel.bindQueue('exclusive', 'internal', 'e');

    const wanted = new Map([[keyOf(internal), internal]]);
    const live = await management.reader.observe({ vhosts: [vhost.name], wanted });
    const expected = new Map([...live.observations].map(([key, seen]) => [key, seen.state === 'present' ? { ...seen, facts: {} } : seen]));
    const of43 = broker.version.startsWith('4.3');
    const exclusive = [keyOf(queue('exclusive', v)), keyOf(binding('internal', 'exclusive', 'e', v))] as const;
    if (of43) expected.set(keyOf(internal), { state: 'opaque', facts: {} });
    if (of43) expected.set(exclusive[0], { state: 'opaque', facts: { exclusiveElsewhere: true } });
    else for (const key of exclusive) expected.delete(key);

    for (const path of [`definitions/${vhost.name}`, 'definitions']) {
      const text = await (await http(broker, 'GET', path)).text();
      const { reader, notices } = readDefinitions(text, 'export.json', { defaultVhost: vhost.name });
      const observed = await reader.observe({ vhosts: [vhost.name], wanted });
      expect(observed).toMatchObject({ over: 'definitions', complete: true, broker: { version: broker.version } });
      expect(new Map([...observed.observations].sort())).toEqual(new Map([...expected].sort()));
      expect(notices).toHaveLength(of43 ? 1 : 0);
    }
  });
});
