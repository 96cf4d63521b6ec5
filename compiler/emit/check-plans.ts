import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnose } from '../diagnostic/diagnostic.ts';
import type { LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { checkAgent, checkModelName } from './check-agent.ts';
import { checkClusters } from './check-clusters.ts';
import { checkModelReach } from './check-model-reach.ts';
import { checkNamespaces } from './check-namespaces.ts';
import { checkPlatform } from './check-platform.ts';
import { checkPools } from './check-pools.ts';
import { checkRuntime } from './check-runtime.ts';
import { checkApplications, checkBase, checkShards } from './check-shards.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import { isPlannedAgent, isPlannedModel } from './planned-workload.ts';

/** Findings over all that is to be written, each at the agent, namespace, environment or cluster that it concerns. */
export function checkPlans(
  program: LinkedProgram,
  plans: readonly EnvironmentPlan[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const clusters = plans.flatMap((plan) => plan.clusters);
  const checkedAgents = new Set<unknown>();
  for (const { plan, shards } of clusters) {
    for (const planned of plan.workloads) {
      if (isPlannedModel(planned)) {
        checkModelName(planned, diagnostics);
        continue;
      }
      if (!isPlannedAgent(planned)) {
        checkRuntime(planned, diagnostics);
        continue;
      }
      const { definition } = planned.agent;
      // An agent on two clusters, or in two environments, is one mistake.
      if (!checkedAgents.has(definition)) checkAgent(planned, diagnostics);
      checkedAgents.add(definition);
    }
    checkBase(plan, diagnostics);
    checkShards(plan, shards, diagnostics);
  }
  checkNamespaces(plans, diagnostics);
  checkClusters(clusters, diagnostics);
  checkPools(clusters, diagnostics);
  checkPlatform(program, plans, diagnostics);
  for (const plan of plans) {
    checkModelReach(plan, diagnostics);
    checkApplications(plan, diagnostics);
  }
  if (program.project.spec.git === undefined && clusters.length > 0) {
    diagnostics.push(
      diagnose(emitFindings.noGitRepository, {
        place: at(program.project, 'spec'),
        message: 'The project names no Git repository, so no Argo CD objects are written.',
        help: 'Set `spec.git` to the repository and branch that Argo CD reads.',
      }),
    );
  }
  return diagnostics;
}
