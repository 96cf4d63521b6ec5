import { expect, test } from 'vitest';

import { readGolden } from '../support/golden-folder.ts';
import { checkValidate } from '../validate/check-validate.ts';
import { upgradeFiles } from './upgrade-support.ts';

const documents = readGolden('documents', 'input');

/** A text of the source documents, exactly as it stands there. */
function documentText(path: string): string {
  return documents[path] ?? '';
}

test('the flat agent', () => {
  const { definitions, diagnostics } = upgradeFiles({
    'agents/a.yaml': documentText('agents/executive-summary.yaml'),
  });
  expect(diagnostics).toEqual([]);
  const [agent] = definitions.Agent;
  expect(agent?.dialect).toBe('flat-agent');
  expect(agent?.metadata).toEqual({
    name: 'executive-summary-agent-001',
    namespace: 'business-ops',
    version: '1.0.0',
    description: 'Condenses long reports into 1-page briefs',
    annotations: { 'adac.dev/display-name': 'Executive Summary Agent' },
  });
  expect(agent?.spec).toEqual({
    runtime: {
      image: 'python:3.11-slim',
      handler: 'agents.business_ops.executive_summary.execute',
    },
    model: { name: 'claude-3-5-sonnet-20241022' },
    limits: { timeout: '30s' },
    resources: { memory: '2048Mi' },
    inputs: {
      document: { schema: 'text', required: true },
      max_length: { schema: 'integer', default: 500 },
    },
    outputs: { summary: { schema: 'text' }, key_points: { schema: 'array' } },
    skills: [
      { id: 'text-summarization', name: 'text_summarization' },
      { id: 'report-generation', name: 'report_generation' },
      { id: 'executive-communication', name: 'executive_communication' },
    ],
    collaboration: {
      canWorkWith: ['meeting-notes-agent', 'action-tracker-agent'],
      provides: ['summary_context'],
    },
    policies: {
      'require-authentication': true,
      'audit-all-actions': true,
      'max-document-size': '10M',
    },
  });
});

test('the flat workflow', () => {
  const { definitions, diagnostics } = upgradeFiles({
    'workflows/w.yaml': documentText('workflows/quarterly-report.yaml'),
  });
  expect(diagnostics).toEqual([]);
  const [workflow] = definitions.Workflow;
  expect(workflow?.metadata).toEqual({
    name: 'generate-quarterly-report',
    namespace: 'default',
    description: 'Multi-agent workflow for comprehensive reporting',
    annotations: { 'adac.dev/display-name': 'Quarterly Report Generation' },
  });
  expect(workflow?.spec).toEqual({
    // The format declares nothing, so that what is read counts as declared.
    context: { quarter: { schema: 'any' } },
    steps: [
      {
        id: 'gather_data',
        agent: 'data-collection-agent',
        inputs: { quarter: '${context.quarter}' },
        outputs: ['raw_data'],
      },
      {
        id: 'analyze_financials',
        agent: 'financial-narrative-agent',
        dependsOn: ['gather_data'],
        inputs: { data: '${steps.gather_data.outputs.raw_data}' },
        outputs: ['financial_summary'],
      },
      {
        id: 'analyze_kpis',
        agent: 'kpi-dashboard-narrator-agent',
        dependsOn: ['gather_data'],
        parallelWith: ['analyze_financials'],
        inputs: { data: '${steps.gather_data.outputs.raw_data}' },
        outputs: ['kpi_insights'],
      },
      {
        id: 'create_visualizations',
        agent: 'data-visualization-agent',
        dependsOn: ['analyze_financials', 'analyze_kpis'],
        inputs: {
          financial_data: '${steps.analyze_financials.outputs}',
          kpi_data: '${steps.analyze_kpis.outputs}',
        },
        outputs: ['charts'],
      },
      {
        id: 'generate_executive_summary',
        agent: 'executive-summary-agent',
        dependsOn: ['create_visualizations'],
        inputs: {
          sections: [
            '${steps.analyze_financials.outputs.financial_summary}',
            '${steps.analyze_kpis.outputs.kpi_insights}',
          ],
          charts: '${steps.create_visualizations.outputs.charts}',
        },
        outputs: ['final_report'],
      },
    ],
    outputs: { final_output: '${steps.generate_executive_summary.outputs.final_report}' },
  });
});

