import { expect, test } from 'vitest';
import { displayWidth } from '../../compiler/report/display-width.ts';

test.each([
  ['', 0],
  ['plain', 5],
  ['äöü', 3],
  ['日本', 4],
  ['ｆｕｌｌ', 8],
  ['😀', 2],
  ['e\u0301', 1],
  ['한글', 4],
  ['𠀀', 2],
  ['…', 1],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
