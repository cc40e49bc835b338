// "Copy as a test": the routing test of a message is valid YAML, and passes on the topology that it was copied from.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadTexts } from '../../../src/loader/load.ts';
import { documentsOf } from '../../../src/loader/write/write.ts';
import type { Entity } from '../../../src/model/entity.ts';
import { keyOf } from '../../../src/model/key.ts';
import { type DeathStep, testOf } from '../../../src/page/as-test.ts';
import { messageOf } from '../../../src/page/message.ts';
import { initialState } from '../../../src/page/state.ts';
import { deadLetter } from '../../../src/router/dead-letter.ts';
import { networkOf } from '../../../src/router/network.ts';
import { explain } from '../../../src/router/route.ts';
import { runTests } from '../../../src/workflows/simulate-tests.ts';
import { binding, exchange, queue } from '../../support/ends.ts';
import { arbitraryTopology } from '../../support/topologies.ts';

/** What would be a variable in a file. */
const dollar = (name: string): string => `$\{${name}}`;

interface Message {
  readonly exchange: string;
  readonly routingKey: string;
  readonly headers: readonly string[];
  readonly mandatory: boolean;
  readonly reason: 'rejected' | 'expired' | 'maxlen';
}

/** The YAML of the message in the playground; the first queue that it reaches gives it up. */
function copied(entities: readonly Entity[], { headers, reason, ...message }: Message): string {
  const network = networkOf(entities, {});
  const typed = messageOf({ ...initialState('/', 1, false), ...message, headers: headers.join('\n') });
  if (typed === undefined || 'wrong' in typed) throw new Error('not a message');
  const names = new Map<string, string>(entities.flatMap((one) => (one.kind === 'queue' ? [[keyOf(one), one.name]] : [])));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const routing = explain(network, typed.publication);
  const [first] = routing.queues;
  const steps: DeathStep[] = [];
  if (first !== undefined) {
    const name = nameOf(first);
    steps.push({ queue: name, reason, outcome: deadLetter(network, routing.message, name, reason) });
  }
  return testOf(typed.publication, routing, steps, nameOf);
}

/** The states of the tests in the YAML, run on the topology. */
function outcome(entities: readonly Entity[], yaml: string) {
  const texts = [
    { file: 'topology.yaml', text: documentsOf(['/'], entities) },
    { file: 'copied.yaml', text: yaml },
  ];
  const loaded = loadTexts(texts, { defaultVhost: '/', variable: () => undefined });
  const errors = loaded.diagnostics.filter(({ severity, span }) => severity === 'error' && span?.file === 'copied.yaml');
  return { errors, states: runTests(loaded).results.map(({ state }) => state) };
}

const messages = fc.record({
  exchange: fc.constantFrom('e0', 'e1', 'e2', 'both', 'e ž/%#', 'amq.topic', 'amq.headers', ''),
  routingKey: fc.constantFrom('', 'a', 'a.b', 'b c', 'q0', 'both', 'ž/%2F', '"x": [', '- y', '#', 'null', '1e3', dollar('V'), '\\u0041'),
  headers: fc.subarray([
    'a=1',
    'b="1"',
    'c=true',
    'd=x: y',
    'CC=["a.b","q1"]',
    'BCC=["q0"]',
    'e={"f":[1,null]}',
    '__proto__=z',
    'x: y=- #',
  ]),
  mandatory: fc.boolean(),
  reason: fc.constantFrom('rejected', 'expired', 'maxlen'),
});

it('passes on the topology that it was copied from, for random messages and topologies', () => {
  const topologies = arbitraryTopology({ tombstones: false, prune: 'nothing' });
  fc.assert(
    fc.property(topologies, fc.array(messages, { minLength: 5, maxLength: 5 }), (topology, all) => {
      const entities = [...topology.declarations.values()].map(({ entity }) => entity);
      for (const message of all) {
        // topo test rejects a test that publishes to an undeclared exchange
        const isDeclared = entities.some((one) => one.kind === 'exchange' && one.name === message.exchange);
        if (!isDeclared && message.exchange !== '' && !message.exchange.startsWith('amq.')) continue;
        const yaml = copied(entities, message);
        expect({ yaml, ...outcome(entities, yaml) }).toEqual({ yaml, errors: [], states: ['passed'] });
      }
    }),
    { numRuns: 30 },
  );
});

it.each(['\' " <b>', ': - [', '\u202e🐇\u2028', '#', 'yes', dollar('A'), 'a'.repeat(255), ' x '])('quotes the hostile name %j', (name) => {
  const entities = [exchange(name, { type: 'topic' }), queue(name), binding(name, name, '#')];
  const yaml = copied(entities, { exchange: name, routingKey: name.trim(), headers: [], mandatory: true, reason: 'rejected' });
  expect({ yaml, ...outcome(entities, yaml) }).toEqual({ yaml, errors: [], states: ['passed'] });
});

it('fails once the topology routes otherwise', () => {
  const entities = [exchange('e', { type: 'topic' }), queue('q'), binding('e', 'q', 'a.#')];
  const yaml = copied(entities, { exchange: 'e', routingKey: 'a.b', headers: [], mandatory: false, reason: 'rejected' });
  expect(outcome([...entities, queue('r'), binding('e', 'r', '#')], yaml).states).toEqual(['failed']);
});
