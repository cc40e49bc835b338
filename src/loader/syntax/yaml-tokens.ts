// The tokens of the parser, with limits on nesting and number during parsing: without them, 5 MB of `[` exhaust all memory.
import { type CST, Lexer, Parser } from 'yaml';
import type { Place, Source } from '../read/source.ts';
import { ignoreForm } from '../report/ignores.ts';
import { diagnose, type Report } from '../report/report.ts';

/** Maximum levels of nesting per document; the format itself needs five, the others are for argument values. */
export const maxDepth = 64;

/** Maximum lexical tokens of all YAML together: about 100,000 objects in 8 MB, for which the parser needs about 850 MB. */
export const maxTokens = 3_000_000;

/** The remainder of the limit, for all files of a run. */
export interface Budget {
  tokens: number;
}

/** The tokens of a text, per document; a last undefined means that a limit was exceeded and reported. */
export function* tokensOf(source: Source, budget: Budget, report: Report): Generator<CST.Token | undefined, void> {
  const parser = new Parser();
  let offset = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(source.text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxDepth + 1) {
      diagnose(report, 'nested-too-deep', characterAt(source, offset), `more than ${maxDepth} levels of nesting`);
      yield undefined;
      return;
    }
    if (--budget.tokens < 0) {
      diagnose(report, 'file-too-large', characterAt(source, offset), `more than ${maxTokens} YAML tokens, all files together`);
      yield undefined;
      return;
    }
    // after a scalar mark, it is the text of a scalar
    if (lexeme[0] === '#' && before !== '\u001f' && ignoreForm.test(lexeme)) {
      report.ignores.push({ source, start: offset, end: offset + lexeme.length });
    }
    before = lexeme;
    offset += isMark(lexeme) ? 0 : lexeme.length;
  }
  yield* parser.end();
}

/**
 * A document of which the parser's tokens become garbage while it is composed, each object of the sections after the other: of 60,000
 * objects, the tokens and the nodes made of them would need 220 MB together. The composer visits each item of a block once.
 */
export function released(token: CST.Token): CST.Token {
  if (token.type !== 'document' || !isBlock(token.value)) return token;
  for (const { value } of token.value.items) if (isBlock(value)) releaseItems(value);
  releaseItems(token.value);
  return token;
}

function isBlock(token: CST.Token | undefined): token is CST.BlockMap | CST.BlockSequence {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

/** Removes each item from the array when it is visited. */
function releaseItems({ items }: { readonly items: unknown[] }): void {
  Object.defineProperty(items, Symbol.iterator, {
    value: function* () {
      for (let at = 0; at < items.length; at += 1) {
        const item = items[at];
        items[at] = undefined;
        yield item;
      }
    },
  });
}

function characterAt(source: Source, offset: number): Place {
  return { source, start: offset, end: offset + 1 };
}

/** Lexemes without text: document start, flow error end and scalar marks of the lexer. */
function isMark(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f';
}
