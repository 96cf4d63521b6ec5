import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../compiler/diagnostic/diagnostic.ts';
import { formatGithub } from '../../../compiler/report/formats/github.ts';
import { diagnostic, placeOf, sourceFile } from '../../support/diagnostics.ts';

function github(diagnostics: readonly Diagnostic[]): string {
  return formatGithub(
    { command: 'check', ok: false, diagnostics, types: [] },
    { color: true, width: 80 },
  );
}

const file = sourceFile('agents/a.yaml', 'name: writer\nprompt: |\n  One.\n');

test('is a workflow command at the place', () => {
  expect(github([diagnostic({ place: placeOf(file, 'writer'), help: 'Define it.' })])).toBe(
    '::error file=agents/a.yaml,line=1,endLine=1,col=7,endColumn=13,title=link/unknown-agent::Agent "writer" is not defined.%0ADefine it.\n',
  );
});

test('a place of several lines has no columns, since GitHub would ignore the lines', () => {
  expect(
    github([diagnostic({ place: placeOf(file, 'prompt: |\n  One.'), severity: 'warning' })]),
  ).toBe(
    '::warning file=agents/a.yaml,line=2,endLine=3,title=link/unknown-agent::Agent "writer" is not defined.\n',
  );
});

test('what an author wrote cannot end a command, or begin another', () => {
  const hostile = sourceFile('agents/a,line=9::b%0A.yaml', 'x');
  const text = github([
    diagnostic({
      place: placeOf(hostile, 'x'),
      message: 'Name "100%\r\n::set-output name=x::y" is bad.',
    }),
  ]);
  expect(text).toBe(
    '::error file=agents/a%2Cline=9%3A%3Ab%250A.yaml,line=1,endLine=1,col=1,endColumn=2,title=link/unknown-agent::Name "100%25\\u{d}\\u{a}::set-output name=x::y" is bad.\n',
  );
});

test('notices come after findings, ten of them, and cannot begin another command', () => {
  const notices = ['edge: costs 5%', 'a\n::error::b', ...Array<string>(20).fill('more')];
  const report = { command: 'compile', ok: true, diagnostics: [], types: [], notices };
  const lines = formatGithub(report, { color: true, width: 80 }).split('\n');
  expect(lines.slice(0, 2)).toEqual(['::notice::edge: costs 5%25', '::notice::a%0A::error::b']);
  expect(lines).toHaveLength(11);
});

test('prints no secret', () => {
  const key = 'AKIAABCDEFGH23456789';
  expect(
    github([diagnostic({ place: placeOf(file, 'name'), message: key, help: key })]),
  ).not.toContain(key);
});

test('ten of each severity, and then how many more', () => {
  const place = placeOf(file, 'name');
  const many = (count: number, severity: Diagnostic['severity']) =>
    Array.from({ length: count }, (_, index) =>
      diagnostic({ place, severity, message: `No ${index}.` }),
    );
  expect(github(many(10, 'error')).split('\n')).toHaveLength(11);
  const lines = github([...many(13, 'error'), ...many(11, 'warning')])
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
  expect(lines.at(-1)).toBe('and 3 more errors and 1 more warning, listed by --format pretty');
});

test('nothing is said of nothing', () => {
  expect(github([])).toBe('');
});
