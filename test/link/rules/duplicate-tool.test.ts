import { test } from 'vitest';
import { duplicateTool } from '../../../compiler/link/rules/duplicate-tool.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags the second mention', () => {
  checkRule(
    duplicateTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      allow: [read]
    - name: ledger
      #     ^^^^^^ link/duplicate-tool: Agent "clerk" lists tool "ledger" twice.
      allow: [write]
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});

test('knows one tool under two names', () => {
  checkRule(
    duplicateTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      allow: [read]
    - name: default/ledger
      #     ^^^^^^^^^^^^^^ link/duplicate-tool: Agent "clerk" lists tool "default/ledger" twice.
      allow: [write]
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});

test('flags the template of a fleet', () => {
  checkRule(
    duplicateTool,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: clerks }
spec:
  template:
    tools:
      - { name: ledger, allow: [read] }
      - name: ledger
        #     ^^^^^^ link/duplicate-tool: Fleet "clerks" lists tool "ledger" twice.
        allow: [read]
  members:
    - name: clerk
      count: 1
      # The override is merged with the template's entry, and is no second one.
      overrides: { tools: [{ name: ledger, allow: [write] }] }
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});

test('lets different tools pass', () => {
  checkRule(
    duplicateTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - { name: ledger, allow: [read] }
    - { name: archive, allow: [read] }
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
      'agents/archive.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: archive }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});
