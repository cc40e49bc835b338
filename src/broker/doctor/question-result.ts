// The result of a request to the broker, with a refusal as data: a check that cannot be made does not stop the others.
import { type Diagnostic, TopoError } from '../../model/diagnostic.ts';

/** The result of a request, or the reason for its failure. */
export type QuestionResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Diagnostic };

/** Sends the request. Throws only errors that are not a TopoError. */
export async function questionResult<T>(question: () => Promise<T>): Promise<QuestionResult<T>> {
  try {
    return { ok: true, value: await question() };
  } catch (error) {
    const problem = error instanceof TopoError ? error.diagnostics[0] : undefined;
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}
