import { expect, test } from 'vitest';
import { sortDiagnostics } from '../../../compiler/diagnostic/sort-diagnostics.ts';
import { lineIndex, positionAt } from '../../../compiler/source/line-index.ts';
import { locate } from '../../../compiler/source/locate.ts';
import type { Diagnostic } from '../../../compiler/diagnostic/diagnostic.ts';
import type { Place } from '../../../compiler/source/place.ts';
import { linkDiagnostics } from '../../support/check-rule.ts';
import { estate } from '../../support/estate.ts';

/** The workflow of the platform's architecture document, as it stands there. */
const workflow = `workflow_id: "generate_quarterly_report"
name: "Quarterly Report Generation"
description: "Multi-agent workflow for comprehensive reporting"

steps:
  - id: "gather_data"
    agent: "data_collection_agent"
    inputs:
      quarter: "\${context.quarter}"
    outputs:
      - raw_data

  - id: "analyze_financials"
    agent: "financial_narrative_agent"
    depends_on: ["gather_data"]
    inputs:
      data: "\${steps.gather_data.outputs.raw_data}"
    outputs:
      - financial_summary

  - id: "analyze_kpis"
    agent: "kpi_dashboard_narrator_agent"
    depends_on: ["gather_data"]
    inputs:
      data: "\${steps.gather_data.outputs.raw_data}"
    parallel_with: ["analyze_financials"]
    outputs:
      - kpi_insights

  - id: "create_visualizations"
    agent: "data_visualization_agent"
    depends_on: ["analyze_financials", "analyze_kpis"]
    inputs:
      financial_data: "\${steps.analyze_financials.outputs}"
      kpi_data: "\${steps.analyze_kpis.outputs}"
    outputs:
      - charts

  - id: "generate_executive_summary"
    agent: "executive_summary_agent"
    depends_on: ["create_visualizations"]
    inputs:
      sections:
        - "\${steps.analyze_financials.outputs.financial_summary}"
        - "\${steps.analyze_kpis.outputs.kpi_insights}"
      charts: "\${steps.create_visualizations.outputs.charts}"
    outputs:
      - final_report

final_output: "\${steps.generate_executive_summary.outputs.final_report}"
`;

/** The agent definition of the same document. */
const executiveSummary = `agent_id: "executive_summary_agent_001"
name: "Executive Summary Agent"
category: "business_ops"
description: "Condenses long reports into 1-page briefs"
version: "1.0.0"

capabilities:
  - text_summarization
  - report_generation
  - executive_communication

inputs:
  - name: "document"
    type: "text"
    required: true
  - name: "max_length"
    type: "integer"
    default: 500

outputs:
  - name: "summary"
    type: "text"
  - name: "key_points"
    type: "array"

collaboration:
  can_work_with:
    - "meeting_notes_agent"
    - "action_tracker_agent"
  provides_to_team:
    - "summary_context"

policies:
  - "require_authentication"
  - "audit_all_actions"
  - "max_document_size_10mb"

implementation:
  runtime: "python"
  handler: "agents.business_ops.executive_summary.execute"
  model: "anthropic.claude-3-5-sonnet-20241022"
  timeout: 30
  memory: 2048
`;

/** The other agents that the two name; the document only names them. */
const others = `agent_id: "data_collection_agent"
name: "Data Collection Agent"
category: "business_ops"
inputs:
  - name: "quarter"
    type: "text"
    required: true
outputs:
  - name: "raw_data"
    type: "array"
---
agent_id: "financial_narrative_agent"
name: "Financial Narrative Agent"
category: "business_ops"
inputs:
  - name: "data"
    type: "array"
    required: true
outputs:
  - name: "financial_summary"
    type: "text"
---
agent_id: "kpi_dashboard_narrator_agent"
name: "KPI Dashboard Narrator Agent"
category: "business_ops"
inputs:
  - name: "data"
    type: "array"
    required: true
outputs:
  - name: "kpi_insights"
    type: "text"
---
agent_id: "data_visualization_agent"
name: "Data Visualization Agent"
category: "business_ops"
inputs:
  - name: "financial_data"
    type: "object"
    required: true
  - name: "kpi_data"
    type: "object"
outputs:
  - name: "charts"
    type: "array"
---
agent_id: "meeting_notes_agent"
name: "Meeting Notes Agent"
category: "business_ops"
---
agent_id: "action_tracker_agent"
name: "Action Tracker Agent"
category: "business_ops"
`;

const model = `apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-5-sonnet-20241022 }
spec:
  provider: anthropic
  id: claude-3-5-sonnet-20241022
  serving: { api: { host: api.anthropic.com } }
`;

function show(place: Place): string {
  const { file, span } = locate(place);
  const { line, column } = positionAt(lineIndex(file.text), span.start);
  return `${file.path}:${line}:${column} ${file.text.slice(span.start, span.end).split('\n', 1).join()}`;
}

function check(text: string): Diagnostic[] {
  const files = {
    'workflows/report.yaml': text,
    'agents/summary.yaml': executiveSummary,
    'agents/others.yaml': others,
    'clusters/model.yaml': model,
  };
  return sortDiagnostics(linkDiagnostics(estate(files)));
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
