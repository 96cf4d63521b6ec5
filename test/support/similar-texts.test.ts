import { expect, test } from 'vitest';
import { similarTexts } from './similar-texts.ts';

test('names the pairs that say the same in other words', () => {
  const found = similarTexts(
    [
      ['a', 'Drafts a reply to the customer.'],
      ['b', 'Drafting replies for customers'],
      ['c', 'Counts the stock of a warehouse.'],
    ],
    0.5,
  );
  expect(found).toEqual([{ first: 'a', second: 'b', share: 1 }]);
});

test('counts shared words against all words of both', () => {
  const texts = [
    ['a', 'apples pears plums'],
    ['b', 'apples pears cherries'],
  ] as const;
  expect(similarTexts(texts, 0.5)).toEqual([{ first: 'a', second: 'b', share: 0.5 }]);
  expect(similarTexts(texts, 0.51)).toEqual([]);
});

test('takes texts without content for the same', () => {
  expect(
    similarTexts(
      [
        ['a', 'What it is.'],
        ['b', ''],
      ],
      0.5,
    ),
  ).toHaveLength(1);
});
