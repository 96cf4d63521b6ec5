import type { Definition } from '../../model/definition.ts';
import type { WorkflowStep } from '../../model/workflow.ts';
import { wrapText } from '../../report/wrap-text.ts';
import type { Graph, GraphNode } from './graph.ts';

/** The steps of a workflow, each behind those that it waits for; a dashed arrow leads to a step with a condition. */
export function workflowGraph({ metadata, spec }: Definition<'Workflow'>): Graph {
  const indices = new Map(spec.steps.map(({ id }, index) => [id, index]));
  return {
    title: metadata.name,
    direction: 'TB',
    nodes: spec.steps.map(stepNode),
    edges: spec.steps.flatMap(({ dependsOn = [], when }, to) =>
      dependsOn.flatMap((id) => {
        const from = indices.get(id);
        if (from === undefined) return [];
        return [{ from, to, ...(when !== undefined && { dashed: true }) }];
      }),
    ),
  };
}

/** Longer conditions go over several lines of a label. */
const ruleColumns = 40;

function stepNode(step: WorkflowStep): GraphNode {
  const rules = [
    ...(step.forEach === undefined ? [] : wrapText(`for each ${step.forEach}`, ruleColumns)),
    ...(step.when === undefined ? [] : wrapText(`if ${step.when}`, ruleColumns)),
  ];
  if (step.approval !== undefined) {
    const roles = step.approval.roles.join(' or ');
    return { lines: [step.id, `approval by ${roles}`, ...rules], shape: 'hexagon' };
  }
  const target = (['agent', 'team', 'workflow'] as const).find((key) => step[key] !== undefined);
  const runs = target === undefined ? [] : [`${target} ${step[target] ?? ''}`];
  return {
    lines: [step.id, ...runs, ...rules],
    shape: target === 'agent' ? 'box' : 'rounded',
  };
}
