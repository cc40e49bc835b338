// The parser's tokens, with nesting and number bounded while it works: unchecked, five megabytes of `[` take all memory there is.
import { type CST, Lexer, Parser } from 'yaml';
import type { Place, Source } from '../read/source.ts';
import { ignoreForm } from '../report/ignores.ts';
import { type Report, say } from '../report/report.ts';

/** Levels of nesting that a document may have; the format itself needs five, the rest is for values of arguments. */
export const maxDepth = 64;

/** Lexical tokens of all YAML together: about 100,000 objects in 8 MB, for which the parser takes about 850 MB. */
export const maxTokens = 3_000_000;

/** What is left of the limit, for all files of a run. */
export interface Budget {
  tokens: number;
}

/** The tokens of a text, a document at a time; undefined, as the last one, where a limit is passed, which has been reported. */
export function* tokensOf(source: Source, budget: Budget, report: Report): Generator<CST.Token | undefined, void> {
  const parser = new Parser();
  let offset = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(source.text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxDepth + 1) {
      say(report, 'nested-too-deep', characterAt(source, offset), `more than ${maxDepth} levels of nesting`);
      yield undefined;
      return;
    }
    if (--budget.tokens < 0) {
      say(report, 'file-too-large', characterAt(source, offset), `more than ${maxTokens} YAML tokens, all files together`);
      yield undefined;
      return;
    }
    // behind a scalar mark it is the text of a scalar
    if (lexeme[0] === '#' && before !== '\u001f' && ignoreForm.test(lexeme)) {
      report.ignores.push({ source, start: offset, end: offset + lexeme.length });
    }
    before = lexeme;
    offset += isMark(lexeme) ? 0 : lexeme.length;
  }
  yield* parser.end();
}

function characterAt(source: Source, offset: number): Place {
  return { source, start: offset, end: offset + 1 };
}

/** Lexemes that stand for no text: document start, flow error end and scalar marks of the lexer. */
function isMark(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f';
}
