import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { formatPretty } from '../../../compiler/report/formats/pretty.ts';
import type { Diagnostic } from '../../../compiler/diagnostic/diagnostic.ts';
import { diagnostic, placeOf, sourceFile } from '../../support/diagnostics.ts';

const plain = { color: false, width: 80 };

function pretty(diagnostics: readonly Diagnostic[], screen = plain): string {
  return formatPretty({ command: 'check', ok: false, diagnostics, types: [] }, screen);
}

// Written as text, since a pattern with control characters in it is mostly a mistake.
const invisible = new RegExp(String.raw`[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]`);
const colorCodes = new RegExp(String.raw`\x1b\[\d+m`, 'g');

const workflow = sourceFile(
  'agents/reporting/summary.yaml',
  `${'#\n'.repeat(29)}  - id: summarize\n    agent: executive_summary_agent\n`,
);
const agents = sourceFile(
  'agents/reporting/agents.yaml',
  '---\n\n---\nagent_id: executive_summary_agent_001\n',
);
const unknownAgent = diagnostic({
  place: placeOf(workflow, 'executive_summary_agent'),
  message: 'Step "summarize" runs agent "executive_summary_agent", which is not defined.',
  related: [
    { place: placeOf(agents, 'executive_summary_agent_001'), message: 'Did you mean this one?' },
  ],
  help: 'Name the agent as it is defined, or run `adac check --fix`.',
});

describe('one finding', () => {
  test('looks as drawn', () => {
    expect(pretty([unknownAgent])).toBe(`\
agents/reporting/summary.yaml:31:12 error link/unknown-agent
  Step "summarize" runs agent "executive_summary_agent", which is not defined.
   30 |   - id: summarize
   31 |     agent: executive_summary_agent
      |            ^^^^^^^^^^^^^^^^^^^^^^^
  agents/reporting/agents.yaml:4:11
    4 | agent_id: executive_summary_agent_001
      |           --------------------------- Did you mean this one?
  help: Name the agent as it is defined, or run \`adac check --fix\`.

1 error in 1 file. adac explain link/unknown-agent
`);
  });

  test('what is long is wrapped at the width of the screen', () => {
    const text = pretty(
      [
        diagnostic({
          ...unknownAgent,
          message: `Step "summarize" runs agent "executive_summary_agent", ${'which is not defined, '.repeat(4)}alas.`,
          related: [
            {
              place: placeOf(agents, 'executive_summary_agent_001'),
              message: 'It may be that this one was meant, since only a number is missing.',
            },
          ],
          help: `Name the agent as it is defined${', or define one of that name'.repeat(4)}.`,
        }),
      ],
      { color: false, width: 60 },
    );
    expect(text).toBe(`\
agents/reporting/summary.yaml:31:12 error link/unknown-agent
  Step "summarize" runs agent "executive_summary_agent",
  which is not defined, which is not defined, which is not
  defined, which is not defined, alas.
   30 |   - id: summarize
   31 |     agent: executive_summary_agent
      |            ^^^^^^^^^^^^^^^^^^^^^^^
  agents/reporting/agents.yaml:4:11
    4 | agent_id: executive_summary_agent_001
      |           ---------------------------
    It may be that this one was meant, since only a number
    is missing.
  help: Name the agent as it is defined, or define one of
        that name, or define one of that name, or define one
        of that name, or define one of that name.

1 error in 1 file. adac explain link/unknown-agent
`);
  });

  test('nothing is said of nothing', () => {
    expect(pretty([])).toBe('');
  });

  test('a place without text, at the end or in an empty file', () => {
    const empty = sourceFile('agents/empty.yaml', '');
    const end = sourceFile('agents/end.yaml', 'a: 1');
    expect(
      pretty([
        diagnostic({
          place: { file: empty, span: { start: 0, end: 0 } },
          message: 'Nothing here.',
        }),
        diagnostic({
          place: { file: end, span: { start: 4, end: 4 } },
          message: 'Something is missing.',
        }),
        diagnostic({
          place: placeOf(end, 'a'),
          message: 'Related to nothing.',
          related: [{ place: { file: empty, span: { start: 0, end: 0 } }, message: 'Here.' }],
        }),
      ]),
    ).toBe(`\
agents/empty.yaml:1:1 error link/unknown-agent
  Nothing here.

agents/end.yaml:1:5 error link/unknown-agent
  Something is missing.
    1 | a: 1
      |     ^

agents/end.yaml:1:1 error link/unknown-agent
  Related to nothing.
    1 | a: 1
      | ^
  agents/empty.yaml:1:1
    Here.

3 errors in 2 files. adac explain link/unknown-agent
`);
  });

  test('a place of several lines is marked to the end of its first', () => {
    const file = sourceFile('a.yaml', 'spec:\r\n  prompt: |\r\n    One.\r\n    Two.\r\n');
    expect(pretty([diagnostic({ place: placeOf(file, 'prompt: |\r\n    One.\r\n    Two.') })]))
      .toContain(`
    1 | spec:
    2 |   prompt: |
      |   ^^^^^^^^^
`);
  });

  test('line numbers of any length stand below each other', () => {
    const file = sourceFile('a.yaml', `first: 1\n${'\n'.repeat(123_454)}last: 2\n`);
    const place = placeOf(file, 'last');
    const related = [{ place: placeOf(file, 'first'), message: 'Here.' }];
    expect(pretty([diagnostic({ place, related })])).toContain(`
  123456 | last: 2
         | ^^^^
  a.yaml:1:1
       1 | first: 1
         | ----- Here.
`);
  });

  test('a tab counts as one column', () => {
    const file = sourceFile('a.yaml', 'a:\n\tb: c\n');
    expect(pretty([diagnostic({ place: placeOf(file, 'c') })])).toContain(`
    2 |  b: c
      |     ^
`);
  });

  test('wide characters and marks are measured as they are drawn', () => {
    const file = sourceFile('a.yaml', 'name: 日本 e\u0301 😀 wrong\n');
    expect(pretty([diagnostic({ place: placeOf(file, 'wrong') })])).toContain(`
    1 | name: 日本 e\u0301 😀 wrong
      | ${' '.repeat(16)}^^^^^
`);
  });
});

