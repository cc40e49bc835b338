import { describe, expect, it } from 'vitest';
import type { Document, Policy } from '../../../src/model/entity.ts';
import { type Capabilities, capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import { erlangRelease } from '../../../src/rabbitmq/pattern-limitations.ts';
import { impactOf } from '../../../src/rabbitmq/upgrade.ts';

const policy = (pattern: string): Policy => ({
  ...{ kind: 'policy', vhost: '/', name: 'cap', pattern, applyTo: 'queues', priority: 0 },
  definition: { 'max-length': 10 },
});
const permission = (of: Document['of'], body: Document['body']): Document => ({ kind: 'document', of, vhost: '/', name: 'u', body });
const ofPattern = (able: Capabilities, pattern: string) => able.policy(policy(pattern));
const refusedPattern = '^orders\\.[\\w-.]+$';

describe('a pattern that Erlang 28 refuses', () => {
  it.each([
    ['4.3 on Erlang 29', capabilitiesOf([4, 3, 6], { erlang: 29 }), true],
    ['4.3 on Erlang 27', capabilitiesOf([4, 3, 6], { erlang: 27 }), false],
    ['4.3 on an unknown Erlang', capabilitiesOf([4, 3]), true],
    ['4.2 on an unknown Erlang', capabilitiesOf([4, 2]), true],
    ['4.1, which supports no Erlang 28', capabilitiesOf([4, 1]), false],
    ['3.10', capabilitiesOf([3, 10]), false],
  ])('on RabbitMQ %s: refused is %s', (_, able, isRefused) => {
    expect(ofPattern(able, refusedPattern).map(({ name, effect, code }) => [name, effect, code])).toEqual(
      isRefused ? [['pattern', 'refused', 400]] : [],
    );
  });

  it('is refused in operator policies, permissions and topic permissions', () => {
    const able = capabilitiesOf([4, 3, 6], { erlang: 29 });
    expect(able.operatorPolicy(policy(refusedPattern))).toMatchObject([{ of: 'pattern', name: 'pattern' }]);
    const access = permission('permission', { configure: '^$', write: '[\\d-x]', read: '\\8' });
    expect(able.document(access).map(({ name, instead }) => [name, instead])).toEqual([
      ['write', 'write \\d\\-x instead of \\d-x, which every Erlang release reads alike'],
      ['read', 'write 8 instead of \\8, which every Erlang release reads alike'],
    ]);
    const topic = permission('topic-permission', { write: '.*', read: '[\\w-.]{,2}' });
    expect(able.document(topic).map(({ name, instead }) => [name, instead])).toEqual([
      ['read', 'write \\w\\-. instead of \\w-., \\{,2} instead of {,2}, which every Erlang release reads alike'],
    ]);
  });

  it('is refused at a declaration and at the start of a node, and matches no name where it is stored', () => {
    const [one] = ofPattern(capabilitiesOf([4, 3]), refusedPattern);
    const impact = one === undefined ? undefined : impactOf([one], 'policy cap', [4, 3]);
    expect(impact).toMatchObject({
      effect: 'refused',
      when: 'declaration',
      message: expect.stringMatching(/load_definitions.*matches no name/),
    });
  });
});

it.each([
  [[4, 3], true],
  [[4, 3, 6], true],
  [[4, 3, 5], false],
  [[4, 0, 5], false],
] as const)('a pattern of more than 1024 bytes on RabbitMQ %j: refused is %s', (version, isRefused) => {
  expect(ofPattern(capabilitiesOf(version), `${'a'.repeat(1023)}é`)).toHaveLength(isRefused ? 1 : 0);
  expect(ofPattern(capabilitiesOf(version), 'a'.repeat(1024))).toEqual([]);
});

describe('a pattern that matches other names on Erlang 28', () => {
  it('is reported for a version that may run on it, and not for a broker whose Erlang is known', () => {
    expect(ofPattern(capabilitiesOf([4, 3]), '^a{,2}$')).toMatchObject([
      { effect: 'deprecated', instead: expect.stringContaining('\\{,2}') },
    ]);
    expect(ofPattern(capabilitiesOf([4, 3, 6], { erlang: 29 }), '^a{,2}$')).toEqual([]);
    expect(ofPattern(capabilitiesOf([4, 1]), '^a{,2}$')).toEqual([]);
  });

  it('changes silently in an upgrade', () => {
    const [one] = ofPattern(capabilitiesOf([4, 3]), '^a{,2}$');
    expect(one === undefined ? undefined : impactOf([one], 'policy cap', [4, 3])).toMatchObject({ effect: 'changed', when: 'silently' });
  });
});

it('reads the release of an Erlang version', () => {
  expect(['29.1.1', '25', '', undefined].map(erlangRelease)).toEqual([29, 25, undefined, undefined]);
});
