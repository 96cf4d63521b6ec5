import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { link } from '../../compiler/link/link.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { judge } from '../../compiler/policy/judge.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { checkFindings } from '../support/check-findings.ts';
import { estate } from '../support/estate.ts';
import { library } from './judging.ts';

/** Findings of policy in what authors wrote: each dialect, fleets, defaults and overlays. */

const project = `apiVersion: adac.dev/v2
kind: Project
metadata: { name: test }
spec:
  images:
    "python:3.11-slim": registry.example/adac/python@sha256:${'1'.repeat(64)}
  policySets: [data, least-privilege, operations, ownership, supply-chain]
`;

const clusters = `apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-5-sonnet-20241022, owners: [models-team] }
spec:
  provider: anthropic
  id: claude-3-5-sonnet-20241022
  tier: simple
  serving: { api: { host: api.anthropic.com } }
  limits: { requestsPerMinute: 50 }
---
apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: small }
spec:
  pools:
    - name: general
      class: x86
      role: primary
      count: 3
      arch: amd64
      cpu: 4
      memory: 16Gi
      storage: 100Gi
      pricePerHour: 0.1
`;

const environment = `apiVersion: adac.dev/v2
kind: Environment
metadata: { name: office }
spec:
  clusters: [{ name: small }]
  definitions: [{ namespace: desk }]
  policySets: [data, least-privilege, operations, ownership, supply-chain]
`;

async function checkPolicy(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const all = {
    'adac.yaml': project,
    'clusters/clusters.yaml': clusters,
    'clusters/environment.yaml': environment,
    ...files,
  };
  const diagnostics = await judgeFiles({ ...all, 'agents/test.yaml': text });
  checkFindings(text, () => diagnostics, { files: all });
}

