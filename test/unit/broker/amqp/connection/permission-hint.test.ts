// The permission to grant after a 403.
import { describe, expect, test } from 'vitest';
import { permissionHint } from '../../../../../src/broker/amqp/connection/permission-hint.ts';
import type { Binding, Exchange, Queue } from '../../../../../src/model/entity.ts';

const queue: Queue = { kind: 'queue', vhost: '/v', name: 'q', durable: true, autoDelete: false, exclusive: false, arguments: {} };
const exchange: Exchange = { ...queue, kind: 'exchange', name: 'x', type: 'topic', internal: false };
const binding: Binding = {
  kind: 'binding',
  vhost: '/v',
  source: 'x',
  destinationType: 'queue',
  destination: 'q',
  routingKey: 'k',
  arguments: {},
};

describe('the permission hint of a 403', () => {
  const dlx = { ...queue, arguments: { 'x-dead-letter-exchange': 'dead' } };
  const self: Binding = { ...binding, destinationType: 'exchange', destination: 'x' };
  test.each([
    ['declare', queue, "configure access to queue 'q'", 'the configure pattern'],
    ['declare', dlx, "read access to queue 'q'", 'the read pattern'],
    ['declare', queue, "access to queue 'q'", 'the configure pattern'],
    ['declare', dlx, "access to queue 'q'", 'the configure or (because of x-dead-letter-exchange) the read pattern'],
    ['declare', dlx, "access to exchange 'dead'", 'the write pattern'],
    ['declare', exchange, "access to exchange 'ae'", 'the write pattern'],
    ['delete', queue, "access to queue 'q'", 'the configure pattern'],
    ['bind', binding, "access to queue 'q'", 'the write pattern'],
    ['bind', binding, "access to exchange 'x'", 'the read pattern'],
    ['unbind', self, "access to exchange 'x'", 'the write or the read pattern'],
    ['observe', queue, "configure access to queue 'q'", 'the configure, the write or the read pattern'],
    ['bind', binding, "access to topic 'k' in exchange 'x'", 'the topic permission read'],
  ] as const)('%s %o: %s', (asked, entity, text, hint) => {
    const whole = `ACCESS_REFUSED - ${text} in vhost '/v' refused for user 'u'`;
    expect(permissionHint(asked, entity, whole)).toMatch(new RegExp(`^${hint.replace(/[()]/g, '\\$&')} of user 'u' in virtual host '/v'`));
  });

  test('a permission hint names an object whose name contains quotes in full', () => {
    const odd = "q' in vhost '/v' refused";
    const text = `ACCESS_REFUSED - configure access to queue '${odd}' in vhost '/v' refused for user 'u'`;
    expect(permissionHint('declare', { ...queue, name: odd }, text)).toContain(`must match '${odd}', such as ^`);
  });
});
