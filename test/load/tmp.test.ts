import { test } from 'vitest';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { checkFindings } from '../support/check-findings.ts';
test('x', () => {
  checkFindings(`
a: &x 1
#  ^^ load/anchor: The anchor "&x" is not part of the language.
b: [*x, *y]
#       ^^ load/alias: The alias "*y" is not part of the language.
c: {a: 1, a: 2}
#         ^ load/duplicate-key: The key "a" is written twice in this mapping.
#         ^ help: Remove one of the two.
__proto__: 4
#<------- load/reserved-key: The key "__proto__" is reserved.
d: "\\u202e \\e[31m"
#   ^^^^^^ load/hidden-character: The hidden character U+202E must not be in a file.
#          ^^ load/control-character: The control character U+001B must not be in a file.
e: .nan
#  ^^^^ load/number-out-of-range: ".nan" is no number that can be kept exactly.
`, (s) => parseSources(s).diagnostics);
});