describe('long lines', () => {
  const columnsOf = (text: string) => text.split('\n').map((line) => Array.from(line).length);

  test('are cut around the mark', () => {
    const file = sourceFile('a.yaml', `${'x'.repeat(500)} wrong ${'y'.repeat(500)}\n`);
    const text = pretty([diagnostic({ place: placeOf(file, 'wrong') })]);
    expect(text).toContain(`
    1 | …xxxxxxxxxxxxxxxxxx wrong ${'y'.repeat(45)}…
      | ${' '.repeat(20)}^^^^^
`);
    expect(Math.max(...columnsOf(text))).toBeLessThanOrEqual(80);
  });

  test('are cut at their end where the mark is near their start', () => {
    const file = sourceFile('a.yaml', `key: wrong ${'y'.repeat(500)}\n`);
    expect(pretty([diagnostic({ place: placeOf(file, 'wrong') })], { color: false, width: 40 }))
      .toContain(`
    1 | key: wrong yyyyyyyyyyyyyyyyyyyy…
      |      ^^^^^
`);
  });

  test('a mark that is longer than the screen is cut itself', () => {
    const file = sourceFile('a.yaml', `${'a'.repeat(50)}: ${'y'.repeat(5000)}\n`);
    const text = pretty([diagnostic({ place: placeOf(file, 'y'.repeat(5000)) })], {
      color: false,
      width: 60,
    });
    expect(Math.max(...columnsOf(text))).toBeLessThanOrEqual(60);
    expect(text).toMatch(/\n {6}\| +\^{20,}\n/);
  });

  test('wide characters are never cut in half', () => {
    const file = sourceFile('a.yaml', `${'日'.repeat(100)} wrong ${'😀'.repeat(100)}\n`);
    const text = pretty([diagnostic({ place: placeOf(file, 'wrong') })]);
    expect(text).toContain('wrong 😀');
    expect(text).not.toMatch(/\\u\{d/);
  });

  test('a line of a mebibyte costs no more than another', () => {
    const file = sourceFile('a.yaml', `${'x, '.repeat(350_000)}\n`);
    const place = { file, span: { start: 900_000, end: 900_001 } };
    const findings = Array.from({ length: 20 }, (_, index) =>
      diagnostic({ place, message: `No ${index}.` }),
    );
    const start = performance.now();
    pretty(findings);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('what must not reach a terminal', () => {
  test('secrets, control and invisible characters, in everything that is printed', () => {
    const key = 'AKIAABCDEFGH23456789';
    const file = sourceFile(
      `agents/\u001b[31m-${key}.yaml`,
      `token: ${key} \u202e\u001b[2Jwrong\n`,
    );
    const text = pretty([
      diagnostic({
        place: placeOf(file, 'wrong'),
        message: `Key "${key}" is\u0007 bad.\nforged: line`,
        help: `Remove ${key}\u200b.`,
        related: [{ place: placeOf(file, 'token'), message: `See ${key}.` }],
      }),
    ]);
    expect(text).not.toContain(key);
    expect(text).not.toMatch(invisible);
    expect(text).not.toMatch(/^forged/m);
    expect(text).toContain('\\u{1b}');
  });

  test('a private key over many lines, of which only one is shown', () => {
    const file = sourceFile(
      'a.yaml',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nwrong\n-----END RSA PRIVATE KEY-----\n',
    );
    const text = pretty([diagnostic({ place: placeOf(file, 'wrong') })]);
    expect(text).not.toContain('MIIE');
    expect(text).not.toContain('wrong');
  });
});

describe('many findings', () => {
  const files = Array.from({ length: 400 }, (_, index) =>
    sourceFile(`agents/a${String(index).padStart(3, '0')}.yaml`, 'x: &anchor 1\n'),
  );

  test('the same one in many files is one group with a count and the first three places', () => {
    const same = files.map((file) =>
      diagnostic({ place: placeOf(file, '&anchor'), message: 'No anchors.', help: 'Remove it.' }),
    );
    expect(pretty(same)).toBe(`\
agents/a000.yaml:1:4 error link/unknown-agent (400 times)
  No anchors.
    1 | x: &anchor 1
      |    ^^^^^^^
  also agents/a001.yaml:1:4
  also agents/a002.yaml:1:4
  and 397 more places
  help: Remove it.

400 errors in 400 files. adac explain link/unknown-agent
`);
    expect(pretty(same.slice(0, 2))).not.toContain('more place');
    expect(pretty(same.slice(0, 4))).toContain('and 1 more place\n');
  });

  test('of one code the first twenty are shown, and the others are counted', () => {
    const different = files.map((file, index) =>
      diagnostic({ place: placeOf(file, 'x'), message: `No ${index}.` }),
    );
    const text = pretty([
      ...different,
      diagnostic({ place: placeOf(files[0] ?? agents, 'x'), code: 'load/syntax' }),
    ]);
    expect(text.match(/ error link\/unknown-agent\n/g)).toHaveLength(20);
    expect(text).toContain('error load/syntax\n');
    expect(text).toContain('\nand 380 more link/unknown-agent findings, listed by --format json\n');
    expect(text.endsWith('401 errors in 400 files. adac explain link/unknown-agent\n')).toBe(true);
  });

  test('errors, warnings and fixes are counted', () => {
    const [file = agents] = files;
    const place = placeOf(file, 'x');
    const fix = { title: 'Mend', edits: [], safe: true };
    const text = pretty([
      diagnostic({ place, message: 'One.', fix }),
      diagnostic({ place, message: 'Two.', fix: { ...fix, safe: false } }),
      diagnostic({ place, message: 'Three.', severity: 'warning', code: 'emit/unplanned' }),
    ]);
    expect(text).toContain('agents/a000.yaml:1:1 warning emit/unplanned\n');
    expect(
      text.endsWith(
        '2 errors and 1 warning in 1 file (1 can be fixed by adac check --fix).\nadac explain link/unknown-agent\n',
      ),
    ).toBe(true);
  });

  test('10,000 print in a second', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => {
      const file = sourceFile(`agents/${index}.yaml`, `${'key: value\n'.repeat(30)}name: wrong\n`);
      return diagnostic({
        place: placeOf(file, 'wrong'),
        message: `Agent "${index}" is wrong.`,
        code: `link/code-${index % 50}`,
      });
    });
    const start = performance.now();
    const text = pretty(many);
    // Measured at a tenth of this; the rest is for machines that do other things as well.
    expect(performance.now() - start).toBeLessThan(3000);
    expect(text.split('\n').length).toBeGreaterThan(5000);
  });
});

test('colour is only added: what is left without it is the same', () => {
  const colored = pretty([unknownAgent], { color: true, width: 80 });
  expect(colored).toContain('\u001b[31m');
  expect(colored.replaceAll(colorCodes, '')).toBe(pretty([unknownAgent]));
});
