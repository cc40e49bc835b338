// YAML text to documents, each a tree of nodes with places. Every fault is reported; a document with a syntax error is still read as
// far as it goes. Nesting and expansion of aliases are bounded before anything recursive runs.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
import { Composer, type Document, visit, type YAMLError } from 'yaml';
import { lineAt, type Place, type Source, textAt } from '../read/source.ts';
import { type Report, say } from '../report/report.ts';
import { hashInFlow, quotedLine } from './hazards.ts';
import type { Node } from './node.ts';
import { type Budget, maxDepth, tokensOf } from './yaml-tokens.ts';
import { buildTree } from './yaml-tree.ts';

/** One document of a file. */
export interface SourceDocument {
  /** Absent where the document could not be read at all. */
  readonly root?: Node;
  readonly place: Place;
  /** Offset of the first syntax error; what comes after it may be misread. */
  readonly brokenAt?: number;
}

/** Syntax errors of one document that are reported; the rest mostly follows from them. */
const maxErrors = 20;

/** Reads all documents of a text; empty ones are left out. */
export function readYaml(source: Source, budget: Budget, report: Report): readonly SourceDocument[] {
  const whole = { source, start: 0, end: source.text.length };
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, strict: true });
  const documents: Document.Parsed[] = [];
  for (const token of tokensOf(source, budget, report)) {
    if (token === undefined) return [{ place: whole, brokenAt: 0 }];
    for (const document of composer.next(token)) documents.push(document);
  }
  for (const document of composer.end()) documents.push(document);
  const stray = documents.length === 0 ? composer.streamInfo().errors : [];
  for (const error of stray) sayError(source, error, report);
  return documents.flatMap((document) => readDocument(document, source, report));
}

function readDocument(document: Document.Parsed, source: Source, report: Report): readonly SourceDocument[] {
  const [start, , end] = document.range;
  const place = { source, start: document.contents?.range?.[0] ?? start, end };
  const brokenAt = sayErrors(source, document, report);
  const broken = brokenAt === undefined ? {} : { brokenAt };
  const content = document.contents;
  const empty = content === null || (content.range?.[0] === content.range?.[1] && !content.anchor && !content.tag);
  if (empty) return brokenAt === undefined ? [] : [{ place, ...broken }];
  const root = buildTree(content, source, report);
  return [{ place, ...(root === undefined ? {} : { root }), ...broken }];
}

/** Reports one error a line; returns the offset of the first. */
function sayErrors(source: Source, document: Document.Parsed, report: Report): number | undefined {
  let first: number | undefined;
  const lines = new Set<number>();
  for (const error of document.errors) if (/^Missing closing .quote/.test(error.message)) error.pos = openQuote(document, error.pos);
  for (const error of [...document.errors].sort((one, other) => one.pos[0] - other.pos[0])) {
    const line = lineAt(source, error.pos[0]).start;
    first ??= line;
    if (lines.has(line) || lines.size >= maxErrors) continue;
    lines.add(line);
    if (sayError(source, error, report)) break;
  }
  return first;
}

/** The parser points to the end of the file; the quote that is not closed is the last one before. */
function openQuote(document: Document.Parsed, pos: [number, number]): [number, number] {
  let start = pos[0];
  visit(document, {
    Scalar: (_, { range, type }) => {
      if (range && range[0] < pos[0] && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) start = range[0];
    },
  });
  return [start, start + 1];
}

/** Reports a syntax error; true where the rest of the document only follows from it. */
function sayError(source: Source, error: YAMLError, report: Report): boolean {
  const place = { source, start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
  if (error.code === 'RESOURCE_EXHAUSTION') {
    say(report, 'nested-too-deep', place, `more than ${maxDepth} levels of nesting`);
    return true;
  }
  if (error.code === 'BAD_ALIAS') {
    const word = /^\S+/.exec(source.text.slice(place.start))?.[0].replace(/[,}\]]+$/, '') ?? '*';
    const alias = { source, start: place.start, end: place.start + word.length };
    say(report, 'alias-unknown', alias, `${word} is read as a YAML alias, not as text`, { hint: `quote it: ${quotedLine(alias)}` });
    return false;
  }
  const hash = hashInFlow(source, place.start);
  if (hash !== undefined) {
    const hint = `quote it: ${quotedLine(hash)}`;
    say(report, 'hash-starts-comment', hash, `everything from the # on is read as a comment`, { hint });
    return true;
  }
  say(report, 'yaml-syntax', place, sentence(error), { hint: hintFor(error, place) });
  return error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT';
}

/** The parser's message as a part of a sentence. */
function sentence(error: YAMLError): string {
  const text = error.message.trim().replace(/\.$/, '');
  return `not valid YAML: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function hintFor(error: YAMLError, place: Place): string | undefined {
  const line = textAt(lineAt(place.source, place.start));
  if (/^Missing closing .quote/.test(error.message)) return 'this quote is not closed';
  if (/^\s*\t/.test(line)) return 'YAML is indented with spaces; this line begins with a tab';
  if (/[[{,]\s*[^'"\s]*\s*[^'"\s]*\$\{/.test(line)) return "inside [ ] and { } a ${NAME} must be quoted: '${NAME}'";
  if (error.code === 'BAD_SCALAR_START') return 'a value that begins with this character must be quoted';
  if (/:\s+\S.*:\s/.test(line) || /nested mappings/i.test(error.message))
    return 'a mapping begins on a line of its own; text that holds ": " must be quoted';
  return undefined;
}
