import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { spellingOfName } from '../spelling.ts';
import { findReference } from '../symbols.ts';

/** Agents work with others. */
export const selfReference: LinkRule = {
  code: 'link/self-reference',
  severity: 'error',
  summary:
    'An agent does not name itself as one to work with, because it would hand tasks to itself without end.',
  explanation: `
\`\`\`yaml
metadata: {name: writer}
spec:
  collaboration:
    canWorkWith: [writer, editor]
\`\`\`

Leave the agent itself out:

\`\`\`yaml
  collaboration:
    canWorkWith: [editor]
\`\`\`
`,
  check({ agents, symbols }, report) {
    for (const agent of agents) {
      const { namespace = 'default' } = agent.metadata;
      for (const [index, name] of (agent.spec.collaboration?.canWorkWith ?? []).entries()) {
        const lookup = findReference(symbols, 'Agent', name, namespace);
        if (!('found' in lookup) || lookup.found.definition !== agent) continue;
        report({
          place: at(agent, 'spec', 'collaboration', 'canWorkWith', index),
          message: `Agent "${spellingOfName(agent)}" names itself as one to work with.`,
          help: 'Remove the entry.',
        });
      }
    }
  },
};
