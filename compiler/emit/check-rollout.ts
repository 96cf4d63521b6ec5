import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { at } from '../source/origin.ts';
import type { CapacityLedger } from './capacity-ledger.ts';
import { emitFindings } from './findings.ts';
import type { PlannedAgent } from './planned-workload.ts';
import type { DedicatedWorkload } from './workload.ts';

/** A finding at a rollout that could not be judged, or not be taken back; the first reason only. */
export function checkRollout(
  planned: PlannedAgent,
  ledger: CapacityLedger,
  diagnostics: Diagnostic[],
): void {
  const { agent, workload } = planned;
  if (workload.mode !== 'dedicated' || workload.rollout === undefined) return;
  const problem = problemOf(planned, workload, ledger);
  if (problem === undefined) return;
  const { message, help, path } = problem;
  diagnostics.push(
    diagnose(emitFindings.unsafeRollout, {
      place: at(agent.definition, 'spec', 'hosting', 'dedicated', 'rollout', ...path),
      message,
      help,
    }),
  );
}

interface Problem {
  readonly message: string;
  readonly help: string;
  /** Below the rollout. */
  readonly path: readonly string[];
}

function problemOf(
  planned: PlannedAgent,
  { scope, rollout, minPods }: DedicatedWorkload,
  ledger: CapacityLedger,
): Problem | undefined {
  const { agent } = planned;
  if (scope.platform.spec.prometheus === undefined) {
    return {
      message: `Nothing judges the rollout of agent "${agent.id}" in environment "${scope.environment}".`,
      help: "Set the environment's `platform.prometheus`, or remove the rollout.",
      path: [],
    };
  }
  const { canary, blueGreen } = rollout ?? {};
  if (canary !== undefined && minPods < 2) {
    return {
      message: `The canary of agent "${agent.id}" would be its only pod.`,
      help: 'Give the agent at least two replicas, or use `blueGreen`.',
      path: ['canary'],
    };
  }
  const steps = canary?.steps ?? [];
  if (steps.some((step, index) => index > 0 && step <= (steps[index - 1] ?? 0))) {
    return {
      message: `The canary steps of agent "${agent.id}" do not go up.`,
      help: 'Order them from the smallest to the largest.',
      path: ['canary', 'steps'],
    };
  }
  return blueGreen === undefined ? undefined : noRoom(planned, ledger);
}

/** The second set of pods of a blue-green rollout is not part of the placement, so what that left must hold it. */
function noRoom(
  { agent, workload, plannedPools }: PlannedAgent,
  ledger: CapacityLedger,
): Problem | undefined {
  const { scope, demand, pods } = workload;
  const unplaced = ledger.take(
    scope.cluster.name,
    plannedPools.map(({ pool }) => pool),
    demand,
    pods,
  );
  if (unplaced === 0) return undefined;
  return {
    message: `The second set of pods of agent "${agent.id}" has no room on cluster "${scope.cluster.name}" for ${unplaced} of ${pods}.`,
    help: 'Add nodes, or use `canary`, which needs no more pods than the agent has.',
    path: ['blueGreen'],
  };
}