async function judgeFiles(files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const loaded = parseSources({ ...estate(files), ...library });
  const validated = validate(loaded.value);
  const upgraded = upgrade(validated.value);
  const linked = link(upgraded.value);
  const earlier = [loaded, validated, upgraded, linked].flatMap(({ diagnostics }) => diagnostics);
  expect(earlier.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return (await judge(linked.value)).diagnostics;
}

test('v2: the value that is wrong, and the parent of one that is missing', async () => {
  await checkPolicy(`apiVersion: adac.dev/v2
kind: Agent
metadata: { name: sorter, namespace: desk, owners: [desk-team] }
spec:
  framework: langgraph
  runtime:
    handler: agents.desk.sort
    image: registry.example/python:latest
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/supply-chain/image-pinned: The image "registry.example/python:latest" is not pinned by a digest.
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Write the image with its digest, \`name@sha256:…\`, or use a preset that \`spec.images\` of adac.yaml maps to one.
  model: { tier: simple }
  hosting: { dedicated: { replicas: 1 } }
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  limits: { timeout: 30s, requestsPerMinute: 50 }
  #<---- policy/operations/limits-set: The limit "usdPerRun" is not set.
  access:
    dataClasses: [internal]
    egress:
      - api.anthropic.com
      - 169.254.169.254
      # ^^^^^^^^^^^^^^^ policy/least-privilege/egress-bounded: The egress "169.254.169.254" reaches the metadata service of a cloud.
`);
});

test('a fleet: once for all members at the template, and at the override of the one that has it', async () => {
  await checkPolicy(`apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: desk, owners: [desk-team] }
spec:
  template:
    framework: langgraph
    runtime: { image: "python:3.11-slim", handler: agents.desk.read }
    model: { tier: simple }
    hosting: { dedicated: {} }
    resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
    limits:
      timeout: 30s
      usdPerRun: 0.5
      requestsPerMinute: 60
      #                  ^^ policy/operations/rate-within-provider: 60 requests per minute are more than the 50 that the provider of model "claude-3-5-sonnet-20241022" allows.
    access: { egress: [api.anthropic.com], dataClasses: [internal] }
  members:
    - { name: papers, count: 1 }
    - { name: books, count: 1 }
    - name: ledgers
      count: 1
      overrides:
        limits:
          usdPerRun: 3
          #          ^ policy/operations/run-budget-bounded: A run may cost 3 USD, which is not below 2.
`);
});

test('defaults of a namespace and overlays: where the value was written', async () => {
  await checkPolicy(
    `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: sorter, namespace: desk }
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.desk.sort }
  model: { tier: simple }
  hosting: { dedicated: { replicas: 1 } }
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  access: { egress: [api.anthropic.com], dataClasses: [internal] }
`,
    {
      'adac.yaml': `${project}  defaults:
    desk:
      owners: [desk-team]
      spec:
        limits:
          timeout: 30s
          requestsPerMinute: 50
          usdPerRun: 2
          #          ^ policy/operations/run-budget-bounded: A run may cost 2 USD, which is not below 2.
`,
      'clusters/environment.yaml': `${environment}  overlays:
    - select: { namespace: desk }
      spec:
        access:
          roles: [clerk]
          dataClasses: [pii]
        policies:
          require-authentication: true
          audit-all-actions: 1
          #                  ^ policy/data/handled-data-classes: Data of class "pii" is handled without the obligation "audit-all-actions".
`,
    },
  );
});

const unpinned = `registry.example/python:3.11
    #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/supply-chain/image-pinned: The image "registry.example/python:3.11" is not pinned by a digest.`;

test('the flat format: the line that the author wrote, be it that of the preset', async () => {
  await checkPolicy(
    `agent_id: "executive_summary_agent_001"
name: "Executive Summary Agent"
category: "desk"
description: "Condenses long reports into 1-page briefs"
version: "1.0.0"
capabilities: [text_summarization]
inputs:
  - { name: "document", type: "text", required: true }
outputs:
  - { name: "summary", type: "text" }
policies:
  - "require_authentication"
implementation:
  runtime: "python"
  handler: "agents.business_ops.executive_summary.execute"
  model: "anthropic.claude-3-5-sonnet-20241022"
  #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/least-privilege/egress-declared: The model "claude-3-5-sonnet-20241022" is called at "api.anthropic.com", which is not declared as egress.
  timeout: 30
  memory: 2048
`,
    {
      'adac.yaml': `${project.replace(/registry\S*/, unpinned)}  defaults:
    desk:
      owners: [desk-team]
      spec:
        framework: langgraph
        hosting: { dedicated: { replicas: 1 } }
        resources: { cpu: 100m, storage: 1Gi }
        limits: { requestsPerMinute: 50, usdPerRun: 1 }
        access: { egress: [], dataClasses: [internal] }
`,
    },
  );
});

test('delegation: one finding at the last agent of a chain, with what grants the privilege', async () => {
  const sets = 'policySets: [agency, data, least-privilege, operations, ownership, supply-chain]';
  const files = {
    'adac.yaml': `${project.replace(/policySets.*/, sets)}  defaults:
    desk:
      owners: [desk-team]
      spec:
        framework: langgraph
        runtime: { image: "python:3.11-slim", handler: agents.desk.run }
        model: { tier: simple }
        hosting: { dedicated: {} }
        resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
        limits: { timeout: 30s, requestsPerMinute: 50, usdPerRun: 0.5, maxSteps: 9, tokensPerDay: 9 }
        access: { egress: [api.anthropic.com], dataClasses: [internal] }
`,
    'clusters/clusters.yaml': clusters,
    'clusters/environment.yaml': environment.replace(/policySets.*/, sets),
    'agents/records.yaml': `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: records, namespace: desk }
spec:
  access: { dataClasses: [internal, phi], roles: [doctor] }
  policies: { require-authentication: true, audit-all-actions: true }
`,
    'agents/triage.yaml': `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: triage, namespace: desk }
spec: { collaboration: { canWorkWith: [records] } }
`,
    'agents/intake.yaml': `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: intake, namespace: desk }
spec: { collaboration: { canWorkWith: [triage] } }
`,
  };
  const [found, ...others] = await judgeFiles(files);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    code: 'policy/agency/delegation-contained',
    message:
      'Data of class "phi" is reached through "intake" → "triage" → "records", and "triage" does not state it.',
    place: { path: ['spec', 'collaboration', 'canWorkWith', 0] },
    related: [
      {
        message: '"records" states data of class "phi".',
        place: {
          document: { file: { path: 'agents/records.yaml' } },
          path: ['spec', 'access', 'dataClasses', 1],
        },
      },
    ],
  });
});
