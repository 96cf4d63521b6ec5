import { expect, test } from 'vitest';

import type { ExpandedField } from '../../../compiler/cli/expand/expanded-fields.ts';
import { formatFields } from '../../../compiler/cli/expand/format-fields.ts';
import type { Path } from '../../../compiler/source/place.ts';

function field(path: Path, value: unknown, file = 'a.yaml'): ExpandedField {
  return { path, value, origin: { role: 'definition', file, line: 7, column: 1 } };
}

test('keys open once, and entries of lists have dashes', () => {
  const fields = [
    field(['spec', 'tools', 0, 'name'], 'a'),
    field(['spec', 'tools', 0, 'limits', 'x'], 1),
    field(['spec', 'tools', 1, 'name'], 'b'),
    field(['spec', 'role'], 'r'),
  ];
  expect(formatFields(fields, 40)).toBe(`spec:
  tools:
    - name: a         a.yaml:7 definition
      limits:
        x: 1          a.yaml:7 definition
    - name: b         a.yaml:7 definition
  role: r             a.yaml:7 definition
`);
});

test('no line is wider than the screen: values lose their end, files their beginning', () => {
  const fields = [field(['spec', 'role'], 'word '.repeat(40), `${'deep/'.repeat(20)}a.yaml`)];
  const lines = formatFields(fields, 80).trimEnd().split('\n');
  expect(lines.every((line) => line.length <= 80)).toBe(true);
  expect(lines[1]).toMatch(/^ {2}role: word .*… {2}….*\/a\.yaml:7 definition$/);
});

test('of several lines the first is shown, and what cannot be seen is made visible', () => {
  expect(formatFields([field(['spec', 'role'], 'one\ntwo')], 60)).toContain('role: one …');
  expect(formatFields([field(['spec', 'role'], 'x\u001b[2Jy')], 60)).not.toContain('\u001b');
});
