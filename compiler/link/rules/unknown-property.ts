import { suggest } from '../../diagnostic/suggest.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfPort } from '../workflow/interface.ts';
import { placeOfName } from '../workflow/place-of-read.ts';
import { describeType, isObject, keyword } from '../types/type.ts';
import { descend, typeOfSubject } from '../workflow/type-of-read.ts';

/** Paths below a value lead somewhere. */
export const unknownProperty: LinkRule = {
  code: 'link/unknown-property',
  severity: 'error',
  summary:
    'A path below an input or output leads to something that its type has, because there would be no value.',
  explanation: `
Only what is surely not there is told: a property of a text or number, or one of an object whose schema
says \`additionalProperties: false\`.

\`\`\`yaml
# report has the properties title and pages, and no others
inputs:
  heading: "\${steps.write.outputs.report.titel}"
\`\`\`

Name a property that the type has:

\`\`\`yaml
inputs:
  heading: "\${steps.write.outputs.report.title}"
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const read of workflow.reads) {
        const { expression } = read;
        if (isMalformed(expression) || expression.below.length === 0) continue;
        const { type, port } = typeOfSubject(workflow, read.reader, expression);
        const { parent, missing } = descend(type, expression.below);
        if (missing === undefined) continue;
        const place = placeOfName(workflow, read, missing);
        const properties = keyword(parent, 'properties');
        const names = isObject(properties) ? Object.keys(properties) : [];
        const meant = typeof missing.name === 'string' ? suggest(missing.name, names) : undefined;
        report({
          place,
          message:
            typeof missing.name === 'number'
              ? `There is no element ${missing.name} in a value of type ${describeType(parent)}.`
              : `There is no property "${missing.name}" in a value of type ${describeType(parent)}.`,
          ...(port === undefined
            ? {}
            : { related: [{ place: placeOfPort(port), message: 'Its type is declared here.' }] }),
          ...(meant === undefined
            ? {
                help:
                  names.length === 0
                    ? 'Read the value itself.'
                    : `It has ${names
                        .slice(0, 10)
                        .map((name) => `"${name}"`)
                        .join(', ')}.`,
              }
            : {
                help: `Did you mean "${meant}"?`,
                fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
              }),
        });
      }
    }
  },
};
