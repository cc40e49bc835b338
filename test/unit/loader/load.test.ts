// Results of load besides the topology: origins, independence of order, and no value of a variable in any message.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Loaded, loadTexts } from '../../../src/loader/load.ts';
import type { Span } from '../../../src/model/diagnostic.ts';
import { exchangeKey, pruneKey, queueKey } from '../../../src/model/key.ts';
import { renderDiagnostics } from '../../../src/reporter/diagnostics.ts';
import { sample } from '../../support/sample.ts';

const options = { defaultVhost: '/', variable: () => undefined };

/** The text of a place. */
function at(text: string, span: Span | undefined): string {
  if (span === undefined) return 'no place';
  const lines = text.split('\n').slice(span.line - 1, span.endLine);
  const last = lines.at(-1)?.slice(0, span.endColumn - 1) ?? '';
  return [...lines.slice(0, -1), last].join('\n').slice(span.column - 1);
}

describe('origins', () => {
  const text = `x-q: &q { type: quorum }
exchanges:
  "in": { type: topic }
queues:
  one: *q
  two:
    <<: *q
    maxLength: 5
bindings:
  - source: in
    destination: one
  - { source: in, destination: two }
prune: { queues: [x], bindings: true }
`;
  const { origins, diagnostics } = loadTexts([{ file: 'a.yaml', text }], options);

  it('gives the name of an entity and the list item of a binding as its origin', () => {
    expect(diagnostics).toEqual([]);
    expect(at(text, origins.get(exchangeKey('/', 'in')))).toBe('"in"');
    expect(at(text, origins.get(queueKey('/', 'one')))).toBe('one');
    expect(at(text, origins.get(queueKey('/', 'two')))).toBe('two');
    const bindings = [...origins].filter(([key]) => key.startsWith('binding')).map(([, span]) => at(text, span));
    expect(bindings.map((one) => one.trim())).toEqual(['source: in\n    destination: one', '{ source: in, destination: two }']);
  });

  it('gives the keys of the prune lists as their origins', () => {
    expect(at(text, origins.get(pruneKey('/', 'queues')))).toBe('queues');
    expect(at(text, origins.get(pruneKey('/', 'bindings')))).toBe('bindings');
    expect(origins.has(pruneKey('/', 'exchanges'))).toBe(false);
  });
});

describe('the order of files and keys', () => {
  const documents = [
    'exchanges: { a: { type: topic }, b: { type: fanout } }\n',
    'queues: { q: { type: quorum, maxLength: 5, expires: 1h }, p: {} }\n',
    'bindings: [{ source: a, destination: q, routingKey: x }, { source: b, destination: p }]\n',
    'vhost: /other\nqueues: { q: {} }\nprune: { queues: [a, b] }\n',
    'policies: { z: { pattern: a, definition: { max-length: 1 } }, y: { pattern: b, definition: { max-length: 1 } } }\n',
  ];
  const plain = ({ topology }: Loaded) => JSON.stringify([topology.vhosts, [...topology.declarations], [...topology.prune]]);
  const expected = plain(loadTexts([{ file: 'all.yaml', text: documents.join('---\n') }], options));

  it('loads the same topology for any order of files and keys', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), fc.boolean(), (order, together) => {
        const texts = together ? [{ file: 'a.yaml', text: order.join('---\n') }] : order.map((text, i) => ({ file: `${i}.yaml`, text }));
        expect(plain(loadTexts(texts, options))).toBe(expected);
      }),
      sample(20, 5),
    );
  });
});

