// Words of printed commands, quoted so that a shell reads them unchanged and a terminal prints them safely.

/** The word bare where it can be, else as shellQuoted. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : shellQuoted(word);
}

/**
 * The word in quotes: `'...'` of every POSIX shell, or `$'...'` (bash, zsh, ksh, POSIX of 2024) with the bytes of what would not be seen,
 * or would play with a terminal.
 */
export function shellQuoted(word: string): string {
  if (!/\p{C}/u.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = word.replace(/['\\]/g, '\\$&').replace(/\p{C}/gu, (char) => {
    const bytes = [...new TextEncoder().encode(char)];
    return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `$'${escaped}'`;
}

/** The flag that allows a blocked change; `value` is one of `--allow`. */
export function allowFlag(value: string): string {
  return `--allow ${shellQuoted(value)}`;
}
