// GitHub-flavoured Markdown that no name can break. All external text is in code spans or fenced blocks, where nothing is markup, a link,
// a mention or HTML; `|` and backticks, which could end a table cell or a span, are written between spans as character references.
// A document longer than GitHub accepts is cut, and ends with a note.

/** A part of a document: items between a head and a foot, of which the last ones may be omitted. Each is whole lines. */
export interface Block {
  readonly head: string;
  readonly items: readonly string[];
  readonly foot?: string;
}

/** The most characters of a document. GitHub accepts 65,536 in a comment, and the workflow that posts it may add its own. */
export const mostCharacters = 60_000;

/** Room for the note on what was omitted, and for the foot of the block that is cut. */
const reserve = 500;

/** Joins blocks with blank lines. Ends with a line feed, and is never longer than `mostCharacters`. */
export function documentOf(blocks: readonly Block[]): string {
  const whole = blocks.map(({ head, items, foot }) => lines([head, ...items, foot])).join('\n');
  return whole.length <= mostCharacters ? whole : cut(blocks);
}

function cut(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let room = mostCharacters - reserve;
  let left = 0;
  for (const { head, items, foot } of blocks) {
    const start = lines([head]);
    room -= start.length + (foot?.length ?? 0) + 2;
    const taken: string[] = [];
    // nothing follows the first item that does not fit, so that the document has no gaps
    for (const item of left === 0 && room >= 0 ? items : []) {
      room -= item.length + 1;
      if (room < 0) break;
      taken.push(item);
    }
    const missing = items.length - taken.length;
    if (missing === 0 && left === 0 && room >= 0) parts.push(lines([head, ...items, foot]));
    else if (taken.length > 0) parts.push(lines([head, ...taken, foot]));
    left += missing + (taken.length === 0 ? 1 : 0);
    if (missing > 0) room = -1;
  }
  const what = `**Truncated**: ${left} more ${left === 1 ? 'entry does' : 'entries do'} not fit into a comment. \`--format json\` lists all.`;
  return `${parts.join('\n')}\n${what}\n`;
}

function lines(texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => (text === undefined ? [] : [`${text}\n`])).join('');
}

/** The most characters of one span; names have at most 255 bytes. */
const mostOfSpan = 600;

/** Text unchanged, in code spans; empty for an empty text. */
export function code(text: string): string {
  const visible = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  const short = visible.length > mostOfSpan ? `${visible.slice(0, mostOfSpan).replace(/[\ud800-\udbff]$/, '')}...` : visible;
  return short
    .split(/([|`]+)/)
    .map((part, at) => (at % 2 === 1 ? part.replace(/\|/g, '&#124;').replace(/`/g, '&#96;') : span(part)))
    .join('');
}

/** Markdown removes one of the blanks on both ends. */
function span(text: string): string {
  if (text === '') return '';
  return /^ .*\S.* $/.test(text) ? `\` ${text} \`` : `\`${text}\``;
}

/** A sentence with names in it: plain words are unchanged, everything else is put into code spans. */
export function prose(sentence: string): string {
  const words: { readonly plain: boolean; readonly text: string }[] = [];
  for (const word of sentence.split(/\s+/).filter((one) => one !== '')) {
    const [, before = '', core = '', after = ''] = /^([(]?)(.*?)([).,;:]*)$/su.exec(word) ?? [];
    const last = words.at(-1);
    // a number with a full stop or parenthesis would begin a list
    if ((isPlain(core) && !/^\d+[.)]/.test(word)) || (core === '' && /^[),.;:]+$/.test(after))) words.push({ plain: true, text: word });
    else if (last?.plain === false && before === '') words[words.length - 1] = { plain: false, text: `${last.text} ${word}` };
    else words.push({ plain: false, text: word });
  }
  return words.map(({ plain, text }) => (plain ? text : codeWithin(text))).join(' ');
}

/** Punctuation of the sentence stays outside of the span. */
function codeWithin(text: string): string {
  const [, before = '', core = '', after = ''] = /^([(]?)(.*?)([).,;:]*)$/su.exec(text) ?? [];
  return `${before}${code(core)}${after}`;
}

/** A word or a small number. GitHub makes links of longer hexadecimal words, which could be commits. */
function isPlain(word: string): boolean {
  return /^(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})$/u.test(word) && !/^[0-9a-f]{7,}$/i.test(word);
}

/** A fenced block of lines, of which the last may be omitted. */
export function fence(language: string, text: string): Block {
  // a line that begins with a fence would end the block, unless four blanks precede it
  const inside = text.replace(/\n$/, '').replace(/^ {0,3}(?=```)/gm, '    ');
  return { head: `\`\`\`${language}`, items: inside.split('\n'), foot: '```' };
}

/** A table; the cells are Markdown. A column with empty cells only is omitted. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): Block {
  const used = columns.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, at) => used[at]).join(' | ')} |`;
  return { head: `${line(columns)}\n${line(columns.map(() => '---'))}`, items: rows.map(line) };
}

/** The block with a heading; folded if it has more than `most` items. */
export function titled(title: string, block: Block, most = Number.POSITIVE_INFINITY): Block {
  const { head, items, foot } = block;
  const below = head === '' ? '' : `\n${head}`;
  if (items.length <= most) return { ...block, head: `### ${title}\n${below}` };
  const end = `${foot === undefined ? '' : `${foot}\n`}\n</details>`;
  return { head: `<details><summary>${title}</summary>\n${below}`, items, foot: end };
}
