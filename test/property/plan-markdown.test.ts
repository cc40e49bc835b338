// No name can break a plan in Markdown: outside of code spans and fenced blocks there are only plain words and the markup of topo, every
// row of a table has the cells of its head, and no text exceeds the limit of GitHub.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Binding, Queue } from '../../src/model/entity.ts';
import { keyOf, nameText } from '../../src/model/key.ts';
import type { Change, Plan } from '../../src/model/plan.ts';
import { code, documentOf, mostCharacters, prose } from '../../src/reporter/markdown.ts';
import { diagnosticBlocks, planBlocks } from '../../src/reporter/plan-markdown.ts';
import { sample } from '../support/sample.ts';

const runs = sample(60);

/** What has broken reports of others: cells, spans, fences, HTML, links, mentions, references, lines. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['|', '`', '```', '\n```\n', '~~~', '\\', '\\|', '`|`', '@team', '@org/team', '#1', 'GH-1', 'org/repo#2', ' ', '  ', '\r\n'],
        ...['<script>', '</details>', '<!--', '-->', '&amp;', '&#124;', '[a](http://b.example)', '![i](//c.example)', 'www.d.example'],
        ...['https://e.example', 'f@g.example', ':smile:', '**', '__', '~~', '# ', '- ', '1. ', '> ', '| --- |', '$x$', '\u202e', '\u2028'],
        ...[
          '[^1]',
          '[^1]: x',
          '<a@b.example>',
          'deadbeef',
          '\t',
          '    ',
          '---',
          '===',
          "'",
          '"',
          '%',
          '$',
          '\u0000',
          '\ud800',
          '::error::',
        ],
      ),
      fc.string({ maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function queueOf(name: string, more: Partial<Queue> = {}): Queue {
  return { kind: 'queue', vhost: '/', name, durable: true, autoDelete: false, exclusive: false, arguments: {}, ...more } as Queue;
}

function planOf([one, two, three]: readonly [string, string, string]): Plan {
  const queue = queueOf(one, { arguments: { [two]: three } });
  const binding: Binding = {
    kind: 'binding',
    vhost: '/',
    source: two,
    destinationType: 'queue',
    destination: one,
    routingKey: three,
    arguments: {},
  };
  const policy = {
    kind: 'policy',
    vhost: two,
    name: one,
    pattern: three,
    applyTo: 'queues',
    priority: 0,
    definition: { [two]: one },
  } as const;
  const bare = { fields: [], risk: 'destructive', reasons: [], cascades: [] } as const;
  const allow = `replace:queue/${nameText(one)}`;
  const changes: Change[] = [
    {
      ...{ ...bare, key: keyOf(queue), action: 'replace', before: queue, after: queue, facts: { ready: 3 } },
      fields: [{ path: two, before: one, after: three }],
      cascades: [{ key: keyOf(binding), entity: binding, restored: true }],
      blocked: { code: 'attribute-immutable', allow },
      remedies: [
        { kind: 'policy', policy, losses: [{ queue: keyOf(queue), messages: 2 }] },
        { kind: 'replace', allow, messages: 3 },
      ],
    },
    { ...bare, key: keyOf(binding), action: 'create', after: binding },
    { ...bare, key: keyOf(policy), action: 'update', before: policy, after: policy, reasons: ['policy-can-drop'] },
    {
      ...{ ...bare, key: keyOf(queue), action: 'migrate', before: queue, after: queue },
      migration: {
        ...{ holding: queue, held: 1, blind: true },
        parts: { bindings: [], live: [], held: [], outdated: [], holds: 'held', returning: [], isReturning: false },
      },
    },
  ];
  const route = { vhost: '/', exchange: one, keys: two, headers: { [three]: one }, queue: three, example: { routingKey: '', headers: {} } };
  const span = { file: three, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return {
    ...{ formatVersion: 1, topo: '0.1.0', broker: { name: one, version: two, address: three }, over: 'http', complete: false },
    ...{ vhosts: [one, two], changes, steps: [], undeclared: [{ key: keyOf(queue), entity: queue, use: 'delivers' }] },
    governing: [
      {
        ...{ by: 'operator-policy', vhost: one, name: two, key: three, value: one, fate: 'dropped' },
        objects: [{ key: keyOf(queue), kind: 'queue', name: queue.name, over: { value: three, by: 'policy', name: one } }],
      },
    ],
    routes: { gained: [route], lost: [route], partial: [keyOf(binding)] },
    notices: [{ code: 'not-visible', severity: 'notice', message: `cannot see ${one}`, hint: `look at ${two} (${three}).` }],
    summary: {
      create: 1,
      update: 1,
      replace: 1,
      migrate: 1,
      rename: 0,
      delete: 0,
      rebind: 0,
      ensure: 0,
      unchanged: 0,
      uncompared: 0,
      owned: 0,
      blocked: 1,
      undeclared: 1,
    },
    origins: { [keyOf(queue)]: span },
    digest: 'sha256:00',
  };
}

/** Without fenced blocks: text between two fence lines with no such line inside. */
function unfenced(markdown: string): string {
  let open = false;
  const kept = markdown.split('\n').filter((line) => {
    const edge = open ? /^(?: {4})?```$/.test(line) : /^(?: {4})?```(?:yaml|text)$/.test(line);
    if (edge) open = !open;
    return !open && !edge;
  });
  expect(open).toBe(false);
  return kept.join('\n');
}

