import { expect, test } from 'vitest';
import { rewriteLines } from '../../../compiler/cli/yaml/rewrite-lines.ts';

test.each([
  ['a\n', 'A\n'],
  ['a\r\nb\r\n', 'A\r\nB\r\n'],
  ['\ufeffa\n', '\ufeffA\n'],
])('%j becomes %j', (before, after) => {
  const seen: string[] = [];
  const rewritten = rewriteLines(before, (lines) => {
    seen.push(lines);
    return lines.toUpperCase();
  });
  expect(rewritten).toBe(after);
  expect(seen.join('')).not.toMatch(/[\r\ufeff]/);
});

test('what is left alone stays byte for byte, mixed line ends too', () => {
  expect(rewriteLines('a\r\nb\n', (lines) => lines)).toBe('a\r\nb\n');
  expect(rewriteLines('a\n', () => undefined)).toBeUndefined();
});
