import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import type { LinkScope } from '../link-scope.ts';
import type { LinkedWorkflow } from '../workflow/linked-workflow.ts';

/** Steps are there for something. */
export const deadStep: LinkRule = {
  code: 'link/dead-step',
  severity: 'error',
  summary:
    'A step that only computes is needed by a later step or an output, because otherwise it costs and changes nothing.',
  explanation: `
Only what is surely dead is told: the workflow has outputs, the step runs an agent without tools, and neither an
output nor another step reads it or waits for it. The last step of the list is never told.

\`\`\`yaml
steps:
  - id: analyze
    agent: analyst              # has no tools
  - id: write
    agent: writer
outputs:
  report: "\${steps.write.outputs.text}"
\`\`\`

Use what the step gives, or remove the step:

\`\`\`yaml
  - id: write
    agent: writer
    dependsOn: [analyze]
    inputs:
      findings: "\${steps.analyze.outputs.findings}"
\`\`\`
`,
  check(scope, report) {
    // An overlay may give tools to any agent.
    if (overlaysGiveTools(scope)) return;
    for (const workflow of scope.workflows) {
      if (workflow.outputs.size === 0) continue;
      const needed = neededSteps(workflow);
      for (const { step, index, target } of workflow.steps.slice(0, -1)) {
        if (needed.has(index) || target?.pure !== true) continue;
        report({
          place: at(workflow.definition, 'spec', 'steps', index, 'id'),
          message: `Nothing needs step "${step.id}".`,
          help: 'Use what it gives in a later step or an output, or remove it.',
        });
      }
    }
  },
};

function overlaysGiveTools({ definitions }: LinkScope): boolean {
  return definitions.Environment.some(({ spec }) =>
    spec.overlays?.some((overlay) => overlay.spec.tools !== undefined),
  );
}

/** Steps that another step or an output reads or waits for. */
function neededSteps({ graph, reads }: LinkedWorkflow): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const [step, dependencies] of graph.dependencies.entries()) {
    for (const dependency of dependencies) if (dependency !== step) needed.add(dependency);
  }
  for (const { reader, source } of reads) {
    if (source !== undefined && source !== reader) needed.add(source.index);
  }
  return needed;
}
