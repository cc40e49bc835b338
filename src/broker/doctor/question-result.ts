// The result of a request to the broker, with a refusal as data: a check that cannot be made does not stop the others.
import { type Diagnostic, TopoError } from '../../model/diagnostic.ts';

/** What a question gives, or why it gives nothing. */
export type QuestionResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Diagnostic };

/** Asks. Throws only what is no TopoError. */
export async function questionResult<T>(question: () => Promise<T>): Promise<QuestionResult<T>> {
  try {
    return { ok: true, value: await question() };
  } catch (error) {
    const problem = error instanceof TopoError ? error.diagnostics[0] : undefined;
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}
