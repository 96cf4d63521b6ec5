import type { Metadata } from '../model/definition.ts';
import type { FlatStep, FlatWorkflowDocument } from '../model/document.ts';
import type { WorkflowSpec, WorkflowStep } from '../model/workflow.ts';
import { dnsLabel } from './dns-label.ts';
import type { Move, Upgraded } from './older-definition.ts';
import { upgradeFlatMetadata } from './upgrade-flat-metadata.ts';

/** A workflow in the flat format as v2 has it. It declares no context, so context keys stay untyped. */
export function upgradeFlatWorkflow(
  workflow: FlatWorkflowDocument,
): Upgraded<{ readonly metadata: Metadata; readonly spec: WorkflowSpec }> {
  const { steps, final_output: output } = workflow;
  const metadata = upgradeFlatMetadata('workflow_id', workflow.workflow_id, workflow);
  return {
    value: {
      metadata: metadata.value,
      spec: {
        steps: steps.map(upgradeStep),
        ...(output !== undefined && { outputs: { final_output: output } }),
      },
    },
    moves: () => [
      ...metadata.moves(),
      [['spec', 'steps'], ['steps']],
      ...[...steps.keys()].flatMap(stepMoves),
      [['spec', 'outputs'], ['final_output']],
      [['spec', 'outputs', 'final_output'], ['final_output']],
    ],
  };
}

function upgradeStep({
  id,
  agent,
  depends_on: dependsOn,
  parallel_with: parallelWith,
  inputs,
  outputs,
}: FlatStep): WorkflowStep {
  return {
    id,
    agent: dnsLabel(agent) ?? agent,
    ...(dependsOn && { dependsOn }),
    ...(parallelWith && { parallelWith }),
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
  };
}

function stepMoves(index: number): Move[] {
  return [
    [
      ['spec', 'steps', index, 'dependsOn'],
      ['steps', index, 'depends_on'],
    ],
    [
      ['spec', 'steps', index, 'parallelWith'],
      ['steps', index, 'parallel_with'],
    ],
  ];
}
