import { expect, test } from 'vitest';
import { sortDiagnostics } from '../../../compiler/diagnostic/sort-diagnostics.ts';
import { lineIndex, positionAt } from '../../../compiler/source/line-index.ts';
import { locate } from '../../../compiler/source/locate.ts';
import type { Diagnostic } from '../../../compiler/diagnostic/diagnostic.ts';
import type { Place } from '../../../compiler/source/place.ts';
import { linkDiagnostics } from '../../support/check-rule.ts';
import { estate } from '../../support/estate.ts';
import { readGolden } from '../../support/golden-folder.ts';

const documents = readGolden('documents', 'input');

/** The workflow of the platform's architecture document, as it stands there. */
const workflow = documents['workflows/quarterly-report.yaml'] ?? '';

/** The agent definition of the same document, and the agents and the model that it only names. */
const others = {
  'agents/summary.yaml': documents['agents/executive-summary.yaml'] ?? '',
  ...readGolden('documents', 'named'),
};

function show(place: Place): string {
  const { file, span } = locate(place);
  const { line, column } = positionAt(lineIndex(file.text), span.start);
  return `${file.path}:${line}:${column} ${file.text.slice(span.start, span.end).split('\n', 1).join()}`;
}

function check(text: string): Diagnostic[] {
  return sortDiagnostics(linkDiagnostics(estate({ ...others, 'workflows/report.yaml': text })));
}

test('finds the mistakes of the quarterly report, each at its line, and nothing else', () => {
  const findings = check(workflow);
  expect(findings.map(({ place, code, message }) => [show(place), code, message])).toEqual([
    [
      'workflows/report.yaml:40:12 "executive_summary_agent"',
      'link/unknown-agent',
      'Step "generate_executive_summary" runs agent "executive_summary_agent", which is not defined.',
    ],
    [
      'workflows/report.yaml:42:5 inputs',
      'link/unfed-input',
      'Step "generate_executive_summary" does not feed input "document", which agent "executive_summary_agent_001" requires.',
    ],
    [
      'workflows/report.yaml:43:7 sections',
      'link/unknown-input',
      'Step "generate_executive_summary" feeds input "sections", which agent "executive_summary_agent_001" does not take.',
    ],
    [
      'workflows/report.yaml:46:7 charts',
      'link/unknown-input',
      'Step "generate_executive_summary" feeds input "charts", which agent "executive_summary_agent_001" does not take.',
    ],
    [
      'workflows/report.yaml:48:9 final_report',
      'link/unknown-output',
      'Step "generate_executive_summary" passes on output "final_report", which agent "executive_summary_agent_001" does not give.',
    ],
  ]);
});

test('shows the places that belong to the mistakes', () => {
  const [agent, unfed] = check(workflow);
  expect(agent?.help).toBe('Did you mean "executive_summary_agent_001"?');
  expect(agent?.related?.map(({ place, message }) => [show(place), message])).toEqual([
    ['agents/summary.yaml:1:11 "executive_summary_agent_001"', 'Did you mean this one?'],
  ]);
  expect(unfed?.related?.map(({ place, message }) => [show(place), message])).toEqual([
    ['agents/summary.yaml:13:5 name: "document"', 'It is required here.'],
  ]);
  expect(agent?.fix?.safe).toBe(true);
  expect(agent?.fix?.edits.map(({ text }) => text)).toEqual(['executive_summary_agent_001']);
});

test('finds nothing in the mended workflow', () => {
  const mended = workflow
    .replace('"executive_summary_agent"', '"executive_summary_agent_001"')
    .replace(
      /sections:\n.*\n.*\n.*charts: .*/,
      'document: "${steps.analyze_financials.outputs.financial_summary}"',
    )
    .replace('- final_report', '- summary')
    .replace('outputs.final_report', 'outputs.summary');
  expect(check(mended)).toEqual([]);
});
