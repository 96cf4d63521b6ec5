import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockChanges } from '../../compiler/bundle/lock-changes.ts';

test.each([
  ['', '', 0, 0],
  ['', 'a\nb\n', 2, 0],
  ['a\nb\n', '', 0, 2],
  ['a\nb\nc\n', 'a\nx\nc\n', 1, 1],
  ['a\na\n', 'a\n', 0, 1],
  ['a\nb\nc\n', 'b\na\nc\n', 2, 2],
  ['a\nb', 'a\nb\n', 1, 1],
])('%j to %j is +%i -%i', (before, after, added, removed) => {
  expect(lockChanges(before, after)).toEqual({ added, removed });
});

test('tells every change, and counts what comes against what goes', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const text = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
      const there = lockChanges(text(before), text(after));
      const back = lockChanges(text(after), text(before));
      expect(there).toEqual({ added: back.removed, removed: back.added });
      expect(there.added + there.removed > 0).toBe(text(before) !== text(after));
      expect(before.length + there.added - there.removed).toBe(after.length);
    }),
  );
});

test('takes time linear in the lines', () => {
  const text = (mark: string) =>
    Array.from({ length: 200_000 }, (_, index) => `${mark}${index}\n`).join('');
  expect(lockChanges(text('a'), text('b'))).toEqual({ added: 200_000, removed: 200_000 });
});
