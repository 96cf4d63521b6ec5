import { test } from 'vitest';
import { invalidDefault } from '../../../compiler/link/rules/invalid-default.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags defaults that the schema refuses', () => {
  checkRule(
    invalidDefault,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec:
  inputs:
    count: { schema: { type: integer, minimum: 1 }, default: 0 }
    #                                                        ^ link/invalid-default: The default of "count" is 0, "at least 1" is wanted.
    level: { schema: { enum: [low, high] }, default: hihg }
    #                                                ^^^^ link/invalid-default: The default of "level" is "hihg", "low" or "high" is wanted.
    options: { schema: { type: object, properties: { depth: { type: integer } } }, default: { depth: deep } }
    #                                                                                       ^^^^^^^^^^^^^^^ link/invalid-default: The default of "options" at .depth is "deep", "integer" is wanted.
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { quarter: { schema: text, default: 3 } }
  #                                           ^ link/invalid-default: The default of "quarter" is 3, "string" is wanted.
  steps: [{ id: a, agent: maker }]
`,
  );
});

test('accepts values of the schema, and what cannot be told', () => {
  checkRule(
    invalidDefault,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec:
  inputs:
    count: { schema: integer, default: 0 }
    day: { schema: { type: string, format: date }, default: today }
    anything: { schema: any, default: [1] }
`,
  );
});
