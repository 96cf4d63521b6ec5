import { describe, expect, test } from 'vitest';

import { checkName, checkTwins } from '../../compiler/load/check-name.ts';
import { pathReport } from '../../compiler/load/path-report.ts';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';

function messagesOf(check: (report: ReturnType<typeof pathReport>) => void): string[] {
  const diagnostics: Diagnostic[] = [];
  check(pathReport(diagnostics));
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe('a name that works everywhere', () => {
  test.each(['a.yaml', 'Agent-1_b.v2.yaml', 'übersicht.yaml', 'con-man.yaml', 'a b.yaml', '.a'])(
    '%s',
    (name) => {
      expect(messagesOf((report) => checkName(`agents/${name}`, name, report))).toEqual([]);
    },
  );
});

describe('a name that does not', () => {
  test.each([
    ['CON', '"CON"'],
    ['con.yaml', '"con.yaml"'],
    ['Lpt1.json', '"Lpt1.json"'],
    ['a.yaml.', '"a.yaml."'],
    ['a ', '"a "'],
    ['a:b.yaml', '"a:b.yaml"'],
    ['..\\a.yaml', '"..\\a.yaml"'],
    ['a\nb.yaml', '"a\\u{a}b.yaml"'],
    ['a\x1b[31m.yaml', '"a\\u{1b}[31m.yaml"'],
    ['a\u202e.yaml', '"a\\u{202e}.yaml"'],
    ['a\ufffd.yaml', '"a\ufffd.yaml"'],
  ])('%j', (name, shown) => {
    expect(messagesOf((report) => checkName(`agents/${name}`, name, report))).toEqual([
      `load/unportable-name: The name ${shown} does not work on every system.`,
    ]);
  });
});

test('checking a name takes linear time', () => {
  const begin = performance.now();
  const name = `${'a'.repeat(100_000)}A`;
  expect(messagesOf((report) => checkName(name, name, report))).toEqual([]);
  expect(performance.now() - begin).toBeLessThan(1000);
});

describe('twins', () => {
  test.each([
    ['case', ['A.yaml', 'a.yaml'], '"a.yaml" and "A.yaml"'],
    ['accents in two forms', ['\u00e9.yaml', 'e\u0301.yaml'], '"\u00e9.yaml" and "e\u0301.yaml"'],
    [
      'letters that fold into one',
      ['straße.yaml', 'STRASSE.yaml'],
      '"straße.yaml" and "STRASSE.yaml"',
    ],
    ['both', ['\u00c9.yaml', 'e\u0301.yaml'], '"\u00c9.yaml" and "e\u0301.yaml"'],
  ])('by %s', (_name, names, shown) => {
    const expected = [`load/twin-names: ${shown} are one name on some systems.`];
    expect(
      messagesOf((report) => {
        checkTwins('agents/', names, report);
      }),
    ).toEqual(expected);
    const reversed = names.toReversed();
    expect(
      messagesOf((report) => {
        checkTwins('agents/', reversed, report);
      }),
    ).toEqual(expected);
  });

  test('are none where the names differ', () => {
    const names = ['A.yaml', 'b.yaml', 'a.yml', 'ä.yaml'];
    expect(
      messagesOf((report) => {
        checkTwins('agents/', names, report);
      }),
    ).toEqual([]);
  });

  test('are related to each other', () => {
    const diagnostics: Diagnostic[] = [];
    checkTwins('agents/', ['a.yaml', 'A.yaml'], pathReport(diagnostics));
    expect(diagnostics).toMatchObject([
      {
        place: { file: { path: 'agents/a.yaml' } },
        related: [{ place: { file: { path: 'agents/A.yaml' } } }],
      },
    ]);
  });
});
