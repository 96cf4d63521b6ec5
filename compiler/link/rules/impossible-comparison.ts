import { suggest } from '../../diagnostic/suggest.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { placeOfPort } from '../workflow/interface.ts';
import { typeOfExpression } from '../workflow/type-of-read.ts';
import { describeType, describeValue, finiteValues, jsonTypeOf } from '../types/type.ts';
import { canonicalText } from '../types/canonical-text.ts';

/** Conditions compare with values that can occur. */
export const impossibleComparison: LinkRule = {
  code: 'link/impossible-comparison',
  severity: 'error',
  summary:
    'A condition compares with values that can occur, because a step that waits for any other never runs.',
  explanation: `
\`\`\`yaml
# severity is one of minor, major and critical
steps:
  - id: restart
    agent: responder
    dependsOn: [triage]
    when: steps.triage.outputs.severity == "critcal"
\`\`\`

Compare with a value of the list:

\`\`\`yaml
    when: steps.triage.outputs.severity == "critical"
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const step of workflow.steps) {
        for (const { read, value, span } of step.condition?.comparisons ?? []) {
          const { type, port } = typeOfExpression(workflow, step, read);
          const values = finiteValues(type);
          // Values of another JSON type do not fit the comparison at all, which is told there.
          if (values?.some((one) => jsonTypeOf(one) === jsonTypeOf(value)) !== true) continue;
          const written = canonicalText(value);
          if (values.some((one) => canonicalText(one) === written)) continue;
          const place = {
            ...at(workflow.definition, 'spec', 'steps', step.index, 'when'),
            within: span,
          };
          const texts = values.filter((one) => typeof one === 'string');
          const meant = typeof value === 'string' ? suggest(value, texts) : undefined;
          report({
            place,
            message: `${read.text} is never ${describeValue(value)}, only ${describeType(type)}.`,
            related:
              port === undefined
                ? []
                : [{ place: placeOfPort(port), message: 'Its values are declared here.' }],
            ...(meant === undefined
              ? { help: 'Compare with a value that is declared.' }
              : {
                  help: `Did you mean "${meant}"?`,
                  fix: { title: `Write "${meant}"`, edits: [{ place, text: meant }], safe: true },
                }),
          });
        }
      }
    }
  },
};
