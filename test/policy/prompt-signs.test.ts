import { expect, test } from 'vitest';
import { promptSigns } from '../../compiler/policy/prompt-signs.ts';

const pem = `-----BEGIN RSA PRIVATE KEY-----${'A'.repeat(32)}-----END RSA PRIVATE KEY-----`;

test.each([
  ['plain text', 'Weigh the sources.\n\tName each one.\r\n'],
  ['other scripts and emoji', '日本語, فارسی\u200cها, 👩\u200d💻'],
  ['words that begin like a token', 'The task-force asks ghp_ users about AKIA and eyJ.'],
])('finds nothing in %s', (_, prompt) => {
  expect(promptSigns(prompt)).toEqual({ secrets: 0, hidden: [] });
});

test('names each hidden character once, in order', () => {
  expect(promptSigns('a\u202Eb\u200Bc\u200B\u{E0041}\u0007').hidden).toEqual([
    'U+0007',
    'U+200B',
    'U+202E',
    'U+E0041',
  ]);
});

test.each([
  ['a cloud key', `AKIA${'A'.repeat(16)}`],
  ['a token of a code host', `ghp_${'a'.repeat(36)}`],
  ['a key of a model provider', `sk-ant-${'a1'.repeat(12)}`],
  ['a token of a chat', `xoxb-${'1'.repeat(12)}`],
  ['a private key', pem],
  ['a signed token', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`],
])('finds %s', (_, secret) => {
  expect(promptSigns(`Use ${secret} and then ${secret}.`).secrets).toBe(2);
});

test('takes time in proportion to the text', () => {
  const texts = ['sk-', 'eyJ', '-----BEGIN ', 'xoxb-'].map((one) => one.repeat(60_000));
  for (const text of texts) expect(promptSigns(text).hidden).toEqual([]);
});
