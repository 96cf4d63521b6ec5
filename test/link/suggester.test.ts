import { expect, test } from 'vitest';
import { createSuggester } from '../../compiler/link/suggester.ts';

test('suggests as `suggest` does', () => {
  const suggest = createSuggester(() => ['writer', 'editor']);
  expect(suggest('writr')).toBe('writer');
  expect(suggest('cartographer')).toBeUndefined();
});

test('reads the names once, and only when it is asked', () => {
  let reads = 0;
  const suggest = createSuggester(() => {
    reads++;
    return ['writer'];
  });
  expect(reads).toBe(0);
  suggest('writr');
  suggest('wrter');
  suggest('writr');
  expect(reads).toBe(1);
});

test('gives up where thousands of names are unknown, and keeps what it has found', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `agent-of-the-department-${index}x`);
  const suggest = createSuggester(() => names);
  const wanted = Array.from({ length: 5_000 }, (_, index) => `agent-of-the-department-${index}xy`);
  const answers = wanted.map(suggest);
  expect(answers.at(-1)).toBeUndefined();
  expect(wanted.slice(0, 100).map(suggest)).toEqual(answers.slice(0, 100));
});
