// Columns on a terminal: what a name takes decides whether the tables of a plan and the carets below a line stand right.
import { describe, expect, it } from 'vitest';
import { pad, widthOf } from '../../../src/reporter/style.ts';

describe('widthOf', () => {
  it.each([
    ['ASCII', 'orders.created', 14],
    ['nothing', '', 0],
    ['accented letters', 'Aufträge', 8],
    ['an accent of its own', 'Auftra\u0308ge', 8],
    ['Cyrillic letters', 'заказы', 6],
    ['Chinese characters', '订单', 4],
    ['Korean syllables', '주문', 4],
    ['half-width katakana', 'ｱｲｳ', 3],
    ['full-width letters', 'ＡＢ', 4],
    ['Chinese characters beyond the first plane', '𠀀𠮷', 4],
    ['an emoji', '🐇', 2],
    ['a flag', '🇩🇪', 2],
    ['two flags', '🇩🇪🇫🇷', 4],
    ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 2],
    ['a family, joined of four emoji', '👨‍👩‍👧‍👦', 2],
    ['an emoji with a skin tone', '👍🏽', 2],
    ['a keycap', '1️⃣', 2],
    ['a symbol shown as an emoji', '☎️', 2],
    ['the same symbol shown as text', '☎', 1],
    ['signs that could be emoji and are text', '©®™✔', 4],
    ['an emoji without a variation selector', '⏰✅', 4],
    ['a zero-width space', 'a\u200bb', 2],
    ['a mark on a blank', ' \u0301', 1],
  ])('counts the columns of %s', (_, text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('pads names with wide characters to the same column', () => {
    expect(['🇩🇪', '订单', 'a'].map((name) => widthOf(pad(name, 6)))).toEqual([6, 6, 6]);
    expect(pad('🇩🇪', 6)).toBe('🇩🇪    ');
  });
});
