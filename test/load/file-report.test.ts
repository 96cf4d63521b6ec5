import { expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { fileReport } from '../../compiler/load/file-report.ts';
import { loadFindings } from '../../compiler/load/findings.ts';

const file = { path: 'agents/a.yaml', text: 'a: 1\n' };
const span = { start: 0, end: 1 };

test('makes findings of the file', () => {
  const diagnostics: Diagnostic[] = [];
  const report = fileReport(file, diagnostics);
  expect(report.isEmpty()).toBe(true);
  const also = { span: { start: 3, end: 4 }, message: 'Here.' };
  report.add(loadFindings.tag, span, { message: 'Wrong.', help: 'Mend it.', also });
  expect(report.isEmpty()).toBe(false);
  expect(diagnostics).toEqual([
    {
      code: 'load/tag',
      severity: 'error',
      message: 'Wrong.',
      help: 'Mend it.',
      place: { file, span },
      related: [{ place: { file, span: also.span }, message: 'Here.' }],
    },
  ]);
});

test('says once that the rest is not shown', () => {
  const diagnostics: Diagnostic[] = [];
  const report = fileReport(file, diagnostics);
  for (let count = 0; count < 100; count++) {
    report.add(loadFindings.tag, span, { message: `Wrong ${count}.` });
  }
  expect(report.isFull()).toBe(false);
  for (let count = 0; count < 50; count++) report.add(loadFindings.tag, span, { message: 'More.' });
  expect(report.isFull()).toBe(true);
  expect(diagnostics).toHaveLength(101);
  expect(diagnostics.at(-1)).toMatchObject({
    code: 'load/too-many-findings',
    message: 'The file has more than 100 mistakes, and the rest is not shown.',
  });
});

test('counts by file', () => {
  const diagnostics: Diagnostic[] = [];
  const first = fileReport(file, diagnostics);
  first.add(loadFindings.tag, span, { message: 'Wrong.' });
  expect(fileReport(file, diagnostics).isEmpty()).toBe(true);
});