test('the scaling configuration', () => {
  const { definitions, diagnostics } = upgradeFiles({
    'clusters/scaling.json': documentText('clusters/scaling.json'),
  });
  expect(diagnostics).toEqual([]);
  const [scaling] = definitions.Scaling;
  expect(scaling?.metadata).toEqual({ name: 'scaling', namespace: 'default' });
  expect(scaling?.spec).toEqual({
    maxAgents: 100,
    minAgents: 10,
    scaleUpThreshold: 80,
    scaleDownThreshold: 20,
    scaleUpStep: 10,
    scaleDownStep: 5,
    poolSize: 25,
    queueSize: 1000,
    retryAttempts: 3,
    timeout: 30_000,
  });
});

test('the ADaC 2.0 template describes values rather than giving them, and each is found', () => {
  const template = documentText('agents/template.yaml');
  const draw = (text: string, under: string, ...marks: string[]): string =>
    text.replace(under, `${under}\n${marks.join('\n')}`);
  let text = draw(
    template,
    '  version: "semantic versioning (e.g., 1.2.3)"',
    '#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ validate/bad-version: "metadata.version" is "semantic versioning (e.g., 1.2.3)", which is not a SemVer version.',
  );
  text = draw(
    text,
    '  framework: "AutoGen | CrewAI | LangGraph"',
    '#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ validate/unknown-value: "specification.framework" is "AutoGen | CrewAI | LangGraph", and must be "AutoGen", "CrewAI", "LangGraph", "autogen", "crewai" or "langgraph".',
  );
  text = draw(
    text,
    '  runtime: "python:3.11-slim | node:18-alpine | custom"',
    '#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ validate/bad-format: "specification.runtime" is "python:3.11-slim | node:18-alpine | custom", which is not an image.',
  );
  text = draw(
    text,
    '    cpu: "100m-2000m"',
    '#        ^^^^^^^^^^^^ validate/bad-quantity: "specification.resources.cpu" is "100m-2000m", which is not a quantity.',
    '#        ^^^^^^^^^^^^ help: Write a single quantity; a range is none.',
  );
  text = draw(
    text,
    '    memory: "128Mi-4Gi"',
    '#           ^^^^^^^^^^^ validate/bad-quantity: "specification.resources.memory" is "128Mi-4Gi", which is not a quantity.',
  );
  text = draw(
    text,
    '    storage: "1Gi-10Gi"',
    '#            ^^^^^^^^^^ validate/bad-quantity: "specification.resources.storage" is "1Gi-10Gi", which is not a quantity.',
  );
  checkValidate(text);
});

test('the template with one value each is an agent', () => {
  const text = documentText('agents/template.yaml')
    .replace('semantic versioning (e.g., 1.2.3)', '1.2.3')
    .replace('AutoGen | CrewAI | LangGraph', 'AutoGen')
    .replace('python:3.11-slim | node:18-alpine | custom', 'python:3.11-slim')
    .replace('100m-2000m', '500m')
    .replace('128Mi-4Gi', '1Gi')
    .replace('1Gi-10Gi', '2Gi')
    .replace('supported communication methods', 'A2A');
  const { definitions, diagnostics } = upgradeFiles({ 'agents/a.yaml': text });
  expect(diagnostics).toEqual([]);
  const [agent] = definitions.Agent;
  expect(agent?.metadata).toEqual({
    name: 'agent-unique-identifier',
    namespace: 'default',
    version: '1.2.3',
    description: 'comprehensive agent description',
    tags: ['capability tags', 'domain tags', 'integration tags'],
    annotations: { 'adac.dev/integration-points': '["JAEGIS integration specifications"]' },
  });
  expect(agent?.spec).toEqual({
    framework: 'autogen',
    runtime: { image: 'python:3.11-slim' },
    skills: [{ id: 'list-of-primary-capabilities', name: 'list of primary capabilities' }],
    protocols: ['a2a'],
    resources: { cpu: '500m', memory: '1Gi', storage: '2Gi' },
  });
});
