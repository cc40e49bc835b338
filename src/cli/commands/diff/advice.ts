// Errors of a broker that topo diff reads: their advice may name flags of other commands, which topo diff lacks, as its sides are arguments.
import { codes } from '../../../model/codes.ts';
import { type Diagnostic, TopoError } from '../../../model/diagnostic.ts';

/** Reads a broker. @throws as `read` does, with advice about the environment, or else about the URL of the side */
export async function withAdvice<T>(environment: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    throw new TopoError(
      error.diagnostics.map((one) => advised(one, environment)),
      { cause: error },
    );
  }
}

function advised(diagnostic: Diagnostic, environment: string | undefined): Diagnostic {
  if (!/--(management|transport|url)\b/.test(diagnostic.hint ?? codes[diagnostic.code].fix)) return diagnostic;
  const hint =
    environment === undefined
      ? 'pass the address and login of the management API as that side: http://USER:PASSWORD@HOST:15672'
      : `check url and management of environment ${environment}, and the variables in them`;
  return { ...diagnostic, hint };
}