describe('values of variables', () => {
  const places = [
    'vhost: ${S}',
    'exchanges: { a: { type: "${S}" } }',
    'exchanges: { a: { type: topic, durable: "${S}", alternateExchange: "${S}" } }',
    'queues: { a: { type: "${S}" } }',
    'queues: { a: { maxLength: "${S}", messageTtl: "x${S}", maxLengthBytes: "${S}", overflow: "${S}" } }',
    'queues: { a: { deadLetterExchange: "${S}", arguments: { x-queue-type: "${S}", x-message-ttl: "${S}", x-custom: { "!": "${S}", value: 1 } } } }',
    'queues: { a: "${S}" }',
    'bindings: [{ source: "${S}", destination: "${S}", routingKey: "${S}" }]',
    'bindings: [{ source: amq.headers, destination: a, destinationType: "${S}", arguments: { x-match: "${S}" } }, "${S}"]',
    'policies: { a: { pattern: "(${S}", applyTo: "${S}", priority: "${S}", definition: { max-length: "${S}", overflow: "${S}", dead-letter-exchange: "${S}" } } }',
    'prune: { queues: ["(${S}"], bindings: "${S}" }',
    'x-a: &a "${S}"\nqueues: { a: { maxLength: *a, type: *a }, b: { <<: *a } }',
  ];
  const secret = fc.constantFrom(
    'hunter2',
    'Zx9!pq',
    `${'s'.repeat(300)}ecret`,
    '12345678901234567890',
    'se\ncret',
    'amqp://user:pass@host',
  );

  it.each(places)('does not show the values of the variables in %s', (text) => {
    fc.assert(
      fc.property(secret, (value) => {
        const { diagnostics, sources } = loadTexts([{ file: 'a.yaml', text: `${text}\n` }], {
          defaultVhost: '/',
          variable: (name) => (name === 'S' ? value : undefined),
        });
        expect(diagnostics.map(({ code }) => code)).not.toContain('missing-variable');
        const said = JSON.stringify(diagnostics) + renderDiagnostics(diagnostics, sources, { color: false, ascii: true });
        expect(said).not.toContain(value);
        expect(said).not.toContain(value.slice(0, 12));
        expect(said).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });
});

describe('variables', () => {
  const queue = (text: string, vars: { readonly [name: string]: string }) => {
    const { topology, diagnostics } = loadTexts([{ file: 'a.yaml', text: `queues:\n  q:\n    arguments:\n      x: ${text}\n` }], {
      defaultVhost: '/',
      variable: (name) => vars[name],
    });
    const entity = topology.declarations.get(queueKey('/', 'q'))?.entity;
    return diagnostics.length > 0 ? diagnostics.map(({ code }) => code) : entity?.kind === 'queue' ? entity.arguments['x'] : undefined;
  };

  it.each([
    ['${A}', { A: '5' }, 5],
    ["'${A}'", { A: '5' }, '5'],
    ['${A}', { A: 'true' }, true],
    ['${A}', { A: '1.0' }, { '!': 'double', value: 1 }],
    ['a${A}b', { A: '5' }, 'a5b'],
    ['${A}${B}', { A: '1', B: '2' }, 12],
    ['${A:-x}', {}, 'x'],
    ['${A:-x}', { A: '' }, 'x'],
    ['${A:-x}', { A: 'z' }, 'z'],
    ['"${A:-}"', {}, ''],
    ['"${A}"', { A: '' }, ''],
    ['${A:-^a$}', {}, '^a$'],
    ['${A}', { A: '$${B}' }, '$${B}'],
    ['${A}', { A: '${B}', B: 'no' }, '${B}'],
    ['$${A}', { A: '5' }, '${A}'],
    ['$$${A}', { A: '5' }, '$${A}'],
    ['$A', { A: '5' }, '$A'],
    ['${A}', {}, ['missing-variable']],
    ['${A}', { A: 'yes' }, ['variable-value']],
    ['"${A}"', { A: 'yes' }, 'yes'],
    ['${a-b}', {}, ['variable-syntax']],
    ['"${A"', { A: '5' }, ['variable-syntax']],
  ])('replaces the variables of %s with %j by %j', (text, vars, expected) =>
    expect(queue(text, vars as { readonly [name: string]: string })).toEqual(expected),
  );

  it('does not replace variables in definitions files', () => {
    const text = '{"queues": [{"name": "a", "durable": true, "auto_delete": false, "arguments": {"x": "${A}"}}]}';
    expect(loadTexts([{ file: 'definitions.json', text }], options).diagnostics).toEqual([]);
  });
});
