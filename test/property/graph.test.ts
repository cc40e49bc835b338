// Pictures show all names and keys unchanged and remain valid: Graphviz accepts the DOT, the SVG is XML with every name in it, and each
// line of the Mermaid text has one of a few forms (the grammar of its flowcharts, as far as topo uses it).
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/graph/build.ts';
import { renderDot } from '../../src/graph/dot.ts';
import type { Grouping } from '../../src/graph/group.ts';
import { layoutOf } from '../../src/graph/layout.ts';
import { edgeLines, nodeLines } from '../../src/graph/look.ts';
import { renderMermaid } from '../../src/graph/mermaid.ts';
import type { Graph } from '../../src/graph/model.ts';
import { renderSvg } from '../../src/graph/svg.ts';
import { binding, exchange, policy, queue, topology } from '../support/ends.ts';
import { sample } from '../support/sample.ts';

const runs = sample(30, 5);

const nasty = [
  ...[
    '"',
    '\\',
    'tail\\',
    '\\N',
    '\\G \\E',
    '\\\\',
    '\\"',
    'a\nb',
    '\r\n',
    '\t',
    '<b>',
    '</font>',
    '&amp;',
    '&#35;',
    '#quot;',
    '#35;',
    ']]',
    '"]',
    '}}',
    '|',
    '--',
    '-->',
  ],
  ...[
    'end',
    'subgraph x',
    'click n1 call f()',
    'style:x #a;',
    'classDef a:b#c;',
    '%%{init: {}}%%',
    '%% x',
    '`md`',
    '**b**',
    '__i__',
    '1. x',
  ],
  ...[
    '- x',
    '$$x$$',
    'fa:fa-car',
    'http://a.b/?c',
    'www.a.b',
    '@{ shape: x }',
    '  ',
    ' a',
    '漢字',
    'ž',
    '🐇',
    '\u202e',
    '\u2028',
    '\ud800',
    ';',
    '{|}',
  ],
];
const word = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), fc.constantFrom('a', 'b.c'));
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''));

const graph: fc.Arbitrary<Graph> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    vhosts: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
    keys: fc.array(name, { maxLength: 6 }),
  })
  .map(({ names, vhosts, keys }) => {
    const entities = vhosts.flatMap((vhost) =>
      names.flatMap((one, at) => [
        exchange(one, { vhost, type: at === 1 ? one : 'topic', arguments: { 'alternate-exchange': names[at - 1] ?? 'nowhere' } }),
        queue(one, { vhost, arguments: { 'x-dead-letter-exchange': one, 'x-dead-letter-routing-key': one, 'x-foo': one } }),
        policy(one, { 'dead-letter-exchange': one, ha: one }, { vhost }),
        ...keys.map((key) => binding(one, names[0] ?? '', key, { vhost, arguments: { [key]: key } })),
      ]),
    );
    return graphOf(topology(...entities), new Map());
  });
const grouping = fc.constantFrom<Grouping[]>('none', 'prefix', 'file');

const text = '(?:[\\p{L}\\p{N},/ ._-]|#[0-9]+;|<br/>)*';
const grammar = [
  'flowchart LR',
  `subgraph g\\d+\\["${text}"\\]`,
  'end',
  `n\\d+(?:\\(\\["${text}"\\]\\)|\\[\\("${text}"\\)\\]|\\{\\{"${text}"\\}\\})`,
  `n\\d+ (?:-->|-\\.->)(?:\\|"${text}"\\|)? n\\d+`,
  'classDef [a-zA-Z]+ [a-z-]+:[#a-z0-9 ]+(?:,[a-z-]+:#[a-f0-9]{6})*',
  'class n\\d+(?:,n\\d+)* [a-zA-Z]+',
  'linkStyle \\d+(?:,\\d+)* stroke:#[a-f0-9]{6}',
].map((form) => new RegExp(`^ *${form}$`, 'u'));

