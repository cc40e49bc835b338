// Colour, symbols and columns of all text output. Returns strings and does not depend on a terminal.
import { eastAsianWidth } from 'get-east-asian-width';

/** How text is drawn. */
export interface Style {
  /** ANSI colours. */
  readonly color: boolean;
  /** Only ASCII characters of our own; names are printed as they are. */
  readonly ascii: boolean;
  /** Width in columns, at least `leastColumns`; absent: lines are as long as their text. */
  readonly columns?: number;
}

/** The narrowest supported terminal, in columns. */
export const leastColumns = 80;

/** Without colours: the default of the library's renderers. */
export const plainStyle: Style = { color: false, ascii: false };

export type Paint = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

const sgr: { readonly [paint in Paint]: readonly [number, number] } = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** A code that `paint` writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is
const sgrCode = /\u001b\[\d+m/g;

/** Paints a text, where colours are wanted. */
export function paint(style: Style, color: Paint, text: string): string {
  const [on, off] = sgr[color];
  return style.color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/**
 * Columns that a text takes on a terminal, by Unicode's East Asian Width (UAX 11): wide and full-width characters and emoji take two,
 * combining and invisible ones none, nor do the colours of `paint`. Characters of ambiguous width count as one, as terminals outside of
 * East Asia show them.
 */
export function widthOf(painted: string): number {
  if (/^[ -~]*$/.test(painted)) return painted.length;
  const text = painted.includes('\u001b') ? painted.replaceAll(sgrCode, '') : painted;
  if (/^[ -~]*$/.test(text)) return text.length;
  segments ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segments.segment(text)) width += widthOfCluster(segment);
  return width;
}

/** Columns of what a terminal shows as one character: an emoji may be joined of many, an accent may follow its letter. */
function widthOfCluster(cluster: string): number {
  // U+FE0F asks for an emoji where the character alone is text (keycaps, old symbols); two regional indicators are a flag
  if (/.\ufe0f|\p{Regional_Indicator}{2}/u.test(cluster)) return 2;
  const first = /[^\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.exec(cluster)?.[0].codePointAt(0);
  return first === undefined ? 0 : eastAsianWidth(first);
}

/** Made when it is first needed: it takes 20 ms, and most names are ASCII. */
let segments: Intl.Segmenter | undefined;

/** The part of a text that fits into so many columns, counted from its end, behind an ellipsis. A text that fits is returned unchanged. */
export function cutLeft(text: string, columns: number, style: Style): string {
  if (widthOf(text) <= columns) return text;
  const dots = ellipsis(style);
  const chars = [...text];
  while (chars.length > 1 && widthOf(dots) + widthOf(chars.join('')) > columns) chars.shift();
  return dots + chars.join('');
}

/** The sign for what is omitted. */
export function ellipsis(style: Style): string {
  return style.ascii ? '...' : '…';
}

/** Fills a text with blanks up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** A number with its noun: `1 binding`, `2 bindings`, `1 policy`, `2 policies`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** Text that came from outside, safe to print on a line: control characters are escaped. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, (char) => (char === '\t' ? ' ' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`));
}

/** Text as YAML, to be pasted: quoted, with escapes where characters could not be seen. */
export function yamlText(text: string): string {
  if (!/\p{C}/u.test(text)) return `'${text.replace(/'/g, "''")}'`;
  const codeOf = (char: string): string => `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\p{C}/gu, codeOf)}"`;
}
