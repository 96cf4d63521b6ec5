import { expect, test } from 'vitest';
import { groupDiagnostics } from '../../compiler/report/group-diagnostics.ts';
import { diagnostic, placeOf, sourceFile } from '../support/diagnostics.ts';

const place = placeOf(sourceFile('a.yaml', 'name: x\n'), 'name');

test('puts together what says the same, in the order of first occurrence', () => {
  const [a, b] = [diagnostic({ place, message: 'A.' }), diagnostic({ place, message: 'B.' })];
  expect(groupDiagnostics([a, b, a]).map(({ first, all }) => [first.message, all.length])).toEqual([
    ['A.', 2],
    ['B.', 1],
  ]);
});

test.each([
  ['code', { code: 'load/other' }],
  ['severity', { severity: 'warning' as const }],
  ['help', { help: 'Do this.' }],
])('another %s is another group', (_, overrides) => {
  expect(
    groupDiagnostics([diagnostic({ place }), diagnostic({ place, ...overrides })]),
  ).toHaveLength(2);
});
