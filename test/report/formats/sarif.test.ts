import { expect, test } from 'vitest';
import type { Diagnostic, FindingType } from '../../../compiler/diagnostic/diagnostic.ts';
import { version } from '../../../compiler/model/version.ts';
import { formatSarif } from '../../../compiler/report/formats/sarif.ts';
import { diagnostic, placeOf, sourceFile } from '../../support/diagnostics.ts';

function type(code: string, severity: FindingType['severity'] = 'error'): FindingType {
  return { code, severity, summary: `Summary of ${code}.`, explanation: `Page of ${code}.` };
}

const types = [type('load/syntax'), type('link/unknown-agent'), type('emit/hint', 'warning')];

function sarifText(diagnostics: readonly Diagnostic[]): string {
  return formatSarif(
    { command: 'check', ok: false, diagnostics, types },
    { color: true, width: 80 },
  );
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly unknown[] }];
}

function runOf(diagnostics: readonly Diagnostic[]): Run {
  const { runs } = JSON.parse(sarifText(diagnostics)) as { readonly runs: readonly [Run] };
  return runs[0];
}

const file = sourceFile('agents/a b.yaml', '# one\nname: writer\n');

test('is SARIF 2.1.0 with rules, regions and fixes', () => {
  const place = placeOf(file, 'writer');
  const found = diagnostic({
    place,
    help: 'Define it.',
    related: [{ place: placeOf(file, 'name'), message: 'Here.' }],
    fix: { title: 'Name "reader"', safe: true, edits: [{ place, text: 'reader' }] },
  });
  const artifactLocation = { uri: 'agents/a%20b.yaml', uriBaseId: '%SRCROOT%' };
  const region = { startLine: 2, startColumn: 7, endLine: 2, endColumn: 13 };
  expect(JSON.parse(sarifText([found]))).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'adac',
            version,
            rules: [
              {
                id: 'link/unknown-agent',
                shortDescription: { text: 'Summary of link/unknown-agent.' },
                help: {
                  text: 'Page of link/unknown-agent.',
                  markdown: 'Page of link/unknown-agent.',
                },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
        results: [
          {
            ruleId: 'link/unknown-agent',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'Agent "writer" is not defined. Define it.' },
            locations: [{ physicalLocation: { artifactLocation, region } }],
            relatedLocations: [
              {
                message: { text: 'Here.' },
                physicalLocation: {
                  artifactLocation,
                  region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
                },
              },
            ],
            partialFingerprints: { 'adac/v1': '0f3213c3eb832c8588b63b0b25849b24' },
            fixes: [
              {
                description: { text: 'Name "reader"' },
                artifactChanges: [
                  {
                    artifactLocation,
                    replacements: [{ deletedRegion: region, insertedContent: { text: 'reader' } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('results point at their rules, which are sorted', () => {
  const run = runOf(
    ['load/syntax', 'emit/hint', 'load/syntax'].map((code) =>
      diagnostic({ place: placeOf(file, 'name'), code }),
    ),
  );
  expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['emit/hint', 'load/syntax']);
  expect(run.results.map(({ ruleIndex }) => ruleIndex)).toEqual([1, 0, 1]);
});

test('a fingerprint outlives lines that come and go, and tells apart what is said twice', () => {
  const fingerprints = (text: string) => {
    const changed = sourceFile('agents/a.yaml', text);
    const place = placeOf(changed, 'writer');
    return runOf([diagnostic({ place }), diagnostic({ place })]).results.map(
      ({ partialFingerprints }) => partialFingerprints['adac/v1'],
    );
  };
  const [first, second] = fingerprints('name: writer\n');
  expect(first).not.toBe(second);
  expect(fingerprints('# more\n# lines\nname: writer\n')).toEqual([first, second]);
});

test('no more results than code scanning takes, and a note that says so', () => {
  const place = placeOf(file, 'name');
  const many = Array.from({ length: 25_010 }, () =>
    diagnostic({ place, message: 'No.', code: 'load/syntax' }),
  );
  const run = runOf(many);
  expect(run.results).toHaveLength(25_000);
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: { text: '10 more findings did not fit; adac check --format json lists all.' },
    },
  ]);
});

test('no more bytes than code scanning takes', () => {
  const place = placeOf(file, 'name');
  const many = Array.from({ length: 200 }, (_, index) =>
    diagnostic({ place, message: `${index} ${'€'.repeat(40_000)}` }),
  );
  const text = sarifText(many);
  expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
  expect(Buffer.byteLength(text)).toBeGreaterThan(9_000_000);
  expect(runOf(many).results.length).toBeLessThan(100);
});

test('prints no secret, and takes any path', () => {
  const key = 'AKIAABCDEFGH23456789';
  const odd = sourceFile('agents/ä:?#\ud800/x.yaml', 'name: x');
  const text = sarifText([diagnostic({ place: placeOf(odd, 'name'), message: key, help: key })]);
  expect(text).not.toContain(key);
  expect(text).toContain('"uri":"agents/%C3%A4%3A%3F%23%EF%BF%BD/x.yaml"');
});

test('without findings', () => {
  expect(runOf([])).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
});
