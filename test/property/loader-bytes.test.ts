// Any bytes are a topology or diagnostics: no input makes the loader throw, or run until the time-out. Mutations of texts that load.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadTexts } from '../../src/loader/load.ts';
import { decode } from '../../src/loader/read/decode.ts';
import { documentsOf } from '../../src/loader/write/write.ts';
import { pickFrom } from '../support/forging.ts';
import { sample } from '../support/sample.ts';
import { arbitraryTopology, liveEntities } from '../support/topologies.ts';

/** Pieces that mean something to YAML, JSON or the loader. */
const pieces = [
  ...[
    '---\n',
    '...\n',
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '!!binary ',
    '!!float ',
    '!',
    '|\n ',
    '>-\n ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '#',
    '%YAML 1.2\n',
    '\t',
    '\n',
  ],
  ...[
    '${',
    '${A',
    '${A:-',
    '}',
    '\\u0000',
    '\\ud800',
    '\u0000',
    '\ufeff',
    '\u2028',
    '1e999',
    '-0',
    '0x',
    '.nan',
    '9'.repeat(400),
    '~',
    'null',
    'true',
  ],
  ...[
    'queues',
    'exchanges',
    'bindings',
    'policies',
    'vhost',
    'prune',
    'tests',
    'retry',
    'state: absent',
    'renamedFrom: a',
    '__proto__',
    'constructor',
    '# topo-ignore ',
  ],
];

const texts = [
  'vhost: /\nqueues: { a: { type: quorum, maxLength: 5, retry: { delays: [1s, 5s] } } }\nexchanges: { e: { type: topic } }\nbindings: [{ from: e, to: a, key: b }]\n',
  'x: &a { type: classic }\nqueues:\n  q: { <<: *a, arguments: { n: { "!": int64, value: 1 } } }\n  "\u0024{A}": {}\npolicies: { p: { pattern: ".*", definition: { max-length: 1 } } }\n',
  '{"vhosts":[{"name":"/"}],"queues":[{"name":"q","vhost":"/","durable":true,"auto_delete":false,"arguments":{}}],"bindings":[]}',
];

function mutated(bytes: Buffer, seed: number): Buffer {
  const pick = pickFrom(seed);
  let made = bytes;
  for (let left = 1 + pick(4); left > 0; left -= 1) {
    const [at, to] = [pick(made.length + 1), pick(made.length + 1)];
    const piece = [
      Buffer.from(pieces[pick(pieces.length)] ?? ''),
      Buffer.from([pick(256)]),
      made.subarray(Math.min(at, to), Math.max(at, to)),
    ][pick(3)] as Buffer;
    made = Buffer.concat([made.subarray(0, at), piece, made.subarray(at + pick(4))]);
  }
  return made;
}

it('makes a topology or diagnostics of any bytes, and never throws', () => {
  let loaded = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...texts),
        arbitraryTopology().map((one) => documentsOf(['/'], liveEntities(one))),
      ),
      fc.integer(),
      (text, seed) => {
        const bytes = mutated(Buffer.from(text), seed);
        const decoded = decode('a.yaml', bytes);
        if (typeof decoded !== 'string') return;
        const { topology, diagnostics } = loadTexts([{ file: 'a.yaml', text: decoded }], {
          defaultVhost: '/',
          variable: (name) => (name === 'A' ? 'a' : undefined),
        });
        for (const { message, span } of diagnostics)
          expect([message.length > 0, span === undefined || span.line >= 1]).toEqual([true, true]);
        if (topology.declarations.size > 0) loaded += 1;
      },
    ),
    { ...sample(400), endOnFailure: true },
  );
  expect(loaded).toBeGreaterThan(20);
});
