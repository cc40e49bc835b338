// The text of a file that contains nothing but a secret.

/** The text without the line break at its end; undefined if it is not UTF-8. */
export function secretText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
