// Parses YAML text into documents, each a tree of nodes with source positions. Every error is reported; a document with a syntax
// error is read as far as possible. Nesting and alias expansion are limited before any recursion.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { Composer, type Document, visit, type YAMLError } from 'yaml';
import { lineAt, type Place, type Source, textAt } from '../read/source.ts';
import { diagnose, type Report } from '../report/report.ts';
import { hashInFlow, quotedLine } from './hazards.ts';
import type { Node } from './node.ts';
import { type Budget, maxDepth, released, tokensOf } from './yaml-tokens.ts';
import { buildTree } from './yaml-tree.ts';

/** One document of a file. */
export interface SourceDocument {
  /** Absent if the document could not be read. */
  readonly root?: Node;
  readonly place: Place;
  /** Offset of the first syntax error; the text after it may be misread. */
  readonly brokenAt?: number;
}

/** Maximum syntax errors reported per document; later ones are mostly consequences. */
const maxErrors = 20;

/** Reads all documents of a text; empty ones are omitted. */
export function readYaml(source: Source, budget: Budget, report: Report): readonly SourceDocument[] {
  const whole = { source, start: 0, end: source.text.length };
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, strict: true });
  const documents: Document.Parsed[] = [];
  for (const token of tokensOf(source, budget, report)) {
    if (token === undefined) return [{ place: whole, brokenAt: 0 }];
    for (const document of composer.next(released(token))) documents.push(document);
  }
  for (const document of composer.end()) documents.push(document);
  const stray = documents.length === 0 ? composer.streamInfo().errors : [];
  for (const error of stray) reportError(source, error, report);
  return documents.flatMap((document) => readDocument(document, source, report));
}

function readDocument(document: Document.Parsed, source: Source, report: Report): readonly SourceDocument[] {
  const [start, , end] = document.range;
  const place = { source, start: document.contents?.range?.[0] ?? start, end };
  const brokenAt = reportErrors(source, document, report);
  const broken = brokenAt === undefined ? {} : { brokenAt };
  const content = document.contents;
  const empty = content === null || (content.range?.[0] === content.range?.[1] && !content.anchor && !content.tag);
  if (empty) return brokenAt === undefined ? [] : [{ place, ...broken }];
  const root = buildTree(content, source, report);
  return [{ place, ...(root === undefined ? {} : { root }), ...broken }];
}

/** Reports one error per line; returns the offset of the first. */
function reportErrors(source: Source, document: Document.Parsed, report: Report): number | undefined {
  let first: number | undefined;
  const lines = new Set<number>();
  for (const error of document.errors) if (/^Missing closing .quote/.test(error.message)) error.pos = openQuote(document, error.pos);
  for (const error of [...document.errors].sort((one, other) => one.pos[0] - other.pos[0])) {
    const line = lineAt(source, error.pos[0]).start;
    first ??= line;
    if (lines.has(line) || lines.size >= maxErrors) continue;
    lines.add(line);
    if (reportError(source, error, report)) break;
  }
  return first;
}

/** The position of an unclosed quote, for which the parser reports the end of the file: the last quote before it. */
function openQuote(document: Document.Parsed, pos: [number, number]): [number, number] {
  let start = pos[0];
  visit(document, {
    Scalar: (_, { range, type }) => {
      if (range && range[0] < pos[0] && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) start = range[0];
    },
  });
  return [start, start + 1];
}

/** Reports a syntax error; true if further errors of the document are only consequences. */
function reportError(source: Source, error: YAMLError, report: Report): boolean {
  const place = { source, start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
  if (error.code === 'RESOURCE_EXHAUSTION') {
    diagnose(report, 'nested-too-deep', place, `more than ${maxDepth} levels of nesting`);
    return true;
  }
  if (error.code === 'BAD_ALIAS') {
    const word = /^\S+/.exec(source.text.slice(place.start))?.[0].replace(/[,}\]]+$/, '') ?? '*';
    const alias = { source, start: place.start, end: place.start + word.length };
    diagnose(report, 'alias-unknown', alias, `${word} is read as a YAML alias, not as text`, { hint: `quote it: ${quotedLine(alias)}` });
    return false;
  }
  const hash = hashInFlow(source, place.start);
  if (hash !== undefined) {
    const hint = `quote it: ${quotedLine(hash)}`;
    diagnose(report, 'hash-starts-comment', hash, 'the text from # on is read as a comment', { hint });
    return true;
  }
  diagnose(report, 'yaml-syntax', place, sentence(error), { hint: hintFor(error, place) });
  return error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT';
}

/** The message of the parser as part of a sentence. */
function sentence(error: YAMLError): string {
  const text = error.message.trim().replace(/\.$/, '');
  return `invalid YAML: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function hintFor(error: YAMLError, place: Place): string | undefined {
  const line = textAt(lineAt(place.source, place.start));
  if (/^Missing closing .quote/.test(error.message)) return 'close this quote';
  if (/^\s*\t/.test(line)) return 'indent with spaces; this line begins with a tab';
  if (/[[{,]\s*[^'"\s]*\s*[^'"\s]*\$\{/.test(line)) return "inside [ ] and { }, ${NAME} must be quoted: '${NAME}'";
  if (error.code === 'BAD_SCALAR_START') return 'quote a value that begins with this character';
  if (/:\s+\S.*:\s/.test(line) || /nested mappings/i.test(error.message))
    return 'begin a mapping on a new line; quote text that contains ": "';
  return undefined;
}
