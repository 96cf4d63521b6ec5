import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { namespaceLimits } from '../model/object-limits.ts';
import { at } from '../source/origin.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import type { PlannedWorkload } from './planned-workload.ts';
import type { Workload } from './workload.ts';

/** Findings about the namespaces that the environments write, and about objects that two of them would write. */
export function checkNamespaces(
  plans: readonly EnvironmentPlan[],
  diagnostics: Diagnostic[],
): void {
  const writers = new Map<string, EnvironmentPlan>();
  for (const environment of plans) {
    for (const { plan } of environment.clusters) {
      const shared = sharedNamespaces(environment, plan, writers);
      if (shared !== undefined) diagnostics.push(shared);
      for (const [namespace, workloads] of byNamespace(plan)) {
        checkNamespace(plan, namespace, workloads, diagnostics);
      }
    }
  }
}

function byNamespace({ workloads }: ClusterPlan): ReadonlyMap<string, readonly PlannedWorkload[]> {
  const grouped = new Map<string, PlannedWorkload[]>();
  for (const workload of workloads) {
    const known = grouped.get(workload.namespace);
    if (known === undefined) grouped.set(workload.namespace, [workload]);
    else known.push(workload);
  }
  return grouped;
}

/**
 * One finding for all namespaces that two environments share on a cluster. Objects of the cluster carry the
 * environment's name, and agents have one identity space, so that only namespaces can clash.
 */
function sharedNamespaces(
  { placed }: EnvironmentPlan,
  { scope, namespaces }: ClusterPlan,
  writers: Map<string, EnvironmentPlan>,
): Diagnostic | undefined {
  let first: { readonly namespace: string; readonly writer: EnvironmentPlan } | undefined;
  let count = 0;
  for (const namespace of namespaces) {
    const key = `${scope.cluster.name}/${namespace}`;
    const writer = writers.get(key);
    if (writer === undefined) {
      writers.set(key, { placed, clusters: [] });
      continue;
    }
    count++;
    first ??= { namespace, writer };
  }
  if (first === undefined) return undefined;
  const other = first.writer.placed.environment;
  const others = count === 1 ? '' : ` and ${count - 1} more`;
  return diagnose(emitFindings.sameObject, {
    place: scope.place,
    message: `Environments "${other.name}" and "${scope.environment}" would both write Namespace "${first.namespace}"${others} to cluster "${scope.cluster.name}".`,
    related: [{ place: at(other.definition), message: 'The other environment.' }],
    help: 'Give one of them a `namespacePrefix`.',
  });
}

/** Namespaces of Kubernetes, and of what agents are deployed and run with. */
const reserved =
  /^(?:kube-.*|argocd|argo-rollouts|cert-manager|istio-system|keda|knative-.*|node-feature-discovery)$/;

function checkNamespace(
  plan: ClusterPlan,
  namespace: string,
  workloads: readonly PlannedWorkload[],
  diagnostics: Diagnostic[],
): void {
  const [first] = workloads;
  if (first === undefined) return;
  if (reserved.test(namespace)) {
    diagnostics.push(
      diagnose(emitFindings.reservedNamespace, {
        place: first.place,
        message: `Agents of environment "${plan.scope.environment}" would run in "${namespace}", which belongs to the cluster.`,
        help: 'Use a namespace of your own, or a `namespacePrefix`.',
      }),
    );
  }
  if (namespace.length > 63) {
    diagnostics.push(
      diagnose(emitFindings.nameTooLong, {
        place: first.place,
        message: `The namespace "${namespace}" has ${namespace.length} characters with its prefix, and may have 63.`,
        help: 'Shorten the namespace or the `namespacePrefix`.',
      }),
    );
  }
  checkNames(workloads, diagnostics);
  checkCounts(plan, namespace, workloads, diagnostics);
}

/** Agents have unique names, and so have runtimes; but nothing yet keeps an agent from being called like a runtime. */
function checkNames(workloads: readonly PlannedWorkload[], diagnostics: Diagnostic[]): void {
  const byName = new Map<string, PlannedWorkload>();
  for (const workload of workloads) {
    const other = byName.get(workload.name);
    byName.set(workload.name, workload);
    if (other === undefined) continue;
    diagnostics.push(
      diagnose(emitFindings.sameObject, {
        place: workload.place,
        message: `The objects of "${workload.name}" in namespace "${workload.namespace}" would be written twice.`,
        related: [{ place: other.place, message: 'Written for this one first.' }],
        help: 'Give the agent another name.',
      }),
    );
  }
}

function checkCounts(
  { scope }: ClusterPlan,
  namespace: string,
  workloads: readonly PlannedWorkload[],
  diagnostics: Diagnostic[],
): void {
  const counts = { pods: 0, deployments: 0, services: 0 };
  for (const { workload } of workloads) {
    counts.pods += workload.pods;
    counts.deployments += deploymentsOf(workload);
    counts.services += servicesOf(workload);
  }
  for (const kind of ['pods', 'deployments', 'services'] as const) {
    if (counts[kind] <= namespaceLimits[kind]) continue;
    diagnostics.push(
      diagnose(emitFindings.namespaceTooFull, {
        place: scope.place,
        message: `Namespace "${namespace}" on cluster "${scope.cluster.name}" would have ${counts[kind]} ${kind}, and may have ${namespaceLimits[kind]}.`,
        help: 'Divide its agents over more namespaces or clusters, or let them share runtimes.',
      }),
    );
  }
}

/** A Knative Service makes a Deployment for its revision, and a job none. */
function deploymentsOf({ mode }: Workload): number {
  return mode === 'scheduled' ? 0 : 1;
}

/** A Knative Service makes one for its route and two for its revision; blue-green needs one for the preview. */
export function servicesOf(workload: Workload): number {
  switch (workload.mode) {
    case 'scheduled':
      return 0;
    case 'serverless':
      return 3;
    case 'dedicated':
      return workload.rollout?.blueGreen === undefined ? 1 : 2;
    case 'pooled':
    case 'model':
      return 1;
  }
}
