import { expect, test } from 'vitest';

import { quote } from '../../compiler/diagnostic/quote.ts';
import { secrets } from '../support/secrets.ts';

test.each([
  ['a name', 'triage', '"triage"'],
  ['nothing', '', '""'],
  ['sixty characters', 'x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['more', 'x'.repeat(61), `"${'x'.repeat(59)}…"`],
  ['far more', 'y'.repeat(100_000), `"${'y'.repeat(59)}…"`],
  ['a line break', 'a\nb', '"a\\u{a}b"'],
  ['a pair at the cut', `${'x'.repeat(58)}😀${'x'.repeat(9)}`, `"${'x'.repeat(58)}…"`],
  ['a secret', secrets['a GitHub token'] ?? '', '"[redacted]"'],
  [
    'a secret at the cut',
    `${'x '.repeat(25)}${secrets['an AWS key'] ?? ''}`,
    `"${'x '.repeat(25)}[redacted]"`,
  ],
])('%s', (_name, text, expected) => {
  expect(quote(text)).toBe(expected);
});
