import { test } from 'vitest';
import { invalidCel } from '../../../compiler/link/rules/invalid-cel.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/typed.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: triage }
spec:
  outputs:
    severity: { schema: { enum: [minor, major] } }
    count: { schema: integer }
    share: { schema: number }
    rows: { schema: { type: array, items: { type: string } } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: taker }
spec: { inputs: { text: { schema: text } } }
`,
};

function flow(rest: string): string {
  return `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { urgent: { schema: boolean } }
  steps:
    - { id: check-in, agent: triage }
    - id: act
      agent: taker
      dependsOn: [check-in]
${rest}
`;
}

test('flags types that do not fit, at the part', () => {
  checkRule(
    invalidCel,
    flow(`      when: inputs.urgent && steps["check-in"].outputs.severity > 3
      #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/invalid-cel: "steps["check-in"].outputs.severity > 3" puts string and integer together, which do not fit.`),
    files,
  );
});

test('flags a condition that is neither true nor false', () => {
  checkRule(
    invalidCel,
    flow(`      when: steps["check-in"].outputs.count
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/invalid-cel: The expression gives integer, and true or false is wanted.
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Compare it with something.`),
    files,
  );
});

test('flags what is no CEL', () => {
  checkRule(
    invalidCel,
    flow(`      when: "inputs.urgent and inputs.urgent"
      #                    ^^^ link/invalid-cel: The expression cannot be read from "and" on.
      #                    ^^^ help: Write "&&".`),
    files,
  );
});

test('flags names of nobody', () => {
  checkRule(
    invalidCel,
    flow(`      when: urgent && input.urgent == steps["check-in"].outputs.rows.exists(row, row == major)
      #     ^^^^^^ link/invalid-cel: There is no name "urgent" here.
      #     ^^^^^^ help: Read "inputs.urgent", "context.urgent" or an output of a step, or put a text in quotes.
      #               ^^^^^ link/invalid-cel: There is no name "input" here.
      #               ^^^^^ help: Did you mean "inputs"?
      #                                                                                 ^^^^^ link/invalid-cel: There is no name "major" here.`),
    files,
  );
});

test('flags a list that is none', () => {
  checkRule(
    invalidCel,
    flow(`      forEach: steps["check-in"].outputs.severity
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/invalid-cel: The expression gives string, and a list is wanted.
      inputs: { text: "\${item}" }`),
    files,
  );
});

test('leaves names that are not there to the rules about them', () => {
  checkRule(
    invalidCel,
    flow(`      when: steps["check-in"].outputs.severty == 3
      #                               ^^^^^^^ link/unknown-output: Step "check-in" has no output "severty".`),
    files,
  );
});

test('accepts what fits', () => {
  checkRule(
    invalidCel,
    flow(`      when: inputs.urgent && has(steps["check-in"].outputs.rows) && steps["check-in"].outputs.share == 1
      forEach: steps["check-in"].outputs.rows.filter(row, row != "")
      inputs: { text: "\${item}" }`),
    files,
  );
});

test('types the item of a list that is read as it is', () => {
  checkRule(
    invalidCel,
    flow(`      forEach: steps["check-in"].outputs.rows
      inputs:
        text: "\${item.name}"
        #             ^^^^ link/unknown-property: There is no property "name" in a value of type string.`),
    files,
  );
});

test('points into a folded text, where a condition goes over several lines', () => {
  checkRule(
    invalidCel,
    flow(`      when: >- # when it matters
        inputs.urgent
        && steps["check-in"].outputs.count > "three"
      #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/invalid-cel: "steps["check-in"].outputs.count > "three"" puts integer and string together, which do not fit.
      inputs: {}`),
    files,
  );
});

test('points into a literal text behind an indicator, and at the end of what is cut off', () => {
  checkRule(
    invalidCel,
    flow(`      when: |2-
          inputs.urgent

          && steps["check-in"].outputs.count >
      #                                      ^ link/invalid-cel: The expression ends where more has to follow.
      inputs: {}`),
    files,
  );
});

test('points at the whole text of a block, not at its header', () => {
  checkRule(
    invalidCel,
    flow(`      when: >-

        steps["check-in"].outputs.count
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/invalid-cel: The expression gives integer, and true or false is wanted.
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Compare it with something.
      inputs: {}`),
    files,
  );
});
