// How the place of a declaration is shortened.
import { expect, test } from 'vitest';
import { placeText, shortPlace } from '../../../src/reporter/place.ts';

const at = (file: string) => ({ file, line: 4 });
const style = { color: false, ascii: false };

test('a place is relative to the only directory on the command line', () => {
  expect(placeText(at('topologies/dead-letter/topology.yaml'), ['topologies/dead-letter'])).toBe('topology.yaml:4');
  expect(placeText(at('topologies/a/b.yaml'), ['topologies/'])).toBe('a/b.yaml:4');
});

test('a place has its whole path for a file, for several paths, and outside the directory', () => {
  expect(placeText(at('a/orders.yaml'), ['a/orders.yaml'])).toBe('a/orders.yaml:4');
  expect(placeText(at('a/x.yaml'), ['a', 'b'])).toBe('a/x.yaml:4');
  expect(placeText(at('ab/x.yaml'), ['a'])).toBe('ab/x.yaml:4');
  expect(placeText(at('a/x.yaml'))).toBe('a/x.yaml:4');
});

test('a place that is too long loses folders from the left before a part of the file name', () => {
  const place = 'topologies/dead-letter/topology.yaml:4';
  expect(shortPlace(place, 38, style)).toBe(place);
  expect(shortPlace(place, 30, style)).toBe('…/dead-letter/topology.yaml:4');
  expect(shortPlace(place, 22, style)).toBe('…/topology.yaml:4');
  expect(shortPlace(place, 22, { ...style, ascii: true })).toBe('.../topology.yaml:4');
  expect(shortPlace(place, 10, style)).toBe('…gy.yaml:4');
  expect(shortPlace(place, undefined, style)).toBe(place);
});
