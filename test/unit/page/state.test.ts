// The state of the page in its link.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragmentOf, initialState, linesOf, type PageState, stateOf, toggled } from '../../../src/page/state.ts';

const initial = initialState('/', 2, true);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });

describe('a link', () => {
  it('opens the page in the state that it was copied from', () => {
    const states = fc.record({
      vhost: text,
      exchange: fc.option(text, { nil: undefined }),
      routingKey: text,
      headers: fc
        .array(text.map((line) => line.trim()).filter((line) => line !== '' && !/[\r\n]/.test(line)))
        .map((lines) => lines.join('\n')),
      mandatory: fc.boolean(),
      deaths: fc.array(fc.record({ queue: text, reason: fc.constantFrom('rejected', 'expired', 'maxlen', 'delivery_limit') })),
      selected: fc.option(text, { nil: undefined }),
      search: text,
      focused: fc.boolean(),
      folded: fc.boolean(),
      open: fc.uniqueArray(text),
      side: fc.constantFrom(0, 1),
      hidden: fc.subarray(['dead-letter', 'alternate', 'federation']),
    });
    fc.assert(
      fc.property(states, ({ exchange, selected, ...rest }) => {
        const state = {
          ...rest,
          ...(exchange === undefined ? {} : { exchange }),
          ...(selected === undefined ? {} : { selected }),
        } as PageState;
        expect(stateOf(fragmentOf(state, initial), initial)).toEqual(state);
      }),
    );
  });

  it('is empty for the page as it is opened', () => {
    expect(fragmentOf(initial, initial)).toBe('');
    expect(stateOf('', initial)).toEqual(initial);
  });

  it.each(['side=7', 'side=-1', 'side=0.5', 'side=x', 'hide=binding', 'd=exploded+q', 'd=rejected', 'm=yes', 'unknown=1', '%%%'])(
    'has no effect where it is not understood: %s',
    (fragment) => {
      expect(stateOf(fragment, initial)).toEqual(initial);
    },
  );

  it('distinguishes the default exchange from no exchange', () => {
    expect(stateOf('x=', initial).exchange).toBe('');
    expect(Object.hasOwn(stateOf('k=a', initial), 'exchange')).toBe(false);
  });
});

it('shows a plan after its changes, and files as they are', () => {
  expect([initialState('/', 1, false).side, initialState('/', 2, false).side]).toEqual([0, 1]);
});

it('toggles an item of a list', () => {
  expect([toggled(['a'], 'b'), toggled(['a', 'b'], 'a')]).toEqual([['a', 'b'], ['b']]);
});

it('ignores blank lines and blanks around lines', () => {
  expect(linesOf(' a=1 \n\n\t\nb=2')).toEqual(['a=1', 'b=2']);
});
