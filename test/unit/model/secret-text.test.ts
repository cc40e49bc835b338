// Templates of secrets: a literal text comes back unchanged, whatever it contains.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this
import { expect, test } from 'vitest';
import { fillTemplate, hiddenSecret, literalTemplate, mapHidden, referencesIn } from '../../../src/model/secret-text.ts';

test.each(['a', 'a${b}', '$${b}', '$$${', '${file:x}', '$&'])(
  'the template of the literal text %s refers to nothing and becomes it again',
  (text) => {
    const template = literalTemplate(text);
    expect(referencesIn(template)).toEqual([]);
    expect(fillTemplate(template, () => 'secret')).toBe(text);
  },
);

test('only hidden secrets are replaced, at any depth', () => {
  const value = {
    text: 'a',
    list: [hiddenSecret('another text'), { '!': 'double', value: 1 }],
    inner: { uri: hiddenSecret('another URI') },
  };
  expect(mapHidden(value, () => '${X}')).toEqual({ text: 'a', list: ['${X}', { '!': 'double', value: 1 }], inner: { uri: '${X}' } });
});
