// Words of printed commands, quoted so that a shell reads them unchanged and a terminal prints them safely.

/** The word bare where it can be, else as shellQuoted. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : shellQuoted(word);
}

/**
 * The word in quotes: `'...'`, or, with what would not be seen or would play with a terminal, `"$(printf '...')"` with the bytes of that in
 * octal. Both are read alike by every POSIX shell (dash, bash, zsh, ksh); `$'...'` is not. Line feeds at the end, which `$()` removes,
 * are written as they are.
 */
export function shellQuoted(word: string): string {
  if (!/\p{C}/u.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const body = word.replace(/\n+$/, '');
  const feeds = word.slice(body.length);
  // bash expands ! inside double quotes; printf takes a leading - for an option
  const format = body.replace(/[\\%]/g, '$&$&').replace(/^-|[!']|\p{C}/gu, (char) => {
    const bytes = [...new TextEncoder().encode(char)];
    return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `${format === '' ? '' : `"$(printf '${format}')"`}${feeds === '' ? '' : `'${feeds}'`}`;
}

/** The flag that allows a blocked change; `value` is one of `--allow`. */
export function allowFlag(value: string): string {
  return `--allow ${shellQuoted(value)}`;
}
