import { parseEvents } from 'js-yaml';
import { expect, test } from 'vitest';

import { startOffset } from '../../compiler/load/event-spans.ts';

test.each([
  ['plain: 1', [0, 0, 7]],
  ['"quoted": \'x\'', [0, 0, 10]],
  ['- [1, {a: }]', [0, 2, 3, 6, 7]],
  ['- |\n  block', [0, 4]],
])('%j starts its nodes at %j', (text, offsets) => {
  const starts = parseEvents(text, {}).map(startOffset);
  expect(starts.filter((offset) => offset !== undefined)).toEqual(offsets);
});

test('nothing has no start', () => {
  expect(startOffset(undefined)).toBeUndefined();
});
