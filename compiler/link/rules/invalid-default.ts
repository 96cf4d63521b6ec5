import type { Parameters } from '../../model/agent.ts';
import type { AnyDefinition } from '../../model/definition.ts';
import type { Report } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import { typeOfParameter } from '../types/type.ts';
import { valueFits } from '../types/value-fits.ts';

/** Defaults are values that may be given. */
export const invalidDefault: LinkRule = {
  code: 'link/invalid-default',
  severity: 'error',
  summary:
    'The default of an input is a value of its schema, because it is what the agent gets where nothing is fed.',
  explanation: `
\`\`\`yaml
spec:
  inputs:
    max_length:
      schema: {type: integer, minimum: 1}
      default: "300"
\`\`\`

Give a value of the schema:

\`\`\`yaml
spec:
  inputs:
    max_length:
      schema: {type: integer, minimum: 1}
      default: 300
\`\`\`
`,
  check({ definitions }, report) {
    for (const { spec, definition, path } of authoredSpecs(definitions)) {
      if (spec.inputs !== undefined) {
        checkDefaults(definition, [...path, 'inputs'], spec.inputs, report);
      }
    }
    for (const workflow of definitions.Workflow) {
      const { inputs = {}, context = {} } = workflow.spec;
      checkDefaults(workflow, ['spec', 'inputs'], inputs, report);
      checkDefaults(workflow, ['spec', 'context'], context, report);
    }
  },
};

/** Comparisons for one default; more are needed for none that a person writes. */
const comparisonLimit = 10_000;

function checkDefaults(
  definition: AnyDefinition,
  path: Path,
  parameters: Parameters,
  report: Report,
): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    const { default: value } = parameter;
    if (value === undefined) continue;
    const answer = valueFits(value, typeOfParameter(parameter), { left: comparisonLimit });
    if (answer.kind !== 'no') continue;
    report({
      place: at(definition, ...path, name, 'default'),
      message: `The default of "${name}"${answer.path === '' ? '' : ` at ${answer.path}`} ${answer.reason}.`,
      related: [{ place: at(definition, ...path, name, 'schema'), message: 'Its schema is here.' }],
      help: 'Give a value of the schema, or change the schema.',
    });
  }
}