/** Code spans of one backtick each, as they are all. */
const spans = /`[^`\n]+`/g;

/** The text outside of fenced blocks, with code spans and escapes replaced and the markup of topo removed. */
function outside(markdown: string): string {
  return unfenced(markdown)
    .replace(spans, 'S')
    .replace(/&#(?:124|96);/g, 'R')
    .replace(/<\/?(?:details|summary)>/g, '');
}

function expectSafe(markdown: string): void {
  const rest = outside(markdown);
  expect(rest).not.toMatch(/[`<>@[\]~_\\&$!"{}=+%^]|:\/\/|www\.|#\d|\b[0-9a-f]{7,}\b|:\w+:/i);
  for (const line of rest.split('\n')) {
    expect(line).toMatch(/^(?:#{2,3} .*|\|.*\||(?: {2})?- .*|\*\*Truncated.*|S: .*|Digest: S|Routes.*|\d+ \w+|Undeclared: .*|Costs|)$/);
  }
  // a table is lines in a row; each has as many cells as the first
  for (const table of rest.split(/\n(?!\|)/).flatMap((part) => part.match(/(?:^\|.*\|$\n?)+/gm) ?? [])) {
    const cells = table
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|').length);
    expect(new Set(cells).size).toBe(1);
  }
}

const context = { paths: ['|`@x`|'], showUndeclared: true, showUnchanged: true };

describe('a plan in Markdown', () => {
  it('has a well-formed structure whatever the names are', () => {
    fc.assert(
      fc.property(fc.tuple(nasty, nasty, nasty), (names) => {
        const [one, two] = names;
        const plan = planOf(names);
        const span = { file: one, line: 1, column: 1, endLine: 1, endColumn: 3 };
        const diagnostics = [{ code: 'unknown-property', severity: 'error', message: one, hint: two, span }] as const;
        expectSafe(documentOf([...planBlocks(plan, context), ...diagnosticBlocks(diagnostics, new Map([[one, two]]))]));
      }),
      runs,
    );
  });

  it('contains every name exactly as it is printed', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const printed = nameText(name).replace(/\u2028/g, '\\u{2028}');
        fc.pre(printed.length <= 600);
        const back = code(printed).replace(/`([^`]+)`|&#(\d+);/g, (_, text: string | undefined, number: string) =>
          text === undefined ? String.fromCodePoint(Number(number)) : text.replace(/^ (.*\S.*) $/, '$1'),
        );
        expect(back).toBe(printed);
      }),
      runs,
    );
  });

  it('leaves plain sentences unchanged', () => {
    const sentence = 'messages routed through bindings are kept, while it is deleted (about 2 s), and moved back';
    expect(prose(sentence)).toBe(sentence);
    expect(prose('grant read on ^topo\\.lock$ (--management), or ask @ops.')).toBe(
      'grant read on `^topo\\.lock$` (`--management`), or ask `@ops`.',
    );
  });

  it('is cut to the length that GitHub accepts, with a note', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 400 }),
        (some, times) => {
          const plans = some.map(planOf);
          const repeated = <Item>(items: readonly Item[]): readonly Item[] => Array.from({ length: times }, () => items).flat();
          const changes = repeated(plans.flatMap((plan) => plan.changes));
          const undeclared = repeated(plans.flatMap((plan) => plan.undeclared));
          const [first] = plans as [Plan];
          const document = documentOf(planBlocks({ ...first, changes, undeclared }, context));
          expect(document.length).toBeLessThanOrEqual(mostCharacters);
          expectSafe(document);
          const bare = unfenced(document).replace(spans, '');
          expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
          // the last block
          expect(bare.includes('**Truncated**: ')).toBe(!bare.includes('### Notes'));
        },
      ),
      sample(8, 8),
    );
  });

  it('names every destructive change before anything is omitted, whatever it is called', () => {
    const creation = (at: number): Change => {
      const queue = queueOf(`a.long.name.that.comes.first.in.the.order.of.names.${at}`);
      return { key: keyOf(queue), action: 'create', after: queue, fields: [], risk: 'safe', reasons: [], cascades: [] };
    };
    const last = queueOf('zz.last');
    const deletion: Change = {
      key: keyOf(last),
      action: 'delete',
      before: last,
      fields: [],
      risk: 'destructive',
      reasons: [],
      cascades: [],
    };
    const changes = [...Array.from({ length: 2000 }, (_, at) => creation(at)), deletion];
    const document = documentOf(planBlocks({ ...planOf(['a', 'b', 'c']), vhosts: ['/'], changes }, context));
    expect(document).toContain('**Truncated**: ');
    expect(document).toContain('### Destructive\n\n- delete queue `zz.last`');
  });
});
