import { expect, test } from 'vitest';

import { describeChanges } from '../../../compiler/cli/fix/describe-changes.ts';

const path = 'agents/a.yaml';

test('shows each changed line before and after, with its number', () => {
  const before = 'a: 1\nb: 2\nc: 3\nd: 4\n';
  const after = 'a: 1\nb: 5\nc: 3\n';
  expect(describeChanges({ path, before, after }, false)).toBe(
    'agents/a.yaml\n  2 - b: 2\n  2 + b: 5\n  4 - d: 4\n',
  );
});

test('line breaks of Windows do not show, and neither does a break that is missing', () => {
  expect(describeChanges({ path, before: 'a: 1\r\nb: 2', after: 'a: 1\r\nb: 3' }, false)).toBe(
    'agents/a.yaml\n  2 - b: 2\n  2 + b: 3\n',
  );
});

test('colours are for terminals, and secrets for nobody', () => {
  const secret = `ghp_${'a1'.repeat(15)}`;
  const shown = describeChanges({ path, before: `x: ${secret}\n`, after: `y: ${secret}\n` }, true);
  expect(shown).toContain('\u001b[31m- x: ****');
  expect(shown).not.toContain(secret);
});

test('what cannot be seen is shown, so that nothing can forge the output', () => {
  expect(describeChanges({ path, before: 'a\n', after: 'b\u001b[2J\n' }, false)).toContain(
    '\\u{1b}[2J',
  );
});
