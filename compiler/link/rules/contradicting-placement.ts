import { at } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';

/** Some node could take the agent. */
export const contradictingPlacement: LinkRule = {
  code: 'link/contradicting-placement',
  severity: 'error',
  summary:
    'The classes, architectures and weight that an agent asks for occur together, because no node would take it otherwise.',
  explanation: `
Nodes of class \`pi\` are \`arm64\`, and take only agents that are marked \`lightweight\`.

\`\`\`yaml
spec:
  placement:
    classes: [pi]
    architectures: [amd64]
\`\`\`

Ask for what such a node has:

\`\`\`yaml
spec:
  placement:
    classes: [pi]
    architectures: [arm64]
    lightweight: true
\`\`\`
`,
  check({ definitions }, report) {
    for (const { spec, definition, path, describe } of authoredSpecs(definitions)) {
      const { classes, architectures, lightweight } = spec.placement ?? {};
      if (classes?.includes('pi') !== true) continue;
      const only = classes.every((one) => one === 'pi');
      const key = only && lightweight === false ? 'lightweight' : 'architectures';
      if (key === 'architectures' && architectures?.includes('arm64') !== false) continue;
      const reason = key === 'lightweight' ? 'is not lightweight' : 'does not run on arm64';
      report({
        place: at(definition, ...path, 'placement', key),
        message: `${describe()} may stand ${only ? 'only ' : ''}on nodes of class "pi", but ${reason}.`,
        related: [
          {
            place: at(definition, ...path, 'placement', 'classes'),
            message: 'The class is asked for here.',
          },
        ],
        help:
          key === 'lightweight'
            ? 'Mark it as lightweight, or allow another class.'
            : only
              ? 'Add "arm64", or allow another class.'
              : 'Add "arm64", or leave "pi" out.',
      });
    }
  },
};
