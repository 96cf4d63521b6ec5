import { expect, test } from 'vitest';
import { readText } from '../../compiler/policy/read-text.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';

const memory = new webAssembly.Memory({ initial: 1, maximum: 1 });
const bytes = new Uint8Array(memory.buffer);
const text = Buffer.from('zürich');
bytes.set(text, 100);

test('reads up to the zero', () => {
  expect(readText(memory, 100, 100)).toBe('zürich');
  expect(readText(memory, 100 + text.length, 100)).toBe('');
});

test('a text that is too long is none', () => {
  expect(readText(memory, 100, text.length)).toBe('zürich');
  expect(readText(memory, 100, text.length - 1)).toBeUndefined();
});

test('a text that runs off the end of the memory is none', () => {
  bytes.fill(65, bytes.length - 8);
  expect(readText(memory, bytes.length - 8, 100)).toBeUndefined();
});
