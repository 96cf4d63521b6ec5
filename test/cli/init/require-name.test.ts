import { expect, test } from 'vitest';
import { isName, requireName } from '../../../compiler/cli/init/require-name.ts';

test.each(['a', '7', 'a-b', 'con-1', 'x'.repeat(63)])('%s is a name', (name) => {
  expect(isName(name)).toBe(true);
  expect(requireName(name)).toBe(name);
});

test.each(['', '-a', 'a-', 'A', 'a_b', 'a/b', '..', '.', 'con', 'lpt1', 'a\n', 'x'.repeat(64)])(
  '%j is none',
  (name) => {
    expect(isName(name)).toBe(false);
    expect(() => requireName(name)).toThrow('is no name.');
  },
);
