import { test } from 'vitest';
import { impossibleComparison } from '../../../compiler/link/rules/impossible-comparison.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/typed.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: triage }
spec:
  outputs:
    severity: { schema: { enum: [minor, major] } }
    level: { schema: { enum: [1, 2, low] } }
    text: { schema: text }
`,
};

function flow(condition: string): string {
  return `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: triage }
    - id: b
      agent: triage
      dependsOn: [a]
      when: ${condition}
`;
}

test('flags a value that never occurs', () => {
  checkRule(
    impossibleComparison,
    flow(`steps.a.outputs.severity == "majr" || steps.a.outputs.severity in ["minor", 'critical']
      #                                  ^^^^ link/impossible-comparison: steps.a.outputs.severity is never "majr", only "minor" or "major".
      #                                  ^^^^ help: Did you mean "major"?
      #                                                                                  ^^^^^^^^ link/impossible-comparison: steps.a.outputs.severity is never "critical", only "minor" or "major".
      #                                                                                  ^^^^^^^^ help: Compare with a value that is declared.`),
    files,
  );
});

test('flags it on either side, and for numbers', () => {
  checkRule(
    impossibleComparison,
    flow(`3 != steps.a.outputs.level
      #     ^ link/impossible-comparison: steps.a.outputs.level is never 3, only 1 or 2 or "low".`),
    files,
  );
});

test('accepts values of the list, and any text where there is no list', () => {
  checkRule(
    impossibleComparison,
    flow(
      `steps.a.outputs.severity == "major" && steps.a.outputs.level == 2 && steps.a.outputs.text == "x"`,
    ),
    files,
  );
});
