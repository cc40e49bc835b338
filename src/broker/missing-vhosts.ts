// Virtual hosts that do not exist, or that refuse the user: all of them are reported at once, so that they can be corrected together.
import { type Diagnostic, isVhostClosed } from '../model/diagnostic.ts';

/** The result; undefined if the virtual host is missing or refuses the user, which is added to `missing`. Other errors are thrown. */
export async function unlessMissing<T>(work: Promise<T>, missing: Diagnostic[]): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!isVhostClosed(error)) throw error;
    missing.push(...error.diagnostics);
    return undefined;
  }
}
