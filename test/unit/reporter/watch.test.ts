// The events of a watch for people.
import { expect, test } from 'vitest';
import { plainStyle } from '../../../src/reporter/style.ts';
import { renderWatchEvent } from '../../../src/reporter/watch.ts';

test('a warning has the same name as in --format ndjson', () => {
  const remark = { code: 'not-visible', severity: 'warning', message: 'not there' } as const;
  expect(renderWatchEvent({ type: 'remark', remark }, '2026-11-28T10:38:35Z', [], plainStyle)).toBe(
    '2026-11-28T10:38:35Z  diagnostic   not there [not-visible]\n',
  );
});
