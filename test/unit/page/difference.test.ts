// The same message before and after a plan, in words.
import { expect, it } from 'vitest';
import type { Entity } from '../../../src/model/entity.ts';
import { differences } from '../../../src/page/difference.ts';
import { networkOf } from '../../../src/router/network.ts';
import { explain } from '../../../src/router/route.ts';
import { binding, exchange, queue } from '../../support/ends.ts';

const message = { vhost: '/', exchange: 'e', routingKey: 'a.b', headers: {}, persistent: true, mandatory: true };
const after = (entities: readonly Entity[]) => explain(networkOf(entities, {}), message);
const compared = (before: readonly Entity[], now: readonly Entity[]) => differences(after(before), after(now), '/');
const base = [exchange('e', { type: 'topic' }), queue('q'), queue('r')];
const hash = [exchange('e', { type: 'x-consistent-hash' }), queue('q'), queue('r'), binding('e', 'q', '1'), binding('e', 'r', '1')];

it.each([
  ['takes the same route', [...base, binding('e', 'q', 'a.*')], [...base, binding('e', 'q', 'a.*'), binding('e', 'r', 'z')]],
  ['reaches the same queues through other bindings', [...base, binding('e', 'q', 'a.*')], [...base, binding('e', 'q', '#')]],
  ['no longer reaches queue r', [...base, binding('e', 'q', '#'), binding('e', 'r', '#')], [...base, binding('e', 'q', '#')]],
  ['newly reaches queue r', [...base, binding('e', 'q', '#')], [...base, binding('e', 'q', '#'), binding('e', 'r', '#')]],
  ['becomes unroutable', [...base, binding('e', 'q', '#')], base],
  ['is no longer returned', base, [...base, binding('e', 'q', '#')]],
  ['may newly reach queue r', [...base, binding('e', 'q', '#')], hash],
  ['reaches queue q only if the exchange chooses it', [...base, binding('e', 'q', '#')], hash],
  ['always reaches queue q, before only as one of several', hash, [...base, binding('e', 'q', '#')]],
] as const)('%s', (line, before, now) => {
  expect(compared(before, now)).toContain(line);
});

it('reports a publish that is refused, and one that is no longer', () => {
  const refused = compared(base, []);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatch(/^is refused: /);
  expect(compared([], base)[0]).toMatch(/^is no longer refused \(before: /);
});
