import { at } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';
import type { LinkScope } from '../link-scope.ts';
import { spellingOfName } from '../spelling.ts';
import { findLikely } from '../symbols.ts';
import { findComponents } from '../workflow/components.ts';
import { shortestCycle } from '../workflow/shortest-cycle.ts';

/** Workflows do not run each other in a circle. */
export const workflowCycle: LinkRule = {
  code: 'link/workflow-cycle',
  severity: 'error',
  summary: 'Workflows do not run one another in a circle, because such a run would never end.',
  explanation: `
\`\`\`yaml
metadata: {name: report}
spec:
  steps:
    - id: check
      workflow: audit
---
metadata: {name: audit}
spec:
  steps:
    - id: write
      workflow: report
\`\`\`

Move what both need into a third workflow, or remove one of the two steps:

\`\`\`yaml
metadata: {name: audit}
spec:
  steps:
    - id: compare
      agent: auditor
\`\`\`

Agents that may work with each other are no such circle: they talk, and their turns are limited.
`,
  check(scope, report) {
    const { workflows, workflowCalls } = scope;
    for (const members of findComponents(workflowCalls).members) {
      const cycle = shortestCycle(workflowCalls, members);
      const [first] = cycle;
      if (first === undefined) continue;
      const names = [...cycle, first].map((index) => nameOf(scope, index));
      report({
        place: placeOfCall(scope, first, cycle[1] ?? first),
        message: `${cycle.length === 1 ? 'A workflow runs itself' : 'Workflows run one another'}: ${names.join(' → ')}.`,
        related: cycle.slice(1).map((index, position) => ({
          place: placeOfCall(scope, index, cycle[position + 2] ?? first),
          message: `${nameOf({ workflows }, index)} goes on here.`,
        })),
        help: 'Remove one of these steps.',
      });
    }
  },
};

function nameOf({ workflows }: Pick<LinkScope, 'workflows'>, index: number): string {
  const workflow = workflows[index];
  return workflow === undefined ? '' : `"${spellingOfName(workflow.definition)}"`;
}

/** The first step of workflow `from` that runs workflow `to`. */
function placeOfCall({ workflows, symbols }: LinkScope, from: number, to: number): NodePlace {
  const caller = workflows[from]?.definition;
  const called = workflows[to]?.definition;
  if (caller === undefined) throw new Error('A cycle names a workflow that is not there.');
  const namespace = caller.metadata.namespace ?? 'default';
  const step = caller.spec.steps.findIndex(({ workflow }) => {
    if (workflow === undefined) return false;
    return findLikely(symbols, 'Workflow', workflow, namespace)?.definition === called;
  });
  return at(caller, 'spec', 'steps', step, 'workflow');
}
