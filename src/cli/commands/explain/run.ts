// topo explain: the meaning of a diagnostic code, or the list of all codes.
import { nearest } from '../../../loader/report/nearest.ts';
import { type Code, codes, isCode } from '../../../model/codes.ts';
import { byCodeUnits } from '../../../model/values.ts';
import { hang, wrap } from '../../../reporter/wrap.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';
import { styleOf } from '../../output.ts';
import { UsageError } from '../../usage.ts';

/** Runs `topo explain`. */
export async function explain(word: string | undefined, io: Io): Promise<number> {
  const { columns } = styleOf({ format: 'text' }, io);
  if (word === undefined) {
    const all = (Object.keys(codes) as Code[]).sort(byCodeUnits);
    const width = Math.max(...all.map((code) => code.length));
    io.out(
      all
        .flatMap((code) => hang(`${code.padEnd(width)}  `, codes[code].title, columns))
        .join('\n')
        .concat('\n'),
    );
    return exit.ok;
  }
  if (!isCode(word)) {
    const near = nearest(word, Object.keys(codes));
    throw new UsageError(
      `error: unknown code "${word}"${near === undefined ? '' : `; did you mean ${near}?`}\n\`topo explain\` lists all codes.`,
    );
  }
  const { title, why, fix, exit: exitCode } = codes[word];
  const parts = [`${word}: ${title}`, why, `Fix: ${fix}`, `Exit code when reported as an error: ${exitCode}`];
  io.out(`${parts.map((part) => wrap(part, columns).join('\n')).join('\n\n')}\n`);
  return exit.ok;
}