/** What Mermaid shows for a label. */
const shown = (label: string): string[] =>
  label.split('<br/>').map((line) => line.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))));

describe('any graph', () => {
  it('writes Mermaid in which every name is text', () => {
    fc.assert(
      fc.property(graph, grouping, (drawn, by) => {
        const lines = renderMermaid(drawn, by).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => !grammar.some((form) => form.test(line)))).toEqual([]);
        const nodes = lines.flatMap((line) => /^ *n\d+(?!.* n\d+$)\W+?"(.*)"\W+$/u.exec(line)?.slice(1) ?? []);
        expect(nodes.map(shown).sort()).toEqual(drawn.nodes.map((node) => [...nodeLines(node)]).sort());
        const edges = lines.flatMap((line) => /^ *n\d+ (-->|-\.->)(?:\|"(.*)"\|)? n\d+$/u.exec(line) ?? []);
        expect(edges.length / 3).toBe(drawn.edges.length);
        // no text remains that Markdown, which Mermaid labels use, interprets as a list, a link or emphasis
        expect(lines.filter((line) => /"\d+\. |[*`~]|www\.|["\s>]_|_["\s<]/i.test(line.replace(/<br\/>/g, ' ')))).toEqual([]);
      }),
      runs,
    );
  });

  it('writes DOT that Graphviz draws with every name and key', async () => {
    const viz = await instance();
    await fc.assert(
      fc.asyncProperty(graph, grouping, async (drawn, by) => {
        const dot = renderDot(drawn, by);
        const { status, errors, output } = viz.render(dot, { format: 'svg' });
        expect({ status, errors: errors.filter(({ level }) => level === 'error') }).toEqual({ status: 'success', errors: [] });
        const texts = new Set([...(output ?? '').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, one = '']) => plain(one)));
        const wanted = [...drawn.nodes.flatMap(nodeLines), ...drawn.edges.flatMap(edgeLines)];
        expect(wanted.filter((line) => line.trim() !== '' && !texts.has(spaced(line)))).toEqual([]);
        expect((output?.match(/class="node/g) ?? []).length).toBe(drawn.nodes.length);
        expect((output?.match(/class="edge/g) ?? []).length).toBe(drawn.edges.length);
      }),
      runs,
    );
  });

  it('draws every line of a node within its box, with a length that any font keeps', async () => {
    await fc.assert(
      fc.asyncProperty(graph, grouping, async (drawn, by) => {
        const { nodes } = await layoutOf(drawn, by);
        const outside = nodes.flatMap(({ box: [left, top, width, height], lines }, at) => {
          expect(lines.length).toBe(nodeLines(drawn.nodes[at] ?? expect.unreachable()).length);
          return lines.filter(([x, y, wide]) => x < left || x + wide > left + width || y < top || y > top + height);
        });
        expect(outside).toEqual([]);
        const texts = (await renderSvg(drawn, by)).match(/<text [^>]*>/g) ?? [];
        expect(texts.filter((text) => !text.includes('textLength'))).toEqual([]);
      }),
      sample(8, 20),
    );
  });

  it('draws the same SVG each time, and valid XML', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (drawn) => {
        const svg = await renderSvg(drawn, 'none');
        expect(await renderSvg(drawn, 'none')).toBe(svg);
        expect(svg).not.toMatch(/(?!\n)\p{C}|<!--/u);
        expect(
          svg.replace(/<\/?[a-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '').match(/<|&(?!(?:amp|lt|gt|quot|#\d+|#x[\da-f]+);)/gi),
        ).toBeNull();
      }),
      sample(8, 20),
    );
  });
});

/** The parsed text of XML, with normalized white space. */
function plain(xml: string): string {
  const words: { readonly [entity: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"' };
  const read = xml.replace(/&(?:(amp|lt|gt|quot)|#(\d+)|#x([\da-f]+));/gi, (_, entity, decimal, hex) =>
    entity === undefined ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) : (words[entity] ?? ''),
  );
  return spaced(read);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
