import type { Parameters } from '../model/agent.ts';
import type { Metadata } from '../model/definition.ts';
import type { FlatStep, FlatWorkflowDocument } from '../model/document.ts';
import type { WorkflowSpec, WorkflowStep } from '../model/workflow.ts';
import { dnsLabel } from './dns-label.ts';
import type { Move, Upgraded } from './older-definition.ts';
import { upgradeFlatMetadata } from './upgrade-flat-metadata.ts';

/**
 * A workflow in the flat format as v2 has it. The format cannot declare inputs and context, so that every key
 * that is read is declared with any type.
 */
export function upgradeFlatWorkflow(
  workflow: FlatWorkflowDocument,
): Upgraded<{ readonly metadata: Metadata; readonly spec: WorkflowSpec }> {
  const { steps, final_output: output } = workflow;
  const inputs = readParameters('inputs', workflow);
  const context = readParameters('context', workflow);
  const metadata = upgradeFlatMetadata('workflow_id', workflow.workflow_id, workflow);
  return {
    value: {
      metadata: metadata.value,
      spec: {
        ...(inputs && { inputs }),
        ...(context && { context }),
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

/** The keys of `root` that the expressions of a workflow read; undefined where they read none. */
function readParameters(
  root: 'inputs' | 'context',
  { steps, final_output: output }: FlatWorkflowDocument,
): Parameters | undefined {
  const text = JSON.stringify([steps, output]);
  const pattern = new RegExp(`\\$\\{\\s*${root}\\.(?<key>[A-Za-z_][A-Za-z0-9_-]*)`, 'g');
  const keys = new Set([...text.matchAll(pattern)].flatMap(({ groups }) => groups?.key ?? []));
  if (keys.size === 0) return undefined;
  return Object.fromEntries([...keys].map((key) => [key, { schema: 'any' }]));
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
