import type { LinkedProgram } from '../../model/program.ts';
import type { ApplicationPlan } from '../application-plan.ts';
import { argoObjects } from '../argo-objects.ts';
import { along, whole } from './field-source.ts';
import type { TraceUnit } from './trace-unit.ts';

/** What is varied of an environment's Argo CD objects: names and folders, none of the plans behind them. */
interface ArgoInput {
  readonly project: string;
  readonly environment: string;
  readonly git: ApplicationPlan['git'];
  readonly applications: readonly { readonly name: string; readonly path: string }[];
  /** The clusters that the environment names. */
  readonly clusters: readonly string[];
  /** Of each cluster that hosts something, by its position. */
  readonly namespaces: readonly (readonly string[])[];
}

/** What Argo CD reads about an environment, and what that was made from. */
export function argoUnit({ project }: LinkedProgram, plan: ApplicationPlan): TraceUnit<ArgoInput> {
  const { definition } = plan.environment;
  const clusters = whole(definition, 'spec.clusters');
  return {
    input: {
      project: plan.project,
      environment: plan.environment.name,
      git: plan.git,
      applications: plan.applications.map(({ name, path }) => ({ name, path })),
      clusters: plan.environment.clusters.map(({ name }) => name),
      namespaces: clusterPlansOf(plan).map(({ namespaces }) => namespaces),
    },
    make: (input) => argoObjects(withInput(plan, input)),
    sources: new Map([
      ['project', [whole(project, 'metadata.name')]],
      ['environment', [whole(definition, 'metadata.name')]],
      ['git', [along(project, 'spec.git')]],
      ['applications', [clusters]],
      ['clusters', [clusters]],
      ['namespaces', [whole(definition, 'spec.definitions')]],
    ]),
  };
}

function clusterPlansOf({ applications }: ApplicationPlan) {
  return [...new Set(applications.map(({ plan }) => plan))];
}

function withInput(
  plan: ApplicationPlan,
  { project, environment, git, applications, clusters, namespaces }: ArgoInput,
): ApplicationPlan {
  const plans = new Map(
    clusterPlansOf(plan).map((one, index) => [
      one,
      { ...one, namespaces: namespaces[index] ?? [] },
    ]),
  );
  return {
    environment: {
      ...plan.environment,
      name: environment,
      clusters: plan.environment.clusters.map((cluster, index) => ({
        ...cluster,
        name: clusters[index] ?? cluster.name,
      })),
    },
    project,
    git,
    applications: plan.applications.map((application, index) => ({
      ...application,
      ...applications[index],
      plan: plans.get(application.plan) ?? application.plan,
    })),
  };
}
